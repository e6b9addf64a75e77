"""The list of cases: looked for by reference, state, lead, agency, place, work and days; filters one keeps; opening one
that begins without a report."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from palermo.access.operations import must
from palermo.agencies import queries as officers
from palermo.agencies.asking import Asking, posted
from palermo.agencies.models import Officer
from palermo.cases import english, operations, queries
from palermo.cases.forms import Narrow, OpenCase
from palermo.cases.models import Case, Party
from palermo.cases.needs import TEAM
from palermo.web.desk.leavers import MAY
from palermo.work import operations as work
from palermo.work import queries as kept_queries
from palermo.work.models import KeptFilter


@require_safe
def cases(request: Asking) -> HttpResponse:
    """The cases one may see, newest first, page by page."""
    form = narrow(request, request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    reference = chosen.get("reference", "")
    if reference.startswith("C-") and Case.objects.filter(reference=reference).exists():
        return redirect("case", reference)
    page = queries.page(asked(request, form), after=request.GET.get("after", ""))
    given = {name: value for name, value in request.GET.items() if name != "after" and value}
    return render(
        request,
        "cases/list.html",
        {
            "form": form,
            "rows": _rows(page.cases),
            "narrowed": bool(given),
            "more_open": any(name not in ("status", "region", "industry", "mine", "reference") for name in given),
            "kept": [(each, _words(form, each)) for each in kept_queries.kept(request.officer.id, "cases")],
            "may_keep": bool(_keeping(request.GET)) and form.is_valid(),
            "may_open": bool(request.roles & set(TEAM)),
            "may_reassign": bool(request.roles & MAY),
            "older": f"?{urlencode(given | {'after': page.older})}" if page.older else "",
            "newer": f"?{urlencode(given)}" if request.GET.get("after") else "",
        },
        status=200 if form.is_valid() else 422,
    )


def narrow(request: Asking, data: Mapping[str, str]) -> Narrow:
    """The form of the list, with the officers and agencies there are to choose from."""
    seat = officers.seat("Police", "investigator")
    leads = [(who.handle, str(who)) for who in officers.holding(seat, request.now)]
    return Narrow(
        data, leads=leads, agencies=sorted(officers.agency_names(request.now).items(), key=lambda row: row[1])
    )


def asked(request: Asking, form: Narrow) -> queries.Asked:
    """What the form asks for, in ids and moments. A reference that is hidden or absent finds nothing."""
    chosen: Mapping[str, Any] = form.cleaned_data if form.is_valid() else {}
    days = form.moments() if form.is_valid() else (None, None)
    leads: tuple[Any, ...] | None = None
    if chosen.get("mine"):
        leads = (request.officer.id,)
    elif chosen.get("lead"):
        leads = tuple(Officer.objects.filter(handle=chosen["lead"]).values_list("id", flat=True))
    elif chosen.get("agency"):
        leads = tuple(Officer.objects.filter(agency=chosen["agency"]).values_list("id", flat=True))
    reference, party = chosen.get("reference", ""), None
    if reference:
        party = Party.objects.filter(reference=reference).values_list("pk", flat=True).first()
        leads = leads if party else ()
    return queries.Asked(
        status=chosen.get("status", ""),
        region=chosen.get("region", ""),
        industry=chosen.get("industry", ""),
        leads=leads,
        party=party,
        from_at=days[0],
        until_at=days[1],
    )


def _rows(found: list[Case]) -> list[tuple[Case, str, str, str]]:
    regions, industries = english.regions(), english.industries()
    called = officers.names(case.lead for case in found if case.lead)
    return [
        (
            case,
            regions.get(case.region, ""),
            industries.get(case.industry, ""),
            called.get(case.lead, "") if case.lead else "",
        )
        for case in found
    ]


def _keeping(given: Mapping[str, str]) -> dict[str, str]:
    """What of a filter is kept: its codes; never a reference, which is about somebody."""
    return {name: value for name, value in given.items() if value and name in Narrow.KEPT}


def _words(form: Narrow, kept: KeptFilter) -> str:
    """A kept filter as people say it, made of its own choices: “Open, Wellington, led by me”."""
    given = dict(parse_qsl(kept.asked))
    said = [
        str(dict(getattr(form.fields[name], "choices", ())).get(value, value))
        for name, value in given.items()
        if name in ("status", "region", "industry", "agency", "lead")
    ]
    if given.get("mine"):
        said.append(_("led by me"))
    for name, words in (("from_on", _("from %(day)s")), ("last_on", _("to %(day)s"))):
        day = "/".join(given[f"{name}_{part}"] for part in ("day", "month", "year") if f"{name}_{part}" in given)
        said += [words % {"day": day}] if day else []
    return ", ".join(said)


@require_POST
def keep(request: Asking) -> HttpResponse:
    """Keep what is asked of the list, for oneself."""
    given = _keeping(QueryDict(request.POST.get("asked", "")).dict())
    try:
        if not narrow(request, given).is_valid():
            raise Http404
        work.keep_filter(page="cases", asked=given, officer=request.officer, at=request.now)
        messages.success(request, _("The filter is kept above the list. Only you see it."))
    except operations.Refused as no:
        messages.error(request, str(no))
    return redirect(f"{reverse('cases')}?{urlencode(given)}")


@require_POST
def forget(request: Asking) -> HttpResponse:
    """Let a kept filter go."""
    for each in kept_queries.kept(request.officer.id, "cases"):
        if each.asked == request.POST.get("asked", ""):
            work.forget(kept=each, officer=request.officer)
            messages.success(request, _("The filter is gone."))
    return redirect("cases")


@require_http_methods(["GET", "HEAD", "POST"])
def open_case(request: Asking) -> HttpResponse:
    """Open a case that no report began, as after an inspection. The officer who may not gets the sentence why."""
    must("" if request.roles & set(TEAM) else _("Cases are opened by triage, station officers and investigators."))
    form = OpenCase(posted(request))
    if request.method == "POST" and form.is_valid():
        case = operations.open_case(officer=request.officer, at=request.now, **form.cleaned_data)
        return redirect("people", case.reference)
    return render(request, "cases/open.html", {"form": form}, status=422 if form.errors else 200)
