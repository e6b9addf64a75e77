"""Take a step of a case's lifecycle, against the version that the officer read."""

from datetime import datetime

from django.db.models import F

from palermo.agencies import queries as officers
from palermo.agencies.models import Officer
from palermo.cases.lifecycle import CASE, Facts
from palermo.cases.models import Case
from palermo.cases.operations.refusing import Conflict, Refused


def facts_of(case: Case, officer: Officer) -> Facts:
    """What the conditions of a case's steps are asked about."""
    return Facts(led_by_another=case.lead not in (None, officer.id))


def take_step(
    name: str, case: Case, reason: str, officer: Officer, at: datetime, version: int, **changes: object
) -> Case:
    """The case after the step, with other columns changed in the same breath. Raises Refused, Conflict."""
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
    return Case.objects.get(pk=case.pk)
