"""The sets of indicators, read from `data/indicators/` and checked: a broken set stops the start, with a sentence.

A set is never changed once it is in use. A correction is a new file with the next version; `profiles()` gives the
newest, and `profile(key, version)` the one an old screening cites.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from palermo import data
from palermo.protection.identification.indicators.checking import check_changes, check_set
from palermo.protection.identification.indicators.parts import Indicator, Profile
from palermo.protection.identification.indicators.words import DIMENSIONS

FOLDER = "indicators"
WEIGHED = ("S", "M", "W")


def profiles() -> Mapping[str, Profile]:
    """The newest version of each profile, by its key. Raises ValueError naming the row when a set is not right."""
    found: dict[str, Profile] = {}
    for each in every_profile():
        if each.key not in found or int(found[each.key].version) < int(each.version):
            found[each.key] = each
    return MappingProxyType(found)


def profile(key: str, version: str = "") -> Profile:
    """A profile in a version, or its newest. Raises LookupError saying which there are."""
    for each in every_profile() if version else profiles().values():
        if each.key == key and version in ("", each.version):
            return each
    known = ", ".join(sorted(profiles()))
    named = f"{key} in version {version}" if version else key
    raise LookupError(f"There is no profile {named}. The profiles are {known}.")


@cache
def every_profile() -> tuple[Profile, ...]:
    """Every profile in every version. Raises ValueError naming the row when a set is not right."""
    return tuple(read(stored()))


def stored() -> Mapping[str, Mapping[str, Any]]:
    """The files of indicator sets by name without ending, as `labour@1`; sets of signs have no profile."""
    names = sorted(file.name for file in data.path(FOLDER).iterdir() if file.name.endswith(".toml"))
    files = {name.removesuffix(".toml"): data.load_toml(FOLDER, name) for name in names}
    return {name: read for name, read in files.items() if "profile" in read}


def read(files: Mapping[str, Mapping[str, Any]]) -> Iterator[Profile]:
    """The profiles of these files. Raises ValueError with a sentence for the first row that is not right."""
    seen: dict[tuple[str, str], str] = {}
    for name, file in files.items():
        whole = file
        if base := file.get("set", {}).get("based_on"):
            if base not in files or "indicator" not in files[base]:
                raise ValueError(f"{name}.toml is based on {base}, which is not a full set: add {base}.toml.")
            check_changes(name, file, files[base]["indicator"])
            whole = {**file, "indicator": tuple(_changed(files[base]["indicator"], file["change"]))}
        check_set(name, whole)
        for row in file["profile"]:
            key = (row["key"], file["set"]["version"])
            if key in seen:
                raise ValueError(f"{name}.toml has the profile {row['key']}, which {seen[key]}.toml has too.")
            seen[key] = name
            yield _profile(whole, row)


def _changed(base: Iterable[Mapping[str, Any]], changes: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """The base's rows with the changes made; a weight is verified only where a change says that it is known."""
    by_code = {change["code"]: change for change in changes}
    for row in base:
        change = by_code.get(row["code"], {})
        yield {**row, "known": (), **{key: value for key, value in change.items() if key != "note"}}


def _profile(file: Mapping[str, Any], row: Mapping[str, Any]) -> Profile:
    head, column = file["set"], row["column"]
    weighed: dict[str, list[Indicator]] = {name: [] for name in DIMENSIONS}
    left_out: dict[str, list[str]] = {name: [] for name in DIMENSIONS}
    for each in file["indicator"]:
        if each[column] in WEIGHED:
            weighed[each["dimension"]].append(_indicator(each, column))
        else:
            left_out[each["dimension"]] += [each["code"], each["name"]]
    return Profile(
        key=row["key"],
        title=row["title"],
        rule=row["rule"],
        set=head["key"],
        version=head["version"],
        status=head["status"],
        source=head["source"],
        url=head["url"],
        checked_on=head.get("checked_on"),
        checked=head["checked"],
        caution=head["caution"],
        dimensions=MappingProxyType({name: tuple(rows) for name, rows in weighed.items()}),
        left_out=MappingProxyType({name: tuple(names) for name, names in left_out.items()}),
    )


def _indicator(row: Mapping[str, Any], column: str) -> Indicator:
    return Indicator(
        code=row["code"],
        name=row["name"],
        weight=row[column],
        question=row["question"],
        looks_like=row["looks_like"],
        dimension=row["dimension"],
        verified=column in row.get("known", (column,)),
    )
