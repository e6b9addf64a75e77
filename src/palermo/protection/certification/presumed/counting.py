"""What is counted of presumed victims and of children: who presumed, what ended it, how soon a child was safe."""

from collections.abc import Mapping
from datetime import datetime
from statistics import median

from palermo.clocks.working_days import working_days_between
from palermo.law.period import Period, day_of
from palermo.plan.measures import NOT_APPLICABLE, Cursor, Result, register

FIRST = """SELECT count(*) FROM (SELECT subject, min(from_at) AS first FROM certification_certificate
    WHERE kind = 'presumed' AND status <> 'in_error' GROUP BY subject) each
    WHERE first >= %(from)s AND (%(until)s::timestamptz IS NULL OR first < %(until)s)"""
MADE = """SELECT count(*) FROM certification_presumption WHERE status <> 'in_error'
    AND at >= %(from)s AND (%(until)s::timestamptz IS NULL OR at < %(until)s)"""
OVER = """SELECT count(*) FROM certification_presumption WHERE status = %(status)s
    AND ended_at >= %(from)s AND (%(until)s::timestamptz IS NULL OR ended_at < %(until)s)"""
NOTICES = """SELECT at, acted_at FROM certification_protectionnotice WHERE status <> 'adult'
    AND at >= %(from)s AND (%(until)s::timestamptz IS NULL OR at < %(until)s)"""
GUARDED = """SELECT n.at, g.first FROM certification_protectionnotice n JOIN LATERAL (
    SELECT min(vetted_at) AS first FROM certification_guardian WHERE notice_id = n.id AND status IN ('appointed', 'ended')) g
    ON true WHERE g.first >= %(from)s AND (%(until)s::timestamptz IS NULL OR g.first < %(until)s)"""

WHO: Mapping[str, str] = {
    "presumed.by-police": "agency = 'Police'",
    "presumed.by-ngos": "role = 'outreach_worker' OR role = 'case_manager' AND agency <> 'MSD'",
    "presumed.by-msd": "agency = 'MSD'",
    "presumed.by-health": "agency = 'MoH'",
    "presumed.by-inspectors": "role = 'frontline_officer' AND agency <> 'Police'",
}
"""Who presumed, by measure: the agency of the officer, and for organisations their role."""


def _within(period: Period, **more: str) -> dict[str, str | datetime | None]:
    return {"from": period.start, "until": period.end, **more}


def _count(cursor: Cursor, sql: str, values: dict[str, str | datetime | None]) -> Result:
    cursor.execute(sql, values)
    return Result("measured", int(cursor.fetchone()[0]))


@register("identification.presumed-victims")
def presumed_victims(period: Period, cursor: Cursor) -> Result:
    """People who first had presumed-victim status in the period, whoever gave it; those recorded in error left out."""
    return _count(cursor, FIRST, _within(period))


def _by(period: Period, cursor: Cursor, key: str) -> Result:
    return _count(cursor, f"{MADE} AND ({WHO[key]})", _within(period))


@register("presumed.by-police")
def by_police(period: Period, cursor: Cursor) -> Result:
    """Presumptions by Police."""
    return _by(period, cursor, "presumed.by-police")


@register("presumed.by-ngos")
def by_ngos(period: Period, cursor: Cursor) -> Result:
    """Presumptions by non-government organisations."""
    return _by(period, cursor, "presumed.by-ngos")


@register("presumed.by-msd")
def by_msd(period: Period, cursor: Cursor) -> Result:
    """Presumptions by the Ministry of Social Development."""
    return _by(period, cursor, "presumed.by-msd")


@register("presumed.by-health")
def by_health(period: Period, cursor: Cursor) -> Result:
    """Presumptions by health staff."""
    return _by(period, cursor, "presumed.by-health")


@register("presumed.by-inspectors")
def by_inspectors(period: Period, cursor: Cursor) -> Result:
    """Presumptions by inspectors and border officers."""
    return _by(period, cursor, "presumed.by-inspectors")


@register("presumed.ended")
def ended(period: Period, cursor: Cursor) -> Result:
    """Presumptions ended in the period by those who made them."""
    return _count(cursor, OVER, _within(period, status="ended"))


@register("presumed.in-error")
def in_error(period: Period, cursor: Cursor) -> Result:
    """Presumptions marked in the period as recorded in error."""
    return _count(cursor, OVER, _within(period, status="in_error"))


@register("presumed.certified")
def certified(period: Period, cursor: Cursor) -> Result:
    """Of the presumptions of the period, the share whose place a certificate has taken."""
    made = _count(cursor, MADE, _within(period)).value
    became = _count(cursor, f"{MADE} AND status = 'certified'", _within(period)).value
    return Result("measured", round(100 * (became or 0) / made), n=int(made)) if made else NOT_APPLICABLE


@register("child.acted-same-day")
def acted_same_day(period: Period, cursor: Cursor) -> Result:
    """Notices of the period acted on the same day, of all of the period; who was found to be an adult is left out."""
    cursor.execute(NOTICES, _within(period))
    days = [acted is not None and day_of(acted) == day_of(at) for at, acted in cursor.fetchall()]
    return Result("measured", round(100 * sum(days) / len(days)), n=len(days)) if days else NOT_APPLICABLE


@register("child.guardian-time")
def guardian_time(period: Period, cursor: Cursor) -> Result:
    """Median working days from the notice to the first guardian, for those appointed in the period."""
    cursor.execute(GUARDED, _within(period))
    days = [working_days_between(day_of(at), day_of(first)) for at, first in cursor.fetchall()]
    return Result("measured", median(days), n=len(days)) if days else NOT_APPLICABLE
