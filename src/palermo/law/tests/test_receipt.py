"""A receipt survives paper, telephones and tired fingers, and tells nobody anything."""

import secrets
from hashlib import sha256
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palermo.law.receipt import RANDOM_WORDS, check, lookup_hash, new, normalise, words

KEY = b"k" * 32
VALUES = st.lists(st.integers(0, 1023), min_size=9, max_size=9)


def receipt(values):
    packed = sum(value << 10 * place for place, value in enumerate(values))
    return new(lambda n: packed.to_bytes(n, "big")).split("-")


def test_the_list_is_1024_short_words_that_differ_in_their_first_four_letters():
    assert len(words()) == len(set(words())) == len({word[:4] for word in words()}) == 1024
    assert all(3 <= len(word) <= 7 and word.isascii() and word.isalpha() and word.islower() for word in words())


def test_no_single_slip_of_the_pen_turns_one_word_into_another():
    known = set(words())
    for word in words():
        shorter = {word[:n] + word[n + 1 :] for n in range(len(word))}
        swapped = {word[:n] + word[n + 1] + word[n] + word[n + 2 :] for n in range(len(word) - 1)}
        assert not (shorter | swapped - {word}) & known
    gaps = [word[:n] + "?" + word[n + 1 :] for word in words() for n in range(len(word))]
    assert len(gaps) == len(set(gaps))


def test_the_order_of_the_words_has_never_changed():
    assert (
        sha256("\n".join(words()).encode()).hexdigest()
        == "f09899ead5e675f2e4494c14abd7105c61c5373ef7050cbc9a0ea69c02a2e019"
    )


@given(VALUES)
def test_a_receipt_has_ten_words_and_carries_ninety_bits(values):
    typed = receipt(values)
    assert len(typed) == RANDOM_WORDS + 1
    assert [words().index(word) for word in typed[:-1]] == values
    assert check("-".join(typed)) == []


@given(VALUES, st.integers(0, 9), st.integers(1, 1023))
def test_every_single_wrong_word_is_caught(values, place, shift):
    typed = receipt(values)
    typed[place] = words()[(words().index(typed[place]) + shift) % 1024]
    assert check(" ".join(typed))


@given(VALUES)
def test_any_two_words_exchanged_are_caught(values):
    typed = receipt(values)
    for one, other in combinations(range(10), 2):
        swapped = list(typed)
        swapped[one], swapped[other] = typed[other], typed[one]
        assert bool(check(" ".join(swapped))) is (typed[one] != typed[other])


def test_no_single_wrong_word_can_pass_whatever_the_receipt():
    # The check is linear over exclusive or: one wrong word passes only if some difference checks as nought.
    nought = words()[0]
    for place in range(10):
        for word in words()[1:]:
            alone = [nought] * 10
            alone[place] = word
            assert check("-".join(alone))


def test_what_stands_between_the_words_and_how_they_are_written_does_not_matter():
    code = new()
    listed = "\n".join(f"{n}. {word.title()}," for n, word in enumerate(code.split("-"), start=1))
    assert normalise(listed) == normalise(code.upper().replace("-", "  ")) == code
    assert check(listed) == []


def test_a_misspelt_word_is_named_with_what_we_think_was_meant_and_never_put_in():
    typed = new(lambda n: bytes(n)).split("-")
    typed[2] = "giraf"
    problems = check(" ".join(typed))
    assert problems == ["Word 3, “giraf”, is not one of our words. Did you mean “giraffe”?"]
    assert "giraf-" in normalise(" ".join(typed))
    assert check(" ".join([*typed[:2], "qqqq", *typed[3:]])) == ["Word 3, “qqqq”, is not one of our words."]


def test_missing_words_are_counted():
    assert check("") == ["Write the ten words of your receipt."]
    assert check("apple") == ["A receipt has ten words; this has 1 word. Compare it with what you wrote down."]


def test_the_hash_is_the_same_for_every_way_of_writing_and_another_for_another_key():
    code = new()
    assert lookup_hash(code, KEY) == lookup_hash(code.replace("-", " ").upper(), KEY)
    assert lookup_hash(code, KEY) != lookup_hash(code, b"l" * 32)
    assert len(lookup_hash(code, KEY)) == 32


def test_a_wrong_receipt_or_a_short_key_gives_no_hash():
    with pytest.raises(ValueError, match="ten words"):
        lookup_hash("apple", KEY)
    with pytest.raises(ValueError, match="fewer than 32 bytes"):
        lookup_hash(new(secrets.token_bytes), b"short")
