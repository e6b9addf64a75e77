"""The desk's pages of a support file: needs, plan, services, reviews, who manages it, closing it."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from palermo.access.operations import must
from palermo.agencies import queries as officers
from palermo.agencies.asking import Asking, posted
from palermo.agencies.models import Officer
from palermo.protection.support import actions, codes, forms, operations, queries, reading
from palermo.protection.support.lifecycle import SERVICE, they_manage_it
from palermo.protection.support.models import File, Service
from palermo.protection.support.operations.step import of_file
from palermo.protection.support.page import act, draw, wanted_file
from palermo.vault.operations import reveal

BOTH = ["GET", "HEAD", "POST"]
REASONS = {"end": codes.ENDED, "fail": codes.UNMET, "refuse": codes.REFUSED, "drop": codes.DROPPED}
"""The steps of a service that are taken for a coded reason."""


def _does(request: Asking, file: File, operation: Callable[..., object]) -> Callable[[dict[str, Any]], object]:
    """The operation on the file by this officer; `at` is the form's, or now."""
    return lambda given: operation(file=file, officer=request.officer, **{"at": request.now, **given})


def _managed(request: Asking, reference: str) -> File:
    """The file, for its case manager; for a colleague or the ministry the sentence that says whose it is."""
    file = wanted_file(reference)
    must(they_manage_it(of_file(file)))
    return file


def _version(file: File) -> Callable[[], int]:
    return lambda: File.objects.get(pk=file.pk).version


@require_POST
def read(request: Asking, reference: str) -> HttpResponse:
    """Open the notes of care."""
    file = wanted_file(reference)
    opened = reveal(
        reading.care_ids(file).values(),
        purpose="support",
        officer=request.officer,
        at=request.now,
        subject=file.pk,
        compartment="care",
        about=file.referral.reference,
    )
    return draw(request, file.referral, opened=opened)


@require_http_methods(BOTH)
def needs(request: Asking, reference: str) -> HttpResponse:
    """The twelve needs, asked about with the person."""
    file = _managed(request, reference)
    return act(
        request,
        file.referral,
        forms.Needs(posted(request), initial={"version": file.version}),
        _does(request, file, operations.record_needs),
        title=_("Ask the person about their needs"),
        button=_("Record the needs"),
        done=_("The needs are recorded. Next: a plan, agreed with the person."),
        now=_version(file),
        lead_in=_("Ask in the person’s own language and in their own order. They need not speak of any of these."),
        template="support/needs.html",
    )


@require_http_methods(BOTH)
def review(request: Asking, reference: str) -> HttpResponse:
    """The needs and the plan, looked at again."""
    file = _managed(request, reference)
    now = {need.domain: need.now for need in queries.needs_of(file)}
    levels = {f"level_{code}": "not_said" if level is None else str(level) for code, level in now.items()}
    return act(
        request,
        file.referral,
        forms.Review(posted(request), initial={"version": file.version, **levels}),
        _does(request, file, operations.record_review),
        title=_("Review the support"),
        button=_("Record the review"),
        done=_("The review is recorded, and the next one has its clock."),
        now=_version(file),
        lead_in=_("The boxes hold what was said last time. Change what is different now."),
        template="support/needs.html",
    )


@require_http_methods(BOTH)
def plan(request: Asking, reference: str) -> HttpResponse:
    """The plan the person agrees to; what stands in the current one is opened first if it is to be revised."""
    file = _managed(request, reference)
    current = queries.current_plan(file)
    initial: dict[str, Any] = {"version": file.version, "language": file.referral.language}
    if request.method == "POST" and "open" in request.POST:
        initial |= {f"goal_{code}": text for code, text in _goals(request, file).items()}
        form = forms.PlanForm(initial=initial)
        context = {"form": form, "referral": file.referral, "opened": True, "current": current}
        words = {"title": _("Agree a new plan"), "button": _("Record the plan"), "back": f"/support/{reference}/"}
        return render(request, "support/plan.html", {**context, **words})
    return act(
        request,
        file.referral,
        forms.PlanForm(posted(request), initial=initial),
        _does(request, file, operations.agree_plan),
        title=_("Agree a new plan") if current else _("Agree a plan with the person"),
        button=_("Record the plan"),
        done=_("The plan is recorded, and stands."),
        now=_version(file),
        template="support/plan.html",
        current=current,
    )


def _goals(request: Asking, file: File) -> dict[str, str]:
    """The goals of the current plan, opened: an act of its own."""
    current = queries.current_plan(file)
    if current is None:
        return {}
    ids = {key[1]: id_ for key, id_ in reading.care_ids(file).items() if key[0] == current.id}
    texts = reveal(
        ids.values(),
        purpose="support",
        officer=request.officer,
        at=request.now,
        subject=file.pk,
        compartment="care",
        about=file.referral.reference,
    )
    return {code: texts[id_] for code, id_ in ids.items() if id_ in texts}


