"""The duty pages: who answers for what, who is away, who acts for whom."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from palermo.agencies import operations, queries
from palermo.agencies.asking import Asking, posted
from palermo.agencies.forms import ActFor, Away, PutOnDuty
from palermo.agencies.models import Absence, Acting, Duty, Officer, Seat


@require_safe
def duty(request: Asking) -> HttpResponse:
    """Who is on duty for each seat, now and next; who of the officer's agency is away or acts for another."""
    at, home = request.now, request.officer.agency_id
    rows = queries.roster(at, home)
    return render(
        request,
        "agencies/duty.html",
        {
            "rows": rows,
            "mine": [turn for row in rows for turn in (*row.now, *row.next) if turn.officer_id == request.officer.id],
            "uncovered": [row for row in rows if row.always and not row.now and row.seat.agency_id == home],
            "absences": Absence.objects.filter(officer__agency=home, until_at__gt=at)
            .select_related("officer")
            .order_by("from_at"),
            "acting": Acting.objects.filter(absent__agency=home, until_at__gt=at)
            .select_related("absent", "actor")
            .order_by("from_at"),
            "rostering": queries.agencies_where("duty_officer"),
            "administers": queries.agencies_where("account_administrator"),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def put_on_duty(request: Asking) -> HttpResponse:
    """A duty officer puts somebody on the roster of one of their agency's seats."""
    homes = queries.agencies_where("duty_officer") or _absent()
    seats = Seat.objects.filter(agency__in=homes).order_by("agency", "role")
    officers = _officers(request, homes)
    form = PutOnDuty(posted(request), seats=seats, officers=officers, initial={"level": "1"})

    def act(given: dict[str, Any]) -> object:
        seat, who = seat_named(given["seat"]), _officer(given["who"])
        return operations.put_on_duty(
            seat=seat,
            who=who,
            level=int(given["level"]),
            from_at=given["from_at"],
            until_at=given["until_at"],
            officer=request.officer,
            at=request.now,
        )

    return act_on(request, form, act, "agencies/put_on_duty.html", _("The turn is on the roster."))


@require_POST
def end_duty(request: Asking) -> HttpResponse:
    """Take a turn off the roster: that of an officer for a seat from a moment, as it was when the page was drawn."""
    if not queries.agencies_where("duty_officer"):
        raise Http404
    from_at, version = parse_datetime(request.POST.get("from", "")), request.POST.get("version", "")
    if from_at is None or not version.isdecimal():
        raise Http404
    row = get_object_or_404(
        Duty.objects.select_related("seat"),
        seat=seat_named(request.POST.get("seat", "")),
        officer=_officer(request.POST.get("who", "")),
        from_at=from_at,
    )
    try:
        operations.end_duty(duty=row, officer=request.officer, at=request.now, version=int(version))
        messages.success(request, _("The turn is off the roster."))
    except (operations.Refused, operations.Conflict) as no:
        messages.error(request, str(no))
    return redirect("duty")


@require_http_methods(["GET", "HEAD", "POST"])
def away(request: Asking) -> HttpResponse:
    """Somebody will be away: the officer, or, for a duty officer, anybody of the agency."""
    homes = queries.agencies_where("duty_officer")
    officers = _officers(request, homes) if homes else [request.officer]
    form = Away(posted(request), officers=officers, initial={"who": request.officer.handle, "from_at": request.now})

    def act(given: dict[str, Any]) -> object:
        return operations.record_absence(
            who=_officer(given["who"]),
            from_at=given["from_at"],
            until_at=given["until_at"],
            officer=request.officer,
            at=request.now,
        )

    return act_on(request, form, act, "agencies/away.html", _("It is recorded. The roster skips them meanwhile."))


@require_http_methods(["GET", "HEAD", "POST"])
def act_for(request: Asking) -> HttpResponse:
    """Somebody acts for another while that officer is away."""
    homes = queries.agencies_where("duty_officer")
    absent = _officers(request, homes) if homes else [request.officer]
    actors = [who for who in _officers(request, homes or {request.officer.agency_id}) if who.id != request.officer.id]
    form = ActFor(
        posted(request),
        absent=absent,
        actors=actors,
        initial={"absent": request.officer.handle, "from_at": request.now},
    )

    def act(given: dict[str, Any]) -> object:
        return operations.arrange_acting(
            absent=_officer(given["absent"]),
            actor=_officer(given["actor"]),
            from_at=given["from_at"],
            until_at=given["until_at"],
            officer=request.officer,
            at=request.now,
        )

    return act_on(request, form, act, "agencies/act_for.html", _("It is arranged. It ends by itself."))


def act_on(
    request: Asking,
    form: forms.Form,
    act: Callable[[dict[str, Any]], object],
    template: str,
    done: str,
    where: str = "duty",
    **context: object,
) -> HttpResponse:
    """Show a form, or do its act and go on; a refusal stands above the form with everything still in it."""
    if request.method == "POST" and form.is_valid():
        try:
            act(form.cleaned_data)
        except operations.Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, done)
            return redirect(where)
    status = 422 if form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)


def _officers(request: Asking, homes: Iterable[str]) -> list[Officer]:
    there = Q(left_at=None) | Q(left_at__gt=request.now)
    return list(Officer.objects.filter(there, agency__in=list(homes), service=False).order_by("name"))


def _officer(handle: str) -> Officer:
    return get_object_or_404(Officer, handle=handle)


def seat_named(words: str) -> Seat:
    agency, _slash, role = words.partition("/")
    return get_object_or_404(Seat, agency=agency, role=role)


def _absent() -> frozenset[str]:
    raise Http404
