"""What is done for several people of a visit at once: signs, the outcome, the referral."""

from collections.abc import Iterable

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from palermo.access import queries as grants
from palermo.access.operations import must
from palermo.agencies.asking import Asking, posted
from palermo.cases.models import Case, Party
from palermo.protection.identification.indicators.sets import profiles
from palermo.protection.identification.queries import is_in
from palermo.protection.identification.screening import forms_of_acts as acts
from palermo.protection.identification.screening import operations, page, queries, signs
from palermo.protection.identification.screening.lifecycle import SCREENING
from palermo.protection.identification.screening.operations.meeting import is_named
from palermo.protection.identification.screening.queries import Person

BOTH = ("GET", "HEAD", "POST")


def _chosen(request: Asking, people: Iterable[Person]) -> list[str]:
    """Who is ticked to begin with: the one the page was opened for; where there is only one, that one."""
    rows = list(people)
    who = request.GET.get("who", "")
    return [each.ticket for each in rows if each.party.reference == who] or ([rows[0].ticket] if len(rows) == 1 else [])


def _versions(here: page.On) -> dict[str, str]:
    return {each.party.reference: each.ticket for each in queries.people(here.visit)}


def _listing(request: Asking, usual: str) -> str:
    wanted = request.GET.get("list", usual)
    return wanted if wanted in profiles() or wanted in signs.PROMPTS else usual


@require_http_methods(BOTH)
def record(request: Asking, reference: str) -> HttpResponse:
    """Tick signs once for everybody of whom they are true; each person gets entries of their own."""
    here = page.mine(request, reference)
    people = [each for each in queries.people(here.visit) if each.screening.status != "in_error"]
    chosen = _chosen(request, people)
    used = next((each.screening.profile for each in people if each.ticket in chosen), signs.ADULT)
    listing = _listing(request, people[0].screening.profile if people and not chosen else used)
    late = here.visit.method == "sheet"
    form = acts.SignsOfPeople(
        posted(request),
        listing=listing,
        people=people,
        chosen=chosen,
        initial={"seen_at": here.visit.at if late else here.at, "language": _language(people, chosen)},
    )

    def act() -> object:
        seen = form.seen()
        return operations.record_signs(
            seen=seen, people=[each.screening for each, _v in form.chosen], officer=here.officer, at=here.at
        )

    return page.asked(
        request,
        form,
        act,
        back=_back(request, here),
        done=_("What was seen is recorded."),
        template="screening/signs.html",
        context={
            "visit": here.visit,
            "listing": listing,
            "narrow": acts.Narrow({"list": listing}, auto_id="narrow_%s"),
            "who": request.GET.get("who", ""),
            "profile": profiles().get(listing),
        },
    )


def _language(people: Iterable[Person], chosen: list[str]) -> str:
    return next((each.screening.language for each in people if not chosen or each.ticket in chosen), "")


def _back(request: Asking, here: page.On) -> str:
    who = request.GET.get("who", "")
    known = {each.party.reference for each in queries.people(here.visit)}
    if who in known:
        return reverse("screening-person", args=[here.visit.reference, who])
    return reverse("screening-visit", args=[here.visit.reference])


@require_http_methods(BOTH)
def decide(request: Asking, reference: str) -> HttpResponse:
    """One outcome with one reason for everybody chosen; each is decided on by an entry of their own."""
    here = page.mine(request, reference)
    people = [each for each in queries.people(here.visit) if each.screening.status == "open"]
    late = here.visit.method == "sheet"
    form = acts.Decide(
        posted(request), people=people, chosen=_chosen(request, people), late=late, initial={"when": here.visit.at}
    )

    def act() -> object:
        given = form.cleaned_data
        return operations.conclude(
            people=[(each.screening, version) for each, version in form.chosen],
            outcome=given["outcome"],
            reason=given["reason"],
            words=given["words"],
            when=given.get("when"),
            officer=here.officer,
            at=here.at,
        )

    return page.asked(
        request,
        form,
        act,
        back=_back(request, here),
        done=_("It is decided. What happens next stands with each person."),
        template="screening/decide.html",
        context={"visit": here.visit, "people": people},
        again=lambda: _versions(here),
    )


@require_http_methods(BOTH)
def send(request: Asking, reference: str) -> HttpResponse:
    """Send people to Police's triage, without a name unless they agree."""
    here = page.mine(request, reference)
    people = [each for each in queries.people(here.visit) if _sendable(each)]
    form = acts.Send(
        posted(request),
        people=people,
        chosen=_chosen(request, people) or [each.ticket for each in people if each.screening.status == "refer"],
        police=here.police,
        initial={"urgent": "danger" if here.visit.danger else ""},
    )

    def act() -> object:
        sent = operations.refer(
            people=[each.screening for each, _v in form.chosen],
            urgent=form.cleaned_data["urgent"],
            agrees=form.agrees,
            words=form.cleaned_data["words"],
            officer=here.officer,
            at=here.at,
        )
        for referral in sent:
            if form.tells and is_named(referral.screening):
                operations.tell_who(referral=referral, agreed=not here.police, officer=here.officer, at=here.at)
        return sent

    return page.asked(
        request,
        form,
        act,
        back=_back(request, here),
        done=_("It waits with Police’s triage now."),
        template="screening/send.html",
        context={"visit": here.visit, "people": people},
        again=lambda: _versions(here),
    )


def _sendable(each: Person) -> bool:
    sent = each.referral and each.referral.status in ("waiting", "accepted")
    return each.screening.status in ("refer", "presume") and not sent


@require_http_methods(BOTH)
def on_case(request: Asking, case: str, party: str) -> HttpResponse:
    """Signs that came to light later, recorded on the case by whoever assesses the person."""
    found = Case.objects.filter(reference=case).first()
    person = Party.objects.filter(reference=party, kind="person").first()
    if found is None or person is None or not is_in(found, person) or not grants.may_see("assessment", person.pk):
        raise Http404
    must(SCREENING.not_by("meet", request.roles))
    screening = queries.of_party(person).first()
    listing = _listing(request, screening.profile if screening else signs.ADULT)
    form = acts.SignsForm(
        posted(request), listing=listing, initial={"seen_at": request.now, "language": person.language}
    )

    def act() -> object:
        return operations.record_signs(
            seen=form.seen(), case=found, party=person, officer=request.officer, at=request.now
        )

    return page.asked(
        request,
        form,
        act,
        back=reverse("finding-person", args=[case, party]),
        done=_("What was seen is recorded."),
        template="screening/signs.html",
        context={
            "listing": listing,
            "narrow": acts.Narrow({"list": listing}, auto_id="narrow_%s"),
            "profile": profiles().get(listing),
        },
    )
