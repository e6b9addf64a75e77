"""The only place that writes to the ledger from Python."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Protocol
from uuid import UUID

from django.db import connections

from palermo.ledger.verbs import VERBS
from palermo.session.opening import current


class WrongOfficer(Exception):
    """The officer named is not the one whose session this is: an act is entered under one's own name only."""


class Actor(Protocol):
    """Anyone an act can be entered under: agencies' `Officer` is one."""

    @property
    def id(self) -> UUID: ...


def append(
    verb: str,
    *,
    at: datetime,
    officer: Actor,
    subject: UUID | None = None,
    compartment: str = "public",
    about: str = "",
    authority: str = "",
    reason: str = "",
    terms: Mapping[str, str | int] | None = None,
    covers: Iterable[UUID] = (),
    using: str = "default",
) -> UUID:
    """Enter one act: what happened (a key of VERBS), when, about what, on what authority, for what coded reason.

    `at` is when it happened; the database adds when it was recorded. `terms` fill the verb's sentence with
    references and codes; the database refuses typed text. Returns the entry's id. Raises WrongOfficer when `officer` is
    not the session's.
    """
    if verb not in VERBS:
        raise ValueError(f"{verb!r} is not in ledger/verbs.py: add it there first.")
    if subject and compartment == "public":
        raise ValueError(
            f"{verb}: say in which compartment an entry about someone stands; officers at large read “public”."
        )
    if officer.id != current().officer_id:
        raise WrongOfficer("An act is entered under the session's own officer: sign in as the one who acts.")
    with connections[using].cursor() as cursor:
        cursor.execute(
            "SELECT ledger.append(%s, %s, %s, %s, %s, %s, %s, %s::jsonb, %s::uuid[])",
            [verb, at, subject, compartment, about, authority, reason, json.dumps(dict(terms or {})), list(covers)],
        )
        entry: UUID = cursor.fetchone()[0]
    return entry
