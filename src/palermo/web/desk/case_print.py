"""A print of a case: by reference, without a name or a sealed word, with who printed it, when and what for."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from palermo.access.compartments import PURPOSES
from palermo.agencies import queries as officers
from palermo.agencies.asking import Asking, posted
from palermo.cases import english, operations, queries
from palermo.cases.forms import Print
from palermo.cases.lifecycle import CASE
from palermo.cases.models import Case
from palermo.web.desk.case import seen, subjects_of
from palermo.web.desk.lines import sentences
from palermo.work import panel

MOST = 200
"""Lines of a timeline on paper; what is older stands on the desk."""


@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: Asking, reference: str) -> HttpResponse:
    """Choose what stands on it and what it is for; then the sheet, entered in the ledger before it is shown."""
    case = seen(reference)
    form = Print(posted(request), initial={"purpose": "investigate", "parts": ["people", "work", "timeline"]})
    if request.method != "POST" or not form.is_valid():
        status = 422 if form.errors else 200
        return render(request, "cases/print_form.html", {"form": form, "case": case}, status=status)
    purpose, parts = form.cleaned_data["purpose"], form.cleaned_data["parts"]
    operations.enter_print(case=case, purpose=purpose, officer=request.officer, at=request.now)
    context = _facts(case) | {name: name in parts for name in ("people", "work", "timeline")}
    subjects = subjects_of(case)
    if "people" in parts:
        context["members"] = [
            (each, [english.ROLE_WORDS[role.role] for role in each.current]) for each in queries.members(case)
        ]
    if "work" in parts:
        context |= panel.shown(subjects)
    if "timeline" in parts:
        rows = list(queries.history(subjects)[: MOST + 1])
        context |= {"lines": sentences(rows[:MOST]), "more": len(rows) > MOST}
    printed = {"printed_by": f"{request.officer}, {request.officer.agency}", "printed_at": request.now}
    return render(request, "cases/sheet.html", context | printed | {"purpose": PURPOSES[purpose]})


def _facts(case: Case) -> dict[str, object]:
    lead = officers.names([case.lead]) if case.lead else {}
    return {
        "case": case,
        "state": CASE.label(case.status),
        "lead": lead.get(case.lead, "") if case.lead else "",
        "region": english.regions().get(case.region, ""),
        "industry": english.industries().get(case.industry, ""),
        "classification": english.CLASSES[case.classification],
        "kinds": english.KINDS,
    }
