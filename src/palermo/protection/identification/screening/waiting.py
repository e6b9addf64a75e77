"""The clocks of a referral: whose move it is, and by when. Called inside the operations; it saves nothing else."""

from datetime import datetime

from palermo.agencies import queries as officers
from palermo.agencies.models import Seat
from palermo.clocks import operations as clocks
from palermo.clocks import queries as running
from palermo.protection.identification.screening.models import Referral, Visit

KINDS = ("screening_triage_urgent", "screening_triage")


def triage_seat() -> Seat:
    """The seat that referrals come to."""
    return officers.seat("Police", "triage_officer")


def arrived(visit: Visit, *, urgent: bool, at: datetime) -> None:
    """People of a visit wait with Police: one clock for them all, an urgent one beside it when any is urgent."""
    kind = KINDS[0] if urgent else KINDS[1]
    there = set(running.running(visit.pk).values_list("kind", flat=True))
    if kind in there or KINDS[0] in there:
        return
    clocks.start(kind, subject=visit.pk, compartment="screening", holder=triage_seat().id, about=visit.reference, at=at)


def answered(visit: Visit, at: datetime) -> None:
    """The clocks stop once nobody of the visit waits with Police."""
    if Referral.objects.filter(visit=visit, status="waiting").exists():
        return
    for kind in KINDS:
        clocks.meet(kind, subject=visit.pk, at=at)


def who_to_pass_on(referral: Referral, at: datetime) -> None:
    """Who the person is was told after they were taken into a case: triage passes it on to the lead."""
    clocks.start(
        "pass_on_who",
        subject=referral.subject_id,
        compartment="identity",
        holder=triage_seat().id,
        about=referral.visit.reference,
        at=at,
    )


def passed_on(referral: Referral, at: datetime) -> None:
    """The lead knows."""
    clocks.meet("pass_on_who", subject=referral.subject_id, at=at)
