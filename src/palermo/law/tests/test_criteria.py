"""Three-valued findings: not known is not no."""

from itertools import product

import pytest

from palermo.law.criteria import (
    Answer,
    accounted,
    all_of,
    any_of,
    criteria,
    criterion,
    from_fact,
    met,
    negate,
    not_met,
    unknown,
)

# True, False and not known, ordered as Kleene does: all of is the least, any of the greatest.
RANK = {Answer.NOT_MET: 0, Answer.UNKNOWN: 1, Answer.MET: 2}
FACTS = (True, False, None)


@pytest.mark.parametrize("facts", list(product(FACTS, repeat=3)))
def test_all_of_and_any_of_follow_kleene(facts):
    parts = [from_fact(fact, "1", "so.") for fact in facts]
    ranks = [RANK[part.answer] for part in parts]
    assert RANK[all_of("1", *parts).answer] == min(ranks)
    assert RANK[any_of("1", *parts).answer] == max(ranks)


@pytest.mark.parametrize("facts", list(product(FACTS, repeat=2)))
def test_negation_obeys_de_morgan_and_is_undone_by_itself(facts):
    left, right = (from_fact(fact, "1", "so.") for fact in facts)
    both = negate("1", all_of("1", left, right)).answer
    assert both is any_of("1", negate("1", left), negate("1", right)).answer
    assert negate("1", negate("1", left)).answer is left.answer


def test_the_reasons_that_decided_are_given_and_the_others_left_out():
    found = all_of("1", met("1a", "Entry was arranged."), not_met("1b", "Nobody deceived her."), unknown("1c", "?"))
    assert found.because == "Nobody deceived her."
    assert [part.paragraph for part in found.walk()] == ["1", "1a", "1b", "1c"]


def test_a_test_of_nothing_is_refused():
    with pytest.raises(ValueError, match="name at least one finding"):
        any_of("1")


def test_a_criterion_records_its_paragraphs_and_those_left_out_with_reasons():
    @criterion(authority="test/1", paragraphs=("1(a)",), uncoded={"1(b)": "The penalty."})
    def entry(fact):
        """The entry."""
        return from_fact(fact, "1(a)", "so.")

    assert entry(True).answer is Answer.MET
    assert entry.__doc__ == "The entry."
    assert accounted("test/1") == {"1(a)", "1(b)"}
    assert [each.uncoded for each in criteria("test/1")] == [{"1(b)": "The penalty."}]


def test_a_criterion_that_answers_an_undeclared_paragraph_is_refused():
    @criterion(authority="test/2", paragraphs=("2",))
    def stray():
        return all_of("2", met("3", "so."))

    with pytest.raises(ValueError, match="answered 3, which it does not declare"):
        stray()
