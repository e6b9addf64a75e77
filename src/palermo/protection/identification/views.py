"""The pages of findings: one person in one case, the two tests, the evidence index."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from palermo.access.operations import NotYours, must
from palermo.agencies import queries as officers
from palermo.agencies.asking import Asking, posted
from palermo.agencies.models import Officer
from palermo.cases.models import Case, Party
from palermo.cases.operations import Conflict, Refused
from palermo.law.authorities import LawVersion, authority
from palermo.protection.identification import english, operations, queries
from palermo.protection.identification.criteria import PROTOCOL, combine
from palermo.protection.identification.forms import EvidenceForm, FindingForm, InErrorForm, PeriodForm
from palermo.protection.identification.lifecycle import FINDING
from palermo.protection.identification.models import Finding
from palermo.protection.identification.offence import law_then, span
from palermo.protection.identification.questions import ANSWER_WORDS, KINDS, TONES
from palermo.protection.identification.screening import aid
from palermo.protection.identification.screening import english as screening_english
from palermo.protection.identification.screening import queries as screenings
from palermo.vault import queries as vault
from palermo.vault.files import beside
from palermo.vault.operations import reveal


@dataclass(frozen=True)
class About:
    """Who asks, when, about whom: what each page here begins with."""

    officer: Officer
    at: datetime
    case: Case
    party: Party


def about(request: Asking, case: str, party: str) -> About:
    """The person in the case. Raises Http404 when hidden and when absent alike."""
    found = queries.person_in_case(case, party)
    if found is None:
        raise Http404
    return About(request.officer, request.now, *found)


@require_http_methods(["GET", "HEAD", "POST"])
def person(request: Asking, case: str, party: str) -> HttpResponse:
    """Both findings and the evidence index. POST opens what is sealed, each time under a new entry."""
    who = about(request, case, party)
    findings = queries.current(who.party.pk, who.case.pk)
    evidence = list(queries.evidence(who.party.pk, who.case.pk))
    sealed = vault.latest([*(each.id for each in findings.values()), *(each.id for each in evidence)])
    files = beside(each.id for each in evidence)
    opened = {}
    if request.method == "POST":
        opened = reveal(
            sealed.values(),
            purpose="certify",
            officer=who.officer,
            at=who.at,
            subject=who.party.pk,
            compartment="assessment",
            about=who.party.reference,
        )
    names = officers.names(
        [*(each.recorded_by for each in findings.values()), *(each.recorded_by for each in evidence)]
    )
    lines = [
        english.line(
            each,
            names.get(each.recorded_by, ""),
            opened.get(sealed.get((each.id, "what"), each.id), ""),
            files.get(each.id, ()),
        )
        for each in evidence
    ]
    sides = []
    for side, title in KINDS.items():
        finding = findings.get(side)
        read = english.read(finding, queries.sealed_of(finding), opened) if finding else None
        by = names.get(finding.recorded_by, "") if finding else ""
        sides.append({"kind": side, "title": title, "read": read, "by": by})
    context = {
        "who": who,
        "sides": sides,
        "evidence": lines,
        "opened": bool(opened),
        "sealed": len(sealed),
        "drafts": "investigator" in request.roles,
        **_signs(who),
    }
    return render(request, "identification/person.html", context)


def _signs(who: About) -> dict[str, object]:
    """The signs of the person, wherever they were recorded, and what they suggest: an aid beside the two findings."""
    recorded = list(screenings.signs_of(who.party.pk))
    names = officers.names({each.recorded_by for each in recorded})
    used = screenings.profile_of(who.party.pk)
    return {
        "signs": [screening_english.sign(each, names, {}) for each in recorded],
        "pattern": aid.drawn(used, recorded),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def record(request: Asking, case: str, party: str, kind: str) -> HttpResponse:
    """Record a finding: for the legal one first when it happened, then the elements of the law of that time."""
    who = about(request, case, party)
    must(FINDING.not_by("record", request.roles))
    version = queries.version_of(who.party.pk, who.case.pk, kind)
    step = request.POST.get("step", "")
    data = posted(request)
    if kind == "protection":
        return _elements(
            request, who, kind, FindingForm(PROTOCOL, _asked(data, step), initial={"version": version}), step
        )
    period = PeriodForm(data)
    if data is None or not period.is_valid():
        return _form(request, "identification/period.html", {"who": who, "form": period})
    stored = period.stored()
    try:
        law = law_then(span(*stored))
    except ValueError as wrong:
        period.add_error("offence_until", str(wrong))
        return _form(request, "identification/period.html", {"who": who, "form": period})
    form = FindingForm(law.key, _asked(data, step), initial={"version": version})
    return _elements(request, who, kind, form, step, period, law)


def _asked(data: object, step: str) -> object:
    return data if step in ("try", "record") else None


def _elements(
    request: Asking,
    who: About,
    kind: str,
    form: FindingForm,
    step: str,
    period: PeriodForm | None = None,
    law: LawVersion | None = None,
) -> HttpResponse:
    context = {
        "who": who,
        "kind": kind,
        "title": KINDS[kind],
        "form": form,
        "period": period,
        "law": law,
        "carried": [(name, value) for name, value in request.POST.items() if name.startswith("offence_")],
        "authority": authority(form.test) if form.test else None,
    }
    if not form.is_bound or not form.is_valid():
        return _form(request, "identification/finding.html", context)
    if step == "try":
        if form.test:
            answer = combine(form.test, form.answers()).answer.value
            context |= {"comes_to": ANSWER_WORDS[answer], "tone": TONES[answer]}
        return render(request, "identification/finding.html", context)
    when = period.stored() if period else ("", "")
    try:
        operations.record_finding(
            case=who.case,
            party=who.party,
            kind=kind,
            answers=form.answers(),
            officer=who.officer,
            at=who.at,
            version=form.cleaned_data["version"],
            reasons=form.reasons(),
            offence_from=when[0],
            offence_until=when[1],
        )
    except Conflict as conflict:
        return _meanwhile(request, who, kind, form, context, conflict)
    except (Refused, NotYours) as refused:
        form.add_error(None, str(refused))
        return _form(request, "identification/finding.html", context)
    return back(who)


def _form(request: Asking, template: str, context: dict[str, Any]) -> HttpResponse:
    """A page that asks: 422 when what was given is refused."""
    return render(request, template, context, status=422 if context["form"].errors else 200)


def _meanwhile(
    request: Asking,
    who: About,
    kind: str,
    form: FindingForm,
    context: dict[str, object],
    conflict: Conflict,
) -> HttpResponse:
    """Two wrote at once: show the other's finding beside what was typed; recording again replaces it knowingly."""
    standing = queries.current(who.party.pk, who.case.pk).get(kind)
    form.add_error(None, str(conflict))
    if isinstance(form.data, QueryDict):
        renewed = form.data.copy()
        renewed["version"] = str(queries.version_of(who.party.pk, who.case.pk, kind))
        form.data = renewed
    if standing:
        context["meanwhile"] = english.read(standing, {}, {})
        context["meanwhile_by"] = officers.names([standing.recorded_by]).get(standing.recorded_by, "")
    return render(request, "identification/finding.html", context, status=409)


