"""What the codes in entries mean, from every room that enters any: the ledger is too low to import them."""

import importlib
from collections import ChainMap
from collections.abc import Mapping
from functools import cache
from typing import Any

from django.conf import settings

from palermo.ledger.verbs import ROOMS


class Spoken(dict[str, Any]):
    """Code: its words, translated when they are read. `of` a room says a code that several rooms share as that room does."""

    def __init__(self, tables: Mapping[str, Mapping[str, Any]]) -> None:
        super().__init__()
        self._rooms = {room: ChainMap(dict(own), self) for room, own in tables.items()}
        for own in tables.values():
            self.update(own)

    def of(self, room: str) -> Mapping[str, Any]:
        """The words of a room's verbs: its own before anybody else's."""
        return self._rooms.get(room, self)


@cache
def spoken() -> Spoken:
    """Every code's words. The tables are `LEDGER_WORDS` of the settings."""
    tables: dict[str, dict[str, Any]] = {}
    for room, path in settings.LEDGER_WORDS:
        if room and room not in ROOMS:
            raise LookupError(f"LEDGER_WORDS names the room “{room}”, under which no verb stands.")
        module, _colon, name = path.partition(":")
        tables.setdefault(room, {}).update(getattr(importlib.import_module(module), name))
    return Spoken(tables)
