"""The acts in which the stories tell of people met on a visit: screened, decided on, referred, taken into a case."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from palermo.agencies import queries as officers
from palermo.cases.models import Case, Party
from palermo.demo.acting import acting
from palermo.demo.cast import officer_id
from palermo.demo.steps import HOUR
from palermo.journeys import person_presumed, screening_to_case
from palermo.protection.certification.models import Presumption
from palermo.protection.certification.presumed.consent import Consent
from palermo.protection.identification.screening import operations as screening
from palermo.protection.identification.screening.models import Referral, Screening


def screened(
    by: str, of: screening.Circumstances, people: Sequence[str], language: str, signs: tuple[str, ...], at: datetime
) -> list[Screening]:
    """Somebody meets people on a visit and records what was seen of each."""
    with acting(by) as officer:
        visit = screening.begin_visit(
            of=of, when=at, words="Invented: behind the packing shed.", officer=officer, at=at
        )
        spoken = screening.Spoken(language=language, interpreter="telephone", alone="yes", child="no")
        met = [
            screening.meet(visit=visit, spoken=spoken, name=name, officer=officer, at=at + timedelta(minutes=10))[0]
            for name in people
        ]
        if signs:
            seen = screening.Seen(
                profile="adult_labour", codes=signs, observer="person", seen_at=at + timedelta(minutes=20),
                language=language, words="Invented: they said so, each alone.",
            )  # fmt: skip
            screening.record_signs(seen=seen, people=met, officer=officer, at=at + timedelta(minutes=30))
        return met


def end_screening(by: str, people: Sequence[Screening], outcome: str, reason: str, at: datetime) -> list[Screening]:
    """…and decides what becomes of them."""
    with acting(by) as officer:
        fresh = _now(people)
        return screening.conclude(
            people=[(each, each.version) for each in fresh], outcome=outcome, reason=reason, words="Invented reasons.",
            officer=officer, at=at,
        )  # fmt: skip


def send(by: str, people: Sequence[Screening], at: datetime, lead: str) -> Case:
    """…and refers them to Police, who take them into a case and learn who they are, as they agreed."""
    with acting(by) as officer:
        police = officer.agency_id == "Police"
        sent = screening.refer(people=_now(people), agrees="police" if police else "yes", officer=officer, at=at)
        for each in sent:
            screening.tell_who(referral=each, agreed=True, officer=officer, at=at)
    with acting("hana") as officer:
        waiting = [Referral.objects.get(pk=each.pk) for each in sent]
        return screening_to_case.accept(
            referrals=[(each, each.version) for each in waiting], lead=officers.officer(officer_id(lead)), officer=officer,
            at=at + HOUR,
        )  # fmt: skip


def presume_met(by: str, person: Screening, language: str, at: datetime) -> Presumption:
    """…or presumes one a victim, who agrees; Police learn nothing of it."""
    with acting(by) as officer:
        now = Screening.objects.get(pk=person.pk)
        return person_presumed.presume(
            party=now.subject, basis="signs_seen", child="no", consent=Consent("interpreter", language, at),
            words="Invented.", officer=officer, at=at,
        )  # fmt: skip


def parties(people: Sequence[Screening], known_to: str) -> list[Party]:
    """The persons behind screenings, as somebody who may know of them reads them."""
    with acting(known_to):
        return list(Party.objects.filter(pk__in=[each.subject_id for each in people]).order_by("reference"))


def _now(people: Sequence[Screening]) -> list[Screening]:
    return list(Screening.objects.filter(pk__in=[each.pk for each in people]).order_by("number"))
