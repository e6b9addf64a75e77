"""The sets of indicators: what is in them, what stops the start, and that one in use is never changed."""

import hashlib
import json
from types import MappingProxyType

import pytest

from palermo.protection.identification.indicators import forced_labour, profile, profiles, signs
from palermo.protection.identification.indicators.sets import read, stored
from palermo.protection.identification.indicators.tests import oracle
from palermo.protection.identification.indicators.words import DIMENSIONS

IN_USE = {
    ("adult_labour", "1"): "6be4de2cdbec0f82",
    ("child_labour", "1"): "8c06a1f77cf09069",
    ("adult_sexual", "1"): "b5a70cd4e8fa547a",
    ("child_sexual", "1"): "a5a5d8de3295c7a9",
}
"""Dimensions, codes, names and weights of every version ever used, as a hash. Add a line; never change one."""


def fingerprint(each):
    facts = [[row.dimension, row.code, row.name, row.weight] for rows in each.dimensions.values() for row in rows]
    return hashlib.sha256(json.dumps(facts, ensure_ascii=False).encode()).hexdigest()[:16]


@pytest.mark.parametrize("key", ["adult_labour", "child_labour", "adult_sexual", "child_sexual"])
def test_names_weights_and_order_are_the_published_ones(key):
    ours = {name: {row.name: row.weight for row in rows} for name, rows in profile(key).dimensions.items()}
    assert ours == oracle.letters(key)
    assert list(ours) == list(oracle.letters(key)) == list(DIMENSIONS)


def test_the_lists_are_as_long_as_published():
    assert [len(rows) for rows in profile("adult_labour").dimensions.values()] == [10, 10, 16, 9, 15, 7]
    assert sum(len(rows) for rows in profile("child_labour").dimensions.values()) == 65
    assert all(row.weight != "W" for rows in profile("child_labour").dimensions.values() for row in rows)


@pytest.mark.parametrize(("key", "version"), IN_USE)
def test_a_set_in_use_is_never_changed(key, version):
    assert fingerprint(profile(key, version)) == IN_USE[key, version], "A correction is a new version of the file."


def test_no_version_in_the_data_is_missing_from_the_list_of_those_in_use():
    assert {(each.key, each.version) for each in read(stored())} == set(IN_USE)


def test_labour_is_checked_and_says_where_it_comes_from_and_when():
    for key in ("adult_labour", "child_labour"):
        assert not profile(key).draft
        assert profile(key).caution == ""
        assert "ILO and European Commission" in profile(key).source
        assert profile(key).checked_on
        assert "cross-checked against a second source" in profile(key).checked
        assert profile(key).cites == "labour@1"


def test_sexual_exploitation_is_a_draft_that_says_so_and_marks_each_guess():
    for key in ("adult_sexual", "child_sexual"):
        each = profile(key)
        assert each.draft
        assert each.caution.startswith("Unverified draft")
        assert "unverified draft" in each.title
        assert each.checked_on is None
    known = {
        key: {r.code for rows in profile(key).dimensions.values() for r in rows if r.verified} for key in profiles()
    }
    assert known["adult_sexual"] == {"cd_tasks"}
    assert known["child_sexual"] == {"cd_tasks", "ex_hazard"}
    assert len(known["adult_labour"]) == 67
    assert "S" not in {row.weight for row in profile("adult_sexual").dimensions["exploitation"]}


def test_every_indicator_is_asked_in_our_words_and_every_code_is_the_same_in_each_profile():
    seen = {}
    for each in profiles().values():
        for rows in each.dimensions.values():
            for row in rows:
                assert row.question.endswith(("?", "."))
                assert row.looks_like.endswith(".")
                assert seen.setdefault(row.code, (row.dimension, row.name)) == (row.dimension, row.name)
    assert len(seen) == 67


def test_an_unknown_profile_or_version_is_said_with_those_there_are():
    with pytest.raises(LookupError, match=r"There is no profile adult\. The profiles are adult_labour"):
        profile("adult")
    with pytest.raises(LookupError, match="no profile adult_labour in version 7"):
        profile("adult_labour", "7")


