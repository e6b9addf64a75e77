"""Dates known only in part: a year, a month, or a day.

People remember "July 2009". A comparison with such a date is True or False when every day it could be
gives that answer, and None, not known, when the days differ.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Protocol

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


class Days(Protocol):
    """Anything that runs from a day up to, and not including, another; `until` None never ends."""

    @property
    def from_(self) -> date: ...
    @property
    def until(self) -> date | None: ...


@dataclass(frozen=True)
class PartialDate:
    """A day of the calendar known to the year, the month or the day. Has no order: use the comparisons."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.year <= 9999:
            raise ValueError(f"The year {self.year} is not between 1 and 9999: write four digits, as 2009.")
        if self.month is None and self.day is not None:
            raise ValueError(f"{self.year} has a day but no month: leave the day out, or add the month.")
        if self.month is not None and not 1 <= self.month <= 12:
            raise ValueError(f"There is no month {self.month}: write 01 to 12.")
        if self.month is not None and self.day is not None:
            last = monthrange(self.year, self.month)[1]
            if not 1 <= self.day <= last:
                raise ValueError(f"{_MONTHS[self.month - 1]} {self.year} has no day {self.day}: write 01 to {last}.")

    def __str__(self) -> str:
        """As it is stored: `2009`, `2009-07` or `2009-07-14`."""
        text = f"{self.year:04}"
        if self.month is not None:
            text += f"-{self.month:02}"
        if self.day is not None:
            text += f"-{self.day:02}"
        return text

    @property
    def first_day(self) -> date:
        """The earliest day this can be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The latest day this can be (inclusive)."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def in_english(self) -> str:
        """As people say it: `2009`, `July 2009` or `14 July 2009`."""
        if self.month is None:
            return f"{self.year}"
        words = f"{_MONTHS[self.month - 1]} {self.year}"
        return words if self.day is None else f"{self.day} {words}"

    def is_before(self, other: "PartialDate | date") -> bool | None:
        """Whether this day comes before the other; None when what is known allows both."""
        other = exactly(other)
        if self.last_day < other.first_day:
            return True
        return False if self.first_day >= other.last_day else None

    def is_after(self, other: "PartialDate | date") -> bool | None:
        """Whether this day comes after the other; None when what is known allows both."""
        return exactly(other).is_before(self)

    def is_same_day(self, other: "PartialDate | date") -> bool | None:
        """Whether both are one day: never more than None unless both are whole dates or they are apart."""
        other = exactly(other)
        if self.last_day < other.first_day or other.last_day < self.first_day:
            return False
        whole = self.day is not None and other.day is not None
        return True if whole else None

    def within(self, period: Days) -> bool | None:
        """Whether this day lies in the half-open period; None when it straddles one of its ends."""
        ends_inside = period.until is None or self.last_day < period.until
        if self.first_day >= period.from_ and ends_inside:
            return True
        starts_after = period.until is not None and self.first_day >= period.until
        return False if self.last_day < period.from_ or starts_after else None


def exactly(day: PartialDate | date) -> PartialDate:
    """A whole date as a partial one; a partial date as it is."""
    return day if isinstance(day, PartialDate) else PartialDate(day.year, day.month, day.day)


def parse(text: str) -> PartialDate:
    """Read `2009`, `2009-07` or `2009-07-14`, spaces around it allowed.

    Raises ValueError with a sentence to show beside the field.
    """
    match = _FORM.fullmatch(text.strip())
    if match is None:
        raise ValueError(
            f"“{text.strip()[:20]}” is not a date we can read: write a year, a month or a day, "
            "as 2009, 2009-07 or 2009-07-14."
        )
    year, month, day = match.groups()
    return PartialDate(int(year), int(month) if month else None, int(day) if day else None)
