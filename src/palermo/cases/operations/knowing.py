"""What the team knows of a case and of the people in it: given to whoever leads it, passed on with it, ended when it is
closed, resumed when it is opened again. The database's functions hold the rules; these only say what happened."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import DatabaseError, connections

from palermo.access.operations import NotYours
from palermo.agencies import queries as officers
from palermo.cases.models import Case, Merge, Party


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


def come_from(*, case: Case, subject: UUID, act: str, at: datetime) -> None:
    """What a case came from is known to whoever leads it, by an act of the needs. Raises NotYours."""
    _call("SELECT 1 FROM cases.come_from(%s, %s, %s, %s)", [case.pk, subject, act, at])


def led(*, case: Case, at: datetime) -> int:
    """Whoever leads a case by now knows of it, of those merged into it and of what they came from; the investigators who
    could have taken it on need not know of it any more. Returns how many grants are new. Raises NotYours."""
    return _call("SELECT cases.led(%s, %s)", [case.pk, at])


def replace_lead(*, case: Case, heir: UUID, at: datetime) -> int:
    """What the lead of a case knows of its people passes to who is to lead it, with the clocks that waited for them; said
    before the case says who leads it next. Returns how many grants are new. Raises NotYours."""
    return _call("SELECT cases.replace_lead(%s, %s, %s)", [case.pk, heir, at])


def let_go(*, case: Case, gone: UUID, because: str, at: datetime) -> int:
    """Whoever led a case no longer knows what leading gave, unless they know it by leading another. Returns how many grants
    ended. Raises NotYours."""
    return _call("SELECT cases.let_go(%s, %s, %s, %s)", [case.pk, gone, because, at])


def bring(*, merge: Merge, at: datetime) -> int:
    """The people of a merged case whom the officer does not know of are in the other case too, and its lead knows of them
    what the lead of the merged one did. Returns how many roles are new. Raises NotYours."""
    return _call("SELECT cases.bring(%s, %s)", [merge.pk, at])


def begin_to_assess(*, party: Party, case: Case, at: datetime) -> int:
    """Whoever put a person into a case, whom somebody else met before, may assess them from now on. Returns how many
    grants are new. Raises NotYours."""
    return _call("SELECT cases.begin_to_assess(%s, %s, %s)", [party.pk, case.pk, at])


def _call(sql: str, values: list[Any]) -> int:
    with connections["default"].cursor() as cursor:
        try:
            cursor.execute(sql, values)
        except DatabaseError as error:
            if getattr(error.__cause__, "sqlstate", "") in ("42501", "23514"):
                raise NotYours(str(error).splitlines()[0]) from error
            raise
        return int(cursor.fetchone()[0])
