"""Open a case, put parties into it, say who leads it. Each is one act with one ledger entry."""

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
from palermo.cases.models import (
    LIKENESS,
    PARTY_KINDS,
    ROLES,
    Case,
    FileNumber,
    Group,
    Involvement,
    Party,
    Sameness,
)
from palermo.clocks import operations as clocks
from palermo.law.partial_date import parse
from palermo.ledger.operations import append
from palermo.vault.operations import seal

AUTHORITY = "nz-2009/23"
LEADING = ("case_opened", "party_added", "investigator_named", "investigator_told_who", "investigator_assesses")
"""The acts whose grants go with leading a case, and end when somebody else leads it."""
GIVERS = frozenset({"senior_police_officer", "triage_officer", "station_officer"})
"""The roles that may take a case from its lead; another investigator may not."""
CREW = 60
"""The most people one act may add: a large vessel's crew."""


class Refused(Exception):
    """The act is not allowed now; the sentence says why and what to do."""


class Conflict(Exception):
    """Someone else changed the row since it was read: show both, lose neither."""


@transaction.atomic
def open_case(*, officer: Officer, at: datetime, region: str = "", industry: str = "", urgent: bool = False) -> Case:
    """Open a case; an investigator is to take it on. Raises access.NotYours for an officer who may open
    none."""
    subject = access.new_subject("case_opened", at=at)
    Case.objects.create(id=subject, opened_at=at, region=region, industry=industry)
    case = Case.objects.get(pk=subject)
    seat = officers.seat("Police", "investigator")
    clocks.start("assign_case", subject=subject, compartment="case", holder=seat.id, about=case.reference, at=at)
    append(
        "case_opened",
        at=at,
        officer=officer,
        subject=subject,
        compartment="case",
        about=case.reference,
        authority=AUTHORITY,
    )
    agencies.tell(seat.id, "case_waits", key=f"case_opened:{subject}", at=at)
    return case


@transaction.atomic
def assign(*, case: Case, to: Officer, officer: Officer, at: datetime, version: int) -> Case:
    """Give a case, and what the giver knows of the people in it, to an investigator, who may be the giver.

    Whoever led it before no longer holds what leading gave, of the people whom the giver knows: of the others
    they
    alone can tell the new lead, and hold it until they do. Raises Refused, Conflict, access.NotYours.
    """
    before = case.lead
    if before and before != officer.id and not officers.roles_held(at) & GIVERS:
        raise Refused(f"{case.reference} has a lead: ask them to hand it over, or a senior officer to give it to you.")
    people = _lead_by(case, to, at, version)
    if before and before != to.id:
        known = [party for party in people if grants.may_see("identity", party.pk)]
        _let_go(case, known, before, "lead_changed", at)
    verb, terms = ("case_taken", {}) if to.id == officer.id else ("case_assigned", {"to": str(to.id)})
    append(
        verb,
        at=at,
        officer=officer,
        subject=case.pk,
        compartment="case",
        about=case.reference,
        authority=AUTHORITY,
        terms=terms,
    )
    if to.id != officer.id:
        agencies.tell(to.id, "case_yours", key=f"case_assigned:{case.pk}:{case.version}", at=at)
    case.refresh_from_db()
    return case


@transaction.atomic
def handover(*, case: Case, to: Officer, note: str, officer: Officer, at: datetime, version: int) -> Case:
    """The lead hands a case to another investigator, with a note that is sealed beside the case.

    The new lead gets what the old one holds of the people in it, and the old one's own grants end. Raises
    Refused,
    Conflict, access.NotYours.
    """
    if case.lead != officer.id:
        raise Refused("Only the lead of a case hands it over: a senior officer can give it to somebody else.")
    if to.id == officer.id:
        raise Refused("You lead this case already: choose who takes it from you.")
    people = _lead_by(case, to, at, version)
    seal(subject=case.pk, compartment="case", about=case.pk, field="handover_note", text=note)
    append(
        "handed_over",
        at=at,
        officer=officer,
        subject=case.pk,
        compartment="case",
        about=case.reference,
        authority=AUTHORITY,
        terms={"to": str(to.id)},
    )
    agencies.tell(to.id, "case_yours", key=f"handed_over:{case.pk}:{case.version}", at=at)
    _let_go(case, people, officer.id, "handed_over", at)
    case.refresh_from_db()
    return case


