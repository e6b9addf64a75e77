"""What becomes of a receipt's words: a keyed hash to find the report by, and a key pair that only the words
can make.
"""

from hashlib import sha256

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from palermo.law import receipt
from palermo.settings.environment import receipt_key


def lookup(words: str) -> bytes:
    """The hash a report is found by, 32 bytes. Raises ValueError for words that are no receipt."""
    return receipt.lookup_hash(words, receipt_key())


def reply_pair(words: str) -> PrivateKey:
    """The key pair of a receipt: made from its 90 random bits each time, kept nowhere."""
    return PrivateKey(sha256(b"palermo reply 1\0" + receipt.normalise(words).encode("ascii")).digest())


def box_for(reply_key: bytes, text: str) -> bytes:
    """Seal a text so that only the words of the receipt open it, padded to a multiple of 512 bytes."""
    plain = text.encode()
    return SealedBox(PublicKey(reply_key)).encrypt(plain + b"\0" * (-len(plain) % 512))


def unbox(words: str, box: bytes) -> str:
    """Open what `box_for` made, with the words. "" when they are not the words it was made for."""
    try:
        return SealedBox(reply_pair(words)).decrypt(box).rstrip(b"\0").decode()
    except CryptoError:
        return ""
