"""Close a case by its checklist, which ends what its team knew of the people in it; and open it again."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import F

from palermo.agencies import operations as agencies
from palermo.agencies.models import Officer
from palermo.cases.checklist import missing
from palermo.cases.models import Case, Closing
from palermo.cases.operations import knowing, waiting
from palermo.cases.operations.entering import enter
from palermo.cases.operations.refusing import Refused
from palermo.cases.operations.stepping import take_step
from palermo.clocks import operations as clocks


@transaction.atomic
def close(*, case: Case, reason: str, answers: Mapping[str, str], officer: Officer, at: datetime, version: int) -> Case:
    """Close a case, each question of the checklist answered. Called by the journey `case_closed` alone, which asks
    first what still waits in other rooms.

    Its clocks stop; who worked on it no longer knows who the people in it are, unless they lead another open case with
    them. Whoever led it, or closes it where nobody did, goes on knowing that it exists. Raises Refused, Conflict.
    """
    if sentence := missing(answers):
        raise Refused(sentence)
    closed = take_step("close", case, reason, officer, at, version, closed_at=at, lead=case.lead or officer.id)
    knowing.led(case=closed, at=at)
    clocks.cancel_all(subject=case.pk, compartment="casefile", at=at)
    ended = knowing.end_knowledge(case=closed, at=at)
    Closing.objects.create(
        case=closed,
        reason=reason,
        told=answers["told"],
        papers=answers["papers"],
        safety=answers["safety"],
        grants=ended,
        closed_at=at,
        closed_by=officer.id,
    )
    enter("case_closed", closed, officer, at, reason=reason, terms={"grants": ended})
    return closed


@transaction.atomic
def reopen(*, case: Case, reason: str, officer: Officer, at: datetime, version: int) -> Case:
    """Open a closed case again. Whoever led it leads it, and knows again what closing ended; where they have left, it
    waits for an investigator. Raises Refused, Conflict."""
    lead = case.lead if case.lead and knowing.still_leads(case.lead, at) else None
    opened = take_step("reopen", case, reason, officer, at, version, closed_at=None, lead=lead)
    Closing.objects.filter(case=opened, reopened_at=None).update(
        reopened_at=at, reopened_by=officer.id, version=F("version") + 1
    )
    if lead is None:
        waiting.again(opened, at)
    else:
        knowing.resume(case=opened, lead=lead, at=at)
        if lead != officer.id:
            agencies.tell(lead, "case_yours", key=f"case_reopened:{opened.pk}:{opened.version}", at=at)
    enter("case_reopened", opened, officer, at, reason=reason)
    return opened
