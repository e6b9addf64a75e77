"""One party in a case: roles, other systems' numbers, who they are the same as, and their name for a purpose."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from palermo.access import queries as grants
from palermo.agencies.asking import Asking, posted
from palermo.cases import english, operations, queries
from palermo.cases.acts import ask
from palermo.cases.forms import Because
from palermo.cases.forms_of_people import AddRole, Apart, EndRole, Number, Same
from palermo.cases.models import Involvement, Party
from palermo.protection.support.of_person import support_of
from palermo.vault.operations import reveal
from palermo.vault.queries import latest
from palermo.web.desk.case import drawn, seen
from palermo.web.desk.people import BOTH, NAMING, named, opened_of, person_of


@require_safe
def person(request: Asking, reference: str, party: str) -> HttpResponse:
    """What is known of the party without opening anything."""
    return _page(request, reference, party)


@require_POST
def name(request: Asking, reference: str, party: str) -> HttpResponse:
    """Open the name and details, for a purpose that is asked each time."""
    who = person_of(seen(reference), party).party or _nothing()
    if not named([person_of(seen(reference), party)]):
        raise Http404
    purpose = request.POST.get("purpose", "")
    if purpose not in ("investigate", "certify", "protect", "support"):
        return _page(request, reference, party, status=422, wanted=_("Choose what you need the name for."))
    return _page(request, reference, party, opened=opened_of(request, who, purpose), purpose=purpose)


@require_POST
def number_opened(request: Asking, reference: str, party: str) -> HttpResponse:
    """Open the numbers by which other systems know the party."""
    who = person_of(seen(reference), party).party or _nothing()
    kept = {each.pk: each for each in queries.numbers(who.pk)}
    ids = {id_: about for (about, _field), id_ in latest(kept, "number").items()}
    if not ids:
        raise Http404
    texts = reveal(
        ids,
        purpose="investigate",
        officer=request.officer,
        at=request.now,
        subject=who.pk,
        compartment="identity",
        about=who.reference,
    )
    numbers = {kept[ids[id_]].pk: text for id_, text in texts.items()}
    return _page(request, reference, party, numbers_opened=numbers)


def _page(request: Asking, reference: str, party: str, status: int = 200, **context: Any) -> HttpResponse:
    case = seen(reference)
    member = person_of(case, party)
    who = member.party or _nothing()
    numbers = [
        (english.SYSTEMS.get(each.system, each.system), context.get("numbers_opened", {}).get(each.pk, ""))
        for each in queries.numbers(who.pk)
    ]
    return drawn(
        request,
        case,
        "people",
        "cases/person.html",
        status=status,
        member=member,
        who=who,
        kind=english.KINDS[who.kind],
        language=english.languages().get(who.language, ""),
        roles=[
            (english.ROLE_WORDS[role.role], english.IN_ERROR.get(role.in_error_reason, ""), role)
            for role in member.roles
        ],
        numbers=numbers,
        same=queries.same_as(who),
        ties=[
            (english.TIE_WORDS[each.kind], each.kind, each.other if each.party_id == who.pk else each.party, each)
            for each in queries.ties_of(who)
        ],
        named=any(field in NAMING for _about, field in latest([who.pk])),
        purposes=_purposes(),
        support=support_of(who, request.roles) if who.kind == "person" else None,
        **context,
    )


def _purposes() -> list[tuple[str, str]]:
    return [
        ("investigate", _("To investigate")),
        ("protect", _("To keep the person safe")),
        ("support", _("To help the person")),
        ("certify", _("To decide on certification")),
    ]


def _nothing() -> Party:
    raise Http404


def _ask(
    request: Asking,
    reference: str,
    party: str,
    form: Any,
    act: Callable[[dict[str, Any]], object],
    **words: Any,
) -> HttpResponse:
    return ask(request, form, act, back=reverse("person", args=[reference, party]), caption=party, **words)


@require_http_methods(BOTH)
def add_role(request: Asking, reference: str, party: str) -> HttpResponse:
    """The party has another role in the case as well."""
    case = seen(reference)
    who = person_of(case, party).party or _nothing()

    def act(given: dict[str, Any]) -> object:
        return operations.add_role(
            case=case,
            party=who,
            role=given["role"],
            from_on=str(given["from_on"] or ""),
            officer=request.officer,
            at=request.now,
        )

    return _ask(
        request,
        reference,
        party,
        AddRole(posted(request)),
        act,
        title=_("Another role in this case"),
        button=_("Add the role"),
        done=_("The role is recorded."),
    )


def _role(request: Asking, reference: str, party: str, role: str) -> Involvement:
    """The newest live entry of a role of the party; what was recorded in error has no page."""
    rows = [each for each in person_of(seen(reference), party).current if each.role == role]
    if not rows:
        raise Http404
    return next((each for each in rows if not each.until_on), rows[-1])


@require_http_methods(BOTH)
def end_role(request: Asking, reference: str, party: str, role: str) -> HttpResponse:
    """A role ended."""
    row = _role(request, reference, party, role)
    form = EndRole(posted(request), initial={"version": row.version})

    def act(given: dict[str, Any]) -> object:
        return operations.end_role(
            involvement=row,
            until_on=str(given["until_on"]),
            officer=request.officer,
            at=request.now,
            version=given["version"],
        )

    def now() -> dict[str, object]:
        fresh = Involvement.objects.get(pk=row.pk)
        return {"version": fresh.version, "words": _stands(fresh)}

    return _ask(
        request,
        reference,
        party,
        form,
        act,
        now=now,
        button=_("Record it"),
        done=_("The role has ended."),
        title=_("When did the role “%(role)s” end?") % {"role": english.ROLE_WORDS[role]},
    )


@require_http_methods(BOTH)
def role_in_error(request: Asking, reference: str, party: str, role: str) -> HttpResponse:
    """A role was recorded in error: it stays, struck out, and is counted as nothing."""
    row = _role(request, reference, party, role)
    form = Because(posted(request), reasons=english.IN_ERROR, initial={"version": row.version})

    def act(given: dict[str, Any]) -> object:
        return operations.mark_role_in_error(
            involvement=row,
            reason=given["reason"],
            officer=request.officer,
            at=request.now,
            version=given["version"],
        )

    def now() -> dict[str, object]:
        fresh = Involvement.objects.get(pk=row.pk)
        return {"version": fresh.version, "words": _stands(fresh)}

    return _ask(
        request,
        reference,
        party,
        form,
        act,
        now=now,
        button=_("Mark it as recorded in error"),
        done=_("It is marked. It stays to be seen, and counts as nothing."),
        title=_("Was the role “%(role)s” recorded in error?") % {"role": english.ROLE_WORDS[role]},
    )


def _stands(row: Involvement) -> str:
    if row.in_error_at:
        return _("It was marked as recorded in error.")
    return _("It ended: %(day)s.") % {"day": row.until_on} if row.until_on else _("It was changed.")


@require_http_methods(BOTH)
def number(request: Asking, reference: str, party: str) -> HttpResponse:
    """Another system knows the party by a number, which is sealed."""
    who = person_of(seen(reference), party).party or _nothing()
    knows = grants.may_see("identity", who.pk)
    not_yours = "" if knows else _("A number is added by somebody who may know who this is: ask the lead of the case.")

    def act(given: dict[str, Any]) -> object:
        return operations.record_number(
            of=who,
            system=given["system"],
            number=given["number"],
            officer=request.officer,
            at=request.now,
        )

    return _ask(
        request,
        reference,
        party,
        Number(posted(request)),
        act,
        title=_("A number in another system"),
        button=_("Seal the number"),
        done=_("The number is sealed beside the person."),
        not_yours=not_yours,
    )


@require_http_methods(BOTH)
def same(request: Asking, reference: str, party: str) -> HttpResponse:
    """Two references are the same person or thing."""
    who = person_of(seen(reference), party).party or _nothing()

    def act(given: dict[str, Any]) -> object:
        other = Party.objects.filter(reference=given["other"]).first()
        if other is None:
            raise operations.Refused(
                _("There is no such reference that you may see: check it, or ask who gave it to you.")
            )
        return operations.declare_same(
            party=who, other=other, reason=given["reason"], officer=request.officer, at=request.now
        )

    return _ask(
        request,
        reference,
        party,
        Same(posted(request)),
        act,
        title=_("The same as another reference"),
        button=_("Declare them the same"),
        done=_("They are declared the same. Neither reference is lost."),
        lead_in=_("Nothing is merged, nobody comes to see more than before, and it can be undone."),
    )


@require_http_methods(BOTH)
def apart(request: Asking, reference: str, party: str, other: str) -> HttpResponse:
    """They are two after all."""
    who = person_of(seen(reference), party).party or _nothing()
    row = next((made for made, known in queries.same_as(who) if known.reference == other), None)

    def act(given: dict[str, Any]) -> object:
        if row is None:
            raise operations.Refused(_("Somebody else has already undone this."))
        return operations.declare_apart(sameness=row, reason=given["reason"], officer=request.officer, at=request.now)

    return _ask(
        request,
        reference,
        party,
        Apart(posted(request)),
        act,
        button=_("Undo it"),
        title=_("Are %(one)s and %(two)s two after all?") % {"one": party, "two": other},
        done=_("They are two again."),
    )
