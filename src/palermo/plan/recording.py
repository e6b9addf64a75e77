"""The page on which an officer takes a step with a milestone: one step, one page."""

from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from palermo.access.operations import must
from palermo.agencies.asking import Asking, posted
from palermo.agencies.queries import names
from palermo.law.lifecycle import Step
from palermo.law.period import day_of
from palermo.plan import words
from palermo.plan.data import plan
from palermo.plan.forms import StepForm
from palermo.plan.lifecycle import PROGRESS
from palermo.plan.names import SHORT
from palermo.plan.operations import Conflict, Refused, not_yours, record_progress, refusal
from palermo.plan.queries import recorded
from palermo.plan.status import Line, lines


@require_http_methods(["GET", "HEAD", "POST"])
def take(request: Asking, number: int, milestone: int, step: str) -> HttpResponse:
    """Ask when and why, then record it. Someone else's step in between is shown beside what was filled in."""
    line, row = _found(request, number, milestone, step)
    must(not_yours(row, line.milestone, request.now))
    form = StepForm(posted(request), step=row, now=request.now, version=line.version)
    conflict = False
    if request.method == "POST" and form.is_valid():
        try:
            record_progress(
                action=number,
                milestone=milestone,
                step=step,
                officer=request.officer,
                at=form.at,
                version=form.cleaned_data["version"],
                reason=form.cleaned_data.get("reason", ""),
            )
            return HttpResponseRedirect(reverse("plan:item", args=[number]) + "?recorded=1")
        except Conflict:
            conflict = True
            form = StepForm(_at(line.version, request.POST), step=row, now=request.now)
        except Refused as error:
            form.add_error(None, str(error))
    context = {
        "form": form,
        "line": line,
        "step": row,
        "item": plan().actions[number],
        "short": SHORT[number],
        "when": words.when(line.milestone),
        "refused": refusal(row, line.status, line.milestone, request.now),
        "conflict": conflict,
        "by": _who(number, milestone),
    }
    return render(request, "plan/step.html", context, status=409 if conflict else 422 if form.errors else 200)


def _at(version: int, typed: QueryDict) -> QueryDict:
    """What was filled in, now read at the version that the page shows."""
    again = typed.copy()
    again["version"] = str(version)
    return again


def _who(number: int, milestone: int) -> str:
    """Who last recorded something of a milestone."""
    last = recorded().get((number, milestone))
    return names([last.recorded_by]).get(last.recorded_by, "") if last else ""


def _found(request: Asking, number: int, milestone: int, step: str) -> tuple[Line, Step]:
    """The milestone as it stands, and the step; 404 where the Plan or the lifecycle has none."""
    if number not in plan().actions or step not in {each.name for each in PROGRESS.steps}:
        raise Http404
    for line in lines(number, recorded(), day_of(request.now)):
        if line.number == milestone:
            return line, PROGRESS.step(step)
    raise Http404