@require_POST
def plan_print(request: Asking, reference: str) -> HttpResponse:
    """The plan on paper, for the person: no name, no reference to any case. Entered before it is shown."""
    file = _managed(request, reference)
    current = queries.current_plan(file)
    if current is None:
        raise Http404
    operations.enter_print(file=file, plan=current, officer=request.officer, at=request.now)
    opened = _goals(request, file)
    goals = [(words, opened[code]) for code, words in codes.DOMAINS.items() if code in opened]
    language = dict(actions.languages()).get(current.language, current.language)
    printed = {"printed_by": f"{request.officer}, {request.officer.agency}", "printed_at": request.now}
    context = {"file": file, "plan": current, "goals": goals, "language": language, **printed}
    return render(request, "support/plan_sheet.html", context)


@require_http_methods(BOTH)
def service(request: Asking, reference: str) -> HttpResponse:
    """Ask for a service."""
    file = _managed(request, reference)
    return act(
        request,
        file.referral,
        forms.AskService(posted(request), initial={"version": file.version}),
        _does(request, file, operations.ask_service),
        title=_("Ask for a service"),
        button=_("Record it as asked for"),
        done=_("It is on the board."),
        now=_version(file),
    )


@require_http_methods(BOTH)
def service_step(request: Asking, reference: str, number: int, name: str) -> HttpResponse:
    """What became of a service."""
    file = _managed(request, reference)
    found = Service.objects.filter(file=file, number=number).first()
    step = next((each for each in SERVICE.steps if each.name == name and each.from_), None)
    if found is None or step is None:
        raise Http404
    form: django_forms.Form = forms.MoveService(
        posted(request), reasons=REASONS.get(name, {}), initial={"version": found.version}
    )
    return act(
        request,
        file.referral,
        form,
        lambda given: operations.move_service(
            service=found, step=name, officer=request.officer, **{"at": request.now, **given}
        ),
        title=f"{codes.service_words(found.kind)}: {step.words.lower()}",
        button=_("Record it"),
        done=_("It is recorded on the board."),
        now=lambda: Service.objects.get(pk=found.pk).version,
    )


@require_http_methods(BOTH)
def step_down(request: Asking, reference: str) -> HttpResponse:
    """The person needs less."""
    file = _managed(request, reference)
    return act(
        request,
        file.referral,
        forms.Plain(posted(request), initial={"version": file.version}),
        _does(request, file, operations.step_down),
        title=_("Begin to step down"),
        button=_("Begin to step down"),
        done=_("Support is stepping down; reviews go on until it is closed."),
        now=_version(file),
        lead_in=_("Agreed with the person, because they need less. A new plan takes it up again at any time."),
    )


@require_http_methods(BOTH)
def close(request: Asking, reference: str) -> HttpResponse:
    """Close the file, with why and how the person is."""
    file = _managed(request, reference)
    return act(
        request,
        file.referral,
        forms.Close(posted(request), initial={"version": file.version}),
        _does(request, file, operations.close),
        title=_("Close the file"),
        button=_("Close the file"),
        done=_("The file is closed. It can be reopened whenever the person asks."),
        now=_version(file),
        lead_in=_(
            "Every service must have ended, or be recorded as not to be had. That the person does not take part in a "
            "prosecution is never a reason."
        ),
        warns=True,
    )


@require_http_methods(BOTH)
def reopen(request: Asking, reference: str) -> HttpResponse:
    """Take support up again."""
    file = _managed(request, reference)
    return act(
        request,
        file.referral,
        forms.Because(posted(request), initial={"version": file.version}, reasons=codes.REOPEN),
        _does(request, file, operations.reopen),
        title=_("Reopen the file"),
        button=_("Reopen the file"),
        done=_("The file is open again. Next: ask about the needs anew."),
        now=_version(file),
    )


@require_http_methods(BOTH)
def hand_over(request: Asking, reference: str) -> HttpResponse:
    """Give the file to a colleague."""
    file = _managed(request, reference)
    people = [(str(each.id), str(each)) for each in queries.colleagues(file, request.now)]

    def does(given: dict[str, Any]) -> object:
        to: Officer = officers.officer(given.pop("to"))
        return operations.hand_over(file=file, to=to, officer=request.officer, at=request.now, **given)

    return act(
        request,
        file.referral,
        forms.HandOver(posted(request), colleagues=people, initial={"version": file.version}),
        does,
        title=_("Hand the file over"),
        button=_("Hand it over"),
        done=_("It is handed over. The notes, and who the person is, are no longer yours."),
        now=_version(file),
        lead_in="" if people else _("Nobody else is a case manager of your organisation now."),
    )


@require_http_methods(BOTH)
def take_over(request: Asking, reference: str) -> HttpResponse:
    """Take on a file whose case manager has gone."""
    file = wanted_file(reference)
    if file.seat_id not in officers.held():
        must(_("Only a case manager of the same organisation takes a file over."))
    return act(
        request,
        file.referral,
        forms.Plain(posted(request), initial={"version": file.version}),
        _does(request, file, operations.take_over),
        title=_("Take the file over"),
        button=_("Take it over"),
        done=_("The file is yours: read the notes first."),
        now=_version(file),
        lead_in=_("Its case manager no longer holds the seat. The notes, and who the person is, pass to you."),
    )
