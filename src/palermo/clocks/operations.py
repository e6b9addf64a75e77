"""Start, meet, cancel and pause deadlines. Times come from the caller; there is no clock in here."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Greatest

from palermo.clocks.kinds import KINDS, PAUSES
from palermo.clocks.models import Deadline, Pause


class NotRunning(Exception):
    """The clock cannot be paused or go on now; the sentence says why."""


def start(
    kind: str,
    *,
    subject: UUID,
    compartment: str,
    at: datetime,
    holder: UUID | None = None,
    about: str = "",
    due_at: datetime | None = None,
) -> Deadline:
    """Start a deadline of `kind` (a key of KINDS) about a subject, waiting for a seat or an officer (`holder`).

    It runs out by the policy of its kind, or at `due_at` where people agreed on a moment, as for a task.
    """
    return Deadline.objects.create(
        kind=kind,
        subject=subject,
        compartment=compartment,
        about=about,
        holder=holder,
        started_at=at,
        due_at=due_at or KINDS[kind].due(at),
    )


def meet(kind: str, *, subject: UUID, at: datetime, about: str = "") -> bool:
    """The awaited act happened at `at`: stop the running deadline of this kind. Returns whether one was running.

    `about` narrows it to one reference, where several of a kind may run about the same subject.
    """
    return _stop(kind, subject, about, met_at=at)


def cancel(kind: str, *, subject: UUID, at: datetime, about: str = "") -> bool:
    """The act is no longer awaited. Returns whether a deadline was running. `about` narrows it to one reference."""
    return _stop(kind, subject, about, cancelled_at=at)


def cancel_all(*, subject: UUID, compartment: str, at: datetime) -> int:
    """Nothing is awaited any more about a subject in this compartment. Returns how many deadlines were running."""
    return _end(Deadline.objects.filter(subject=subject, compartment=compartment), at, cancelled_at=at)


def pass_on(*, subjects: Iterable[UUID], holder: UUID, to: UUID) -> int:
    """What is awaited of one officer about some subjects is awaited of another from now on. Returns how many clocks."""
    rows = Deadline.objects.filter(subject__in=list(subjects), holder=holder, met_at=None, cancelled_at=None)
    return rows.update(holder=to, version=F("version") + 1)


def _stop(kind: str, subject: UUID, about: str, **when: datetime) -> bool:
    (at,) = when.values()
    running = Deadline.objects.filter(kind=kind, subject=subject)
    return bool(_end(running.filter(about=about) if about else running, at, **when))


def _end(deadlines: QuerySet[Deadline], at: datetime, **when: datetime) -> int:
    running = deadlines.filter(met_at=None, cancelled_at=None)
    # What stood still no longer does; a pause entered later than the act that ended it lasted a moment.
    ending = Greatest(Value(at), F("from_at") + timedelta(microseconds=1))
    Pause.objects.filter(deadline__in=running, until_at=None).update(until_at=ending)
    return running.update(version=F("version") + 1, **when)


def pause(deadline: Deadline, *, at: datetime, reason: str) -> Pause:
    """Time from `at` on does not count, for a reason of PAUSES.

    Raises ValueError for any other reason, and NotRunning for a clock that stands still already or has stopped.
    """
    if reason not in PAUSES:
        raise ValueError(f"{reason!r} is no reason to pause a clock: choose one of {', '.join(PAUSES)}.")
    now = Deadline.objects.select_for_update().get(pk=deadline.pk)
    if now.met_at or now.cancelled_at:
        raise NotRunning("This clock has stopped: what it waited for has happened, or is no longer awaited.")
    if now.pauses.filter(until_at=None).exists():
        raise NotRunning("This clock stands still already: let it go on before you pause it again.")
    return Pause.objects.create(
        deadline=now, subject=now.subject, compartment=now.compartment, from_at=at, reason=reason
    )


def resume(paused: Pause, *, at: datetime) -> Deadline:
    """Time counts again from `at`; the deadline moves by as long as it was paused, once.

    An act entered as earlier than the pause it ends gains nothing. Raises NotRunning when it already goes on.
    """
    at = max(at, paused.from_at + timedelta(microseconds=1))
    deadline = Deadline.objects.select_for_update().get(pk=paused.deadline_id)
    if not Pause.objects.filter(pk=paused.pk, until_at=None).update(until_at=at):
        raise NotRunning("This clock goes on already: someone else let it.")
    later = KINDS[deadline.kind].moved(deadline.due_at, paused_at=paused.from_at, resumed_at=at)
    Deadline.objects.filter(pk=deadline.pk).update(due_at=later, version=F("version") + 1)
    deadline.refresh_from_db()
    return deadline
