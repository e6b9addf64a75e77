"""The lead of a case works on it with colleagues: they come to know of the case, and of nobody in it."""

from datetime import datetime

from django.db import transaction

from palermo.access import operations as access
from palermo.agencies import operations as agencies
from palermo.agencies.models import Officer
from palermo.cases.models import Case
from palermo.cases.operations.entering import enter
from palermo.cases.operations.refusing import Refused
from palermo.cases.queries import LET_IN


@transaction.atomic
def let_in(*, case: Case, who: Officer, officer: Officer, at: datetime) -> None:
    """Another investigator comes to know that the case is there and how it stands, and can be given work on it.

    Raises Refused for whoever does not lead it or for whom knows of it so already, access.NotYours for no investigator.
    """
    _by_lead(case, officer)
    if who.id == officer.id:
        raise Refused("You lead this case: choose a colleague.")
    if not access.give(LET_IN, subject=case.pk, to=who, at=at):
        raise Refused(f"{who} works on this case already.")
    enter("colleague_let_in", case, officer, at, terms={"to": str(who.id)})
    agencies.tell(who.id, "case_yours", key=f"let_in:{case.pk}:{int(at.timestamp())}", at=at)


@transaction.atomic
def let_out(*, case: Case, who: Officer, officer: Officer, at: datetime) -> None:
    """…and no longer does. Raises Refused for whoever does not lead it, or where they do not work on it."""
    _by_lead(case, officer)
    if not access.end(subject=case.pk, because="colleague_let_out", at=at, acts=(LET_IN,), holder=who.id):
        raise Refused(f"{who} does not work on this case.")
    enter("colleague_let_out", case, officer, at, terms={"to": str(who.id)})


def _by_lead(case: Case, officer: Officer) -> None:
    if case.lead != officer.id:
        raise Refused("Only the lead of a case says which colleagues work on it.")
