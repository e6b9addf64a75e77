"""The desk's pages of child protection: what waits, one notice, its steps, and guardians."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from palermo.access.operations import NotYours, must
from palermo.agencies import queries as officers
from palermo.agencies.asking import Asking
from palermo.cases.models import Party
from palermo.cases.operations import Conflict, Refused
from palermo.clocks import queries as clocks
from palermo.clocks.models import Deadline
from palermo.protection.certification.child import grounds, operations, queries
from palermo.protection.certification.child.forms import ProposeForm
from palermo.protection.certification.child.lifecycle import GUARDIAN, NOTICE, PROTECTS, TONES
from palermo.protection.certification.child.page import draw, guardian_form, notice_form, sealed, wanted
from palermo.protection.certification.models import Guardian, ProtectionNotice
from palermo.protection.certification.presumed.page import refused
from palermo.vault import queries as vault
from palermo.vault.operations import reveal

REFUSALS = (Refused, Conflict, NotYours)
OPEN = ("sent", "received")
NAMING = ("name", "details")


@require_safe
def listing(request: Asking) -> HttpResponse:
    """Child protection's desk: notices by clock, guardians to vet, and every notice. Nobody else has it."""
    if not set(PROTECTS) & request.roles:
        raise Http404
    after = request.GET.get("after", "")
    rows = queries.listed(after=after)
    due: dict[UUID, Deadline] = {}
    for row in clocks.running().filter(kind__in=("receive_notice", "act_on_notice")):
        due.setdefault(row.subject, row)
    shown = rows[: queries.PAGE]
    to_vet = queries.to_vet()
    names = officers.names({each.proposed_by for each in to_vet} | {each.by for each in rows})
    context = {
        "waiting": [
            (each, NOTICE.label(each.status), TONES[each.status], due.get(each.id))
            for each in queries.listed(statuses=OPEN)[: queries.PAGE]
        ],
        "to_vet": [
            (
                each,
                grounds.RELATION[each.relation],
                names.get(each.proposed_by, ""),
                each.proposed_by == request.officer.id,
            )
            for each in to_vet
        ],
        "rows": [(each, NOTICE.label(each.status), TONES[each.status], names.get(each.by, "")) for each in shown],
        "older": f"?after={shown[-1].reference}" if len(rows) > queries.PAGE else "",
        "newer": request.path if after else "",
        "now": request.now,
    }
    return render(request, "child/list.html", context)


@require_safe
def page(request: Asking, reference: str) -> HttpResponse:
    """A notice: for child protection, for who sent it, and for who was asked about a guardian."""
    return draw(request, wanted(reference))


@require_safe
def of_guardian(request: Asking, reference: str) -> HttpResponse:
    """A guardian's reference leads to the notice of their child."""
    return HttpResponseRedirect(f"{reverse('child-notice', args=[_guardian(reference).notice])}#{reference}")


@require_POST
def read(request: Asking, reference: str) -> HttpResponse:
    """Open what was typed about the child and those proposed: entered before anything is shown."""
    notice = wanted(reference)
    texts = reveal(
        sealed(notice, queries.guardians_of(notice)),
        purpose="protect",
        officer=request.officer,
        at=request.now,
        subject=notice.id,
        compartment="safety",
        about=notice.reference,
    )
    return draw(request, notice, opened=texts)


@require_POST
def names(request: Asking, reference: str) -> HttpResponse:
    """Open the name of the child and of those proposed: an entry for each person, then their names on this page only."""
    notice = wanted(reference)
    parties = {notice.child_id: notice.child, **queries.parties_of(queries.guardians_of(notice))}
    shown = {id_: _name(request, party) for id_, party in parties.items()}
    return draw(request, notice, names={id_: words for id_, words in shown.items() if words})


def _name(request: Asking, party: Party) -> str:
    ids = {id_: field for (_about, field), id_ in vault.latest([party.pk]).items() if field in NAMING}
    texts = reveal(
        ids,
        purpose="protect",
        officer=request.officer,
        at=request.now,
        subject=party.pk,
        compartment="identity",
        about=party.reference,
    )
    return "\n".join(texts[id_] for id_ in sorted(texts, key=lambda each: ids[each], reverse=True))


@require_POST
def step(request: Asking, reference: str, name: str) -> HttpResponse:
    """Receive a notice, act on it, or find that the person is an adult."""
    notice, acts = wanted(reference), ("receive", "act", "find_adult")
    if name not in acts:
        raise Http404
    form = notice_form(name, request.POST)
    if why := NOTICE.not_by(name, request.roles):
        form.add_error(None, why)
        return draw(request, notice, tried=(f"notice-{name}", form), status=403)
    if form.is_valid():
        try:
            getattr(operations, name)(notice=notice, **form.cleaned_data, officer=request.officer, at=request.now)
        except REFUSALS as error:
            now = wanted(reference)
            return draw(request, now, tried=(f"notice-{name}", form), status=refused(form, error, now.version))
        return _back(notice)
    return draw(request, notice, tried=(f"notice-{name}", form), status=422)


@require_POST
def propose(request: Asking, reference: str) -> HttpResponse:
    """Propose a guardian."""
    notice, form = wanted(reference), ProposeForm(request.POST)
    must(GUARDIAN.not_by("propose", request.roles))
    if form.is_valid():
        clean = dict(form.cleaned_data)
        said = clean.pop("reference")
        try:
            party = _party(said) if said else None
            operations.propose(notice=notice, party=party, **clean, officer=request.officer, at=request.now)
        except REFUSALS as error:
            return draw(request, notice, tried=("propose", form), status=refused(form, error, notice.version))
        return _back(notice)
    return draw(request, notice, tried=("propose", form), status=422)


def _party(reference: str) -> Party:
    found = Party.objects.filter(reference=reference).first()
    if found is None:
        raise Refused(grounds.NOBODY)
    return found


@require_POST
def guardian_step(request: Asking, reference: str, name: str) -> HttpResponse:
    """Appoint, refuse or end a guardian; ask Police about one, or answer for them."""
    row, acts = _guardian(reference), ("appoint", "refuse", "end", "answer", "ask")
    if name not in acts:
        raise Http404
    form = guardian_form(name, reference, request.POST)
    if why := _not_theirs(name, request):
        form.add_error(None, why)
        return draw(request, row.notice, tried=(f"{reference}-{name}", form), status=403)
    if form.is_valid():
        clean: dict[str, Any] = dict(form.cleaned_data)
        if name == "answer":
            clean["known"] = clean["known"] == "yes"
        try:
            getattr(operations, name)(guardian=row, **clean, officer=request.officer, at=request.now)
        except REFUSALS as error:
            now = _guardian(reference)
            tried = (f"{reference}-{name}", form)
            return draw(request, wanted(now.notice.reference), tried=tried, status=refused(form, error, now.version))
        return _back(row.notice)
    return draw(request, row.notice, tried=(f"{reference}-{name}", form), status=422)


def _not_theirs(name: str, request: Asking) -> str:
    if name == "answer":
        return "" if "investigator" in request.roles else str(grounds.ANSWERED_BY)
    if name == "ask":
        return "" if set(PROTECTS) & request.roles else str(grounds.ASKED_BY)
    return GUARDIAN.not_by(name, request.roles)


def _guardian(reference: str) -> Guardian:
    found = queries.guardian(reference)
    if found is None:
        raise Http404
    return found


def _back(notice: ProtectionNotice) -> HttpResponse:
    return HttpResponseRedirect(reverse("child-notice", args=[notice]))
