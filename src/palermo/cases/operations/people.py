"""Put parties into a case, alone or as a crew; their roles; the numbers other systems know them by."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from palermo.access import operations as access
from palermo.agencies import queries as officers
from palermo.agencies.models import Officer
from palermo.cases.english import SYSTEMS
from palermo.cases.models import PARTY_KINDS, ROLES, Case, FileNumber, Group, Involvement, Party
from palermo.cases.operations import knowing
from palermo.cases.operations.entering import AUTHORITY, enter
from palermo.cases.operations.leading import share
from palermo.cases.operations.refusing import Conflict, Refused
from palermo.law.partial_date import parse
from palermo.ledger.operations import append
from palermo.vault import blind
from palermo.vault.operations import seal

NUMBERS = "file_number"
CREW = 60
"""The most people one act may add: a large vessel's crew."""


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
    """Put a new party into a case, by reference; its name and details are sealed. Raises Refused for a wrong role or
    date."""
    _known(role, from_on)
    if kind not in PARTY_KINDS:
        raise Refused(f"{kind!r} is no kind of party: choose one of {', '.join(PARTY_KINDS)}.")
    subject = access.new_subject("party_added", at=at)
    Party.objects.create(id=subject, kind=kind, language=language, made_at=at)
    party = Party.objects.get(pk=subject)
    Involvement.objects.create(case=case, party=party, role=role, from_on=from_on, group=group, recorded_by=officer.id)
    seal(subject=subject, compartment="identity", about=subject, field="name", text=name)
    seal(subject=subject, compartment="identity", about=subject, field="details", text=details)
    if case.lead and case.lead != officer.id and knowing.still_leads(case.lead, at):
        share(party=party, to=officers.officer(case.lead), at=at)
    enter("party_added", case, officer, at, terms={"party": party.reference, "kind": kind, "role": role})
    return party


@transaction.atomic
def meet_person(*, act: str, at: datetime, language: str = "", name: str = "", details: str = "") -> Party:
    """A person met before there is a case: a party by reference, with the grants that the room's `act` gives.

    The room that calls this enters its act. `add_role` puts the person into a case later. Raises access.NotYours.
    """
    subject = access.new_subject(act, at=at)
    Party.objects.create(id=subject, kind="person", language=language, made_at=at)
    party = Party.objects.get(pk=subject)
    record_who(party=party, name=name, details=details)
    return party


def record_who(*, party: Party, name: str, details: str) -> bool:
    """Seal who a party is, as far as it was typed. Returns whether there was anything to seal. The caller enters it."""
    kept = [
        seal(subject=party.pk, compartment="identity", about=party.pk, field=field, text=text)
        for field, text in (("name", name), ("details", details))
    ]
    return any(kept)


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
    enter("group_made", case, officer, at, terms={"count": count})
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
def add_role(
    *,
    case: Case,
    party: Party,
    role: str,
    officer: Officer,
    at: datetime,
    from_on: str = "",
    group: Group | None = None,
) -> Involvement:
    """A party has another role in a case as well, perhaps with the group it was met in.

    Raises Refused for a wrong role or date, or one it has already.
    """
    _known(role, from_on)
    if Involvement.objects.filter(case=case, party=party, role=role, until_on="", in_error_at=None).exists():
        raise Refused("They have this role in the case already: choose another, or end that one first.")
    made = Involvement.objects.create(
        case=case, party=party, role=role, from_on=from_on, group=group, recorded_by=officer.id
    )
    enter("party_role_added", case, officer, at, terms={"party": party.reference, "role": role})
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
        compartment="casefile",
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
        compartment="casefile",
        about=involvement.case.reference,
        authority=AUTHORITY,
        reason=reason,
        terms={"party": involvement.party.reference},
    )
    involvement.refresh_from_db()
    return involvement


@transaction.atomic
def record_number(*, of: Case | Party, system: str, number: str, officer: Officer, at: datetime) -> FileNumber:
    """That another agency's system knows this by a number, which is sealed and can be found by `find_number`.

    Whoever knows of the case or party knows that there is one; a person's own number is part of who they are.
    """
    subject, about = of.pk, of.reference
    known, within = ("casefile", "casefile") if isinstance(of, Case) else ("case", "identity")
    kept = FileNumber.objects.create(
        subject=subject, compartment=known, system=system, recorded_at=at, recorded_by=officer.id
    )
    if sealed := seal(subject=subject, compartment=within, about=kept.id, field="number", text=number):
        blind.mark(sealed, purpose=NUMBERS, kind=system, text=number)
    append(
        "number_recorded",
        at=at,
        officer=officer,
        subject=subject,
        compartment=known,
        about=about,
        authority=AUTHORITY,
        terms={"system": system},
    )
    return kept


def find_number(*, number: str, system: str, officer: Officer, at: datetime) -> list[Case | Party]:
    """The cases and parties that another system knows by this number, of those the officer may see; "" is any system.

    An act: that the officer looked is entered first, though not for what. Raises Refused when too little was given.
    """
    wanted = [system] if system else list(SYSTEMS)
    try:
        found = blind.find(
            purpose=NUMBERS,
            kinds=wanted,
            text=number,
            officer=officer,
            at=at,
            terms={"system": system or "any_system"},
        )
    except ValueError as short:
        raise Refused(str(short)) from short
    subjects = {subject for subject, _about in found}
    return [*Case.objects.filter(pk__in=subjects), *Party.objects.filter(pk__in=subjects)]
