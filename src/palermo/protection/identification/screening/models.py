"""A visit, the people met on it, the signs seen of each, and what was sent to Police. Typed words are sealed."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from palermo.cases.models import Case, Party, reference
from palermo.protection.identification.screening import codes
from palermo.protection.identification.screening.lifecycle import (
    MISTAKES,
    REFERRAL,
    RETURNS,
    SCREENERS,
    SCREENING,
    WITHDRAWALS,
)

CODE = r"^[A-Za-z0-9-]{0,24}$"
REASON = r"^[a-z_]{0,24}$"
LIST = Q(profile__regex=r"^[a-z_]{2,24}$") & Q(indicators__regex=r"^[a-z_]{2,20}@[0-9]{1,3}$")
"""The list that was used, by its key and by the set and version it cites."""
MOST = 60
"""People one visit may hold: a large vessel's crew."""


class Visit(models.Model):
    """One time and place at which people were met. Its id is its subject; the compartment is `screening`.

    `at` is when it was; a sheet is keyed in later with its own time and number, which is taken once. The urgent form has
    a number too, so that a second press of its button sends nothing again.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    reference = reference("SC")
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    agency = models.CharField(max_length=24)
    role = models.CharField(max_length=40)
    lead = models.UUIDField()
    occasion = models.CharField(max_length=12, default="other")
    sector = models.CharField(max_length=1, blank=True)
    region = models.CharField(max_length=24, blank=True)
    place = models.CharField(max_length=24, blank=True)
    method = models.CharField(max_length=8, default="there")
    sheet = models.CharField(max_length=14, blank=True)
    met = models.PositiveSmallIntegerField(default=1)
    danger = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "identification_visit"
        constraints = (
            models.CheckConstraint(condition=Q(method__in=tuple(codes.METHODS)), name="visit_method"),
            models.CheckConstraint(condition=Q(occasion__in=tuple(codes.OCCASIONS)), name="visit_occasion"),
            models.CheckConstraint(condition=Q(role__in=SCREENERS), name="visit_role"),
            models.CheckConstraint(condition=Q(met__gte=1, met__lte=MOST), name="visit_met"),
            models.CheckConstraint(
                condition=Q(region__regex=CODE) & Q(place__regex=CODE) & Q(sector__regex=r"^[A-Z]?$"),
                name="visit_codes",
            ),
            models.CheckConstraint(
                condition=Q(method__in=("sheet", "urgent")) | Q(sheet=""), name="visit_sheet_number"
            ),
            models.UniqueConstraint(fields=["sheet"], condition=~Q(sheet=""), name="visit_sheet_once"),
        )
        indexes = (models.Index(fields=["-at", "id"], name="visit_at"),)

    def __str__(self) -> str:
        return self.reference


class Screening(models.Model):
    """One person of a visit, by the reference of the party; `number` tells them apart on the visit.

    `profile` is the list of indicators that was used and `indicators` its version.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.ForeignKey(Party, models.PROTECT, db_column="subject", related_name="+")
    visit = models.ForeignKey(Visit, models.PROTECT, related_name="screenings")
    number = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=12, default=SCREENING.initial)
    reason = models.CharField(max_length=24, blank=True)
    child = models.CharField(max_length=8, default="unknown")
    language = models.CharField(max_length=12, blank=True)
    interpreter = models.CharField(max_length=12, default="not_yet")
    alone = models.CharField(max_length=4, default="no")
    profile = models.CharField(max_length=24)
    indicators = models.CharField(max_length=24)
    at = models.DateTimeField()
    recorded_by = models.UUIDField()
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    ended_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "identification_screening"
        constraints = (
            models.CheckConstraint(condition=Q(status__in=SCREENING.statuses), name="screening_status"),
            models.CheckConstraint(condition=Q(reason__regex=REASON), name="screening_reason"),
            models.CheckConstraint(condition=LIST, name="screening_list"),
            models.CheckConstraint(
                condition=Q(status="open") | ~Q(reason="") & Q(ended_at__isnull=False),
                name="screening_ends_with_reason",
            ),
            models.CheckConstraint(condition=Q(child__in=tuple(codes.CHILD)), name="screening_child"),
            models.CheckConstraint(condition=Q(language__regex=CODE), name="screening_language"),
            models.CheckConstraint(
                condition=Q(interpreter__in=tuple(codes.INTERPRETERS)), name="screening_interpreter"
            ),
            models.CheckConstraint(condition=Q(alone__in=tuple(codes.ALONE)), name="screening_alone"),
            models.UniqueConstraint(fields=["visit", "number"], name="screening_number_once"),
        )
        indexes = (models.Index(fields=["subject"], name="screening_subject"),)


