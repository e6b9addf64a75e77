"""Every authority is honest about what was read, and the law of the day is found."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palermo.data import load_toml
from palermo.law.authorities import authorities, authority, in_force, law_version, unchecked, versions
from palermo.law.dated import policies
from palermo.law.partial_date import exactly, parse

SECTION = "crimes-act-1961/98D"


def test_every_item_goal_principle_promise_and_policy_is_an_authority():
    plan = load_toml("nz-2009", "plan.toml")
    for item in plan["action"]:
        assert authority(f"nz-2009/{item['id']}").text == item["action"]
    for promise in plan["promise"]:
        assert authority(f"nz-2009/promise/{promise['id']}").summary == promise["text"]
    assert authority("nz-2009/goal/7")
    assert authority("nz-2009/principle/c")
    assert all(authority(f"local-policy/{key}").note for key in policies())


def test_an_authority_not_read_in_its_source_says_so():
    assert authority("protocol/7").caution == "Wording not verified."
    assert authority("protocol/3c").caution == ""


def test_no_wording_is_held_as_exact_outside_the_plan():
    assert all(each.key.startswith("nz-2009") for each in authorities().values() if each.text)


def test_the_paragraphs_of_the_offence_are_listed_for_both_versions():
    assert set(authority(f"{SECTION}@2002").paragraphs) == {
        "98D(1)(a)",
        "98D(1)(b)",
        "98D(2)",
        "98D(3)",
        "98D(4)",
    }
    assert {"98D(1)(a)(i)", "98D(1)(b)(ii)", "98D(4)"} <= set(authority(f"{SECTION}@2015").paragraphs)


def test_versions_of_a_section_follow_one_another_without_gap_or_overlap():
    sections = {key.split("@")[0] for key in authorities() if "@" in key}
    for section in sections:
        known = versions(section)
        assert all(one.in_force_until == other.in_force_from for one, other in zip(known, known[1:], strict=False))


@pytest.mark.parametrize(
    ("on", "state", "key"),
    [
        ("2002-06-17", "no such offence", ""),
        ("2001", "no such offence", ""),
        ("2002", "unknown", ""),
        ("2002-06-18", "in force", f"{SECTION}@2002"),
        ("2009", "in force", f"{SECTION}@2002"),
        ("2015-11-06", "in force", f"{SECTION}@2002"),
        ("2015-11", "unknown", ""),
        ("2015", "unknown", ""),
        ("2015-11-07", "in force", f"{SECTION}@2015"),
        ("2026", "in force", f"{SECTION}@2015"),
    ],
)
def test_the_version_is_the_one_in_force_on_every_day_it_may_have_been(on, state, key):
    found = law_version(SECTION, parse(on))
    assert (found.state, found.key) == (state, key)
    assert found.because.endswith(".")


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)))
def test_on_a_whole_date_the_law_is_never_unknown(day):
    assert law_version(SECTION, exactly(day)).state == ("in force" if day >= date(2002, 6, 18) else "no such offence")


def test_a_change_of_law_is_named_with_its_day():
    assert law_version(SECTION, parse("2015")).because.startswith("The law changed on 7 November 2015")


def test_in_force_is_unknown_where_the_day_or_the_dates_are():
    assert in_force(f"{SECTION}@2002", date(2009, 7, 1)) is True
    assert in_force(f"{SECTION}@2002", parse("2015")) is None
    assert in_force(f"{SECTION}@2002", date(2015, 11, 7)) is False
    assert in_force("crimes-amendment-bill-2025", date(2026, 11, 1)) is None
    assert in_force("immigration-act-1987", date(2012, 1, 1)) is False


def test_what_nobody_has_checked_lately_is_listed_for_someone_to_check():
    listed = {each.key for each in unchecked(date(2026, 11, 1), 12)}
    assert f"{SECTION}@2015" in listed
    assert "nz-2009/13" not in listed


def test_an_unknown_authority_or_section_is_an_error_that_says_what_to_do():
    with pytest.raises(LookupError, match="add it under src/palermo/data/authorities/"):
        authority("crimes-act-1961/99Z")
    with pytest.raises(LookupError, match="has no dated versions"):
        versions("protocol/3")
