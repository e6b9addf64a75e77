"""Days and moments as people say them, in the page's language. A day is Pacific/Auckland's."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy, pgettext

from palermo.law.partial_date import PartialDate, parse

MONTHS = (
    gettext_lazy("January"),
    gettext_lazy("February"),
    gettext_lazy("March"),
    gettext_lazy("April"),
    gettext_lazy("May"),
    gettext_lazy("June"),
    gettext_lazy("July"),
    gettext_lazy("August"),
    gettext_lazy("September"),
    gettext_lazy("October"),
    gettext_lazy("November"),
    gettext_lazy("December"),
)
WEEKDAYS = (
    gettext_lazy("Monday"),
    gettext_lazy("Tuesday"),
    gettext_lazy("Wednesday"),
    gettext_lazy("Thursday"),
    gettext_lazy("Friday"),
    gettext_lazy("Saturday"),
    gettext_lazy("Sunday"),
)


def local(at: datetime) -> datetime:
    """The moment by the clocks of Aotearoa New Zealand; a naive one is taken to be so already."""
    return timezone.localtime(at) if timezone.is_aware(at) else at


def day_words(on: date | datetime | PartialDate | str) -> str:
    """A day as people say it: `3 November 2026`; known in part, `November 2026` or `2026`."""
    if isinstance(on, datetime):
        on = local(on).date()
    if isinstance(on, str):
        on = parse(on)
    if on.month is None:
        return f"{on.year}"
    named = {"day": on.day, "month": MONTHS[on.month - 1], "year": on.year}
    if on.day is None:
        return gettext("%(month)s %(year)s") % named
    return gettext("%(day)s %(month)s %(year)s") % named


def weekday_words(on: date | datetime) -> str:
    """The day with its weekday: `Tuesday 3 November 2026`."""
    if isinstance(on, datetime):
        on = local(on).date()
    return gettext("%(weekday)s %(day)s") % {"weekday": WEEKDAYS[on.weekday()], "day": day_words(on)}


def hour_words(at: datetime) -> str:
    """The time of day: `2:10 pm`; twelve o'clock is `midnight` or `midday` when exact."""
    at = local(at)
    if at.minute == 0 and at.hour in (0, 12):
        return gettext("midday") if at.hour else gettext("midnight")
    half = pgettext("after the hour", "am") if at.hour < 12 else pgettext("after the hour", "pm")
    return f"{at.hour % 12 or 12}:{at.minute:02} {half}"


def moment_words(at: datetime) -> str:
    """A moment as people say it: `3 November 2026, 2:10 pm`."""
    return gettext("%(day)s, %(hour)s") % {"day": day_words(at), "hour": hour_words(at)}
