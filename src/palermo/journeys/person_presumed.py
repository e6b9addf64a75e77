"""A person is presumed a victim: support and the services learn it at once, whoever presumed; Police learn nothing by it."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from palermo.access.operations import must
from palermo.agencies.asking import Asking
from palermo.agencies.models import Officer
from palermo.cases.models import Party
from palermo.clocks import operations as clocks
from palermo.journeys.certification_issued import spread, tell_services
from palermo.protection.certification.models import Presumption
from palermo.protection.certification.presumed import operations
from palermo.protection.certification.presumed.consent import Consent
from palermo.protection.certification.presumed.forms import PresumeForm, PresumeNewForm
from palermo.protection.certification.presumed.lifecycle import PRESUMERS, PRESUMPTION
from palermo.protection.certification.presumed.page import ask, draw, form_of, person, refused, wanted
from palermo.protection.certification.presumed.views import REFUSALS


@transaction.atomic
def presume(
    *,
    party: Party,
    basis: str,
    child: str,
    consent: Consent | None,
    words: str = "",
    officer: Officer,
    at: datetime,
) -> Presumption:
    """Presume the person a victim; whoever does it is to refer them for support; tell each service. Errors as the operation."""
    made = operations.presume(
        party=party, basis=basis, child=child, consent=consent, words=words, officer=officer, at=at
    )
    spread(made.certificates.get(), _key(made), at, met_by=officer.id)
    return made


@transaction.atomic
def end(
    *, presumption: Presumption, reason: str, words: str = "", officer: Officer, at: datetime, version: int
) -> Presumption:
    """End the status; the services are told. A referral for support that is due stays due. Errors as the operation."""
    taken = operations.end(presumption=presumption, reason=reason, words=words, officer=officer, at=at, version=version)
    tell_services("presumed", f"{_key(taken)}:ended", at)
    return taken


@transaction.atomic
def mark_in_error(
    *, presumption: Presumption, reason: str, words: str = "", officer: Officer, at: datetime, version: int
) -> Presumption:
    """Mark as recorded in error; what was not sent is recalled, who had news is told again. Errors as the operation."""
    taken = operations.mark_in_error(
        presumption=presumption, reason=reason, words=words, officer=officer, at=at, version=version
    )
    clocks.cancel("support_referral", subject=taken.subject_id, at=at)
    tell_services("presumed", f"{_key(taken)}:in_error", at)
    return taken


def _key(presumption: Presumption) -> str:
    return f"presumption:{presumption.id}:{presumption.version}"


@require_POST
def new_page(request: Asking) -> HttpResponse:
    """Somebody who has no reference yet: recorded and presumed in one act, or not at all."""
    if not frozenset(PRESUMERS) & request.roles:
        raise Http404
    form = PresumeNewForm(request.POST)
    if form.is_valid():
        clean = form.cleaned_data
        try:
            with transaction.atomic():
                party = operations.record_person(
                    language=clean["speaks"],
                    name=clean["name"],
                    details=clean["details"],
                    officer=request.officer,
                    at=request.now,
                )
                _from(request, form, party)
        except REFUSALS as error:
            refused(form, error, 0)
        else:
            return HttpResponseRedirect(reverse("presumed", args=[party]))
    return ask(request, form, status=422)


@require_POST
def page(request: Asking, reference: str) -> HttpResponse:
    """A person the officer may assess is presumed a victim."""
    party = person(reference)
    must(PRESUMPTION.not_by("presume", request.roles))
    form = PresumeForm(request.POST)
    if form.is_valid():
        try:
            _from(request, form, party)
        except REFUSALS as error:
            refused(form, error, 0)
        else:
            return HttpResponseRedirect(reverse("presumed", args=[party]))
    return ask(request, form, party=party, status=422)


def _from(request: Asking, form: PresumeForm, party: Party) -> Presumption:
    clean = form.cleaned_data
    return presume(
        party=party,
        basis=clean["basis"],
        child=clean["child"],
        consent=form.consent(request.now),
        words=clean["words"],
        officer=request.officer,
        at=request.now,
    )


@require_POST
def end_page(request: Asking, reference: str) -> HttpResponse:
    """The presumed-victim status is ended."""
    return _over(request, reference, "end", end)


@require_POST
def error_page(request: Asking, reference: str) -> HttpResponse:
    """The presumption is marked as recorded in error."""
    return _over(request, reference, "mark_in_error", mark_in_error)


def _over(request: Asking, reference: str, name: str, act: Callable[..., Presumption]) -> HttpResponse:
    party, found = wanted(reference)
    form = form_of(name, found, request.POST)
    if why := PRESUMPTION.not_by(name, request.roles):
        form.add_error(None, why)
        return draw(request, party, found, tried=(name, form), status=403)
    if not form.is_valid():
        return draw(request, party, found, tried=(name, form), status=422)
    try:
        act(**form.cleaned_data, presumption=found, officer=request.officer, at=request.now)
    except REFUSALS as error:
        _party, now = wanted(reference)
        return draw(request, party, now, tried=(name, form), status=refused(form, error, now.version))
    return HttpResponseRedirect(reverse("presumed", args=[party]))
