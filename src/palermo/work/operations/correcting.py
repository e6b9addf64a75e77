"""A piece of work that was recorded in error stays, marked, and counts as nothing."""

from datetime import datetime

from django.db import transaction

from palermo.agencies.models import Officer
from palermo.cases.operations import Refused
from palermo.clocks import operations as clocks
from palermo.work.codes import IN_ERROR
from palermo.work.operations import asking, doing, meeting
from palermo.work.operations.step import Kind, changed, enter

CLOCKS = {"Task": doing.CLOCK, "Appointment": meeting.CLOCK, "Question": asking.CLOCK}


@transaction.atomic
def mark_in_error(*, piece: Kind, reason: str, officer: Officer, at: datetime, version: int) -> Kind:
    """Mark a note, task, appointment or question as recorded in error; its clock is no longer awaited.

    Raises Refused for a reason that is not of the list or a piece that is marked already, and Conflict.
    """
    if reason not in IN_ERROR:
        raise Refused(f"Choose a reason: {', '.join(IN_ERROR)}.")
    now = changed(piece, version, in_error_at=at, in_error_by=officer.id, in_error_reason=reason)
    if clock := CLOCKS.get(type(piece).__name__):
        clocks.cancel(clock, subject=now.subject, about=now.reference, at=at)
    enter("work_in_error", now, now.reference, officer, at, reason=reason)
    return now
