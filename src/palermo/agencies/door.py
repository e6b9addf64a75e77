"""The door: session storage that keeps only hashes of session keys, and the tokens minted at sign-in.

The cookie holds the session key; the table holds its SHA-256. The database token is derived from the key with the
installation's secret, so neither a stolen table nor a backup lets anyone in.
"""

import hashlib
import hmac
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.sessions.backends import db
from django.db import connections
from django.utils import timezone

from palermo.session.opening import new_token, token_hash

LASTS = timedelta(hours=10)
"""How long a sign-in lasts at most: a shift. Local policy."""


class SessionStore(db.SessionStore):
    """Django's database sessions, looked up by the hash of their key."""

    def _get_session_from_db(self) -> Any:
        key = self.session_key
        try:
            return self.model.objects.get(session_key=kept(key), expire_date__gt=_now())
        except (self.model.DoesNotExist, TypeError):
            self._session_key = None
            return None

    def exists(self, session_key: str) -> bool:
        return bool(self.model.objects.filter(session_key=kept(session_key)).exists())

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        made = super().create_model_instance(data)
        made.session_key = kept(made.session_key)
        return made

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key:
            self.model.objects.filter(session_key=kept(key)).delete()


def token_of(session_key: str) -> str:
    """The database token that belongs to a session key."""
    return hmac.new(settings.SECRET_KEY.encode(), b"token " + session_key.encode(), hashlib.sha256).hexdigest()


def mint(officer_id: UUID, session_key: str) -> bool:
    """Let the session speak for the officer for a shift. False when the officer has left."""
    return _mint(officer_id, token_of(session_key), "desk")


def mint_for_command(officer_id: UUID) -> str:
    """A token for a command run on the server by a named service officer. Raises LookupError for an unknown one."""
    token = new_token()
    if not _mint(officer_id, token, "command"):
        raise LookupError("There is no such service officer here: run “palermo migrate” first.")
    return token


def end(session_key: str) -> None:
    """The session no longer speaks for anyone, from the next statement on."""
    end_command(token_of(session_key))


def end_command(token: str) -> None:
    """A command is done: its token no longer speaks for anyone."""
    with connections["door"].cursor() as cursor:
        cursor.execute("SELECT session.end_token(%s)", [token_hash(token)])


def _mint(officer_id: UUID, token: str, purpose: str) -> bool:
    with connections["door"].cursor() as cursor:
        cursor.execute(
            "SELECT agencies.mint(%s, %s, %s::interval, %s)", [officer_id, token_hash(token), str(LASTS), purpose]
        )
        row = cursor.fetchone()
    return bool(row and row[0])


def kept(key: str | None) -> str:
    """What the sessions table keeps of a session key."""
    return hashlib.sha256(f"session {key}".encode()).hexdigest()[:40]


def _now() -> Any:
    return timezone.now()
