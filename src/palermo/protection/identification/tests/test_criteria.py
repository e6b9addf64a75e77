"""The two tests: over a human's own answers, by paragraph, in three values."""

from itertools import product

import pytest

from palermo.law.authorities import authority
from palermo.law.criteria import Answer, accounted
from palermo.protection.identification.criteria import (
    ANSWERS,
    ELEMENTS,
    OF_2002,
    OF_2015,
    PROTOCOL,
    check,
    combine,
)
from palermo.protection.identification.offence import law_then, span

MET, NOT, UNKNOWN = Answer.MET, Answer.NOT_MET, Answer.UNKNOWN


def adult(act: str, means: str, purpose: str, child: str = "no") -> Answer:
    return combine(PROTOCOL, {"child": child, "act": act, "means": means, "purpose": purpose}).answer


def test_every_paragraph_is_coded_or_left_out_with_a_reason() -> None:
    for key in (PROTOCOL, OF_2002, OF_2015):
        assert set(authority(key).paragraphs) <= accounted(key), key


def test_the_protocol_needs_act_means_and_purpose_of_an_adult() -> None:
    assert adult("met", "met", "met") is MET
    for lacking in (("not_met", "met", "met"), ("met", "not_met", "met"), ("met", "met", "not_met")):
        assert adult(*lacking) is NOT
    assert adult("met", "unknown", "met") is UNKNOWN
    assert adult("not_met", "unknown", "unknown") is NOT


def test_for_a_child_the_means_is_not_needed() -> None:
    assert adult("met", "not_needed", "met", child="yes") is MET
    assert adult("met", "not_needed", "not_met", child="yes") is NOT
    assert adult("met", "not_met", "met", child="unknown") is UNKNOWN
    assert adult("met", "met", "met", child="unknown") is MET


def test_not_needed_is_said_of_a_child_and_only_of_a_child() -> None:
    assert "only for a child" in check(PROTOCOL, {"child": "no", "act": "met", "means": "not_needed", "purpose": "met"})
    assert "only for a child" in check(PROTOCOL, {"child": "yes", "act": "met", "means": "met", "purpose": "met"})


def test_2002_asks_for_an_entry_by_coercion_or_for_reception_knowing_of_it() -> None:
    def found(*answers: str) -> Answer:
        return combine(OF_2002, dict(zip((e.code for e in ELEMENTS[OF_2002]), answers, strict=True))).answer

    assert found("met", "met", "not_met", "not_met") is MET
    assert found("not_met", "not_met", "met", "met") is MET
    assert found("not_met", "not_met", "met", "not_met") is NOT
    assert found("met", "unknown", "met", "unknown") is UNKNOWN
    assert {"to_exploit", "child", "means"}.isdisjoint(e.code for e in ELEMENTS[OF_2002])


def test_2015_asks_for_an_act_and_for_exploitation_or_knowledge_of_coercion() -> None:
    for moved, handled, exploit, knew in product(ANSWERS, repeat=4):
        answers = {"moved": moved, "handled": handled, "to_exploit": exploit, "knew_of_coercion": knew}
        acts, minds = {moved, handled}, {exploit, knew}
        expected = (
            MET if "met" in acts and "met" in minds
            else NOT if acts == {"not_met"} or minds == {"not_met"}
            else UNKNOWN
        )  # fmt: skip
        assert combine(OF_2015, answers).answer is expected, answers


def test_an_answer_that_is_missing_or_strange_is_refused() -> None:
    assert check(OF_2002, {"entry_arranged": "met"}).startswith("Answer each element once")
    with pytest.raises(ValueError, match="met, not met or not known"):
        combine(OF_2015, {"moved": "perhaps", "handled": "met", "to_exploit": "met", "knew_of_coercion": "met"})
    with pytest.raises(LookupError, match="no test of"):
        check("crimes-act-1961/98AA", {})


@pytest.mark.parametrize(
    ("began", "ended", "state", "key"),
    [
        ("2001", "", "no such offence", ""),
        ("2002-06-17", "", "no such offence", ""),
        ("2002-06-18", "", "in force", OF_2002),
        ("2002", "", "unknown", ""),
        ("2009", "2011-03", "in force", OF_2002),
        ("2015-11-06", "", "in force", OF_2002),
        ("2015", "", "unknown", ""),
        ("2015-11", "", "unknown", ""),
        ("2014", "2016", "unknown", ""),
        ("2015-11-07", "", "in force", OF_2015),
        ("2019", "2020", "in force", OF_2015),
    ],
)
def test_the_time_of_the_offence_decides_the_version(began: str, ended: str, state: str, key: str) -> None:
    found = law_then(span(began, ended))
    assert (found.state, found.key) == (state, key)


def test_an_offence_cannot_end_before_it_began() -> None:
    with pytest.raises(ValueError, match="ended before it began"):
        span("2012", "2011")
    assert span("2012", "2012-03").last_day.month == 3
