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

MINUTE = timedelta(minutes=1)


def screened(
    by: str,
    of: screening.Circumstances,
    people: Sequence[str],
    language: str,
    signs: tuple[str, ...],
    at: datetime,
    *,
    child: str = "no",
    profile: str = "adult_labour",
    when: datetime | None = None,
    where: str = "Invented: behind the packing shed.",
) -> list[Screening]:
    """Somebody meets people on a visit and records what they said; `when` it was, for what is keyed in later."""
    met_at = when or at
    with acting(by) as officer:
        visit = screening.begin_visit(of=of, when=met_at, words=where, officer=officer, at=at)
        spoken = screening.Spoken(language=language, interpreter="telephone", alone="yes", child=child, profile=profile)
        met = [
            screening.meet(visit=visit, spoken=spoken, name=name, officer=officer, at=at + 10 * MINUTE)[0]
            for name in people
        ]
        if signs:
            seen = screening.Seen(
                profile=profile, codes=signs, observer="person", seen_at=met_at + 20 * MINUTE, language=language,
                words="Invented: they said so, each alone.",
            )  # fmt: skip
            screening.record_signs(seen=seen, people=met, officer=officer, at=at + 30 * MINUTE)
        return met


def end_screening(
    by: str, people: Sequence[Screening], outcome: str, reason: str, at: datetime, when: datetime | None = None
) -> list[Screening]:
    """…and decides what becomes of them."""
    with acting(by) as officer:
        return screening.conclude(
            people=[(each, each.version) for each in _now(people)], outcome=outcome, reason=reason,
            words="Invented reasons.", when=when, officer=officer, at=at,
        )  # fmt: skip


def take_up_again(by: str, person: Screening, reason: str, at: datetime) -> Screening:
    """…or takes one of them up again, who told more."""
    with acting(by) as officer:
        (now,) = _now([person])
        return screening.reconsider(screening=now, reason=reason, officer=officer, at=at, version=now.version)


def refer(
    by: str, people: Sequence[Screening], at: datetime, *, urgent: str = "", named: bool = True
) -> list[Referral]:
    """…and refers them to Police, who learn who they are if they are `named`, as they agreed."""
    with acting(by) as officer:
        agrees = "police" if officer.agency_id == "Police" else "yes"
        sent = screening.refer(
            people=_now(people), urgent=urgent, agrees=agrees, words="Invented.", officer=officer, at=at
        )
    if named:
        tell_who(by, sent, at)
    return sent


def tell_who(by: str, referrals: Sequence[Referral], at: datetime) -> None:
    """The persons agree that Police know who they are."""
    with acting(by) as officer:
        for each in Referral.objects.filter(pk__in=[sent.pk for sent in referrals]):
            screening.tell_who(referral=each, agreed=True, officer=officer, at=at)


def take_in(referrals: Sequence[Referral], at: datetime, *, lead: str = "", case: Case | None = None) -> Case:
    """Police's triage takes them into a case: a new one, or one there is."""
    with acting("hana") as officer:
        waiting = [Referral.objects.get(pk=each.pk) for each in referrals]
        return screening_to_case.accept(
            referrals=[(each, each.version) for each in waiting],
            case=Case.objects.get(pk=case.pk) if case else None,
            lead=officers.officer(officer_id(lead)) if lead else None,
            officer=officer,
            at=at,
        )


def pass_on(referrals: Sequence[Referral], at: datetime) -> None:
    """Triage tells the lead of the case who they are, which it learned after it had taken them in."""
    with acting("hana") as officer:
        rows = list(Referral.objects.filter(pk__in=[each.pk for each in referrals]))
        screening_to_case.tell_lead(referrals=rows, officer=officer, at=at)


def send(by: str, people: Sequence[Screening], at: datetime, lead: str) -> Case:
    """Refer them by name, and take them into a new case."""
    return take_in(refer(by, people, at), at + HOUR, lead=lead)


def presume_met(by: str, person: Screening, language: str, at: datetime) -> Presumption:
    """…or presumes one a victim: an adult agrees, a child is not asked. Police learn nothing of it."""
    with acting(by) as officer:
        (now,) = _now([person])
        return person_presumed.presume(
            party=now.subject, basis="signs_seen", child=now.child,
            consent=Consent("interpreter", language, at) if now.child == "no" else None,
            words="Invented.", officer=officer, at=at,
        )  # fmt: skip


def parties(people: Sequence[Screening], known_to: str) -> list[Party]:
    """The persons behind screenings, as somebody who may know of them reads them."""
    with acting(known_to):
        return [each.subject for each in _now(people)]


def _now(people: Sequence[Screening]) -> list[Screening]:
    rows = Screening.objects.filter(pk__in=[each.pk for each in people]).select_related("subject", "visit")
    return list(rows.order_by("number"))
