"""The list of cases, and opening one that begins without a report."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from palermo.access.operations import must
from palermo.agencies.asking import Asking, posted
from palermo.agencies.queries import names
from palermo.cases import english, operations, queries
from palermo.cases.forms import Narrow, OpenCase
from palermo.cases.needs import TEAM


@require_safe
def cases(request: Asking) -> HttpResponse:
    """The cases one may see, newest first, page by page."""
    form = Narrow(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    from_at, until_at = form.moments()
    asked = queries.Asked(
        status=chosen.get("status", ""),
        region=chosen.get("region", ""),
        industry=chosen.get("industry", ""),
        lead=request.officer.id if chosen.get("mine") else None,
        from_at=from_at,
        until_at=until_at,
    )
    page = queries.page(asked, after=request.GET.get("after", ""))
    regions, industries, called = (
        english.regions(),
        english.industries(),
        names(c.lead for c in page.cases if c.lead),
    )
    rows = [
        (
            case,
            regions.get(case.region, ""),
            industries.get(case.industry, ""),
            called.get(case.lead) if case.lead else "",
        )
        for case in page.cases
    ]
    kept = {name: value for name, value in request.GET.items() if name != "after" and value}
    return render(
        request,
        "cases/list.html",
        {
            "form": form,
            "rows": rows,
            "narrowed": bool(kept),
            "may_open": bool(request.roles & set(TEAM)),
            "older": f"?{urlencode(kept | {'after': page.older})}" if page.older else "",
            "newer": f"?{urlencode(kept)}" if request.GET.get("after") else "",
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def open_case(request: Asking) -> HttpResponse:
    """Open a case that no report began, as after an inspection. The officer who may not gets the sentence why."""
    must("" if request.roles & set(TEAM) else _("Cases are opened by triage, station officers and investigators."))
    form = OpenCase(posted(request))
    if request.method == "POST" and form.is_valid():
        case = operations.open_case(officer=request.officer, at=request.now, **form.cleaned_data)
        return redirect("people", case.reference)
    return render(request, "cases/open.html", {"form": form}, status=422 if form.errors else 200)