def _lead_by(case: Case, to: Officer, at: datetime, version: int) -> list[Party]:
    """Make `to` the lead, who then knows what the session's officer knows of the case's people."""
    if case.status != CASE.initial:
        raise Refused(f"{case.reference} is {CASE.label(case.status)}: reopen it before somebody leads it.")
    changed = Case.objects.filter(pk=case.pk, version=version).update(lead=to.id, version=F("version") + 1)
    if not changed:
        raise Conflict(f"{case.reference} was changed by someone else since you opened it: read it again, then decide.")
    access.give("investigator_named", subject=case.pk, officer=to, at=at)
    people = list(Party.objects.filter(involvements__case=case, involvements__in_error_at=None).distinct())
    for party in people:
        share(party=party, to=to, at=at)
    clocks.meet("assign_case", subject=case.pk, at=at)
    return people


def _let_go(case: Case, people: list[Party], holder: UUID, because: str, at: datetime) -> None:
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
    append(
        "people_shared",
        at=at,
        officer=officer,
        subject=case.pk,
        compartment="case",
        about=case.reference,
        authority=AUTHORITY,
        terms={"to": str(to.id), "count": len(people)},
    )
    return len(people)


def share(*, party: Party, to: Officer, at: datetime) -> None:
    """Give the lead of a case what the giver knows of a party in it: that it is there, who it is, how it is
    assessed."""
    access.give("investigator_named", subject=party.pk, officer=to, at=at)
    if grants.may_see("identity", party.pk):
        access.give("investigator_told_who", subject=party.pk, officer=to, at=at)
    if grants.may_see("assessment", party.pk) and grants.may_see("certificate", party.pk):
        access.give("investigator_assesses", subject=party.pk, officer=to, at=at)


@transaction.atomic
def add_party(
    *,
    case: Case,
    kind: str,
    role: str,
    officer: Officer,
    at: datetime,
    from_on: str = "",
    language: str = "",
    name: str = "",
    details: str = "",
    group: Group | None = None,
) -> Party:
    """Put a new party into a case, by reference; its name and details are sealed. Raises Refused for a wrong
    role or date."""
    _known(role, from_on)
    if kind not in PARTY_KINDS:
        raise Refused(f"{kind!r} is no kind of party: choose one of {', '.join(PARTY_KINDS)}.")
    subject = access.new_subject("party_added", at=at)
    Party.objects.create(id=subject, kind=kind, language=language, made_at=at)
    party = Party.objects.get(pk=subject)
    Involvement.objects.create(case=case, party=party, role=role, from_on=from_on, group=group, recorded_by=officer.id)
    seal(subject=subject, compartment="identity", about=subject, field="name", text=name)
    seal(subject=subject, compartment="identity", about=subject, field="details", text=details)
    if case.lead and case.lead != officer.id:
        share(party=party, to=officers.officer(case.lead), at=at)
    append(
        "party_added",
        at=at,
        officer=officer,
        subject=case.pk,
        compartment="case",
        about=case.reference,
        authority=AUTHORITY,
        terms={"party": party.reference, "kind": kind, "role": role},
    )
    return party


def _known(role: str, from_on: str) -> None:
    if role not in ROLES:
        raise Refused(f"{role!r} is no role in a case: choose one of {', '.join(ROLES)}.")
    if from_on:
        try:
            parse(from_on)
        except ValueError as error:
            raise Refused(str(error)) from error


