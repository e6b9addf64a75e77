"""The pages of account administrators: who holds which seat in their agency, and who has left."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from palermo.agencies import operations, queries
from palermo.agencies.asking import Asking, posted
from palermo.agencies.forms import Leave, Post
from palermo.agencies.models import Officer, Seat
from palermo.agencies.views import act_on, seat_named


@require_safe
def officers(request: Asking) -> HttpResponse:
    """The officers of the agencies whose accounts one administers, with their seats."""
    homes = _homes()
    people = (
        Officer.objects.filter(agency__in=homes, service=False).select_related("agency").order_by("left_at", "name")
    )
    rows = [(who, [queries.seat_words(seat) for seat in queries.seats_of(who, request.now)]) for who in people]
    return render(request, "agencies/officers.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def officer(request: Asking, handle: str) -> HttpResponse:
    """One officer: their seats, and a form to post them to another."""
    who = get_object_or_404(Officer.objects.select_related("agency"), handle=handle, agency__in=_homes())
    seats = Seat.objects.filter(agency=who.agency).order_by("role")
    form = Post(posted(request), seats=seats, initial={"from_at": request.now})

    def act(given: dict[str, Any]) -> object:
        return operations.post(
            who=who,
            seat=seat_named(given["seat"]),
            from_at=given["from_at"],
            until_at=given["until_at"],
            officer=request.officer,
            at=request.now,
        )

    postings = who.postings.select_related("seat").order_by("-from_at")
    held = [(queries.seat_words(posting.seat), posting) for posting in postings]
    return act_on(request, form, act, "agencies/officer.html", _("They hold the seat."), "officers", who=who, held=held)


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: Asking, handle: str) -> HttpResponse:
    """An officer has left: everything they could open ends with their next click."""
    who = get_object_or_404(Officer, handle=handle, agency__in=_homes(), left_at=None)
    form = Leave(posted(request))

    def act(given: dict[str, Any]) -> object:
        return operations.leave(who=who, officer=request.officer, at=request.now)

    return act_on(
        request,
        form,
        act,
        "agencies/leave.html",
        _("It is recorded. Their sessions have ended."),
        "officers",
        who=who,
    )


def _homes() -> frozenset[str]:
    homes = queries.agencies_where("account_administrator")
    if not homes:
        raise Http404
    return homes
