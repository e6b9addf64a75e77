"""What a senior officer decides: ask for more, issue, decline. Never one who drafted it."""

from datetime import datetime

from django.db import transaction

from palermo.access import operations as access
from palermo.agencies import operations as agencies
from palermo.agencies.models import Officer
from palermo.clocks import operations as clocks
from palermo.ledger.operations import append
from palermo.protection.certification.facts import Choice
from palermo.protection.certification.lifecycle import ITEM
from palermo.protection.certification.models import Certificate, Certification
from palermo.protection.certification.operations.status import give_status, supersede
from palermo.protection.certification.operations.step import check, locked, take


@transaction.atomic
def ask(
    *,
    certification: Certification,
    reason: str,
    words: str = "",
    officer: Officer,
    at: datetime,
    version: int,
) -> Certification:
    """Ask the drafter for more before deciding: a coded reason, and words that are sealed. Raises Refused, Conflict."""
    now, choice = locked(certification, version), Choice(reason)
    check("ask", now, officer, at, choice)
    drafter = now.submitted_by or now.drafted_by
    clocks.cancel("decide_certification", subject=now.subject_id, at=at)
    clocks.start(
        "answer_question",
        subject=now.subject_id,
        compartment="assessment",
        holder=drafter,
        about=now.reference,
        at=at,
    )
    taken = take("ask", "certification_asked", now, officer, at, choice=choice, words=words)
    agencies.tell(drafter, "certification_asked", key=f"certification:{now.id}:asked:{taken.version}", at=at)
    return taken


@transaction.atomic
def issue(
    *, certification: Certification, words: str = "", officer: Officer, at: datetime, version: int
) -> tuple[Certification, Certificate]:
    """Issue the certificate: the elements of 98D are met at reasonable suspicion, in the findings that were submitted.

    The person's own statement is not asked for. Presumed status, where there was one, ends: the certificate gives all it
    gave and more. Called by journeys/certification_issued.py alone. Raises Refused, Conflict.
    """
    now = locked(certification, version)
    check("issue", now, officer, at)
    supersede(now, at)
    access.give("certificate_issued", subject=now.subject_id, at=at)
    access.end(subject=now.subject_id, acts=("presumed_given",), because="certified", at=at)
    certificate = give_status(now, "certificate", at)
    clocks.meet("decide_certification", subject=now.subject_id, at=at)
    clocks.cancel("ask_consent", subject=now.subject_id, at=at)
    taken = take(
        "issue",
        "certificate_issued",
        now,
        officer,
        at,
        words=words,
        changes=_decided("issued", now, officer, at),
    )
    _tell_drafter(taken, at)
    return taken, certificate


@transaction.atomic
def decline(
    *,
    certification: Certification,
    choice: Choice,
    words: str = "",
    officer: Officer,
    at: datetime,
    version: int,
) -> tuple[Certification, Certificate | None]:
    """Decline, naming the element that is lacking and how the person can have that reviewed.

    Where the protection finding is met, presumed-victim status is given in the same act. Called by
    journeys/certification_declined.py alone. Raises Refused, also for a decline that rests on a pattern alone; Conflict.
    """
    now = locked(certification, version)
    check("decline", now, officer, at, choice)
    presumed = _presume(now, officer, at)
    clocks.meet("decide_certification", subject=now.subject_id, at=at)
    clocks.start(
        "tell_decline",
        subject=now.subject_id,
        compartment="assessment",
        holder=now.drafted_by,
        about=now.reference,
        at=at,
    )
    taken = take(
        "decline",
        "certification_declined",
        now,
        officer,
        at,
        choice=choice,
        words=words,
        terms={"element": choice.lacking},
        changes={
            "lacking": choice.lacking,
            "review": choice.review,
            **_decided("declined", now, officer, at),
        },
    )
    _tell_drafter(taken, at)
    return taken, presumed


def _presume(certification: Certification, officer: Officer, at: datetime) -> Certificate | None:
    protection = certification.protection
    if protection is None or protection.answer != "met":
        return None
    subject = certification.subject_id
    if standing := Certificate.objects.filter(subject_id=subject, status="in_force").first():
        return standing
    access.give("presumed_given", subject=subject, at=at)
    append(
        "presumed_given",
        at=at,
        officer=officer,
        subject=subject,
        compartment="assessment",
        about=certification.reference,
        authority=ITEM,
    )
    return give_status(certification, "presumed", at)


def _decided(decision: str, now: Certification, officer: Officer, at: datetime) -> dict[str, object]:
    return {
        "decision": decision,
        "decided_by": officer.id,
        "decided_at": at,
        "decided_rank": officer.rank,
        "decided_hash": now.submitted_hash,
    }


def _tell_drafter(taken: Certification, at: datetime) -> None:
    agencies.tell(
        taken.drafted_by,
        "certification_decided",
        key=f"certification:{taken.id}:decided:{taken.version}",
        at=at,
    )
