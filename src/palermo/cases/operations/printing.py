"""A print of a case leaves the building: who made it, when and what for is entered before it is shown."""

from datetime import datetime

from django.db import transaction

from palermo.access.compartments import PURPOSES
from palermo.agencies.models import Officer
from palermo.cases.models import Case
from palermo.cases.operations.entering import enter
from palermo.cases.operations.refusing import Refused


@transaction.atomic
def enter_print(*, case: Case, purpose: str, officer: Officer, at: datetime) -> None:
    """Enter that a case is printed, and what for (a key of PURPOSES). Raises Refused for another purpose."""
    if purpose not in PURPOSES:
        raise Refused("Choose what you need the print for.")
    enter("case_printed", case, officer, at, terms={"purpose": purpose})
