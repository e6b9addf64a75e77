"""Ask the database for grants. What is given stands in the rooms' `needs.py`; this only says which act happened."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import DatabaseError, connections

from palermo.agencies.models import Officer, Seat


class NotYours(Exception):
    """The officer may not cause these grants: they hold no role that may, or not what they would share."""


def must(refusal: str) -> None:
    """Go on when there is no refusal. Raises NotYours with the sentence otherwise: the page says it before anything is
    typed."""
    if refusal:
        raise NotYours(refusal)


def new_subject(act: str, *, at: datetime, to: Officer | Seat | None = None) -> UUID:
    """A new subject, with the grants that `act` gives on it, before the row that will be about it. Raises NotYours."""
    subject: UUID = _call("SELECT access.new_subject(%s, %s, %s)", [act, at, to.id if to else None])
    return subject


def give(act: str, *, subject: UUID, at: datetime, to: Officer | Seat | None = None) -> int:
    """Give what `act` gives on the subject; `to` is the officer, or the seat, that the act names if it names one.

    Returns how many grants are new. Raises NotYours.
    """
    given: int = _call("SELECT access.give(%s, %s, %s, %s)", [act, subject, to.id if to else None, at])
    return given


def end(
    *, subject: UUID, because: str, at: datetime, acts: tuple[str, ...] | None = None, holder: UUID | None = None
) -> int:
    """End grants on a subject: those of some acts, or of one holder, or all. `because` is a code. Returns how many ended."""
    ended: int = _call(
        "SELECT access.finish(%s, %s, %s, %s, %s)", [subject, list(acts) if acts else None, holder, because, at]
    )
    return ended


def _call(sql: str, values: list[Any]) -> Any:
    with connections["default"].cursor() as cursor:
        try:
            cursor.execute(sql, values)
        except DatabaseError as error:
            if getattr(error.__cause__, "sqlstate", "") in ("42501", "23514"):
                raise NotYours(str(error).splitlines()[0]) from error
            raise
        row = cursor.fetchone()
    return row[0] if row else None
