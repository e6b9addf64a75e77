"""Where a screening leads to a case: whoever met people hands over to the Police's investigators."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from palermo.agencies import queries as officers
from palermo.agencies.models import Officer
from palermo.cases import operations as cases
from palermo.cases.models import Case, Group
from palermo.cases.operations import Refused
from palermo.protection.identification.screening import operations as screening
from palermo.protection.identification.screening import waiting
from palermo.protection.identification.screening.models import Referral


@transaction.atomic
def accept(
    *,
    referrals: Iterable[tuple[Referral, int]],
    case: Case | None = None,
    lead: Officer | None = None,
    officer: Officer,
    at: datetime,
) -> Case:
    """Take people of one visit, each with the version that was read, into a new case or into `case`.

    Each keeps the reference they were met by. `lead` is given a new case at once; the lead of a case that has one
    learns of them now. All or none. Raises cases' Refused and Conflict, access's NotYours; then nothing was opened.
    """
    chosen = list(referrals)
    if not chosen:
        raise Refused("Choose at least one person.")
    visit = chosen[0][0].visit
    into = case or cases.open_case(
        officer=officer,
        at=at,
        region=visit.region,
        industry=visit.sector,
        urgent=any(each.urgent for each, _v in chosen),
    )
    if into.status != "open":
        raise Refused(f"{into.reference} is closed: have it reopened, or take them into a new case.")
    group = cases.make_group(case=into, officer=officer, at=at, count=len(chosen)) if len(chosen) > 1 else None
    for referral, version in chosen:
        _one(referral, version, into, group, officer, at)
    if lead and into.lead is None:
        into = cases.assign(case=into, to=lead, officer=officer, at=at, version=into.version)
        screening.follow(visit=visit, to=lead, at=at)
    return into


def _one(referral: Referral, version: int, case: Case, group: Group | None, officer: Officer, at: datetime) -> None:
    party = referral.subject
    screening.accept(referral=referral, case=case, officer=officer, at=at, version=version)
    cases.add_role(case=case, party=party, role="possible_victim", group=group, officer=officer, at=at)
    if case.lead and case.lead != officer.id:
        to = officers.officer(case.lead)
        cases.share(party=party, to=to, at=at)
        screening.follow(visit=referral.visit, to=to, at=at)


@transaction.atomic
def tell_lead(*, referrals: Iterable[Referral], officer: Officer, at: datetime) -> int:
    """Tell the lead of the case what triage knows of people taken into it, names too where they were told.

    Returns of how many. Raises Refused, access's NotYours.
    """
    told = 0
    for referral in referrals:
        case = referral.case
        if referral.status != "accepted" or case is None:
            continue
        if case.lead is None:
            raise Refused(f"Nobody leads {case.reference} yet: have it taken on first.")
        to = officers.officer(case.lead)
        cases.share(party=referral.subject, to=to, at=at)
        screening.follow(visit=referral.visit, to=to, at=at)
        waiting.passed_on(referral, at)
        told += 1
    return told
