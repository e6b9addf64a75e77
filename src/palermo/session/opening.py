"""The one way into the database: a token, a role, a transaction. Outside it every login holds nothing."""

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from uuid import UUID

import psycopg
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

ROLES = ("desk", "public", "measures", "worker")
"""The roles a login may take for one transaction. Owner, door and backup rest as themselves (ADR 3)."""


class NoSession(Exception):
    """The token is unknown, has ended or has expired: sign in again."""


@dataclass(frozen=True)
class Session:
    """An open session: who it speaks for (none for public, measures, worker) and on which connection."""

    officer_id: UUID | None
    role: str
    using: str
    token: str


_current: ContextVar[Session | None] = ContextVar("palermo_session", default=None)


def new_token() -> str:
    """An opaque token of 256 random bits. Only its hash ever reaches a table."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> bytes:
    """What the database keeps of a token: SHA-256 of its text."""
    return hashlib.sha256(token.encode()).digest()


def current() -> Session:
    """The open session, or `NoSession` when the code runs outside one."""
    if session := _current.get():
        return session
    raise NoSession("There is no open session here: wrap the call in session.opening(token).")


@contextmanager
def opening(token: str, *, using: str = "default", role: str = "desk") -> Iterator[Session]:
    """Open a transaction on `using` that speaks for the token's officer in `role`; it commits on leaving.

    Raises NoSession when a desk token is not live. The role and token are set for this transaction only, so
    whatever ends it, commit, error or lost connection, ends the session too.
    """
    if role not in ROLES:
        raise ValueError(f"{role!r} is no session role: choose one of {', '.join(ROLES)}.")
    connection = connections[using]
    with transaction.atomic(using=using, durable=True):
        officer_id = _enter(connection, token, role)
        if role == "desk" and officer_id is None:
            raise NoSession("This session has ended. Sign in again; what was saved is kept.")
        session = Session(officer_id, role, using, token)
        # A second session (the ledger's, the measures') may open inside the first without becoming current.
        outer = _current.get()
        mark = _current.set(outer or session)
        try:
            yield session
        finally:
            _current.reset(mark)


def _enter(connection: BaseDatabaseWrapper, token: str, role: str) -> UUID | None:
    """Hand over token and role by server-side binding, so that neither shows in a statement's text."""
    connection.ensure_connection()
    with psycopg.Cursor(connection.connection) as cursor:
        cursor.execute(
            "SELECT set_config('palermo.token', %s, true), set_config('role', %s, true)",
            [token, f"palermo_{role}"],
        )
        if role != "desk":
            return None
        row = cursor.execute("SELECT session.me()").fetchone()
    return row[0] if row else None
