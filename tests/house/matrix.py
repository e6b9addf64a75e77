"""The table of `addresses.py`, read: rows of a name, a method, an address, what is posted, and an answer for each person."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl

from django.urls import URLPattern, URLResolver, get_resolver

from tests.house.addresses import COLUMNS, DESK, PUBLIC

PEOPLE = tuple(word for word in COLUMNS.split() if word != "|")
NOBODY = "nobody"
SIGNS = {200: "+", 302: ">", 404: ".", 403: "-", 422: "!", 405: "x", 409: "=", 401: "?"}
UNSAID = {"GET": ">x", "POST": "?x"}
"""What a method that has no line answers: to nobody, and to somebody."""


@dataclass(frozen=True)
class Row:
    """One line of the table. `posted` is a query string with places in braces; `signs` one for each person."""

    name: str
    method: str
    address: str
    posted: str
    signs: str

    def answer(self, who: str) -> str:
        """The sign for this person; the public site has one for all."""
        return self.signs[PEOPLE.index(who)] if len(self.signs) > 1 else self.signs

    def form(self, places: dict[str, str]) -> dict[str, str]:
        """What is posted, in this house."""
        return dict(parse_qsl(self.posted.format(**places), keep_blank_values=True))


def read(table: str) -> list[Row]:
    """Every line. Raises ValueError, naming it, for a line that has too few signs or one that means nothing."""
    rows, name = [], ""
    for line in table.splitlines():
        words = line.split()
        if not words or line.startswith("#"):
            continue
        if not line.startswith(" "):
            name = words[0]
            continue
        method, address, *rest = words
        posted = rest.pop(0) if "=" in rest[0] or "{" in rest[0] else ""
        signs = "".join(rest)
        if set(signs) - set(SIGNS.values()) or len(signs) not in (1, len(PEOPLE)):
            raise ValueError(f"This line has not one sign for each of {len(PEOPLE)} people: {line}")
        rows.append(Row(name, method, address, posted, signs))
    return rows


def whole(table: str) -> list[Row]:
    """The table, with the lines it leaves out: a method without one, at the first address of its name."""
    rows = read(table)
    missing = []
    for first in {row.name: row for row in reversed(rows)}.values():
        there = {row.method for row in rows if row.name == first.name}
        for method in sorted({"GET", "POST"} - there):
            nobody, somebody = UNSAID[method]
            signs = nobody + somebody * (len(PEOPLE) - 1)
            missing.append(Row(first.name, method, first.address, "", signs))
    return rows + missing


def names(urlconf: str) -> set[str]:
    """The name of every address of a site, as `plan:wall`."""
    return set(_named(get_resolver(urlconf).url_patterns, ""))


def _named(patterns: list[URLPattern | URLResolver], space: str) -> Iterator[str]:
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from _named(each.url_patterns, f"{space}{each.namespace}:" if each.namespace else space)
        else:
            yield f"{space}{each.name or each.pattern}"


DESK_ROWS, PUBLIC_ROWS = whole(DESK), read(PUBLIC)
