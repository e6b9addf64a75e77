"""What was noted and is not in the profile is named."""

import pytest

from palermo.protection.identification.indicators import NotInProfile, assess, faults, profile

ADULT, CHILD = profile("adult_labour"), profile("child_labour")


@pytest.mark.parametrize(
    ("noted", "sentence"),
    [
        ({"exploitation": ["wage/earnings"]}, "There is no indicator “wage/earnings” in exploitation"),
        ({"deceptive_recruitment": ["wages/earning"]}, "did you mean “wages/earnings”?"),
        ({"exploitaton": ["ex_pay"]}, "There is no dimension “exploitaton”: did you mean “exploitation”?"),
        ({"exploitation": ["debt bondage"]}, "it belongs to coercive_recruitment and coercion_at_destination."),
        ({"exploitation": "ex_pay"}, "exploitation is a list of indicators, not one text: write [“ex_pay”]."),
        ({"exploitation": [""]}, "There is no indicator “” in exploitation."),
    ],
)
def test_a_stranger_is_named_with_what_was_meant(noted, sentence):
    with pytest.raises(NotInProfile) as refused:
        assess(ADULT, noted)
    assert sentence in str(refused.value)


def test_an_indicator_without_weight_in_the_profile_is_refused_by_name_and_by_code():
    for given in ("no social protection", "ex_cover"):
        with pytest.raises(NotInProfile, match=f"“{given}” has no weight in child_labour"):
            assess(CHILD, {"exploitation": [given]})
        assert assess(ADULT, {"exploitation": [given]}).dimensions["exploitation"].medium == 1


def test_every_stranger_is_named_at_once():
    assert len(list(faults(ADULT, {"exploitation": ["a", "b"], "c": ["d"]}))) == 3


def test_the_same_name_in_two_dimensions_counts_where_it_was_noted():
    found = assess(ADULT, {"coercion_at_destination": ["debt bondage"]})
    assert found.dimensions["coercion_at_destination"].strong == 1
    assert found.dimensions["coercive_recruitment"].observed == ()
