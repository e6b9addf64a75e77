"""What the organisation that is asked does: accept, decline; and who manages the file afterwards."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from palermo.access import operations as access
from palermo.access import queries as grants
from palermo.agencies import operations as agencies
from palermo.agencies import queries as officers
from palermo.agencies.models import Officer
from palermo.cases.operations import Refused
from palermo.clocks import operations as clocks
from palermo.clocks.models import Deadline
from palermo.protection.support import queries
from palermo.protection.support.lifecycle import REFERRAL
from palermo.protection.support.models import File, Referral
from palermo.protection.support.needs import OF_THE_MANAGER, WHO_OF_THE_MANAGER
from palermo.protection.support.operations.step import (
    check,
    enter,
    locked,
    narrow,
    of_referral,
    said_by_the_database,
    take_over_grants,
)
from palermo.vault.operations import seal


@transaction.atomic
def accept(*, referral: Referral, officer: Officer, at: datetime, version: int) -> File:
    """Take the person's support on: the file begins, and this officer manages it.

    From now on the notes, and who the person is, are this officer's alone; colleagues see that the file exists and how
    it stands. Never by one who took part in investigating. Raises Refused, Conflict, access.NotYours.
    """
    now = locked(referral, version)
    check(REFERRAL, "accept", now.status, at, of_referral(now))
    access.give("support_accepted", subject=now.pk, at=at)
    if now.named_at and grants.may_see("identity", now.party_id):
        access.give("support_manager_knows", subject=now.party_id, at=at)
    Referral.objects.filter(pk=now.pk).update(
        status="accepted", answered_at=at, answered_by=officer.id, version=F("version") + 1
    )
    with said_by_the_database():
        File.objects.create(referral=now, party_id=now.party_id, seat=now.seat, manager=officer.id, opened_at=at)
    clocks.meet("support_answer", subject=now.pk, at=at)
    clocks.start("support_assess", subject=now.pk, compartment="support", holder=officer.id, about=now.reference, at=at)
    enter("support_accepted", now, officer, at, compartment="case")
    agencies.tell(now.referred_by, "support_answered", key=f"support:{now.pk}:accepted", at=at)
    narrow(now, at)
    return File.objects.get(pk=now.pk)


@transaction.atomic
def decline(*, referral: Referral, reason: str, officer: Officer, at: datetime, version: int) -> Referral:
    """Say no, with a coded reason: whoever referred must ask another, by a clock, and what was known here ends.

    Raises Refused, Conflict.
    """
    now = locked(referral, version)
    check(REFERRAL, "decline", now.status, at, of_referral(now), reason=reason)
    Referral.objects.filter(pk=now.pk).update(
        status="declined", reason=reason, answered_at=at, answered_by=officer.id, version=F("version") + 1
    )
    clocks.meet("support_answer", subject=now.pk, at=at)
    clocks.start("support_next", subject=now.pk, compartment="case", holder=now.referred_by, about=now.reference, at=at)
    enter("support_declined", now, officer, at, compartment="case", reason=reason)
    agencies.tell(now.referred_by, "support_answered", key=f"support:{now.pk}:declined", at=at)
    now.refresh_from_db()
    narrow(now, at)
    return now


@transaction.atomic
def hand_over(*, file: File, to: Officer, note: str, officer: Officer, at: datetime, version: int) -> File:
    """Give the file to a colleague of the same organisation, with a note: they hold what the giver held, who no longer does.

    Raises Refused, Conflict, access.NotYours.
    """
    now = locked(file, version)
    if now.manager not in officers.held():
        raise Refused(_("Only the case manager of a file hands it over."))
    if to.id == now.manager or not queries.colleagues(now, at).filter(pk=to.pk).exists():
        raise Refused(_("Choose a colleague who is a case manager of the same organisation."))
    before = now.manager
    seal(subject=now.pk, compartment="care", about=now.pk, field="handover_note", text=note)
    access.give("support_handed_over", subject=now.pk, to=to, at=at)
    if grants.may_see("identity", now.party_id):
        access.give("support_manager_told", subject=now.party_id, to=to, at=at)
    _managed_by(now, to)
    enter("support_handed_over", now.referral, officer, at, terms={"to": str(to.id)})
    agencies.tell(to.id, "support_yours", key=f"support:{now.pk}:handed:{now.version}", at=at)
    access.end(subject=now.pk, acts=OF_THE_MANAGER, holder=before, because="handed_over", at=at)
    access.end(subject=now.party_id, acts=WHO_OF_THE_MANAGER, holder=before, because="handed_over", at=at)
    now.refresh_from_db()
    return now


@transaction.atomic
def take_over(*, file: File, officer: Officer, at: datetime, version: int) -> File:
    """Take on a file whose case manager has left, or no longer holds the seat: nobody's support stops for that.

    Raises Refused, Conflict.
    """
    now = locked(file, version)
    before = now.manager
    take_over_grants(now, at)
    _managed_by(now, officer)
    enter("support_taken_over", now.referral, officer, at, terms={"who": str(before)})
    now.refresh_from_db()
    return now


def _managed_by(file: File, to: Officer) -> None:
    with said_by_the_database():
        File.objects.filter(pk=file.pk).update(manager=to.id, version=F("version") + 1)
    running = Deadline.objects.filter(subject=file.pk, holder=file.manager, met_at=None, cancelled_at=None)
    running.update(holder=to.id, version=F("version") + 1)
