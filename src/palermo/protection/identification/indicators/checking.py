"""What must be true of a set of indicators: each fault is a ValueError that names the file and the row."""

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from palermo.protection.identification.indicators.words import DIMENSIONS

CODE = re.compile(r"[a-z]{2}_[a-z]+")
COLUMNS = ("adult", "child")
HEAD = {"key", "version", "status", "source", "url", "checked", "caution"}
PROFILE = {"key", "column", "rule", "title"}
INDICATOR = {"dimension", "code", "name", *COLUMNS, "question", "looks_like"}
CHANGE = {"dimension", "code", *COLUMNS, "known", "question", "looks_like"}


def check_set(name: str, file: Mapping[str, Any]) -> None:
    """Raise ValueError for the first thing that is not right with a whole set; `name` is its file's, as `labour@1`."""
    head = file.get("set", {})
    _fields(name, "[set]", head, HEAD, {"checked_on", "based_on"})
    if name != f"{head['key']}@{head['version']}" or not head["version"].isdigit():
        raise ValueError(f"{name}.toml says it is {head['key']}@{head['version']}: name it so, with a whole number.")
    _status(name, head)
    for row in file.get("profile", ()):
        _fields(name, f"the profile {row.get('key', '?')}", row, PROFILE)
        if row["column"] not in COLUMNS or row["rule"] not in COLUMNS:
            raise ValueError(f"{name}.toml: {row['key']} has a column or a rule other than {' or '.join(COLUMNS)}.")
    codes: set[str] = set()
    names: set[tuple[str, str]] = set()
    for row in file.get("indicator", ()):
        check_indicator(name, row, codes, names)
    for row in file["profile"]:
        for dimension in DIMENSIONS:
            if not any(each["dimension"] == dimension and each[row["column"]] != "-" for each in file["indicator"]):
                raise ValueError(f"{name}.toml: {row['key']} has no indicator of {dimension}.")


def check_indicator(name: str, row: Mapping[str, Any], codes: set[str], names: set[tuple[str, str]]) -> None:
    """Raise ValueError when a row is not right, or repeats a code or a name seen before."""
    called = f"the indicator {row.get('code') or row.get('name') or '?'}"
    _fields(name, called, row, INDICATOR, {"known"})
    if row["dimension"] not in DIMENSIONS:
        raise ValueError(f"{name}.toml: {called} is of {row['dimension']}; dimensions are {', '.join(DIMENSIONS)}.")
    if not CODE.fullmatch(row["code"]):
        raise ValueError(f"{name}.toml: write the code {row['code']} as two letters, _ and a word, in small letters.")
    _weights(name, called, row)
    if row["code"] in codes:
        raise ValueError(f"{name}.toml has two indicators with the code {row['code']}.")
    if (row["dimension"], row["name"]) in names:
        raise ValueError(f"{name}.toml names “{row['name']}” twice in {row['dimension']}.")
    codes.add(row["code"])
    names.add((row["dimension"], row["name"]))


def check_changes(name: str, file: Mapping[str, Any], base: Iterable[Mapping[str, Any]]) -> None:
    """Raise ValueError when a draft changes an indicator that its base does not have, or says what is known wrongly."""
    there = {(row["dimension"], row["code"]) for row in base}
    done: set[str] = set()
    if file.get("set", {}).get("status") != "draft":
        raise ValueError(f'{name}.toml is based on another set, so it is a draft: say status = "draft".')
    for row in file.get("change", ()):
        called = f"the change of {row.get('code', '?')}"
        _fields(name, called, row, CHANGE, {"note"})
        if (row["dimension"], row["code"]) not in there:
            raise ValueError(f"{name}.toml: {row['dimension']} has no {row['code']} to change.")
        if row["code"] in done:
            raise ValueError(f"{name}.toml changes {row['code']} twice.")
        if stray := sorted(set(row["known"]) - set(COLUMNS)):
            raise ValueError(f"{name}.toml: {called} knows {', '.join(stray)}, which is no column.")
        _weights(name, called, row)
        done.add(row["code"])


def _status(name: str, head: Mapping[str, Any]) -> None:
    if head["status"] not in ("checked", "draft"):
        raise ValueError(f"{name}.toml has the status “{head['status']}”: it is checked or draft.")
    if head["status"] == "draft" and not head["caution"]:
        raise ValueError(f"{name}.toml is a draft without a caution: write the sentence users are to read.")
    if head["status"] == "checked" and not isinstance(head.get("checked_on"), date):
        raise ValueError(f"{name}.toml says it was checked, and not on which day: add checked_on.")


def _weights(name: str, called: str, row: Mapping[str, Any]) -> None:
    for column in COLUMNS:
        if row[column] not in ("S", "M", "W", "-"):
            raise ValueError(f"{name}.toml: {called} has the {column} weight “{row[column]}”: it is S, M, W or -.")


def _fields(
    name: str, called: str, row: Mapping[str, Any], needed: Collection[str], allowed: Collection[str] = ()
) -> None:
    if missing := sorted(set(needed) - set(row)):
        raise ValueError(f"{name}.toml: {called} lacks {', '.join(missing)}.")
    if stray := sorted(set(row) - set(needed) - set(allowed)):
        raise ValueError(f"{name}.toml: {called} has {', '.join(stray)}, which it should not.")
    for field in needed:
        if field not in ("caution", "known") and not (isinstance(row[field], str) and row[field].strip()):
            raise ValueError(f"{name}.toml: {called} has an empty {field}.")
