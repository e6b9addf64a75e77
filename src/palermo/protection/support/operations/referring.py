"""What whoever identified a person does: refer them, tell who they are when they agree, ask another, withdraw."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from palermo.access import operations as access
from palermo.access import queries as grants
from palermo.agencies import operations as agencies
from palermo.agencies import queries as officers
from palermo.agencies.models import Officer, Seat
from palermo.cases.operations import Refused
from palermo.clocks import operations as clocks
from palermo.protection.support import codes, queries
from palermo.protection.support.facts import Facts
from palermo.protection.support.lifecycle import REFERRAL, REFERS, their_file_is_open
from palermo.protection.support.models import File, Referral
from palermo.protection.support.needs import WHO_OF_THE_MANAGER
from palermo.protection.support.operations.step import (
    check,
    enter,
    locked,
    narrow,
    of_file,
    of_referral,
    said_by_the_database,
)
from palermo.vault.operations import seal


@dataclass(frozen=True)
class Asked:
    """What a referral says: the organisation's seat, what the person agreed to, what is needed at once.

    `consent` is a code of CONSENT, `how` of HOW; `needed` are domains. `note` is what the receiver must know at once, and
    how to reach the person safely: sealed, read by the receiver alone.
    """

    seat: Seat
    consent: str
    child: str
    how: str = ""
    language: str = ""
    urgent: bool = False
    needed: tuple[str, ...] = ()
    note: str = ""


@transaction.atomic
def refer(*, party: UUID, asked: Asked, identified_at: datetime, officer: Officer, at: datetime) -> Referral:
    """Refer a person for support: a file of its own, to one organisation, with a clock; the referral that was due is met.

    `party` is the person's subject; the officer must know of them or of their status. Who they are is told only as the
    person agreed, by whoever knows it. Raises Refused, access.NotYours.
    """
    return _ask(party, asked, identified_at, officer, at)


@transaction.atomic
def move(*, file: File, asked: Asked, officer: Officer, at: datetime) -> Referral:
    """The case manager asks another organisation to take the person's support on, while their own file goes on.

    The other begins a file of its own and sees nothing of this one. Raises Refused, access.NotYours.
    """
    if refusal := their_file_is_open(of_file(file)):
        raise Refused(refusal)
    if asked.seat.id == file.seat_id:
        raise Refused(_("This is your own organisation: hand the file over instead."))
    return _ask(file.party_id, asked, file.referral.identified_at, officer, at, after=file.referral)


def _ask(
    party: UUID, asked: Asked, identified_at: datetime, officer: Officer, at: datetime, after: Referral | None = None
) -> Referral:
    _sound(asked)
    with said_by_the_database():
        helped = queries.is_referred(party, but=after.pk if after else None)
    check(REFERRAL, "refer", "", at, Facts(helped=helped))
    role = next(role for role in REFERS if role in officers.roles_held(at))
    subject = access.new_subject("support_referred", at=at, to=asked.seat)
    with said_by_the_database():
        Referral.objects.create(
            id=subject, party_id=party, seat=asked.seat, after=after, role=role, agency=officer.agency_id,
            referred_by=officer.id, referred_at=at, identified_at=min(identified_at, at), language=asked.language,
            child=asked.child, urgent=asked.urgent, needed=list(asked.needed), consent=asked.consent,
            consent_how=asked.how,
        )  # fmt: skip
    referral = Referral.objects.get(pk=subject)
    seal(subject=subject, compartment="referral", about=subject, field="note", text=asked.note)
    clocks.meet("support_referral", subject=party, at=at)
    clocks.start(
        "support_answer", subject=subject, compartment="case", holder=asked.seat.id, about=referral.reference, at=at
    )
    enter("support_referred", referral, officer, at, compartment="case", terms={"to": str(asked.seat.id)})
    if asked.consent in codes.NAMED and grants.may_see("identity", party):
        referral = _name(referral, officer, at)
    template = "support_waits_urgent" if asked.urgent else "support_waits"
    agencies.tell(asked.seat.id, template, key=f"support:{subject}:asked", at=at)
    return referral


def _sound(asked: Asked) -> None:
    if asked.seat not in queries.receivers():
        raise Refused(_("Choose one of the organisations that can be asked."))
    if asked.consent not in codes.CONSENT or asked.child not in codes.CHILD:
        raise Refused(_("Say what the person agreed to, and whether they are a child."))
    if asked.consent == "child" and asked.child == "no":
        raise Refused(_("The person is an adult: say what they agreed to. Nobody else decides it for them."))
    if asked.consent in ("given", "by_reference") and asked.how not in codes.HOW:
        raise Refused(_("Say how the person agreed: in person, through an interpreter, by telephone or in writing."))


def _name(referral: Referral, officer: Officer, at: datetime) -> Referral:
    """Tell who they are, and with it their status. By reference, nothing is given on the person: not even a trace."""
    access.give("support_who_told", subject=referral.party_id, to=referral.seat, at=at)
    if grants.may_see("certificate", referral.party_id):
        access.give("support_status_told", subject=referral.party_id, to=referral.seat, at=at)
    Referral.objects.filter(pk=referral.pk).update(named_at=at, version=F("version") + 1)
    enter("support_who_told", referral, officer, at, compartment="case")
    referral.refresh_from_db()
    return referral


@transaction.atomic
def tell_who(*, referral: Referral, consent: str, how: str, officer: Officer, at: datetime, version: int) -> Referral:
    """Tell the organisation that was asked who the person is, now that they agree. Raises Refused, Conflict, NotYours."""
    now = locked(referral, version)
    if now.named_at or now.status != "asked":
        raise Refused(_("The organisation knows who the person is already, or has answered: there is nothing to tell."))
    if consent not in codes.NAMED or (consent == "given" and how not in codes.HOW):
        raise Refused(_("Who a person is, is told only when they agree: say how they did."))
    if consent == "child" and now.child == "no":
        raise Refused(_("The person is an adult: say what they agreed to. Nobody else decides it for them."))
    if not grants.may_see("identity", now.party_id):
        raise Refused(_("You do not know who the person is yourself: whoever does can tell it."))
    Referral.objects.filter(pk=now.pk).update(consent=consent, consent_how=how)
    now.refresh_from_db()
    return _name(now, officer, at)


@transaction.atomic
def take_back_who(*, referral: Referral, officer: Officer, at: datetime, version: int) -> Referral:
    """The person no longer agrees to be named: the organisation and its case manager know them by reference from now on.

    By the referrer or the case manager. What was opened before stays in the ledger. Raises Refused, Conflict.
    """
    now = locked(referral, version)
    file = File.objects.filter(pk=now.pk).first()
    held = officers.held()
    if now.referred_by not in held and not (file and file.manager in held):
        raise Refused(_("Only whoever made the referral, or the case manager, records this."))
    if not now.named_at:
        raise Refused(_("The organisation was not told who the person is: there is nothing to take back."))
    Referral.objects.filter(pk=now.pk).update(
        named_at=None, consent="by_reference" if now.consent == "given" else now.consent, version=F("version") + 1
    )
    enter("support_who_taken_back", now, officer, at, compartment="case")
    acts = (*WHO_OF_THE_MANAGER, "support_who_told", "support_status_told")
    for holder in {now.seat_id, *([file.manager] if file else [])}:
        access.end(subject=now.party_id, acts=acts, holder=holder, because="consent_withdrawn", at=at)
    now.refresh_from_db()
    return now


@transaction.atomic
def pass_on(*, referral: Referral, asked: Asked, officer: Officer, at: datetime, version: int) -> Referral:
    """After it was declined, ask another organisation: a new referral, of which the first receiver sees nothing.

    Raises Refused, Conflict, access.NotYours.
    """
    now = locked(referral, version)
    check(REFERRAL, "pass_on", now.status, at, of_referral(now))
    if asked.seat.id == now.seat_id:
        raise Refused(_("This organisation has declined: choose another."))
    Referral.objects.filter(pk=now.pk).update(status="passed_on", version=F("version") + 1)
    clocks.meet("support_next", subject=now.pk, at=at)
    enter("support_passed_on", now, officer, at, compartment="case")
    return _ask(now.party_id, asked, now.identified_at, officer, at, after=now)


@transaction.atomic
def withdraw(*, referral: Referral, reason: str, officer: Officer, at: datetime, version: int) -> Referral:
    """Withdraw a referral that nobody accepted: what the receiver knew by it ends. Raises Refused, Conflict."""
    now = locked(referral, version)
    check(REFERRAL, "withdraw", now.status, at, of_referral(now), reason=reason)
    Referral.objects.filter(pk=now.pk).update(
        status="withdrawn", reason=reason, answered_at=at, answered_by=officer.id, version=F("version") + 1
    )
    clocks.cancel("support_answer", subject=now.pk, at=at)
    clocks.cancel("support_next", subject=now.pk, at=at)
    enter("support_withdrawn", now, officer, at, compartment="case", reason=reason)
    narrow(now, at)
    now.refresh_from_db()
    return now
