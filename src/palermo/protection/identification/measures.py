"""Screenings, counted from the people met: how many, in which work, by whom, and how each ended (undetected cases: line 129).

A person counts in the period in which they were met, whenever it was keyed in.
"""

from datetime import datetime
from typing import Any

from palermo.clocks.working_days import due
from palermo.law.dated import value
from palermo.law.period import Period, day_of
from palermo.plan.measures import NOT_APPLICABLE, Cursor, Result, register

MET = """FROM identification_screening s JOIN identification_visit v ON v.id = s.visit_id
    WHERE s.status <> 'in_error' AND s.at >= %(from)s AND (%(until)s::timestamptz IS NULL OR s.at < %(until)s)"""
REFERRED = """SELECT count(*) FROM (SELECT min(made_at) AS first FROM identification_referral
    WHERE status <> 'withdrawn' GROUP BY subject) r
    WHERE r.first >= %(from)s AND (%(until)s::timestamptz IS NULL OR r.first < %(until)s)"""
DECIDED = """SELECT made_at, decided_at FROM identification_referral WHERE status IN ('accepted', 'returned')
    AND decided_at >= %(from)s AND (%(until)s::timestamptz IS NULL OR decided_at < %(until)s)"""

SECTIONS = ("A", "C", "F", "G", "I", "N", "S", "T")
"""The kinds of work counted by themselves: those that people name most, by their section's letter."""
BY = {
    "police": "v.agency = 'Police'",
    "labour": "v.agency = 'DoL'",
    "customs": "v.agency = 'Customs'",
    "health": "v.agency = 'MoH'",
    "ngo": "v.agency LIKE 'NGO%%'",
    "others": "v.agency NOT IN ('Police', 'DoL', 'Customs', 'MoH') AND v.agency NOT LIKE 'NGO%%'",
}
"""Who did them: agencies by their id in the data; each organisation is one of NGO."""
UNASKED = ("inspection", "boarding", "border", "visa", "patrol", "health", "outreach")
STANDS = {"presumed": "presume", "no-further": "not", "open": "open"}


def _within(period: Period, **more: Any) -> dict[str, Any]:
    return {"from": period.start, "until": period.end, **more}


def _met(cursor: Cursor, period: Period, where: str = "true", **more: Any) -> int:
    cursor.execute(f"SELECT count(*) {MET} AND {where}", _within(period, **more))
    return int(cursor.fetchone()[0])


@register("identification.screened")
def screened(period: Period, cursor: Cursor) -> Result:
    """People met in the period and screened."""
    return Result("measured", _met(cursor, period))


@register("identification.referred")
def referred(period: Period, cursor: Cursor) -> Result:
    """People first referred to Police in the period."""
    cursor.execute(REFERRED, _within(period))
    return Result("measured", int(cursor.fetchone()[0]))


@register("identification.proactive")
def proactive(period: Period, cursor: Cursor) -> Result:
    """The share of people screened whom nobody had reported and who had not come by themselves."""
    everybody = _met(cursor, period)
    if not everybody:
        return NOT_APPLICABLE
    unasked = _met(cursor, period, "v.occasion = ANY (%(unasked)s)", unasked=list(UNASKED))
    return Result("measured", round(unasked / everybody, 3), n=everybody)


@register("identification.answered-in-time")
def answered_in_time(period: Period, cursor: Cursor) -> Result:
    """The share of referrals that Police decided within the working days of local policy."""
    cursor.execute(DECIDED, _within(period))
    rows = cursor.fetchall()
    if not rows:
        return NOT_APPLICABLE
    return Result("measured", round(sum(_in_time(*row) for row in rows) / len(rows), 3), n=len(rows))


def _in_time(made_at: datetime, decided_at: datetime) -> bool:
    return decided_at < due(made_at, int(value("screening.triage", day_of(made_at))), "working days")


def _register_parts() -> None:
    """The same count in parts: as it stands, by kind of work, by whom."""
    for key, status in STANDS.items():
        _part(f"identification.{key}", "s.status = %(status)s", status=status)
    for section in SECTIONS:
        _part(f"identification.sector-{section.lower()}", "v.sector = %(sector)s", sector=section)
    _part("identification.sector-other", "v.sector <> ALL (%(sectors)s)", sectors=list(SECTIONS))
    for key, where in BY.items():
        _part(f"identification.by-{key}", where)


def _part(key: str, where: str, **more: Any) -> None:
    def counted(period: Period, cursor: Cursor) -> Result:
        return Result("measured", _met(cursor, period, where, **more))

    counted.__qualname__ = f"counted:{key}"
    register(key)(counted)


_register_parts()
