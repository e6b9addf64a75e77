"""The certification page: everything needed for one decision. Drawn by this room's views and by the journeys."""

from collections.abc import Mapping
from uuid import UUID

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render

from palermo.access.operations import NotYours
from palermo.agencies.asking import Asking
from palermo.cases.operations import Conflict, Refused
from palermo.clocks import queries as clocks
from palermo.clocks.kinds import KINDS
from palermo.law.authorities import authority
from palermo.protection.certification import grounds, queries, reading
from palermo.protection.certification.actions import Action, actions, with_person
from palermo.protection.certification.forms import StepForm, WithPersonForm
from palermo.protection.certification.lifecycle import CERTIFICATION, TONES
from palermo.protection.certification.models import Certification
from palermo.protection.certification.operations.step import elements_of
from palermo.protection.certification.services import NOT_TOLD, ON_CERTIFICATE
from palermo.protection.identification import queries as findings
from palermo.protection.identification.questions import LACKING_WORDS


def wanted(reference: str) -> Certification:
    """The certification of that reference. Raises Http404 when hidden and when absent alike."""
    found = queries.by_reference(reference)
    if found is None:
        raise Http404
    return found


def elements(certification: Certification) -> tuple[str, ...]:
    """The elements a decline can name."""
    standing = findings.current(certification.subject_id, certification.case_id)
    return elements_of(standing.get("legal"))


def draw(
    request: Asking,
    certification: Certification,
    *,
    bound: StepForm | None = None,
    person_form: WithPersonForm | None = None,
    opened: Mapping[UUID, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page, with a form that was refused and what was typed in it, or with sealed words that were opened."""
    read = reading.gather(certification, opened or {})
    steps = actions(certification, request.officer, request.roles, request.now, bound)
    forms = with_person(certification, request.roles, person_form)
    context = {
        **_head(read),
        "certification": certification,
        "who": {"case": certification.case, "party": certification.subject},
        "sides": reading.sides(read),
        "evidence": reading.evidence(read),
        "sealed": len(read.sealed),
        "opened": bool(read.opened),
        "reasons": read.text(certification.id, "reasons"),
        "words": reading.words_typed(read),
        "told": reading.person_acts(read),
        "certificates": queries.certificates_of(certification),
        "actions": steps,
        "person_forms": forms,
        "typed": _stranded(bound or person_form, steps, forms),
        "services": [(each, authority(each.authority).title) for each in ON_CERTIFICATE],
        "presumed": reading.if_declined(read),
        "not_told": NOT_TOLD,
        "clocks": [(KINDS[each.kind].label, each) for each in clocks.running(certification.subject_id)],
        "now": request.now,
        "history": reading.history(read),
        "form": bound or person_form,
    }
    return render(request, "certification/page.html", context, status=status)


def _head(read: reading.Read) -> dict[str, object]:
    certification = read.certification
    return {
        "status": CERTIFICATION.label(certification.status),
        "tone": TONES[certification.status],
        "drafter": read.name(certification.drafted_by),
        "decider": read.name(certification.decided_by),
        "lacking": LACKING_WORDS.get(certification.lacking, ""),
        "review": grounds.REVIEW.get(certification.review, ""),
    }


def refused(form: StepForm | WithPersonForm, error: Exception, version: int) -> int:
    """Put the sentence of a refusal or conflict on the form, keep what was typed; the HTTP status to answer with."""
    form.add_error(None, str(error))
    if not isinstance(error, Conflict):
        return 422
    if isinstance(form.data, QueryDict):
        renewed = form.data.copy()
        renewed["version"] = str(version)
        form.data = renewed
    return 409


REFUSALS = (Refused, Conflict, NotYours)
"""What an operation may say instead of doing what was asked: a sentence to show."""


def _stranded(tried: StepForm | WithPersonForm | None, steps: list[Action], forms: list[WithPersonForm]) -> str:
    """What was typed in a form that the page no longer draws, because someone else was quicker: never lost."""
    if tried is None or tried in forms or any(each.form is tried and not each.refusal for each in steps):
        return ""
    return str(tried.data.get("words", ""))
