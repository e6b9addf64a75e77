"""Contact notes, tasks, appointments and questions about a subject, in one of its compartments; and kept filters.

Codes and moments only: every word that somebody types is sealed beside the row. Who a task or a question waits for is
the holder of its clock (`clocks.Deadline` with the same reference) and stands nowhere else.
"""

import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from palermo.cases.models import reference
from palermo.law.references import PATTERN
from palermo.work import codes
from palermo.work.lifecycle import APPOINTMENT, QUESTION, TASK

CODED = r"^([A-Za-z_-]{2,24})?$"
A_REFERENCE = rf"^({PATTERN})?$"
ASKED = r"^[A-Za-z0-9_=&.:-]*$"
COMPARTMENTS = tuple(codes.READERS)

_EVERY: tuple[models.BaseConstraint, ...] = (
    models.CheckConstraint(
        condition=Q(compartment__in=COMPARTMENTS)
        & Q(about__regex=rf"^{PATTERN}$")
        & Q(replaces__regex=A_REFERENCE)
        & Q(in_error_reason__in=("", *codes.IN_ERROR)),
        name="%(class)s_codes",
    ),
    models.CheckConstraint(
        condition=Q(in_error_at__isnull=True, in_error_by__isnull=True, in_error_reason="")
        | Q(in_error_at__isnull=False, in_error_by__isnull=False) & ~Q(in_error_reason=""),
        name="%(class)s_error_whole",
    ),
)
"""The constraints of every piece of work."""


_BY_SUBJECT: tuple[models.Index, ...] = (models.Index(fields=["subject", "-at"], name="%(class)s_subject"),)


def _given(name: str, waiting: str) -> models.Index:
    """What an officer gave and still waits, newest first: a list that must not read everything they ever gave."""
    return models.Index(
        fields=["recorded_by", "-at"], condition=Q(status=waiting, in_error_at__isnull=True), name=f"{name}_given"
    )


class Piece(models.Model):
    """What every piece of work has. `subject` and `compartment` say who may see it; `about` is the subject's reference.

    `at` is when it happened or was given, `recorded_at` the database's. A piece in error stays, marked; the one that
    says it rightly names it in `replaces`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.UUIDField()
    compartment = models.CharField(max_length=20)
    about = models.CharField(max_length=14)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    recorded_by = models.UUIDField()
    replaces = models.CharField(max_length=14, blank=True)
    in_error_at = models.DateTimeField(null=True)
    in_error_by = models.UUIDField(null=True)
    in_error_reason = models.CharField(max_length=24, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


class Note(Piece):
    """One contact with somebody, or an attempt at one: how, with whom, when; what was said is sealed."""

    reference = reference("N")
    way = models.CharField(max_length=24)
    whom = models.CharField(max_length=24)
    language = models.CharField(max_length=12, blank=True)
    interpreter = models.BooleanField(default=False)

    class Meta(Piece.Meta):
        db_table = "work_note"
        indexes = _BY_SUBJECT
        constraints = (
            *_EVERY,
            models.CheckConstraint(
                condition=Q(way__in=tuple(codes.WAYS)) & Q(whom__in=tuple(codes.WHOM)) & Q(language__regex=CODED),
                name="note_contact",
            ),
        )


class Task(Piece):
    """Something to be done; by whom and by when says its clock."""

    reference = reference("T")
    status = models.CharField(max_length=12, default=TASK.initial)
    what = models.CharField(max_length=24)

    class Meta(Piece.Meta):
        db_table = "work_task"
        indexes = (*_BY_SUBJECT, _given("task", TASK.initial))
        constraints = (
            *_EVERY,
            models.CheckConstraint(
                condition=Q(status__in=TASK.statuses) & Q(what__in=tuple(codes.TASKS)), name="task_status"
            ),
        )


class Appointment(Piece):
    """Somewhere to be at a moment; where, and with whom, is sealed. Moved, it keeps its reference."""

    reference = reference("A")
    status = models.CharField(max_length=12, default=APPOINTMENT.initial)
    what = models.CharField(max_length=24)
    begins_at = models.DateTimeField()
    language = models.CharField(max_length=12, blank=True)
    interpreter = models.BooleanField(default=False)

    class Meta(Piece.Meta):
        db_table = "work_appointment"
        indexes = (*_BY_SUBJECT, _given("appointment", APPOINTMENT.initial))
        constraints = (
            *_EVERY,
            models.CheckConstraint(
                condition=Q(status__in=APPOINTMENT.statuses)
                & Q(what__in=tuple(codes.MEETINGS))
                & Q(language__regex=CODED),
                name="appointment_status",
            ),
        )


class Question(Piece):
    """A question of one colleague to another, or to a seat; question and answer are sealed."""

    reference = reference("Q")
    status = models.CharField(max_length=12, default=QUESTION.initial)
    topic = models.CharField(max_length=24)
    answer = models.CharField(max_length=24, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.UUIDField(null=True)

    class Meta(Piece.Meta):
        db_table = "work_question"
        indexes = (*_BY_SUBJECT, _given("question", QUESTION.initial))
        constraints = (
            *_EVERY,
            models.CheckConstraint(
                condition=Q(status__in=QUESTION.statuses)
                & Q(topic__in=tuple(codes.TOPICS))
                & Q(answer__in=("", *codes.ANSWERS)),
                name="question_status",
            ),
            models.CheckConstraint(
                condition=~Q(status="answered")
                | Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer=""),
                name="question_answered_whole",
            ),
        )


class KeptFilter(models.Model):
    """What an officer keeps asking of a list, as its codes. Seen by that officer alone; it has no name of its own, so
    that nobody types one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    officer = models.UUIDField()
    page = models.CharField(max_length=12)
    asked = models.CharField(max_length=400)
    kept_at = models.DateTimeField()

    class Meta:
        db_table = "work_filter"
        constraints = (
            models.CheckConstraint(
                condition=Q(page__in=("cases", "reports")) & Q(asked__regex=ASKED), name="filter_codes"
            ),
            models.UniqueConstraint(fields=["officer", "page", "asked"], name="filter_once"),
        )
