"""A child's protection notice, which is a subject of its own, and who was proposed and appointed as guardian."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from palermo.cases.models import Party, reference
from palermo.protection.certification.child import grounds
from palermo.protection.certification.child.lifecycle import GUARDIAN, NOTICE
from palermo.protection.certification.models.presumption import Presumption
from palermo.protection.certification.presumed.lifecycle import PRESUMERS

CHECKED = dict.fromkeys(grounds.CHECKS, True)
RECEIVED = {"received_by__isnull": False, "received_at__isnull": False}


class ProtectionNotice(models.Model):
    """A child, or who may be one, was presumed a victim: child protection was told the same moment. Its id is its subject."""

    id = models.UUIDField(primary_key=True, editable=False)
    reference = reference("PN")
    child = models.ForeignKey(Party, models.PROTECT, related_name="+")
    presumption = models.OneToOneField(Presumption, models.PROTECT, related_name="notice")
    status = models.CharField(max_length=12, default=NOTICE.initial)
    is_child = models.CharField(max_length=8)
    by = models.UUIDField()
    agency = models.CharField(max_length=24)
    role = models.CharField(max_length=40)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    received_by = models.UUIDField(null=True)
    received_at = models.DateTimeField(null=True)
    acted_by = models.UUIDField(null=True)
    acted_at = models.DateTimeField(null=True)
    acted_on = models.CharField(max_length=24, blank=True)
    adult_by = models.UUIDField(null=True)
    adult_at = models.DateTimeField(null=True)
    adult_on = models.CharField(max_length=24, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "certification_protectionnotice"
        constraints = (
            models.CheckConstraint(condition=Q(status__in=NOTICE.statuses), name="notice_status"),
            models.CheckConstraint(
                condition=Q(is_child__in=("yes", "unknown"), role__in=PRESUMERS, agency__regex=r"^[A-Za-z-]{2,24}$"),
                name="notice_codes",
            ),
            models.CheckConstraint(condition=Q(status="sent") | Q(**RECEIVED), name="notice_received_whole"),
            models.CheckConstraint(
                condition=~Q(status="acted")
                | Q(acted_by__isnull=False, acted_at__isnull=False, acted_on__in=tuple(grounds.ACTED)),
                name="notice_acted_whole",
            ),
            models.CheckConstraint(
                condition=~Q(status="adult")
                | Q(adult_by__isnull=False, adult_at__isnull=False, adult_on__in=tuple(grounds.ADULT)),
                name="notice_adult_whole",
            ),
            models.CheckConstraint(
                condition=Q(received_at__isnull=True) | Q(received_at__gte=F("at")), name="notice_received_after"
            ),
        )
        indexes = (models.Index(fields=["child"], name="notice_child"),)

    def __str__(self) -> str:
        return self.reference


class Guardian(models.Model):
    """A person proposed as a child's guardian; appointed or refused by a child protection officer who did not propose them.

    `check` is what Police said who lead a case of the child: clear, known, or "" while nobody has answered or was asked.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = reference("GD")
    subject = models.UUIDField()
    notice = models.ForeignKey(ProtectionNotice, models.PROTECT, related_name="guardians")
    child = models.ForeignKey(Party, models.PROTECT, related_name="+")
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    relation = models.CharField(max_length=16)
    status = models.CharField(max_length=12, default=GUARDIAN.initial)
    proposed_by = models.UUIDField()
    proposed_at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    asked_at = models.DateTimeField(null=True)
    check_by = models.UUIDField(null=True)
    check_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=8, blank=True)
    identity_seen = models.BooleanField(default=False)
    police_vetted = models.BooleanField(default=False)
    child_heard = models.BooleanField(default=False)
    no_interest = models.BooleanField(default=False)
    vetted_by = models.UUIDField(null=True)
    vetted_at = models.DateTimeField(null=True)
    refused_on = models.CharField(max_length=24, blank=True)
    ended_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_on = models.CharField(max_length=24, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "certification_guardian"
        constraints = (
            models.CheckConstraint(condition=Q(status__in=GUARDIAN.statuses), name="guardian_status"),
            models.CheckConstraint(condition=Q(relation__in=tuple(grounds.RELATION)), name="guardian_relation"),
            models.CheckConstraint(condition=Q(subject=F("notice")), name="guardian_of_its_notice"),
            models.CheckConstraint(condition=~Q(child=F("party")), name="guardian_is_another"),
            models.CheckConstraint(
                condition=Q(status="proposed") | Q(vetted_by__isnull=False, vetted_at__isnull=False),
                name="guardian_vetted_whole",
            ),
            models.CheckConstraint(
                condition=Q(vetted_by__isnull=True) | ~Q(vetted_by=F("proposed_by")), name="guardian_vetted_by_another"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=("appointed", "ended")) | Q(**CHECKED) & ~Q(answer="known"),
                name="guardian_checks_made",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=("appointed", "ended")) | Q(asked_at__isnull=True) | Q(answer="clear"),
                name="guardian_police_answered",
            ),
            models.CheckConstraint(
                condition=Q(answer="", check_by__isnull=True, check_at__isnull=True)
                | Q(answer__in=("clear", "known"), check_by__isnull=False, check_at__isnull=False),
                name="guardian_answer_whole",
            ),
            models.CheckConstraint(
                condition=~Q(status="refused") | Q(refused_on__in=tuple(grounds.REFUSE)), name="guardian_refused_why"
            ),
            models.CheckConstraint(
                condition=~Q(status="ended")
                | Q(ended_by__isnull=False, ended_at__isnull=False, ended_on__in=tuple(grounds.END)),
                name="guardian_ended_whole",
            ),
            models.UniqueConstraint(fields=["child"], condition=Q(status="appointed"), name="guardian_one_at_a_time"),
        )

    def __str__(self) -> str:
        return self.reference
