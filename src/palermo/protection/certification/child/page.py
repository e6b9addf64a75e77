"""The page of a protection notice: where the child’s protection stands, who could be guardian, and whose move it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from palermo.access import queries as grants
from palermo.access.english import who_can_see
from palermo.agencies import queries as officers
from palermo.agencies.asking import Asking
from palermo.clocks import queries as clocks
from palermo.clocks.kinds import KINDS
from palermo.design.lazy import gettext_lazy as _
from palermo.ledger import queries as ledger
from palermo.protection.certification.child import grounds, queries
from palermo.protection.certification.child.forms import AnswerForm, AppointForm, ProposeForm, reason_form
from palermo.protection.certification.child.lifecycle import GUARDIAN, NOTICE, PROTECTS, TONES
from palermo.protection.certification.models import Guardian, ProtectionNotice
from palermo.protection.certification.presumed.forms import Read
from palermo.protection.certification.presumed.lifecycle import PRESUMERS
from palermo.vault import queries as vault

Tried = tuple[str, forms.Form] | None
PROPOSE = frozenset(PRESUMERS)
LABEL_ANSWER, LABEL_ASK = _("Answer for Police"), _("Ask Police again")


@dataclass(frozen=True)
class Action:
    """One step: its form, or why this officer cannot take it."""

    name: str
    words: str
    refusal: str
    url: str
    form: forms.Form
    opened: bool = False

    @property
    def warns(self) -> bool:
        """Whether its button is red."""
        return self.name in ("refuse", "end", "find_adult")


@dataclass(frozen=True)
class Proposed:
    """Somebody who was proposed as guardian, as the page shows them."""

    row: Guardian
    who: str
    relation: str
    status: str
    tone: str
    by: str
    vetted_by: str
    why: str
    police: str
    actions: list[Action]


def wanted(reference: str) -> ProtectionNotice:
    """The notice. Raises Http404 when hidden and when absent alike."""
    found = queries.by_reference(reference)
    if found is None:
        raise Http404
    return found


def draw(
    request: Asking,
    notice: ProtectionNotice,
    *,
    tried: Tried = None,
    opened: Mapping[UUID, str] | None = None,
    names: Mapping[UUID, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page, with a form that was refused and what was typed in it, or with sealed words or names that were opened."""
    rows = queries.guardians_of(notice)
    people = {notice.by, notice.received_by, notice.acted_by, notice.adult_by}
    people |= {each.proposed_by for each in rows} | {each.vetted_by for each in rows}
    called = officers.names([who for who in people if who])
    may = bool(PROPOSE & request.roles) and notice.status != "adult"
    context = {
        "notice": notice,
        "status": NOTICE.label(notice.status),
        "tone": TONES[notice.status],
        "by": called.get(notice.by, ""),
        "received_by": called.get(notice.received_by, "") if notice.received_by else "",
        "acted_on": grounds.ACTED.get(notice.acted_on, ""),
        "adult_on": grounds.ADULT.get(notice.adult_on, ""),
        "actions": _notice_actions(request, notice, tried),
        "guardians": [_proposed(request, each, called, tried) for each in rows],
        "propose": (tried[1] if tried and tried[0] == "propose" else ProposeForm()) if may else None,
        "clocks": [(KINDS[row.kind].label, row) for row in clocks.running(notice.id)],
        "sealed": len(sealed(notice, rows)),
        "opened": _opened(notice, rows, opened or {}),
        "names": names or {},
        "protects": bool(set(PROTECTS) & request.roles),
        "knows": grants.may_see("identity", notice.child_id),
        "now": request.now,
        "history": history(notice),
        "who": who_can_see(notice.id, request.now),
        "form": tried[1] if tried else None,
    }
    return render(request, "child/page.html", context, status=status)


def sealed(notice: ProtectionNotice, rows: list[Guardian]) -> list[UUID]:
    """Every sealed text that the page can open."""
    return list(vault.latest([notice.id, *(each.id for each in rows)]).values())


