"""Where a screening leads to a case: whoever met people hands over to the Police's investigators."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from palermo.access.operations import NotYours, must
from palermo.agencies import queries as officers
from palermo.agencies.asking import Asking
from palermo.agencies.models import Officer
from palermo.cases import operations as cases
from palermo.cases.models import Case, Group
from palermo.cases.operations import Refused, knowing
from palermo.law import references
from palermo.protection.identification.screening import forms, page, queries, waiting
from palermo.protection.identification.screening import forms_of_acts as acts
from palermo.protection.identification.screening import operations as screening
from palermo.protection.identification.screening.lifecycle import REFERRAL
from palermo.protection.identification.screening.models import Referral


@transaction.atomic
def accept(
    *,
    referrals: Iterable[tuple[Referral, int]],
    case: Case | None = None,
    lead: Officer | None = None,
    officer: Officer,
    at: datetime,
) -> Case:
    """Take people of one visit, each with the version that was read, into a new case or into `case`.

    Each keeps the reference they were met by. `lead` is given a new case at once; the lead of a case that has one
    learns of them now. All or none. Raises cases' Refused and Conflict, access's NotYours; then nothing was opened.
    """
    chosen = list(referrals)
    if not chosen:
        raise Refused("Choose at least one person.")
    visit = chosen[0][0].visit
    into = case or cases.open_case(
        officer=officer,
        at=at,
        region=visit.region,
        industry=visit.sector,
        urgent=any(each.urgent for each, _v in chosen),
    )
    if into.status != "open":
        raise Refused(f"{into.reference} is closed: have it reopened, or take them into a new case.")
    group = cases.make_group(case=into, officer=officer, at=at, count=len(chosen)) if len(chosen) > 1 else None
    for referral, version in chosen:
        _one(referral, version, into, group, officer, at)
    if lead and into.lead is None:
        into = cases.assign(case=into, to=lead, officer=officer, at=at, version=into.version)
    screening.follow(visit=visit, case=into, at=at)
    return into


def _one(referral: Referral, version: int, case: Case, group: Group | None, officer: Officer, at: datetime) -> None:
    party = referral.subject
    screening.accept(referral=referral, case=case, officer=officer, at=at, version=version)
    cases.add_role(case=case, party=party, role="possible_victim", group=group, officer=officer, at=at)
    knowing.begin_to_assess(party=party, case=case, at=at)
    if case.lead and case.lead != officer.id:
        cases.share(party=party, to=officers.officer(case.lead), at=at)


@transaction.atomic
def tell_lead(*, referrals: Iterable[Referral], officer: Officer, at: datetime) -> int:
    """Tell the lead of the case what triage knows of people taken into it, names too where they were told.

    Returns of how many. Raises Refused, access's NotYours.
    """
    told = 0
    for referral in referrals:
        case = referral.case
        if referral.status != "accepted" or case is None:
            continue
        if case.lead is None:
            raise Refused(f"Nobody leads {case.reference} yet: have it taken on first.")
        cases.share(party=referral.subject, to=officers.officer(case.lead), at=at)
        waiting.passed_on(referral, at)
        told += 1
    if not told:
        raise Refused("Nobody of this visit was taken into a case yet: answer the referral first.")
    return told


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: Asking, reference: str) -> HttpResponse:
    """Triage answers a referral: takes the people chosen into a case, or sends them back with a reason."""
    here = _triage(request, reference)
    people = queries.waiting_on(here.visit)
    everybody = [each.ticket for each in people]
    posts = request.POST.get("step", "")
    leads = [(who.handle, str(who)) for who in officers.holding(officers.seat("Police", "investigator"), here.at)]
    taking = acts.Accept(
        request.POST if posts == "accept" else None, people=people, chosen=everybody, leads=leads, auto_id="accept_%s"
    )
    returning = acts.Return(request.POST if posts == "return" else None, people=people, auto_id="return_%s")
    context = {"here": here, "visit": here.visit, "people": people, "taking": taking, "returning": returning}
    back = reverse("screening-visit", args=[reference])
    made: list[Case] = []
    if posts == "return":
        return page.asked(
            request,
            returning,
            lambda: _send_back(returning, here),
            back=back,
            done=_("It is sent back. The screener is told."),
            template="screening/triage.html",
            context=context,
            again=lambda: _versions(here),
        )
    done = page.asked(
        request,
        taking,
        lambda: made.append(_take(taking, here)),
        back=back,
        done=_("They are in a case now."),
        template="screening/triage.html",
        context=context,
        again=lambda: _versions(here),
    )
    return HttpResponseRedirect(f"/cases/{made[0].reference}/") if made else done


def _triage(request: Asking, reference: str) -> page.On:
    here = page.on(request, reference)
    must(REFERRAL.not_by("accept", request.roles))
    return here


def _versions(here: page.On) -> dict[str, str]:
    return {each.party.reference: each.ticket for each in queries.people(here.visit)}


def _take(form: acts.Accept, here: page.On) -> Case:
    given = form.cleaned_data
    case = lead = None
    if given["into"] == "there":
        case = Case.objects.filter(reference=references.normalise(given["case"])).first()
        if case is None:
            raise Refused("There is no case of this reference for you to see: correct it, or open a new one.")
    elif given["lead"]:
        lead = Officer.objects.get(handle=given["lead"])
    return accept(referrals=_read(form), case=case, lead=lead, officer=here.officer, at=here.at)


def _send_back(form: acts.Return, here: page.On) -> None:
    for referral, version in _read(form):
        screening.send_back(
            referral=referral,
            reason=form.cleaned_data["reason"],
            words=form.cleaned_data["words"],
            officer=here.officer,
            at=here.at,
            version=version,
        )


def _read(form: forms.People) -> list[tuple[Referral, int]]:
    """The referrals of the people chosen; the version of the screening that was read stands for both."""
    found = []
    for each, version in form.chosen:
        if each.referral:
            stale = version != each.screening.version
            found.append((each.referral, -1 if stale else each.referral.version))
    return found


@require_POST
def tell(request: Asking, reference: str) -> HttpResponse:
    """Triage tells the lead of the case what it knows of the people of a visit: names too, where they were told."""
    here = _triage(request, reference)
    sent = [each.referral for each in queries.people(here.visit) if each.referral]
    try:
        told = tell_lead(referrals=sent, officer=here.officer, at=here.at)
    except (Refused, NotYours) as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The lead of the case knows of %(count)s of them.") % {"count": told})
    return HttpResponseRedirect(reverse("screening-visit", args=[reference]))
