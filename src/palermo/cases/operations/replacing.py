"""When a lead has left: their cases go to others, several in one act, with what they knew and what waited for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F

from palermo.access.operations import NotYours
from palermo.agencies import operations as agencies
from palermo.agencies.models import Officer
from palermo.cases.lifecycle import CASE
from palermo.cases.models import Case
from palermo.cases.operations import knowing
from palermo.cases.operations.entering import enter
from palermo.cases.operations.refusing import Conflict, Refused

AT_ONCE = 200
"""The most cases that one act gives to somebody."""


@dataclass(frozen=True)
class Outcome:
    """What came of giving several cases: those that went, and those that did not, each with the sentence why."""

    given: list[Case]
    kept: list[tuple[Case, str]]


def replace_leads(
    *, cases: Sequence[tuple[Case, int]], gone: Officer, to: Officer, officer: Officer, at: datetime
) -> Outcome:
    """Give cases of an officer who has left, each with the version it was read at, to another investigator.

    Each goes or stays by itself, so that one that somebody else changed meanwhile holds up no other. Raises Refused for
    too many.
    """
    if len(cases) > AT_ONCE:
        raise Refused(f"At most {AT_ONCE} cases go at once: choose fewer.")
    outcome = Outcome([], [])
    for case, version in cases:
        try:
            outcome.given.append(replace_lead(case=case, gone=gone, to=to, officer=officer, at=at, version=version))
        except (Refused, Conflict, NotYours) as no:
            outcome.kept.append((case, str(no)))
    if outcome.given:
        agencies.tell(to.id, "case_yours", key=f"lead_replaced:{outcome.given[0].pk}:{outcome.given[0].version}", at=at)
    return outcome


@transaction.atomic
def replace_lead(*, case: Case, gone: Officer, to: Officer, officer: Officer, at: datetime, version: int) -> Case:
    """Give one case of an officer who has left to an investigator, with what they knew of the people in it; tasks,
    questions and appointments that waited for them wait for the new lead. Raises Refused, Conflict, access.NotYours."""
    if case.status != CASE.initial:
        raise Refused(f"{case.reference} is {CASE.label(case.status)}: nobody leads it now.")
    if case.lead != gone.id:
        raise Conflict(f"{case.reference} is not led by {gone} any more: somebody else gave it away.")
    if gone.left_at is None or gone.left_at > at:
        raise Refused(f"{gone} has not left: they hand a case over, or a senior officer gives it to somebody else.")
    knowing.replace_lead(case=case, heir=to.id, at=at)
    changed = Case.objects.filter(pk=case.pk, version=version).update(lead=to.id, version=F("version") + 1)
    if not changed:
        raise Conflict(f"{case.reference} was changed by someone else since you opened it: read it again, then decide.")
    case.lead, case.version = to.id, version + 1
    knowing.led(case=case, at=at)
    enter("lead_replaced", case, officer, at, terms={"gone": str(gone.id), "to": str(to.id)})
    return case
