"""The certification page: everything needed for one decision. Drawn by this room's views and by the journeys."""

from collections.abc import Mapping
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from palermo.access.operations import NotYours
from palermo.agencies import queries as officers
from palermo.cases.operations import Conflict, Refused
from palermo.clocks import queries as clocks
from palermo.law.authorities import authority
from palermo.ledger import queries as ledger
from palermo.protection.certification import grounds, queries
from palermo.protection.certification.actions import Action, actions, with_person
from palermo.protection.certification.forms import StepForm, WithPersonForm
from palermo.protection.certification.lifecycle import CERTIFICATION, TONES
from palermo.protection.certification.models import Certification, PersonAct
from palermo.protection.certification.operations.step import elements_of
from palermo.protection.certification.services import NOT_TOLD, ON_CERTIFICATE, ON_PRESUMED
from palermo.protection.identification import english
from palermo.protection.identification import queries as findings
from palermo.protection.identification.models import Finding
from palermo.protection.identification.questions import EVIDENCE_KINDS, KINDS, LACKING_WORDS
from palermo.vault import queries as vault

CODES: Mapping[str, str] = grounds.WORDS | LACKING_WORDS | KINDS | {"met": _("met"), "not_met": _("not met")}


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
    request: HttpRequest,
    certification: Certification,
    *,
    bound: StepForm | None = None,
    person_form: WithPersonForm | None = None,
    opened: Mapping[UUID, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page, with a form that was refused and what was typed in it, or with sealed words that were opened."""
    officer, roles, at = request.officer, request.roles, request.now  # type: ignore[attr-defined]
    opened = opened or {}
    shown = _findings(certification)
    index = list(findings.evidence(certification.subject_id, certification.case_id))
    sealed = sealed_ids(certification)
    acts, told = queries.acts_of(certification), list(certification.person_acts.order_by("at"))
    people = {
        certification.drafted_by,
        certification.decided_by,
        certification.revoked_by,
        *(act.officer for act in acts),
        *(each.recorded_by for each in shown),
        *(each.recorded_by for each in index),
        *(each.recorded_by for each in told),
    }
    names = officers.names([who for who in people if who])
    history = ledger.entries(subject=certification.subject_id, about=certification.reference)[:50]
    names |= officers.names(ledger.who_is_named(history))
    steps = actions(certification, officer, roles, at, bound)
    forms = with_person(certification, roles, person_form)
    context = {
        "certification": certification,
        "status": CERTIFICATION.label(certification.status),
        "tone": TONES[certification.status],
        "drafter": names.get(certification.drafted_by, ""),
        "decider": names.get(certification.decided_by, "") if certification.decided_by else "",
        "lacking": LACKING_WORDS.get(certification.lacking, ""),
        "review": grounds.REVIEW.get(certification.review, ""),
        "sides": _sides(shown, names, opened),
        "who": {"case": certification.case, "party": certification.subject},
        "evidence": [_line(each, names, sealed, opened) for each in index],
        "sealed": len(sealed),
        "opened": bool(opened),
        "reasons": opened.get(sealed.get((certification.id, "reasons"), certification.id), ""),
        "words": [
            (
                act.at,
                names.get(act.officer, ""),
                CERTIFICATION.step(act.step).words,
                opened[sealed[(act.id, "words")]],
            )
            for act in acts
            if sealed.get((act.id, "words")) in opened
        ],
        "told": [_told(each, names, sealed, opened) for each in told],
        "certificates": queries.certificates_of(certification),
        "actions": steps,
        "person_forms": forms,
        "typed": _stranded(bound or person_form, steps, forms),
        "services": [(each, authority(each.authority).title) for each in ON_CERTIFICATE],
        "presumed": _presumed(shown),
        "not_told": NOT_TOLD,
        "clocks": clocks.running(certification.subject_id),
        "now": at,
        "history": ledger.read(history, names, CODES),
        "form": bound or person_form,
    }
    return render(request, "certification/page.html", context, status=status)


def sealed_ids(certification: Certification) -> dict[tuple[UUID, str], UUID]:
    """Every sealed text that the page can open, by row and field."""
    rows = [
        certification.id,
        *(each.id for each in _findings(certification)),
        *findings.evidence(certification.subject_id, certification.case_id).values_list("id", flat=True),
        *certification.acts.values_list("id", flat=True),
        *certification.person_acts.values_list("id", flat=True),
    ]
    return vault.latest(rows)


def refused(form: StepForm | WithPersonForm, error: Exception, version: int) -> int:
    """Put the sentence of a refusal or conflict on the form, keep what was typed; the HTTP status to answer with."""
    if not isinstance(error, Refused | Conflict | NotYours):
        raise error
    form.add_error(None, str(error))
    if not isinstance(error, Conflict):
        return 200
    form.data = form.data.copy()
    form.data["version"] = str(version)
    return 409


def _stranded(
    tried: StepForm | WithPersonForm | None, steps: list[Action], forms: list[WithPersonForm]
) -> str:
    """What was typed in a form that the page no longer draws, because someone else was quicker: never lost."""
    if tried is None or tried in forms or any(each.form is tried and not each.refusal for each in steps):
        return ""
    return str(tried.data.get("words", ""))


def _findings(certification: Certification) -> list[Finding]:
    """The findings that were decided on; before that, those that stand."""
    if certification.protection and certification.legal and certification.decision:
        return [certification.protection, certification.legal]
    standing = findings.current(certification.subject_id, certification.case_id)
    return [standing[kind] for kind in KINDS if kind in standing]


def _sides(
    shown: list[Finding], names: Mapping[UUID, str], opened: Mapping[UUID, str]
) -> list[dict[str, object]]:
    by_kind = {each.kind: each for each in shown}
    return [
        {
            "kind": kind,
            "title": title,
            "read": english.read(by_kind[kind], findings.sealed_of(by_kind[kind]), opened)
            if kind in by_kind
            else None,
            "by": names.get(by_kind[kind].recorded_by, "") if kind in by_kind else "",
        }
        for kind, title in KINDS.items()
    ]


def _line(
    each: object,
    names: Mapping[UUID, str],
    sealed: Mapping[tuple[UUID, str], UUID],
    opened: Mapping[UUID, str],
) -> dict[str, object]:
    id_, kind, by = each.id, each.kind, each.recorded_by  # type: ignore[attr-defined]
    return {
        "line": each,
        "kind": EVIDENCE_KINDS[kind],
        "by": names.get(by, ""),
        "what": opened.get(sealed.get((id_, "what"), id_), ""),
    }


def _told(
    each: PersonAct,
    names: Mapping[UUID, str],
    sealed: Mapping[tuple[UUID, str], UUID],
    opened: Mapping[UUID, str],
) -> dict[str, object]:
    return {
        "act": each,
        "by": names.get(each.recorded_by, ""),
        "helper": grounds.HELPERS.get(each.helper, ""),
        "words": opened.get(sealed.get((each.id, "words"), each.id), ""),
    }


def _presumed(shown: list[Finding]) -> dict[str, object] | None:
    """What a decline would give in the same act: shown only when the protection finding is met."""
    if not any(each.kind == "protection" and each.answer == "met" for each in shown):
        return None
    tied = [(each, [authority(key) for key in each.tied_to]) for each in ON_CERTIFICATE if each.tied_to]
    return {"services": ON_PRESUMED, "tied": tied}
