"""Start, meet, cancel and pause deadlines. Times come from the caller; there is no clock in here."""

from datetime import datetime
from uuid import UUID

from django.db.models import F

from palermo.clocks.kinds import KINDS, PAUSES
from palermo.clocks.models import Deadline, Pause


def start(
    kind: str, *, subject: UUID, compartment: str, at: datetime, holder: UUID | None = None, about: str = ""
) -> Deadline:
    """Start a deadline of `kind` (a key of KINDS) about a subject, waiting for a seat or an officer (`holder`)."""
    return Deadline.objects.create(
        kind=kind, subject=subject, compartment=compartment, about=about, holder=holder, started_at=at,
        due_at=KINDS[kind].due(at),
    )


def meet(kind: str, *, subject: UUID, at: datetime) -> bool:
    """The awaited act happened at `at`: stop the running deadline of this kind. Returns whether one was running."""
    return _stop(kind, subject, met_at=at)


def cancel(kind: str, *, subject: UUID, at: datetime) -> bool:
    """The act is no longer awaited. Returns whether a deadline was running."""
    return _stop(kind, subject, cancelled_at=at)


def _stop(kind: str, subject: UUID, **when: datetime) -> bool:
    running = Deadline.objects.filter(kind=kind, subject=subject, met_at=None, cancelled_at=None)
    return bool(running.update(version=F("version") + 1, **when))


def pause(deadline: Deadline, *, at: datetime, reason: str) -> Pause:
    """Time from `at` on does not count, for a reason of PAUSES. Raises ValueError for any other reason."""
    if reason not in PAUSES:
        raise ValueError(f"{reason!r} is no reason to pause a clock: choose one of {', '.join(PAUSES)}.")
    return Pause.objects.create(
        deadline=deadline, subject=deadline.subject, compartment=deadline.compartment, from_at=at, reason=reason
    )


def resume(paused: Pause, *, at: datetime) -> Deadline:
    """Time counts again from `at`; the deadline moves by as long as it was paused."""
    deadline = paused.deadline
    Pause.objects.filter(pk=paused.pk, until_at=None).update(until_at=at)
    Deadline.objects.filter(pk=deadline.pk).update(due_at=F("due_at") + (at - paused.from_at), version=F("version") + 1)
    deadline.refresh_from_db()
    return deadline
