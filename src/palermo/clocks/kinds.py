"""The kinds of deadline: what must happen, and which local policy says by when. The Plan itself states no hours."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from palermo.clocks.working_days import due, nth_working_day, working_days_between
from palermo.design.lazy import gettext_lazy as _
from palermo.law.dated import policy, value
from palermo.law.period import day_of, day_start

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Kind:
    """What is waited for, the key in `policy.toml` that says how long it may take, and whether it climbs the roster."""

    label: str
    policy: str
    climbs: bool = False

    def due(self, start: datetime) -> datetime:
        """When a clock that starts at `start` runs out, by the policy of that day."""
        return due(start, int(value(self.policy, day_of(start))), policy(self.policy).unit)

    def moved(self, due_at: datetime, *, paused_at: datetime, resumed_at: datetime) -> datetime:
        """When the clock runs out after standing still: later by the minutes it stood, or by whole days.

        A clock in days or working days still ends with a day: it gains each day (or working day) after that of
        the pause, up to and including that of going on. A pause within one day gains nothing.
        """
        unit = policy(self.policy).unit
        if unit in ("minutes", "hours"):
            return due_at + (resumed_at - paused_at)
        from_on, until_on = day_of(paused_at), day_of(resumed_at)
        last = day_of(due_at) - _DAY
        if unit != "working days":
            return day_start(last + (until_on - from_on) + _DAY)
        stood = working_days_between(from_on, until_on)
        return day_start((nth_working_day(last, stood) if stood else last) + _DAY)


KINDS: Mapping[str, Kind] = {
    "acknowledge_urgent": Kind(_("acknowledge an urgent report"), "report.triage-danger", climbs=True),
    "acknowledge": Kind(_("acknowledge a report"), "report.triage"),
    "triage": Kind(_("decide what a report needs"), "report.triage"),
    "reporter_answer": Kind(_("hear from the reporter"), "report.reporter-answer"),
    "finish_screening": Kind(_("decide on everybody met, and send the referrals"), "screening.finish"),
    "screening_triage_urgent": Kind(_("answer an urgent referral"), "screening.triage-urgent", climbs=True),
    "screening_triage": Kind(_("answer a referral"), "screening.triage"),
    "pass_on_who": Kind(_("tell the lead of the case who the person is"), "screening.pass-on"),
    "assign_case": Kind(_("take the case on"), "investigation.assign"),
    "submit_assessment": Kind(_("finish the assessment and submit it"), "certification.submit"),
    "decide_certification": Kind(_("decide on certification"), "certification.endorse"),
    "answer_question": Kind(_("answer what the senior officer asked"), "certification.answer"),
    "finish_review": Kind(_("finish the review of a certificate"), "certification.review"),
    "tell_decline": Kind(_("tell the person of the decision and how to have it reviewed"), "certification.tell"),
    "support_referral": Kind(_("refer the person for support"), "support.refer"),
    # everyday work
    "do_task": Kind(_("do a task"), "work.task"),
    "keep_appointment": Kind(_("keep an appointment, and say what came of it"), "work.task"),
    "answer_asked": Kind(_("answer a question"), "work.answer"),
    # support
    "support_answer": Kind(_("accept or decline a referral for support"), "support.accept"),
    "support_next": Kind(_("ask another organisation to support the person"), "support.refer"),
    "support_assess": Kind(_("ask the person about their needs"), "support.assess"),
    "support_plan": Kind(_("agree a support plan with the person"), "support.plan"),
    "support_review_first": Kind(_("review the support plan for the first time"), "support.review-first"),
    "support_review": Kind(_("review the support plan again"), "support.review"),
    # presumed victims and children
    "ask_consent": Kind(_("ask the person, who is an adult, whether they agree"), "presumed.ask"),
    "police_told": Kind(_("decide what Police do for a person they were told of"), "presumed.police"),
    "receive_notice": Kind(_("receive a notice that a child is to be protected"), "child.receive", climbs=True),
    "act_on_notice": Kind(_("see the child, or make the child safe"), "child.act"),
    "find_guardian": Kind(_("find the child a guardian"), "child.guardian"),
    "vet_guardian": Kind(_("vet who was proposed as guardian"), "child.vet"),
    "check_guardian": Kind(_("say whether Police know a proposed guardian"), "child.check"),
    "replace_guardian": Kind(_("end a guardianship: something now stands against the guardian"), "child.act"),
}

PAUSES: Mapping[str, str] = {
    "waiting_for_person": _("the person needs time"),
    "medical_care": _("the person is having medical care"),
    "waiting_for_interpreter": _("waiting for an interpreter"),
    "waiting_for_agency": _("waiting for another agency's answer"),
}
"""Why a clock may stand still."""

WORDS: Mapping[str, str] = {**{name: kind.label for name, kind in KINDS.items()}, **PAUSES}
"""What the codes of clocks mean in a line of the ledger."""
