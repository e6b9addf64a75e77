"""People are sent to Police's triage, without a name until one is told; Police accept them or send them back."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import F

from palermo.access import operations as access
from palermo.agencies import operations as agencies
from palermo.agencies import queries as officers
from palermo.agencies.models import Officer
from palermo.cases import operations as cases
from palermo.cases.models import Case
from palermo.cases.operations import Conflict, Refused
from palermo.protection.identification.screening import waiting
from palermo.protection.identification.screening.lifecycle import REFERRAL, SCREENING, TO_POLICE, Facts
from palermo.protection.identification.screening.models import Referral, Screening, Visit
from palermo.protection.identification.screening.operations.concluding import finished, unfinished
from palermo.protection.identification.screening.operations.meeting import enter, is_named
from palermo.vault.operations import seal

POLICE = "Police"
SENDABLE = ("refer", "presume")


@transaction.atomic
def refer(
    *,
    people: Iterable[Screening],
    urgent: str = "",
    agrees: str,
    words: str = "",
    officer: Officer,
    at: datetime,
) -> list[Referral]:
    """Send people to Police's triage: that they were met and what was seen, never who they are (`tell_who`).

    `urgent` is why Police must look at once, "" if they need not; `agrees` what the person says to it, “police” when
    the screener is Police. One entry for each. Raises Refused, access.NotYours.
    """
    chosen = list(people)
    if not chosen:
        raise Refused("Choose at least one person.")
    visit = chosen[0].visit
    access.give("visit_referred", subject=visit.pk, at=at)
    made = [_send(screening, urgent, agrees, words, officer, at) for screening in chosen]
    waiting.arrived(visit, urgent=bool(urgent), at=at)
    template = "screening_urgent" if urgent else "screening_waits"
    agencies.tell(waiting.triage_seat().id, template, key=f"screening_referred:{made[0].pk}", at=at)
    finished(visit, at)
    return made


def _send(screening: Screening, urgent: str, agrees: str, words: str, officer: Officer, at: datetime) -> Referral:
    if screening.status not in SENDABLE:
        raise Refused(f"Decide first: {screening.subject.reference} is {SCREENING.label(screening.status)}.")
    if agrees == "police" and officer.agency_id != POLICE:
        raise Refused("Say whether the person agrees.")
    waits = Referral.objects.filter(subject=screening.subject_id, status="waiting").exists()
    facts = Facts(waits=waits, child=screening.child, urgent=urgent, agrees=agrees)
    if refusal := REFERRAL.refusal("refer", "", officers.roles_held(at), facts):
        raise Refused(refusal)
    access.give("screening_referred", subject=screening.subject_id, at=at)
    made = Referral.objects.create(
        subject=screening.subject,
        visit=screening.visit,
        screening=screening,
        urgent=urgent,
        agrees=agrees,
        made_at=at,
        made_by=officer.id,
    )
    seal(subject=screening.subject_id, compartment="screening", about=made.pk, field="words", text=words)
    enter("screening_referred", screening, officer, at, authority=TO_POLICE, terms={"visit": screening.visit.reference})
    return made


@transaction.atomic
def tell_who(*, referral: Referral, agreed: bool, officer: Officer, at: datetime) -> Referral:
    """Let Police's triage open who the person is: when the person agrees, or Police met them. Raises Refused."""
    screening = referral.screening
    if referral.status not in ("waiting", "accepted"):
        raise Refused("This referral is over: nobody at Police is to know who it is.")
    if not agreed and officer.agency_id != POLICE:
        raise Refused("Police learn who it is only when the person agrees: ask them, in their language, and alone.")
    if not is_named(screening):
        raise Refused("Nobody wrote down who it is: record the name first, or how to find the person.")
    access.give("screening_told_who", subject=referral.subject_id, at=at)
    if not Referral.objects.filter(pk=referral.pk, told_at=None).update(told_at=at, version=F("version") + 1):
        raise Refused("Police know who it is already.")
    enter(
        "screening_told_who",
        screening,
        officer,
        at,
        authority=TO_POLICE,
        terms={"basis": "agreed" if agreed else "police"},
    )
    referral.refresh_from_db()
    if referral.status == "accepted":
        waiting.who_to_pass_on(referral, at)
        agencies.tell(waiting.triage_seat().id, "screening_waits", key=f"screening_told_who:{referral.pk}", at=at)
    return referral


