"""When the offence happened, as far as known, and which law that makes the test. Plain Python."""

from dataclasses import dataclass
from datetime import date

from palermo.law.authorities import LawVersion, law_version
from palermo.law.partial_date import PartialDate, parse
from palermo.protection.identification.criteria import SECTION


@dataclass(frozen=True)
class Span:
    """From one day, known perhaps in part, to another. Raises ValueError when it can only run backwards."""

    from_: PartialDate
    until: PartialDate

    def __post_init__(self) -> None:
        if self.until.is_before(self.from_):
            raise ValueError("The offence ended before it began: change one of the two dates.")

    @property
    def first_day(self) -> date:
        """The earliest day on which it can have happened."""
        return self.from_.first_day

    @property
    def last_day(self) -> date:
        """The latest day on which it can have happened."""
        return self.until.last_day


def span(from_: str, until: str = "") -> Span:
    """The span between two stored dates; without the second, within the first. Raises ValueError."""
    began = parse(from_)
    return Span(began, parse(until) if until else began)


def law_then(when: Span) -> LawVersion:
    """Section 98D as it was in force throughout the span: one version, “unknown” (which?), or no such offence."""
    return law_version(SECTION, when)
