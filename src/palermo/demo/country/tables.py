"""The tables that hold a matter's rows, as the database describes them: a room that is added is found by itself."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connections

from palermo.server.logins import Connection, administrator

SCHEMAS = ("public", "access", "ledger", "vault")
NOT_A_MATTER = (
    "agencies_", "account_", "auth_", "django_", "mfa_", "plan_", "clocks_message", "access.need", "vault.desk_key",
)  # fmt: skip
"""Tables of officers, sign-in, rules and the Plan: nothing in them is about a matter."""
NOT_CAST = ("vault.file", "vault.chunk", "vault.blind")
"""What is bound to where it stands and would have to be made anew: a matter that has any of it is not cast from."""

COLUMNS = """
SELECT n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
    EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisunique AND a.attnum = ANY (i.indkey))
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
WHERE n.nspname = ANY (%s) AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND a.attidentity = ''
    AND a.attgenerated = '' AND format_type(a.atttypid, a.atttypmod) <> 'xid8'
ORDER BY 1, 2, a.attnum
"""


@dataclass(frozen=True)
class Column:
    """One column: its name, its type as PostgreSQL calls it, and whether a unique index stands on it."""

    name: str
    type: str
    unique: bool


@dataclass(frozen=True)
class Table:
    """One table of a matter; columns the database fills by itself (identity, transaction number) are left out."""

    name: str
    columns: tuple[Column, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The columns that hold ids."""
        return tuple(column.name for column in self.columns if column.type == "uuid")

    def listed(self) -> str:
        """The columns, for a COPY."""
        return ", ".join(f'"{column.name}"' for column in self.columns)


def our_server() -> Connection:
    """The database this process works on, as its administrator: what a demonstration's own server allows."""
    return administrator(str(connections["default"].settings_dict["NAME"]))


def tables(server: Connection) -> tuple[Table, ...]:
    """Every table that can hold rows of a matter, with an `id`. Raises LookupError for one that has none."""
    found: dict[str, list[Column]] = {}
    for schema, table, column, kind, unique in server.execute(COLUMNS, [list(SCHEMAS)]).fetchall():
        name = table if schema == "public" else f"{schema}.{table}"
        if not name.startswith((*NOT_A_MATTER, *NOT_CAST)):
            found.setdefault(name, []).append(Column(column, kind, unique))
    return tuple(_table(name, columns) for name, columns in found.items())


def _table(name: str, columns: Iterable[Column]) -> Table:
    made = Table(name, tuple(columns))
    if "id" not in made.ids:
        raise LookupError(f"{name} has no id of type uuid: say in demo/country/tables.py how its rows are found.")
    return made