def _opened(notice: ProtectionNotice, rows: list[Guardian], texts: Mapping[UUID, str]) -> list[tuple[str, str]]:
    """What was opened, each under whom or what it is about."""
    if not texts:
        return []
    about = {notice.id: notice.reference, **{each.id: each.reference for each in rows}}
    found = vault.latest(about)
    return [(about[row], texts[id_]) for (row, _name), id_ in found.items() if id_ in texts]


def _notice_actions(request: Asking, notice: ProtectionNotice, tried: Tried) -> list[Action]:
    made = []
    for step, refusal in NOTICE.allowed(notice.status, request.roles):
        url = reverse("child-step", args=[notice, step.name])
        form = _again(tried, f"notice-{step.name}") or notice_form(step.name, initial={"version": notice.version})
        made.append(Action(step.name, step.words, refusal, url, form, _is(tried, f"notice-{step.name}")))
    return made


def notice_form(name: str, *args: Any, **kwargs: Any) -> forms.Form:
    """The form of a step of a notice."""
    kwargs.setdefault("auto_id", f"{name}_%s")
    return Read(*args, **kwargs) if name == "receive" else reason_form(name, *args, **kwargs)


def guardian_form(name: str, reference: str, *args: Any, **kwargs: Any) -> forms.Form:
    """The form of a step of a guardian."""
    kwargs.setdefault("auto_id", f"{reference}_{name}_%s")
    if name in ("appoint", "answer", "ask"):
        chosen: dict[str, type[forms.Form]] = {"appoint": AppointForm, "answer": AnswerForm, "ask": Read}
        return chosen[name](*args, **kwargs)
    return reason_form(name, *args, **kwargs)


def _proposed(request: Asking, row: Guardian, called: Mapping[UUID, str], tried: Tried) -> Proposed:
    party = queries.parties_of([row]).get(row.party_id)
    police = row.answer or ("waiting" if row.asked_at and row.status == "proposed" else "")
    return Proposed(
        row=row,
        who=party.reference if party else "",
        relation=grounds.RELATION[row.relation],
        status=GUARDIAN.label(row.status),
        tone=TONES[row.status],
        by=called.get(row.proposed_by, ""),
        vetted_by=called.get(row.vetted_by, "") if row.vetted_by else "",
        why=grounds.WORDS.get(row.refused_on or row.ended_on, ""),
        police=police,
        actions=_guardian_actions(request, row, police, tried),
    )


def _guardian_actions(request: Asking, row: Guardian, police: str, tried: Tried) -> list[Action]:
    if row.status not in ("proposed", "appointed"):
        return []
    facts = queries.guardian_facts(row, request.officer)
    offered = [(step.name, step.words, why) for step, why in GUARDIAN.allowed(row.status, request.roles, facts)]
    if police == "waiting" and "investigator" in request.roles:
        offered.append(("answer", LABEL_ANSWER, ""))
    if row.status == "proposed" and not row.answer and "child_protection_officer" in request.roles:
        offered.append(("ask", LABEL_ASK, ""))
    made = []
    for name, words, why in offered:
        key = f"{row.reference}-{name}"
        url = reverse("guardian-step", args=[row, name])
        form = _again(tried, key) or guardian_form(name, row.reference, initial={"version": row.version})
        made.append(Action(name, str(words), why, url, form, _is(tried, key)))
    return made


def _again(tried: Tried, name: str) -> forms.Form | None:
    return tried[1] if tried and tried[0] == name else None


def _is(tried: Tried, name: str) -> bool:
    return tried is not None and tried[0] == name


def history(notice: ProtectionNotice) -> list[ledger.Line]:
    """What happened, as sentences, newest first."""
    rows = list(ledger.entries(subject=notice.id)[:60])
    words = {code: str(each) for code, each in grounds.WORDS.items()}
    return ledger.read(rows, officers.names(ledger.who_is_named(rows)), words)
