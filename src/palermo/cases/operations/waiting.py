"""A case that nobody leads waits for an investigator, and every investigator knows of it until one takes it."""

from datetime import datetime

from palermo.access import operations as access
from palermo.agencies import queries as officers
from palermo.agencies.models import Seat
from palermo.cases.models import Case
from palermo.clocks import operations as clocks


def start_clock(case: Case, at: datetime) -> Seat:
    """The clock of taking it on runs for the investigators' seat, which is returned."""
    seat = officers.seat("Police", "investigator")
    clocks.start("assign_case", subject=case.pk, compartment="casefile", holder=seat.id, about=case.reference, at=at)
    return seat


def again(case: Case, at: datetime) -> None:
    """Nobody leads it any more: investigators know of it once more, and the clock runs."""
    access.give("case_waits", subject=case.pk, at=at)
    start_clock(case, at)


def taken(case: Case, at: datetime) -> None:
    """Somebody leads it: it waits no longer."""
    clocks.meet("assign_case", subject=case.pk, at=at)
