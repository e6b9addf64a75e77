"""Open a case, say who leads it, hand it over, tell the lead who the people are."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from palermo.access import operations as access
from palermo.access import queries as grants
from palermo.access.models import Grant
from palermo.agencies import operations as agencies
from palermo.agencies import queries as officers
from palermo.agencies.models import Officer
from palermo.cases import needs
from palermo.cases.lifecycle import CASE
from palermo.cases.models import Case, Party
from palermo.cases.operations import knowing, waiting
from palermo.cases.operations.entering import enter
from palermo.cases.operations.refusing import Conflict, Refused
from palermo.clocks import operations as clocks
from palermo.vault.operations import seal

GIVERS = frozenset(needs.GIVERS)
"""The roles that may give a case to somebody, and take it from its lead; an investigator takes it on, or hands over."""
NOTE = "assessment"
"""The compartment of the case in which its handover note is sealed: whoever leads it holds it, and nobody else."""


@transaction.atomic
def open_case(*, officer: Officer, at: datetime, region: str = "", industry: str = "", urgent: bool = False) -> Case:
    """Open a case; an investigator is to take it on. Raises access.NotYours for an officer who may open none."""
    subject = access.new_subject("case_opened", at=at)
    Case.objects.create(id=subject, opened_at=at, region=region, industry=industry)
    case = Case.objects.get(pk=subject)
    seat = waiting.start_clock(case, at)
    enter("case_opened", case, officer, at)
    agencies.tell(seat.id, "case_waits", key=f"case_opened:{subject}", at=at)
    return case


@transaction.atomic
def assign(*, case: Case, to: Officer, officer: Officer, at: datetime, version: int) -> Case:
    """Give a case to an investigator, who may be the giver, with what the giver and the lead before know of its people.

    Whoever led it before no longer holds what leading gave. Only where the giver takes it for themselves do they learn of
    its people no more than they know: the lead before tells them, and holds it until then. Raises Refused, Conflict,
    access.NotYours.
    """
    before = case.lead
    if refusal := not_to_give(case, to, officer, frozenset(officers.roles_held(at))):
        raise Refused(refusal)
    _must_be_open(case, version)
    passes = before is not None and before != to.id and to.id != officer.id
    if passes:
        knowing.replace_lead(case=case, heir=to.id, at=at)
    known = _lead_by(case, to, at, version)
    if before is None and "senior_police_officer" in officers.roles_held(at):
        knowing.resume(case=case, lead=to.id, at=at)
    if before and passes:
        knowing.let_go(case=case, gone=before, because="lead_changed", at=at)
    elif before and before != to.id:
        clocks.pass_on(subjects=[case.pk, *(party.pk for party in known)], holder=before, to=to.id)
    verb, terms = ("case_taken", {}) if to.id == officer.id else ("case_assigned", {"to": str(to.id)})
    enter(verb, case, officer, at, terms=terms)
    if to.id != officer.id:
        agencies.tell(to.id, "case_yours", key=f"case_assigned:{case.pk}:{case.version}", at=at)
    return case


def not_to_give(case: Case, to: Officer, officer: Officer, roles: frozenset[str]) -> str:
    """Why an officer of these roles may not make somebody the lead of a case; "" where they may."""
    if roles & GIVERS:
        return ""
    if case.lead == officer.id:
        return "You lead this case: hand it over, with a note." if to.id != officer.id else ""
    if case.lead:
        return f"{case.reference} has a lead: ask them to hand it over, or a senior officer to give it to you."
    return (
        ""
        if to.id == officer.id
        else "An investigator takes a case on for themselves: ask a senior officer to give it."
    )


@transaction.atomic
def handover(*, case: Case, to: Officer, note: str, officer: Officer, at: datetime, version: int) -> Case:
    """The lead hands a case to another investigator, with a note that only who leads it can open.

    The new lead gets what the old one holds of the people in it, and the old one's own grants end. Raises Refused,
    Conflict, access.NotYours.
    """
    if case.lead != officer.id:
        raise Refused("Only the lead of a case hands it over: a senior officer can give it to somebody else.")
    if to.id == officer.id:
        raise Refused("You lead this case already: choose who takes it from you.")
    _must_be_open(case, version)
    seal(subject=case.pk, compartment=NOTE, about=case.pk, field="handover_note", text=note)
    people = _lead_by(case, to, at, version)
    enter("handed_over", case, officer, at, terms={"to": str(to.id)})
    agencies.tell(to.id, "case_yours", key=f"handed_over:{case.pk}:{case.version}", at=at)
    clocks.pass_on(subjects=[case.pk, *(party.pk for party in people)], holder=officer.id, to=to.id)
    knowing.let_go(case=case, gone=officer.id, because="handed_over", at=at)
    return case


def _must_be_open(case: Case, version: int) -> None:
    if case.status != CASE.initial:
        raise Refused(f"{case.reference} is {CASE.label(case.status)}: reopen it before somebody leads it.")
    if not Case.objects.filter(pk=case.pk, version=version).exists():
        raise _conflict(case)


def _conflict(case: Case) -> Conflict:
    return Conflict(f"{case.reference} was changed by someone else since you opened it: read it again, then decide.")


def _lead_by(case: Case, to: Officer, at: datetime, version: int) -> list[Party]:
    """Make `to` the lead, who then knows of the case, and what the session's officer knows of its people: those are
    returned. Last, for whoever saw the case as one that waits for an investigator sees it no longer then."""
    people = list(Party.objects.filter(involvements__case=case, involvements__in_error_at=None).distinct())
    if not Case.objects.filter(pk=case.pk, version=version).update(lead=to.id, version=F("version") + 1):
        raise _conflict(case)
    case.lead, case.version = to.id, version + 1
    waiting.taken(case, at)
    for party in people:
        share(party=party, to=to, at=at)
    knowing.led(case=case, at=at)
    return people


@transaction.atomic
def share_people(*, case: Case, officer: Officer, at: datetime) -> int:
    """Tell the lead of a case what one knows of the people in it. Returns of how many. Whoever led it before then no longer
    knows it. Raises Refused, access.NotYours."""
    if case.lead is None or case.lead == officer.id:
        raise Refused(f"Nobody else leads {case.reference}: there is nobody to tell.")
    to = officers.officer(case.lead)
    people = list(Party.objects.filter(involvements__case=case, involvements__in_error_at=None).distinct())
    for party in people:
        share(party=party, to=to, at=at)
    enter("people_shared", case, officer, at, terms={"to": str(to.id), "count": len(people)})
    if Grant.objects.filter(subject=case.pk, holder=officer.id, act="case_led", until_at=None).exists():
        knowing.let_go(case=case, gone=officer.id, because="lead_changed", at=at)
    return len(people)


def share(*, party: Party, to: Officer, at: datetime) -> None:
    """Give the lead of a case what the giver knows of a party in it: that it is there, who it is, how it is
    assessed."""
    access.give("investigator_named", subject=party.pk, to=to, at=at)
    if grants.may_see("identity", party.pk):
        access.give("investigator_told_who", subject=party.pk, to=to, at=at)
    if all(grants.may_see(each, party.pk) for each in ("screening", "assessment", "certificate")):
        access.give("investigator_assesses", subject=party.pk, to=to, at=at)
