"""Invented visits and people, brought to a stage by the operations themselves."""

from collections.abc import Iterable
from datetime import datetime

from tests.support.people import NOW, acting

from palermo.cases.models import Case
from palermo.journeys import screening_to_case
from palermo.protection.identification.screening import operations
from palermo.protection.identification.screening.models import Referral, Screening, Visit
from palermo.protection.identification.screening.operations import Circumstances, Seen, Spoken

ORCHARD = Circumstances(occasion="inspection", place="orchard", region="BOP", met=6)
VESSEL = Circumstances(occasion="boarding", place="fishing", region="at-sea", met=12)
SAMOAN = Spoken(language="sm", interpreter="telephone", alone="yes", child="no")
A_CHILD = Spoken(language="to", interpreter="interpreter", alone="yes", child="yes")


def visit(by: str = "wei", of: Circumstances = ORCHARD, when: datetime = NOW, at: datetime = NOW) -> Visit:
    """A visit to an invented orchard, by a labour inspector unless another is named."""
    with acting(by) as officer:
        return operations.begin_visit(of=of, when=when, words="Invented: behind the packhouse.", officer=officer, at=at)


def met(of: Visit, count: int = 1, by: str = "wei", spoken: Spoken = SAMOAN, name: str = "") -> list[Screening]:
    """People of the visit."""
    with acting(by) as officer:
        return operations.meet(visit=of, spoken=spoken, count=count, name=name, officer=officer, at=NOW)


def saw(
    people: Iterable[Screening], *codes: str, by: str = "wei", profile: str = "", observer: str = "officer"
) -> None:
    """Signs of the people, each the same."""
    chosen = list(people)
    seen = Seen(
        profile or chosen[0].profile, codes, observer, NOW, language="sm", words="Invented: he showed the drawer."
    )
    with acting(by) as officer:
        operations.record_signs(seen=seen, people=chosen, officer=officer, at=NOW)


def ended(
    people: Iterable[Screening], outcome: str, reason: str = "", by: str = "wei", words: str = "Invented."
) -> None:
    """An outcome for each."""
    because = reason or {"refer": "signs_point_to_it", "presume": "signs_point_to_it", "not": "no_sign"}[outcome]
    with acting(by) as officer:
        now = [Screening.objects.select_related("subject", "visit").get(pk=each.pk) for each in people]
        operations.conclude(
            people=[(each, each.version) for each in now],
            outcome=outcome,
            reason=because,
            words=words,
            officer=officer,
            at=NOW,
        )


def sent(
    people: Iterable[Screening], by: str = "wei", agrees: str = "yes", urgent: str = "", at: datetime = NOW
) -> list[Referral]:
    """A referral of each, who were decided on."""
    with acting(by) as officer:
        now = [Screening.objects.select_related("subject", "visit").get(pk=each.pk) for each in people]
        return operations.refer(
            people=now, agrees=agrees, urgent=urgent, words="Invented: ask for K.", officer=officer, at=at
        )


def waiting(count: int = 1, by: str = "wei", name: str = "", urgent: str = "") -> list[Referral]:
    """People who wait with Police, met by `by`."""
    people = met(visit(by), count, by, name=name)
    saw(people, "cd_documents", "ex_hours", by=by)
    ended(people, "refer", by=by)
    return sent(people, by, "police" if by in ("mere", "hana", "lusi") else "yes", urgent)


def accepted(referrals: Iterable[Referral], by: str = "hana", lead: str = "ari") -> Case:
    """Taken into a new case led by `lead`."""
    from tests.support.people import officer as named

    with acting(by) as officer:
        now = [Referral.objects.select_related("subject", "visit", "screening").get(pk=each.pk) for each in referrals]
        return screening_to_case.accept(
            referrals=[(each, each.version) for each in now],
            lead=named(lead) if lead else None,
            officer=officer,
            at=NOW,
        )
