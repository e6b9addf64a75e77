"""Reporting on the public site: from the first question to the receipt, without an account or JavaScript."""

import pytest
from django.test import Client
from tests.support.people import acting

from palermo.law import receipt
from palermo.ledger.models import Entry
from palermo.prevention.reporting import operations
from palermo.prevention.reporting.models import Report
from palermo.prevention.reporting.public import receiving
from palermo.prevention.reporting.tests.factories import now, on_duty, the_report
from palermo.vault.models import Sealed
from palermo.web.public.tests.site import Reporter, heading, public_site, text, words_of


def everything(reporter: Reporter) -> None:
    reporter.answer("now")
    reporter.answer("what", what="They sleep in the shed (invented).")
    reporter.answer("where", where="Tui Ridge, an invented orchard", region="NSN")
    reporter.answer("when", ongoing="yes", when="Since March")
    reporter.answer("work", place="orchard")
    reporter.answer("more", more="A white van")
    reporter.answer("answer", contact="receipt")


def test_the_whole_way_gives_a_receipt_and_the_police_can_read_it(house: str) -> None:
    with public_site() as client:
        reporter = Reporter(client)
        everything(reporter)
        assert heading(reporter.page) == "Check your answers"
        page = reporter.send()
    words = words_of(page)
    assert receipt.check(words) == []
    assert receiving.standing(words).state == "received"
    with acting("hana") as officer:
        report = the_report()
        assert (report.region, report.place, report.ongoing, report.contact) == (
            "NSN",
            "orchard",
            "yes",
            "receipt",
        )
        told = operations.read(report=report, officer=officer, at=now())
        assert told == {
            "what": "They sleep in the shed (invented).",
            "where": "Tui Ridge, an invented orchard",
            "when": "Since March",
            "more": "A white van",
        }


@pytest.mark.parametrize("sign", ["danger", "moving", "child"])
def test_the_urgent_way_takes_at_most_seven_answers(house: str, sign: str) -> None:
    with public_site() as client:
        reporter = Reporter(client)
        reporter.answer("now", signs=[sign])
        for step in ("what", "where", "more"):
            reporter.answer(step, **{step: "Invented."})
        reporter.answer("answer", contact="reach")
        reporter.answer("reach", reach="Text after six.")
        assert reporter.answered <= 7
        assert "call 111 now" in text(reporter.page)
        assert "pal-receipt" in text(reporter.send())
    with acting("hana"):
        assert the_report().urgent


def test_everything_can_be_skipped_but_an_empty_report_is_not_sent(house: str) -> None:
    with public_site() as client:
        reporter = Reporter(client)
        for step in ("now", "what", "where", "when", "work", "more", "answer"):
            reporter.answer(step, go="skip")
        page = reporter.send()
    assert "nothing in your report yet" in text(page)
    with acting("hana"):
        assert not Report.objects.exists()


def test_an_abandoned_branch_leaves_nothing_behind(house: str) -> None:
    with public_site() as client:
        reporter = Reporter(client)
        everything(reporter)
        reporter.check("to:answer")
        reporter.answer("answer", contact="reach")
        assert heading(reporter.page).startswith("How and when")
        reporter.answer("reach", reach="My sister's number is 021 000 000 (invented)")
        assert "021 000 000" in text(reporter.page)
        reporter.check("to:answer")
        reporter.answer("answer", contact="none")
        assert "021 000 000" not in text(reporter.page)
        reporter.check("to:now")
        reporter.answer("now", signs=["danger"])
        assert heading(reporter.page) == "Check your answers"
        assert "Since March" not in text(reporter.page)
        reporter.send()
    with acting("hana") as officer:
        report = the_report()
        assert (report.contact, report.place, report.ongoing) == ("none", "", "unknown")
        assert set(operations.read(report=report, officer=officer, at=now())) == {"what", "where", "more"}
        assert not Sealed.objects.filter(field__in=("reach", "when")).exists()


