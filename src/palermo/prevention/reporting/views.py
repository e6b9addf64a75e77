"""Reports at the desk: the queue, one report, taking a caller's report, the steps of triage."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from palermo.access.operations import must
from palermo.agencies import queries as officers
from palermo.agencies.asking import posted
from palermo.agencies.models import Officer
from palermo.cases.operations import Conflict, Refused
from palermo.clocks.models import Deadline
from palermo.law import receipt, references
from palermo.ledger import queries as ledger
from palermo.ledger.words import spoken
from palermo.prevention.reporting import acts, codes, forms, operations, queries
from palermo.prevention.reporting.criteria import TABLE
from palermo.prevention.reporting.lifecycle import REPORT
from palermo.prevention.reporting.models import Report
from palermo.prevention.reporting.told import Told

BOTH = ["GET", "HEAD", "POST"]
TAKERS = REPORT.step("take").by


class DeskRequest(HttpRequest):
    """A request inside an officer's session."""

    officer: Officer
    roles: frozenset[str]
    now: datetime


@dataclass(frozen=True)
class Beside:
    """Something else that waits for triage, from another room: a line above the reports. `urgent` says why, or ""."""

    reference: str
    href: str
    urgent: str
    what: str
    since: datetime
    where: str
    clock: Deadline | None


@require_safe
def queue(request: DeskRequest, beside: Sequence[Beside] = ()) -> HttpResponse:
    """What waits for triage, most urgent first; or what was looked for. `beside` waits with it, from other rooms."""
    form = search_form(request)
    wanted = form.cleaned_data if form.is_valid() else {}
    if reference := references.normalise(wanted.get("reference", "")):
        if found := queries.report(reference):
            return HttpResponseRedirect(reverse("report", args=[found.reference]))
        form.add_error("reference", _("There is no report of this reference for you to see."))
    looked = queries.Wanted(wanted.get("status") or "", wanted.get("channel", ""), wanted.get("urgent", False))
    page = queries.queue(looked, queries.Key.read(request.GET.get("after", "")))
    older = request.GET.copy()
    older["after"] = page.after
    context = {
        "form": form,
        "page": page,
        "beside": beside,
        "older": f"?{older.urlencode()}" if page.after else "",
        "now": request.now,
        "may_take": bool(set(TAKERS) & request.roles),
        "labels": REPORT.labels,
        "channels": codes.CHANNELS,
        "waiting": looked.status == "waiting",
    }
    return render(request, "reporting/queue.html", context)


def search_form(request: HttpRequest) -> forms.Search:
    """The search as it stands in the address; what waits when nothing was asked."""
    form = forms.Search({"status": "waiting", **request.GET.dict()})
    form.fields["status"].choices = [  # type: ignore[attr-defined]
        ("waiting", _("Waiting for triage")),
        ("", _("All")),
        *REPORT.labels.items(),
    ]
    return form


