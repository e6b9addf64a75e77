"""Which login a table is reached by when nobody says: sign-in's tables by the door, all others by default."""

from typing import Any

DOOR_APPS = {"account", "mfa", "sessions", "auth"}
DOOR_MODELS = {"agencies.account", "agencies.tries"}


def _at_the_door(model: Any) -> bool:
    return model._meta.app_label in DOOR_APPS or model._meta.label_lower in DOOR_MODELS


class Router:
    """Reads and writes of sign-in's tables go through the door's login; only the owner migrates."""

    def db_for_read(self, model: Any, **hints: Any) -> str | None:
        return "door" if _at_the_door(model) else None

    def db_for_write(self, model: Any, **hints: Any) -> str | None:
        return "door" if _at_the_door(model) else None

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == "owner"
