"""A case is closed: first nothing may wait in any room, then the checklist is answered; what the team knew ends."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from palermo.agencies.asking import Asking, posted
from palermo.agencies.models import Officer
from palermo.cases import operations as cases
from palermo.cases import queries
from palermo.cases.acts import ask
from palermo.cases.forms import Close
from palermo.cases.lifecycle import CASE, not_led_by_another
from palermo.cases.models import Case
from palermo.cases.operations import Refused
from palermo.clocks.kinds import KINDS
from palermo.clocks.queries import running
from palermo.protection.certification.lifecycle import CERTIFICATION
from palermo.protection.certification.models import Certification
from palermo.work import queries as work
from palermo.work.panel import what_of
from palermo.work.queries import CLOCKS, Item

DECIDING = ("assessing", "submitted", "under_review")
"""The states in which somebody's certificate is not settled."""


@dataclass(frozen=True)
class Waits:
    """Something that stands in the way of closing, and the page where it is settled."""

    words: str
    href: str
    hint: str = ""


def waits(case: Case) -> list[Waits]:
    """What still waits in any room, of the case and of the people in it, as far as the session may know."""
    parties = {each.party.pk: each.party.reference for each in queries.members(case) if each.party}
    subjects = [case.pk, *parties]
    found = [
        Waits(what_of(Item(piece, None)), reverse("work_piece", args=[piece.reference]), piece.reference)
        for piece in work.waiting_about(subjects)
    ]
    for each in Certification.objects.filter(subject__in=parties, status__in=DECIDING):
        hint = f"{parties[each.subject_id]}: {CERTIFICATION.label(each.status)}"
        found.append(
            Waits(_("A certification is not decided"), reverse("certification-page", args=[each.reference]), hint)
        )
    for row in running().filter(subject__in=parties).exclude(kind__in=CLOCKS):
        words = str(KINDS[row.kind].label) if row.kind in KINDS else row.kind.replace("_", " ")
        page = reverse("person", args=[case.reference, parties[row.subject]])
        found.append(Waits(words[:1].upper() + words[1:], page, parties[row.subject]))
    return found


@transaction.atomic
def close(*, case: Case, reason: str, answers: Mapping[str, str], officer: Officer, at: datetime, version: int) -> Case:
    """Close a case of which nothing waits any more. Raises cases' Refused and Conflict; then nothing was done."""
    if standing := waits(case):
        raise Refused(f"Something still waits: {standing[0].words} ({standing[0].hint}). Settle it, or pass it on.")
    return cases.close(case=case, reason=reason, answers=answers, officer=officer, at=at, version=version)


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: Asking, reference: str) -> HttpResponse:
    """The checklist: what waits, then the questions; and the closing itself."""
    try:
        case = queries.case(reference)
    except Case.DoesNotExist:
        raise Http404 from None
    step = CASE.step("close")
    form = Close(posted(request), reasons=step.reasons, initial={"version": case.version})

    def act(given: dict[str, Any]) -> object:
        return close(
            case=case,
            reason=given["reason"],
            answers=form.answers(),
            officer=request.officer,
            at=request.now,
            version=given["version"],
        )

    return ask(
        request,
        form,
        act,
        title=step.words,
        button=step.words,
        back=reverse("case", args=[reference]),
        done=_("The case is closed. Who worked on it no longer knows who the people in it are."),
        now=lambda: queries.stands(reference),
        template="cases/close.html",
        caption=reference,
        lead_in=_(
            "Nothing waits. When you close it, nobody who worked on it knows any more who the people in it are. That it "
            "exists stays known, and it can be opened again."
        ),
        waits=waits(case),
        not_yours=CASE.not_by(step, request.roles) or not_led_by_another(cases.facts_of(case, request.officer)),
    )
