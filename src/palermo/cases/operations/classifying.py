"""Say what a case has turned out to be, as far as is known, and change one's mind with a reason."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from palermo.agencies import queries as officers
from palermo.agencies.models import Officer
from palermo.cases.lifecycle import CASE
from palermo.cases.models import CLASSIFICATIONS, Case
from palermo.cases.operations.entering import enter
from palermo.cases.operations.refusing import Conflict, Refused

CLASSIFIERS = frozenset({"investigator", "senior_police_officer"})
"""Who says what a case is: a human who works on it. Nothing else changes it."""
NOT_CLASSIFIERS = "What a case is, an investigator or a senior Police officer says."
REASONS = ("findings", "evidence", "new_information", "entered_in_error")


@transaction.atomic
def classify(*, case: Case, kind: str, reason: str, officer: Officer, at: datetime, version: int) -> Case:
    """Tell trafficking and smuggling apart, or say that it is both, something else or not clear yet.

    The ledger keeps each change with its reason, so the history is there. It ends nothing and takes nothing from
    anybody: a smuggled person can be trafficked later. Raises Refused, Conflict.
    """
    if not officers.roles_held(at) & CLASSIFIERS:
        raise Refused(NOT_CLASSIFIERS)
    if case.status != CASE.initial:
        raise Refused(f"{case.reference} is {CASE.label(case.status)}: reopen it before you say what it is.")
    if kind not in CLASSIFICATIONS or reason not in REASONS:
        raise Refused("Choose what it is, and why you say so.")
    if kind == case.classification:
        raise Refused("It is recorded as this already: choose another, or leave it.")
    changed = Case.objects.filter(pk=case.pk, version=version).update(classification=kind, version=F("version") + 1)
    if not changed:
        raise Conflict(f"{case.reference} was changed by someone else since you opened it: read it again, then decide.")
    enter("case_classified", case, officer, at, reason=reason, terms={"kind": kind, "before": case.classification})
    case.refresh_from_db()
    return case
