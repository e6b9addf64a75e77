"""Connections kept open between requests, and made as new before another request borrows one (`PALERMO_POOL`)."""

import os

import psycopg

POOLED = ("desk", "public", "door", "measures")
"""The logins of the web processes. The owner, the worker and the backup open their own connections."""


def size() -> int:
    """How many connections a process keeps for each of its logins at most; 0, the default, keeps none."""
    return int(os.environ.get("PALERMO_POOL") or 0)


def options(login: str) -> dict[str, object]:
    """The pool for one login as `psycopg_pool` takes it; empty where none is wanted."""
    if not size() or login not in POOLED:
        return {}
    return {"min_size": 0, "max_size": size(), "timeout": 10, "reset": discard}


def discard(connection: psycopg.Connection[object]) -> None:
    """Make a connection as new: an injected SET, temporary object or lock must not outlive its request.

    DISCARD ALL wants no transaction, so the connection is left committing each statement; Django sets what it needs
    when it borrows it. What came with the connection (its role, UTC) is part of its options and comes back.
    """
    connection.autocommit = True
    connection.execute("DISCARD ALL")
