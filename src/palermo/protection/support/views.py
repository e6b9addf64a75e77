"""The desk's pages of support: the list, a referral, what whoever referred and whoever was asked do."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from palermo.access.operations import must
from palermo.agencies import queries as officers
from palermo.agencies.asking import Asking, posted
from palermo.cases.models import Party
from palermo.cases.operations import Conflict
from palermo.protection.certification.models import Certificate
from palermo.protection.support import codes, forms, operations, queries
from palermo.protection.support.facts import Facts
from palermo.protection.support.lifecycle import (
    FILE,
    REFERRAL,
    REFERS,
    TONES,
    asked_of_them,
    nobody_helps_them_yet,
    they_manage_it,
    they_referred_it,
)
from palermo.protection.support.models import Referral
from palermo.protection.support.operations.step import of_file, of_referral
from palermo.protection.support.page import REFUSALS, act, draw, wanted, wanted_file
from palermo.vault import queries as vault
from palermo.vault.operations import reveal

BOTH = ["GET", "HEAD", "POST"]


def _tabs(request: Asking) -> list[tuple[str, str]]:
    if "case_manager" not in request.roles:
        return [("made", _("Referred by you"))]
    tabs = [
        ("asked", _("Asked of you")),
        ("yours", _("Yours")),
        ("house", _("Your organisation’s")),
        ("made", _("Referred by you")),
    ]
    return [*tabs, ("all", _("All, to oversee"))] if queries.oversees(officers.held()) else tabs


@require_safe
def listing(request: Asking) -> HttpResponse:
    """Referrals and files: what is asked, one's own, the organisation's, what one referred; for the ministry, all."""
    if not set(REFERS) & request.roles:
        raise Http404
    tabs = _tabs(request)
    view = request.GET.get("view", tabs[0][0])
    if view not in dict(tabs):
        raise Http404
    held, after = officers.held(), request.GET.get("after", "")
    rows = queries.listed(view=view, held=held, after=after)
    shown = rows[: queries.PAGE]
    files = queries.files_by_id(shown)
    names = officers.names({file.manager for file in files.values()})
    lines = []
    for each in shown:
        file = files.get(each.pk)
        state = FILE.label(file.status) if file else REFERRAL.label(each.status)
        tone = TONES[file.status if file else each.status]
        lines.append((each, state, tone, names.get(file.manager, "") if file else ""))
    older = f"?view={view}&after={shown[-1].reference}" if len(rows) > queries.PAGE else ""
    due = queries.due(held)[: queries.PAGE] if view in ("asked", "made") else ()
    context = {"tabs": tabs, "view": view, "lines": lines, "older": older, "due": due}
    return render(request, "support/list.html", context | {"newer": f"?view={view}" if after else ""})


def _person(reference: str) -> tuple[UUID, Any, str]:
    """The subject, the moment of identification and the language of a person, by their own reference or a certificate's."""
    if reference.startswith("P-"):
        party = Party.objects.filter(reference=reference, kind="person").first()
        if party:
            return party.pk, party.made_at, party.language
    certificate = Certificate.objects.filter(number=reference).exclude(status="in_error").first()
    if certificate is None:
        raise Http404
    party = Party.objects.filter(pk=certificate.subject_id).first()
    return certificate.subject_id, certificate.from_at, party.language if party else ""


@require_http_methods(BOTH)
def refer(request: Asking, reference: str) -> HttpResponse:
    """Refer a person for support, by their reference or by the number of their certificate."""
    if not set(REFERS) & request.roles:
        raise Http404
    party, identified_at, language = _person(reference)
    form = forms.Refer(posted(request), receivers=queries.receivers(), initial={"language": language})
    status, problem = 200, ""
    if queries.is_referred(party):
        problem = nobody_helps_them_yet(Facts(helped=True))
    elif request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                made = operations.refer(
                    party=party,
                    asked=form.asked(),
                    identified_at=identified_at,
                    officer=request.officer,
                    at=request.now,
                )
                return HttpResponseRedirect(reverse("support-page", args=[made]))
            except REFUSALS as no:
                form.add_error(None, str(no))
    known = queries.of_party(party).first()
    context = {"form": form, "about": reference, "problem": problem, "known": known}
    return render(request, "support/refer.html", context, status=status)


@require_safe
def page(request: Asking, reference: str) -> HttpResponse:
    """The referral; with its file for whoever may see it."""
    return draw(request, wanted(reference))


@require_POST
def note(request: Asking, reference: str) -> HttpResponse:
    """Open what the referrer wrote."""
    referral = wanted(reference)
    text = _opened(request, referral, vault.latest([referral.pk], "note").values(), "referral")
    return draw(request, referral, note=text)


@require_POST
def name(request: Asking, reference: str) -> HttpResponse:
    """Open the name and contacts. The entry stands in the file's history, not in the person's: that tells who helps them."""
    referral = wanted(reference)
    ids = [id_ for (_row, field), id_ in vault.latest([referral.party_id]).items() if field in ("name", "details")]
    return draw(request, referral, name=_opened(request, referral, ids, "support"))


def _opened(request: Asking, referral: Referral, ids: Any, compartment: str) -> str:
    texts = reveal(
        ids,
        purpose="support",
        officer=request.officer,
        at=request.now,
        subject=referral.pk,
        compartment=compartment,
        about=referral.reference,
    )
    return "\n".join(texts.values())


def _version(referral: Referral) -> int:
    now = Referral.objects.filter(pk=referral.pk).first()
    return now.version if now else 0


