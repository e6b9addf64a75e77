"""The steps of a screening (one person of a visit) and of a referral to Police, read aloud.

A screening ends in one of three words, each by a human and with a reason: refer, presume, not. It can be taken up
again, because people tell more later. No number of signs moves it.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from palermo.design.lazy import gettext_lazy
from palermo.law.lifecycle import Lifecycle, Step

SCREENERS = (
    "frontline_officer",
    "investigator",
    "triage_officer",
    "station_officer",
    "clinician",
    "outreach_worker",
    "case_manager",
)
"""Who screens: Police, inspectors, boarding parties, visa and health staff, NGOs."""
TRIAGE = ("triage_officer",)
WHAT = "nz-2009/promise/un-definition"
APART = "nz-2009/promise/smuggling-is-different"
TO_POLICE = "nz-2009/23"
TO_SUPPORT = "nz-2009/20"

BECAUSE = {
    "refer": ("signs_point_to_it", "person_asked", "child_at_risk", "danger", "offence_seen"),
    "presume": ("signs_point_to_it", "person_told", "child_at_risk", "another_agency_found"),
    "not": ("no_sign", "signs_explained", "labour_rights", "smuggling", "another_matter", "could_not_finish"),
}
"""For each outcome, the reasons one of which is chosen. “They agreed to it” is none: consent settles nothing."""
AGAIN = ("new_sign", "person_told_more", "decided_by_mistake")
MISTAKES = ("wrong_person", "entered_twice", "entered_by_mistake")
RETURNS = ("too_little_known", "already_known", "labour_rights", "smuggling", "another_offence")
WITHDRAWALS = ("person_asked", "entered_by_mistake")


@dataclass(frozen=True)
class Facts:
    """What the conditions look at: what was recorded, what was typed, what the person says to a referral."""

    signs: int = 0
    words: str = ""
    waits: bool = False
    child: str = "unknown"
    urgent: str = ""
    agrees: str = ""


def signs_answered(facts: Facts | None) -> str:
    """Whoever recorded signs and goes no further says in words why."""
    if facts is not None and facts.signs and not facts.words.strip():
        return _("Signs were recorded for this person: say in your words why you go no further.")
    return ""


def nothing_waits(facts: Facts | None) -> str:
    """What waits with Police is first taken back."""
    if facts is not None and facts.waits:
        return _("A referral of this person waits with Police: withdraw it first.")
    return ""


def agreed_or_at_risk(facts: Facts | None) -> str:
    """An adult who does not want Police is referred only when life is in danger; a child always may be."""
    if facts is None or facts.agrees != "no" or facts.child != "no" or facts.urgent in ("danger", "moving"):
        return ""
    return _(
        "This adult does not want to be referred. You can presume and support them without Police. "
        "Refer against their wish only when someone is in danger now or is about to be moved, and say so."
    )


def none_waiting(facts: Facts | None) -> str:
    """One referral of a person waits at a time."""
    if facts is not None and facts.waits:
        return _("A referral of this person waits with Police already.")
    return agreed_or_at_risk(facts)


ENDED = ("refer", "presume", "not")
SCREENING = Lifecycle(
    "screening",
    initial="open",
    final=("in_error",),
    steps=(
        Step("meet", from_=(), to="open", by=SCREENERS, authority=WHAT, label=gettext_lazy("Begin with a person")),
        Step("refer", from_=("open",), to="refer", by=SCREENERS, authority=TO_POLICE, reasons=BECAUSE["refer"],
             label=gettext_lazy("Refer to Police"), within="screening.finish"),
        Step("presume", from_=("open",), to="presume", by=SCREENERS, authority=TO_SUPPORT, reasons=BECAUSE["presume"],
             label=gettext_lazy("Presume a victim"), within="screening.finish"),
        Step("not", from_=("open",), to="not", by=SCREENERS, authority=APART, reasons=BECAUSE["not"],
             label=gettext_lazy("Go no further"), requires=signs_answered, within="screening.finish"),
        Step("reconsider", from_=ENDED, to="open", by=SCREENERS, authority=WHAT, reasons=AGAIN,
             label=gettext_lazy("Take it up again"), requires=nothing_waits, awaited=False),
        Step("send_back", from_=("refer", "presume"), to="open", by=TRIAGE, authority=TO_POLICE,
             label=gettext_lazy("Send back to the screener"), awaited=False),
        Step("mark_in_error", from_=("open", *ENDED), to="in_error", by=SCREENERS, authority=WHAT, reasons=MISTAKES,
             label=gettext_lazy("Mark as recorded in error"), requires=nothing_waits, awaited=False),
    ),
    labels={
        "open": gettext_lazy("not yet decided"),
        "refer": gettext_lazy("refer to Police"),
        "presume": gettext_lazy("presumed a victim"),
        "not": gettext_lazy("no further"),
        "in_error": gettext_lazy("recorded in error"),
    },
)  # fmt: skip

REFERRAL = Lifecycle(
    "referral",
    initial="waiting",
    final=("accepted", "returned", "withdrawn"),
    steps=(
        Step("refer", from_=(), to="waiting", by=SCREENERS, authority=TO_POLICE, requires=none_waiting,
             label=gettext_lazy("Send the referral to Police")),
        Step("accept", from_=("waiting",), to="accepted", by=TRIAGE, authority=TO_POLICE,
             label=gettext_lazy("Accept into a case"), within="screening.triage"),
        Step("return", from_=("waiting",), to="returned", by=TRIAGE, authority=TO_POLICE, reasons=RETURNS,
             label=gettext_lazy("Send back"), within="screening.triage"),
        Step("withdraw", from_=("waiting",), to="withdrawn", by=SCREENERS, authority=TO_POLICE, reasons=WITHDRAWALS,
             label=gettext_lazy("Withdraw"), awaited=False),
    ),
    labels={
        "waiting": gettext_lazy("waiting with Police"),
        "accepted": gettext_lazy("accepted into a case"),
        "returned": gettext_lazy("sent back"),
        "withdrawn": gettext_lazy("withdrawn"),
    },
)  # fmt: skip
TONES = {"open": "wait", "refer": "note", "presume": "note", "not": "quiet", "in_error": "quiet"}
REFERRAL_TONES = {"waiting": "wait", "accepted": "good", "returned": "stop", "withdrawn": "quiet"}
