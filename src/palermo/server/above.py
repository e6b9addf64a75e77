"""What this room starts in the rooms above it: by name, as a web server names its WSGI application.

The server room is near the bottom of the house and imports nothing above it. `palermo migrate` and the
demonstration still have to set those rooms going, so their names stand here, in one table; a test
checks that each exists.
"""

import importlib
import importlib.util
from collections.abc import Callable
from typing import Any

from palermo.server.trouble import Trouble

NAMES = {
    "after migrating": "palermo.access.sync:everything",
    "who can sign in": "palermo.demo.cast:people",
    "worker": "palermo.clocks.worker:main",
    "what the worker is asked": "palermo.clocks.worker:asked",
    "public": "palermo.web.public.wsgi:application",
    "desk": "palermo.web.desk.wsgi:application",
}


def look_for(name: str) -> None:
    """Raise Trouble when this installation has no such module, without loading it."""
    module = name.partition(":")[0]
    try:
        found = importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:
        found = False
    if not found:
        raise Trouble(
            f"This installation has no {module}. Run `make setup`; if that does not bring it, this version "
            "of Palermo does not have it yet."
        )


def load(name: str) -> Callable[..., Any]:
    """The function that `module:function` names. Raises Trouble when this installation has no such module."""
    look_for(name)
    module, _, attribute = name.partition(":")
    found = getattr(importlib.import_module(module), attribute)
    if not callable(found):
        raise TypeError(f"{name} is not a function")
    return found  # type: ignore[no-any-return]
