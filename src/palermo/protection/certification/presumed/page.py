"""The page of a person who is presumed a victim, and the form before. Drawn by this room's views and by the journeys."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from palermo.access import queries as grants
from palermo.access.english import who_can_see
from palermo.agencies import queries as officers
from palermo.agencies.asking import Asking
from palermo.cases import english
from palermo.cases.models import Party
from palermo.cases.operations import Conflict
from palermo.clocks import queries as clocks
from palermo.clocks.kinds import KINDS
from palermo.ledger import queries as ledger
from palermo.protection.certification.child import queries as children
from palermo.protection.certification.child.grounds import WORDS as CHILD_WORDS
from palermo.protection.certification.child.lifecycle import NOTICE
from palermo.protection.certification.child.lifecycle import TONES as NOTICE_TONES
from palermo.protection.certification.models import Presumption
from palermo.protection.certification.presumed import grounds, queries
from palermo.protection.certification.presumed.forms import AgreeForm, CaseForm, OverForm
from palermo.protection.certification.presumed.lifecycle import PRESUMPTION, TONES
from palermo.protection.certification.presumed.step import agency_name, facts_of
from palermo.protection.certification.services import ON_PRESUMED
from palermo.vault import queries as vault

POSTS = {"end": "journey-presumed-end", "mark_in_error": "journey-presumed-error"}
"""Steps with effects in other rooms post to a journey."""
DRAWN = ("agree", "tell_police", "end", "mark_in_error")


@dataclass(frozen=True)
class Action:
    """One thing that can be done: its form, or the sentence that says why this officer cannot."""

    name: str
    words: str
    refusal: str
    url: str
    form: forms.Form
    opened: bool = False

    @property
    def warns(self) -> bool:
        """Whether its button is red."""
        return self.name in ("end", "mark_in_error")


def wanted(reference: str) -> tuple[Party, Presumption]:
    """The person and their presumption. Raises Http404 when hidden and when absent alike."""
    party = person(reference)
    found = queries.newest(party.pk)
    if found is None:
        raise Http404
    return party, found


def person(reference: str) -> Party:
    """A person whom the session may assess. Raises Http404 when hidden and when absent alike."""
    party = queries.person(reference)
    if party is None or not grants.may_see("screening", party.pk):
        raise Http404
    return party


def draw(
    request: Asking,
    party: Party,
    presumption: Presumption,
    *,
    tried: tuple[str, forms.Form] | None = None,
    opened: Mapping[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page, with a form that was refused and what was typed in it, or with sealed words that were opened."""
    notice = children.of_child(party.pk).filter(presumption=presumption).first()
    guardian = children.appointed(party.pk) if notice else None
    running = [(KINDS[row.kind].label, row) for row in clocks.running(party.pk)]
    context = {
        "party": party,
        "presumption": presumption,
        "status": PRESUMPTION.label(presumption.status),
        "tone": TONES[presumption.status],
        "by": officers.names([presumption.by]).get(presumption.by, ""),
        "agency": agency_name(presumption.agency),
        "spoken": english.languages().get(presumption.consent.language, "") if presumption.consent else "",
        "basis": grounds.BASIS[presumption.basis],
        "why_ended": grounds.WORDS.get(presumption.ended_on, ""),
        "how": grounds.HOW.get(presumption.consent.how, "") if presumption.consent else "",
        "certificate": queries.certificate_of(presumption),
        "services": ON_PRESUMED,
        "notice": notice,
        "notice_state": NOTICE.label(notice.status) if notice else "",
        "notice_tone": NOTICE_TONES[notice.status] if notice else "",
        "guardian": guardian,
        "clocks": running,
        "support_due": any(row.kind == "support_referral" for _label, row in running),
        "now": request.now,
        "actions": actions(request, presumption, tried),
        "case_form": _case_form(request, presumption, tried),
        "sealed": len(sealed(presumption)),
        "opened": opened,
        "history": history(party),
        "who": who_can_see(party.pk, request.now),
        "form": tried[1] if tried else None,
    }
    return render(request, "presumed/page.html", context, status=status)


