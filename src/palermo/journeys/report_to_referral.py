"""Where a report leads to a case: prevention hands over to the Police's investigators."""

from datetime import datetime

from django.db import transaction

from palermo.agencies.models import Officer
from palermo.cases import operations as cases
from palermo.cases.models import Case
from palermo.prevention.reporting import operations as reporting
from palermo.prevention.reporting.models import Report


@transaction.atomic
def refer(*, report: Report, note: str = "", officer: Officer, at: datetime, version: int) -> Case:
    """Open a case from a report and tie the two together; investigators may read the report from now on.

    Nobody's name moves: parties are put into the case by hand, by reference. Raises cases' Refused and
    Conflict, access's NotYours; then nothing was opened.
    """
    case = cases.open_case(
        officer=officer, at=at, region=report.region, industry=report.industry, urgent=report.urgent
    )
    reporting.refer(report=report, case=case, note=note, officer=officer, at=at, version=version)
    return case
