"""What may become of a certificate: put under review, confirmed, revoked, marked as recorded in error."""

from datetime import datetime

from django.db import connections, transaction

from palermo.access import operations as access
from palermo.agencies import operations as agencies
from palermo.agencies import queries as officers
from palermo.agencies.models import Officer
from palermo.clocks import operations as clocks
from palermo.protection.certification.facts import Choice
from palermo.protection.certification.models import Certification
from palermo.protection.certification.operations.status import end_status, restore
from palermo.protection.certification.operations.step import check, locked, take

LEARN = {"certificate": "certificate_ended", "presumed": "presumed_ended"}
GAVE = ("certificate_issued", "presumed_given")


@transaction.atomic
def question(
    *,
    certification: Certification,
    reason: str,
    words: str = "",
    officer: Officer,
    at: datetime,
    version: int,
) -> Certification:
    """Put a certificate under review. It stays in force until a decision. Raises Refused, Conflict."""
    now, choice = locked(certification, version), Choice(reason)
    check("question", now, officer, at, choice)
    senior = officers.seat("Police", "senior_police_officer")
    clocks.start(
        "finish_review",
        subject=now.subject_id,
        compartment="assessment",
        holder=senior.id,
        about=now.reference,
        at=at,
    )
    taken = take(
        "question",
        "certification_questioned",
        now,
        officer,
        at,
        choice=choice,
        words=words,
        changes={"questioned_at": at, "told_at": None, "helped_at": None, "heard_at": None},
    )
    agencies.tell(senior.id, "certification_review", key=f"certification:{now.id}:questioned:{taken.version}", at=at)
    return taken


@transaction.atomic
def confirm(
    *, certification: Certification, words: str = "", officer: Officer, at: datetime, version: int
) -> Certification:
    """End a review: the certificate stands. Raises Refused, Conflict."""
    now = locked(certification, version)
    check("confirm", now, officer, at)
    clocks.meet("finish_review", subject=now.subject_id, at=at)
    return take("confirm", "certification_confirmed", now, officer, at, words=words)


@transaction.atomic
def revoke(
    *,
    certification: Certification,
    reason: str,
    words: str = "",
    officer: Officer,
    at: datetime,
    version: int,
) -> Certification:
    """Revoke a certificate, because further investigation proves that the person was not trafficked.

    Not for cooperating too little, leaving, or that nobody was charged; only after the person was told, helped and heard
    in this review; by another senior officer than the endorser. Services learn it, and support goes on for as long as
    local policy says; nobody is charged for what was given. Called by journeys/certification_revoked.py alone.
    Raises Refused, Conflict.
    """
    now, choice = locked(certification, version), Choice(reason)
    check("revoke", now, officer, at, choice)
    _let_services_learn(now, "revoked", at)
    end_status(now.certificates.all(), "ended", at, support=True)
    clocks.meet("finish_review", subject=now.subject_id, at=at)
    return take(
        "revoke",
        "certificate_revoked",
        now,
        officer,
        at,
        choice=choice,
        words=words,
        changes={"revoked_by": officer.id, "revoked_at": at, "revoked_on": reason},
    )


@transaction.atomic
def mark_in_error(
    *,
    certification: Certification,
    reason: str,
    words: str = "",
    officer: Officer,
    at: datetime,
    version: int,
) -> Certification:
    """A decision was recorded in error: it stays, marked, by a second senior officer, and counts as nothing.

    Notices not yet sent are recalled. It is not a revocation and is never counted as one. A presumption whose place the
    certificate had taken stands again. Called by journeys/certification_revoked.py alone. Raises Refused, Conflict.
    """
    now, choice = locked(certification, version), Choice(reason)
    check("mark_in_error", now, officer, at, choice)
    _let_services_learn(now, "recorded_in_error", at)
    end_status(now.certificates.all(), "in_error", at, support=True)
    restore(now, at)
    for kind in ("finish_review", "tell_decline"):
        clocks.cancel(kind, subject=now.subject_id, at=at)
    now.acts.exclude(step="begin").update(in_error_at=at)
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT certification.recall(%s, %s, %s)", [now.id, now.subject_id, at])
    return take(
        "mark_in_error",
        "certification_in_error",
        now,
        officer,
        at,
        choice=choice,
        words=words,
        changes={"in_error_by": officer.id, "in_error_at": at},
    )


def _let_services_learn(certification: Certification, because: str, at: datetime) -> None:
    """The services' grants end, and begin anew for the days of exit support, so that they see that it ended."""
    if in_force := certification.certificates.filter(status="in_force").first():
        access.give(LEARN[in_force.kind], subject=certification.subject_id, at=at)
        access.end(subject=certification.subject_id, acts=GAVE, because=because, at=at)
