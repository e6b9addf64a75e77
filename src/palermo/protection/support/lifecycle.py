"""The three tables of support: a referral, the file that begins when it is accepted, and each service in the file."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from palermo.design.lazy import gettext_lazy
from palermo.law.lifecycle import Lifecycle, Step
from palermo.protection.support import codes
from palermo.protection.support.facts import Facts

ITEM = "nz-2009/20"
REFERS = (
    "frontline_officer", "investigator", "triage_officer", "station_officer", "senior_police_officer", "clinician",
    "outreach_worker", "child_protection_officer", "case_manager",
)  # fmt: skip
"""Whoever identifies a person refers them: Police, inspectors, border and health staff, NGOs, the ministry."""
MANAGES = ("case_manager",)


def nobody_helps_them_yet(facts: Facts) -> str:
    """No organisation helps the person, or was asked to and has not settled it."""
    if not facts.helped:
        return ""
    return _("This person is referred for support already: what was begun goes on, and nobody is asked twice.")


def asked_of_them_and_apart(facts: Facts) -> str:
    """It was asked of the officer's own organisation, and they took no part in investigating the person."""
    if refusal := asked_of_them(facts):
        return refusal
    if facts.investigated:
        return _(
            "You can’t take this on: you took part in investigating this person’s case, and who investigates never "
            "manages support. A colleague who took no part can."
        )
    return ""


def asked_of_them(facts: Facts) -> str:
    """It was asked of the officer's own organisation."""
    if facts.asked_here:
        return ""
    return _("This was asked of %(who)s: it is theirs to answer.") % {"who": facts.receiver}


def they_referred_it(facts: Facts) -> str:
    """The officer made the referral, or oversees it."""
    return "" if facts.referred_it else _("Only whoever made the referral, or the ministry that oversees it, can.")


def they_manage_it(facts: Facts) -> str:
    """The file is the officer's, or of somebody they act for."""
    if facts.manages:
        return ""
    return _("%(who)s manages this file: ask them, or act for them while they are away.") % {"who": facts.manager}


def every_need_was_asked_about(facts: Facts) -> str:
    """The manager, and all twelve domains recorded."""
    if refusal := they_manage_it(facts):
        return refusal
    return "" if facts.needs_known else _("Record all twelve needs first, also those the person did not speak of.")


def nothing_is_left_open(facts: Facts) -> str:
    """The manager, and every service ended, or said not to be had."""
    if refusal := they_manage_it(facts):
        return refusal
    if facts.unsettled:
        return ngettext(
            "%(n)d service is still open: end it, or record that it could not be had, before the file is closed.",
            "%(n)d services are still open: end them, or record that they could not be had, before the file is closed.",
            facts.unsettled,
        ) % {"n": facts.unsettled}
    return ""


def nobody_else_helps_them(facts: Facts) -> str:
    """The manager, and no other organisation has the person's support in hand."""
    return they_manage_it(facts) or nobody_helps_them_yet(facts)


def their_file_is_open(facts: Facts) -> str:
    """The manager, and the file is not closed."""
    if refusal := they_manage_it(facts):
        return refusal
    return "" if facts.live else _("The file is closed: reopen it first.")


REFERRAL = Lifecycle(
    "referral",
    initial="asked",
    final=("accepted", "passed_on", "withdrawn"),
    steps=(
        Step("refer", from_=(), to="asked", by=REFERS, authority=ITEM, requires=nobody_helps_them_yet,
             label=gettext_lazy("Refer for support"), within="support.refer"),
        Step("accept", from_=("asked",), to="accepted", by=MANAGES, authority=ITEM, requires=asked_of_them_and_apart,
             label=gettext_lazy("Accept"), within="support.accept"),
        Step("decline", from_=("asked",), to="declined", by=MANAGES, authority=ITEM, requires=asked_of_them,
             label=gettext_lazy("Decline"), reasons=tuple(codes.DECLINE), within="support.accept"),
        Step("pass_on", from_=("declined",), to="passed_on", by=REFERS, authority=ITEM, requires=they_referred_it,
             label=gettext_lazy("Ask another organisation"), within="support.refer"),
        Step("withdraw", from_=("asked", "declined"), to="withdrawn", by=REFERS, authority=ITEM,
             requires=they_referred_it, label=gettext_lazy("Withdraw the referral"), reasons=tuple(codes.WITHDRAW),
             awaited=False),
    ),
    labels={
        "asked": gettext_lazy("waiting for an answer"),
        "accepted": gettext_lazy("accepted"),
        "declined": gettext_lazy("declined, nobody asked yet"),
        "passed_on": gettext_lazy("declined, another was asked"),
        "withdrawn": gettext_lazy("withdrawn"),
    },
)  # fmt: skip

