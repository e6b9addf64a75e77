"""The clocks of a report: whose move it is, and by when. Called inside the operations; it saves nothing
else.
"""

from datetime import datetime

from palermo.agencies import queries as officers
from palermo.agencies.models import Officer, Seat
from palermo.clocks import operations as clocks
from palermo.clocks.models import Deadline
from palermo.prevention.reporting.models import Report


def triage_seat() -> Seat:
    """The seat that reports come to."""
    return officers.seat("Police", "triage_officer")


def arrived(report: Report) -> None:
    """A report waits to be acknowledged, from the moment it was told."""
    kind = "acknowledge_urgent" if report.urgent else "acknowledge"
    clocks.start(
        kind,
        subject=report.pk,
        compartment="report",
        holder=triage_seat().id,
        about=report.reference,
        at=report.heard_at,
    )


def acknowledged(report: Report, officer: Officer, at: datetime) -> None:
    """It waits for a decision now, from the officer who took it up."""
    for kind in ("acknowledge_urgent", "acknowledge"):
        clocks.meet(kind, subject=report.pk, at=at)
    clocks.start("triage", subject=report.pk, compartment="report", holder=officer.id, about=report.reference, at=at)


def answer_awaited(report: Report, at: datetime) -> None:
    """The decision waits for the reporter: its clock stands still while another runs."""
    for deadline in Deadline.objects.filter(subject=report.pk, kind="triage", met_at=None, cancelled_at=None):
        clocks.pause(deadline, at=at, reason="waiting_for_person")
    clocks.start(
        "reporter_answer",
        subject=report.pk,
        compartment="report",
        holder=triage_seat().id,
        about=report.reference,
        at=at,
    )


def answer_no_longer_awaited(report: Report, at: datetime) -> None:
    """The reporter's answer came, or is not waited for any more: the decision's clock runs on."""
    if not clocks.cancel("reporter_answer", subject=report.pk, at=at):
        return
    for deadline in Deadline.objects.filter(subject=report.pk, kind="triage", met_at=None, cancelled_at=None):
        for paused in deadline.pauses.filter(until_at=None):
            clocks.resume(paused, at=at)


def decided(report: Report, at: datetime) -> None:
    """Nothing about this report waits any more."""
    answer_no_longer_awaited(report, at)
    clocks.meet("triage", subject=report.pk, at=at)
