"""What can be done next with a referral or a file, by this officer or by somebody else; why a button is missing."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from palermo.data import load_toml
from palermo.law.lifecycle import Lifecycle
from palermo.protection.support import queries
from palermo.protection.support.facts import Facts
from palermo.protection.support.lifecycle import FILE, LIVE, REFERRAL
from palermo.protection.support.models import File, Referral

PAGES = {
    "accept": "support-accept", "decline": "support-decline", "pass_on": "support-pass-on", "withdraw": "support-withdraw",
    "assess": "support-needs", "agree": "support-plan", "step_down": "support-step-down", "close": "support-close",
    "reopen": "support-reopen",
}  # fmt: skip
"""The address of each step's page."""
MAIN = frozenset({"accept", "pass_on", "assess", "agree", "reopen"})


@dataclass(frozen=True)
class Next:
    """Something that can be done: its words and page, or why this officer cannot; `main` is the one to look for."""

    words: str
    href: str
    why_not: str = ""
    main: bool = False


def of_referral(referral: Referral, facts: Facts, roles: Collection[str], held: Collection[UUID]) -> list[Next]:
    """The steps that lead on from a referral that nobody has accepted; what can be told beside."""
    made = _steps(REFERRAL, referral.status, roles, facts, referral)
    if referral.status == "asked" and not referral.named_at and referral.referred_by in held:
        made.append(Next(_("Tell them who the person is"), reverse("support-who", args=[referral])))
    if referral.named_at and referral.referred_by in held and referral.status == "asked":
        made.append(_no_longer_named(referral))
    return made


def of_file(file: File, facts: Facts, roles: Collection[str], at: datetime) -> list[Next]:
    """The steps that lead on from a file; reviewing, asking for a service and handing over beside them."""
    referral = file.referral
    then = replace(facts, needs_known=True)  # the page that the step leads to asks about each of them
    made = _steps(FILE, file.status, roles, then, referral, main=file.status not in ("active", "stepping_down"))
    if not facts.manages:
        if queries.unmanaged(file, at):
            made.insert(0, Next(_("Take the file over"), reverse("support-take-over", args=[referral]), main=True))
        return made
    if file.status in LIVE:
        made.insert(0, Next(_("Ask for a service"), reverse("support-service", args=[referral])))
    if file.status in ("active", "stepping_down"):
        made.insert(0, Next(_("Review it with the person"), reverse("support-review", args=[referral]), main=True))
    made.append(Next(_("Hand the file over"), reverse("support-hand-over", args=[referral])))
    if file.status in LIVE:
        made.append(Next(_("Ask another organisation to take it on"), reverse("support-move", args=[referral])))
    if referral.named_at:
        made.append(_no_longer_named(referral))
    return made


def _no_longer_named(referral: Referral) -> Next:
    return Next(_("The person no longer agrees to be named"), reverse("support-who-back", args=[referral]))


def _steps(
    table: Lifecycle, status: str, roles: Collection[str], facts: Facts, referral: Referral, main: bool = True
) -> list[Next]:
    made, said = [], set()
    for step, refusal in table.allowed(status, roles, facts):
        href = "" if refusal else reverse(PAGES[step.name], args=[referral])
        if refusal and (refusal in said or not (step.awaited or facts.manages)):
            continue
        said |= {refusal} if refusal else set()
        again = step.name == "agree" and status != "assessed"
        words = _("Agree a new plan") if again else step.words
        made.append(Next(words, href, refusal, main and step.name in MAIN))
    return made


@cache
def languages() -> list[tuple[str, str]]:
    """Languages by code, in English."""
    return [(row["code"], row["english"]) for row in load_toml("languages.toml")["language"]]
