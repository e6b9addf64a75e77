"""A case's page: head, tabs, and what can be done next and by whom."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from palermo.access import queries as grants
from palermo.access.english import who_can_see
from palermo.agencies import queries as officers
from palermo.agencies.asking import Asking
from palermo.cases import english, operations, queries
from palermo.cases.lifecycle import CASE
from palermo.cases.models import Case, Party
from palermo.clocks.kinds import KINDS
from palermo.clocks.queries import running
from palermo.protection.certification import queries as certifications
from palermo.protection.certification.lifecycle import CERTIFICATION
from palermo.protection.certification.presumed import queries as presumptions
from palermo.protection.certification.presumed.lifecycle import PRESUMPTION
from palermo.protection.certification.presumed.lifecycle import TONES as PRESUMED_TONES
from palermo.vault.queries import latest
from palermo.web.desk.lines import sentences
from palermo.web.desk.links import assessment, link

PAGE = 40


@dataclass(frozen=True)
class Next:
    """Something that can be done: its button and page, or why this officer cannot."""

    words: str
    href: str
    why_not: str = ""
    main: bool = False


@dataclass(frozen=True)
class Road:
    """A person of the case, how far the road to a certificate is gone, and the page of it."""

    who: str
    state: str
    tone: str
    href: str = ""


def seen(reference: str) -> Case:
    """The case, or 404 for a hidden one and an absent one alike."""
    try:
        return queries.case(reference)
    except Case.DoesNotExist:
        raise Http404 from None


def drawn(request: Asking, case: Case, tab: str, template: str, status: int = 200, **context: Any) -> HttpResponse:
    """One tab of the case's page, below its head."""
    people = queries.members(case)
    subjects = [case.pk, *(each.party.pk for each in people if each.party)]
    clocks = list(running().filter(subject__in=subjects))
    called = officers.names({row.holder for row in clocks if row.holder} | ({case.lead} if case.lead else set()))
    return render(
        request,
        template,
        context
        | {
            "case": case,
            "tab": tab,
            "people": people,
            "lead": called.get(case.lead) if case.lead else "",
            "state": CASE.label(case.status),
            "region": english.regions().get(case.region, ""),
            "industry": english.industries().get(case.industry, ""),
            "classification": english.CLASSES[case.classification],
            "clocks": [
                (_clock_words(row.kind), row, called.get(row.holder, "") if row.holder else "") for row in clocks
            ],
            "next": next_acts(request, case),
            "note": _note(case),
            "joined": queries.merged_into(case),
            "gone_on": queries.merged_from(case) if case.status == "merged" else None,
        },
        status=status,
    )


def _clock_words(kind: str) -> str:
    return str(KINDS[kind].label) if kind in KINDS else kind.replace("_", " ")


def _note(case: Case) -> bool:
    """Whether a handover note stands beside the case that the session may open."""
    return (case.pk, "handover_note") in latest([case.pk], "handover_note")


def next_acts(request: Asking, case: Case) -> list[Next]:
    """What can be done with the case now, and why what this officer cannot do is not theirs."""
    made: list[Next] = []
    me, reference = request.officer.id, case.reference
    if case.status == CASE.initial:
        if "investigator" in request.roles and case.lead is None:
            made.append(Next(_("Take the case"), reverse("take", args=[reference]), main=True))
        if case.lead == me:
            made.append(Next(_("Hand the case over"), reverse("hand_over", args=[reference])))
        elif request.roles & operations.GIVERS:
            main = case.lead is None and "investigator" not in request.roles
            made.append(Next(_("Give it to an investigator"), reverse("assign", args=[reference]), main=main))
        if request.roles & operations.CLASSIFIERS:
            made.append(Next(_("Say what it is"), reverse("classify", args=[reference])))
    for step, refusal in CASE.allowed(case.status, request.roles, operations.facts_of(case, request.officer)):
        made.append(Next(step.words, "" if refusal else _page_of(step.name, reference), refusal))
    if request.roles & operations.CORRECTS:
        made.append(Next(_("Correct it"), reverse("correct", args=[reference])))
    made.append(Next(_("Print it"), reverse("print_case", args=[reference])))
    return made


def _page_of(step: str, reference: str) -> str:
    """Where a step is taken: closing asks other rooms first, merging asks for the other case."""
    name = {"close": "journey-close", "merge": "merge", "unmerge": "unmerge"}.get(step)
    return reverse(name, args=[reference]) if name else reverse("step", args=[reference, step])


@require_safe
def timeline(request: Asking, reference: str) -> HttpResponse:
    """What happened, in sentences, newest first."""
    case = seen(reference)
    subjects = [*subjects_of(case), *(each.case_id for each in queries.merged_into(case))]
    before = request.GET.get("before", "")
    entries = list(queries.history(subjects, before=int(before) if before.isdecimal() else None)[: PAGE + 1])
    older = f"?before={entries[PAGE - 1].place}" if len(entries) > PAGE else ""
    return drawn(
        request,
        case,
        "timeline",
        "cases/timeline.html",
        lines=sentences(entries[:PAGE]),
        older=older,
        newer=request.path if before else "",
    )


def subjects_of(case: Case) -> list[UUID]:
    """The case and the parties in it that the session may know of."""
    return [case.pk, *(each.party.pk for each in queries.members(case) if each.party)]


@require_safe
def certification(request: Asking, reference: str) -> HttpResponse:
    """The people of the case, each with the way to their assessment and certificate."""
    case = seen(reference)
    persons = [each for each in queries.members(case) if each.party and each.party.kind == "person"]
    rows = [_road(case, each.party) for each in persons if each.party]
    return drawn(request, case, "certification", "cases/certification.html", rows=rows)


def _road(case: Case, party: Party) -> Road:
    """Where a person stands on the road to a certificate, as far as this officer may know."""
    if not {"screening", "assessment", "certificate"} & grants.visible_compartments(party.pk):
        return Road(party.reference, _("Not yours"), "quiet")
    newest = certifications.of_person(party.pk, case.pk).first()
    if newest is None and (presumed := presumptions.newest(party.pk)) is not None:
        here = presumed.status == "in_force"
        state = _("Presumed a victim") if here else _capital(PRESUMPTION.label(presumed.status))
        theirs = grants.may_see("assessment", party.pk)
        to = assessment(case.reference, party.reference) if theirs else reverse("presumed", args=[party.reference])
        return Road(party.reference, state, PRESUMED_TONES[presumed.status], to)
    if newest is None:
        return Road(party.reference, _("Not begun"), "note", assessment(case.reference, party.reference))
    tone = {"issued": "good", "declined": "stop", "revoked": "stop", "submitted": "wait"}.get(newest.status, "note")
    return Road(party.reference, _capital(CERTIFICATION.label(newest.status)), tone, link(newest.reference))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


@require_safe
def who(request: Asking, reference: str) -> HttpResponse:
    """Who can see the case and each party in it, and why, in sentences."""
    case = seen(reference)
    subjects = [
        (reference, case.pk),
        *((m.party.reference, m.party.pk) for m in queries.members(case) if m.party),
    ]
    shown = [(name, who_can_see(subject, request.now)) for name, subject in subjects]
    return drawn(
        request,
        case,
        "who",
        "cases/who.html",
        shown=shown,
        colleagues=queries.colleagues(case, request.now),
        leads=case.lead == request.officer.id,
    )
