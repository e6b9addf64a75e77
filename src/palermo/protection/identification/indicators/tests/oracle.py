"""Another formulation of the rule, from the published lists copied into this folder. It shares no code with ours.

A dimension is positive when two or three of the indicators noted spell one of five words; the pattern is looked
up by elimination.
"""

import json
from collections.abc import Collection, Mapping
from itertools import chain, combinations
from pathlib import Path

PUBLISHED = json.loads((Path(__file__).parent / "ilo_2009.json").read_text(encoding="utf-8"))
SPELLED = {"SS", "SM", "SW", "MMM", "MMW"}
COLUMN = {"adult": 0, "child": 1}


def letters(profile: str) -> dict[str, dict[str, str]]:
    """Name to weight, by dimension, of a profile; what has none is left out."""
    who, what = profile.split("_")
    lists: dict[str, dict[str, str]] = {}
    for dimension, rows in PUBLISHED["lists"].items():
        lists[dimension] = {}
        for name, weights in rows.items():
            differs = PUBLISHED["sexual_differs"].get(dimension, {}).get(name, weights)
            letter = (differs if what == "sexual" else weights)[COLUMN[who]]
            if letter != "-":
                lists[dimension][name] = letter
    return lists


def positive(word: str) -> bool:
    """Whether two or three of these letters spell one of the five words."""
    drawn = chain(combinations(word, 2), combinations(word, 3))
    return any("".join(sorted(pick, key="SMW".index)) in SPELLED for pick in drawn)


def verdict(profile: str, noted: Mapping[str, Collection[str]], act: bool) -> tuple[dict[str, tuple[str, bool]], str]:
    """For each dimension its letters and whether it is positive; and the pattern."""
    lists = letters(profile)
    words = {name: "".join(rows[each] for each in sorted(set(noted.get(name, ())))) for name, rows in lists.items()}
    yes = {name for name, word in words.items() if positive(word)}
    recruiting = [word for name, word in words.items() if "recruitment" in name]
    return {name: (word, name in yes) for name, word in words.items()}, _pattern(profile, yes, recruiting, act)


def _pattern(profile: str, yes: set[str], recruiting: list[str], act: bool) -> str:
    if "exploitation" not in yes:
        return "none"
    if profile.startswith("child"):
        return "trafficking" if act or any(recruiting) else "exploitation"
    if {"coercion_at_destination", "deceptive_recruitment"} <= yes:
        return "trafficking"
    if {"coercion_at_destination", "coercive_recruitment"} <= yes:
        return "trafficking"
    if "deceptive_recruitment" in yes:
        return "deception_and_exploitation"
    return "exploitation"
