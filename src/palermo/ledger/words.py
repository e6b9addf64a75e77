"""What the codes in entries mean, from every room that enters any: the ledger is too low to import them."""

import importlib
from collections.abc import Mapping
from functools import cache
from typing import Any

from django.conf import settings


@cache
def spoken() -> Mapping[str, Any]:
    """Code: its words, translated when they are read. The tables are `LEDGER_WORDS` of the settings."""
    found: dict[str, Any] = {}
    for path in settings.LEDGER_WORDS:
        module, _colon, name = path.partition(":")
        found.update(getattr(importlib.import_module(module), name))
    return found
