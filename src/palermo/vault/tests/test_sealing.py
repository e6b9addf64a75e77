"""A ciphertext opens where it was sealed, under the key it was sealed with, and says how long it is only roughly."""

import os
from dataclasses import replace
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.public import PrivateKey, SealedBox

from palermo.vault.sealing import SIZES, Place, Unreadable, box, close, open_, unbox

PLACE = Place(uuid4(), uuid4(), "identity", uuid4(), "name")
ELSEWHERE = [
    replace(PLACE, id=uuid4()),
    replace(PLACE, subject=uuid4()),
    replace(PLACE, compartment="health"),
    replace(PLACE, about=uuid4()),
    replace(PLACE, field="alias"),
]
KEY, DESK = os.urandom(32), PrivateKey.generate()
TOLD = st.text(max_size=400)


@given(TOLD)
def test_what_is_sealed_opens_in_its_place(text: str) -> None:
    assert open_(PLACE, KEY, close(PLACE, KEY, text)) == text
    assert unbox(PLACE, DESK, box(PLACE, bytes(DESK.public_key), text)) == text


@pytest.mark.parametrize("other", ELSEWHERE)
def test_in_another_place_it_does_not_open(other: Place) -> None:
    with pytest.raises(Unreadable):
        open_(other, KEY, close(PLACE, KEY, "told"))
    with pytest.raises(Unreadable, match="moved"):
        unbox(other, DESK, box(PLACE, bytes(DESK.public_key), "told"))


def test_under_another_key_it_does_not_open() -> None:
    with pytest.raises(Unreadable):
        open_(PLACE, os.urandom(32), close(PLACE, KEY, "told"))
    with pytest.raises(Unreadable):
        unbox(PLACE, PrivateKey.generate(), box(PLACE, bytes(DESK.public_key), "told"))


@given(st.integers(0, 43), st.integers(1, 255))
def test_a_changed_byte_is_noticed(place: int, by: int) -> None:
    sealed = bytearray(close(PLACE, KEY, "sixteen letters!"))
    sealed[place] ^= by
    with pytest.raises(Unreadable):
        open_(PLACE, KEY, bytes(sealed))


def test_the_same_words_are_never_the_same_twice() -> None:
    assert close(PLACE, KEY, "told") != close(PLACE, KEY, "told")


@given(TOLD)
def test_a_box_is_one_of_a_few_sizes(text: str) -> None:
    assert len(box(PLACE, bytes(DESK.public_key), text)) - 48 in SIZES


def test_what_is_too_long_is_refused_with_what_to_do() -> None:
    with pytest.raises(ValueError, match="two reports"):
        box(PLACE, bytes(DESK.public_key), "x" * SIZES[-1])


@pytest.mark.parametrize("inner", [b"", b"no json", b"[]", b"{}", b'"text"', b'{"place": 1}', b"\xff\xfe", b"null"])
def test_a_box_with_nonsense_in_it_is_unreadable_and_no_crash(inner: bytes) -> None:
    """The desk's public key is public: whoever holds the public site's login can seal anything to it."""
    with pytest.raises(Unreadable):
        unbox(PLACE, DESK, SealedBox(DESK.public_key).encrypt(inner))
