"""What the team knows of the people in a case: ended when it is closed, resumed when it is opened again, passed on when a
lead has left and can tell nobody any more. The database's functions hold the rules; these only say what happened."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import DatabaseError, connections

from palermo.access.operations import NotYours
from palermo.agencies import queries as officers
from palermo.cases.models import Case


def still_leads(officer: UUID, at: datetime) -> bool:
    """Whether an officer still holds the investigators' seat and has not left."""
    return officers.holding(officers.seat("Police", "investigator"), at).filter(pk=officer).exists()


def end_knowledge(*, case: Case, at: datetime) -> int:
    """Nobody of the team knows any more who the people in a closed case are. Returns how many grants ended."""
    return _call("SELECT cases.end_knowledge(%s, %s)", [case.pk, at])


def resume(*, case: Case, lead: UUID, at: datetime) -> int:
    """The lead of a reopened case knows again what closing ended: what they knew, or, given by a senior officer, what
    the team knew. Returns how many grants are new. Raises NotYours."""
    return _call("SELECT cases.resume_lead(%s, %s, %s)", [case.pk, lead, at])


def replace_leaver(*, case: Case, gone: UUID, heir: UUID, at: datetime) -> int:
    """What a lead who has left knew of a case passes to who leads it now, with the clocks that waited for them. Returns
    how many grants are new. Raises NotYours."""
    return _call("SELECT cases.replace_leaver(%s, %s, %s, %s)", [case.pk, gone, heir, at])


def _call(sql: str, values: list[Any]) -> int:
    with connections["default"].cursor() as cursor:
        try:
            cursor.execute(sql, values)
        except DatabaseError as error:
            if getattr(error.__cause__, "sqlstate", "") in ("42501", "23514"):
                raise NotYours(str(error).splitlines()[0]) from error
            raise
        return int(cursor.fetchone()[0])
