"""Urgent work that nobody acknowledged climbs the roster, step by step, as the worker."""

from datetime import datetime, timedelta

from django.db import connections

from palermo.clocks.kinds import KINDS
from palermo.clocks.models import Deadline
from palermo.law.dated import value
from palermo.law.period import day_of
from palermo.session.opening import opening

HIGHEST = 9
"""The last step: everybody who holds the seat and is not away was told."""


def interval(at: datetime) -> timedelta:
    """How long each step waits: local policy `duty.climb` on the day of `at`."""
    return timedelta(minutes=int(value("duty.climb", day_of(at))))


def climb_late(at: datetime) -> int:
    """Let every urgent deadline that is late for its next step climb one step. Returns how many people were told.

    The database decides again, under a lock, whether the step is due, so two workers never climb one twice.
    """
    climbing = [name for name, kind in KINDS.items() if kind.climbs]
    step, told = interval(at), 0
    with opening("", using="worker", role="worker"):
        rows = Deadline.objects.using("worker").filter(
            kind__in=climbing, met_at=None, cancelled_at=None, climbed__lt=HIGHEST, started_at__lte=at - step
        )
        late = list(rows.order_by("due_at").values_list("id", flat=True))
    for id_ in late:
        with opening("", using="worker", role="worker"), connections["worker"].cursor() as cursor:
            cursor.execute("SELECT agencies.climb(%s, %s, make_interval(secs => %s))", [id_, at, step.total_seconds()])
            told += max(cursor.fetchone()[0], 0)
    return told
