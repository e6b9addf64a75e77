"""Who may see this, and why."""

from datetime import datetime
from uuid import UUID

from django.db import connections
from django.db.models import Q, QuerySet

from palermo.access.models import Grant


def live(subject: UUID, at: datetime) -> QuerySet[Grant]:
    """Grants on a subject that are live at `at`, oldest first, as far as the session may see them."""
    return Grant.objects.filter(
        Q(until_at=None) | Q(until_at__gt=at), subject=subject, from_at__lte=at
    ).order_by("from_at", "id")


def standing(at: datetime) -> QuerySet[Grant]:
    """Grants for a standing duty, about every subject."""
    return Grant.objects.filter(Q(until_at=None) | Q(until_at__gt=at), subject=None).order_by("compartment")


def may_see(compartment: str, subject: UUID) -> bool:
    """Whether the session may see this kind of knowledge about the subject. Row-level security asks the same."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT access.may_see(%s, %s)", [compartment, subject])
        return bool(cursor.fetchone()[0])


def visible_compartments(subject: UUID) -> frozenset[str]:
    """Every compartment of the subject that the session may see; for showing tabs, never for guarding rows."""
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT compartment FROM access.sees() WHERE subject = %s UNION SELECT * FROM access.standings()", [subject]
        )
        return frozenset(row[0] for row in cursor.fetchall())


def has_standing(compartment: str) -> bool:
    """Whether the session holds a standing grant of this compartment: about every subject, without an act."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT access.standing(%s)", [compartment])
        return bool(cursor.fetchone()[0])
