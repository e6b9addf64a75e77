"""The desk's pages of certification: list, one certification, its steps, and what is done with the person."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from palermo.access.operations import NotYours, must
from palermo.agencies import queries as officers
from palermo.agencies.asking import Asking
from palermo.cases.operations import Refused
from palermo.law.references import normalise
from palermo.protection.certification import operations, queries
from palermo.protection.certification.facts import Choice
from palermo.protection.certification.forms import FilterForm, StepForm, WithPersonForm
from palermo.protection.certification.lifecycle import CERTIFICATION, DECIDES, DRAFTS, TONES
from palermo.protection.certification.models import Certification
from palermo.protection.certification.operations.step import facts_of
from palermo.protection.certification.operations.using import CLINIC, PRINTS, VERIFIES
from palermo.protection.certification.page import REFUSALS, draw, elements, refused, wanted
from palermo.protection.certification.presumed import queries as presumptions
from palermo.protection.certification.presumed.lifecycle import PRESUMERS
from palermo.protection.certification.reading import sealed_ids
from palermo.protection.identification import queries as findings
from palermo.vault.operations import reveal

Taken = Callable[..., object]
HERE: Mapping[str, Taken] = {
    "submit": operations.submit, "stop": operations.stop, "reopen": operations.reopen, "ask": operations.ask,
    "question": operations.question, "confirm": operations.confirm,
}  # fmt: skip
"""Steps without effects in other rooms. The others are journeys."""


@require_http_methods(["GET", "HEAD"])
def listing(request: Asking) -> HttpResponse:
    """Police see certifications; the services see certificates, with status and dates alone; nobody else has a list."""
    if PRINTS & request.roles:
        return _certifications(request)
    if VERIFIES & request.roles:
        return _certificates(request)
    raise Http404


def _certifications(request: Asking) -> HttpResponse:
    after, chosen = request.GET.get("after", ""), FilterForm(request.GET)
    chosen.is_valid()
    status, typed = chosen.cleaned_data.get("status", ""), chosen.cleaned_data.get("reference", "")
    rows = queries.listed(
        statuses=(status,) if status else (), reference=normalise(typed) if typed else "", after=after
    )
    names = officers.names({each.drafted_by for each in rows})
    lines = [
        (each, CERTIFICATION.label(each.status), TONES[each.status], names.get(each.drafted_by, ""))
        for each in rows[: queries.PAGE]
    ]
    context = {"filter": chosen, "lines": lines, "newer": request.path if after else ""}
    if len(rows) > queries.PAGE:
        query = request.GET.copy()
        query["after"] = rows[queries.PAGE - 1].reference
        context["older"] = f"?{query.urlencode()}"
    return render(request, "certification/list.html", context)


def _certificates(request: Asking) -> HttpResponse:
    after = request.GET.get("after", "")
    known = queries.known_certificates(after)
    older = f"?after={known[queries.PAGE - 1].number}" if len(known) > queries.PAGE else ""
    context = {
        "known": known[: queries.PAGE],
        "older": older,
        "newer": request.path if after else "",
        "clinic": bool(CLINIC & request.roles),
    }
    return render(request, "certification/known.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def of_person(request: Asking, case: str, party: str) -> HttpResponse:
    """A person's certifications in a case, and the beginning of one."""
    found = findings.person_in_case(case, party)
    if found is None:
        raise Http404
    officer, at, problem = request.officer, request.now, ""
    if request.method == "POST":
        must(CERTIFICATION.not_by("begin", request.roles))
        try:
            begun = operations.begin(case=found[0], party=found[1], officer=officer, at=at)
            return HttpResponseRedirect(reverse("certification-page", args=[begun]))
        except (Refused, NotYours) as error:
            problem = str(error)
    rows = list(queries.of_person(found[1].pk, found[0].pk))
    new = Certification(subject=found[1], case=found[0], drafted_by=officer.id, began_at=at)
    step = CERTIFICATION.step("begin")
    refusal = CERTIFICATION.refusal(step, "", request.roles, facts_of(new, officer, at))
    lines = [(each, CERTIFICATION.label(each.status), TONES[each.status]) for each in rows]
    context = {
        "case": found[0],
        "party": found[1],
        "lines": lines,
        "refusal": problem or refusal,
        "step": step,
        "presumed": presumptions.newest(found[1].pk),
        "may_presume": bool(set(PRESUMERS) & request.roles),
    }
    return render(request, "certification/of_person.html", context, status=422 if problem else 200)


