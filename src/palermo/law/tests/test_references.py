"""Public references catch every wrong character and every swap of neighbours."""

import random
import re
import secrets
from collections import Counter
from string import ascii_uppercase, digits

import pytest

from palermo.law.references import (
    ALPHABET,
    LENGTH,
    PATTERN,
    PREFIX_LETTERS,
    REFERENCE_SQL,
    VALUES,
    check,
    make,
    normalise,
)

_CHANCE = random.Random(2009)
EXAMPLES = [
    "C-7K3F9QXD",
    *(make(prefix, _CHANCE.randbytes) for prefix in ("C", "R", "AB", "PLZ") for _ in range(25)),
]


def test_a_new_reference_has_the_form_and_passes_its_own_check():
    for reference in EXAMPLES:
        assert re.fullmatch(PATTERN, reference)
        assert check(reference) == ""


@pytest.mark.parametrize("reference", EXAMPLES)
def test_every_single_wrong_character_is_caught(reference):
    hyphen = reference.index("-")
    for place, right in enumerate(reference):
        if place != hyphen:
            wrong = set(PREFIX_LETTERS if place < hyphen else ALPHABET) - {right}
            for character in wrong:
                assert check(reference[:place] + character + reference[place + 1 :])


@pytest.mark.parametrize("reference", EXAMPLES)
def test_every_swap_of_unlike_neighbours_is_caught_also_across_the_hyphen(reference):
    packed, prefix = reference.replace("-", ""), reference.index("-")
    for place in range(len(packed) - 1):
        swapped = packed[:place] + packed[place + 1] + packed[place] + packed[place + 2 :]
        if swapped != packed:
            assert check(f"{swapped[:prefix]}-{swapped[prefix:]}")


def test_no_wrong_character_or_swap_can_pass_whatever_the_reference():
    # Not only the examples: the sum changes by weight × difference, and 23 is prime, so it is enough that
    # no weight and no difference of neighbouring weights is nought, and unlike characters differ in value.
    weights = range(1, 3 + LENGTH + 1 + 1)
    assert len(ALPHABET) == 23
    assert all(weight % 23 for weight in weights)
    for characters in (ALPHABET, PREFIX_LETTERS):
        assert len({VALUES[character] for character in characters}) == len(characters) == 23


def test_the_alphabet_has_no_vowels_and_one_of_each_look_alike():
    assert not set(ALPHABET) & set("AEIOUY01LZSGB")


def test_what_people_type_is_brought_to_our_form():
    for typed in ("c-7k3f9qxd", "C7K3F9QXD", " c 7k3f-9qxd ", "C–7K3F 9QXD", "c.7k3f.9qxd"):
        assert normalise(typed) == "C-7K3F9QXD"
    assert normalise("C-ZSGB3F4K") == "C-25683F4K"


def test_what_is_not_a_reference_is_answered_with_a_sentence():
    for typed in ("", "C", "7K3F9QXD", "C-7K3F9QX", "O-7K3F9QXD", "C-7K3F9QX0", "nonsense", "7-7K3F9QXD"):
        assert check(typed).startswith("This is not a reference")
    assert check("C-7K3F9QXF").startswith("This reference has a wrong or swapped character")


def test_every_character_is_equally_likely():
    stream = bytes(range(256))
    calls = iter([stream[n : n + LENGTH] for n in range(0, 252, LENGTH)])
    drawn = Counter("".join(make("C", lambda n: next(calls))[2:-1] for _ in range(36)))
    assert set(drawn) == set(ALPHABET)
    assert max(drawn.values()) - min(drawn.values()) <= 1
    rejected = iter([b"\xfd\xfe\xff\xff\xff\xff\xff", b"\x00" * LENGTH])
    assert make("C", lambda n: next(rejected)).startswith("C-2222222")


@pytest.mark.parametrize("prefix", ["", "c", "I", "ABCD", "C-", "1"])
def test_a_prefix_that_is_not_one_to_three_of_our_letters_is_refused(prefix):
    with pytest.raises(ValueError, match="is not one to three letters"):
        make(prefix, secrets.token_bytes)


def test_the_database_function_uses_the_same_alphabet_values_and_length():
    letters = re.search(r"letters constant text := '(\w+)'", REFERENCE_SQL)[1]
    plain = re.search(r"digits constant text := '(\w+)'", REFERENCE_SQL)[1]
    assert set(letters) | set("IOU") == set(ascii_uppercase + digits) - set("01") | set("IOU")
    assert all(ALPHABET.index(to) == VALUES[letter] for letter, to in zip(letters, plain, strict=True))
    assert f"'{ALPHABET}'" in REFERENCE_SQL
    assert REFERENCE_SQL.count(f"length(body) < {LENGTH}") == 2
