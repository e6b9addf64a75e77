"""Where a report leads to a case: prevention hands over to the Police's investigators."""

from datetime import datetime

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from palermo.access.operations import NotYours
from palermo.agencies.asking import posted
from palermo.agencies.models import Officer
from palermo.cases import operations as cases
from palermo.cases.models import Case
from palermo.cases.operations import Conflict, Refused
from palermo.prevention.reporting import operations as reporting
from palermo.prevention.reporting.acts import ACTS
from palermo.prevention.reporting.models import Report
from palermo.prevention.reporting.views import BOTH, DeskRequest, act_page, conflict, find, not_triage


@transaction.atomic
def refer(*, report: Report, note: str = "", officer: Officer, at: datetime, version: int) -> Case:
    """Open a case from a report and tie the two together; investigators may read the report from now on.

    Nobody's name moves: parties are put into the case by hand, by reference. Raises cases' Refused and
    Conflict, access's NotYours; then nothing was opened.
    """
    case = cases.open_case(officer=officer, at=at, region=report.region, industry=report.industry, urgent=report.urgent)
    reporting.refer(report=report, case=case, note=note, officer=officer, at=at, version=version)
    return case


@require_http_methods(BOTH)
def refer_page(request: DeskRequest, reference: str) -> HttpResponse:
    """The form of a referral, and the referral itself; then the case's page."""
    found, chosen = find(reference), ACTS["refer"]
    form = chosen.form(posted(request), initial={"version": found.version})
    if why := not_triage(request):
        if request.method != "POST":
            raise NotYours(why)
        return act_page(request, found, chosen, form, not_theirs=why)
    if request.method == "POST" and form.is_valid():
        try:
            case = refer(report=found, officer=request.officer, at=request.now, **form.given())
        except (Refused, NotYours) as refused:
            form.add_error(None, str(refused))
        except Conflict:
            return conflict(request, reference, chosen)
        else:
            return HttpResponseRedirect(f"/cases/{case.reference}/")
    return act_page(request, found, chosen, form)