@require_http_methods(["GET", "HEAD"])
def page(request: Asking, reference: str) -> HttpResponse:
    """Everything needed for one decision."""
    return draw(request, wanted(reference))


@require_POST
def read(request: Asking, reference: str) -> HttpResponse:
    """Open the sealed reasons and evidence: an act of its own, entered before anything is shown."""
    certification = wanted(reference)
    opened = reveal(
        sealed_ids(certification).values(),
        purpose="certify",
        officer=request.officer,
        at=request.now,
        subject=certification.subject_id,
        compartment="assessment",
        about=certification.reference,
    )
    return draw(request, certification, opened=opened)


@require_POST
def step(request: Asking, reference: str, name: str) -> HttpResponse:
    """Take one of the steps that concern this room alone."""
    if name not in HERE:
        raise Http404
    return take(request, wanted(reference), name, HERE[name])


def take(request: Asking, certification: Certification, name: str, operation: Taken) -> HttpResponse:
    """Read the step's form, do the operation, go back to the page; or the page again with the reason and what was typed."""
    form = StepForm(name, request.POST, elements=elements(certification))
    if not_theirs := CERTIFICATION.not_by(name, request.roles):
        form.add_error(None, not_theirs)
        return draw(request, certification, bound=form, status=403)
    if not form.is_valid():
        return draw(request, certification, bound=form, status=422)
    try:
        operation(**given(form), certification=certification, officer=request.officer, at=request.now)
    except REFUSALS as error:
        now = wanted(certification.reference)
        return draw(request, now, bound=form, status=refused(form, error, now.version))
    return HttpResponseRedirect(reverse("certification-page", args=[certification]))


def given(form: StepForm) -> dict[str, Any]:
    """What the form gives the operation of its step."""
    clean = form.cleaned_data
    values: dict[str, Any] = {"version": clean["version"]}
    if form.step.name == "submit":
        return values | {"reasons": clean["words"]}
    values["words"] = clean["words"]
    if form.step.name == "decline":
        values["choice"] = Choice(clean["reason"], clean["lacking"], clean["review"])
    elif form.step.reasons:
        values["reason"] = clean["reason"]
    return values


WITH_PERSON: Mapping[str, Taken] = {
    "told": operations.record_told, "helped": operations.record_helped, "heard": operations.record_heard,
}  # fmt: skip


@require_POST
def with_person(request: Asking, reference: str, kind: str) -> HttpResponse:
    """Record that the person was told, offered help, or heard."""
    certification = wanted(reference)
    if kind not in WITH_PERSON:
        raise Http404
    if not {*DRAFTS, *DECIDES} & request.roles:
        must(_("What is done with the person is recorded by investigators and senior police officers."))
    form = WithPersonForm(kind, request.POST)
    if not form.is_valid():
        return draw(request, certification, person_form=form, status=422)
    clean = dict(form.cleaned_data)
    clean["at"] = clean["at"] or request.now
    if "accepted" in clean:
        clean["accepted"] = clean["accepted"] == "yes"
    try:
        WITH_PERSON[kind](**clean, certification=certification, officer=request.officer)
    except REFUSALS as error:
        now = wanted(reference)
        return draw(request, now, person_form=form, status=refused(form, error, now.version))
    return HttpResponseRedirect(reverse("certification-page", args=[certification]))
