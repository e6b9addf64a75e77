"""A report and what became of it, in codes. What was told is sealed in the vault beside the report's row."""

import uuid
from typing import Any

from django.db import models
from django.db.models import Func, Q, Value

from palermo.cases.models import Case
from palermo.prevention.reporting.codes import CHANNELS, CONTACT, ONGOING, SIGNS
from palermo.prevention.reporting.criteria import ANSWERS, KINDS
from palermo.prevention.reporting.lifecycle import REPORT

CODE = r"^[A-Za-z0-9-]{0,24}$"


class Report(models.Model):
    """One report. Its id is its subject; the compartment is `report`.

    `heard_at` is when it was told: the caller's own time, or for the public site the full hour. `code` is
    the keyed hash of the receipt, `reply_key` the public key that only its words can open.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    reference = models.CharField(
        max_length=14, unique=True, editable=False, db_default=Func(Value("R"), function="session.reference")
    )
    status = models.CharField(max_length=16, default=REPORT.initial)
    channel = models.CharField(max_length=12)
    urgent = models.BooleanField(default=False)
    danger = models.BooleanField(default=False)
    moving = models.BooleanField(default=False)
    child = models.BooleanField(default=False)
    ongoing = models.CharField(max_length=8, default="unknown")
    region = models.CharField(max_length=24, blank=True)
    place = models.CharField(max_length=24, blank=True)
    industry = models.CharField(max_length=2, blank=True)
    language = models.CharField(max_length=12, default="en-nz")
    contact = models.CharField(max_length=8, default="none")
    heard_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    taken_by = models.UUIDField(null=True)
    code = models.BinaryField(unique=True, max_length=32)
    reply_key = models.BinaryField(max_length=32)
    kind = models.CharField(max_length=12, default="unclear")
    reason = models.CharField(max_length=24, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "reporting_report"
        constraints = (
            models.CheckConstraint(condition=Q(status__in=REPORT.statuses), name="report_status"),
            models.CheckConstraint(condition=Q(channel__in=tuple(CHANNELS)), name="report_channel"),
            models.CheckConstraint(condition=Q(ongoing__in=tuple(ONGOING)), name="report_ongoing"),
            models.CheckConstraint(condition=Q(contact__in=tuple(CONTACT)), name="report_contact"),
            models.CheckConstraint(condition=Q(kind__in=tuple(KINDS)), name="report_kind"),
            models.CheckConstraint(
                condition=Q(region__regex=CODE)
                & Q(place__regex=CODE)
                & Q(industry__regex=CODE)
                & Q(language__regex=CODE)
                & Q(reason__regex=r"^[a-z0-9_]*$"),
                name="report_codes_only",
            ),
            models.CheckConstraint(
                condition=Q(urgent=True) | Q(danger=False, moving=False, child=False),
                name="report_signs_make_urgent",
            ),
        )
        indexes = (
            models.Index(
                fields=["-urgent", "heard_at", "id"],
                name="report_waiting",
                condition=~Q(status__in=("referred", "closed")),
            ),
            models.Index(fields=["-heard_at", "id"], name="report_heard"),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def signs(self) -> list[str]:
        """Why it is urgent, in words; empty when it is not."""
        return [str(words) for name, words in SIGNS.items() if getattr(self, name)]


def _answer() -> "models.CharField[Any, Any]":
    return models.CharField(max_length=8, default="unknown")


class Classification(models.Model):
    """One telling apart of smuggling and trafficking: the six answers and what they came to. The newest
    counts.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(Report, models.PROTECT, related_name="classifications")
    kind = models.CharField(max_length=12)
    entry = _answer()
    payment = _answer()
    consent = _answer()
    ended = _answer()
    exploitation = _answer()
    benefit = _answer()
    made_at = models.DateTimeField()
    made_by = models.UUIDField()

    class Meta:
        db_table = "reporting_classification"
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=tuple(KINDS)), name="classification_kind"),
            *(
                models.CheckConstraint(condition=Q(**{f"{name}__in": ANSWERS}), name=f"classification_{name}")
                for name in ("entry", "payment", "consent", "ended", "exploitation", "benefit")
            ),
        )


class Question(models.Model):
    """A question to the reporter. Its words are sealed in the vault for the desk, and in `box` to the
    receipt's words.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(Report, models.PROTECT, related_name="questions")
    box = models.BinaryField()
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField()

    class Meta:
        db_table = "reporting_question"


class Referral(models.Model):
    """A report led to a case. Who knows the one need not know the other: nothing widens by this link."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.OneToOneField(Report, models.PROTECT, related_name="referral")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    made_by = models.UUIDField()

    class Meta:
        db_table = "reporting_referral"
