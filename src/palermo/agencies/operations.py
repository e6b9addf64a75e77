"""Duty: who answers for a seat, who is away, who acts for whom. Postings and leaving go through the database's
functions."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import DatabaseError, connections, transaction
from django.db.models import F, Q

from palermo.agencies.models import Absence, Duty, Officer, Seat
from palermo.ledger.operations import append


class Refused(Exception):
    """The act is not allowed; the sentence says why and what to do."""


class Conflict(Exception):
    """Someone else changed the row since it was read: read it again, then decide."""


AUDITED = "ledger"
"""The compartment of entries that only auditors read: who came and went."""


@transaction.atomic
def sign_in(*, officer: Officer, at: datetime) -> None:
    """The officer is in: every step of signing in was done."""
    append("signed_in", at=at, officer=officer, compartment=AUDITED)


@transaction.atomic
def sign_out(*, officer: Officer, at: datetime) -> None:
    """The officer goes, by their own act."""
    append("signed_out", at=at, officer=officer, compartment=AUDITED)


@transaction.atomic
def put_on_duty(
    *, seat: Seat, who: Officer, level: int, from_at: datetime, until_at: datetime, officer: Officer, at: datetime
) -> Duty:
    """Put an officer who holds the seat on its roster; level 1 is called first. Raises Refused."""
    _duty_officer(seat.agency_id)
    if not 1 <= level <= 8:
        raise Refused("A level is 1, called first, to 8: choose one of these.")
    if not who.postings.filter(seat=seat, from_at__lte=from_at).exclude(until_at__lte=from_at).exists():
        raise Refused(f"{who} does not hold the seat {seat} then: post them to it first, or choose someone who does.")
    if until_at <= from_at:
        raise Refused("A turn of duty ends after it begins: change one of the two times.")
    duty = Duty.objects.create(seat=seat, officer=who, level=level, from_at=from_at, until_at=until_at)
    append(
        "duty_set",
        at=at,
        officer=officer,
        authority="nz-2009/23",
        terms={"who": str(who.id), "seat": str(seat), "level": level},
    )
    return duty


@transaction.atomic
def end_duty(*, duty: Duty, officer: Officer, at: datetime, version: int) -> Duty:
    """Take a turn off the roster from `at` on; one that has not begun never begins. Raises Refused, Conflict."""
    _duty_officer(duty.seat.agency_id)
    end = max(at, duty.from_at + timedelta(microseconds=1))
    if end >= duty.until_at:
        raise Refused("This turn of duty is over: there is nothing to end.")
    changed = Duty.objects.filter(pk=duty.pk, version=version).update(until_at=end, version=F("version") + 1)
    if not changed:
        raise Conflict("This turn was changed by someone else since you opened it: read it again, then decide.")
    append("duty_ended", at=at, officer=officer, terms={"who": str(duty.officer_id), "seat": str(duty.seat)})
    duty.refresh_from_db()
    return duty


@transaction.atomic
def record_absence(*, who: Officer, from_at: datetime, until_at: datetime, officer: Officer, at: datetime) -> Absence:
    """An officer is away: by themselves or by their agency's duty officer. The roster skips them. Raises Refused."""
    if who.id != officer.id:
        _duty_officer(who.agency_id)
    if until_at <= from_at:
        raise Refused("An absence ends after it begins: change one of the two times.")
    absence = Absence.objects.create(officer=who, from_at=from_at, until_at=until_at)
    append("absence_recorded", at=at, officer=officer, terms={"who": str(who.id)})
    return absence


@transaction.atomic
def arrange_acting(
    *, absent: Officer, actor: Officer, from_at: datetime, until_at: datetime, officer: Officer, at: datetime
) -> UUID:
    """`actor` acts for `absent`, with what that officer may see, until `until_at`. Raises Refused."""
    made: UUID = _call("SELECT agencies.act_for(%s, %s, %s, %s)", [absent.id, actor.id, from_at, until_at])
    append("acting_arranged", at=at, officer=officer, terms={"who": str(absent.id), "actor": str(actor.id)})
    return made


@transaction.atomic
def post(
    *, who: Officer, seat: Seat, from_at: datetime, until_at: datetime | None, officer: Officer, at: datetime
) -> UUID:
    """Give an officer a seat; by an account administrator, never to themselves. Raises Refused."""
    if who.left_at:
        raise Refused(f"{who} has left: nobody who left is posted.")
    overlap = Q(until_at=None) | Q(until_at__gt=from_at)
    before = Q(from_at__lt=until_at) if until_at else Q()
    if who.postings.filter(overlap & before, seat=seat).exists():
        raise Refused(f"{who} already holds that seat then: choose another seat, or another time.")
    made: UUID = _call("SELECT agencies.post(%s, %s, %s, %s)", [who.id, seat.id, from_at, until_at])
    append("officer_posted", at=at, officer=officer, terms={"who": str(who.id), "seat": str(seat)})
    return made


@transaction.atomic
def leave(*, who: Officer, officer: Officer, at: datetime) -> None:
    """An officer has left: their sessions, seats and acting end at the next statement. Raises Refused."""
    _call("SELECT agencies.leave(%s, %s)", [who.id, at])
    append("officer_left", at=at, officer=officer, terms={"who": str(who.id)})


def tell(holder: UUID, template: str, *, key: str, at: datetime, level: int = 1) -> int:
    """Queue a message to whoever is on duty for a seat up to a roster level, or to one officer. Returns how many.

    The message carries its template's fixed words and no fact of the case. `key` makes telling twice
    impossible.
    """
    told: int = _call("SELECT agencies.tell(%s, %s, %s, %s, %s::smallint)", [holder, template, key, at, level])
    return told


def _duty_officer(agency: str) -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT agencies.holds_in('duty_officer', %s)", [agency])
        (holds,) = cursor.fetchone()
    if not holds:
        raise Refused(f"Only a duty officer of {agency} changes its roster: ask one of them.")


def _call(sql: str, values: list[Any]) -> Any:
    with connections["default"].cursor() as cursor:
        try:
            cursor.execute(sql, values)
        except DatabaseError as error:
            if getattr(error.__cause__, "sqlstate", "") in ("42501", "23514"):
                raise Refused(str(error).splitlines()[0]) from error
            raise
        row = cursor.fetchone()
    return row[0] if row else None
