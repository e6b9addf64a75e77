"""Open a case, say who leads it, hand it over, tell the lead who the people are."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from palermo.access import operations as access
from palermo.access import queries as grants
from palermo.agencies import operations as agencies
from palermo.agencies import queries as officers
from palermo.agencies.models import Officer
from palermo.cases.lifecycle import CASE
from palermo.cases.models import Case, Party
from palermo.cases.operations import knowing, waiting
from palermo.cases.operations.entering import enter
from palermo.cases.operations.refusing import Conflict, Refused
from palermo.vault.operations import seal

LEADING = (
    "case_opened", "case_led", "party_added", "investigator_named", "investigator_told_who", "investigator_assesses",
    "lead_replaced", "lead_resumes",
)  # fmt: skip
"""The acts whose grants go with leading a case, and end when somebody else leads it."""
GIVERS = frozenset({"senior_police_officer", "triage_officer", "station_officer"})
"""The roles that may take a case from its lead; another investigator may not."""


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
    """Give a case, and what the giver knows of the people in it, to an investigator, who may be the giver.

    Whoever led it before no longer holds what leading gave, of the people whom the giver knows, and what waited for
    them there waits for the new lead: of the others they alone can tell, and hold it until they do. Raises Refused,
    Conflict, access.NotYours.
    """
    before = case.lead
    if before and before != officer.id and not officers.roles_held(at) & GIVERS:
        raise Refused(f"{case.reference} has a lead: ask them to hand it over, or a senior officer to give it to you.")
    people = _lead_by(case, to, at, version)
    if before is None and "senior_police_officer" in officers.roles_held(at):
        knowing.resume(case=case, lead=to.id, at=at)
    if before and before != to.id:
        known = [party for party in people if grants.may_see("identity", party.pk)]
        clocks.pass_on(subjects=[case.pk, *(party.pk for party in known)], holder=before, to=to.id)
        let_go(case, known, before, "lead_changed", at)
    verb, terms = ("case_taken", {}) if to.id == officer.id else ("case_assigned", {"to": str(to.id)})
    enter(verb, case, officer, at, terms=terms)
    if to.id != officer.id:
        agencies.tell(to.id, "case_yours", key=f"case_assigned:{case.pk}:{case.version}", at=at)
    case.refresh_from_db()
    return case


@transaction.atomic
def handover(*, case: Case, to: Officer, note: str, officer: Officer, at: datetime, version: int) -> Case:
    """The lead hands a case to another investigator, with a note that is sealed beside the case.

    The new lead gets what the old one holds of the people in it, and the old one's own grants end. Raises Refused,
    Conflict, access.NotYours.
    """
    if case.lead != officer.id:
        raise Refused("Only the lead of a case hands it over: a senior officer can give it to somebody else.")
    if to.id == officer.id:
        raise Refused("You lead this case already: choose who takes it from you.")
    people = _lead_by(case, to, at, version)
    seal(subject=case.pk, compartment="casefile", about=case.pk, field="handover_note", text=note)
    enter("handed_over", case, officer, at, terms={"to": str(to.id)})
    agencies.tell(to.id, "case_yours", key=f"handed_over:{case.pk}:{case.version}", at=at)
    clocks.pass_on(subjects=[case.pk, *(party.pk for party in people)], holder=officer.id, to=to.id)
    let_go(case, people, officer.id, "handed_over", at)
    case.refresh_from_db()
    return case


def _lead_by(case: Case, to: Officer, at: datetime, version: int) -> list[Party]:
    """Make `to` the lead, who then knows what the session's officer knows of the case's people."""
    if case.status != CASE.initial:
        raise Refused(f"{case.reference} is {CASE.label(case.status)}: reopen it before somebody leads it.")
    changed = Case.objects.filter(pk=case.pk, version=version).update(lead=to.id, version=F("version") + 1)
    if not changed:
        raise Conflict(f"{case.reference} was changed by someone else since you opened it: read it again, then decide.")
    access.give("case_led", subject=case.pk, to=to, at=at)
    waiting.taken(case, at)
    people = list(Party.objects.filter(involvements__case=case, involvements__in_error_at=None).distinct())
    for party in people:
        share(party=party, to=to, at=at)
    return people


def let_go(case: Case, people: list[Party], holder: UUID, because: str, at: datetime) -> None:
    """Whoever led a case no longer holds what leading gave, of it and of some people in it."""
    for subject in (*(party.pk for party in people), case.pk):
        access.end(subject=subject, because=because, at=at, acts=LEADING, holder=holder)


@transaction.atomic
def share_people(*, case: Case, officer: Officer, at: datetime) -> int:
    """Tell the lead of a case what one knows of the people in it. Returns of how many. Raises Refused,
    access.NotYours."""
    if case.lead is None or case.lead == officer.id:
        raise Refused(f"Nobody else leads {case.reference}: there is nobody to tell.")
    to = officers.officer(case.lead)
    people = list(Party.objects.filter(involvements__case=case, involvements__in_error_at=None).distinct())
    for party in people:
        share(party=party, to=to, at=at)
    enter("people_shared", case, officer, at, terms={"to": str(to.id), "count": len(people)})
    return len(people)


def share(*, party: Party, to: Officer, at: datetime) -> None:
    """Give the lead of a case what the giver knows of a party in it: that it is there, who it is, how it is
    assessed."""
    access.give("investigator_named", subject=party.pk, to=to, at=at)
    if grants.may_see("identity", party.pk):
        access.give("investigator_told_who", subject=party.pk, to=to, at=at)
    if grants.may_see("assessment", party.pk) and grants.may_see("certificate", party.pk):
        access.give("investigator_assesses", subject=party.pk, to=to, at=at)
