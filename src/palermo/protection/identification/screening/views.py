"""The pages of visits: one's own visits, the urgent form, beginning, the visit, putting people on it, printed sheets."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from palermo.access.operations import NotYours
from palermo.agencies import queries as officers
from palermo.agencies.asking import Asking, posted
from palermo.cases.english import languages, regions
from palermo.cases.operations import Refused
from palermo.clocks.queries import running
from palermo.protection.identification.indicators.sets import profiles
from palermo.protection.identification.indicators.signs import signs as general_signs
from palermo.protection.identification.screening import codes, english, forms, operations, page, queries, sheets
from palermo.protection.identification.screening import forms_of_acts as acts
from palermo.protection.identification.screening.lifecycle import SCREENING
from palermo.protection.identification.screening.models import Visit
from palermo.vault.operations import reveal
from palermo.vault.queries import latest

BOTH = ("GET", "HEAD", "POST")


@require_safe
def listing(request: Asking) -> HttpResponse:
    """One's visits, newest first, and the ways to begin."""
    page.screener(request)
    before = queries.visit(request.GET.get("before", ""))
    found = queries.visits(before=before)
    shown, more = found[: queries.PAGE], len(found) > queries.PAGE
    counts = queries.counts(shown)
    named = officers.names({each.lead for each in shown})
    rows = [(each, *_where(each), _stands(counts.get(each.pk, {})), named.get(each.lead, "")) for each in shown]
    older = f"?before={shown[-1].reference}" if more else ""
    return render(
        request,
        "screening/list.html",
        {"rows": rows, "older": older, "newer": request.path if before else ""},
    )


def _where(of: Visit) -> tuple[str, str]:
    return codes.places().get(of.place, ""), regions().get(of.region, "")


def _stands(counted: object) -> list[tuple[str, int]]:
    given = dict(counted) if isinstance(counted, dict) else {}
    return [(SCREENING.label(status), given[status]) for status in SCREENING.statuses if given.get(status)]


@require_http_methods(BOTH)
def urgent(request: Asking) -> HttpResponse:
    """Seven answers on one page, and Police know."""
    page.screener(request)
    form = acts.Quick(posted(request))
    if form.is_bound and form.is_valid():
        try:
            made = operations.screen_urgently(answers=form.answers(), officer=request.officer, at=request.now)
            return HttpResponseRedirect(
                reverse("screening-person", args=[made.visit.reference, made.subject.reference]) + "?did=urgent"
            )
        except (Refused, NotYours) as refused:
            if there := queries.of_sheet(form.cleaned_data["number"]):  # the button was pressed twice
                return HttpResponseRedirect(reverse("screening-visit", args=[there.reference]))
            form.add_error(None, str(refused))
    return render(request, "screening/urgent.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(BOTH)
def begin(request: Asking, sheet: bool = False) -> HttpResponse:
    """A visit: safety first, then where and how many. Or the head of a sheet that is keyed in later."""
    page.screener(request)
    form = forms.Begin(posted(request), sheet=sheet, initial={"when": None if sheet else request.now})
    if form.is_bound and form.is_valid():
        try:
            made = operations.begin_visit(
                of=form.circumstances(),
                when=form.cleaned_data["when"],
                words=form.cleaned_data["words"],
                officer=request.officer,
                at=request.now,
            )
            return HttpResponseRedirect(reverse("screening-meet", args=[made.reference]))
        except (Refused, NotYours) as refused:
            form.add_error(None, str(refused))
    return render(request, "screening/begin.html", {"form": form, "sheet": sheet}, status=422 if form.errors else 200)


@require_safe
def visit(request: Asking, reference: str) -> HttpResponse:
    """One visit: the steps, the people, what was seen of whom, and what happens next."""
    return _visit(request, page.on(request, reference))


@require_POST
def read(request: Asking, reference: str) -> HttpResponse:
    """Open what was written about the place: an act, entered before anything is shown."""
    here = page.on(request, reference)
    ids = latest([here.visit.pk], "words").values()
    opened = reveal(
        ids,
        purpose="protect" if here.mine else "triage",
        officer=here.officer,
        at=here.at,
        subject=here.visit.pk,
        compartment="screening",
        about=here.visit.reference,
    )
    return _visit(request, here, words="\n".join(opened.values()))


def _visit(request: Asking, here: page.On, words: str = "") -> HttpResponse:
    people = queries.people(here.visit)
    live = [each for each in people if each.screening.status != "in_error"]
    place, region = _where(here.visit)
    spoken = languages()
    rows = [
        (each, *english.state(each), spoken.get(each.screening.language, ""), codes.CHILD[each.screening.child],
         english.next_of(each, police=here.police) if here.mine else [])
        for each in people
    ]  # fmt: skip
    waits = [each for each in live if each.referral and each.referral.status == "waiting"]
    context = {
        "here": here,
        "visit": here.visit,
        "place": place,
        "region": region,
        "occasion": codes.OCCASIONS[here.visit.occasion],
        "lead": officers.names([here.visit.lead]).get(here.visit.lead, ""),
        "rows": rows,
        "live": live,
        "undecided": sum(each.screening.status == "open" for each in live),
        "unsent": sum(_unsent(each) for each in live),
        "waits": waits,
        "accepted": [each for each in live if each.referral and each.referral.status == "accepted"],
        "answers": "triage_officer" in request.roles,
        "matrix": english.matrix(live),
        "clocks": running(here.visit.pk),
        "sealed": bool(latest([here.visit.pk], "words")),
        "words": words,
        "now": here.at,
    }
    return render(request, "screening/visit.html", context)


def _unsent(each: queries.Person) -> bool:
    sent = each.referral and each.referral.status in ("waiting", "accepted")
    return each.screening.status == "refer" and not sent


@require_http_methods(BOTH)
def meet(request: Asking, reference: str) -> HttpResponse:
    """Put people on the visit, one or several of whom the same is true."""
    here = page.mine(request, reference)
    left = max(1, here.visit.met - len(queries.people(here.visit)))
    form = forms.Meet(posted(request), initial={"count": left})

    def act() -> object:
        given = form.cleaned_data
        return operations.meet(
            visit=here.visit,
            spoken=form.spoken(),
            count=given["count"],
            name=given["name"],
            details=given["details"],
            officer=here.officer,
            at=here.at,
        )

    back = reverse("screening-visit", args=[reference])
    context = {"visit": here.visit, "general": general_signs()}
    return page.asked(
        request, form, act, back=back, done=_("They are on the visit."), template="screening/meet.html", context=context
    )


@require_safe
def sheet_list(request: Asking) -> HttpResponse:
    """Which sheet to print."""
    page.screener(request)
    return render(request, "screening/sheets.html", {"profiles": profiles().values()})


@require_safe
def sheet(request: Asking, key: str) -> HttpResponse:
    """A sheet of paper for places without signal: no fact on it, a number of its own, boxes for six people."""
    page.screener(request)
    if key not in profiles():
        raise Http404
    return render(request, "screening/sheet.html", sheets.context(key))
