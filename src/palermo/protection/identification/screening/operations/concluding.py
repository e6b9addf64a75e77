"""A screening ends in refer, presume or not, by a human and with a reason; and it is taken up again."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from palermo.agencies import queries as officers
from palermo.agencies.models import Officer
from palermo.cases.operations import Refused
from palermo.clocks import operations as clocks
from palermo.clocks import queries as running
from palermo.protection.identification.screening.lifecycle import BECAUSE, SCREENING, Facts
from palermo.protection.identification.screening.models import Referral, Screening, Sign, Visit
from palermo.protection.identification.screening.operations.meeting import changed_meanwhile, enter
from palermo.vault.operations import seal

VERBS: Mapping[str, str] = {
    "refer": "screening_ends_in_refer",
    "presume": "screening_ends_in_presume",
    "not": "screening_ends_in_not",
}


@transaction.atomic
def conclude(
    *,
    people: Iterable[tuple[Screening, int]],
    outcome: str,
    reason: str,
    words: str = "",
    when: datetime | None = None,
    officer: Officer,
    at: datetime,
) -> list[Screening]:
    """Decide on each of `people` (with the version that was read): one act, an entry and sealed words for each.

    `when` is when it was decided, for what is keyed in later. All or none: raises Refused, Conflict.
    """
    chosen = list(people)
    if outcome not in BECAUSE:
        raise Refused("Choose how it ends: refer, presume, or no further.")
    if not chosen:
        raise Refused("Choose at least one person.")
    for screening, version in chosen:
        facts = Facts(signs=Sign.objects.filter(screening=screening, in_error_at=None).count(), words=words)
        decided = when or at
        if not screening.at <= decided <= at:
            raise Refused("Decided after you met the person, and not later than now: correct the time.")
        _take(outcome, screening, version, reason, officer, at, facts, reason=reason, ended_at=decided)
        seal(subject=screening.subject_id, compartment="screening", about=screening.pk, field="words", text=words)
        step = SCREENING.step(outcome)
        enter(VERBS[outcome], screening, officer, decided, authority=step.authority, reason=reason)
    finished(chosen[0][0].visit, at)
    return [screening for screening, _version in chosen]


@transaction.atomic
def reconsider(*, screening: Screening, reason: str, officer: Officer, at: datetime, version: int) -> Screening:
    """Take a screening up again. Raises Refused, Conflict."""
    _take("reconsider", screening, version, reason, officer, at, facts_of(screening), reason="", ended_at=None)
    enter("screening_reconsidered", screening, officer, at, reason=reason)
    unfinished(screening, at)
    return screening


@transaction.atomic
def mark_in_error(*, screening: Screening, reason: str, officer: Officer, at: datetime, version: int) -> Screening:
    """The screening was recorded in error: it stays, marked, and counts as none. Raises Refused, Conflict."""
    facts = facts_of(screening)
    _take("mark_in_error", screening, version, reason, officer, at, facts, reason=reason, ended_at=at)
    enter("screening_in_error", screening, officer, at, reason=reason)
    finished(screening.visit, at)
    return screening


def facts_of(screening: Screening) -> Facts:
    """What the conditions of a step on a screening that has ended look at."""
    return Facts(
        child=screening.child, waits=Referral.objects.filter(subject=screening.subject_id, status="waiting").exists()
    )


def _take(
    name: str,
    screening: Screening,
    version: int,
    chosen: str,
    officer: Officer,
    at: datetime,
    facts: Facts,
    **changes: Any,
) -> None:
    step = SCREENING.step(name)
    if refusal := SCREENING.refusal(step, screening.status, officers.roles_held(at), facts):
        raise Refused(refusal)
    if chosen not in step.reasons:
        raise Refused("Choose one of the reasons.")
    changed = Screening.objects.filter(pk=screening.pk, version=version, status=screening.status).update(
        status=step.to, version=F("version") + 1, **changes
    )
    if not changed:
        raise changed_meanwhile(screening)
    screening.refresh_from_db()


def finished(visit: Visit, at: datetime) -> None:
    """The visit's clock stops once everybody on it was decided on and whoever is to be referred was."""
    if undone(visit):
        return
    clocks.meet("finish_screening", subject=visit.pk, at=at)


def undone(visit: Visit) -> bool:
    """Whether somebody of the visit still waits for the screener."""
    sent = Referral.objects.filter(visit=visit, status__in=("waiting", "accepted")).values("screening")
    people = Screening.objects.filter(visit=visit)
    return (
        not people.exists()
        or people.filter(status="open").exists()
        or people.filter(status="refer").exclude(pk__in=sent).exists()
    )


def unfinished(screening: Screening, at: datetime) -> None:
    """Somebody waits for the screener again."""
    visit = screening.visit
    if not running.running(visit.pk).filter(kind="finish_screening").exists():
        clocks.start(
            "finish_screening",
            subject=visit.pk,
            compartment="screening",
            holder=visit.lead,
            about=visit.reference,
            at=at,
        )