@transaction.atomic
def withdraw(*, referral: Referral, reason: str, officer: Officer, at: datetime, version: int) -> Referral:
    """Take a referral back while it waits: Police's grants end. Raises Refused, Conflict."""
    _decide("withdraw", referral, reason, officer, at, version, reason=reason)
    enter("referral_withdrawn", referral.screening, officer, at, authority=TO_POLICE, reason=reason)
    waiting.answered(referral.visit, at)
    unfinished(referral.screening, at)
    _forget(referral, "referral_withdrawn", at)
    return referral


@transaction.atomic
def accept(*, referral: Referral, case: Case, officer: Officer, at: datetime, version: int) -> Referral:
    """Police take the person into a case. Called by the journey alone. Raises Refused, Conflict."""
    _decide("accept", referral, "", officer, at, version, case=case)
    enter("referral_accepted", referral.screening, officer, at, authority=TO_POLICE, terms={"case": case.reference})
    waiting.answered(referral.visit, at)
    agencies.tell(referral.made_by, "screening_answered", key=f"referral_accepted:{referral.pk}", at=at)
    return referral


@transaction.atomic
def send_back(
    *, referral: Referral, reason: str, words: str = "", officer: Officer, at: datetime, version: int
) -> Referral:
    """Police send the person back with a reason: the screener decides again, and Police's grants end.

    Raises Refused, Conflict.
    """
    screening = referral.screening
    _decide("return", referral, reason, officer, at, version, reason=reason)
    seal(subject=referral.subject_id, compartment="screening", about=referral.pk, field="answer", text=words)
    Screening.objects.filter(pk=screening.pk, status__in=SENDABLE).update(
        status=SCREENING.step("send_back").to, reason="", ended_at=None, version=F("version") + 1
    )
    enter("referral_returned", screening, officer, at, authority=TO_POLICE, reason=reason)
    waiting.answered(referral.visit, at)
    unfinished(screening, at)
    agencies.tell(referral.made_by, "screening_answered", key=f"referral_returned:{referral.pk}", at=at)
    _forget(referral, "referral_returned", at)
    return referral


def follow(*, visit: Visit, case: Case, at: datetime) -> None:
    """Whoever leads a case knows of the visit its people were met on. Called by the journey alone."""
    cases.come_from(case=case, subject=visit.pk, act="visit_followed", at=at)


def _decide(
    name: str,
    referral: Referral,
    chosen: str,
    officer: Officer,
    at: datetime,
    version: int,
    **changes: object,
) -> None:
    step = REFERRAL.step(name)
    if refusal := REFERRAL.refusal(step, referral.status, officers.roles_held(at)):
        raise Refused(refusal)
    if step.reasons and chosen not in step.reasons:
        raise Refused("Choose one of the reasons.")
    changed = Referral.objects.filter(pk=referral.pk, version=version, status=referral.status).update(
        status=step.to, decided_at=max(at, referral.made_at), decided_by=officer.id, version=F("version") + 1, **changes
    )
    if not changed:
        raise Conflict("Someone else decided on this referral since you opened it: read it again.")
    referral.refresh_from_db()


def _forget(referral: Referral, because: str, at: datetime) -> None:
    """What the referral let Police know ends, of the person, and of the visit when nobody else of it is with them."""
    acts = ("screening_referred", "screening_told_who")
    rest = Referral.objects.filter(visit=referral.visit, status__in=("waiting", "accepted")).exists()
    access.end(subject=referral.subject_id, because=because, at=at, acts=acts)
    if not rest:
        access.end(subject=referral.visit_id, because=because, at=at, acts=("visit_referred",))