@transaction.atomic
def make_group(*, case: Case, officer: Officer, at: datetime, count: int) -> Group:
    """Make a group of people met together, so that one act can cover those chosen."""
    group = Group.objects.create(case=case, made_at=at)
    group.refresh_from_db()
    append(
        "group_made",
        at=at,
        officer=officer,
        subject=case.pk,
        compartment="case",
        about=case.reference,
        authority=AUTHORITY,
        terms={"count": count},
    )
    return group


@transaction.atomic
def add_crew(
    *, case: Case, count: int, role: str, officer: Officer, at: datetime, from_on: str = "", language: str = ""
) -> Group:
    """Put a group of people met together into a case: one act, an entry for each. Raises Refused."""
    if not 2 <= count <= CREW:
        raise Refused(f"A group is 2 to {CREW} people: add one person by themselves, or a larger group in parts.")
    group = make_group(case=case, officer=officer, at=at, count=count)
    for _ in range(count):
        add_party(
            case=case, kind="person", role=role, officer=officer, at=at, from_on=from_on, language=language, group=group
        )
    return group


@transaction.atomic
def add_role(*, case: Case, party: Party, role: str, officer: Officer, at: datetime, from_on: str = "") -> Involvement:
    """A party has another role in a case as well. Raises Refused for a wrong role or date, or one it has
    already."""
    _known(role, from_on)
    if Involvement.objects.filter(case=case, party=party, role=role, until_on="", in_error_at=None).exists():
        raise Refused("They have this role in the case already: choose another, or end that one first.")
    made = Involvement.objects.create(case=case, party=party, role=role, from_on=from_on, recorded_by=officer.id)
    append(
        "party_role_added",
        at=at,
        officer=officer,
        subject=case.pk,
        compartment="case",
        about=case.reference,
        authority=AUTHORITY,
        terms={"party": party.reference, "role": role},
    )
    return made


@transaction.atomic
def end_role(*, involvement: Involvement, until_on: str, officer: Officer, at: datetime, version: int) -> Involvement:
    """A role ended on a day, known perhaps only in part. Raises Refused, Conflict."""
    try:
        ended = parse(until_on)
        if involvement.from_on and ended.is_before(parse(involvement.from_on)):
            raise Refused("A role ends after it begins: change the date.")
    except ValueError as error:
        raise Refused(str(error)) from error
    changed = Involvement.objects.filter(pk=involvement.pk, version=version, in_error_at=None, until_on="").update(
        until_on=str(ended), version=F("version") + 1
    )
    if not changed:
        raise Conflict("This role was changed by someone else since you opened it: read it again, then decide.")
    append(
        "party_role_ended",
        at=at,
        officer=officer,
        subject=involvement.case_id,
        compartment="case",
        about=involvement.case.reference,
        authority=AUTHORITY,
        terms={"party": involvement.party.reference, "role": involvement.role},
    )
    involvement.refresh_from_db()
    return involvement


@transaction.atomic
def mark_role_in_error(
    *, involvement: Involvement, reason: str, officer: Officer, at: datetime, version: int
) -> Involvement:
    """A role was recorded in error: it stays, marked, and is counted as nothing. Raises Conflict."""
    changed = Involvement.objects.filter(pk=involvement.pk, version=version, in_error_at=None).update(
        in_error_at=at, in_error_reason=reason, version=F("version") + 1
    )
    if not changed:
        raise Conflict("This role was changed by someone else since you opened it: read it again, then decide.")
    append(
        "party_role_in_error",
        at=at,
        officer=officer,
        subject=involvement.case_id,
        compartment="case",
        about=involvement.case.reference,
        authority=AUTHORITY,
        reason=reason,
        terms={"party": involvement.party.reference},
    )
    involvement.refresh_from_db()
    return involvement


