"""Deadlines with their pauses, and the outbox. Rows name subjects and codes; never a fact of a case."""

import uuid

from django.db import models
from django.db.models import F, Q

CODE = r"^[a-z_]{3,40}$"
KEY = r"^[A-Za-z0-9_./:-]*$"


class Deadline(models.Model):
    """One running clock: what must happen, about whom, by when, and whose seat or officer it waits for."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=40)
    subject = models.UUIDField()
    compartment = models.CharField(max_length=20)
    about = models.CharField(max_length=24, blank=True)
    holder = models.UUIDField(null=True)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    met_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    climbed = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "clocks_deadline"
        constraints = (
            models.CheckConstraint(condition=Q(due_at__gte=F("started_at")), name="deadline_after_start"),
            models.CheckConstraint(
                condition=Q(kind__regex=CODE) & Q(compartment__regex=CODE) & Q(about__regex=KEY), name="deadline_codes"
            ),
            models.UniqueConstraint(
                fields=["kind", "subject", "about"],
                condition=Q(met_at__isnull=True, cancelled_at__isnull=True),
                name="deadline_one_running",
            ),
        )
        indexes = (
            models.Index(
                fields=["due_at"],
                condition=Q(met_at__isnull=True, cancelled_at__isnull=True),
                name="deadline_running",
            ),
            models.Index(
                fields=["holder", "due_at"],
                condition=Q(met_at__isnull=True, cancelled_at__isnull=True),
                name="deadline_waiting",
            ),
            models.Index(fields=["subject"], name="deadline_subject"),
            models.Index(fields=["about"], name="deadline_about"),
        )


class Pause(models.Model):
    """Time that does not count against a deadline, with the coded reason why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    deadline = models.ForeignKey(Deadline, models.PROTECT, related_name="pauses")
    subject = models.UUIDField()
    compartment = models.CharField(max_length=20)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=40)

    class Meta:
        db_table = "clocks_pause"
        constraints = (
            models.CheckConstraint(
                condition=Q(until_at__isnull=True) | Q(until_at__gt=F("from_at")), name="pause_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=Q(reason__regex=CODE) & Q(compartment__regex=CODE), name="pause_codes"),
            models.UniqueConstraint(fields=["deadline"], condition=Q(until_at__isnull=True), name="pause_one_running"),
        )


class Message(models.Model):
    """One message outside: to whom and which fixed template. Its `key` makes telling twice impossible."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=120, unique=True)
    template = models.CharField(max_length=40)
    address = models.EmailField()
    language = models.CharField(max_length=8, default="en-nz")
    queued_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    recalled_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=60, blank=True)

    class Meta:
        db_table = "clocks_message"
        constraints = (
            models.CheckConstraint(
                condition=Q(key__regex=KEY) & Q(template__regex=CODE) & Q(language__regex=r"^[A-Za-z-]{2,8}$"),
                name="message_codes",
            ),
        )
        indexes = (models.Index(fields=["queued_at"], condition=Q(sent_at__isnull=True), name="message_waiting"),)
