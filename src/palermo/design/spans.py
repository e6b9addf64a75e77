"""How long until, how long since: the words of a clock."""

from datetime import datetime, timedelta
from typing import Literal

from django.utils.translation import gettext, ngettext

State = Literal["overdue", "now", "soon", "later"]

SOON = timedelta(hours=24)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def state_of(due: datetime, now: datetime) -> State:
    """Where a deadline stands: past, this very minute, within a day, or further off."""
    left = due - now
    if left <= -MINUTE:
        return "overdue"
    if left < MINUTE:
        return "now"
    return "soon" if left <= SOON else "later"


def span_words(span: timedelta) -> str:
    """A length of time in its one fitting unit, rounded down: `40 minutes`, `30 hours`, `2 days`."""
    span = abs(span)
    if span < 2 * HOUR:
        count = max(1, span // MINUTE)
        return ngettext("%(count)s minute", "%(count)s minutes", count) % {"count": count}
    if span < 2 * DAY:
        count = span // HOUR
        return ngettext("%(count)s hour", "%(count)s hours", count) % {"count": count}
    count = span // DAY
    return ngettext("%(count)s day", "%(count)s days", count) % {"count": count}


def clock_words(due: datetime, now: datetime) -> str:
    """A deadline as people say it: `due in 3 hours`, `due now`, `overdue by 2 days`."""
    state = state_of(due, now)
    if state == "now":
        return gettext("due now")
    if state == "overdue":
        return gettext("overdue by %(span)s") % {"span": span_words(due - now)}
    return gettext("due in %(span)s") % {"span": span_words(due - now)}


def met_words(due: datetime, met: datetime) -> str:
    """How a deadline was met: `done in time`, `done 2 days late`."""
    if met <= due:
        return gettext("done in time")
    return gettext("done %(span)s late") % {"span": span_words(met - due)}
