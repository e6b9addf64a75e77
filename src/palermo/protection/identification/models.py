"""Findings and the evidence index. Answers are codes; every typed word is sealed beside the row."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from palermo.cases.models import Case, Party, reference
from palermo.protection.identification.criteria import ANSWERS, ELEMENTS
from palermo.protection.identification.lifecycle import FINDING
from palermo.protection.identification.questions import EVIDENCE_KINDS, KINDS
from palermo.protection.identification.screening.models import Referral, Screening, Sign, Visit

__all__ = ["Evidence", "Finding", "Referral", "Screening", "Sign", "Visit"]

PARTIAL = r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$"


class Finding(models.Model):
    """What one officer found of one person in one case, element by element, on a day. Never changed, only replaced.

    `law` is the authority whose test it is; empty for a legal finding when no version, or more than one, can apply.
    `answer` is what the officer's own answers come to under that test (criteria.py), kept so that it can be read later.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.ForeignKey(Party, models.PROTECT, db_column="subject", related_name="+")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    status = models.CharField(max_length=12, default=FINDING.initial)
    answers = models.JSONField()
    answer = models.CharField(max_length=8)
    law = models.CharField(max_length=40, blank=True)
    no_version = models.CharField(max_length=20, blank=True)
    offence_from = models.CharField(max_length=10, blank=True)
    offence_until = models.CharField(max_length=10, blank=True)
    recorded_by = models.UUIDField()
    found_at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    version = models.PositiveIntegerField(default=1)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)
    in_error_reason = models.CharField(max_length=24, blank=True)

    class Meta:
        db_table = "identification_finding"
        constraints = (
            models.CheckConstraint(condition=Q(status__in=FINDING.statuses), name="finding_status"),
            models.CheckConstraint(condition=Q(kind__in=tuple(KINDS)), name="finding_kind"),
            models.CheckConstraint(condition=Q(answer__in=ANSWERS), name="finding_answer"),
            models.CheckConstraint(condition=Q(law__in=("", *ELEMENTS)), name="finding_law"),
            models.CheckConstraint(
                condition=Q(no_version="") & ~Q(law="") | Q(no_version__in=("unknown", "no_such_offence"), law=""),
                name="finding_law_or_why_none",
            ),
            models.CheckConstraint(condition=~Q(law="") | ~Q(answer="met"), name="finding_met_only_under_a_law"),
            models.CheckConstraint(
                condition=Q(offence_from__regex=PARTIAL) & Q(offence_until__regex=PARTIAL),
                name="finding_partial_dates",
            ),
            models.CheckConstraint(
                condition=~Q(status="in_error") | ~Q(in_error_reason=""), name="finding_error_reason"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("found_at")),
                name="finding_ends_after_found",
            ),
            models.UniqueConstraint(
                fields=["subject", "case", "kind"], condition=Q(status="current"), name="finding_one_current"
            ),
        )
        indexes = (models.Index(fields=["subject", "case", "kind", "version"], name="finding_history"),)


class Evidence(models.Model):
    """One line of the evidence index: that something exists and of which kind. What it is and shows is sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = reference("V")
    subject = models.ForeignKey(Party, models.PROTECT, db_column="subject", related_name="+")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    dated = models.CharField(max_length=10, blank=True)
    recorded_by = models.UUIDField()
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        db_table = "identification_evidence"
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=tuple(EVIDENCE_KINDS)), name="evidence_kind"),
            models.CheckConstraint(condition=Q(dated__regex=PARTIAL), name="evidence_partial_date"),
        )