@require_http_methods(BOTH)
def take(request: DeskRequest) -> HttpResponse:
    """A caller's report on one page; then the receipt, to be read out."""
    if not set(TAKERS) & request.roles:
        raise Http404
    form = forms.Take(posted(request), initial={"heard": request.now, "receipt": receipt.new()})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        told = Told(
            {name: given[name] for name in codes.FIELDS if name in given},
            signs=tuple(given["signs"]),
            ongoing=given["ongoing"] or "unknown",
            region=given["region"],
            place=given["place"],
            contact=given["contact"] or "none",
        )
        try:
            made = operations.take(
                told=told,
                channel=given["channel"],
                words=given["receipt"],
                heard_at=given["heard"],
                officer=request.officer,
                at=request.now,
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return render(request, "reporting/taken.html", {"report": made, "words": given["receipt"].split("-")})
    return render(request, "reporting/take.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def report(request: DeskRequest, reference: str) -> HttpResponse:
    """One report: what is known in codes, its clocks, what can be done, what happened. Not its words."""
    did = acts.ACTS.get(request.GET.get("did", ""))
    return render(
        request,
        "reporting/report.html",
        _context(request, find(reference)) | {"did": did.done if did else ""},
    )


@require_POST
def read(request: DeskRequest, reference: str) -> HttpResponse:
    """Open what was told: an act, entered before anything is shown."""
    found = find(reference)
    told = operations.read(report=found, officer=request.officer, at=request.now)
    words = [(codes.FIELDS[name], text) for name, text in told.items()]
    return render(request, "reporting/report.html", _context(request, found) | {"words": words, "was_read": True})


@require_http_methods(BOTH)
def act(request: DeskRequest, reference: str, name: str) -> HttpResponse:
    """A step of triage: its form, or the step itself."""
    found, chosen = find(reference), acts.ACTS.get(name)
    if chosen is None or chosen.does is None:
        raise Http404
    if request.method != "POST":
        must(not_triage(request))
        form = chosen.form(initial={"version": found.version, **earlier(found)})
        return act_page(request, found, chosen, form)
    form = chosen.form(request.POST)
    if why := not_triage(request):
        return act_page(request, found, chosen, form, not_theirs=why)
    if form.is_valid():
        try:
            chosen.does(report=found, officer=request.officer, at=request.now, **form.given())
        except Refused as refused:
            form.add_error(None, str(refused))
        except Conflict:
            return conflict(request, reference, chosen)
        else:
            return HttpResponseRedirect(f"{reverse('report', args=[reference])}?did={name}")
    return act_page(request, found, chosen, form)


def not_triage(request: DeskRequest) -> str:
    """Why the steps of triage are not this officer's; "" when they are."""
    return "" if "triage_officer" in request.roles else _("What becomes of a report is decided by triage officers.")


def conflict(request: DeskRequest, reference: str, chosen: acts.Act) -> HttpResponse:
    """Someone else was faster: show what they did beside what was typed, ready to be decided again."""
    fresh = find(reference)
    typed = request.POST.copy()
    typed["version"] = str(fresh.version)
    return act_page(request, fresh, chosen, chosen.form(typed), overtaken=True)


def act_page(request: DeskRequest, found: Report, chosen: acts.Act, form: forms.Step, **more: Any) -> HttpResponse:
    """The page of one step, with its form and, after a conflict, what happened meanwhile."""
    label = REPORT.step(chosen.name).words if chosen.name != "apart" else _("Tell smuggling and trafficking apart")
    action = reverse(
        "refer" if chosen.does is None else "report-act",
        args=[found.reference] if chosen.does is None else [found.reference, chosen.name],
    )
    context = {
        "report": found,
        "act": chosen,
        "form": form,
        "label": label,
        "action": action,
        "state": REPORT.label(found.status),
        "lines": history(found)[:3],
        **more,
    }
    if "not_theirs" in more:
        form.add_error(None, more["not_theirs"])
    status = 403 if "not_theirs" in more else 409 if "overtaken" in more else 422 if form.errors else 200
    return render(request, "reporting/act.html", context, status=status)


def find(reference: str) -> Report:
    """The report, or the same 404 for what is hidden and what is not there."""
    found = queries.report(reference)
    if found is None:
        raise Http404
    return found


def history(found: Report) -> list[ledger.Line]:
    """What happened to a report, newest first, in sentences."""
    entries = list(ledger.entries(subject=found.pk)[:50])
    return ledger.read(entries, officers.names(ledger.who_is_named(entries)), spoken())


def earlier(found: Report) -> dict[str, str]:
    """The answers that were given last, to begin from."""
    last = queries.last_classification(found)
    return {"kind": last.kind, **{row.name: getattr(last, row.name) for row in TABLE}} if last else {}


def _context(request: DeskRequest, found: Report) -> dict[str, Any]:
    triages = "triage_officer" in request.roles
    return {
        "report": found,
        "now": request.now,
        "state": REPORT.label(found.status),
        "clocks": queries.clocks_of(found),
        "offers": acts.offers(found, request.roles, earlier(found)) if triages else [],
        "triages": triages,
        "keys": acts.KEYS,
        "channel": codes.CHANNELS[found.channel],
        "region": codes.region_name(found.region),
        "place": codes.place_name(found.place),
        "ongoing": codes.ONGOING[found.ongoing],
        "contact": codes.CONTACT[found.contact],
        "lines": history(found),
        "language": dict(settings.LANGUAGES).get(found.language, found.language),
        "referral": queries.referral(found),
        "reason": codes.REASONS.get(found.reason, ""),
    }
