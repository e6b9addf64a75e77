"""What an act may rest on: sections of law, articles, the Plan's items and promises, and local policy.

Each authority has a key, as `crimes-act-1961/98D@2002`; after the `@` is the version's year. The Plan's own
come from `plan.toml` (`nz-2009/13`, `nz-2009/promise/public-reports`), local policy from `policy.toml`
(`local-policy/certification.decide`), the rest from `data/authorities/`. Decisions store the key with its
version, so that an old one is explained by the law of its day.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cache
from typing import Any, Literal, Protocol

from palermo import data
from palermo.law.dated import policies
from palermo.law.partial_date import PartialDate, exactly
from palermo.law.period import Period


class Days(Protocol):
    """When something happened, as far as known: its earliest and latest day. A PartialDate is one."""

    @property
    def first_day(self) -> date: ...
    @property
    def last_day(self) -> date: ...


@dataclass(frozen=True)
class Authority:
    """A rule that acts cite.

    `text` is the exact wording or "", `summary` is in our words. `in_force_from` None: not established.
    `in_force_until` is the first day on which it no longer holds. `checked_on` is the day a person last
    compared it with the source. `paragraphs` lists the parts of a section, each in our words. `verified` says
    that the substance was read in a source; where it was not, show `caution` with it.
    """

    key: str
    title: str
    url: str = ""
    summary: str = ""
    text: str = ""
    in_force_from: date | None = None
    in_force_until: date | None = None
    checked_on: date | None = None
    verified: bool = False
    note: str = ""
    paragraphs: Mapping[str, str] = field(default_factory=dict)

    @property
    def caution(self) -> str:
        """What users are told beside an authority nobody has read in its source; "" for the others."""
        return "" if self.verified else "Wording not verified."


@dataclass(frozen=True)
class LawVersion:
    """Which version of a section applies: its key if one is in force throughout, and a sentence why."""

    state: Literal["in force", "unknown", "no such offence"]
    key: str
    because: str


def authority(key: str) -> Authority:
    """The authority of that key. Raises LookupError saying where to add it."""
    found = authorities().get(key)
    if found is None:
        raise LookupError(f"There is no authority {key}: add it under src/palermo/data/authorities/.")
    return found


@cache
def authorities() -> Mapping[str, Authority]:
    """Every authority by key. Raises ValueError naming a row that is not right, or a key used twice."""
    found: dict[str, Authority] = {}
    for each in (*_of_the_plan(), *_of_law(), *_of_local_policy()):
        if each.key in found:
            raise ValueError(f"Two authorities are called {each.key}: give one another key.")
        if each.in_force_from and each.in_force_until and each.in_force_until <= each.in_force_from:
            raise ValueError(f"{each.key} ends before it begins: correct its dates.")
        found[each.key] = each
    return found


def in_force(key: str, on: PartialDate | date) -> bool | None:
    """Whether an authority was in force on a day; None when its dates or the day are not known well enough.

    Raises LookupError for an unknown key.
    """
    found, day = authority(key), exactly(on)
    if found.in_force_until and day.first_day >= found.in_force_until:
        return False
    if found.in_force_from is None:
        return None
    return day.within(Period(found.in_force_from, found.in_force_until))


def versions(section: str) -> tuple[Authority, ...]:
    """The versions of a section (`crimes-act-1961/98D`), oldest first. LookupError if there are none."""
    found = [each for each in authorities().values() if each.key.startswith(f"{section}@") and each.in_force_from]
    if not found:
        raise LookupError(f"{section} has no dated versions: write them as {section}@year, with in_force_from.")
    return tuple(sorted(found, key=lambda each: each.in_force_from or date.max))


def law_version(section: str, on: Days) -> LawVersion:
    """The version of a section in force on every day something may have happened.

    `on` is a PartialDate, or anything with a first and a last day. “unknown” when those straddle a change
    of the law, “no such offence” when all come before its first version. Raises LookupError as `versions`.
    """
    known = versions(section)
    began = [each.in_force_from for each in known if each.in_force_from]
    if on.last_day < began[0]:
        return LawVersion("no such offence", "", f"There was no such offence before {_english(began[0])}.")
    for each in known:
        lasts = each.in_force_until is None or on.last_day < each.in_force_until
        if each.in_force_from and each.in_force_from <= on.first_day and lasts:
            because = f"{each.title} was in force from {_english(each.in_force_from)}. {each.note}".strip()
            return LawVersion("in force", each.key, because)
    changed = [day for day in began if on.first_day < day <= on.last_day]
    when = _english(changed[0]) if changed else "in that time"
    return LawVersion("unknown", "", f"The law changed on {when}: find out the date more closely.")


def unchecked(on: date, months: int) -> tuple[Authority, ...]:
    """The authorities from outside that nobody has compared with their source in so many months."""
    return tuple(
        each
        for each in authorities().values()
        if each.url and (each.checked_on is None or _months(each.checked_on, on) >= months)
    )


def _of_law() -> Iterator[Authority]:
    allowed = {each.name for each in fields(Authority)}
    names = [file.name for file in data.path("authorities").iterdir() if file.name.endswith(".toml")]
    for name in sorted(names):
        for row in data.load_toml("authorities", name)["authority"]:
            if stray := sorted(set(row) - allowed):
                raise ValueError(f"{name}: {row.get('key')} has {', '.join(stray)}, which no authority has.")
            yield Authority(**row)


def _of_the_plan() -> Iterator[Authority]:
    read = data.load_toml("nz-2009", "plan.toml")
    head = read["plan"]

    def row(tail: str, title: str, **more: Any) -> Authority:
        more = {"in_force_from": head["adopted"], "verified": True, "note": head["licence"], **more}
        return Authority(f"{head['id']}{tail}", f"{head['title']}{title}", **more)

    yield row("", "", text=head["objective"])
    for each in read["principle"]:
        yield row(f"/principle/{each['id']}", f", principle ({each['id']})", text=each["text"])
    for each in read["goal"]:
        yield row(f"/goal/{each['id']}", f", goal {each['id']}", text=each["text"])
    for each in read["action"]:
        yield row(f"/{each['id']}", f", item {each['id']}", text=each["action"], summary=each["objective"])
    for each in read["promise"]:
        yield row(f"/promise/{each['id']}", f", lines {each['lines']}", summary=each["text"])


def _of_local_policy() -> Iterator[Authority]:
    for each in policies().values():
        begins = min(entry.from_ for entry in each.values)
        yield Authority(
            f"local-policy/{each.key}",
            each.title,
            summary=each.source,
            in_force_from=begins,
            verified=True,
            note=each.label,
        )


def _months(earlier: date, later: date) -> int:
    return (later.year - earlier.year) * 12 + later.month - earlier.month - (later.day < earlier.day)


def _english(day: date) -> str:
    return exactly(day).in_english()
