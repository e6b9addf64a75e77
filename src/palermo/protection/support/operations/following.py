"""Look at it again with the person, step down, close with how it came out, reopen."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from palermo.access import operations as access
from palermo.agencies.models import Officer
from palermo.cases.operations import Refused
from palermo.clocks import operations as clocks
from palermo.protection.support.codes import OUTCOMES
from palermo.protection.support.lifecycle import FILE
from palermo.protection.support.models import File, Review
from palermo.protection.support.operations.planning import Levels, rate, whole
from palermo.protection.support.operations.step import check, enter, locked, of_file
from palermo.vault.operations import seal

REVIEWED = ("active", "stepping_down")


@transaction.atomic
def record_review(
    *,
    file: File,
    levels: Levels,
    words: Mapping[str, str],
    summary: str,
    with_person: bool,
    officer: Officer,
    at: datetime,
    version: int,
) -> Review:
    """The needs and the plan were looked at again, with the person or, where they could not be, without.

    Starts the clock of the next review. Raises Refused, Conflict.
    """
    now = locked(file, version)
    if now.status not in REVIEWED:
        raise Refused(_("There is no plan under way to review: agree one with the person first."))
    check(FILE, "agree", now.status, at, of_file(now))
    whole(levels)
    number = (Review.objects.filter(file=now).aggregate(last=Max("number"))["last"] or 0) + 1
    review = Review.objects.create(file=now, number=number, at=at, recorded_by=officer.id, with_person=with_person)
    rate(now, levels, words, officer, at, review)
    seal(subject=now.pk, compartment="care", about=review.id, field="summary", text=summary)
    for kind in ("support_review_first", "support_review"):
        clocks.meet(kind, subject=now.pk, at=at)
    clocks.start(
        "support_review", subject=now.pk, compartment="support", holder=now.manager, about=now.referral.reference, at=at
    )
    File.objects.filter(pk=now.pk).update(reviewed_at=at, version=F("version") + 1)
    enter("support_reviewed", now.referral, officer, at)
    return review


@transaction.atomic
def step_down(*, file: File, officer: Officer, at: datetime, version: int) -> File:
    """The person needs less: support goes on, and is to end. Raises Refused, Conflict."""
    now = locked(file, version)
    check(FILE, "step_down", now.status, at, of_file(now))
    File.objects.filter(pk=now.pk).update(status="stepping_down", version=F("version") + 1)
    enter("support_stepped_down", now.referral, officer, at)
    now.refresh_from_db()
    return now


@transaction.atomic
def close(
    *, file: File, reason: str, outcome: str, words: str = "", officer: Officer, at: datetime, version: int
) -> File:
    """Close the file, with why and how the person is: a checklist, for nothing may be left open.

    What the referrer still held of it ends: they have no more to learn. Raises Refused, Conflict.
    """
    now = locked(file, version)
    check(FILE, "close", now.status, at, of_file(now), reason=reason)
    if outcome not in OUTCOMES:
        raise Refused(_("Say how the person is now, as far as is known."))
    File.objects.filter(pk=now.pk).update(
        status="closed", reason=reason, outcome=outcome, closed_at=at, version=F("version") + 1
    )
    seal(subject=now.pk, compartment="care", about=now.pk, field="closing", text=words)
    clocks.cancel_all(subject=now.pk, compartment="support", at=at)
    enter("support_closed", now.referral, officer, at, reason=reason)
    if now.referral.referred_by != now.manager:
        access.end(subject=now.pk, acts=("support_referred",), holder=now.referral.referred_by, because="closed", at=at)
    now.refresh_from_db()
    return now


@transaction.atomic
def reopen(*, file: File, reason: str, officer: Officer, at: datetime, version: int) -> File:
    """Take support up again: the needs are asked about anew. Raises Refused, Conflict."""
    now = locked(file, version)
    check(FILE, "reopen", now.status, at, of_file(now), reason=reason)
    File.objects.filter(pk=now.pk).update(
        status="accepted", opened_at=at, reason="", outcome="", closed_at=None, version=F("version") + 1
    )
    clocks.start(
        "support_assess", subject=now.pk, compartment="support", holder=now.manager, about=now.referral.reference, at=at
    )
    enter("support_reopened", now.referral, officer, at, reason=reason)
    now.refresh_from_db()
    return now
