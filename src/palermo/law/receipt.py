"""The receipt of an anonymous report: ten plain words that let the reporter, and nobody else, come back.

Nine words carry 90 random bits; the tenth is a check. Each word is one of 1,024, a ten-bit number, and the
ten numbers with weights 1, a, a², … in the field of 1,024 elements sum to nought. All weights differ, so any
one wrong word and any two words exchanged, neighbours or not, are caught with certainty; other mistakes among
our words slip through once in 1,024 times. The words differ in their first four letters, and no single slip
of the pen turns one into another. We keep only a keyed hash: a lost receipt stays lost, on purpose.
"""

import hmac
import re
import secrets
import unicodedata
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from functools import cache
from hashlib import sha256

from palermo import data

RANDOM_WORDS = 9
_BITS = 10
_FIELD = 0b10000001001  # x¹⁰ + x³ + 1 is primitive: the powers of a, the class of x, are 1,023 distinct weights


@cache
def words() -> tuple[str, ...]:
    """The 1,024 words. A word's place is its value, so the list's order never changes."""
    return tuple(data.path("wordlist", "receipt.txt").read_text(encoding="ascii").split())


@cache
def _value() -> dict[str, int]:
    return {word: value for value, word in enumerate(words())}


def new(random_bytes: Callable[[int], bytes] = secrets.token_bytes) -> str:
    """A new receipt, its words joined by hyphens. `random_bytes(n)` gives n bytes; 90 bits are used."""
    number = int.from_bytes(random_bytes(12), "big")
    values = [number >> _BITS * place & 0x3FF for place in range(RANDOM_WORDS)]
    return "-".join(words()[value] for value in (*values, _check_value(values)))


def normalise(text: str) -> str:
    """What someone typed, as words joined by hyphens: small letters, whatever stood between them dropped.

    Numbers, commas and line breaks are separators. Nothing is corrected: a misspelt word stays misspelt.
    """
    return "-".join(re.findall(r"[^\W\d_]+", unicodedata.normalize("NFKC", text).lower()))


def check(text: str) -> list[str]:
    """What is wrong with a receipt, in sentences that can stand beside the field; empty when nothing is.

    Says which word we don't know and which we think was meant, and never puts it in. Says nothing of whether
    a report with this receipt exists.
    """
    typed = [word for word in normalise(text).split("-") if word]
    if not typed:
        return ["Write the ten words of your receipt."]
    problems = [_unknown(place, word) for place, word in enumerate(typed, start=1) if word not in _value()]
    if len(typed) != RANDOM_WORDS + 1:
        count = "1 word" if len(typed) == 1 else f"{len(typed)} words"
        problems.append(f"A receipt has ten words; this has {count}. Compare it with what you wrote down.")
    if not problems:
        values = [_value()[word] for word in typed]
        if _check_value(values[:-1]) != values[-1]:
            problems.append("A word is wrong or in the wrong place. Compare each with what you wrote down.")
    return problems


def lookup_hash(text: str, key: bytes) -> bytes:
    """What we keep instead of the receipt: HMAC-SHA-256 of its words, 32 bytes.

    Raises ValueError for a receipt that `check` complains of, and for a key shorter than 32 bytes.
    """
    if problems := check(text):
        raise ValueError(problems[0])
    if len(key) < 32:
        raise ValueError("The key for receipts has fewer than 32 bytes: make one with secrets.token_bytes(32).")
    return hmac.new(key, b"palermo receipt 1\0" + normalise(text).encode("ascii"), sha256).digest()


def _unknown(place: int, word: str) -> str:
    shown = word[:20]
    sentence = f"Word {place}, “{shown}”, is not one of our words."
    meant = [known for known in words() if len(word) >= 4 and known[:4] == word[:4]]
    meant = meant or get_close_matches(shown, words(), n=2, cutoff=0.7)
    return f"{sentence} Did you mean {' or '.join(f'“{known}”' for known in meant)}?" if meant else sentence


def _check_value(values: Sequence[int]) -> int:
    # Horner's rule; subtraction is exclusive or, so the check (weight 1) is the sum of the others.
    total = 0
    for value in values:
        total = _times_a(total ^ value)
    return total


def _times_a(value: int) -> int:
    value <<= 1
    return value ^ _FIELD if value >> _BITS else value
