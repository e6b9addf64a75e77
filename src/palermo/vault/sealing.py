"""How a value is sealed: AES-256-GCM under the subject's key, or a sealed box to the desk for the public's reports.

Both bind the ciphertext to where it stands: a value moved to another row, column or subject does not open.
"""

import json
import os
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

SIZES = (1024, 2048, 4096, 8192, 16384, 32768, 65536, 131072)
"""Sealed boxes are padded to these sizes in bytes, so that a length says little about what was told."""


class Unreadable(Exception):
    """The sealed value does not open: it was changed, moved from where it was sealed, or sealed under another key."""


@dataclass(frozen=True)
class Place:
    """Where a sealed value stands; part of what is authenticated."""

    id: UUID
    subject: UUID
    compartment: str
    about: UUID
    field: str

    def binding(self) -> bytes:
        """The associated data: every part of the place, in a fixed order."""
        return f"palermo/1|{self.id}|{self.subject}|{self.compartment}|{self.about}|{self.field}".encode()


def close(place: Place, key: bytes, text: str) -> bytes:
    """Seal text under a subject's key: 12 bytes nonce, ciphertext, 16 bytes tag."""
    nonce = os.urandom(12)
    return nonce + AESGCM(key).encrypt(nonce, text.encode(), place.binding())


def open_(place: Place, key: bytes, ciphertext: bytes) -> str:
    """Open what `close` made at the same place. Raises Unreadable."""
    try:
        return AESGCM(key).decrypt(ciphertext[:12], ciphertext[12:], place.binding()).decode()
    except InvalidTag:
        raise Unreadable(
            "A sealed value does not open here: it was changed or moved. Tell the privacy officer."
        ) from None


def box(place: Place, desk: bytes, text: str) -> bytes:
    """Seal text to the desk's public key, padded to one of `SIZES`. Raises ValueError when longer than the last."""
    inner = json.dumps({"place": place.binding().decode(), "text": text}, ensure_ascii=False).encode()
    size = next((size for size in SIZES if len(inner) <= size), None)
    if size is None:
        raise ValueError(f"This is longer than {SIZES[-1] // 1024} kB: send it in two reports.")
    return SealedBox(PublicKey(desk)).encrypt(inner + b" " * (size - len(inner)))


def unbox(place: Place, desk: PrivateKey, ciphertext: bytes) -> str:
    """Open what `box` made at the same place. Raises Unreadable."""
    try:
        inner = json.loads(SealedBox(desk).decrypt(ciphertext))
        moved = inner["place"] != place.binding().decode()
        text = str(inner["text"])
    except (CryptoError, ValueError, TypeError, KeyError):
        raise Unreadable("A report does not open: it was changed, or sealed to a key that is gone.") from None
    if moved:
        raise Unreadable("A report was moved from where it was sealed. Tell the privacy officer.")
    return text
