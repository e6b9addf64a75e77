"""Questions: asked of a colleague or a seat, answered in codes and sealed words, taken back, asked again."""

import pytest
from tests.support.people import NOW, acting, officer

from palermo.agencies.queries import held
from palermo.cases.operations import Conflict, Refused
from palermo.ledger.models import Entry
from palermo.vault.queries import latest
from palermo.work import operations as work
from palermo.work import queries
from palermo.work.models import Question
from palermo.work.tests.factories import Made, a_case, told


@pytest.fixture
def made(house: str) -> Made:
    return a_case()


def asked(made: Made, of: str = "hana", **more: object) -> Question:
    with acting("ari") as ari:
        return work.ask(
            **{
                "place": made.on_person,
                "topic": "who_they_are",
                "words": "Is she the woman you met at the gate?",
                "to": officer(of).id,
                "officer": ari,
                "at": NOW,
                **more,
            }  # type: ignore[arg-type]
        )


def test_it_waits_for_whom_it_was_asked_and_the_asker_is_told_of_the_answer(made: Made) -> None:
    question = asked(made)
    with acting("hana") as hana:
        (item,) = [each for each in queries.waiting_for(held()) if each.piece == question]
        now = work.answer(question=item.piece, answer="answered_yes", officer=hana, at=NOW, version=1)  # type: ignore[arg-type]
        assert (now.status, now.answer, now.answered_by) == ("answered", "answered_yes", hana.id)
        assert queries.waiting_for([hana.id]) == []
        assert Entry.objects.get(verb="question_answered").terms["answer"] == "answered_yes"
    assert told() == [("work_waits", "hana@desk.example"), ("work_answered", "ari@desk.example")]


def test_an_answer_in_words_has_words_and_they_are_sealed(made: Made) -> None:
    question = asked(made)
    with acting("hana") as hana:
        with pytest.raises(Refused, match="Write the answer"):
            work.answer(question=question, answer="in_words", officer=hana, at=NOW, version=1)
        with pytest.raises(Refused, match="Choose an answer"):
            work.answer(question=question, answer="perhaps", officer=hana, at=NOW, version=1)
        work.answer(question=question, answer="in_words", words="Her sister is.", officer=hana, at=NOW, version=1)
        assert (question.pk, "answer") in latest([question.pk])


def test_only_somebody_who_may_see_it_is_asked(made: Made) -> None:
    with pytest.raises(Refused, match="may not see"):
        asked(made, of="mila")
    with pytest.raises(Refused, match="Write your question"):
        asked(made, words=" ")
    with pytest.raises(Refused, match="what the question is about"):
        asked(made, topic="gossip")


def test_only_who_asked_takes_it_back(made: Made) -> None:
    question = asked(made)
    with acting("hana") as hana, pytest.raises(Refused, match="Only who asked"):
        work.withdraw(question=question, reason="no_longer_needed", officer=hana, at=NOW, version=1)
    with acting("ari") as ari:
        assert (
            work.withdraw(question=question, reason="no_longer_needed", officer=ari, at=NOW, version=1).status
            == "withdrawn"
        )


def test_asked_again_it_waits_for_the_same_colleague_and_the_first_answer_stays_in_the_ledger(made: Made) -> None:
    question = asked(made)
    with acting("hana") as hana:
        now = work.answer(question=question, answer="not_known", officer=hana, at=NOW, version=1)
    with acting("ari") as ari:
        work.ask_again(question=now, reason="not_finished", officer=ari, at=NOW, version=2)
        assert Entry.objects.filter(verb="question_answered").count() == 1
    with acting("hana") as hana:
        (item,) = queries.waiting_for([hana.id])
        assert item.waits


def test_the_second_of_two_who_answer_is_told_and_overwrites_nothing(made: Made) -> None:
    question = asked(made)
    with acting("hana") as hana:
        work.answer(question=question, answer="answered_no", officer=hana, at=NOW, version=1)
    with acting("ari") as ari:
        with pytest.raises(Conflict):
            work.answer(question=question, answer="answered_yes", officer=ari, at=NOW, version=1)
        assert Question.objects.get(pk=question.pk).answer == "answered_no"
