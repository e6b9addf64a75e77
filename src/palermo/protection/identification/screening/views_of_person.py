"""The pages of one person of a visit: what is known, what was seen, what it suggests, what was decided, what is next."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from palermo.agencies import queries as officers
from palermo.agencies.asking import Asking, posted
from palermo.cases.english import languages
from palermo.protection.identification.indicators.sets import profile
from palermo.protection.identification.screening import aid, codes, english, forms, operations, page, queries
from palermo.protection.identification.screening import forms_of_acts as acts
from palermo.protection.identification.screening.lifecycle import AGAIN, MISTAKES, SCREENING, WITHDRAWALS
from palermo.protection.identification.screening.models import Referral, Sign
from palermo.protection.identification.screening.queries import Person
from palermo.vault.operations import reveal
from palermo.vault.queries import latest

BOTH = ("GET", "HEAD", "POST")
NAMING = ("name", "details")


@require_safe
def person(request: Asking, reference: str, party: str) -> HttpResponse:
    """Everything of one person, without the sealed words."""
    here = page.on(request, reference)
    return _draw(request, here, page.person(here, party), {})


@require_POST
def read(request: Asking, reference: str, party: str) -> HttpResponse:
    """Open what was written about the person: an act, entered before anything is shown."""
    here = page.on(request, reference)
    who = page.person(here, party)
    ids = {id_: place for place, id_ in latest(_rows(who)).items()}
    opened = reveal(
        ids,
        purpose="protect" if here.mine else "triage",
        officer=here.officer,
        at=here.at,
        subject=who.party.pk,
        compartment="screening",
        about=party,
    )
    return _draw(request, here, who, {ids[id_]: text for id_, text in opened.items()})


@require_POST
def open_name(request: Asking, reference: str, party: str) -> HttpResponse:
    """Open who it is, as far as this officer may: whoever wrote it down, or Police once they were told."""
    here = page.on(request, reference)
    who = page.person(here, party)
    ids = {id_: field for (_row, field), id_ in latest([who.party.pk]).items() if field in NAMING}
    opened = reveal(
        ids,
        purpose="protect" if here.mine else "triage",
        officer=here.officer,
        at=here.at,
        subject=who.party.pk,
        compartment="identity",
        about=party,
    )
    return _draw(request, here, who, {}, {ids[id_]: text for id_, text in opened.items()})


def _rows(who: Person) -> list[UUID]:
    """The rows of a person beside which words are sealed."""
    return [who.screening.pk, *(each.pk for each in (*who.signs, *who.in_error, *who.referrals))]


def _draw(
    request: Asking,
    here: page.On,
    who: Person,
    opened: Mapping[tuple[UUID, str], str],
    named: Mapping[str, str] | None = None,
) -> HttpResponse:
    used = profile(who.screening.profile)
    signs = [*who.signs, *who.in_error]
    names = officers.names({each.recorded_by for each in signs} | {each.made_by for each in who.referrals})
    said = {row: text for (row, field), text in opened.items() if field == "words"}
    referral = who.referral
    state, tone = english.state(who)
    context = {
        "here": here,
        "visit": here.visit,
        "who": who,
        "screening": who.screening,
        "state": state,
        "tone": tone,
        "outcome": SCREENING.label(who.screening.status),
        "reason": codes.BECAUSE_WORDS.get(who.screening.reason, ""),
        "language": languages().get(who.screening.language, ""),
        "child": codes.CHILD[who.screening.child],
        "alone": codes.ALONE[who.screening.alone],
        "interpreter": codes.INTERPRETERS[who.screening.interpreter],
        "profile": used,
        "signs": [english.sign(each, names, said) for each in signs],
        "pattern": aid.drawn(who.screening.profile, who.signs),
        "next": english.next_of(who, police=here.police) if here.mine else [],
        "referral": referral,
        "case": queries.case_of(referral) if referral else None,
        "returned": codes.BECAUSE_WORDS.get(referral.reason, "") if referral else "",
        "answer": opened.get((referral.pk, "answer"), "") if referral else "",
        "told": said.get(referral.pk, "") if referral else "",
        "reasons": said.get(who.screening.pk, ""),
        "opened": bool(opened),
        "sealed": len(latest(_rows(who))),
        "named": any(field in NAMING for _row, field in latest([who.party.pk])),
        "name": named or {},
        "urgent": request.GET.get("did") == "urgent",
    }
    return render(request, "screening/person.html", context)


def _simple(request: Asking, here: page.On, who: Person, form: object, act: page.Does, **words: str) -> HttpResponse:
    now = queries.person(here.visit, who.party.reference) or who
    version = str(now.referral.version if words.pop("of", "") == "referral" and now.referral else now.screening.version)
    return page.asked(
        request,
        form,  # type: ignore[arg-type]
        act,
        back=reverse("screening-person", args=[here.visit.reference, who.party.reference]),
        done=words.pop("done"),
        template="screening/act.html",
        context={"visit": here.visit, "who": who, **words},
        again=lambda: {"version": version},
    )


@require_http_methods(BOTH)
def change(request: Asking, reference: str, party: str) -> HttpResponse:
    """What was learnt since: language, interpreter, age."""
    here = page.mine(request, reference)
    who = page.person(here, party)
    now = who.screening
    usual = {name: getattr(now, name) for name in ("language", "interpreter", "alone", "child", "profile", "version")}
    form = forms.Change(posted(request), initial=usual)

    def act() -> object:
        return operations.change_person(
            screening=now,
            spoken=form.spoken(),
            officer=here.officer,
            at=here.at,
            version=form.cleaned_data["version"],
        )

    return _simple(
        request, here, who, form, act,
        title=_("What you know of how you speak with them"), button=_("Keep this"), done=_("It is kept."),
    )  # fmt: skip


@require_http_methods(BOTH)
def name(request: Asking, reference: str, party: str) -> HttpResponse:
    """Write down who it is, sealed."""
    here = page.mine(request, reference)
    who = page.person(here, party)
    form = forms.Who(posted(request))

    def act() -> object:
        return operations.record_who(screening=who.screening, **form.cleaned_data, officer=here.officer, at=here.at)

    return _simple(
        request, here, who, form, act,
        title=_("Who it is"), button=_("Seal it"), done=_("It is sealed."),
        lead_in=_("Nobody else sees this. Whether Police learn it is asked separately, of the person."),
    )  # fmt: skip


@require_http_methods(BOTH)
def tell(request: Asking, reference: str, party: str) -> HttpResponse:
    """Let Police know who it is."""
    here = page.mine(request, reference)
    who = page.person(here, party)
    referral = who.referral or _nothing()
    form = acts.Tell(posted(request))

    def act() -> object:
        return operations.tell_who(referral=referral, agreed=True, officer=here.officer, at=here.at)

    return _simple(
        request, here, who, form, act,
        title=_("Let Police know who it is"), button=_("Let Police know"), done=_("Police’s triage can open who it is."),
        lead_in=_("Police know the signs and no name. Ask first what the person fears from it, and say what will happen."),
    )  # fmt: skip


@require_http_methods(BOTH)
def again(request: Asking, reference: str, party: str) -> HttpResponse:
    """Take the screening up again."""
    here = page.mine(request, reference)
    who = page.person(here, party)
    form = acts.Because(posted(request), reasons=AGAIN, initial={"version": who.screening.version})

    def act() -> object:
        return operations.reconsider(screening=who.screening, **_given(form), officer=here.officer, at=here.at)

    return _simple(
        request, here, who, form, act,
        title=_("Take it up again"), button=_("Take it up again"), done=_("You can decide again."),
    )  # fmt: skip


@require_http_methods(BOTH)
def error(request: Asking, reference: str, party: str) -> HttpResponse:
    """The whole screening was a mistake."""
    here = page.mine(request, reference)
    who = page.person(here, party)
    form = acts.Because(posted(request), reasons=MISTAKES, initial={"version": who.screening.version})

    def act() -> object:
        return operations.mark_in_error(screening=who.screening, **_given(form), officer=here.officer, at=here.at)

    return _simple(
        request, here, who, form, act,
        title=_("Mark this screening as recorded in error"), button=_("Mark as recorded in error"),
        done=_("It is marked, and counts as none."),
    )  # fmt: skip


@require_http_methods(BOTH)
def withdraw(request: Asking, reference: str, party: str) -> HttpResponse:
    """Take the referral back while it waits."""
    here = page.mine(request, reference)
    who = page.person(here, party)
    referral = who.referral or _nothing()
    form = acts.Because(posted(request), reasons=WITHDRAWALS, initial={"version": referral.version})

    def act() -> object:
        return operations.withdraw(referral=referral, **_given(form), officer=here.officer, at=here.at)

    return _simple(
        request, here, who, form, act, of="referral",
        title=_("Withdraw the referral"), button=_("Withdraw it"), done=_("It is withdrawn: Police see it no more."),
    )  # fmt: skip


@require_http_methods(BOTH)
def sign_error(request: Asking, reference: str, party: str, sign: UUID) -> HttpResponse:
    """One sign was a mistake."""
    here = page.mine(request, reference)
    who = page.person(here, party)
    wrong = _one(who.signs, sign)
    form = acts.Because(posted(request), reasons=MISTAKES)

    def act() -> object:
        return operations.mark_sign_in_error(
            sign=wrong, reason=form.cleaned_data["reason"], officer=here.officer, at=here.at
        )

    read_ = english.sign(wrong, {}, {})
    return _simple(
        request, here, who, form, act,
        title=_("Mark a sign as recorded in error"), button=_("Mark as recorded in error"),
        done=_("It is marked, and counts as none."), lead_in=read_.name,
    )  # fmt: skip


def _given(form: acts.Because) -> dict[str, Any]:
    return {"reason": form.cleaned_data["reason"], "version": form.cleaned_data["version"] or 0}


def _one(signs: Iterable[Sign], wanted: UUID) -> Sign:
    for each in signs:
        if each.pk == wanted:
            return each
    raise Http404


def _nothing() -> Referral:
    raise Http404
