"""Contact notes, tasks, appointments and questions on a file: of those who help the person, or of those who oversee it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from palermo.access import queries as grants
from palermo.agencies.asking import Asking
from palermo.protection.support.models import File
from palermo.protection.support.page import wanted, wanted_file
from palermo.work import codes, panel
from palermo.work import queries as work
from palermo.work.forms import Open
from palermo.work.operations.step import Place

KEPT = ("care", "support")
"""Where work on a file is kept: with the notes of those who help first, then where the ministry reads along."""


@require_safe
def tab(request: Asking, reference: str) -> HttpResponse:
    """What waits, contact notes and what is finished, of the file."""
    return _tab(request, reference, wanted_file(reference), None)


@require_POST
def words(request: Asking, reference: str) -> HttpResponse:
    """Open what is written in all of it, for a purpose; the words are on this page only."""
    file, form = wanted_file(reference), Open(request.POST)
    if not form.is_valid():
        return _tab(request, reference, file, form, status=422)
    pieces = [each.piece for each in work.about([file.pk])]
    return _tab(request, reference, file, None, panel.opened(request, pieces, form.cleaned_data["purpose"]))


def _tab(
    request: Asking, reference: str, file: File, form: Open | None, said: panel.Said | None = None, status: int = 200
) -> HttpResponse:
    context = {"referral": wanted(reference), "file": file, "form": form or Open(initial={"purpose": "support"})}
    return render(request, "support/work.html", context | panel.shown([file.pk], said), status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Asking, reference: str, kind: str) -> HttpResponse:
    """A new note, task, appointment or question on the file."""
    file = wanted_file(reference)
    places = {
        each: (Place(file.pk, each, reference), str(codes.READERS[each]))
        for each in KEPT
        if grants.may_see(each, file.pk)
    }
    back = reverse("support-work", args=[reference])
    return panel.add(request, kind, places, back=back, caption=_("Support %(file)s") % {"file": reference})
