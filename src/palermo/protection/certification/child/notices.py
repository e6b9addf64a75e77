"""What child protection does with a notice: receive it, act on it, find that the person is an adult."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from palermo.agencies import queries as officers
from palermo.agencies.models import Officer
from palermo.cases.operations import Conflict, Refused
from palermo.clocks import operations as clocks
from palermo.protection.certification.child.lifecycle import NOTICE
from palermo.protection.certification.child.sending import enter
from palermo.protection.certification.models import Guardian, ProtectionNotice
from palermo.vault.operations import seal


@transaction.atomic
def receive(*, notice: ProtectionNotice, officer: Officer, at: datetime, version: int) -> ProtectionNotice:
    """Receive a notice: a named officer has the child from now. Raises Refused, Conflict."""
    now = _locked(notice, version)
    _check("receive", now, at)
    _change(now, status="received", received_by=officer.id, received_at=at)
    clocks.meet("receive_notice", subject=now.id, at=at)
    enter("notice_received", now, officer, at)
    return now


@transaction.atomic
def act(
    *, notice: ProtectionNotice, reason: str, words: str = "", officer: Officer, at: datetime, version: int
) -> ProtectionNotice:
    """Record what was done for the child, a key of `grounds.ACTED`; words are sealed. Raises Refused, Conflict."""
    now = _locked(notice, version)
    _check("act", now, at, reason)
    _change(now, status="acted", acted_by=officer.id, acted_at=at, acted_on=reason)
    clocks.meet("act_on_notice", subject=now.id, at=at)
    seal(subject=now.id, compartment="safety", about=now.id, field="acted_words", text=words)
    enter("notice_acted", now, officer, at, reason=reason)
    return now


@transaction.atomic
def find_adult(
    *, notice: ProtectionNotice, reason: str, words: str = "", officer: Officer, at: datetime, version: int
) -> ProtectionNotice:
    """The person was found to be an adult, by a way of `grounds.ADULT`: whoever presumed them is to ask whether they agree.

    A guardian must have been ended or refused before. Raises Refused, Conflict.
    """
    now = _locked(notice, version)
    _check("find_adult", now, at, reason)
    if Guardian.objects.filter(notice=now, status__in=("proposed", "appointed")).exists():
        raise Refused(_("A guardian is appointed or proposed: end that first, because an adult has none."))
    _change(now, status="adult", adult_by=officer.id, adult_at=at, adult_on=reason)
    for kind in ("act_on_notice", "find_guardian"):
        clocks.cancel(kind, subject=now.id, at=at)
    clocks.start(
        "ask_consent",
        subject=now.child_id,
        compartment="certificate",
        holder=now.by,
        about=now.child.reference,
        at=at,
    )
    seal(subject=now.id, compartment="safety", about=now.id, field="adult_words", text=words)
    enter("notice_adult", now, officer, at, reason=reason)
    return now


def _locked(notice: ProtectionNotice, version: int) -> ProtectionNotice:
    now = ProtectionNotice.objects.select_for_update().get(pk=notice.pk)
    if now.version != version:
        raise Conflict(
            _("%(reference)s was changed by someone else since you opened it; it is now %(status)s.")
            % {"reference": now.reference, "status": NOTICE.label(now.status)}
        )
    return now


def _check(name: str, notice: ProtectionNotice, at: datetime, reason: str = "") -> None:
    step = NOTICE.step(name)
    if refusal := NOTICE.refusal(step, notice.status, officers.roles_held(at)):
        raise Refused(refusal)
    if step.reasons and reason not in step.reasons:
        raise Refused(_("Choose one of the answers that are given."))
    if at < max(notice.at, notice.received_at or notice.at):
        raise Refused(_("This was before the notice was sent or received: check the time."))


def _change(notice: ProtectionNotice, **columns: object) -> None:
    ProtectionNotice.objects.filter(pk=notice.pk).update(version=F("version") + 1, **columns)
    notice.refresh_from_db()
