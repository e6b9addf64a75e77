"""Looking up a report with its receipt."""

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from tests.support.people import acting

from palermo.law import receipt
from palermo.prevention.reporting import operations
from palermo.prevention.reporting.tests.factories import acknowledged, handed_in, now, the_report
from palermo.web.public.tests.site import public_site, text


def ask(words: str) -> str:
    with public_site() as client:
        return text(client.post("/answer/", {"words": words}))


def test_the_words_tell_in_one_sentence_how_the_report_stands(house: str) -> None:
    words = handed_in()
    assert "Nobody has taken it up yet." in ask(words.replace("-", "  ").upper())


def test_a_question_waiting_is_shown_to_the_words_alone(house: str) -> None:
    words = acknowledged()
    with acting("hana") as officer:
        report = the_report()
        operations.ask(report=report, question="Which wharf is it?", officer=officer, at=now(), version=report.version)
    page = ask(words)
    assert "The Police have a question for you." in page
    assert "Which wharf is it?" in page
    assert "Which wharf" not in ask(receipt.new())


def test_a_slip_of_the_pen_is_pointed_at_without_saying_whether_there_is_a_report(house: str) -> None:
    words = handed_in().split("-")
    swapped = "-".join([words[1], words[0], *words[2:]])
    page = ask(swapped)
    assert "A word is wrong or in the wrong place." in page
    assert "data-standing" not in page
    assert swapped in page


def test_words_nobody_has_are_answered_by_the_same_work(house: str) -> None:
    words, unknown = handed_in(), receipt.new()
    counts, pages = [], []
    for tried in (words, unknown):
        with CaptureQueriesContext(connections["public"]) as queries:
            pages.append(ask(tried))
        counts.append([query["sql"].split("(")[0] for query in queries])
    assert counts[0] == counts[1]
    assert "We have no report with these words." in pages[1]


def test_right_words_are_not_shown_again(house: str) -> None:
    words = handed_in()
    assert words not in ask(words)


@pytest.mark.parametrize("words", ["", "able", "<script>alert(1)</script>"])
def test_what_is_no_receipt_is_refused_in_a_sentence(shared_house: str, words: str) -> None:
    page = ask(words)
    assert "There is a problem" in page
    assert "<script>alert" not in page
