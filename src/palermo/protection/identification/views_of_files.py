"""Files beside a line of the evidence index: sealing another, and opening one, which is an entry of its own."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from palermo.access.operations import NotYours, must
from palermo.agencies.asking import Asking, posted
from palermo.cases.operations import Refused
from palermo.protection.identification import operations, queries
from palermo.protection.identification.forms import FileForm
from palermo.protection.identification.lifecycle import FINDING
from palermo.protection.identification.models import Evidence
from palermo.protection.identification.views import About, about, back
from palermo.vault.files import beside, open_file


def _line(who: About, reference: str) -> Evidence:
    found = queries.evidence_named(who.party.pk, who.case.pk, reference)
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Asking, case: str, party: str, line: str) -> HttpResponse:
    """Seal another file beside a line of the index."""
    who = about(request, case, party)
    evidence = _line(who, line)
    must(FINDING.not_by("record", request.roles))
    form = FileForm(posted(request), request.FILES or None)
    if form.is_bound and form.is_valid():
        try:
            operations.add_file(evidence=evidence, file=form.cleaned_data["file"], officer=who.officer, at=who.at)
            return back(who)
        except (Refused, NotYours) as refused:
            form.add_error(None, str(refused))
    title = _("Add a file to %(line)s") % {"line": evidence.reference}
    context = {"who": who, "form": form, "title": title, "button": _("Seal the file"), "files": True}
    return render(request, "identification/form.html", context, status=422 if form.errors else 200)


@require_POST
def opened(request: Asking, case: str, party: str, line: str, number: int) -> HttpResponse:
    """Open a file: the entry first, then the bytes, to be saved and never shown inside a page of ours."""
    who = about(request, case, party)
    evidence = _line(who, line)
    files = beside([evidence.id]).get(evidence.id, [])
    if not 1 <= number <= len(files):
        raise Http404
    file = open_file(files[number - 1], purpose="certify", officer=who.officer, at=who.at, about=who.party.reference)
    if file is None:
        raise Http404
    response = HttpResponse(file.content, content_type=file.media)
    response.headers["Content-Disposition"] = content_disposition_header(True, file.name) or "attachment"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
