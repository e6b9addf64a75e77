"""Correct what a case or a party was recorded as, and merge a case into another or take it out again."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from palermo.access import queries as grants
from palermo.agencies.asking import Asking, posted
from palermo.cases import operations, queries
from palermo.cases.acts import ask
from palermo.cases.forms import Because, Correct, MergeInto
from palermo.cases.forms_of_people import CorrectDetails
from palermo.cases.lifecycle import CASE
from palermo.cases.models import Case
from palermo.web.desk.case import seen
from palermo.web.desk.people import BOTH, person_of


@require_http_methods(BOTH)
def correct(request: Asking, reference: str) -> HttpResponse:
    """Correct where a case is and what work it is about."""
    case = seen(reference)
    not_yours = "" if request.roles & operations.CORRECTS else _("A case is corrected by those who work on it.")
    now = {name: getattr(case, name) for name in ("region", "industry")}
    form = Correct(posted(request), initial={**now, "version": case.version})

    def act(given: dict[str, Any]) -> object:
        return operations.correct(
            case=case,
            to={name: given[name] for name in now},
            reason=given["reason"],
            officer=request.officer,
            at=request.now,
            version=given["version"],
        )

    return ask(
        request,
        form,
        act,
        title=_("Correct the case"),
        button=_("Correct it"),
        back=reverse("case", args=[reference]),
        done=_("It is corrected. What was recorded before stays in the timeline."),
        not_yours=not_yours,
        now=lambda: queries.stands(reference),
        caption=reference,
    )


@require_http_methods(BOTH)
def details(request: Asking, reference: str, party: str) -> HttpResponse:
    """Correct a party's name, details or language. The older words stay sealed."""
    who = person_of(seen(reference), party).party
    if who is None:
        raise Http404
    knows = grants.may_see("identity", who.pk)
    form = CorrectDetails(posted(request), initial={"language": who.language, "version": who.version})

    def act(given: dict[str, Any]) -> object:
        return operations.correct_details(party=who, officer=request.officer, at=request.now, **given)

    return ask(
        request,
        form,
        act,
        title=_("Correct who they are"),
        button=_("Correct it"),
        back=reverse("person", args=[reference, party]),
        done=_("It is corrected. What was recorded before stays sealed."),
        not_yours=""
        if knows
        else _("Who they are is corrected by somebody who may know it: ask the lead of the case."),
        now=lambda: {"version": person_of(seen(reference), party).party.version, "words": ""},  # type: ignore[union-attr]
        caption=party,
        lead_in=_("Leave empty what stays as it is. Nothing that was recorded is shown here."),
    )


@require_http_methods(BOTH)
def merge(request: Asking, reference: str) -> HttpResponse:
    """A case goes on in another."""
    case = seen(reference)
    step = CASE.step("merge")
    not_yours = CASE.not_by(step, request.roles) or operations.not_its_lead(case, request.officer, request.roles)
    form = MergeInto(posted(request), reasons=step.reasons, initial={"version": case.version})

    def act(given: dict[str, Any]) -> object:
        return operations.merge(
            case=case,
            into=_other(given["into"]),
            reason=given["reason"],
            officer=request.officer,
            at=request.now,
            version=given["version"],
        )

    return ask(
        request,
        form,
        act,
        title=step.words,
        button=_("Merge it"),
        back=reverse("case", args=[reference]),
        done=_("It goes on in the other case. You can undo this."),
        not_yours=not_yours,
        now=lambda: queries.stands(reference),
        caption=reference,
        lead_in=_(
            "The people you know of are put into the other case as well, and its lead learns of them what you know. "
            "Nothing is lost here."
        ),
    )


def _other(reference: str) -> Case:
    try:
        return queries.case(reference)
    except Case.DoesNotExist:
        raise operations.Refused(_("There is no case of this reference for you to see.")) from None


@require_http_methods(BOTH)
def unmerge(request: Asking, reference: str) -> HttpResponse:
    """The merged case is a case of its own again."""
    case = seen(reference)
    made = queries.merged_from(case)
    if made is None:
        raise Http404
    step = CASE.step("unmerge")
    led = operations.not_its_lead(made.into, request.officer, request.roles) if made.into.lead else ""
    form = Because(posted(request), reasons=step.reasons, initial={"version": made.version})

    def act(given: dict[str, Any]) -> object:
        return operations.unmerge(
            merge=made, reason=given["reason"], officer=request.officer, at=request.now, version=given["version"]
        )

    return ask(
        request,
        form,
        act,
        title=step.words,
        button=step.words,
        back=reverse("case", args=[reference]),
        done=_("It is a case of its own again."),
        not_yours=CASE.not_by(step, request.roles) or led,
        now=lambda: queries.stands(reference),
        caption=reference,
        lead_in=_("People who were put into the other case since, for themselves, stay there."),
    )