def test_going_back_keeps_what_was_typed(house: str) -> None:
    with public_site() as client:
        reporter = Reporter(client)
        reporter.answer("now")
        reporter.answer("what", what="First words")
        reporter.answer("where", go="back", where="Half an address")
        assert "First words" in text(reporter.page)
        reporter.answer("what", what="First words")
        assert "Half an address" in text(reporter.page)


def test_a_wrong_answer_is_said_and_loses_nothing(house: str) -> None:
    with public_site() as client:
        reporter = Reporter(client)
        reporter.answer("now")
        page = reporter.answer("what", what="x" * 10_001)
    assert "too long to send at once" in text(page)
    assert "x" * 10_001 in text(page)


def test_pressing_send_twice_is_one_report_with_the_same_receipt(house: str) -> None:
    with public_site() as client:
        reporter = Reporter(client)
        reporter.answer("now")
        reporter.answer("what", what="Invented.")
        for step in ("where", "when", "work", "more", "answer"):
            reporter.answer(step, go="skip")
        checking = reporter.page
        first = words_of(reporter.send())
        reporter.page = checking
        assert words_of(reporter.send()) == first
    with acting("hana"):
        assert Entry.objects.filter(verb="report_received").count() == 1


def test_the_first_page_says_whether_somebody_is_on_duty(house: str) -> None:
    with public_site() as client:
        assert "No officer is on duty" in text(client.get("/report/now/"))
    on_duty()
    with public_site() as client:
        assert "A Police officer is on duty now" in text(client.get("/report/now/"))


def test_a_page_open_too_long_says_so_and_shows_what_was_typed(house: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with public_site() as client:
        reporter = Reporter(client)
        reporter.answer("now")
        monkeypatch.setattr("palermo.web.public.carried.LASTS", -1)
        page = reporter.answer("what", what="Hours of typing")
    assert heading(page) == "Your answers were forgotten"
    assert "Hours of typing" in text(page)


@pytest.mark.parametrize("path", ["/report/what/", "/report/check/", "/receipt/"])
def test_a_later_page_without_answers_leads_back_to_the_start(house: str, path: str) -> None:
    with public_site() as client:
        assert client.get(path).status_code == 302


def test_an_unknown_step_is_the_same_404_as_any_other_address(house: str) -> None:
    with public_site() as client:
        for path in ("/report/nothing/", "/nothing/", "/reports/", "/sign-in/"):
            page = client.get(path)
            assert page.status_code == 404
            assert "There is nothing here for you to see" in text(page)


def test_the_page_holds_no_answer_in_the_clear_but_the_one_it_asks(house: str) -> None:
    with public_site() as client:
        reporter = Reporter(client)
        reporter.answer("now")
        reporter.answer("what", what="A very particular sentence")
        assert "particular" not in text(reporter.page)


def test_in_te_reo_the_report_keeps_its_language(house: str) -> None:
    with public_site() as client:
        reporter = Reporter(client, "/mi")
        reporter.answer("now")
        reporter.answer("what", what="He kōrero tito.")
        for step in ("where", "when", "work", "more", "answer"):
            reporter.answer(step, go="skip")
        assert 'lang="mi"' in text(reporter.page)
        reporter.send()
    with acting("hana"):
        assert the_report().language == "mi"


def test_changing_the_language_on_the_way_loses_nothing(house: str) -> None:
    with public_site() as client:
        reporter = Reporter(client)
        reporter.answer("now")
        assert 'formaction="/mi/report/what/"' in text(reporter.page)
        reporter.prefix = "/mi"
        reporter.answer("what", go="stay", what="Half a sentence")
        assert 'lang="mi"' in text(reporter.page)
        assert "Half a sentence" in text(reporter.page)


def test_a_report_is_taken_without_any_cookie(house: str) -> None:
    with public_site() as _client:
        strict = Client(enforce_csrf_checks=True)
        reporter = Reporter(strict)
        reporter.answer("now")
        reporter.answer("what", what="Invented.")
        assert not strict.cookies
