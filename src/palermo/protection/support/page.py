"""The page of a referral and of its file, and the page that asks for what one act needs."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from palermo.access import queries as grants
from palermo.access.english import who_can_see
from palermo.access.operations import NotYours
from palermo.agencies import queries as officers
from palermo.agencies.asking import Asking
from palermo.cases.operations import Conflict, Refused
from palermo.clocks.kinds import KINDS
from palermo.clocks.queries import running
from palermo.protection.support import actions, codes, queries, reading
from palermo.protection.support.lifecycle import FILE, REFERRAL, TONES
from palermo.protection.support.models import File, Referral, Review
from palermo.protection.support.operations.step import of_file, of_referral
from palermo.protection.support.wheel import RINGS, sectors
from palermo.vault import queries as vault

REFUSALS = (Refused, NotYours, ValueError)


def wanted(reference: str) -> Referral:
    """The referral of that reference. Raises Http404 when hidden and when absent alike."""
    found = queries.by_reference(reference)
    if found is None:
        raise Http404
    return found


def wanted_file(reference: str) -> File:
    """Its file. Raises Http404 when there is none, or it is hidden."""
    found = queries.file_of(wanted(reference))
    if found is None:
        raise Http404
    return found


def draw(
    request: Asking,
    referral: Referral,
    *,
    opened: Mapping[UUID, str] | None = None,
    note: str = "",
    name: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page, with what was opened on it this once: the referrer's note, the name, or the notes of care."""
    file = queries.file_of(referral) if referral.status == "accepted" else None
    facts = of_referral(referral)
    held = officers.held()
    clocks = list(running(referral.pk))
    knows_who = grants.may_see("identity", referral.party_id) and (facts.asked_here or bool(file))
    context: dict[str, Any] = {
        "referral": referral,
        "file": file,
        "status": FILE.label(file.status) if file else REFERRAL.label(referral.status),
        "tone": TONES[file.status if file else referral.status],
        "by": officers.names([referral.referred_by]).get(referral.referred_by, ""),
        "needed": [str(codes.DOMAINS[code]) for code in referral.needed],
        "consent": codes.CONSENT[referral.consent],
        "how": codes.HOW.get(referral.consent_how, ""),
        "child": codes.CHILD[referral.child],
        "language": dict(_languages()).get(referral.language, ""),
        "reason": codes.WORDS.get(referral.reason, ""),
        "clocks": [(str(KINDS[each.kind].label) if each.kind in KINDS else each.kind, each) for each in clocks],
        "has_note": (referral.pk, "note") in vault.latest([referral.pk], "note"),
        "note": note,
        "knows_who": knows_who and bool(vault.latest([referral.party_id], "name")),
        "name": name,
        "next": actions.of_referral(referral, facts, request.roles, held),
        "history": reading.history(referral),
        "who": who_can_see(referral.pk, request.now),
    }
    if file:
        context |= _of_file(request, file, opened or {})
    return render(request, "support/page.html", context, status=status)


def _of_file(request: Asking, file: File, opened: Mapping[UUID, str]) -> dict[str, Any]:
    facts, ids = of_file(file), reading.care_ids(file)
    words = reading.opened_words(ids, opened)
    needs = queries.needs_of(file)
    plan = queries.current_plan(file)
    said = reading.rating_words(file, words)
    return {
        "manager": officers.names([file.manager]).get(file.manager, ""),
        "manages": facts.manages,
        "next": actions.of_file(file, facts, request.roles, request.now),
        "needs": [(number, need, said.get(need.domain, "")) for number, need in enumerate(needs, start=1)],
        "asked_about": any(need.asked for need in needs),
        "sectors": sectors(needs),
        "rings": RINGS,
        "levels": codes.LEVELS,
        "plan": plan,
        "plan_language": dict(_languages()).get(plan.language, plan.language) if plan else "",
        "plan_how": codes.GIVEN_HOW.get(plan.given_how, "") if plan else "",
        "plan_by": codes.AGREED_BY.get(plan.agreed_by, "") if plan else "",
        "goals": reading.goals(plan, words),
        "board": zip(_columns(), reading.board(file, facts, request.roles, words), strict=True),
        "any_service": file.services.exists(),
        "reviews": [
            (each, words.get((each.id, "summary"), "")) for each in Review.objects.filter(file=file).order_by("-number")
        ],
        "sealed": len(ids),
        "opened": bool(words),
        "handover_note": words.get((file.pk, "handover_note"), ""),
        "closing": words.get((file.pk, "closing"), ""),
        "why": codes.CLOSE.get(file.reason, ""),
        "outcome": codes.OUTCOMES.get(file.outcome, ""),
    }


def _columns() -> tuple[str, ...]:
    return (_("Asked for"), _("Offered or accepted"), _("Under way"), _("Settled"))


def _languages() -> list[tuple[str, str]]:
    return actions.languages()


def act(
    request: Asking,
    referral: Referral,
    form: forms.Form,
    does: Callable[[dict[str, Any]], object],
    *,
    title: str,
    button: str,
    done: str,
    now: Callable[[], int],
    lead_in: str = "",
    warns: bool = False,
    template: str = "support/act.html",
    **context: Any,
) -> HttpResponse:
    """Show a form, or do its act and go back to the file. A refusal, or that somebody was quicker, stands above what was
    typed; `now` is the version to go on from."""
    status, back = 200, reverse("support-page", args=[referral])
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                does(given(form, request))
            except Conflict as conflict:
                status = 409
                form.add_error(None, str(conflict))
                if isinstance(form.data, QueryDict):
                    renewed = form.data.copy()
                    renewed["version"] = str(now())
                    form.data = renewed
            except REFUSALS as no:
                form.add_error(None, str(no))
            else:
                messages.success(request, done)
                seen = queries.by_reference(referral.reference)
                return HttpResponseRedirect(back if seen else reverse("support-list"))
    words = {"title": title, "button": button, "lead_in": lead_in, "warns": warns, "back": back}
    return render(request, template, {**context, **words, "form": form, "referral": referral}, status=status)


def given(form: forms.Form, request: Asking) -> dict[str, Any]:
    """What a form gives its operation."""
    return form.given(request.now) if hasattr(form, "given") else dict(form.cleaned_data)
