"""Item 13, counted from the acts: issued, withdrawn, declined, waiting, recorded in error apart, and how long it took."""

from datetime import datetime
from statistics import median

from palermo.clocks.working_days import working_days_between
from palermo.law.period import Period, day_of
from palermo.plan.measures import NOT_APPLICABLE, Cursor, Result, register
from palermo.protection.certification.presumed import (
    counting as counting,  # registers what is counted of presumed victims
)

ACTS = """SELECT count(DISTINCT certification_id) FROM certification_act
    WHERE step = %(step)s AND in_error_at IS NULL AND at >= %(from)s AND (%(until)s::timestamptz IS NULL OR at < %(until)s)"""

DECLINED = """SELECT count(DISTINCT d.certification_id) FROM certification_act d
    WHERE d.step = 'decline' AND d.in_error_at IS NULL
      AND d.at >= %(from)s AND (%(until)s::timestamptz IS NULL OR d.at < %(until)s)
      AND NOT EXISTS (SELECT FROM certification_act i WHERE i.certification_id = d.certification_id AND i.step = 'issue'
        AND i.in_error_at IS NULL AND i.number > d.number AND (%(until)s::timestamptz IS NULL OR i.at < %(until)s))"""

PENDING = """SELECT count(*) FROM (
    SELECT DISTINCT ON (certification_id) becomes FROM certification_act
    WHERE (%(until)s::timestamptz IS NULL OR at < %(until)s) ORDER BY certification_id, number DESC) stood
    WHERE becomes IN ('assessing', 'submitted')"""

FIRST_DECIDED = """SELECT c.began_at, first.at FROM certification_certification c JOIN LATERAL (
    SELECT a.at FROM certification_act a WHERE a.certification_id = c.id AND a.step IN ('issue', 'decline')
      AND a.in_error_at IS NULL ORDER BY a.number LIMIT 1) first ON true
    WHERE first.at >= %(from)s AND (%(until)s::timestamptz IS NULL OR first.at < %(until)s)"""


def _within(period: Period, **more: str) -> dict[str, str | datetime | None]:
    return {"from": period.start, "until": period.end, **more}


def _count(cursor: Cursor, sql: str, values: dict[str, str | datetime | None]) -> Result:
    cursor.execute(sql, values)
    return Result("measured", int(cursor.fetchone()[0]))


@register("certification.issued")
def issued(period: Period, cursor: Cursor) -> Result:
    """People certified in the period; those recorded in error left out."""
    return _count(cursor, ACTS, _within(period, step="issue"))


@register("certification.withdrawn")
def withdrawn(period: Period, cursor: Cursor) -> Result:
    """Certificates revoked in the period. One recorded in error is none of them."""
    return _count(cursor, ACTS, _within(period, step="revoke"))


@register("certification.declined")
def declined(period: Period, cursor: Cursor) -> Result:
    """People declined in the period and not certified later in it."""
    return _count(cursor, DECLINED, _within(period))


@register("certification.pending")
def pending(period: Period, cursor: Cursor) -> Result:
    """Certifications that stood undecided at the period's end."""
    return _count(cursor, PENDING, _within(period))


@register("certification.in-error")
def in_error(period: Period, cursor: Cursor) -> Result:
    """Certifications marked in the period as recorded in error."""
    return _count(cursor, ACTS, _within(period, step="mark_in_error"))


@register("certification.time")
def time(period: Period, cursor: Cursor) -> Result:
    """Median working days from the beginning of the assessment to the first decision, for those decided in the period."""
    cursor.execute(FIRST_DECIDED, _within(period))
    days = [working_days_between(day_of(began), day_of(decided)) for began, decided in cursor.fetchall()]
    return Result("measured", median(days), n=len(days)) if days else NOT_APPLICABLE
