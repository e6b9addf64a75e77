"""Working days and hours in New Zealand, for deadlines.

Conventions, the same wherever a clock is shown:

* Days are Pacific/Auckland's. The day something happens is day nought; counting starts the day after.
* A deadline in days or working days lasts until the end of the last day. It is held as the first moment of
  the day after, and is met by what happens before it. Nought days is the end of the same day.
* A deadline in minutes or hours is elapsed time: the same clock time, except when the clocks change.

Holidays are the national ones, Matariki from 2022 included, with their Monday observance; a region adds its
anniversary day. The Privacy Act's working days also leave out 25 December to 15 January (`privacy=True`).
The dates come from the `holidays` library; Matariki is known to it up to 2052.
"""

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from functools import cache

import holidays

from palermo.law.period import day_of, day_start

_DAY = timedelta(days=1)


@cache
def _holidays(year: int, region: str) -> frozenset[date]:
    days = holidays.country_holidays("NZ", subdiv=region or None, years=year)
    return frozenset(day for day in days if day.year == year)


def is_working_day(day: date, *, privacy: bool = False, region: str = "") -> bool:
    """Whether a day is a working day.

    `privacy` counts as the Privacy Act does: 25 December to 15 January, both included, are not working days.
    `region` is the code of `regions.toml` (“AUK”) whose anniversary day is kept as well.
    """
    if day.weekday() >= 5 or day in _holidays(day.year, region):
        return False
    return not (privacy and ((day.month, day.day) >= (12, 25) or (day.month, day.day) <= (1, 15)))


def nth_working_day(day: date, n: int, *, privacy: bool = False, region: str = "") -> date:
    """The n-th working day after a day. Raises ValueError when n is less than one."""
    _at_least_one(n)
    while n:
        day += _DAY
        n -= is_working_day(day, privacy=privacy, region=region)
    return day


def add_working_days(moment: datetime, n: int, *, privacy: bool = False, region: str = "") -> datetime:
    """When something due within n working days of a moment is late: the start of the day after the n-th.

    Raises ValueError for a moment without a time zone, or when n is less than one.
    """
    return day_start(nth_working_day(day_of(moment), n, privacy=privacy, region=region) + _DAY)


def working_days_between(start: date, end: date, *, privacy: bool = False, region: str = "") -> int:
    """How many working days come after `start`, up to and including `end`; negative when `end` is earlier."""
    if end < start:
        return -working_days_between(end, start, privacy=privacy, region=region)
    days = (start + _DAY * step for step in range(1, (end - start).days + 1))
    return sum(is_working_day(day, privacy=privacy, region=region) for day in days)


def due(moment: datetime, amount: int, unit: str, *, privacy: bool = False, region: str = "") -> datetime:
    """When something due within an amount of time of a moment is late.

    `unit` is that of a local policy: minutes, hours, days, working days or months. A month later than
    31 January is the last day of February. Nought is allowed in days only: the end of the same day.
    Raises ValueError for another unit, a smaller amount, or a moment without a time zone.
    """
    if unit != "days" or amount:
        _at_least_one(amount)
    day = day_of(moment)
    match unit:
        case "minutes":
            return moment.astimezone(UTC) + timedelta(minutes=amount)
        case "hours":
            return moment.astimezone(UTC) + timedelta(hours=amount)
        case "days":
            return day_start(day + _DAY * (amount + 1))
        case "working days":
            return add_working_days(moment, amount, privacy=privacy, region=region)
        case "months":
            return day_start(_months_later(day, amount) + _DAY)
        case _:
            raise ValueError(
                f"A deadline cannot be counted in “{unit}”: use minutes, hours, days, working days or months."
            )


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _at_least_one(n: int) -> None:
    if n < 1:
        raise ValueError(f"A deadline of {n} is no deadline: count at least one.")
