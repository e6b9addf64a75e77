"""A matter as a mould: what stays the same in every cast, and the places where ids, references and moments go."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import NamedTuple
from uuid import UUID

from palermo.demo.country.matter import ID, REFERENCE, SEALED, Matter, Row, moment
from palermo.demo.country.tables import Table
from palermo.law import references
from palermo.protection.certification.binding import Submitted, digest

MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?\+00")
HASH = re.compile(r"[0-9a-f]{64}")
TOKEN = re.compile(f"{MOMENT.pattern}|{ID.pattern}|{HASH.pattern}|{REFERENCE.pattern}")
BYTES = re.compile(r"\\\\x([0-9a-f]*)")


class Slot(NamedTuple):
    """Where in a table's pieces which of the cast's values goes."""

    place: int
    value: int


@dataclass(frozen=True)
class Form:
    """One table's rows of a matter as pieces of COPY text, every other one to be filled."""

    pieces: tuple[str, ...]
    slots: tuple[Slot, ...]


@dataclass(frozen=True)
class Mould:
    """A matter ready to be cast. `values` are the texts that differ between casts, in the order of the slots' numbers.

    `sealed` are its sealed values, which every cast has to seal anew; `bound` is what each hash in it is the hash of.
    """

    forms: Mapping[str, Form]
    values: tuple[str, ...]
    matter: Matter
    sealed: tuple[Mapping[str, str], ...]
    bound: Mapping[str, Submitted]


def mould(matter: Matter, tables: Mapping[str, Table], bound: Mapping[str, Submitted]) -> Mould:
    """Find what differs in a matter's rows. Sealed values are kept apart."""
    values: dict[str, int] = {}
    own = matter.references | bound.keys()
    forms = {name: _form(tables[name], rows, own, values) for name, rows in matter.rows.items() if name != SEALED}
    columns = [column.name for column in tables[SEALED].columns]
    sealed = tuple(dict(zip(columns, row, strict=True)) for row in matter.rows.get(SEALED, ()))
    for row in sealed:
        for name in ("id", "subject", "about", "key", "sealed_at", "replaces", "sealed_by"):
            if TOKEN.fullmatch(row[name]):
                values.setdefault(row[name], len(values))
    return Mould(forms, tuple(values), matter, sealed, bound)


def _form(table: Table, rows: tuple[Row, ...], own: Collection[str], values: dict[str, int]) -> Form:
    pieces, slots = [""], []

    def fixed(text: str) -> None:
        pieces[-1] += text

    def filled(text: str) -> None:
        slots.append(Slot(len(pieces), values.setdefault(text, len(values))))
        pieces.extend(("", ""))

    for row in rows:
        for number, (column, text) in enumerate(zip(table.columns, row, strict=True)):
            fixed("\t" if number else "")
            if column.unique and (found := BYTES.fullmatch(text)):
                fixed("\\\\x")
                filled(f"bytes:{table.name}:{found[1]}")
                continue
            last = 0
            for token in TOKEN.finditer(text):
                # An officer's id differs, a seat's does not: which is which is asked when it is cast.
                if token[0] in own or ID.fullmatch(token[0]) or MOMENT.fullmatch(token[0]):
                    fixed(text[last : token.start()])
                    filled(token[0])
                    last = token.end()
            fixed(text[last:])
        fixed("\n")
    return Form(tuple(pieces), tuple(slots))


def fill(form: Form, values: list[str]) -> str:
    """A table's rows of one cast, as COPY text."""
    pieces = list(form.pieces)
    for place, value in form.slots:
        pieces[place] = values[value]
    return "".join(pieces)


class Fresh:
    """Gives references that are not used yet, and remembers them."""

    def __init__(self, used: Collection[str], dice: Random) -> None:
        self.used, self.new, self.dice = set(used), list[str](), dice

    def __call__(self, like: str) -> str:
        """A new reference with the prefix of another."""
        while (made := references.make(like.partition("-")[0], self.dice.randbytes)) in self.used:
            pass
        self.used.add(made)
        self.new.append(made)
        return made

    def taken(self) -> list[str]:
        """Those given since this was last asked."""
        given, self.new = self.new, []
        return given


def cast(mould_: Mould, fresh: Fresh, earlier: timedelta, officers: Callable[[str], str]) -> dict[str, str]:
    """What each value is in one cast: new ids and references, moments moved, officers exchanged for others of their seats."""
    matter = mould_.matter
    made = {text: _value(text, matter, fresh, earlier, officers) for text in mould_.values}
    for hash_, what in mould_.bound.items():
        made[hash_] = digest(_exchanged(what, made))
    return made


def _value(text: str, matter: Matter, fresh: Fresh, earlier: timedelta, officers: Callable[[str], str]) -> str:
    if text in matter.ids:
        return str(UUID(int=fresh.dice.getrandbits(128), version=4))
    if text in matter.references:
        return fresh(text)
    if text.startswith("bytes:"):
        return fresh.dice.randbytes(len(text.rpartition(":")[2]) // 2).hex()
    if MOMENT.fullmatch(text):
        return (matter.when(moment(text)) - earlier).isoformat(sep=" ")
    return officers(text)


def _exchanged(what: Submitted, made: Mapping[str, str]) -> Submitted:
    """The same submission with the ids of a cast."""

    def new(id_: object) -> UUID:
        return UUID(made[str(id_)])

    return Submitted(
        certification=new(what.certification),
        subject=new(what.subject),
        case=new(what.case),
        findings={
            kind: {
                name: made.get(str(value), value) if isinstance(value, str) else value for name, value in row.items()
            }
            for kind, row in what.findings.items()
        },
        sealed=[new(id_) for id_ in what.sealed],
        evidence=[new(id_) for id_ in what.evidence],
        words=[new(id_) for id_ in what.words],
    )
