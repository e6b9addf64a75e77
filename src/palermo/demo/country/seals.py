"""What is sealed in a cast: the same invented words and new invented names, each sealed anew where it stands."""

from collections.abc import Mapping
from random import Random
from typing import Any
from uuid import UUID

from palermo.demo.country.names import name_for
from palermo.server.logins import Connection
from palermo.vault import keyring, keystore, sealing


def opened(server: Connection, ids: list[str]) -> dict[str, str]:
    """The words of sealed values by id. Only for what the loader itself has just told, in a demonstration."""
    query = "SELECT id, subject, compartment, about, field, scheme, key, ciphertext FROM vault.sealed WHERE id = ANY (%s::uuid[])"
    rows = server.execute(query, [ids]).fetchall()
    keys = keystore.existing(row[6] for row in rows if row[5] == "subject_key")
    return {str(row[0]): _words(row, keys) for row in rows}


def _words(row: tuple[Any, ...], keys: Mapping[str, bytes]) -> str:
    id_, subject, compartment, about, field, scheme, key, ciphertext = row
    place = sealing.Place(id_, subject, compartment, about, field)
    if scheme == "desk_key":
        return sealing.unbox(place, keyring.desk_key(key)[1], bytes(ciphertext))
    return sealing.open_(place, keys[key], bytes(ciphertext))


class Sealer:
    """Seals many values under many new keys: the keys of a batch are durable before its ciphertext is handed out."""

    def __init__(self) -> None:
        name, pair = keyring.desk_key()
        self.desk, self.desk_key = name, bytes(pair.public_key)
        self.keys: dict[str, bytes] = {}

    def make_keys(self, owners: list[str]) -> None:
        """New keys for these subjects, in one durable write."""
        keystore.make_many(owners)
        self.keys = keystore.existing(owners)

    def seal(self, row: Mapping[str, str], text: str) -> bytes:
        """The ciphertext of a value at its place."""
        place = sealing.Place(
            UUID(row["id"]), UUID(row["subject"]), row["compartment"], UUID(row["about"]), row["field"]
        )
        if row["scheme"] == "desk_key":
            return sealing.box(place, self.desk_key, text)
        return sealing.close(place, self.keys[row["key"]], text)


def words_for(field: str, text: str, language: str, dice: Random) -> str:
    """The words of a cast: a name is another invented one, everything else is as it was told."""
    return name_for(language, dice) if field == "name" and not text.endswith("(invented)") else text
