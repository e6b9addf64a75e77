"""Item 20, counted from referrals, files and services: who was referred, what they got, what they did not, how it ended."""

from collections.abc import Callable
from datetime import datetime
from statistics import median
from typing import Any

from palermo.law.period import Period
from palermo.plan.measures import NOT_APPLICABLE, Cursor, Result, register
from palermo.protection.support.codes import DOMAINS

REFERRED = """SELECT identified_at, referred_at FROM (
    SELECT DISTINCT ON (party_id) party_id, identified_at, referred_at FROM support_referral
    WHERE NOT (status = 'withdrawn' AND reason = 'asked_by_mistake') ORDER BY party_id, referred_at) first
    WHERE referred_at >= %(from)s AND (%(until)s::timestamptz IS NULL OR referred_at < %(until)s)"""

ANSWERED = """SELECT referred_at, answered_at FROM support_referral WHERE status <> 'withdrawn'
    AND answered_at >= %(from)s AND (%(until)s::timestamptz IS NULL OR answered_at < %(until)s)"""

ACCEPTED = """SELECT count(*) FROM support_referral WHERE status = 'accepted'
    AND answered_at >= %(from)s AND (%(until)s::timestamptz IS NULL OR answered_at < %(until)s)"""

DECLINED = """SELECT count(*) FROM support_referral WHERE status IN ('declined', 'passed_on')
    AND answered_at >= %(from)s AND (%(until)s::timestamptz IS NULL OR answered_at < %(until)s)"""

MANAGED = """SELECT s.agency_id <> 'MSD' FROM support_referral r JOIN support_file f ON f.id = r.id
    JOIN agencies_seat s ON s.id = f.seat_id
    WHERE r.answered_at >= %(from)s AND (%(until)s::timestamptz IS NULL OR r.answered_at < %(until)s)"""

STARTED = """SELECT asked_at, started_at FROM support_service WHERE (%(domain)s = '' OR domain = %(domain)s)
    AND started_at >= %(from)s AND (%(until)s::timestamptz IS NULL OR started_at < %(until)s)"""

UNMET = """SELECT count(*) FROM support_service WHERE status = 'not_available'
    AND settled_at >= %(from)s AND (%(until)s::timestamptz IS NULL OR settled_at < %(until)s)"""

EASED = """SELECT count(*) FILTER (WHERE late.level < early.level) > count(*) FILTER (WHERE late.level > early.level)
    FROM support_review r JOIN support_rating late ON late.review_id = r.id
    JOIN support_rating early ON early.file_id = r.file_id AND early.domain = late.domain AND early.round = 1
    WHERE r.at >= %(from)s AND (%(until)s::timestamptz IS NULL OR r.at < %(until)s) GROUP BY r.id"""

CLOSED = """SELECT outcome IN ('safe_and_settled', 'better') FROM support_file WHERE status = 'closed'
    AND closed_at >= %(from)s AND (%(until)s::timestamptz IS NULL OR closed_at < %(until)s)"""


def _rows(cursor: Cursor, sql: str, period: Period, **more: str) -> list[tuple[Any, ...]]:
    cursor.execute(sql, {"from": period.start, "until": period.end, **more})
    return list(cursor.fetchall())


def _count(cursor: Cursor, sql: str, period: Period) -> Result:
    return Result("measured", int(_rows(cursor, sql, period)[0][0]))


def _share(cursor: Cursor, sql: str, period: Period) -> Result:
    """The share in percent of rows that say yes; without a row, there is nothing to share."""
    found = [row[0] for row in _rows(cursor, sql, period)]
    if not found:
        return NOT_APPLICABLE
    return Result("measured", round(100 * sum(map(bool, found)) / len(found)), n=len(found))


def _median(rows: list[tuple[datetime, datetime]], seconds: int) -> Result:
    """The median time between two moments, in units of so many seconds, to one decimal."""
    spans = [(until - since).total_seconds() / seconds for since, until in rows]
    return Result("measured", round(median(spans), 1), n=len(spans)) if spans else NOT_APPLICABLE


@register("support.referred")
def referred(period: Period, cursor: Cursor) -> Result:
    """People referred for support for the first time in the period; what was asked by mistake left out."""
    return Result("measured", len(_rows(cursor, REFERRED, period)))


@register("support.referral-time")
def referral_time(period: Period, cursor: Cursor) -> Result:
    """Median hours from identifying a person to their first referral, for those first referred in the period."""
    return _median(_rows(cursor, REFERRED, period), 3600)


@register("support.answer-time")
def answer_time(period: Period, cursor: Cursor) -> Result:
    """Median hours until a referral was accepted or declined, for those answered in the period."""
    return _median(_rows(cursor, ANSWERED, period), 3600)


@register("support.accepted")
def accepted(period: Period, cursor: Cursor) -> Result:
    """Referrals accepted in the period."""
    return _count(cursor, ACCEPTED, period)


@register("support.declined")
def declined(period: Period, cursor: Cursor) -> Result:
    """Referrals declined in the period, whether or not another organisation was asked since."""
    return _count(cursor, DECLINED, period)


@register("support.ngo-managed")
def ngo_managed(period: Period, cursor: Cursor) -> Result:
    """Of the referrals accepted in the period, the share accepted by a non-government organisation."""
    return _share(cursor, MANAGED, period)


@register("support.services")
def services(period: Period, cursor: Cursor) -> Result:
    """Services started in the period, of every type."""
    return Result("measured", len(_rows(cursor, STARTED, period, domain="")))


@register("support.waiting")
def waiting(period: Period, cursor: Cursor) -> Result:
    """Median days from asking for a service to its start, for those started in the period."""
    return _median(_rows(cursor, STARTED, period, domain=""), 86400)


@register("support.unmet")
def unmet(period: Period, cursor: Cursor) -> Result:
    """Services recorded in the period as not to be had."""
    return _count(cursor, UNMET, period)


@register("support.outcomes")
def outcomes(period: Period, cursor: Cursor) -> Result:
    """Of the reviews in the period, the share at which more domains had eased than grown since the first assessment."""
    return _share(cursor, EASED, period)


@register("support.closed-better")
def closed_better(period: Period, cursor: Cursor) -> Result:
    """Of the files closed in the period, the share whose person was safe and settled, or better off."""
    return _share(cursor, CLOSED, period)


def _started(domain: str) -> Callable[[Period, Cursor], Result]:
    def started(period: Period, cursor: Cursor) -> Result:
        """Services of one domain started in the period."""
        return Result("measured", len(_rows(cursor, STARTED, period, domain=domain)))

    started.__qualname__ = f"started.{domain}"
    return started


for _domain in DOMAINS:
    register(f"support.services-{_domain.replace('_', '-')}")(_started(_domain))
