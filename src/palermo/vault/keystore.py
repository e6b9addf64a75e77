"""Data keys, one a subject, wrapped by a key from the keyring and kept outside the database.

The store is a SQLite file of its own (`PALERMO_KEYSTORE`, by default `keys/keystore.sqlite3` under PALERMO_HOME): a key is
on disk before anything sealed under it reaches the database, and destroying it makes every copy of the
ciphertext, in every backup, unreadable for good.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from palermo.server.trouble import Trouble
from palermo.settings.environment import home
from palermo.vault import keyring
from palermo.vault.durable import settle

SCHEMA = (
    "CREATE TABLE IF NOT EXISTS data_key (subject TEXT PRIMARY KEY, wrapped BLOB NOT NULL, "
    "wrapping TEXT NOT NULL) WITHOUT ROWID"
)
DESTROYED = "destroyed"
"""Stands in place of a wrapping key's name: the subject had a key, and must not get another."""


class NoKey(Trouble):
    """There is no key for this subject: it was destroyed, or the keystore is not the one this database belongs to."""


def path() -> Path:
    """Where the keystore's file is."""
    return Path(os.environ.get("PALERMO_KEYSTORE") or home() / "keys" / "keystore.sqlite3")


def key_for(subject: str) -> bytes:
    """The subject's 256-bit data key; a new one, durable before this returns, if it has none yet."""
    with _open() as store:
        row = store.execute("SELECT wrapped, wrapping FROM data_key WHERE subject = ?", [subject]).fetchone()
        if row is None:
            store.execute("BEGIN IMMEDIATE")
            _add(store, [subject])
            row = store.execute("SELECT wrapped, wrapping FROM data_key WHERE subject = ?", [subject]).fetchone()
            store.execute("COMMIT")
    return _unwrap(subject, *row)


def existing(subjects: Iterable[str]) -> dict[str, bytes]:
    """The data keys of these subjects. Raises NoKey naming how many are missing."""
    wanted = sorted(set(subjects))
    found: dict[str, bytes] = {}
    with _open() as store:
        for subject in wanted:
            query = "SELECT wrapped, wrapping FROM data_key WHERE subject = ?"
            if row := store.execute(query, [subject]).fetchone():
                found[subject] = _unwrap(subject, *row)
    if missing := len(wanted) - len(found):
        raise NoKey(
            f"{missing} of {len(wanted)} keys are not in the keystore {path().name}: they were destroyed, or this "
            "keystore does not belong to this database. Ask the key custodian."
        )
    return found


def make_many(subjects: Iterable[str]) -> None:
    """Make keys for many subjects in one durable write; those that have one keep it."""
    with _open() as store:
        store.execute("BEGIN IMMEDIATE")
        _add(store, subjects)
        store.execute("COMMIT")


def destroy(subjects: Iterable[str]) -> int:
    """Destroy keys for good; no new key is ever made under the same names. Returns how many there were.

    An act under a named authority, never under legal hold: that is for the caller to have seen to.
    """
    with _open() as store:
        store.execute("BEGIN IMMEDIATE")
        sql = "UPDATE data_key SET wrapped = zeroblob(0), wrapping = ? WHERE subject = ? AND wrapping <> ?"
        gone = sum(store.execute(sql, [DESTROYED, subject, DESTROYED]).rowcount for subject in sorted(set(subjects)))
        store.execute("COMMIT")
    return gone


def _add(store: sqlite3.Connection, subjects: Iterable[str]) -> None:
    name, key = keyring.wrapping_key()
    cipher = AESGCM(key)

    def rows() -> Iterator[tuple[str, bytes, str]]:
        for subject in subjects:
            nonce = os.urandom(12)
            yield subject, nonce + cipher.encrypt(nonce, AESGCM.generate_key(256), subject.encode()), name

    store.executemany("INSERT OR IGNORE INTO data_key VALUES (?, ?, ?)", rows())


def _unwrap(subject: str, wrapped: bytes, wrapping: str) -> bytes:
    if wrapping == DESTROYED:
        raise NoKey(f"The key was destroyed, and with it what was sealed under it, for good ({path().name}).")
    cipher = AESGCM(keyring.wrapping_key(wrapping)[1])
    try:
        return cipher.decrypt(wrapped[:12], wrapped[12:], subject.encode())
    except InvalidTag:
        raise NoKey(
            f"The keyring {keyring.path()} does not open the keystore {path()}: they belong to different "
            "installations. Restore the pair that this database was written with."
        ) from None


@contextmanager
def _open() -> Iterator[sqlite3.Connection]:
    file = path()
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        settle(file.parent)
    except FileExistsError:
        if file.stat().st_mode & 0o077:
            raise NoKey(f"The keystore {file} can be read by others: run “chmod 600 {file}”.") from None
    with closing(sqlite3.connect(file, timeout=30, isolation_level=None)) as store:
        # EXTRA: after a power cut the journal must not come back and undo a key that was handed out.
        store.execute("PRAGMA synchronous = EXTRA")
        store.execute("PRAGMA secure_delete = ON")
        # Whoever made the file may not have come so far as to make the table.
        store.execute(SCHEMA)
        yield store
