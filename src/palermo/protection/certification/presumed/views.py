"""The desk's pages of presumed victims: those this officer knows of, one of them, and presuming somebody."""

from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from palermo.access.operations import NotYours
from palermo.agencies.asking import Asking
from palermo.cases.operations import Conflict, Refused
from palermo.protection.certification.presumed import operations, queries
from palermo.protection.certification.presumed.forms import AgreeForm, PresumeForm, PresumeNewForm
from palermo.protection.certification.presumed.lifecycle import PRESUMERS, PRESUMPTION, TONES
from palermo.protection.certification.presumed.page import ask, draw, form_of, person, refused, sealed, wanted
from palermo.vault.operations import reveal

REFUSALS = (Refused, Conflict, NotYours)
STEPS = {"agree": operations.agree, "tell_police": operations.tell_police}
MAY = frozenset(PRESUMERS)


@require_safe
def listing(request: Asking) -> HttpResponse:
    """The presumed victims this officer knows of. Roles that presume nobody have no such page."""
    if not MAY & request.roles:
        raise Http404
    after = _id(request.GET.get("after", ""))
    rows = queries.listed(after)
    lines = [(each, PRESUMPTION.label(each.status), TONES[each.status]) for each in rows[: queries.PAGE]]
    older = f"?after={rows[queries.PAGE - 1].id}" if len(rows) > queries.PAGE else ""
    context = {"lines": lines, "older": older, "newer": request.path if after else ""}
    return render(request, "presumed/list.html", context)


def _id(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None


@require_safe
def new(request: Asking) -> HttpResponse:
    """The form for somebody who has no reference yet."""
    if not MAY & request.roles:
        raise Http404
    return ask(request, PresumeNewForm())


@require_safe
def page(request: Asking, reference: str) -> HttpResponse:
    """A presumed victim; or, for who may presume, the form that presumes this person."""
    party = person(reference)
    found = queries.newest(party.pk)
    again = "again" in request.GET and found is not None and found.status not in ("in_force", "certified")
    if found is not None and not again:
        return draw(request, party, found)
    if not MAY & request.roles:
        raise Http404
    return ask(request, PresumeForm(), party=party)


@require_POST
def read(request: Asking, reference: str) -> HttpResponse:
    """Open what was typed with the presumption: an act of its own, entered before anything is shown."""
    party, found = wanted(reference)
    ids = {id_: field for field, id_ in sealed(found).items()}
    texts = reveal(
        ids,
        purpose="support",
        officer=request.officer,
        at=request.now,
        subject=party.pk,
        compartment="screening",
        about=party.reference,
    )
    return draw(request, party, found, opened={ids[id_]: text for id_, text in texts.items()})


@require_http_methods(["POST"])
def step(request: Asking, reference: str, name: str) -> HttpResponse:
    """Record a further agreement, or tell Police who it is."""
    party, found = wanted(reference)
    if name not in STEPS:
        raise Http404
    form = form_of(name, found, request.POST)
    if why := PRESUMPTION.not_by(name, request.roles):
        form.add_error(None, why)
        return draw(request, party, found, tried=(name, form), status=403)
    if not form.is_valid():
        return draw(request, party, found, tried=(name, form), status=422)
    try:
        STEPS[name](
            presumption=found,
            consent=form.consent(request.now) if isinstance(form, AgreeForm) else None,
            officer=request.officer,
            at=request.now,
            version=form.cleaned_data["version"],
        )
    except REFUSALS as error:
        _party, now = wanted(reference)
        return draw(request, party, now, tried=(name, form), status=refused(form, error, now.version))
    return HttpResponseRedirect(reverse("presumed", args=[party]))
