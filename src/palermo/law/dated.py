"""Values with a history: a new date is a new line, and nothing is ever overwritten.

Local policy, each number that is ours and not the Plan's or the law's, is read from `policy.toml` of the Plan
that is lived by. Users see it marked with its `label`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from palermo import data

UNITS = frozenset(
    {
        "minutes",
        "hours",
        "days",
        "working days",
        "months",
        "people",
        "rank",
        "percent",
        "date",
        "count",
    }
)


@dataclass(frozen=True)
class Dated:
    """A value and the first day on which it holds."""

    from_: date
    value: Any


@dataclass(frozen=True)
class Policy:
    """A setting of local policy: what it settles, in which unit, where it comes from, values by date."""

    key: str
    title: str
    unit: str
    label: str
    source: str
    values: tuple[Dated, ...]


def latest(key: str, values: Sequence[Dated], on: date) -> Any:
    """The value in force on a day: the last that began on or before it.

    Raises LookupError with a sentence when the first value begins later. `key` only names it in the sentence.
    """
    begun = [entry for entry in values if entry.from_ <= on]
    if not begun:
        first = min(entry.from_ for entry in values)
        raise LookupError(f"{key} has no value on {on}: it begins on {first}.")
    return max(begun, key=lambda entry: entry.from_).value


def value(key: str, on: date) -> Any:
    """The value of a local policy on a day, in the policy's unit.

    Raises LookupError when there is no such policy, or it had not begun.
    """
    return latest(key, policy(key).values, on)


def policy(key: str) -> Policy:
    """The local policy of that key, as “certification.decide”. Raises LookupError when there is none."""
    found = policies().get(key)
    if found is None:
        raise LookupError(f"There is no local policy {key}: add it to nz-2009/policy.toml.")
    return found


@cache
def policies() -> Mapping[str, Policy]:
    """Every local policy by key, in the file's order. Raises ValueError naming a row that is not right."""
    found: dict[str, Policy] = {}
    for row in data.load_toml("nz-2009", "policy.toml")["policy"]:
        read = _policy(row)
        if read.key in found:
            raise ValueError(f"policy.toml: {read.key} is written twice: put both dates under one.")
        found[read.key] = read
    return found


def _policy(row: Mapping[str, Any]) -> Policy:
    key = str(row.get("key", "a row without a key"))
    missing = sorted({"key", "title", "unit", "label", "source", "values"} - set(row))
    if missing:
        raise ValueError(f"policy.toml: {key} lacks {', '.join(missing)}.")
    if row["unit"] not in UNITS:
        raise ValueError(f"policy.toml: {key} has the unit “{row['unit']}”: use one of {', '.join(sorted(UNITS))}.")
    values = tuple(Dated(entry["from"], entry["value"]) for entry in row["values"])
    if not values or len({entry.from_ for entry in values}) < len(values):
        raise ValueError(f"policy.toml: {key} needs at least one value, each from another date.")
    return Policy(key, row["title"], row["unit"], row["label"], row["source"], values)
