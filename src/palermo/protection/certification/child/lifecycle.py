"""A child's protection notice and a child's guardian, read aloud. The notice goes out in the act that presumes the child."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from palermo.design.lazy import gettext_lazy
from palermo.law.lifecycle import Lifecycle, Step
from palermo.protection.certification.child import grounds
from palermo.protection.certification.presumed.lifecycle import PRESUMERS

REPORTING = "cypf-act-1989/15"
PROTOCOL = "protocol/6"
PROTECTS = ("child_protection_officer",)


@dataclass(frozen=True)
class GuardianFacts:
    """A guardian-to-be as the conditions see it. `officer` and `proposed_by` are ids as text.

    `stands` is what stands against them (""), `checks` how many of the four are made, `police` what those who lead a case
    of the child answered: "" when nobody was asked, waiting, clear or known. `another` is whether a guardian is appointed.
    """

    officer: str = ""
    proposed_by: str = ""
    stands: str = ""
    checks: int = 0
    police: str = ""
    another: bool = False
    chosen: bool = False


def nobody_who_stands_against(facts: GuardianFacts) -> str:
    """Neither suspect, employer or recruiter in any case of the child, nor the same as one, nor tied to one."""
    return str(grounds.STANDS) if facts.stands else ""


def vetted_by_another_and_nobody_who_stands_against(facts: GuardianFacts) -> str:
    """Not by who proposed them; nobody who stands against; every check made; Police, where they have a case, know nothing."""
    if refusal := _another(facts, _("You can’t appoint them: you proposed them.")):
        return refusal
    if facts.stands or facts.police == "known":
        return str(grounds.STANDS)
    if facts.another:
        return _("The child has a guardian: end that guardianship first.")
    if facts.police == "waiting":
        return _("Police have a matter of this child and have not answered yet whether they know this person.")
    if facts.chosen and facts.checks < len(grounds.CHECKS):
        return _("You can’t appoint them yet: every check must be made first.")
    return ""


def vetted_by_another(facts: GuardianFacts) -> str:
    """Not by who proposed them."""
    return _another(facts, _("You can’t refuse them: you proposed them."))


def _another(facts: GuardianFacts, sentence: str) -> str:
    if facts.officer and facts.officer == facts.proposed_by:
        return f"{sentence} {_('Another child protection officer must.')}"
    return ""


NOTICE = Lifecycle(
    "protection notice",
    initial="sent",
    final=("adult",),
    steps=(
        Step("send", from_=(), to="sent", by=PRESUMERS, authority=REPORTING, label=gettext_lazy("Send the notice")),
        Step("receive", from_=("sent",), to="received", by=PROTECTS, authority=REPORTING,
             label=gettext_lazy("Receive it"), within="child.receive"),
        Step("act", from_=("received",), to="acted", by=PROTECTS, authority=REPORTING,
             label=gettext_lazy("Record what was done"), reasons=tuple(grounds.ACTED), within="child.act"),
        Step("find_adult", from_=("received", "acted"), to="adult", by=PROTECTS, authority=PROTOCOL,
             label=gettext_lazy("Record that they are an adult"), reasons=tuple(grounds.ADULT), awaited=False),
    ),
    labels={
        "sent": gettext_lazy("new"),
        "received": gettext_lazy("received"),
        "acted": gettext_lazy("acted on"),
        "adult": gettext_lazy("found to be an adult"),
    },
)  # fmt: skip

GUARDIAN = Lifecycle(
    "guardian",
    initial="proposed",
    final=("refused", "ended"),
    steps=(
        Step("propose", from_=(), to="proposed", by=PRESUMERS, authority=PROTOCOL, requires=nobody_who_stands_against,
             label=gettext_lazy("Propose a guardian"), within="child.guardian"),
        Step("appoint", from_=("proposed",), to="appointed", by=PROTECTS, authority=PROTOCOL,
             requires=vetted_by_another_and_nobody_who_stands_against, label=gettext_lazy("Appoint them"),
             within="child.vet"),
        Step("refuse", from_=("proposed",), to="refused", by=PROTECTS, authority=PROTOCOL, requires=vetted_by_another,
             label=gettext_lazy("Refuse them"), reasons=tuple(grounds.REFUSE), within="child.vet"),
        Step("end", from_=("appointed",), to="ended", by=PROTECTS, authority=PROTOCOL,
             label=gettext_lazy("End the guardianship"), reasons=tuple(grounds.END), awaited=False),
    ),
    labels={
        "proposed": gettext_lazy("proposed"),
        "appointed": gettext_lazy("guardian"),
        "refused": gettext_lazy("refused"),
        "ended": gettext_lazy("ended"),
    },
)  # fmt: skip

TONES = {
    "sent": "stop", "received": "wait", "acted": "good", "adult": "quiet",
    "proposed": "wait", "appointed": "good", "refused": "quiet", "ended": "quiet",
}  # fmt: skip
