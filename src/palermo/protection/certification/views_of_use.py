"""Using a certificate: print it, verify a number, check a code at a clinic."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from palermo.access import queries as grants
from palermo.agencies.asking import Asking, posted
from palermo.cases.operations import Refused
from palermo.law.references import check
from palermo.protection.certification import operations
from palermo.protection.certification.forms import CodeForm, NumberForm, PrintForm
from palermo.protection.certification.models import Certificate, Certification
from palermo.protection.certification.operations.using import CLINIC, PRINTS, VERIFIES
from palermo.protection.certification.page import wanted
from palermo.protection.certification.print_words import chosen
from palermo.vault import queries as vault
from palermo.vault.operations import reveal


@require_http_methods(["GET", "HEAD", "POST"])
def printed(request: Asking, reference: str) -> HttpResponse:
    """Choose the language and whether the name stands on it; then the sheet itself, entered before it is shown."""
    certification = wanted(reference)
    certificate = certification.certificates.filter(status="in_force", kind="certificate").first()
    if certificate is None or not PRINTS & request.roles:
        raise Http404
    knows = grants.may_see("identity", certification.subject_id)
    form = PrintForm(posted(request), initial={"language": "both", "named": "no"})
    if not knows:
        form.without_name()
    if not form.is_bound or not form.is_valid():
        context = {"form": form, "certification": certification, "certificate": certificate, "knows": knows}
        return render(request, "certification/print_form.html", context, status=422 if form.errors else 200)
    return _sheet(
        request,
        certification,
        certificate,
        form.cleaned_data["language"],
        form.cleaned_data["named"] == "yes",
    )


def _sheet(
    request: Asking, certification: Certification, certificate: Certificate, language: str, named: bool
) -> HttpResponse:
    officer, at = request.officer, request.now
    operations.enter_print(
        certification=certification,
        certificate=certificate,
        language=language,
        named=named,
        officer=officer,
        at=at,
    )
    name = ""
    if named:
        ids = vault.latest([certification.subject_id], "name").values()
        shown = reveal(
            ids,
            purpose="eligibility",
            officer=officer,
            at=at,
            subject=certification.subject_id,
            compartment="identity",
            about=certification.subject.reference,
        )
        name = next(iter(shown.values()), "")
    context = {
        "certificate": certificate,
        "languages": chosen(language),
        "name": name,
        "printed_at": at,
        "printed_by": f"{officer}, {officer.agency}",
    }
    return render(request, "certification/sheet.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: Asking) -> HttpResponse:
    """In force, ended or unknown; unknown says the same of a certificate that is hidden and of one that is not there."""
    if not VERIFIES & request.roles:
        raise Http404
    form = NumberForm(posted(request))
    answer = None
    if form.is_bound and form.is_valid():
        if wrong := check(form.cleaned_data["number"]):
            form.add_error("number", wrong)
        else:
            try:
                answer = operations.verify(
                    number=form.cleaned_data["number"],
                    officer=request.officer,
                    at=request.now,
                )
            except Refused as refusal:
                form.add_error(None, str(refusal))
    status = 422 if form.errors else 200
    return render(request, "certification/verify.html", {"form": form, "answer": answer}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def eligibility(request: Asking) -> HttpResponse:
    """A clinic's page: eligible from a day, or not found, and not a word more."""
    if not CLINIC & request.roles:
        raise Http404
    form = CodeForm(posted(request))
    answer = None
    if form.is_bound and form.is_valid():
        if wrong := check(form.cleaned_data["code"]):
            form.add_error("code", wrong)
        else:
            answer = operations.check_eligibility(
                code=form.cleaned_data["code"],
                officer=request.officer,
                at=request.now,
            )
    status = 422 if form.errors else 200
    return render(request, "certification/eligibility.html", {"form": form, "answer": answer}, status=status)
