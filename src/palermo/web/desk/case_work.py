"""The work tab of a case: what waits, contact notes, what is finished; and adding to it."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from palermo.access import queries as grants
from palermo.agencies.asking import Asking
from palermo.cases import queries
from palermo.cases.models import Case
from palermo.web.desk.case import drawn, seen, subjects_of
from palermo.work import codes, panel
from palermo.work import queries as work
from palermo.work.forms import Open
from palermo.work.operations.step import Place


@require_safe
def tab(request: Asking, reference: str) -> HttpResponse:
    """The work of the case and of the people in it that the officer may see."""
    return _tab(request, seen(reference), None)


@require_POST
def words(request: Asking, reference: str) -> HttpResponse:
    """Open what is written in all of it, for a purpose; the words are on this page only."""
    case = seen(reference)
    form = Open(request.POST)
    if not form.is_valid():
        return _tab(request, case, form, status=422)
    pieces = [each.piece for each in work.about(subjects_of(case))]
    return _tab(request, case, None, panel.opened(request, pieces, form.cleaned_data["purpose"]))


def _tab(
    request: Asking, case: Case, form: Open | None, said: panel.Said | None = None, status: int = 200
) -> HttpResponse:
    return drawn(
        request,
        case,
        "work",
        "cases/work.html",
        status=status,
        form=form or Open(initial={"purpose": "investigate"}),
        **panel.shown(subjects_of(case), said),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Asking, reference: str, kind: str) -> HttpResponse:
    """A new note, task, appointment or question about the case or a person in it."""
    case = seen(reference)
    return panel.add(request, kind, places(case), back=reverse("case_work", args=[reference]), caption=reference)


def places(case: Case) -> dict[str, tuple[Place, str]]:
    """Where work can be put: the case itself, and the assessment of each person that the officer may see."""
    found = {"casefile": (Place(case.pk, "casefile", case.reference), str(codes.READERS["casefile"]))}
    parties = [each.party for each in queries.members(case) if each.party]
    known = grants.among("assessment", [party.pk for party in parties])
    for party in parties:
        if party.pk in known:
            said = _("%(who)s – %(part)s") % {"who": party.reference, "part": codes.READERS["assessment"]}
            found[party.reference] = (Place(party.pk, "assessment", party.reference), said)
    return found
