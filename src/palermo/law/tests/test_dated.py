"""Values with a history, and the local policy kept in them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palermo.law.dated import UNITS, Dated, latest, policies, policy, value

HISTORY = (Dated(date(2020, 1, 1), "later"), Dated(date(2009, 7, 1), "first"))


def test_the_value_is_the_last_that_had_begun():
    assert latest("x", HISTORY, date(2009, 7, 1)) == "first"
    assert latest("x", HISTORY, date(2019, 12, 31)) == "first"
    assert latest("x", HISTORY, date(2020, 1, 1)) == "later"


def test_before_its_first_date_there_is_no_value_and_the_error_says_when_it_begins():
    with pytest.raises(LookupError, match="x has no value on 2009-06-30: it begins on 2009-07-01"):
        latest("x", HISTORY, date(2009, 6, 30))


@given(st.dates(date(2009, 7, 1)))
def test_a_value_never_comes_from_the_future(on):
    assert (latest("x", HISTORY, on) == "later") is (on >= date(2020, 1, 1))


def test_a_policy_gives_its_value_in_its_unit():
    assert (value("certification.decide", date(2026, 1, 1)), policy("certification.decide").unit) == (
        5,
        "working days",
    )
    assert value("disclosure.smallest-cell", date(2026, 1, 1)) == 11


def test_an_unknown_policy_says_where_to_add_it():
    with pytest.raises(LookupError, match="add it to nz-2009/policy.toml"):
        policy("certification.whim")


def test_every_policy_says_where_it_comes_from_and_shows_its_label():
    for each in policies().values():
        assert each.source
        assert each.label
        assert each.unit in UNITS
