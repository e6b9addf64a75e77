"""Police were told of a presumed victim: a case opens with the person in it, by the reference they have already."""

from datetime import datetime

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from palermo.access.operations import must
from palermo.agencies.asking import Asking
from palermo.agencies.models import Officer
from palermo.cases import operations as cases
from palermo.cases.models import Case
from palermo.cases.operations import Refused, knowing
from palermo.clocks import operations as clocks
from palermo.protection.certification.models import Presumption
from palermo.protection.certification.presumed.forms import CaseForm
from palermo.protection.certification.presumed.page import draw, refused, wanted
from palermo.protection.certification.presumed.views import REFUSALS

OPENS = frozenset({"triage_officer", "station_officer", "investigator"})


@transaction.atomic
def open_case(
    *, presumption: Presumption, region: str = "", industry: str = "", officer: Officer, at: datetime
) -> Case:
    """Open a case with a presumed person whom Police were told of. Raises Refused, access.NotYours."""
    if presumption.police_told_at is None:
        raise Refused(_("Police do not know of this person: they, or who presumed them, must say so first."))
    case = cases.open_case(region=region, industry=industry, officer=officer, at=at)
    cases.add_role(case=case, party=presumption.subject, role="possible_victim", officer=officer, at=at)
    knowing.begin_to_assess(party=presumption.subject, case=case, at=at)
    clocks.meet("police_told", subject=presumption.subject_id, at=at)
    return case


@require_POST
def page(request: Asking, reference: str) -> HttpResponse:
    """A triage officer opens the case; then its page."""
    party, found = wanted(reference)
    if not OPENS & request.roles:
        must(_("A case is opened by a triage officer, a station officer or an investigator."))
    form = CaseForm(request.POST)
    if form.is_valid():
        try:
            case = open_case(presumption=found, **form.cleaned_data, officer=request.officer, at=request.now)
        except REFUSALS as error:
            refused(form, error, found.version)
        else:
            return HttpResponseRedirect(f"/cases/{case.reference}/")
    return draw(request, party, found, tried=("case", form), status=422)
