"""One matter that was told through operations, gathered as the rows it left in every table."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from palermo.demo.country.tables import NOT_CAST, Table
from palermo.law.references import PATTERN
from palermo.server.logins import Connection

ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
REFERENCE = re.compile(rf"\b{PATTERN}\b")
NULL = r"\N"
JUST_AFTER = timedelta(milliseconds=1)
SEALED = "vault.sealed"
LEDGER = "ledger.entry"

Row = tuple[str, ...]


@dataclass(frozen=True)
class Matter:
    """The rows of one matter by table, as COPY writes them; the ids and references that are its own.

    `live` says that a clock runs, so that it belongs to these days. `told` are the moments of the telling and
    `happened` those of the story, both in order: what the database stamped while telling is moved to when it happened.
    """

    rows: Mapping[str, tuple[Row, ...]]
    ids: frozenset[str]
    references: frozenset[str]
    began: datetime
    live: bool
    told: tuple[datetime, ...]
    happened: tuple[datetime, ...]

    def when(self, stamp: datetime) -> datetime:
        """When something happened in the story: a stamp of the telling is just after the act entered nearest to it."""
        if not self.told or stamp < self.told[0]:
            return stamp
        after = min(bisect_left(self.told, stamp), len(self.told) - 1)
        nearest = min((max(after - 1, 0), after), key=lambda place: abs(self.told[place] - stamp))
        return self.happened[nearest] + JUST_AFTER


def gather(server: Connection, tables: Collection[Table], subjects: Collection[UUID], since: datetime) -> Matter:
    """All rows about these subjects, and the rows that name those. `since` is when the telling began."""
    server.execute("SET timezone = 'UTC'")
    ids = {str(subject) for subject in subjects}
    while more := {found for table in tables for found in _ids(server, table, ids)} - ids:
        ids |= more
    for name in NOT_CAST:
        if server.execute(f"SELECT FROM {name} WHERE subject = ANY (%s::uuid[])", [list(ids)]).fetchone():
            raise LookupError(f"A matter with rows in {name} cannot be cast from: tell it without a file or a number.")
    rows = {table.name: tuple(_rows(server, table, ids)) for table in tables}
    by_name = {table.name: table for table in tables}
    entries = [(moment(row["recorded_at"]), moment(row["at"])) for row in named(by_name[LEDGER], rows[LEDGER])]
    stamps = sorted((recorded, at) for recorded, at in entries if recorded >= since)
    deadlines = named(by_name["clocks_deadline"], rows["clocks_deadline"])
    return Matter(
        rows={name: found for name, found in rows.items() if found},
        ids=frozenset(ids),
        references=frozenset(
            text
            for table in tables
            for place, column in enumerate(table.columns)
            if column.unique and column.type.startswith("character varying")
            for text in (row[place] for row in rows[table.name])
            if REFERENCE.fullmatch(text)
        ),
        began=min((at for _recorded, at in entries), default=since),
        live=any(row["met_at"] == NULL and row["cancelled_at"] == NULL for row in deadlines),
        told=tuple(recorded for recorded, _at in stamps),
        happened=tuple(at for _recorded, at in stamps),
    )


def named(table: Table, rows: Collection[Row]) -> list[dict[str, str]]:
    """Rows as mappings from column to text."""
    return [dict(zip((column.name for column in table.columns), row, strict=True)) for row in rows]


def moment(text: str) -> datetime:
    """A moment as COPY writes it in UTC."""
    return datetime.fromisoformat(text.replace("+00", "+00:00")).astimezone(UTC)


def _ids(server: Connection, table: Table, known: Collection[str]) -> Iterator[str]:
    query = f"SELECT id::text FROM {table.name} WHERE {_about(table)}"  # noqa: S608 - names from the catalogue
    yield from (row[0] for row in server.execute(query, [list(known)] * len(table.ids)).fetchall())


def _rows(server: Connection, table: Table, known: Collection[str]) -> Iterator[Row]:
    about = _about(table)
    query = f"COPY (SELECT {table.listed()} FROM {table.name} WHERE {about}) TO STDOUT"  # noqa: S608
    with server.cursor() as cursor, cursor.copy(query, [list(known)] * len(table.ids)) as out:
        text = b"".join(bytes(part) for part in out).decode()
    yield from (tuple(line.split("\t")) for line in text.splitlines())


def _about(table: Table) -> str:
    return " OR ".join(f'"{column}" = ANY (%s::uuid[])' for column in table.ids)
