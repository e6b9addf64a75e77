"""Seal what was typed; reveal it again, each time after a committed ledger entry that counts what is opened."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import DatabaseError, connections

from palermo.access.compartments import PURPOSES
from palermo.access.operations import NotYours
from palermo.agencies.models import Officer
from palermo.ledger.operations import append
from palermo.session.opening import current, opening
from palermo.vault import keyring, keystore, sealing
from palermo.vault.models import Sealed

AT_ONCE = 200
"""How many values one ledger entry may cover: a page's worth, so that an entry means something to a reader."""


def seal(
    *, subject: UUID, compartment: str, about: UUID, field: str, text: str, key: UUID | None = None
) -> UUID | None:
    """Seal one value under the key of `key` (by default the subject), beside the row `about`.

    Returns its id, or None when there is nothing to seal. A newer value of the same field replaces the older in
    reading; the older stays. The key is on disk before the ciphertext leaves this function. Raises NotYours when the
    session holds no grant to that kind of knowledge of the subject.
    """
    if not text.strip():
        return None
    place = sealing.Place(uuid4(), subject, compartment, about, field)
    older = Sealed.objects.filter(about=about, field=field).order_by("-sealed_at").values_list("id", flat=True).first()
    owner = str(key or subject)
    sealed = sealing.close(place, keystore.key_for(owner), text)
    with connections["default"].cursor() as cursor:
        values: list[Any] = [place.id, subject, compartment, about, field, owner, sealed, older]
        try:
            cursor.execute("SELECT vault.seal(%s, %s, %s, %s, %s, %s, %s, %s)", values)
        except DatabaseError as error:
            if getattr(error.__cause__, "sqlstate", "") != "42501":
                raise
            raise NotYours(str(error).splitlines()[0]) from error
    return place.id


def reveal(
    ids: Iterable[UUID],
    *,
    purpose: str,
    officer: Officer,
    at: datetime,
    subject: UUID,
    compartment: str,
    about: str = "",
) -> dict[UUID, str]:
    """Open sealed values: first the ledger entry, committed on its own connection, then the ciphertext.

    Returns the text of those the officer may see; ids that are hidden or absent are missing alike. `purpose` is a key
    of PURPOSES. `subject` and `compartment` say under whose history the entry stands.
    """
    wanted = list(dict.fromkeys(ids))
    if purpose not in PURPOSES:
        raise ValueError(f"{purpose!r} is no purpose: choose one of {', '.join(PURPOSES)}.")
    if not wanted:
        return {}
    if len(wanted) > AT_ONCE:
        raise ValueError(f"At most {AT_ONCE} values are opened at once; {len(wanted)} were asked for.")
    with opening(current().token, using="ledger"):
        entry = append(
            "opened",
            at=at,
            subject=subject,
            compartment=compartment,
            about=about,
            officer=officer,
            terms={"purpose": purpose, "values": len(wanted)},
            covers=wanted,
            using="ledger",
        )
    return under(entry, wanted)


def under(entry: UUID, wanted: Collection[UUID]) -> dict[UUID, str]:
    """The text of sealed values that a committed entry of this officer covers, of those the officer may see."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT * FROM vault.open_(%s, %s)", [entry, list(wanted)])
        rows = cursor.fetchall()
    keys = keystore.existing(row[6] for row in rows if row[5] == "subject_key")
    return {row[0]: _plain(row, keys) for row in rows}


def _plain(row: tuple[UUID, UUID, str, UUID, str, str, str, bytes], keys: Mapping[str, bytes]) -> str:
    id_, subject, compartment, about, field, scheme, key, ciphertext = row
    place = sealing.Place(id_, subject, compartment, about, field)
    if scheme == "desk_key":
        return sealing.unbox(place, keyring.desk_key(key)[1], bytes(ciphertext))
    return sealing.open_(place, keys[key], bytes(ciphertext))