@require_http_methods(["GET", "HEAD", "POST"])
def evidence(request: Asking, case: str, party: str) -> HttpResponse:
    """Add a line to the evidence index."""
    who = about(request, case, party)
    must(FINDING.not_by("record", request.roles))
    form = EvidenceForm(posted(request), request.FILES or None)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            operations.record_evidence(
                case=who.case,
                party=who.party,
                kind=given["kind"],
                what=given["what"],
                officer=who.officer,
                at=who.at,
                dated=str(given["dated"] or ""),
                file=given["file"],
            )
            return back(who)
        except (Refused, NotYours) as refused:
            form.add_error(None, str(refused))
    context = {"who": who, "form": form, "title": _("Add evidence"), "button": _("Add to the index"), "files": True}
    return _form(request, "identification/form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def in_error(request: Asking, case: str, party: str, kind: str) -> HttpResponse:
    """Mark the current finding of a kind as recorded in error."""
    who = about(request, case, party)
    standing: Finding | None = queries.current(who.party.pk, who.case.pk).get(kind)
    if standing is None:
        raise Http404
    must(FINDING.not_by("mark_in_error", request.roles))
    form = InErrorForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            operations.mark_finding_in_error(
                finding=standing, reason=form.cleaned_data["reason"], officer=who.officer, at=who.at
            )
            return back(who)
        except (Refused, Conflict, NotYours) as refused:
            form.add_error(None, str(refused))
    title = _("Mark the %(kind)s as recorded in error") % {"kind": str(KINDS[kind]).lower()}
    context = {
        "who": who,
        "form": form,
        "title": title,
        "button": _("Mark as recorded in error"),
        "warn": True,
    }
    return _form(request, "identification/form.html", context)


def back(who: About) -> HttpResponse:
    """To the assessment of the person."""
    return HttpResponseRedirect(reverse("finding-person", args=[who.case.reference, who.party.reference]))