@require_http_methods(BOTH)
def accept(request: Asking, reference: str) -> HttpResponse:
    """Take the person's support on."""
    referral = wanted(reference)
    must(REFERRAL.not_by("accept", request.roles) or asked_of_them(of_referral(referral)))
    form = forms.Plain(posted(request), initial={"version": referral.version})
    return act(
        request,
        referral,
        form,
        lambda given: operations.accept(referral=referral, officer=request.officer, at=request.now, **given),
        title=_("Accept %(reference)s") % {"reference": referral},
        button=_("Accept, and manage the file"),
        done=_("The file is open, and you manage it."),
        now=lambda: _version(referral),
        lead_in=_(
            "You become the case manager. What the referrer wrote, and who the person is, are yours alone from now on; "
            "your colleagues see that the file exists and how it stands, so that they can cover."
        ),
    )


@require_http_methods(BOTH)
def decline(request: Asking, reference: str) -> HttpResponse:
    """Say no, with a reason."""
    referral = wanted(reference)
    must(REFERRAL.not_by("decline", request.roles) or asked_of_them(of_referral(referral)))
    form = forms.Because(posted(request), initial={"version": referral.version}, reasons=codes.DECLINE)
    return act(
        request,
        referral,
        form,
        lambda given: operations.decline(referral=referral, officer=request.officer, at=request.now, **given),
        title=_("Decline %(reference)s") % {"reference": referral},
        button=_("Decline"),
        done=_("It is declined: whoever referred is told, and must ask another. You see it no more."),
        now=lambda: _version(referral),
        lead_in=_("Whoever referred is told the reason and must ask another at once. What you know of it ends."),
    )


@require_http_methods(BOTH)
def withdraw(request: Asking, reference: str) -> HttpResponse:
    """Take the referral back."""
    referral = wanted(reference)
    must(they_referred_it(of_referral(referral)))
    form = forms.Because(posted(request), initial={"version": referral.version}, reasons=codes.WITHDRAW)
    return act(
        request,
        referral,
        form,
        lambda given: operations.withdraw(referral=referral, officer=request.officer, at=request.now, **given),
        title=_("Withdraw %(reference)s") % {"reference": referral},
        button=_("Withdraw it"),
        done=_("It is withdrawn: the organisation no longer knows of it."),
        now=lambda: _version(referral),
        warns=True,
    )


@require_http_methods(BOTH)
def who(request: Asking, reference: str) -> HttpResponse:
    """Tell the organisation who the person is, now that they agree."""
    referral = wanted(reference)
    must(they_referred_it(of_referral(referral)))
    form = forms.TellWho(posted(request), initial={"version": referral.version})
    return act(
        request,
        referral,
        form,
        lambda given: operations.tell_who(referral=referral, officer=request.officer, at=request.now, **given),
        title=_("Tell them who the person is"),
        button=_("Tell them"),
        done=_("They know who the person is."),
        now=lambda: _version(referral),
        lead_in=_(
            "Only with the person’s consent, or for a child. Whoever may see the person can see that it was told."
        ),
    )


@require_http_methods(BOTH)
def who_back(request: Asking, reference: str) -> HttpResponse:
    """The person no longer agrees to be named."""
    referral = wanted(reference)
    file = queries.file_of(referral)
    if not {referral.referred_by, file.manager if file else None} & set(officers.held()):
        must(_("Only whoever made the referral, or the case manager, records this."))
    form = forms.Plain(posted(request), initial={"version": referral.version})
    return act(
        request,
        referral,
        form,
        lambda given: operations.take_back_who(referral=referral, officer=request.officer, at=request.now, **given),
        title=_("The person no longer agrees to be named"),
        button=_("End it"),
        done=_("From now on the organisation knows the person by reference."),
        now=lambda: _version(referral),
        lead_in=_("The name can no longer be opened by the organisation. Support goes on by reference."),
    )


@require_http_methods(BOTH)
def pass_on(request: Asking, reference: str) -> HttpResponse:
    """Ask another organisation after one declined."""
    referral = wanted(reference)
    must(they_referred_it(of_referral(referral)))
    return _again(request, referral, "pass_on")


@require_http_methods(BOTH)
def move(request: Asking, reference: str) -> HttpResponse:
    """The case manager asks another organisation to take the person's support on."""
    file = wanted_file(reference)
    must(they_manage_it(of_file(file)))
    return _again(request, file.referral, "move")


def _again(request: Asking, referral: Referral, what: str) -> HttpResponse:
    others = [seat for seat in queries.receivers() if seat.pk != referral.seat_id]
    known = {name: getattr(referral, name) for name in ("child", "consent", "language", "needed", "urgent", "version")}
    form = forms.PassOn(posted(request), receivers=others, initial={**known, "how": referral.consent_how})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                made = _ask_again(request, referral, form, what)
                return HttpResponseRedirect(reverse("support-page", args=[made]))
            except (*REFUSALS, Conflict) as no:
                form.add_error(None, str(no))
    return render(
        request, "support/refer.html", {"form": form, "about": str(referral), "after": referral}, status=status
    )


def _ask_again(request: Asking, referral: Referral, form: forms.PassOn, what: str) -> Referral:
    asked, officer, at = form.asked(), request.officer, request.now
    if what == "pass_on":
        version = form.cleaned_data["version"]
        return operations.pass_on(referral=referral, asked=asked, officer=officer, at=at, version=version)
    return operations.move(file=wanted_file(referral.reference), asked=asked, officer=officer, at=at)
