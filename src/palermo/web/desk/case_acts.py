"""What is done with a case: taking it, giving it, handing it over, closing and reopening it, reading its note."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from palermo.access.operations import NotYours, must
from palermo.agencies import queries as officers
from palermo.agencies.asking import Asking, posted
from palermo.agencies.models import Officer
from palermo.cases import operations, queries
from palermo.cases.acts import ask
from palermo.cases.forms import Because, GiveTo, HandOver, Versioned, WhatItIs
from palermo.cases.lifecycle import CASE
from palermo.cases.models import Case
from palermo.vault.operations import reveal
from palermo.vault.queries import latest
from palermo.web.desk.case import drawn, seen
from palermo.web.desk.people import named

BOTH = ["GET", "HEAD", "POST"]


@require_http_methods(BOTH)
def take(request: Asking, reference: str) -> HttpResponse:
    """Become the lead of a case. The page first says what that gives; the button does it."""
    case = seen(reference)
    form = Versioned(posted(request), initial={"version": case.version})

    def act(given: dict[str, int]) -> object:
        return operations.assign(
            case=case, to=request.officer, officer=request.officer, at=request.now, version=given["version"]
        )

    return ask(
        request,
        form,
        act,
        title=_("Take %(case)s?") % {"case": reference},
        button=_("Take the case"),
        back=_page(case),
        done=_("You lead this case."),
        not_yours=_not_to_take(request, case),
        now=lambda: queries.stands(reference),
        lead_in=_(
            "You become its lead: other investigators no longer see it. The clock for taking it on stops. Who is in the "
            "case you learn from whoever recorded them."
        ),
    )


def _not_to_take(request: Asking, case: Case) -> str:
    if "investigator" not in request.roles:
        return _("A case is taken by an investigator.")
    if case.lead and case.lead != request.officer.id:
        return _("This case has a lead: ask them to hand it over, or a senior officer to give it to you.")
    return ""


@require_http_methods(BOTH)
def assign(request: Asking, reference: str) -> HttpResponse:
    """Give a case to an investigator."""
    case = seen(reference)
    form = GiveTo(posted(request), officers=_investigators(request), initial={"version": case.version})

    def act(given: dict[str, object]) -> object:
        return operations.assign(
            case=case,
            to=_named(given["who"]),
            officer=request.officer,
            at=request.now,
            version=_number(given["version"]),
        )

    return ask(
        request,
        form,
        act,
        title=_("Give %(case)s to an investigator") % {"case": reference},
        button=_("Give them the case"),
        back=_page(case),
        done=_("They lead this case, and were told."),
        not_yours=_not_to_give(request, case),
        now=lambda: queries.stands(reference),
        lead_in=_(
            "They get to know what you, and whoever led it before, know of the people in it. Whoever led it before no "
            "longer does."
        ),
    )


def _not_to_give(request: Asking, case: Case) -> str:
    if request.roles & operations.GIVERS:
        return ""
    if case.lead == request.officer.id:
        return _("You lead this case: hand it over, with a note.")
    return _("It is given by a senior officer, by triage or by the station.")


@require_http_methods(BOTH)
def hand_over(request: Asking, reference: str) -> HttpResponse:
    """The lead hands the case over, with a note."""
    case = seen(reference)
    others = [who for who in _investigators(request) if who.id != request.officer.id]
    form = HandOver(posted(request), officers=others, initial={"version": case.version})

    def act(given: dict[str, object]) -> object:
        return operations.handover(
            case=case,
            to=_named(given["who"]),
            note=str(given["note"]),
            officer=request.officer,
            at=request.now,
            version=_number(given["version"]),
        )

    return ask(
        request,
        form,
        act,
        title=_("Hand %(case)s over") % {"case": reference},
        button=_("Hand it over"),
        back=_page(case),
        then=reverse("cases"),
        done=_("The case is handed over, and they were told."),
        not_yours="" if case.lead == request.officer.id else _("A case is handed over by whoever leads it."),
        now=lambda: queries.stands(reference),
        lead_in=_(
            "They get to know what you know of the case and of the people in it. You no longer do, from the moment you "
            "press; the note only they can open."
        ),
    )


@require_http_methods(BOTH)
def step(request: Asking, reference: str, name: str) -> HttpResponse:
    """Reopen a case, with a reason. Closing and merging ask more, on pages of their own."""
    case = seen(reference)
    if name != "reopen":
        raise Http404
    row = CASE.step(name)
    facts = operations.facts_of(case, request.officer)
    not_yours = CASE.not_by(row, request.roles) or (row.requires(facts) if row.requires else "")
    form = Because(posted(request), reasons=row.reasons, initial={"version": case.version})

    def act(given: dict[str, object]) -> object:
        return operations.reopen(
            case=case,
            reason=str(given["reason"]),
            officer=request.officer,
            at=request.now,
            version=_number(given["version"]),
        )

    return ask(
        request,
        form,
        act,
        title=row.words,
        button=row.words,
        back=_page(case),
        done=_("The case is open again."),
        lead_in=_("Whoever led it leads it again, and knows again what closing it ended."),
        now=lambda: queries.stands(reference),
        not_yours=not_yours,
        caption=reference,
    )


@require_http_methods(BOTH)
def classify(request: Asking, reference: str) -> HttpResponse:
    """Say what a case has turned out to be. It ends nothing for anybody in it."""
    case = seen(reference)
    must("" if request.roles & operations.CLASSIFIERS else operations.NOT_CLASSIFIERS)
    form = WhatItIs(posted(request), initial={"version": case.version, "kind": case.classification})

    def act(given: dict[str, object]) -> object:
        return operations.classify(
            case=case,
            kind=str(given["kind"]),
            reason=str(given["reason"]),
            officer=request.officer,
            at=request.now,
            version=_number(given["version"]),
        )

    return ask(
        request,
        form,
        act,
        title=_("What is this case?"),
        button=_("Record it"),
        back=_page(case),
        done=_("What the case is, is recorded."),
        now=lambda: queries.stands(reference),
        caption=reference,
        lead_in=_("It ends nothing: a person who was smuggled can be trafficked later, and agreement settles nothing."),
    )


@require_POST
def share(request: Asking, reference: str) -> HttpResponse:
    """Tell the lead who the people are that one recorded."""
    case = seen(reference)
    if not named(queries.members(case)):
        raise Http404
    try:
        operations.share_people(case=case, officer=request.officer, at=request.now)
        messages.success(request, _("The lead now knows what you know of the people in this case."))
    except (operations.Refused, NotYours) as no:
        messages.error(request, str(no))
    still = Case.objects.filter(pk=case.pk).exists()
    return redirect("people", reference) if still else redirect("cases")


@require_POST
def read_note(request: Asking, reference: str) -> HttpResponse:
    """Read the handover note: an act of its own, entered before the words are shown."""
    case = seen(reference)
    ids = latest([case.pk], "handover_note")
    words = reveal(
        ids.values(),
        purpose="investigate",
        officer=request.officer,
        at=request.now,
        subject=case.pk,
        compartment=operations.NOTE,
        about=reference,
    )
    if not words:
        raise Http404
    return drawn(request, case, "timeline", "cases/note.html", words=next(iter(words.values())))


def _page(case: Case) -> str:
    return reverse("case", args=[case.reference])


def _investigators(request: Asking) -> list[Officer]:
    return list(officers.holding(officers.seat("Police", "investigator"), request.now))


def _named(handle: object) -> Officer:
    return get_object_or_404(Officer, handle=handle)


def _number(value: object) -> int:
    return int(str(value))
