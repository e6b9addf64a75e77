"""Close a case, and open it again."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from palermo.agencies import queries as officers
from palermo.agencies.models import Officer
from palermo.cases.lifecycle import CASE, Facts
from palermo.cases.models import Case
from palermo.cases.operations.entering import enter
from palermo.cases.operations.refusing import Conflict, Refused
from palermo.clocks import operations as clocks


@transaction.atomic
def close(*, case: Case, reason: str, officer: Officer, at: datetime, version: int) -> Case:
    """Close a case: its running clocks stop and its own grants stay for the record. Raises Refused, Conflict."""
    closed = _step("close", "case_closed", case, reason, officer, at, version, closed_at=at)
    clocks.cancel_all(subject=case.pk, compartment="case", at=at)
    return closed


@transaction.atomic
def reopen(*, case: Case, reason: str, officer: Officer, at: datetime, version: int) -> Case:
    """Open a closed case again; where nobody leads it, an investigator is to take it on. Raises Refused, Conflict."""
    opened = _step("reopen", "case_reopened", case, reason, officer, at, version, closed_at=None)
    if opened.lead is None:
        seat = officers.seat("Police", "investigator")
        clocks.start("assign_case", subject=case.pk, compartment="case", holder=seat.id, about=case.reference, at=at)
    return opened


def facts_of(case: Case, officer: Officer) -> Facts:
    """What the conditions of a case's steps are asked about."""
    return Facts(led_by_another=case.lead not in (None, officer.id))


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
    if refusal := CASE.refusal(step, case.status, officers.roles_held(at), facts_of(case, officer)):
        raise Refused(refusal)
    if reason not in step.reasons:
        raise Refused(f"Choose a reason: {', '.join(step.reasons)}.")
    changed = Case.objects.filter(pk=case.pk, version=version, status=case.status).update(
        status=step.to, version=F("version") + 1, **changes
    )
    if not changed:
        raise Conflict(f"{case.reference} was changed by someone else since you opened it: read it again, then decide.")
    enter(verb, case, officer, at, reason=reason)
    case.refresh_from_db()
    return case
