"""`palermo indicators`: assess what was noted, or list what can be. Needs no database and no Django."""

import json
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from palermo.protection.identification.indicators.assessing import Assessment, assess
from palermo.protection.identification.indicators.noted import NotInProfile
from palermo.protection.identification.indicators.parts import Profile
from palermo.protection.identification.indicators.sets import profiles
from palermo.protection.identification.indicators.words import AID, DIMENSIONS, PATTERNS, WEIGHTS
from palermo.server.arguments import parser


class NotUnderstood(Exception):
    """What was read is not what the command takes; its text is one sentence a line."""


def main(argv: list[str]) -> int:
    """`palermo indicators assess` and `palermo indicators list`. 0 done, 2 not understood."""
    words = parser("indicators", "The ILO's indicators of trafficking, and the rule that puts them together.")
    acts = words.add_subparsers(dest="act", required=True, metavar="assess|list")
    names = tuple(profiles())
    assess_words = acts.add_parser(
        "assess", help="what was noted, put together by the rule and explained", allow_abbrev=False
    )
    assess_words.add_argument("--profile", choices=names, required=True, help="which list; the sexual ones are drafts")
    assess_words.add_argument("--json", action="store_true", help="as JSON, for other programs")
    assess_words.add_argument(
        "file", nargs="?", default="-", metavar="FILE", help="JSON: dimension to list of indicators; - reads the input"
    )
    list_words = acts.add_parser("list", help="what can be noted, with codes and questions", allow_abbrev=False)
    list_words.add_argument("--profile", choices=names, help="one list in full; all of them in short unless you say")
    options = words.parse_args(argv)
    try:
        _assess(options) if options.act == "assess" else _list(options.profile)
    except (NotUnderstood, NotInProfile) as wrong:
        lines = wrong.faults if isinstance(wrong, NotInProfile) else str(wrong).splitlines()
        print("\n".join(f"palermo indicators: {line}" for line in lines), file=sys.stderr)
        return 2
    return 0


def as_json(found: Assessment) -> dict[str, Any]:
    """An assessment for other programs; a draft has its caution too."""
    told: dict[str, Any] = {
        "dimensions": {
            name: {"strong": each.strong, "medium": each.medium, "weak": each.weak, "positive": each.positive}
            for name, each in found.dimensions.items()
        },
        "pattern": found.pattern,
        "because": [str(line) for line in found.because],
    }
    return told | ({"caution": found.profile.caution} if found.draft else {})


def noted_in(text: str) -> tuple[dict[str, list[str]], bool]:
    """What was noted, and the act. Raises NotUnderstood with a sentence for anything else than the JSON asked for."""
    if not text.strip():
        raise NotUnderstood('There is nothing to read: give JSON such as {"exploitation": ["low or no salary"]}.')
    try:
        read = json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as wrong:
        raise NotUnderstood(f"This is not JSON: {wrong.msg} in line {wrong.lineno}, column {wrong.colno}.") from wrong
    except RecursionError as wrong:
        raise NotUnderstood("This JSON is nested too deeply: it is one object of lists.") from wrong
    if not isinstance(read, dict):
        raise NotUnderstood(f"This is {_kind(read)}: give an object with a list of indicators for each dimension.")
    act = read.pop("act", False)
    if not isinstance(act, bool):
        raise NotUnderstood(f"“act” is {_kind(act)}: it is true or false.")
    for dimension, given in read.items():
        if not isinstance(given, list):
            raise NotUnderstood(f"“{dimension}” is {_kind(given)}: give a list of indicators.")
        if strange := [each for each in given if not isinstance(each, str)]:
            raise NotUnderstood(f"“{dimension}” holds {_kind(strange[0])}: its list holds indicators as text.")
    return read, act


def _assess(options: Namespace) -> None:
    chosen = profiles()[options.profile]
    found = assess(chosen, *noted_in(_text(options.file)))
    if options.json:
        print(json.dumps(as_json(found), ensure_ascii=False, indent=2))
        return
    print(f"{chosen.title} ({chosen.cites})\n\nPattern: {PATTERNS[found.pattern]}\n\nBecause")
    print("\n".join(f"  {line}" for line in found.because))
    print("\nWhat would change this")
    print("\n".join(f"  {change.sentence}" for change in found.pattern_would_change))
    print("\n".join(f"  {change.sentence}" for change in found.would_change))
    print(f"\n{AID}")


def _list(key: str | None) -> None:
    if key is None:
        for each in profiles().values():
            size = sum(len(rows) for rows in each.dimensions.values())
            print(f"{each.key:<14} {each.title}: {size} indicators, {each.cites}")
        print("\n`palermo indicators list --profile adult_labour` lists one in full.")
        return
    chosen = profiles()[key]
    print(f"{chosen.title} ({chosen.cites}, {chosen.status})\nSource: {chosen.source}.\n{chosen.checked}")
    if chosen.caution:
        print(chosen.caution)
    _rows(chosen)


def _rows(chosen: Profile) -> None:
    for name, rows in chosen.dimensions.items():
        print(f"\n{DIMENSIONS[name].title}  [{name}]\n{DIMENSIONS[name].asks}")
        for each in rows:
            guess = "" if each.verified else ", a guess"
            print(f"  {each.code:<16} {each.name} ({WEIGHTS[each.weight]}{guess})\n{'':<19}{each.question}")


def _text(name: str) -> str:
    """The file's text, or the input's for -. Raises NotUnderstood when it cannot be read as text."""
    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise NotUnderstood(f"{name} is not text in UTF-8.") from wrong
    except OSError as wrong:
        raise NotUnderstood(f"{name} cannot be read: {wrong.strerror or wrong}.") from wrong


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object, refused when a name stands in it twice: JSON would silently keep the last."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise NotUnderstood(f"“{name}” stands there twice: put its indicators into one list.")
        found[name] = value
    return found


def _kind(value: object) -> str:
    """What a JSON value is, in words."""
    words = {dict: "an object", list: "a list", str: "text", bool: "true or false", type(None): "null"}
    return words.get(type(value), "a number")
