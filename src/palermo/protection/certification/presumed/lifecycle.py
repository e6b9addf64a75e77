"""Presumed-victim status, from the moment somebody sees signs: help at once, before any decision, read aloud."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from palermo.design.lazy import gettext_lazy
from palermo.law.lifecycle import Lifecycle, Step
from palermo.protection.certification.presumed import grounds

ITEM = "nz-2009/20"
"""Victims are referred for support when they are identified; presuming is the identifying."""

POLICE = ("frontline_officer", "investigator", "triage_officer", "station_officer", "senior_police_officer")
PRESUMERS = (*POLICE, "outreach_worker", "case_manager", "clinician", "child_protection_officer")
"""Who may presume: Police, NGOs, the ministry, health, inspectors. A frontline officer may be of any agency that has them."""


@dataclass(frozen=True)
class PresumedFacts:
    """One presumption as the conditions see it.

    `child` is no, yes or unknown, `found_adult` whether child protection found an adult; `agreed` whether there is a
    consent, `wrong` what is wrong with it; `standing` is the status in force already (certificate, presumed or ""); `own`
    whether the officer is of the agency that presumed; `told` whether Police know who it is; `asked` is False and
    `reason` None while only buttons are drawn.
    """

    child: str = "no"
    found_adult: bool = False
    agreed: bool = False
    wrong: str = ""
    standing: str = ""
    own: bool = True
    presumed_by: str = ""
    told: bool = False
    asked: bool = True
    reason: str | None = None


def an_adult_agreed_and_no_status_stands(facts: PresumedFacts) -> str:
    """No status is in force; an adult agreed; a child was not asked."""
    if facts.standing == "certificate":
        return _("This person is certified already: a certificate gives all that presuming would, and more.")
    if facts.standing:
        return _("This person is presumed a victim already: what follows from it has begun.")
    return _consent(facts)


def the_person_agrees_or_is_a_child(facts: PresumedFacts) -> str:
    """Police do not know yet; an adult agreed to it; for a child it is done to protect them."""
    if facts.told:
        return _("Police know already who this is.")
    return _consent(facts) if facts.asked else ""


def agreed_now_that_they_are_an_adult(facts: PresumedFacts) -> str:
    """Consent was not asked while the person may have been a child; they were found to be an adult, and agree."""
    if facts.child == "no":
        return _("Their agreement is recorded already.")
    if not facts.found_adult:
        return _("Only child protection finds that somebody is an adult; until then a child is not asked.")
    if not facts.asked:
        return ""
    return facts.wrong if facts.agreed else _("Say how the person agreed.")


def by_those_who_presumed_and_for_a_reason_that_can_be(facts: PresumedFacts) -> str:
    """The organisation that presumed; not for a reason that never is one."""
    if facts.reason is not None:
        of_a_child = grounds.NEVER_OF_A_CHILD if facts.child != "no" else {}
        if never := of_a_child.get(facts.reason) or grounds.NEVER.get(facts.reason):
            return str(never)
    if facts.reason == "adult_did_not_agree" and not facts.found_adult:
        return _("Only child protection finds that somebody is an adult; until then a child is not asked.")
    return by_those_who_presumed(facts)


def by_those_who_presumed(facts: PresumedFacts) -> str:
    """An officer of the agency that presumed."""
    if facts.own:
        return ""
    return _("Only %(agency)s, who presumed this person a victim, can do this: tell them what you know.") % {
        "agency": facts.presumed_by
    }


def _consent(facts: PresumedFacts) -> str:
    if facts.child not in grounds.CHILD:
        return _("Say whether the person is under 18; “not known” is an answer.")
    if facts.child != "no":
        return (
            _("A child is protected without being asked to agree: leave the agreement empty.") if facts.agreed else ""
        )
    if not facts.agreed:
        return _("Ask the person first: this is done with an adult only when they agree. Say how they agreed.")
    return facts.wrong


PRESUMPTION = Lifecycle(
    "presumption",
    initial="in_force",
    final=("ended", "in_error"),
    steps=(
        Step("presume", from_=(), to="in_force", by=PRESUMERS, authority=ITEM,
             requires=an_adult_agreed_and_no_status_stands, label=gettext_lazy("Presume them a victim")),
        Step("tell_police", from_=("in_force",), to="in_force", by=PRESUMERS, authority=ITEM,
             requires=the_person_agrees_or_is_a_child, label=gettext_lazy("Tell Police who it is"), awaited=False),
        Step("agree", from_=("in_force",), to="in_force", by=PRESUMERS, authority=ITEM,
             requires=agreed_now_that_they_are_an_adult, label=gettext_lazy("Record that they agree, as an adult"),
             within="presumed.ask", awaited=False),
        Step("certify", from_=("in_force",), to="certified", by=("senior_police_officer",), authority="nz-2009/13",
             label=gettext_lazy("Issue the certificate"), awaited=False),
        Step("restore", from_=("certified",), to="in_force", by=("senior_police_officer",), authority="nz-2009/13",
             label=gettext_lazy("Mark the certificate as recorded in error"), awaited=False),
        Step("end", from_=("in_force",), to="ended", by=PRESUMERS, authority=ITEM,
             requires=by_those_who_presumed_and_for_a_reason_that_can_be,
             label=gettext_lazy("End the presumed-victim status"), reasons=tuple(grounds.END), awaited=False),
        Step("mark_in_error", from_=("in_force",), to="in_error", by=PRESUMERS, authority=ITEM,
             requires=by_those_who_presumed, label=gettext_lazy("Mark as recorded in error"),
             reasons=tuple(grounds.IN_ERROR), awaited=False),
    ),
    labels={
        "in_force": gettext_lazy("in force"),
        "certified": gettext_lazy("certified since"),
        "ended": gettext_lazy("ended"),
        "in_error": gettext_lazy("recorded in error"),
    },
)  # fmt: skip

TONES = {"in_force": "good", "certified": "good", "ended": "quiet", "in_error": "quiet"}
