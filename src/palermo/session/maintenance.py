"""Data migrations see every row, and only inside `maintenance(reason)`, which is kept for good."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper


class CountChanged(Exception):
    """A data migration left another number of rows than it promised; it was rolled back."""


@contextmanager
def maintenance(reason: str, *, connection: BaseDatabaseWrapper, keeps: dict[str, int] | None = None) -> Iterator[Any]:
    """Let the owner see all rows of protected tables in this transaction, for a stated reason.

    `keeps` names tables and by how many rows each may change (0: the same number after as before). Raises
    CountChanged, undoing everything, when a count differs. Yields a cursor.
    """
    keeps = keeps or {}
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute("SELECT session.maintain(%s)", [reason])
        before = {table: _count(cursor, table) for table in keeps}
        yield cursor
        for table, change in keeps.items():
            after = _count(cursor, table)
            if after != before[table] + change:
                raise CountChanged(
                    f"{table} had {before[table]} rows and has {after}; {before[table] + change} were expected. "
                    "Nothing was changed."
                )
        cursor.execute("SELECT session.maintained()")


def _count(cursor: Any, table: str) -> int:
    cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608 - table names come from migrations, never from users
    return int(cursor.fetchone()[0])
