"""Who may see this, and why."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db import connections
from django.db.models import Model, Q, QuerySet

from palermo.access.compartments import COMPARTMENTS
from palermo.access.models import Grant

Row = TypeVar("Row", bound=Model)


def live(subject: UUID, at: datetime) -> QuerySet[Grant]:
    """Grants on a subject that are live at `at`, oldest first, as far as the session may see them."""
    return Grant.objects.filter(Q(until_at=None) | Q(until_at__gt=at), subject=subject, from_at__lte=at).order_by(
        "from_at", "id"
    )


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
            "SELECT name FROM unnest(%s::text[]) AS every (name) WHERE access.may_see(name, %s)",
            [list(COMPARTMENTS), subject],
        )
        return frozenset(row[0] for row in cursor.fetchall())


def among(compartment: str, subjects: Iterable[UUID]) -> frozenset[UUID]:
    """Those of some subjects of which the session may see this kind of knowledge, asked at once."""
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT subject FROM unnest(%s::uuid[]) AS asked (subject) WHERE access.may_see(%s, subject)",
            [list(subjects), compartment],
        )
        return frozenset(row[0] for row in cursor.fetchall())


def holds_standing(compartment: str) -> bool:
    """Whether the session holds a standing duty over every subject of a compartment."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT access.standing(%s)", [compartment])
        return bool(cursor.fetchone()[0])


def holds_much(compartment: str) -> bool:
    """Whether the session holds so many grants of a compartment that asking row by row is faster than listing them."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT access.broad(%s)", [compartment])
        return bool(cursor.fetchone()[0])


def hinted(rows: QuerySet[Row], compartment: str, column: str) -> QuerySet[Row]:
    """The same rows, faster: a hint to the planner for an officer without a standing duty.

    The policy on the table stays the guard; this lets it begin from the subjects the officer may see. `column` is the
    subject's, qualified, as `cases_case.id`. Never put typed text in it.
    """
    if holds_standing(compartment) or holds_much(compartment):
        return rows
    return rows.extra(where=[f"{column} = ANY(ARRAY(SELECT access.visible(%s)))"], params=[compartment])  # noqa: S610
