"""Invented people who are presumed victims, by whoever met them."""

from datetime import datetime

from tests.support.people import NOW, acting

from palermo.cases.models import Party
from palermo.journeys import person_presumed
from palermo.protection.certification.models import Presumption
from palermo.protection.certification.presumed import operations
from palermo.protection.certification.presumed.consent import Consent

AGREED = Consent("interpreter", "sm", NOW)


def met(by: str = "lani", name: str = "Losa Invented", at: datetime = NOW) -> Party:
    """Somebody whom an outreach worker met; Police know nothing of them."""
    with acting(by) as officer:
        return operations.record_person(language="sm", name=name, officer=officer, at=at)


def presumed(
    by: str = "lani", child: str = "no", party: Party | None = None, words: str = "Invented: what was seen."
) -> Presumption:
    """The same person, presumed a victim."""
    party = party or met(by)
    with acting(by) as officer:
        return person_presumed.presume(
            party=party,
            basis="signs_seen",
            child=child,
            consent=AGREED if child == "no" else None,
            words=words,
            officer=officer,
            at=NOW,
        )


def told(by: str = "lani", child: str = "no") -> Presumption:
    """…and Police told who it is."""
    made = presumed(by, child)
    with acting(by) as officer:
        return operations.tell_police(
            presumption=made, consent=AGREED if child == "no" else None, officer=officer, at=NOW, version=made.version
        )