def thawed(value):
    if isinstance(value, MappingProxyType):
        return {key: thawed(each) for key, each in value.items()}
    return [thawed(each) for each in value] if isinstance(value, tuple) else value


@pytest.fixture
def files():
    return {name: thawed(file) for name, file in stored().items()}


def test_a_newer_version_stands_beside_the_older_one(files):
    newer = thawed(stored()["labour@1"])
    newer["set"]["version"] = "2"
    newer["indicator"][0]["adult"] = "M"
    found = {(each.key, each.version): each for each in read({**files, "labour@2": newer})}
    assert found["adult_labour", "1"].dimensions["deceptive_recruitment"][0].weight == "S"
    assert found["adult_labour", "2"].dimensions["deceptive_recruitment"][0].weight == "M"


BROKEN = {
    "has the adult weight “X”: it is S, M, W or -": lambda f: f["labour@1"]["indicator"][0].update(adult="X"),
    "is of elsewhere; dimensions are": lambda f: f["labour@1"]["indicator"][0].update(dimension="elsewhere"),
    "two indicators with the code dr_wages": lambda f: f["labour@1"]["indicator"][0].update(code="dr_wages"),
    "names “wages/earnings” twice": lambda f: f["labour@1"]["indicator"][0].update(name="wages/earnings"),
    "write the code DR1 as two letters": lambda f: f["labour@1"]["indicator"][0].update(code="DR1"),
    "dr_job lacks question": lambda f: f["labour@1"]["indicator"][0].pop("question"),
    "dr_job has an empty question": lambda f: f["labour@1"]["indicator"][0].update(question=" "),
    "dr_job has colour, which it should not": lambda f: f["labour@1"]["indicator"][0].update(colour="red"),
    r"\[set\] lacks source": lambda f: f["labour@1"]["set"].pop("source"),
    "says it is labour@2: name it so": lambda f: f["labour@1"]["set"].update(version="2"),
    "has the status “good”": lambda f: f["labour@1"]["set"].update(status="good"),
    "not on which day: add checked_on": lambda f: f["labour@1"]["set"].pop("checked_on"),
    "a draft without a caution": lambda f: f["sexual@1"]["set"].update(caution=""),
    "so it is a draft": lambda f: f["sexual@1"]["set"].update(status="checked"),
    "is based on labour@9": lambda f: f["sexual@1"]["set"].update(based_on="labour@9"),
    "has no cd_none to change": lambda f: f["sexual@1"]["change"][0].update(code="cd_none"),
    "knows everything, which is no column": lambda f: f["sexual@1"]["change"][0].update(known=["everything"]),
    "changes cd_tasks twice": lambda f: f["sexual@1"]["change"].append(f["sexual@1"]["change"][0]),
    "has a column or a rule other than": lambda f: f["labour@1"]["profile"][0].update(rule="both"),
    "which labour@1.toml has too": lambda f: f["labour@1"]["profile"].append(f["labour@1"]["profile"][0]),
    "adult_labour has no indicator of exploitation": lambda f: [
        row.update(adult="-") for row in f["labour@1"]["indicator"] if row["dimension"] == "exploitation"
    ],
}


@pytest.mark.parametrize("sentence", BROKEN)
def test_a_broken_set_stops_the_start_with_a_sentence(files, sentence):
    BROKEN[sentence](files)
    with pytest.raises(ValueError, match=sentence):
        list(read(files))


def test_the_general_signs_are_eight_and_the_unread_sheets_say_so():
    groups = {group.code: group for group in signs().groups}
    assert len(groups["general"].signs) == 8
    assert {code for code, group in groups.items() if not group.verified} == {"child", "offending"}
    assert all("not read" in group.note for group in groups.values() if not group.verified)
    assert "proves nothing" in signs().caution


def test_the_forced_labour_signs_are_eleven_and_each_leads_to_indicators():
    eleven = forced_labour().groups[0].signs
    assert len(eleven) == 11
    assert all(each.question.endswith("?") and each.see for each in eleven)
