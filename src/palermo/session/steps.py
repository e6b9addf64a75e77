"""Migration steps of the house: SQL run as one of the keepers, who own what no login may touch."""

from typing import Any

from django.db import migrations

KEEPER = "palermo_keeper"
LEDGER_KEEPER = "palermo_ledger_keeper"


class AsKeeper(migrations.RunSQL):
    """Run SQL as a keeper. The owner is a keeper's member only while an upgrade is open (`palermo roles --open`)."""

    def __init__(self, sql: str, keeper: str = KEEPER, reverse: str = "SELECT 1") -> None:
        self._given = {"sql": sql, "keeper": keeper, "reverse": reverse}
        super().__init__(sql=_as(keeper, sql), reverse_sql=_as(keeper, reverse))

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return (self.__class__.__qualname__, [], self._given)


def _as(keeper: str, sql: str) -> tuple[str, ...]:
    return (f"SET LOCAL ROLE {keeper}", sql, "SET LOCAL ROLE palermo_owner")
