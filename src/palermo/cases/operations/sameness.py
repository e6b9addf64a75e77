"""Two references declared the same person or thing, and undone: nothing is merged and nobody sees more."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from palermo.agencies.models import Officer
from palermo.cases.models import LIKENESS, Party, Sameness
from palermo.cases.operations.entering import AUTHORITY
from palermo.cases.operations.refusing import Conflict, Refused
from palermo.ledger.operations import append


@transaction.atomic
def declare_same(*, party: Party, other: Party, reason: str, officer: Officer, at: datetime) -> Sameness:
    """Two references are the same person or thing. Nothing is merged and no grant widens."""
    if party.pk == other.pk:
        raise Refused("A party is always the same as itself: choose another reference.")
    if reason not in LIKENESS:
        raise Refused(f"Choose why they are the same: {', '.join(LIKENESS)}.")
    made = Sameness.objects.create(party=party, other=other, reason=reason, declared_at=at, declared_by=officer.id)
    append(
        "declared_same",
        at=at,
        officer=officer,
        subject=party.pk,
        compartment="case",
        about=party.reference,
        authority=AUTHORITY,
        reason=reason,
        terms={"other": other.reference},
    )
    return made


@transaction.atomic
def declare_apart(*, sameness: Sameness, reason: str, officer: Officer, at: datetime) -> Sameness:
    """Undo that two references are the same. Raises Conflict when someone else already has."""
    changed = Sameness.objects.filter(pk=sameness.pk, undone_at=None).update(
        undone_at=at, undone_by=officer.id, version=F("version") + 1
    )
    if not changed:
        raise Conflict("Someone else has already undone this.")
    append(
        "declared_apart",
        at=at,
        officer=officer,
        subject=sameness.party_id,
        compartment="case",
        about=sameness.party.reference,
        authority=AUTHORITY,
        reason=reason,
        terms={"other": sameness.other.reference},
    )
    sameness.refresh_from_db()
    return sameness
