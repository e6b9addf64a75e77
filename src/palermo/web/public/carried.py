"""What was answered so far travels in the page itself: sealed, time-limited, and nowhere on our side.

A hidden field holds it, encrypted under a key that only this process can derive, so the page of a shared
computer or its cache shows nothing to who looks at its source. No cookie, no table, no address.
"""

import base64
import hashlib
import json
import os
import time
import zlib
from dataclasses import asdict, dataclass, field
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

LASTS = 2 * 60 * 60
"""Seconds until the answers in a page are forgotten. Local policy: long enough to be interrupted."""
WHAT = b"palermo carried 1"


@dataclass(frozen=True)
class Carried:
    """The answers by field, the steps seen, the receipt's words once there are some, whether one answer is
    being changed.
    """

    answers: dict[str, Any] = field(default_factory=dict)
    seen: tuple[str, ...] = ()
    receipt: str = ""
    changing: bool = False


def close(carried: Carried, now: float | None = None) -> str:
    """The text for the hidden field."""
    at = int(time.time() if now is None else now)
    plain = zlib.compress(json.dumps([at, asdict(carried)], ensure_ascii=False, separators=(",", ":")).encode(), 9)
    nonce = os.urandom(12)
    return base64.urlsafe_b64encode(nonce + AESGCM(_key()).encrypt(nonce, plain, WHAT)).decode()


def open_(text: str, now: float | None = None) -> Carried | None:
    """What `close` made; None when it is too old, or was not made here."""
    try:
        sealed = base64.urlsafe_b64decode(text.encode())
        at, given = json.loads(zlib.decompress(AESGCM(_key()).decrypt(sealed[:12], sealed[12:], WHAT)))
    except (ValueError, InvalidTag, zlib.error):
        return None
    if (time.time() if now is None else now) - at > LASTS:
        return None
    return Carried(**{**given, "seen": tuple(given["seen"])})


def _key() -> bytes:
    return hashlib.sha256(WHAT + settings.SECRET_KEY.encode()).digest()
