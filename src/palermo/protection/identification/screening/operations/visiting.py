"""A visit begins: when and where people were met, by whom, and whether anyone is in danger."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from palermo.access import operations as access
from palermo.agencies import queries as officers
from palermo.agencies.models import Officer
from palermo.cases.operations import Refused
from palermo.clocks import operations as clocks
from palermo.law import references
from palermo.ledger.operations import append
from palermo.protection.identification.screening import codes
from palermo.protection.identification.screening.lifecycle import SCREENERS, SCREENING, WHAT
from palermo.protection.identification.screening.models import MOST, Visit
from palermo.vault.operations import seal


@dataclass(frozen=True)
class Circumstances:
    """What is known of a visit in codes. `sector` follows from `place` unless it is given; `sheet` is its number."""

    occasion: str = "other"
    place: str = ""
    region: str = ""
    sector: str = ""
    met: int = 1
    danger: bool = False
    method: str = "there"
    sheet: str = ""


@transaction.atomic
def begin_visit(*, of: Circumstances, when: datetime, words: str = "", officer: Officer, at: datetime) -> Visit:
    """Begin a visit that took place at `when`, which may be long before `at`. The words are sealed. Raises Refused."""
    role = role_of(officer, at)
    _possible(of, when, at)
    subject = access.new_subject("visit_begun", at=at)
    try:
        with transaction.atomic():
            Visit.objects.create(
                id=subject,
                at=when,
                agency=officer.agency_id,
                role=role,
                lead=officer.id,
                occasion=of.occasion,
                sector=of.sector or codes.sector_of(of.place),
                region=of.region,
                place=of.place,
                method=of.method,
                sheet=of.sheet,
                met=of.met,
                danger=of.danger,
            )
    except IntegrityError as again:
        raise Refused(f"Sheet {of.sheet} was keyed in already: look for its visit, or correct the number.") from again
    visit = Visit.objects.get(pk=subject)
    seal(subject=subject, compartment="screening", about=subject, field="words", text=words)
    clocks.start(
        "finish_screening",
        subject=subject,
        compartment="screening",
        holder=officer.id,
        about=visit.reference,
        at=at,
    )
    enter("visit_begun", visit, officer, when, terms={"occasion": f"visit_{of.occasion}", "count": of.met})
    return visit


def role_of(officer: Officer, at: datetime) -> str:
    """The role in which the officer screens. Raises Refused for one who may not."""
    held = officers.roles_held(at)
    if refusal := SCREENING.refusal("meet", "", held):
        raise Refused(refusal)
    return next(role for role in SCREENERS if role in held)


def _possible(of: Circumstances, when: datetime, at: datetime) -> None:
    if when > at:
        raise Refused("The visit cannot be later than now: correct its time.")
    if not 1 <= of.met <= MOST:
        raise Refused(f"A visit is 1 to {MOST} people: enter a larger group as two visits.")
    if of.occasion not in codes.OCCASIONS or of.method not in codes.METHODS:
        raise Refused("Choose what brought you there, and how it is entered.")
    if of.method not in ("sheet", "urgent") and of.sheet:
        raise Refused("Only what is keyed in from a sheet has a sheet’s number.")
    if of.sheet and (wrong := references.check(of.sheet)):
        raise Refused(wrong)


def enter(verb: str, visit: Visit, officer: Officer, at: datetime, *, terms: dict[str, str | int]) -> None:
    """The ledger's line of an act on a visit as a whole."""
    append(
        verb,
        at=at,
        officer=officer,
        subject=visit.pk,
        compartment="screening",
        about=visit.reference,
        authority=WHAT,
        terms=terms,
    )
