"""The people tab of a case: who is in it by reference, adding them, and opening their names for a purpose."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from palermo.agencies import queries as officers
from palermo.agencies.asking import Asking, posted
from palermo.cases import english, operations, queries
from palermo.cases.acts import ask
from palermo.cases.forms_of_people import AddCrew, AddParty, Reveal
from palermo.cases.models import Case, Group, Party
from palermo.cases.needs import TEAM
from palermo.vault.operations import reveal
from palermo.vault.queries import latest
from palermo.web.desk.case import drawn, seen

BOTH = ["GET", "HEAD", "POST"]
NAMING = ("name", "details")


@require_safe
def people(request: Asking, reference: str) -> HttpResponse:
    """Everybody in the case, by reference, with their roles; groups together."""
    case = seen(reference)
    return _tab(request, case, None)


@require_POST
def names(request: Asking, reference: str) -> HttpResponse:
    """Open the names of those chosen, for a purpose: an entry for each person, then their names on this page only."""
    case = seen(reference)
    known = named(queries.members(case))
    if not known:
        raise Http404
    form = Reveal(request.POST, known=known)
    if not form.is_valid():
        return _tab(request, case, form, status=422)
    purpose = form.cleaned_data["purpose"]
    opened = [(party, opened_of(request, known[party], purpose)) for party in form.cleaned_data["parties"]]
    return _tab(request, case, None, opened=opened, purpose=purpose)


def _tab(request: Asking, case: Case, form: Reveal | None, status: int = 200, **context: Any) -> HttpResponse:
    members = queries.members(case)
    known = named(members)
    recorders = officers.names({each.roles[0].recorded_by for each in members if each.party is None})
    return drawn(
        request,
        case,
        "people",
        "cases/people.html",
        status=status,
        form=form or Reveal(known=known, initial={"purpose": "investigate"}),
        known=set(known),
        rows=[
            (
                each,
                [english.ROLE_WORDS[role.role] for role in each.current],
                recorders.get(each.roles[0].recorded_by, ""),
            )
            for each in members
        ],
        kinds=english.KINDS,
        spoken=english.languages(),
        unknown=sum(each.party is None for each in members),
        may_tell=bool(known and case.lead and case.lead != request.officer.id),
        **context,
    )


def named(members: list[queries.Member]) -> dict[str, Party]:
    """The parties whose sealed name or details the session may open, by reference."""
    parties = {each.party.pk: each.party for each in members if each.party}
    sealed = {about for about, field in latest(parties) if field in NAMING}
    return {party.reference: party for id_, party in parties.items() if id_ in sealed}


def opened_of(request: Asking, party: Party, purpose: str) -> dict[str, str]:
    """A party's name and details, opened for a purpose; the ledger's entry is committed first."""
    ids: dict[UUID, str] = {id_: field for (_about, field), id_ in latest([party.pk]).items() if field in NAMING}
    texts = reveal(
        ids,
        purpose=purpose,
        officer=request.officer,
        at=request.now,
        subject=party.pk,
        compartment="identity",
        about=party.reference,
    )
    return {ids[id_]: text for id_, text in texts.items()}


def _not_team(request: Asking) -> str:
    who = _("People are put into a case by triage, station officers and investigators.")
    return "" if request.roles & set(TEAM) else who


@require_http_methods(BOTH)
def add(request: Asking, reference: str) -> HttpResponse:
    """Put one party into the case; its name and details are sealed."""
    case = seen(reference)
    groups = {group.reference: group for group in Group.objects.filter(case=case)}
    form = AddParty(posted(request), groups=groups.values(), initial={"role": "possible_victim"})

    def act(given: dict[str, Any]) -> object:
        return operations.add_party(
            case=case,
            kind=given["kind"],
            role=given["role"],
            officer=request.officer,
            at=request.now,
            from_on=str(given["from_on"] or ""),
            language=given["language"],
            name=given["name"],
            details=given["details"],
            group=groups.get(given.get("group", "")),
        )

    return ask(
        request,
        form,
        act,
        title=_("Add someone to %(case)s") % {"case": reference},
        button=_("Add them"),
        back=reverse("people", args=[reference]),
        done=_("They are in the case, by reference."),
        not_yours=_not_team(request),
    )


@require_http_methods(BOTH)
def crew(request: Asking, reference: str) -> HttpResponse:
    """Put a number of people met together into the case at once."""
    case = seen(reference)
    form = AddCrew(posted(request))

    def act(given: dict[str, Any]) -> object:
        return operations.add_crew(
            case=case,
            count=given["count"],
            role=given["role"],
            officer=request.officer,
            at=request.now,
            from_on=str(given["from_on"] or ""),
            language=given["language"],
        )

    return ask(
        request,
        form,
        act,
        title=_("Add people met together"),
        button=_("Add them"),
        back=reverse("people", args=[reference]),
        done=_("They are in the case, each by a reference of their own."),
        not_yours=_not_team(request),
        lead_in=_("One act, an entry for each person. You can name each of them later."),
        caption=reference,
    )


def person_of(case: Case, party: str) -> queries.Member:
    """A party of the case, or 404 for a hidden one and an absent one alike."""
    try:
        return queries.member(case, party)
    except Party.DoesNotExist:
        raise Http404 from None
