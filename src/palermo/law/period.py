"""Days and periods of New Zealand's clock, Pacific/Auckland.

A period runs from a day up to, and not including, another. Moments are aware datetimes; the day a moment
falls on is asked here and nowhere else, because a database's `::date` answers for another city.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

AUCKLAND = ZoneInfo("Pacific/Auckland")


def day_of(moment: datetime) -> date:
    """The day in New Zealand on which a moment falls. Raises ValueError for a moment without a time zone."""
    if moment.utcoffset() is None:
        raise ValueError(f"{moment.isoformat()} has no time zone: give an aware datetime.")
    return moment.astimezone(AUCKLAND).date()


def day_start(day: date) -> datetime:
    """The first moment of a day in New Zealand. Clocks change at two or three: midnight is always there."""
    return datetime.combine(day, time(), tzinfo=AUCKLAND)


@dataclass(frozen=True)
class Period:
    """The days from `from_` up to and not including `until`; `until` None goes on.

    Raises ValueError when it would hold no day.
    """

    from_: date
    until: date | None = None

    def __post_init__(self) -> None:
        if self.until is not None and self.until <= self.from_:
            raise ValueError(f"A period from {self.from_} until {self.until} holds no day: put the later last.")

    @property
    def start(self) -> datetime:
        """The first moment of the period."""
        return day_start(self.from_)

    @property
    def end(self) -> datetime | None:
        """The first moment after the period, or None when it goes on."""
        return None if self.until is None else day_start(self.until)

    def includes(self, day: date) -> bool:
        """Whether a day is one of the period's."""
        return self.from_ <= day and (self.until is None or day < self.until)

    def contains(self, moment: datetime) -> bool:
        """Whether a moment falls on one of the period's days. Raises ValueError for a naive moment."""
        return self.includes(day_of(moment))

    def overlaps(self, other: "Period") -> bool:
        """Whether the two share a day."""
        return (other.until is None or self.from_ < other.until) and (self.until is None or other.from_ < self.until)

    def in_english(self) -> str:
        """As people read it, last day included: “1 July 2009 to 30 June 2010”, “from 1 July 2009”."""
        first = _in_english(self.from_)
        if self.until is None:
            return f"from {first}"
        last = _in_english(self.until - timedelta(days=1))
        return first if first == last else f"{first} to {last}"


def year(number: int) -> Period:
    """A calendar year."""
    return Period(date(number, 1, 1), date(number + 1, 1, 1))


def month(in_year: int, number: int) -> Period:
    """A calendar month, 1 to 12."""
    return Period(date(in_year, number, 1), date(in_year + number // 12, number % 12 + 1, 1))


def quarter(in_year: int, number: int) -> Period:
    """A quarter of a calendar year, 1 to 4. Raises ValueError for another number."""
    if not 1 <= number <= 4:
        raise ValueError(f"There is no quarter {number}: write 1 to 4.")
    return Period(month(in_year, 3 * number - 2).from_, month(in_year, 3 * number).until)


def year_to_june(number: int) -> Period:
    """The financial year that ends on 30 June of `number`; the Plan was adopted on 1 July 2009."""
    return Period(date(number - 1, 7, 1), date(number, 7, 1))


def _in_english(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
