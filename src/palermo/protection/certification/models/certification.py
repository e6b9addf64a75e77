"""Certifications with every step taken, certificates as the services see them, and the acts done with the person.

A certificate rests on a certification; presumed-victim status on one that was declined, or on a presumption.
"""

import uuid

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from palermo.cases.models import Case, Party, reference
from palermo.protection.certification import grounds
from palermo.protection.certification.lifecycle import CERTIFICATION, LIVE
from palermo.protection.identification.models import Finding
from palermo.protection.identification.questions import LACKING_WORDS

DECIDED = ("issued", "under_review", "revoked", "declined")
HEX = r"^([0-9a-f]{64})?$"


def _apart(decider: str, *others: str) -> Q:
    """`decider` is nobody yet, or none of the others."""
    apart = Q()
    for other in others:
        apart &= Q(**{f"{other}__isnull": True}) | ~Q(**{decider: F(other)})
    return Q(**{f"{decider}__isnull": True}) | apart


class Certification(models.Model):
    """One person's road to a certificate, as it stands now. What happened on it is in `Act`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = reference("K")
    subject = models.ForeignKey(Party, models.PROTECT, db_column="subject", related_name="+")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    status = models.CharField(max_length=12, default=CERTIFICATION.initial)
    drafted_by = models.UUIDField()
    began_at = models.DateTimeField()
    protection = models.ForeignKey(Finding, models.PROTECT, null=True, related_name="+")
    legal = models.ForeignKey(Finding, models.PROTECT, null=True, related_name="+")
    submitted_by = models.UUIDField(null=True)
    submitted_at = models.DateTimeField(null=True)
    submitted_hash = models.CharField(max_length=64, blank=True)
    decision = models.CharField(max_length=8, blank=True)
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_rank = models.CharField(max_length=40, blank=True)
    decided_hash = models.CharField(max_length=64, blank=True)
    lacking = models.CharField(max_length=24, blank=True)
    review = models.CharField(max_length=24, blank=True)
    questioned_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    helped_at = models.DateTimeField(null=True)
    heard_at = models.DateTimeField(null=True)
    revoked_by = models.UUIDField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_on = models.CharField(max_length=24, blank=True)
    in_error_by = models.UUIDField(null=True)
    in_error_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "certification_certification"
        constraints = (
            models.CheckConstraint(condition=Q(status__in=CERTIFICATION.statuses), name="certification_status"),
            models.CheckConstraint(
                condition=_apart("decided_by", "drafted_by", "submitted_by"),
                name="certification_endorser_not_drafter",
            ),
            models.CheckConstraint(
                condition=_apart("revoked_by", "decided_by", "drafted_by", "submitted_by"),
                name="certification_revoker_apart",
            ),
            models.CheckConstraint(
                condition=_apart("in_error_by", "decided_by", "drafted_by", "submitted_by"),
                name="certification_error_by_a_second",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=DECIDED)
                | Q(decided_by__isnull=False, decided_at__isnull=False, decided_hash=F("submitted_hash"))
                & ~Q(decided_rank="")
                & ~Q(submitted_hash=""),
                name="certification_decided_whole",
            ),
            models.CheckConstraint(
                condition=Q(submitted_hash__regex=HEX) & Q(decided_hash__regex=HEX), name="certification_hash"
            ),
            models.CheckConstraint(
                condition=~Q(status="submitted")
                | Q(
                    protection__isnull=False,
                    legal__isnull=False,
                    submitted_by__isnull=False,
                    submitted_at__isnull=False,
                )
                & ~Q(submitted_hash=""),
                name="certification_submitted_whole",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=("issued", "under_review", "revoked")) | Q(decision="issued"),
                name="certification_issued_was_issued",
            ),
            models.CheckConstraint(
                condition=~Q(status="declined")
                | Q(decision="declined") & ~Q(lacking="") & Q(review__in=tuple(grounds.REVIEW)),
                name="certification_declined_names_element",
            ),
            models.CheckConstraint(
                condition=~Q(status="revoked")
                | Q(
                    revoked_by__isnull=False,
                    revoked_at__isnull=False,
                    revoked_on__in=tuple(grounds.REVOKE),
                    told_at__isnull=False,
                    helped_at__isnull=False,
                    heard_at__isnull=False,
                ),
                name="certification_revoked_told_helped_heard",
            ),
            models.CheckConstraint(
                condition=~Q(status="in_error") | Q(in_error_by__isnull=False, in_error_at__isnull=False),
                name="certification_error_whole",
            ),
            models.CheckConstraint(condition=Q(lacking__in=("", *LACKING_WORDS)), name="certification_lacking"),
            models.CheckConstraint(condition=Q(decision__in=("", "issued", "declined")), name="certification_decision"),
            models.UniqueConstraint(fields=["subject"], condition=Q(status__in=LIVE), name="certification_one_live"),
        )
        indexes = (
            models.Index(fields=["-began_at", "-id"], name="certification_began"),
            models.Index(fields=["subject", "case"], name="certification_person"),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.reference


class Act(models.Model):
    """One step taken on a certification: never changed, but marked when the certification was recorded in error."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    certification = models.ForeignKey(Certification, models.PROTECT, related_name="acts")
    subject = models.UUIDField()
    number = models.PositiveIntegerField()
    step = models.CharField(max_length=16)
    becomes = models.CharField(max_length=12)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    officer = models.UUIDField()
    reason = models.CharField(max_length=24, blank=True)
    lacking = models.CharField(max_length=24, blank=True)
    in_error_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "certification_act"
        constraints = (
            models.CheckConstraint(
                condition=Q(step__in=[step.name for step in CERTIFICATION.steps], becomes__in=CERTIFICATION.statuses),
                name="act_step",
            ),
            models.CheckConstraint(condition=~Q(step="decline") | ~Q(lacking=""), name="act_decline_names_element"),
            models.CheckConstraint(condition=Q(reason__in=("", *grounds.CODES)), name="act_reason"),
            models.CheckConstraint(condition=Q(lacking__in=("", *LACKING_WORDS)), name="act_lacking"),
            models.UniqueConstraint(fields=["certification", "number"], name="act_number"),
            models.CheckConstraint(
                condition=Q(reason__regex=r"^[a-z0-9_]*$", lacking__regex=r"^[a-z0-9_]*$"), name="act_codes_only"
            ),
        )


