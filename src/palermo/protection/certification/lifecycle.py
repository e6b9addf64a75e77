"""The road of one person to a certificate, and what may become of it: item 13 of the Plan, read aloud."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from palermo.design.lazy import gettext_lazy
from palermo.law.lifecycle import Lifecycle, Step
from palermo.protection.certification import grounds
from palermo.protection.certification.facts import Facts

ITEM = "nz-2009/13"
DRAFTS, DECIDES = ("investigator",), ("senior_police_officer",)


def both_findings_recorded(facts: Facts) -> str:
    """The protection and the legal finding stand."""
    if not facts.protection:
        return _("You can’t submit this yet: record the protection finding first.")
    if not facts.legal:
        return _("You can’t submit this yet: record the legal finding first.")
    return ""


def no_other_is_live(facts: Facts) -> str:
    """The person has no other certification on its way or in force."""
    return (
        _("This person has another certification on its way or in force: go on with that one.")
        if facts.another_live
        else ""
    )


def elements_met_and_not_the_drafter(facts: Facts) -> str:
    """A senior officer who did not draft it; nothing changed since; every element of 98D at reasonable suspicion."""
    if refusal := _apart(facts, _("You can’t issue this: you drafted it.")) or _unchanged(facts):
        return refusal
    if facts.legal != "met":
        return _(
            "You can’t issue this: the legal finding does not have the elements of section 98D met. "
            "Ask for more, or decline and name what is lacking."
        )
    return ""


def lacking_element_named_and_not_the_drafter(facts: Facts) -> str:
    """A senior officer who did not draft it; nothing changed; an element is named, never a mere pattern; review told."""
    if refusal := _apart(facts, _("You can’t decline this: you drafted it.")) or _unchanged(facts):
        return refusal
    if facts.choice is None:
        return ""
    if never := grounds.NEVER.get(facts.choice.reason):
        return str(never)
    if facts.choice.lacking not in facts.elements:
        return _("Name the element of the law that is lacking: a decline without one is none.")
    if facts.choice.review not in grounds.REVIEW:
        return _("Say how the person can have the decision looked at again.")
    return ""


def proved_and_person_heard_and_not_the_endorser(facts: Facts) -> str:
    """Another senior officer than the endorser; proof that the person was not trafficked; told, helped, heard."""
    if facts.choice is not None and (never := grounds.NEVER.get(facts.choice.reason)):
        return str(never)
    if refusal := _second(facts, _("You can’t revoke this: you endorsed it.")):
        return refusal
    if refusal := _apart(facts, _("You can’t revoke this: you drafted it.")):
        return refusal
    if not facts.told:
        return _(
            "You can’t revoke this yet: the person was not told, in their language, what is held against the certificate."
        )
    if not facts.helped:
        return _("You can’t revoke this yet: the person was not offered help to answer.")
    if not facts.heard:
        return _("You can’t revoke this yet: the person was not heard.")
    return ""


def by_a_second_officer(facts: Facts) -> str:
    """A senior officer who neither drafted nor endorsed it."""
    return _second(facts, _("You can’t mark this as recorded in error: you decided it.")) or _apart(
        facts, _("You can’t mark this as recorded in error: you drafted it.")
    )


def not_the_drafter(facts: Facts) -> str:
    """A senior officer who did not draft it."""
    return _apart(facts, _("You can’t confirm this: you drafted it."))


def of_senior_rank(facts: Facts) -> str:
    """An officer of the rank that local policy asks of whoever decides."""
    return "" if facts.rank_reaches else _rank(facts)


def _apart(facts: Facts, drafted: str) -> str:
    if facts.officer in facts.drafters:
        someone = _("Someone of %(rank)s rank or above who did not draft it can.") % {"rank": facts.lowest_rank.lower()}
        return f"{drafted} {someone} {_others(facts)}".strip()
    return of_senior_rank(facts)


def _second(facts: Facts, decided: str) -> str:
    if not facts.endorser or facts.officer != facts.endorser:
        return ""
    return f"{decided} {_('Another senior officer must.')} {_others(facts)}".strip()


def _rank(facts: Facts) -> str:
    short = _("This is for a senior police officer, which local policy says is of %(rank)s rank or above.")
    return f"{short % {'rank': facts.lowest_rank.lower()}} {_others(facts)}".strip()


def _others(facts: Facts) -> str:
    hold = ngettext("%(n)d officer can.", "%(n)d officers can.", facts.able) % {"n": facts.able}
    duty = ngettext("%(n)d is on duty now.", "%(n)d are on duty now.", facts.on_duty) % {"n": facts.on_duty}
    if not facts.on_duty:
        duty = _("None of them is on duty now.")
    return f"{hold} {duty}" if facts.able else _("Nobody else holds that seat now: tell the duty officer.")


def _unchanged(facts: Facts) -> str:
    if facts.unchanged:
        return ""
    return _(
        "What was submitted has changed since. Ask for it to be submitted again, so that you decide on what stands."
    )


CERTIFICATION = Lifecycle(
    "certification",
    initial="assessing",
    final=("stopped", "revoked", "in_error"),
    steps=(
        Step("begin", from_=(), to="assessing", by=DRAFTS, authority=ITEM, requires=no_other_is_live,
             label=gettext_lazy("Begin the assessment")),
        Step("submit", from_=("assessing",), to="submitted", by=DRAFTS, authority=ITEM, requires=both_findings_recorded,
             label=gettext_lazy("Submit for a decision"), within="certification.submit"),
        Step("stop", from_=("assessing",), to="stopped", by=DRAFTS, authority=ITEM,
             label=gettext_lazy("Stop the assessment"), reasons=tuple(grounds.STOP), awaited=False),
        Step("issue", from_=("submitted",), to="issued", by=DECIDES, authority=ITEM,
             requires=elements_met_and_not_the_drafter, label=gettext_lazy("Issue the certificate"),
             within="certification.endorse"),
        Step("ask", from_=("submitted",), to="assessing", by=DECIDES, authority=ITEM, requires=of_senior_rank,
             label=gettext_lazy("Ask for more"), reasons=tuple(grounds.ASK), within="certification.endorse"),
        Step("decline", from_=("submitted",), to="declined", by=DECIDES, authority=ITEM,
             requires=lacking_element_named_and_not_the_drafter, label=gettext_lazy("Decline"),
             reasons=tuple(grounds.DECLINE), within="certification.endorse"),
        Step("reopen", from_=("declined",), to="assessing", by=DRAFTS, authority=ITEM, requires=no_other_is_live,
             label=gettext_lazy("Reopen"), reasons=tuple(grounds.REOPEN), awaited=False),
        Step("question", from_=("issued",), to="under_review", by=(*DRAFTS, *DECIDES), authority=ITEM,
             label=gettext_lazy("Put under review"), reasons=tuple(grounds.QUESTION), awaited=False),
        Step("confirm", from_=("under_review",), to="issued", by=DECIDES, authority=ITEM,
             requires=not_the_drafter, label=gettext_lazy("Confirm the certificate"), within="certification.review"),
        Step("revoke", from_=("under_review",), to="revoked", by=DECIDES, authority=ITEM,
             requires=proved_and_person_heard_and_not_the_endorser, label=gettext_lazy("Revoke the certificate"),
             reasons=tuple(grounds.REVOKE), awaited=False),
        Step("mark_in_error", from_=("issued", "under_review", "declined"), to="in_error", by=DECIDES, authority=ITEM,
             requires=by_a_second_officer, label=gettext_lazy("Mark as recorded in error"),
             reasons=tuple(grounds.IN_ERROR), awaited=False),
    ),
    labels={
        "assessing": gettext_lazy("being assessed"),
        "submitted": gettext_lazy("waiting for a decision"),
        "issued": gettext_lazy("certified"),
        "declined": gettext_lazy("declined"),
        "under_review": gettext_lazy("under review"),
        "revoked": gettext_lazy("revoked"),
        "stopped": gettext_lazy("stopped"),
        "in_error": gettext_lazy("recorded in error"),
    },
)  # fmt: skip

TONES = {
    "assessing": "note", "submitted": "wait", "issued": "good", "declined": "quiet", "under_review": "warn",
    "revoked": "stop", "stopped": "quiet", "in_error": "quiet",
}  # fmt: skip
LIVE = ("assessing", "submitted", "issued", "under_review")
"""On its way or in force: a person has at most one of these at a time."""
