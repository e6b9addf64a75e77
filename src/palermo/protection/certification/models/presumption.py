"""That somebody is presumed a victim: by whom, on what basis, with whose consent; and the consents themselves."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from palermo.cases.models import Party
from palermo.protection.certification.presumed import grounds
from palermo.protection.certification.presumed.lifecycle import PRESUMERS, PRESUMPTION

OVER = ("ended", "in_error")


class GivenConsent(models.Model):
    """A person agreed to one thing: how, in which language, when. What they did not agree to has no row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.ForeignKey(Party, models.PROTECT, db_column="subject", related_name="+")
    given_for = models.CharField(max_length=12)
    how = models.CharField(max_length=12)
    language = models.CharField(max_length=12)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    recorded_by = models.UUIDField()

    class Meta:
        db_table = "certification_consent"
        constraints = (
            models.CheckConstraint(condition=Q(given_for__in=("presumed", "police")), name="consent_given_for"),
            models.CheckConstraint(condition=Q(how__in=tuple(grounds.HOW)), name="consent_how"),
            models.CheckConstraint(condition=Q(language__regex=r"^[A-Za-z-]{2,12}$"), name="consent_language"),
        )


class Presumption(models.Model):
    """Somebody saw signs and presumed the person a victim. What the services see of it is a `Certificate`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.ForeignKey(Party, models.PROTECT, db_column="subject", related_name="+")
    status = models.CharField(max_length=12, default=PRESUMPTION.initial)
    child = models.CharField(max_length=8)
    basis = models.CharField(max_length=24)
    by = models.UUIDField()
    agency = models.CharField(max_length=24)
    role = models.CharField(max_length=40)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    consent = models.ForeignKey(GivenConsent, models.PROTECT, null=True, related_name="+")
    police_told_at = models.DateTimeField(null=True)
    police_told_because = models.CharField(max_length=16, blank=True)
    police_consent = models.ForeignKey(GivenConsent, models.PROTECT, null=True, related_name="+")
    certified_by = models.ForeignKey("Certification", models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)
    ended_on = models.CharField(max_length=24, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "certification_presumption"
        constraints = (
            models.CheckConstraint(condition=Q(status__in=PRESUMPTION.statuses), name="presumption_status"),
            models.CheckConstraint(
                condition=Q(
                    child__in=tuple(grounds.CHILD),
                    basis__in=tuple(grounds.BASIS),
                    role__in=PRESUMERS,
                    agency__regex=r"^[A-Za-z-]{2,24}$",
                ),
                name="presumption_codes",
            ),
            models.CheckConstraint(
                condition=~Q(child="no") | Q(consent__isnull=False), name="presumption_adult_agreed"
            ),
            models.CheckConstraint(
                condition=Q(child="no") | Q(consent__isnull=True), name="presumption_child_was_not_asked"
            ),
            models.CheckConstraint(
                condition=Q(police_told_at__isnull=True, police_told_because="", police_consent__isnull=True)
                | Q(police_told_at__isnull=False, police_told_because="with_consent", police_consent__isnull=False)
                | Q(police_told_at__isnull=False, police_told_because="for_a_child", police_consent__isnull=True),
                name="presumption_police_told_when_agreed",
            ),
            models.CheckConstraint(
                condition=Q(status__in=OVER, ended_at__isnull=False, ended_by__isnull=False) & ~Q(ended_on="")
                | ~Q(status__in=OVER) & Q(ended_at__isnull=True, ended_by__isnull=True, ended_on=""),
                name="presumption_ended_whole",
            ),
            models.CheckConstraint(
                condition=Q(ended_on="")
                | Q(status="ended", ended_on__in=tuple(grounds.END))
                & (Q(child="no") | ~Q(ended_on__in=tuple(grounds.NEVER_OF_A_CHILD)))
                | Q(status="in_error", ended_on__in=tuple(grounds.IN_ERROR)),
                name="presumption_ended_for_a_reason_that_can_be",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("at")), name="presumption_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(status="certified", certified_by__isnull=False)
                | ~Q(status="certified") & Q(certified_by__isnull=True),
                name="presumption_certified_by",
            ),
            models.UniqueConstraint(
                fields=["subject"], condition=Q(status="in_force"), name="presumption_one_in_force"
            ),
        )
        indexes = (models.Index(fields=["-at", "-id"], name="presumption_newest"),)

    def __str__(self) -> str:
        return str(self.id)
