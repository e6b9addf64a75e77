"""Prompts without weight: UNODC's general signs, and the ILO's eleven indicators of forced labour for a short screening."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from palermo import data
from palermo.protection.identification.indicators.parts import Sign, SignGroup, SignSet
from palermo.protection.identification.indicators.sets import FOLDER, profiles

HEAD = {"key", "version", "source", "url", "checked_on", "checked", "caution"}


def signs() -> SignSet:
    """What to look and listen for before anyone is asked anything, by kind of place. ValueError as `read`."""
    return _newest("signs")


def forced_labour() -> SignSet:
    """The ILO's eleven, each with a short question and the indicators to note if it is seen. ValueError as `read`."""
    return _newest("forced_labour")


@cache
def _newest(key: str) -> SignSet:
    names = [file.name for file in data.path(FOLDER).iterdir() if file.name.startswith(f"{key}@")]
    newest = max(names, key=lambda name: int(name.removesuffix(".toml").partition("@")[2]))
    return read(newest.removesuffix(".toml"), data.load_toml(FOLDER, newest))


def read(name: str, file: Mapping[str, Any]) -> SignSet:
    """A set of signs. Raises ValueError naming what is not right: a field, a group, a code used twice or unknown."""
    head = file.get("set", {})
    if set(head) != HEAD:
        raise ValueError(f"{name}.toml: [set] has other fields than {', '.join(sorted(HEAD))}.")
    if name != f"{head['key']}@{head['version']}":
        raise ValueError(f"{name}.toml says it is {head['key']}@{head['version']}: name it so.")
    groups = file.get("group", ({"key": "all", "title": head["source"], "verified": True},))
    _check(name, {row["key"] for row in groups}, file.get("sign", ()))
    return SignSet(**head, groups=tuple(_group(row, file["sign"], "group" in file) for row in groups))


def _check(name: str, groups: set[str], rows: tuple[Mapping[str, Any], ...]) -> None:
    known = {each.code for profile in profiles().values() for row in profile.dimensions.values() for each in row}
    codes: set[str] = set()
    for row in rows:
        code = row.get("code", "?")
        if stray := sorted(set(row.get("see", ())) - known):
            raise ValueError(f"{name}.toml: {code} leads to {', '.join(stray)}, which is no indicator.")
        if not row.get("name") or not row.get("see"):
            raise ValueError(f"{name}.toml: {code} lacks a name, or the indicators to see next.")
        if row.get("group", "all") not in groups:
            raise ValueError(f"{name}.toml: {code} is of the group {row.get('group')}, which is not there.")
        if code in codes:
            raise ValueError(f"{name}.toml has two signs with the code {code}.")
        codes.add(code)


def _group(row: Mapping[str, Any], rows: tuple[Mapping[str, Any], ...], grouped: bool) -> SignGroup:
    own = [each for each in rows if not grouped or each["group"] == row["key"]]
    return SignGroup(
        code=row["key"],
        title=row["title"],
        verified=row["verified"],
        note=row.get("note", ""),
        signs=tuple(Sign(each["code"], each["name"], each["see"], each.get("question", "")) for each in own),
    )
