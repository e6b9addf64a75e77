"""A clock stands still for a stated reason, and goes on. Whoever it waits for says so; why is in the ledger."""

from datetime import datetime

from palermo.agencies import queries as officers
from palermo.agencies.models import Officer
from palermo.cases.operations import Conflict, Refused
from palermo.clocks import operations as clocks
from palermo.clocks.kinds import KINDS, PAUSES
from palermo.clocks.models import Deadline
from palermo.ledger.operations import append
from palermo.work.lifecycle import AUTHORITY


def let_stand(*, clock: Deadline, reason: str, officer: Officer, at: datetime) -> None:
    """Time from now on does not count, for a reason of PAUSES.

    Raises Refused for another reason, a clock that climbs the roster, or one that waits for somebody else; Conflict
    when it stands still already or has stopped.
    """
    if refusal := refused(clock):
        raise Refused(refusal)
    if reason not in PAUSES:
        raise Refused(f"Choose why it stands still: {', '.join(PAUSES)}.")
    try:
        clocks.pause(clock, at=at, reason=reason)
    except clocks.NotRunning as stopped:
        raise Conflict(str(stopped)) from stopped
    _enter("clock_stopped", clock, officer, at, reason)


def let_go_on(*, clock: Deadline, officer: Officer, at: datetime) -> None:
    """Time counts again; the clock runs out later by as long as it stood. Raises Refused, and Conflict when it goes on
    already."""
    if refusal := refused(clock):
        raise Refused(refusal)
    paused = clock.pauses.filter(until_at=None).first()
    if paused is None:
        raise Conflict("This clock goes on already: someone else let it.")
    try:
        clocks.resume(paused, at=at)
    except clocks.NotRunning as on:
        raise Conflict(str(on)) from on
    _enter("clock_went_on", clock, officer, at)


def refused(clock: Deadline) -> str:
    """Why the session may not stop this clock, in a sentence; empty when it may."""
    if KINDS[clock.kind].climbs:
        return "Somebody may be in danger: this clock does not stand still. Act, or let the roster be told."
    if clock.holder not in officers.held():
        return "This waits for somebody else: whoever it waits for lets its clock stand still."
    return ""


def _enter(verb: str, clock: Deadline, officer: Officer, at: datetime, reason: str = "") -> None:
    append(
        verb,
        at=at,
        officer=officer,
        subject=clock.subject,
        compartment=clock.compartment,
        about=clock.about,
        authority=AUTHORITY,
        reason=reason,
        terms={"kind": clock.kind},
    )