class Sign(models.Model):
    """One indicator seen of one person: who saw it, when, how it is evidenced. Marked in error, never rewritten.

    Recorded on a visit, or later on a case by its investigator: then `visit` and `screening` are empty, and it is part of
    Police's assessment, which whoever met the person does not see.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.ForeignKey(Party, models.PROTECT, db_column="subject", related_name="+")
    visit = models.ForeignKey(Visit, models.PROTECT, null=True, related_name="+")
    screening = models.ForeignKey(Screening, models.PROTECT, null=True, related_name="signs")
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="+")
    compartment = models.CharField(max_length=12)
    profile = models.CharField(max_length=24)
    code = models.CharField(max_length=40)
    indicators = models.CharField(max_length=24)
    observer = models.CharField(max_length=12)
    evidence = models.CharField(max_length=12, default="none")
    language = models.CharField(max_length=12, blank=True)
    seen_at = models.DateTimeField()
    recorded_by = models.UUIDField()
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    in_error_at = models.DateTimeField(null=True)
    in_error_by = models.UUIDField(null=True)
    in_error_reason = models.CharField(max_length=24, blank=True)

    class Meta:
        db_table = "identification_sign"
        constraints = (
            models.CheckConstraint(condition=Q(code__regex=r"^[a-z0-9_]{2,40}$"), name="sign_code"),
            models.CheckConstraint(condition=LIST, name="sign_list"),
            models.CheckConstraint(condition=Q(observer__in=tuple(codes.OBSERVERS)), name="sign_observer"),
            models.CheckConstraint(condition=Q(evidence__in=tuple(codes.EVIDENCE)), name="sign_evidence"),
            models.CheckConstraint(condition=Q(language__regex=CODE), name="sign_language"),
            models.CheckConstraint(
                condition=Q(visit__isnull=False, screening__isnull=False, case__isnull=True, compartment="screening")
                | Q(visit__isnull=True, screening__isnull=True, case__isnull=False, compartment="assessment"),
                name="sign_of_a_visit_or_a_case",
            ),
            models.CheckConstraint(
                condition=Q(in_error_at__isnull=True, in_error_by__isnull=True, in_error_reason="")
                | Q(in_error_at__isnull=False, in_error_by__isnull=False, in_error_reason__in=MISTAKES),
                name="sign_error_has_reason",
            ),
            models.UniqueConstraint(
                fields=["subject", "compartment", "profile", "code", "observer"],
                condition=Q(in_error_at__isnull=True),
                name="sign_once_by_observer",
            ),
        )


class Referral(models.Model):
    """A person sent to Police's triage, who take them into a case or send them back. Without a name until one is told."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.ForeignKey(Party, models.PROTECT, db_column="subject", related_name="+")
    visit = models.ForeignKey(Visit, models.PROTECT, related_name="referrals")
    screening = models.ForeignKey(Screening, models.PROTECT, related_name="referrals")
    status = models.CharField(max_length=12, default=REFERRAL.initial)
    urgent = models.CharField(max_length=8, blank=True)
    agrees = models.CharField(max_length=12)
    made_at = models.DateTimeField()
    made_by = models.UUIDField()
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    told_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.UUIDField(null=True)
    reason = models.CharField(max_length=24, blank=True)
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "identification_referral"
        constraints = (
            models.CheckConstraint(condition=Q(status__in=REFERRAL.statuses), name="screening_referral_status"),
            models.CheckConstraint(condition=Q(urgent__in=("", *codes.URGENT)), name="screening_referral_urgent"),
            models.CheckConstraint(condition=Q(agrees__in=("police", *codes.AGREES)), name="screening_referral_agrees"),
            models.CheckConstraint(
                condition=Q(status="waiting", decided_at__isnull=True)
                | Q(status="accepted", case__isnull=False, decided_at__isnull=False)
                | Q(status="returned", reason__in=RETURNS, decided_at__isnull=False)
                | Q(status="withdrawn", reason__in=WITHDRAWALS, decided_at__isnull=False),
                name="screening_referral_decided",
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True) | Q(decided_at__gte=F("made_at")),
                name="screening_referral_decided_after",
            ),
            models.UniqueConstraint(
                fields=["subject"], condition=Q(status="waiting"), name="screening_referral_one_waits"
            ),
        )
        indexes = (
            models.Index(fields=["made_at", "id"], condition=Q(status="waiting"), name="screening_referral_waiting"),
            models.Index(fields=["visit", "status"], name="screening_referral_visit"),
        )
