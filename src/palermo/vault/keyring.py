"""The keyring: the keys that wrap data keys, and the desk's key pairs that reports are sealed to.

A JSON file readable by the desk's process alone (`PALERMO_KEYRING`, by default `keys/keyring.json` under PALERMO_HOME, 0600).
The public site's process has none of it: it reads the desk's public key from the database.
"""

import base64
import json
import os
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from nacl.public import PrivateKey

from palermo.server.trouble import Trouble
from palermo.settings.environment import home
from palermo.vault import durable


class NoKeyring(Trouble):
    """There is no keyring here, or others can read it: `palermo keys make` makes one, `palermo doctor` says more."""


def path() -> Path:
    """Where the keyring's file is."""
    return Path(os.environ.get("PALERMO_KEYRING") or home() / "keys" / "keyring.json")


def make() -> bool:
    """Make a keyring where there is none. Returns whether one was made; never overwrites one."""
    file = path()
    if file.exists():
        return False
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    pair = PrivateKey.generate()
    ring = {
        "wrapping": {"current": "w1", "keys": {"w1": _text(AESGCM.generate_key(256))}},
        "desk": {"current": "d1", "keys": {"d1": _text(bytes(pair))}},
    }
    # A file of this process's own, linked when whole: of two that make one at once, one wins and neither half-writes.
    descriptor, fresh = tempfile.mkstemp(dir=file.parent, prefix=".keyring-")
    with os.fdopen(descriptor, "w") as out:
        json.dump(ring, out, indent=1)
        out.flush()
        os.fsync(out.fileno())
    try:
        os.link(fresh, file)
    except FileExistsError:
        return False
    finally:
        os.unlink(fresh)
    durable.settle(file.parent)
    return True


def wrapping_key(name: str = "") -> tuple[str, bytes]:
    """A wrapping key by name, or the current one: its name and 32 bytes. Raises NoKeyring."""
    return _key("wrapping", name)


def wrapping_names() -> list[str]:
    """The names of every wrapping key in the ring. Raises NoKeyring."""
    wrapping_key()
    return list(_read(str(path()), path().stat().st_mtime_ns)["wrapping"]["keys"])


def desk_key(name: str = "") -> tuple[str, PrivateKey]:
    """One of the desk's private keys by name, or the current one. Raises NoKeyring."""
    found, key = _key("desk", name)
    return found, PrivateKey(key)


def _key(kind: str, name: str) -> tuple[str, bytes]:
    file = path()
    try:
        stamp = file.stat()
    except FileNotFoundError:
        raise NoKeyring(f"There is no keyring at {file}: run “palermo keys make”, or set PALERMO_KEYRING.") from None
    if stamp.st_mode & 0o077:
        raise NoKeyring(f"The keyring {file} can be read by others: run “chmod 600 {file}”.")
    ring = _read(str(file), stamp.st_mtime_ns)[kind]
    name = name or ring["current"]
    if name not in ring["keys"]:
        raise NoKeyring(f"The keyring has no {kind} key {name!r}: restore the keyring this database was written with.")
    return name, base64.b64decode(ring["keys"][name])


@lru_cache(maxsize=4)
def _read(file: str, _mtime: int) -> dict[str, Any]:
    ring: dict[str, Any] = json.loads(Path(file).read_text())
    return ring


def _text(key: bytes) -> str:
    return base64.b64encode(key).decode()
