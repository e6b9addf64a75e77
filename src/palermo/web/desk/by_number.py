"""Find a case or a person by the number another system knows them by. Looking is an act, and is entered."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from palermo.agencies.asking import Asking, posted
from palermo.cases.forms_of_people import ByNumber
from palermo.cases.operations import Refused, find_number
from palermo.web.desk.links import link


@require_http_methods(["GET", "HEAD", "POST"])
def by_number(request: Asking) -> HttpResponse:
    """Ask for a number, and say what bears it. Posted, so that no number stands in an address or a log."""
    form = ByNumber(posted(request))
    found = None
    if form.is_bound and form.is_valid():
        try:
            rows = find_number(**form.cleaned_data, officer=request.officer, at=request.now)
            found = [(row.reference, link(row.reference)) for row in rows]
        except Refused as short:
            form.add_error("number", str(short))
    status = 422 if form.errors else 200
    return render(request, "desk/by_number.html", {"form": form, "found": found}, status=status)
