"""Seal a file beside a row; open it again, each time after a committed ledger entry.

A file is cut into chunks of 256 kB, each sealed under the subject's key and bound to the file, its place in it, and
the file's length: none can be changed, moved, exchanged or left out unseen.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import connections

from palermo.access.compartments import PURPOSES
from palermo.agencies.models import Officer
from palermo.ledger.operations import append
from palermo.session.opening import current, opening
from palermo.vault import keystore
from palermo.vault.kinds import KINDS, kind_of
from palermo.vault.models import File
from palermo.vault.operations import seal, under
from palermo.vault.queries import latest
from palermo.vault.sealing import Unreadable

CHUNK = 256 * 1024
"""The bytes of a chunk before it is sealed; the last one is shorter."""
NAME = "file_name"


@dataclass(frozen=True)
class Given:
    """A file as somebody gave it: its name and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Opened:
    """A file, opened: the name to save it under, its media type and its bytes."""

    name: str
    media: str
    content: bytes


def seal_file(*, subject: UUID, compartment: str, about: UUID, given: Given) -> UUID:
    """Seal a file beside the row `about`, in the caller's transaction. Returns its id. Raises NotTaken.

    Not an act of its own: the operation that calls it makes the ledger's entry. The name is sealed as well.
    """
    kind = kind_of(given.content)
    id_, key = uuid4(), str(subject)
    pieces = [given.content[at : at + CHUNK] for at in range(0, len(given.content), CHUNK)]
    cipher = AESGCM(keystore.key_for(key))
    header: list[UUID | str | int] = [id_, subject, compartment, about, kind, key, len(given.content), len(pieces)]
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT vault.begin_file(%s, %s, %s, %s, %s, %s, %s, %s)", header)
        for number, piece in enumerate(pieces):
            nonce = os.urandom(12)
            binding = _binding(id_, subject, compartment, about, len(given.content), number)
            sealed = nonce + cipher.encrypt(nonce, piece, binding)
            cursor.execute("SELECT vault.add_chunk(%s, %s, %s)", [id_, number, sealed])
    seal(subject=subject, compartment=compartment, about=id_, field=NAME, text=_plain_name(given.name))
    return id_


def open_file(file: File, *, purpose: str, officer: Officer, at: datetime, about: str) -> Opened | None:
    """Open a file: first the ledger's entry, committed on its own connection, then the bytes.

    `about` is the reference the entry names. None when it is hidden or absent. Raises Unreadable, NoKey.
    """
    if purpose not in PURPOSES:
        raise ValueError(f"{purpose!r} is no purpose: choose one of {', '.join(PURPOSES)}.")
    names = list(latest([file.id], NAME).values())
    with opening(current().token, using="ledger"):
        entry = append(
            "file_opened",
            at=at,
            officer=officer,
            subject=file.subject,
            compartment=file.compartment,
            about=about,
            terms={"purpose": purpose, "kind": file.kind},
            covers=[file.id, *names],
            using="ledger",
        )
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT * FROM vault.open_file(%s, %s)", [entry, file.id])
        rows = cursor.fetchall()
    if not rows:
        return None
    kind = KINDS[file.kind]
    return Opened("".join(under(entry, names).values()) or f"file{kind.end}", kind.media, _joined(file.id, rows))


def beside(abouts: Iterable[UUID]) -> dict[UUID, list[File]]:
    """The files beside each row that the session may see, oldest first. Rows without any are missing."""
    found: dict[UUID, list[File]] = {}
    for file in File.objects.filter(about__in=list(abouts)).order_by("sealed_at", "id"):
        found.setdefault(file.about, []).append(file)
    return found


def _joined(id_: UUID, rows: list[tuple[UUID, str, UUID, str, int, int, str, int, bytes]]) -> bytes:
    subject, compartment, about, _kind, size, chunks, key = rows[0][:7]
    cipher = AESGCM(keystore.existing([key])[key])
    try:
        content = b"".join(
            cipher.decrypt(sealed[:12], sealed[12:], _binding(id_, subject, compartment, about, size, number))
            for number, sealed in ((row[7], bytes(row[8])) for row in rows)
        )
        # Each chunk is bound to its place and the whole length, so these two say that none is missing at the end.
        if [row[7] for row in rows] != list(range(chunks)) or len(content) != size:
            raise InvalidTag
    except InvalidTag:
        raise Unreadable(
            "A file does not open: a part of it was changed, moved or lost. Tell the privacy officer."
        ) from None
    return content


def _binding(id_: UUID, subject: UUID, compartment: str, about: UUID, size: int, number: int) -> bytes:
    return f"palermo/1/file|{id_}|{subject}|{compartment}|{about}|{size}|{number}".encode()


def _plain_name(name: str) -> str:
    """The name without folders and what no name should hold, at most 120 characters."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(each for each in last if each.isprintable() and each not in '"<>|:*?;').strip(". ")
    return kept[-120:] or "file"