@transaction.atomic
def declare_same(*, party: Party, other: Party, reason: str, officer: Officer, at: datetime) -> Sameness:
    """Two references are the same person or thing. Nothing is merged and no grant widens."""
    if party.pk == other.pk:
        raise Refused("A party is always the same as itself: choose another reference.")
    if reason not in LIKENESS:
        raise Refused(f"Choose why they are the same: {', '.join(LIKENESS)}.")
    made = Sameness.objects.create(party=party, other=other, reason=reason, declared_at=at, declared_by=officer.id)
    append(
        "declared_same",
        at=at,
        officer=officer,
        subject=party.pk,
        compartment="case",
        about=party.reference,
        authority=AUTHORITY,
        reason=reason,
        terms={"other": other.reference},
    )
    return made


@transaction.atomic
def declare_apart(*, sameness: Sameness, reason: str, officer: Officer, at: datetime) -> Sameness:
    """Undo that two references are the same. Raises Conflict when someone else already has."""
    changed = Sameness.objects.filter(pk=sameness.pk, undone_at=None).update(
        undone_at=at, undone_by=officer.id, version=F("version") + 1
    )
    if not changed:
        raise Conflict("Someone else has already undone this.")
    append(
        "declared_apart",
        at=at,
        officer=officer,
        subject=sameness.party_id,
        compartment="case",
        about=sameness.party.reference,
        authority=AUTHORITY,
        reason=reason,
        terms={"other": sameness.other.reference},
    )
    sameness.refresh_from_db()
    return sameness


@transaction.atomic
def record_number(
    *, subject: UUID, about: str, system: str, number: str, officer: Officer, at: datetime, compartment: str = "case"
) -> FileNumber:
    """That another agency's system knows this by a number, which is sealed."""
    kept = FileNumber.objects.create(subject=subject, system=system, recorded_at=at, recorded_by=officer.id)
    seal(subject=subject, compartment=compartment, about=kept.id, field="number", text=number)
    append(
        "number_recorded",
        at=at,
        officer=officer,
        subject=subject,
        compartment="case",
        about=about,
        authority=AUTHORITY,
        terms={"system": system},
    )
    return kept


@transaction.atomic
def close(*, case: Case, reason: str, officer: Officer, at: datetime, version: int) -> Case:
    """Close a case: its running clocks stop and its own grants stay for the record. Raises Refused,
    Conflict."""
    closed = _step("close", "case_closed", case, reason, officer, at, version, closed_at=at)
    clocks.cancel_all(subject=case.pk, compartment="case", at=at)
    return closed


@transaction.atomic
def reopen(*, case: Case, reason: str, officer: Officer, at: datetime, version: int) -> Case:
    """Open a closed case again; where nobody leads it, an investigator is to take it on. Raises Refused,
    Conflict."""
    opened = _step("reopen", "case_reopened", case, reason, officer, at, version, closed_at=None)
    if opened.lead is None:
        seat = officers.seat("Police", "investigator")
        clocks.start("assign_case", subject=case.pk, compartment="case", holder=seat.id, about=case.reference, at=at)
    return opened


def _step(
    name: str,
    verb: str,
    case: Case,
    reason: str,
    officer: Officer,
    at: datetime,
    version: int,
    **changes: datetime | None,
) -> Case:
    step = CASE.step(name)
    if refusal := CASE.refusal(step, case.status, officers.roles_held(at)):
        raise Refused(refusal)
    if reason not in step.reasons:
        raise Refused(f"Choose a reason: {', '.join(step.reasons)}.")
    changed = Case.objects.filter(pk=case.pk, version=version, status=case.status).update(
        status=step.to, version=F("version") + 1, **changes
    )
    if not changed:
        raise Conflict(f"{case.reference} was changed by someone else since you opened it: read it again, then decide.")
    append(
        verb,
        at=at,
        officer=officer,
        subject=case.pk,
        compartment="case",
        about=case.reference,
        authority=step.authority,
        reason=reason,
    )
    case.refresh_from_db()
    return case
