"""Send the protection notice of a child: called in the act that presumes them, and by nothing else."""

from datetime import datetime
from uuid import UUID

from palermo.access import operations as access
from palermo.access import queries as grants
from palermo.agencies import operations as agencies
from palermo.agencies import queries as officers
from palermo.agencies.models import Officer
from palermo.cases.models import Party
from palermo.clocks import operations as clocks
from palermo.ledger.operations import append
from palermo.protection.certification.child.lifecycle import REPORTING
from palermo.protection.certification.models import Presumption, ProtectionNotice
from palermo.vault.operations import seal

SAME_DAY = ("receive_notice", "act_on_notice", "find_guardian")


def notify(*, presumption: Presumption, party: Party, words: str, officer: Officer, at: datetime) -> ProtectionNotice:
    """Tell child protection that a child, or who may be one, was presumed a victim; the clocks of the day begin.

    The notice is a subject of its own. Child protection learns who the child is where the sender knows it, and that help
    is due; not what was assessed. Raises access.NotYours.
    """
    id_ = access.new_subject("child_notified", at=at)
    access.give("child_shown", subject=party.pk, at=at)
    if grants.may_see("identity", party.pk):
        access.give("child_told_who", subject=party.pk, at=at)
    notice = ProtectionNotice.objects.create(
        id=id_,
        child=party,
        presumption=presumption,
        is_child=presumption.child,
        by=officer.id,
        agency=presumption.agency,
        role=presumption.role,
        at=at,
    )
    notice.refresh_from_db()
    seal(subject=id_, compartment="safety", about=id_, field="words", text=words)
    seat = officers.seat("MSD", "child_protection_officer")
    for kind in SAME_DAY:
        start(kind, notice, seat.id, at)
    enter("child_notified", notice, officer, at)
    agencies.tell(seat.id, "child_waits", key=f"presumption:{presumption.id}:child", at=at)
    return notice


def start(kind: str, notice: ProtectionNotice, holder: UUID, at: datetime) -> None:
    """Start a clock about a notice."""
    clocks.start(kind, subject=notice.id, compartment="safety", holder=holder, about=notice.reference, at=at)


def enter(
    verb: str,
    notice: ProtectionNotice,
    officer: Officer,
    at: datetime,
    *,
    reason: str = "",
    terms: dict[str, str | int] | None = None,
) -> None:
    """The ledger's line, about the notice by reference."""
    append(
        verb,
        at=at,
        officer=officer,
        subject=notice.id,
        compartment="safety",
        about=notice.reference,
        authority=REPORTING,
        reason=reason,
        terms=terms,
    )