class Certificate(models.Model):
    """What the services see: that a certificate, or presumed-victim status, is in force, and from when until when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = reference("CN")
    code = reference("EC")
    subject = models.ForeignKey(Party, models.PROTECT, db_column="subject", related_name="+")
    certification = models.ForeignKey(Certification, models.PROTECT, null=True, related_name="certificates")
    presumption = models.ForeignKey("Presumption", models.PROTECT, null=True, related_name="certificates")
    kind = models.CharField(max_length=12)
    status = models.CharField(max_length=12, default="in_force")
    from_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    support_until = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "certification_certificate"
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=("certificate", "presumed")), name="certificate_kind"),
            models.CheckConstraint(
                condition=Q(status__in=("in_force", "ended", "in_error")), name="certificate_status"
            ),
            models.CheckConstraint(
                condition=Q(certification__isnull=False, presumption__isnull=True)
                | Q(certification__isnull=True, presumption__isnull=False, kind="presumed"),
                name="certificate_rests_on_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(status="in_force", ended_at__isnull=True)
                | ~Q(status="in_force") & Q(ended_at__isnull=False),
                name="certificate_ended_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("from_at")),
                name="certificate_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["subject"], condition=Q(status="in_force"), name="certificate_one_in_force"
            ),
        )


class PersonAct(models.Model):
    """Something done with the person: told them, got them help, heard them; about a decision or a review."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    certification = models.ForeignKey(Certification, models.PROTECT, related_name="person_acts")
    subject = models.UUIDField()
    kind = models.CharField(max_length=8)
    about = models.CharField(max_length=8)
    language = models.CharField(max_length=12, blank=True)
    helper = models.CharField(max_length=16, blank=True)
    accepted = models.BooleanField(null=True)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    recorded_by = models.UUIDField()

    class Meta:
        db_table = "certification_personact"
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=("told", "helped", "heard")), name="personact_kind"),
            models.CheckConstraint(condition=Q(about__in=("decision", "review")), name="personact_about"),
            models.CheckConstraint(condition=Q(language__regex=r"^([A-Za-z-]{2,12})?$"), name="personact_language"),
            models.CheckConstraint(condition=~Q(kind="told") | ~Q(language=""), name="personact_told_in_a_language"),
            models.CheckConstraint(
                condition=~Q(kind="helped") | Q(helper__in=tuple(grounds.HELPERS), accepted__isnull=False),
                name="personact_help_by_whom",
            ),
        )
        indexes = (models.Index(fields=["certification", "at"], name="personact_of"),)
