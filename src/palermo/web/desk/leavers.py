"""Officers who have left and still lead open cases; giving those to somebody who is there, several in one act."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from palermo.agencies import queries as officers
from palermo.agencies.asking import Asking, posted
from palermo.agencies.models import Officer
from palermo.cases import english, operations, queries
from palermo.cases.forms import Reassign
from palermo.cases.models import Case

MAY = frozenset({"senior_police_officer"})


@require_safe
def leavers(request: Asking) -> HttpResponse:
    """Who has left and still leads open cases. 404 for whoever gives nobody's cases away."""
    _mine(request)
    return render(request, "cases/leavers.html", {"rows": queries.of_leavers(request.now)})


@require_http_methods(["GET", "HEAD", "POST"])
def reassign(request: Asking, handle: str) -> HttpResponse:
    """Choose cases of one who has left, and who leads them from now on."""
    _mine(request)
    gone = get_object_or_404(Officer, handle=handle, left_at__lte=request.now)
    found = list(queries.led_by(gone.id)[: operations.AT_ONCE])
    seat = officers.seat("Police", "investigator")
    form = Reassign(posted(request), cases=found, officers=officers.holding(seat, request.now))
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            outcome = _given(request, gone, found, form.cleaned_data)
            if not outcome.kept:
                return redirect("leavers")
            return render(request, "cases/leaver_kept.html", {"gone": gone, "outcome": outcome}, status=409)
    regions, industries = english.regions(), english.industries()
    rows = [(case, regions.get(case.region, ""), industries.get(case.industry, "")) for case in found]
    context = {"gone": gone, "rows": rows, "form": form, "chosen": set(form.chosen())}
    return render(request, "cases/leaver.html", context, status=status)


def _given(request: Asking, gone: Officer, found: list[Case], given: dict[str, Any]) -> operations.Outcome:
    versions = dict(each.split(":") for each in given["cases"])
    chosen = [(case, int(versions[case.reference])) for case in found if case.reference in versions]
    to = get_object_or_404(Officer, handle=given["who"])
    outcome = operations.replace_leads(cases=chosen, gone=gone, to=to, officer=request.officer, at=request.now)
    if outcome.given:
        count = len(outcome.given)
        done = ngettext("%(who)s leads %(count)s case more.", "%(who)s leads %(count)s cases more.", count)
        messages.success(request, done % {"who": to, "count": count})
    return outcome


def _mine(request: Asking) -> None:
    if not request.roles & MAY:
        raise Http404
