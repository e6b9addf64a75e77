"""The invented scenarios come to what was worked out for them by hand."""

import tomllib
from pathlib import Path

import pytest

from palermo.protection.identification.indicators import assess, profile

SCENARIOS = tomllib.loads((Path(__file__).parent / "scenarios.toml").read_text(encoding="utf-8"))["scenario"]
BY_NAME = {row["name"]: row for row in SCENARIOS}


def assessed(row, **more):
    return assess(profile(row["profile"]), row["noted"], **more)


def said(assessment):
    return [str(line) for line in assessment.because]


@pytest.mark.parametrize("row", SCENARIOS, ids=list(BY_NAME))
def test_each_comes_to_its_pattern_by_its_dimensions(row):
    found = assessed(row)
    assert found.pattern == row["pattern"]
    for name, (*counts, positive) in row["comes_to"].items():
        each = found.dimensions[name]
        assert [each.strong, each.medium, each.weak] == counts, name
        assert each.positive is positive, name


@pytest.mark.parametrize("row", SCENARIOS, ids=list(BY_NAME))
def test_each_comes_to_the_same_by_our_codes(row):
    codes = {
        name: [each.code for each in profile(row["profile"]).dimensions[name] if each.name in noted]
        for name, noted in row["noted"].items()
    }
    assert assess(profile(row["profile"]), codes) == assessed(row)


def test_the_passport_is_what_makes_the_students_pattern_trafficking():
    before = assessed(BY_NAME["S4 student, before the passport was found withheld"])
    coercion = next(each for each in before.would_change if each.dimension == "coercion_at_destination")
    assert [way.needs for way in coercion.ways] == [(1, 0, 0), (0, 1, 0), (0, 0, 1)]
    assert "cd_documents" in [each.code for each in coercion.ways[0].among["S"]]
    assert [(each.to, each.facts) for each in before.pattern_would_change if each.gains] == [
        ("trafficking", ("coercion_at_destination",))
    ]


def test_the_child_is_explained_by_the_rule_for_a_child_and_no_means_is_asked():
    lines = said(assessed(BY_NAME["S5 child in a household"]))
    assert any("by the rule for a child" in line and "Deceptive recruitment" in line for line in lines)
    assert "For a child no means is needed." in lines


def test_a_child_of_whom_only_the_act_is_known_is_trafficked_when_exploited():
    noted = {"exploitation": ["ex_hours", "ex_school"]}
    without, with_act = (assess(profile("child_labour"), noted, act) for act in (False, True))
    assert (without.pattern, with_act.pattern) == ("exploitation", "trafficking")
    assert any("harboured or received" in line for line in said(with_act))


def test_the_act_makes_no_difference_to_an_adult():
    row = BY_NAME["S5 the same facts keyed as an adult's"]
    assert assessed(row, act=True).pattern == assessed(row).pattern == "exploitation"


def test_no_pattern_says_that_it_is_no_finding():
    assert any(
        "does not mean that there was no trafficking" in line
        for line in said(assessed(BY_NAME["S7 smuggled, and not exploited"]))
    )


def test_coercive_recruitment_without_coercion_at_the_destination_is_said_and_makes_no_pattern():
    noted = {"coercive_recruitment": ["cr_violence", "cr_debt"], "exploitation": ["ex_hours", "ex_pay"]}
    found = assess(profile("adult_labour"), noted)
    assert found.pattern == "exploitation"
    assert any(line.startswith("Coercive recruitment is positive too.") for line in said(found))


def test_coercion_without_recruitment_is_said_and_makes_no_pattern():
    noted = {"coercion_at_destination": ["cd_documents", "cd_debt"], "exploitation": ["ex_hours", "ex_pay"]}
    found = assess(profile("adult_labour"), noted)
    assert found.pattern == "exploitation"
    assert any(line.startswith("Coercion at destination is positive too.") for line in said(found))


@pytest.mark.parametrize("row", SCENARIOS, ids=list(BY_NAME))
def test_abuse_of_vulnerability_is_always_shown_as_a_means_under_the_protocol(row):
    found = assessed(row)
    assert found.vulnerability
    assert all("a means under the Protocol: consider it" in str(line) for line in found.vulnerability)
    assert found.because[-len(found.vulnerability) :] == found.vulnerability


def test_abuse_of_vulnerability_alone_makes_no_pattern_and_is_among_the_reasons():
    noted = {
        "recruitment_abuse_of_vulnerability": ["rv_economic", "rv_law", "rv_home"],
        "abuse_of_vulnerability_at_destination": ["dv_dependency"],
        "exploitation": ["ex_hours", "ex_pay"],
        "coercion_at_destination": ["cd_documents", "cd_debt"],
    }
    found = assess(profile("adult_labour"), noted)
    assert found.pattern == "exploitation"
    assert sum("means under the Protocol" in line for line in said(found)) == 2
