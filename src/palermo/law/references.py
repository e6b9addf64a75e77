"""Public references such as `C-7K3F9QXD`: what people say, write down and meet in a web address.

Seven random characters and a check character, after a prefix of one to three letters that says what it is. The alphabet
has no vowels, so no words arise, and one of each look-alike pair (2 not Z, 5 not S, 6 not G, 8 not B, no 0, 1, I, L, O,
U or Y). It has 23 characters, a prime: with the places weighted 1, 2, 3, … from the right and the sum a multiple of 23,
every single wrong character and every swap of two neighbours is caught, in the prefix too.

A reference is no secret and no primary key. There are 23**7 of a kind, 3.4 thousand million: once 100,000
are in use, a new one clashes about once in 34,000 times. So `session.reference` keeps what it has made, and
makes another when it meets one of those.
"""

import re
import secrets
from collections.abc import Callable

ALPHABET = "23456789CDFHJKMNPQRTVWX"
LENGTH = 7
"""How many random characters stand before the check character."""

# The look-alike letters take the digit's value: then all 23 letters a prefix may have differ in value,
# and a letter has the same value on both sides of the hyphen, so a swap across it is caught as well.
_LOOKS_LIKE = dict(zip("ZEASGLBY", "23456789", strict=True))
PREFIX_LETTERS = "ABCDEFGHJKLMNPQRSTVWXYZ"
VALUES = {character: ALPHABET.index(_LOOKS_LIKE.get(character, character)) for character in ALPHABET} | {
    letter: ALPHABET.index(_LOOKS_LIKE.get(letter, letter)) for letter in PREFIX_LETTERS
}
PATTERN = rf"[{PREFIX_LETTERS}]{{1,3}}-[{ALPHABET}]{{{LENGTH + 1}}}"
"""A regular expression for the form of a reference, for URL patterns and CHECK constraints."""

_FORM = re.compile(PATTERN, re.ASCII)
# What can only be a slip: these letters never stand after the hyphen, so there is one thing they can mean.
_SLIPS = str.maketrans({letter: digit for letter, digit in _LOOKS_LIKE.items() if letter in "ZSGB"})


def make(prefix: str, random_bytes: Callable[[int], bytes] = secrets.token_bytes) -> str:
    """A new reference. `random_bytes(n)` gives n bytes; the ones over 252 are thrown away, so no bias.

    Raises ValueError for a prefix that is not one to three of `PREFIX_LETTERS`.
    """
    if not re.fullmatch(f"[{PREFIX_LETTERS}]{{1,3}}", prefix):
        raise ValueError(f"The prefix “{prefix}” is not one to three letters of {PREFIX_LETTERS}.")
    values: list[int] = []
    while len(values) < LENGTH:
        values += [byte % 23 for byte in random_bytes(LENGTH) if byte < 253]
    body = "".join(ALPHABET[value] for value in values[:LENGTH])
    return f"{prefix}-{body}{check_character(prefix, body)}"


def check_character(prefix: str, body: str) -> str:
    """The character, of weight 1, that makes the weighted sum of all places a multiple of 23."""
    places = enumerate(reversed(prefix + body), start=2)
    return ALPHABET[-sum(weight * VALUES[character] for weight, character in places) % 23]


def normalise(text: str) -> str:
    """The reference as we write it, from what someone typed: capitals, one hyphen, no spaces, no dots.

    After the prefix, Z, S, G and B become 2, 5, 6 and 8, for those letters are never used there. Nothing
    is checked: what cannot be a reference comes back as it stands, for `check` to speak about.
    """
    packed = re.sub(r"[\s.\-\u2010-\u2015_/]", "", text).upper()
    prefix, body = packed[: -LENGTH - 1], packed[-LENGTH - 1 :]
    return f"{prefix}-{body.translate(_SLIPS)}" if prefix else packed


def check(text: str) -> str:
    """Why `text`, once normalised, is no reference, in one sentence saying what to do; "" when it is one.

    Says nothing of whether such a record exists.
    """
    reference = normalise(text)
    if not _FORM.fullmatch(reference):
        return (
            "This is not a reference: write the letters before the hyphen and the "
            f"{LENGTH + 1} characters after it, as C-7K3F9QXD."
        )
    prefix, body = reference.split("-")
    if check_character(prefix, body[:-1]) != body[-1]:
        return "This reference has a wrong or swapped character: compare it with where you read it."
    return ""


# Bytes 6 and 8 of a random UUID carry its version and variant, so they are passed over.
REFERENCE_SQL = f"""
create or replace function session.make_reference(prefix text) returns text
language plpgsql volatile strict parallel safe
set search_path = pg_catalog
as $reference$
declare
    alphabet constant text := '{ALPHABET}';
    letters constant text := '{"".join(VALUES)}';
    digits constant text := '{"".join(ALPHABET[value] for value in VALUES.values())}';
    random bytea;
    body text := '';
    total integer := 0;
    plain text;
    byte integer;
begin
    if prefix !~ '^[{PREFIX_LETTERS}]{{1,3}}$' then
        raise exception 'The prefix "%" is not one to three letters of {PREFIX_LETTERS}.', prefix;
    end if;
    while length(body) < {LENGTH} loop
        random := uuid_send(gen_random_uuid());
        for place in 0..15 loop
            byte := get_byte(random, place);
            if place not in (6, 8) and byte < 253 and length(body) < {LENGTH} then
                body := body || substr(alphabet, byte % 23 + 1, 1);
            end if;
        end loop;
    end loop;
    plain := reverse(translate(prefix || body, letters, digits));
    for place in 1..length(plain) loop
        total := total + (place + 1) * (strpos(alphabet, substr(plain, place, 1)) - 1);
    end loop;
    return prefix || '-' || body || substr(alphabet, (23 - total % 23) % 23 + 1, 1);
end;
$reference$;
"""
"""`make` as a database function, `session.make_reference`, with the same check character. Needs the schema `session`."""
