"""Find what a sealed number belongs to without opening anything: a keyed hash beside it, compared by the database.

The key is derived from the keyring's wrapping key and the purpose; a ring with several keys is searched under each, so
that what was sealed before a key was changed is still found.
"""

import hashlib
import hmac
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db import connections

from palermo.agencies.models import Officer
from palermo.ledger.operations import append
from palermo.session.opening import current, opening
from palermo.vault import keyring

LEAST = 3
"""Letters and digits a number needs to be found by; with fewer, a hash is no secret."""


def plain(text: str) -> str:
    """A number as it is compared: letters and digits alone, without case, so that “NHI: abc-1234” is “nhiabc1234”."""
    return "".join(each for each in unicodedata.normalize("NFKC", text).casefold() if each.isalnum())


def mark(sealed: UUID, *, purpose: str, kind: str, text: str) -> None:
    """Let a sealed value be found. `kind` is part of what is compared, as the system whose number it is."""
    if len(plain(text)) < LEAST:
        return
    name, _key = keyring.wrapping_key()
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT vault.mark(%s, %s, %s)", [sealed, purpose, _token(name, purpose, kind, text)])


def find(
    *, purpose: str, kinds: Iterable[str], text: str, officer: Officer, at: datetime, terms: Mapping[str, str]
) -> list[tuple[UUID, UUID]]:
    """The subject and the row of each value that is this one, of those the officer may see.

    That somebody looked is entered and committed first; what they looked for is not in the entry. Hidden and absent
    are missing alike. Raises ValueError, before any entry, for a text too short to be found by.
    """
    if len(plain(text)) < LEAST:
        raise ValueError(f"A number is found by at least {LEAST} letters or digits: give all of it.")
    with opening(current().token, using="ledger"):
        entry = append("looked_up", at=at, officer=officer, compartment="ledger", terms=terms, using="ledger")
    tokens = [_token(name, purpose, kind, text) for kind in kinds for name in keyring.wrapping_names()]
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT * FROM vault.find(%s, %s, %s)", [entry, purpose, tokens])
        return [(subject, about) for subject, about in cursor.fetchall()]


def _token(name: str, purpose: str, kind: str, text: str) -> bytes:
    root = keyring.wrapping_key(name)[1]
    key = hmac.digest(root, f"palermo/1/blind|{purpose}".encode(), hashlib.sha256)
    return hmac.digest(key, f"{kind}|{plain(text)}".encode(), hashlib.sha256)