LIVE = ("accepted", "assessed", "active", "stepping_down")
FILE = Lifecycle(
    "support file",
    initial="accepted",
    final=(),
    steps=(
        Step("open", from_=(), to="accepted", by=MANAGES, authority=ITEM, label=gettext_lazy("Open the file")),
        Step("assess", from_=("accepted",), to="assessed", by=MANAGES, authority=ITEM,
             requires=every_need_was_asked_about, label=gettext_lazy("Record the needs"), within="support.assess"),
        Step("agree", from_=("assessed", "active", "stepping_down"), to="active", by=MANAGES, authority=ITEM,
             requires=they_manage_it, label=gettext_lazy("Agree a plan"), within="support.plan"),
        Step("step_down", from_=("active",), to="stepping_down", by=MANAGES, authority=ITEM, requires=they_manage_it,
             label=gettext_lazy("Begin to step down"), awaited=False),
        Step("close", from_=LIVE, to="closed", by=MANAGES, authority=ITEM, requires=nothing_is_left_open,
             label=gettext_lazy("Close the file"), reasons=tuple(codes.CLOSE), awaited=False),
        Step("reopen", from_=("closed",), to="accepted", by=MANAGES, authority=ITEM, requires=nobody_else_helps_them,
             label=gettext_lazy("Reopen the file"), reasons=tuple(codes.REOPEN), awaited=False),
    ),
    labels={
        "accepted": gettext_lazy("accepted, needs to be asked"),
        "assessed": gettext_lazy("needs known, no plan yet"),
        "active": gettext_lazy("plan under way"),
        "stepping_down": gettext_lazy("stepping down"),
        "closed": gettext_lazy("closed"),
    },
)  # fmt: skip

OPEN = ("asked", "offered", "taken", "started")
SERVICE = Lifecycle(
    "service",
    initial="asked",
    final=("ended", "not_available", "refused", "dropped"),
    steps=(
        Step("ask", from_=(), to="asked", by=MANAGES, authority=ITEM, requires=their_file_is_open,
             label=gettext_lazy("Ask for a service")),
        Step("offer", from_=("asked",), to="offered", by=MANAGES, authority=ITEM, requires=their_file_is_open,
             label=gettext_lazy("It was offered")),
        Step("take", from_=("offered",), to="taken", by=MANAGES, authority=ITEM, requires=their_file_is_open,
             label=gettext_lazy("The person accepted it")),
        Step("refuse", from_=("offered",), to="refused", by=MANAGES, authority=ITEM, requires=their_file_is_open,
             label=gettext_lazy("The person did not want it"), reasons=tuple(codes.REFUSED), awaited=False),
        Step("start", from_=("taken",), to="started", by=MANAGES, authority=ITEM, requires=their_file_is_open,
             label=gettext_lazy("It started")),
        Step("end", from_=("started",), to="ended", by=MANAGES, authority=ITEM, requires=their_file_is_open,
             label=gettext_lazy("It ended"), reasons=tuple(codes.ENDED), awaited=False),
        Step("fail", from_=("asked", "offered", "taken"), to="not_available", by=MANAGES, authority=ITEM,
             requires=their_file_is_open, label=gettext_lazy("It cannot be had"), reasons=tuple(codes.UNMET),
             awaited=False),
        Step("drop", from_=("asked", "offered", "taken"), to="dropped", by=MANAGES, authority=ITEM,
             requires=their_file_is_open, label=gettext_lazy("No longer asked for"), reasons=tuple(codes.DROPPED),
             awaited=False),
    ),
    labels={
        "asked": gettext_lazy("asked for"),
        "offered": gettext_lazy("offered"),
        "taken": gettext_lazy("accepted"),
        "started": gettext_lazy("under way"),
        "ended": gettext_lazy("ended"),
        "not_available": gettext_lazy("not to be had"),
        "refused": gettext_lazy("not wanted"),
        "dropped": gettext_lazy("no longer asked for"),
    },
)  # fmt: skip

TONES = {
    "asked": "wait", "accepted": "note", "declined": "warn", "passed_on": "quiet", "withdrawn": "quiet",
    "assessed": "note", "active": "good", "stepping_down": "good", "closed": "quiet",
    "offered": "note", "taken": "note", "started": "good", "ended": "quiet", "not_available": "stop",
    "refused": "quiet", "dropped": "quiet",
}  # fmt: skip
"""How each status is coloured; the words always stand beside it."""
