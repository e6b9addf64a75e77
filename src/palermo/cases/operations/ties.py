"""That two parties belong together in the world: family, partner, work, ownership, associates."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from palermo.agencies.models import Officer
from palermo.cases.english import TIE_IN_ERROR
from palermo.cases.models import TIES, Party, Tie
from palermo.cases.operations.entering import AUTHORITY
from palermo.cases.operations.refusing import Conflict, Refused
from palermo.ledger.operations import append

ONE_WAY = frozenset({"works_for", "owns"})
"""Ties that say something else when read from the other end."""


@transaction.atomic
def record_tie(*, party: Party, other: Party, kind: str, officer: Officer, at: datetime) -> Tie:
    """Two parties are tied: `party` is family of, partner or associate of, works for, or owns `other`.

    It proves nothing about either and widens no grant. Raises Refused for a tie of one party or one that stands already.
    """
    if party.pk == other.pk:
        raise Refused(_("A tie is between two: choose another reference."))
    if kind not in TIES:
        raise Refused(_("Choose how they are tied."))
    stands = Q(party=party, other=other)
    if kind not in ONE_WAY:
        stands |= Q(party=other, other=party)
    if Tie.objects.filter(stands, kind=kind, in_error_at=None).exists():
        raise Refused(_("That they are tied in this way is recorded already."))
    made = Tie.objects.create(party=party, other=other, kind=kind, at=at, recorded_by=officer.id)
    _enter("party_tied", made, officer, at)
    return made


@transaction.atomic
def mark_tie_in_error(*, tie: Tie, reason: str, officer: Officer, at: datetime, version: int) -> Tie:
    """A tie was recorded in error: it stays, marked, and stands for nothing. Raises Refused, Conflict."""
    if reason not in TIE_IN_ERROR:
        raise Refused(_("Choose one of the reasons that are given."))
    changed = Tie.objects.filter(pk=tie.pk, version=version, in_error_at=None).update(
        in_error_at=at, in_error_by=officer.id, in_error_reason=reason, version=F("version") + 1
    )
    if not changed:
        raise Conflict(_("This tie was changed by someone else since you opened it: read it again, then decide."))
    tie.refresh_from_db()
    _enter("tie_in_error", tie, officer, at, reason)
    return tie


def _enter(verb: str, tie: Tie, officer: Officer, at: datetime, reason: str = "") -> None:
    append(
        verb,
        at=at,
        officer=officer,
        subject=tie.party_id,
        compartment="case",
        about=tie.party.reference,
        authority=AUTHORITY,
        reason=reason,
        terms={"other": tie.other.reference, "kind": tie.kind},
    )
