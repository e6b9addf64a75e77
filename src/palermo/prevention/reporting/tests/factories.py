"""Invented reports, handed in as the public does or taken from a caller."""

from datetime import datetime, timedelta

from django.utils import timezone
from tests.support.people import acting

from palermo.agencies.models import Officer
from palermo.agencies.operations import put_on_duty
from palermo.agencies.queries import seat
from palermo.demo.cast import officer_id
from palermo.law import receipt
from palermo.prevention.reporting import operations
from palermo.prevention.reporting.models import Report
from palermo.prevention.reporting.public import receiving
from palermo.prevention.reporting.told import Told

WORDS = {
    "what": "Six people sleep in the packing shed (invented).",
    "where": "Tui Ridge, an invented orchard",
}


def now() -> datetime:
    """This moment: the database refuses acts in the future and keeps its own clock."""
    return timezone.now()


def told(*signs: str, **more: str) -> Told:
    """An invented report; `signs` make it urgent."""
    return Told(WORDS, signs=tuple(signs), region="NSN", place="orchard", **{"contact": "receipt", **more})


def handed_in(*signs: str, **more: str) -> str:
    """Hand a report in as the public does. Returns the receipt's words."""
    words = receipt.new()
    assert receiving.hand_in(told(*signs, **more), words=words, at=now())
    return words


def the_report() -> Report:
    """The only report there is, as the session sees it."""
    return Report.objects.get()


def acknowledged(*signs: str, by: str = "hana", **more: str) -> str:
    """A report handed in and acknowledged. Returns the receipt's words."""
    words = handed_in(*signs, **more)
    with acting(by) as officer:
        report = the_report()
        operations.acknowledge(report=report, officer=officer, at=now(), version=report.version)
    return words


def on_duty(username: str = "hana", level: int = 1) -> None:
    """Put a triage officer on the roster around now."""
    with acting("dora") as officer:
        who = Officer.objects.get(pk=officer_id(username))
        put_on_duty(
            seat=seat("Police", "triage_officer"),
            who=who,
            level=level,
            from_at=now() - timedelta(hours=3),
            until_at=now() + timedelta(hours=5),
            officer=officer,
            at=now(),
        )
