"""Appointments: arranged for a moment, moved, kept, missed, called off."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from palermo.agencies import operations as agencies
from palermo.agencies.models import Officer
from palermo.cases.operations import Refused
from palermo.clocks import operations as clocks
from palermo.clocks.models import Deadline
from palermo.work.codes import MEETINGS
from palermo.work.lifecycle import APPOINTMENT
from palermo.work.models import Appointment
from palermo.work.operations.step import Place, changed, enter, holder, may_work, sealed, step

CLOCK = "keep_appointment"


@transaction.atomic
def arrange(
    *,
    place: Place,
    what: str,
    begins_at: datetime,
    words: str,
    to: UUID,
    officer: Officer,
    at: datetime,
    language: str = "",
    interpreter: bool = False,
    replaces: str = "",
) -> Appointment:
    """Arrange an appointment that somebody who may see what it is about keeps. Raises Refused for a moment that has
    passed, a wrong code, or somebody who may not see it."""
    may_work(place, at)
    if what not in MEETINGS:
        raise Refused("Choose what the appointment is for.")
    _to_come(begins_at, at)
    whom = holder(place, to, at)
    made = Appointment.objects.create(
        subject=place.subject,
        compartment=place.compartment,
        about=place.about,
        at=at,
        recorded_by=officer.id,
        what=what,
        begins_at=begins_at,
        language=language,
        interpreter=interpreter,
        replaces=replaces,
    )
    made.refresh_from_db()
    sealed(made, "where", words)
    clocks.start(
        CLOCK,
        subject=made.subject,
        compartment=made.compartment,
        holder=whom,
        about=made.reference,
        at=at,
        due_at=begins_at,
    )
    enter("appointment_made", made, made.reference, officer, at, terms={"what": what, "to": str(whom)})
    if whom != officer.id:
        agencies.tell(whom, "work_waits", key=f"appointment:{made.pk}:1", at=at)
    return made


def _to_come(moment: datetime, at: datetime) -> None:
    if moment <= at:
        raise Refused("That moment has passed: choose a later one, or note the contact that happened.")


@transaction.atomic
def move(*, appointment: Appointment, begins_at: datetime, officer: Officer, at: datetime, version: int) -> Appointment:
    """The appointment is at another moment. Raises Refused, Conflict."""
    if appointment.status != APPOINTMENT.initial:
        raise Refused(f"{appointment.reference} is {APPOINTMENT.label(appointment.status)}: arrange another.")
    _to_come(begins_at, at)
    now = changed(appointment, version, begins_at=begins_at)
    Deadline.objects.filter(
        kind=CLOCK, subject=now.subject, about=now.reference, met_at=None, cancelled_at=None
    ).update(due_at=begins_at, version=F("version") + 1)
    enter("appointment_moved", now, now.reference, officer, at)
    return now


@transaction.atomic
def keep(*, appointment: Appointment, words: str = "", officer: Officer, at: datetime, version: int) -> Appointment:
    """It was kept; what came of it may be written, sealed. Raises Refused, Conflict, and Refused before its time."""
    row = step(APPOINTMENT, "keep", appointment, at)
    if appointment.begins_at > at:
        raise Refused("It has not begun: say that it was kept once it has, or move it.")
    now = changed(appointment, version, status=row.to)
    sealed(now, "result", words)
    clocks.meet(CLOCK, subject=now.subject, about=now.reference, at=at)
    enter("appointment_kept", now, now.reference, officer, at)
    return now


@transaction.atomic
def miss(
    *, appointment: Appointment, reason: str, words: str = "", officer: Officer, at: datetime, version: int
) -> Appointment:
    """It was not kept, for a reason of the list, none of which judges the person. Raises Refused, Conflict."""
    return _ended("miss", "appointment_missed", appointment, reason, words, officer, at, version)


@transaction.atomic
def call_off(
    *, appointment: Appointment, reason: str, words: str = "", officer: Officer, at: datetime, version: int
) -> Appointment:
    """It does not take place. Raises Refused, Conflict."""
    return _ended("call_off", "appointment_off", appointment, reason, words, officer, at, version)


def _ended(
    name: str,
    verb: str,
    appointment: Appointment,
    reason: str,
    words: str,
    officer: Officer,
    at: datetime,
    version: int,
) -> Appointment:
    row = step(APPOINTMENT, name, appointment, at, reason)
    now = changed(appointment, version, status=row.to)
    sealed(now, "result", words)
    clocks.cancel(CLOCK, subject=now.subject, about=now.reference, at=at)
    enter(verb, now, now.reference, officer, at, reason=reason)
    return now
