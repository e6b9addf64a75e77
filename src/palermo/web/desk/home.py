"""An officer's home: what waits for them, what is theirs, what is new; and the box for a reference."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from palermo.access import queries as grants
from palermo.agencies import queries as officers
from palermo.agencies.asking import Asking
from palermo.agencies.models import Acting
from palermo.cases import queries
from palermo.cases.models import Case, Group, Party
from palermo.clocks.kinds import KINDS
from palermo.clocks.models import Deadline
from palermo.clocks.queries import running, waiting_for
from palermo.law.period import day_of, day_start
from palermo.ledger.models import Entry
from palermo.protection.certification.child import queries as children
from palermo.web.desk.lines import gathered
from palermo.web.desk.links import link, understood

NEWS = 15
MOST = 100
"""Rows of the list at most: who has more waiting than this is helped by the rooms' own lists."""


@dataclass(frozen=True)
class Waiting:
    """One row: what is to be done, about which reference, why this officer, and the clock."""

    what: str
    about: str
    href: str
    why: str
    deadline: Deadline


@require_safe
def home(request: Asking) -> HttpResponse:
    """What is waiting, most urgent first; cases that are the officer's and have no clock; news since yesterday."""
    held = officers.held()
    rows = list(waiting_for(held)[: MOST + 1])
    since = day_start(day_of(request.now) - timedelta(days=1))
    news = Entry.objects.filter(at__gte=since).exclude(compartment="ledger").order_by("-place")[: 10 * NEWS]
    return render(
        request,
        "desk/home.html",
        {
            "waiting": _rows(request, rows[:MOST], held),
            "more": len(rows) > MOST,
            "yours": _yours(request),
            "news": gathered(news, NEWS),
        },
    )


def _rows(request: Asking, rows: list[Deadline], held: tuple[UUID, ...]) -> list[Waiting]:
    whys = _whys(request, held)
    made = []
    for row in rows:
        kind = KINDS.get(row.kind)
        what = str(kind.label) if kind else row.kind.replace("_", " ")
        why = whys.get(row.holder, "") if row.holder else ""
        made.append(Waiting(what[:1].upper() + what[1:], row.about, link(row.about), why, row))
    return made


def _whys(request: Asking, held: tuple[UUID, ...]) -> dict[UUID, str]:
    """Why each seat or officer of the session stands for this officer."""
    me, now = request.officer, request.now
    whys = {me.id: _("It is yours")}
    own = {seat.pk for seat in officers.seats_of(me, now)}
    named = officers.names(held)
    for id_ in own:
        whys[id_] = _("You are %(seat)s") % {"seat": _small(named.get(id_, ""))}
    for acting in Acting.objects.filter(actor=me, from_at__lte=now, until_at__gt=now).select_related("absent"):
        for id_ in (acting.absent_id, *(seat.pk for seat in officers.seats_of(acting.absent, now))):
            whys.setdefault(id_, _("You act for %(who)s") % {"who": acting.absent})
    return whys


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _yours(request: Asking) -> list[Case]:
    """Open cases the officer leads in which no clock runs that waits for somebody."""
    mine = list(queries.led_by(request.officer.id)[:MOST])
    ticking = set(running().filter(subject__in=[case.pk for case in mine]).values_list("subject", flat=True))
    return [case for case in mine if case.pk not in ticking]


@require_safe
def jump(request: Asking) -> HttpResponse:
    """The box for a reference: on to its page, or back with what is wrong with it."""
    page, wrong = understood(request.GET.get("reference", ""))
    if wrong or not page:
        messages.error(request, wrong or _("Nothing here has references of this kind."))
        return redirect("home")
    return redirect(page)


@require_safe
def find(request: Asking, reference: str) -> HttpResponse:
    """A party or a group: to the newest case it is in that the officer may see; a person in none, to their own page; a child
    whom the officer protects, to the notice.

    Hidden and absent are one.
    """
    if reference.startswith("G-"):
        group = Group.objects.filter(reference=reference).first()
        case = Case.objects.filter(pk=group.case_id).first() if group else None
        return redirect("people", case.reference) if case else _nothing()
    party = Party.objects.filter(reference=reference).first()
    case = queries.case_of_party(party) if party else None
    if case:
        return redirect("person", case.reference, reference)
    if party and party.kind == "person" and grants.may_see("screening", party.pk):
        return redirect("presumed", reference)
    notice = children.of_child(party.pk).first() if party else None
    return redirect("child-notice", notice.reference) if notice else _nothing()


def _nothing() -> HttpResponse:
    raise Http404