def sealed(presumption: Presumption) -> dict[str, Any]:
    """The ids of what was typed with it, by field."""
    return {field: id_ for (_about, field), id_ in vault.latest([presumption.id]).items()}


def actions(request: Asking, presumption: Presumption, tried: tuple[str, forms.Form] | None = None) -> list[Action]:
    """What can be done with it next, by this officer or by someone else."""
    facts = facts_of(presumption, request.officer, request.now, asked=False)
    made = []
    for step, refusal in PRESUMPTION.allowed(presumption.status, request.roles, facts):
        if step.name not in DRAWN or (step.name == "agree" and not facts.found_adult):
            continue
        again = tried is not None and tried[0] == step.name
        form = tried[1] if tried and again else form_of(step.name, presumption)
        name = POSTS.get(step.name)
        url = (
            reverse(name, args=[presumption.subject])
            if name
            else reverse("presumed-step", args=[presumption.subject, step.name])
        )
        made.append(Action(step.name, step.words, refusal, url, form, again))
    return made


def form_of(name: str, presumption: Presumption, data: QueryDict | None = None) -> forms.Form:
    """The form of a step; a child is not asked, so there telling Police asks nothing but the button."""
    start: dict[str, Any] = {"initial": {"version": presumption.version}, "auto_id": f"{name}_%s"}
    if name in ("end", "mark_in_error"):
        return OverForm(data, reasons=_reasons(name, presumption), **start)
    form = AgreeForm(data, **start)
    if name == "tell_police" and presumption.child != "no":
        for field in ("how", "language", "agreed_at"):
            del form.fields[field]
    return form


def _reasons(name: str, presumption: Presumption) -> Mapping[str, str]:
    if name == "mark_in_error":
        return grounds.IN_ERROR
    if presumption.child == "no":
        return {code: words for code, words in grounds.END.items() if code != "adult_did_not_agree"}
    return {code: words for code, words in grounds.END.items() if code not in grounds.NEVER_OF_A_CHILD}


def _case_form(request: Asking, presumption: Presumption, tried: tuple[str, forms.Form] | None) -> forms.Form | None:
    waits = clocks.running(presumption.subject_id).filter(kind="police_told").exists()
    if not waits or not {"triage_officer", "station_officer", "investigator"} & request.roles:
        return None
    return tried[1] if tried and tried[0] == "case" else CaseForm()


def history(party: Party) -> list[ledger.Line]:
    """What happened to the person so far as this officer may know, newest first."""
    rows = list(ledger.entries(subject=party.pk)[:40])
    words = {code: str(each) for code, each in {**grounds.WORDS, **CHILD_WORDS}.items()}
    return ledger.read(rows, officers.names(ledger.who_is_named(rows)), words)


def refused(form: forms.Form, error: Exception, version: int) -> int:
    """Put the sentence of a refusal or conflict on the form, keep what was typed; the HTTP status to answer with."""
    form.add_error(None, str(error))
    if not isinstance(error, Conflict):
        return 422
    if isinstance(form.data, QueryDict):
        renewed = form.data.copy()
        renewed["version"] = str(version)
        form.data = renewed
    return 409


def ask(request: Asking, form: forms.Form, *, party: Party | None = None, status: int = 200) -> HttpResponse:
    """The form that presumes somebody: a person with a reference, or one who has none yet."""
    context = {
        "form": form,
        "party": party,
        "services": ON_PRESUMED,
        "post": reverse("journey-presume", args=[party]) if party else reverse("journey-presume-new"),
        "title": _("Presume %(party)s a victim") % {"party": party} if party else _("Presume somebody a victim"),
    }
    return render(request, "presumed/form.html", context, status=status)
