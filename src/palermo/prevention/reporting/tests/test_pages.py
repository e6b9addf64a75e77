"""Reports at the desk, as pages: the queue, reading as an act, the steps, taking a call."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.http import HttpResponse
from django.test import Client
from tests.support.people import acting
from tests.support.web import desk_client

from palermo.law import receipt
from palermo.ledger.models import Entry
from palermo.prevention.reporting import operations, queries
from palermo.prevention.reporting.models import Report
from palermo.prevention.reporting.public import receiving
from palermo.prevention.reporting.tests.factories import WORDS, acknowledged, handed_in, now, the_report

STRANGERS = ("ari", "ngaire", "sela", "mila", "ben", "iris", "wei", "otto", "dora", "anna")


def text(page: HttpResponse) -> str:
    return unescape(page.content.decode())


def reference() -> str:
    with acting("hana"):
        return the_report().reference


def version() -> int:
    with acting("hana"):
        return the_report().version


def test_the_queue_shows_what_waits_urgent_first_with_its_clock(house: str) -> None:
    handed_in()
    handed_in("danger")
    page = text(desk_client("hana").get("/reports/"))
    with acting("hana"):
        urgent, other = Report.objects.get(urgent=True).reference, Report.objects.get(urgent=False).reference
    assert page.index(urgent) < page.index(other)
    assert "pal-clock" in page


def test_the_queue_is_paged_and_every_report_is_on_one_page(house: str) -> None:
    for number in range(7):
        handed_in(*(["child"] if number % 3 == 0 else []))
    with acting("hana"):
        seen, after = [], None
        for _ in range(5):
            page = queries.queue(queries.Wanted(), after, size=2)
            seen += [line.report.reference for line in page.lines]
            if not page.after:
                break
            after = queries.Key.read(page.after)
        assert len(seen) == len(set(seen)) == 7
        urgent = [Report.objects.get(reference=one).urgent for one in seen]
        assert urgent == sorted(urgent, reverse=True)
    assert queries.Key.read("nonsense") is None


def test_it_is_found_by_reference_status_channel_and_urgency(house: str) -> None:
    handed_in()
    client, known = desk_client("hana"), reference()
    assert (
        client.get("/reports/", {"reference": known.lower().replace("-", " ")}).headers["Location"]
        == f"/reports/{known}/"
    )
    for wanted, there in (
        ({"channel": "web"}, True),
        ({"channel": "phone"}, False),
        ({"urgent": "on"}, False),
        ({"status": "closed"}, False),
        ({"status": "received"}, True),
        ({"status": ""}, True),
        ({"after": "nonsense"}, True),
    ):
        assert (known in text(client.get("/reports/", wanted))) == there, wanted
    assert "no report of this reference" in text(client.get("/reports/", {"reference": "R-2222222X"}))


def test_the_words_are_not_on_the_page_until_they_are_opened_and_opening_is_entered_first(house: str) -> None:
    handed_in()
    client, known = desk_client("hana"), reference()
    assert WORDS["what"] not in text(client.get(f"/reports/{known}/"))
    with acting("hana"):
        assert not Entry.objects.filter(verb="opened").exists()
    assert client.get(f"/reports/{known}/read/").status_code == 405
    page = client.post(f"/reports/{known}/read/")
    assert WORDS["what"] in text(page)
    assert page.headers["Cache-Control"] == "no-store"
    with acting("hana"):
        assert Entry.objects.get(verb="opened").terms == {"purpose": "triage", "values": 2}


@pytest.mark.parametrize("stranger", STRANGERS)
def test_whoever_may_not_see_it_gets_the_same_404_as_for_nothing(house: str, stranger: str) -> None:
    handed_in()
    client, known = desk_client(stranger), reference()
    hidden, absent = client.get(f"/reports/{known}/"), client.get("/reports/R-2222222X/")
    assert (hidden.status_code, absent.status_code) == (404, 404)
    assert hidden.content.replace(known.encode(), b"") == absent.content.replace(b"R-2222222X", b"")
    for path in ("read", "acknowledge", "close", "ask"):
        assert client.post(f"/reports/{known}/{path}/", {"version": 1}).status_code == 404
    assert client.post(f"/journeys/refer/{known}/", {"version": 1}).status_code == 404
    assert known not in text(client.get("/reports/"))
    with acting("hana"):
        assert the_report().status == "received"


def test_acknowledging_asking_and_closing_on_the_page(house: str) -> None:
    words = handed_in()
    client, known = desk_client("hana"), reference()
    page = client.post(f"/reports/{known}/acknowledge/", {"version": 1}, follow=True)
    assert "You have this report now." in text(page)
    client.post(f"/reports/{known}/ask/", {"version": 2, "question": "Which wharf?"})
    assert receiving.standing(words).question == "Which wharf?"
    page = client.post(
        f"/reports/{known}/close/",
        {"version": 3, "reason": "smuggling", "consent": "yes", "note": "He agreed to it."},
    )
    assert "Consent alone never closes a report" in text(page)
    assert "He agreed to it." in text(page)
    done = client.post(
        f"/reports/{known}/close/",
        {"version": 3, "reason": "smuggling", "ended": "yes", "exploitation": "no"},
        follow=True,
    )
    assert "The report is closed." in text(done)


def test_the_second_officer_sees_both_and_loses_nothing(house: str) -> None:
    acknowledged()
    client, known, stale = desk_client("tom"), reference(), version()
    with acting("hana") as officer:
        report = the_report()
        operations.emergency(report=report, reason="unit_sent", officer=officer, at=now(), version=report.version)
    page = client.post(f"/reports/{known}/ask/", {"version": stale, "question": "Which wharf is it?"})
    assert "Someone else was faster" in text(page)
    assert "sent an emergency response" in text(page)
    assert "Which wharf is it?" in text(page)
    again = dict(re.findall(r'name="(version)" value="(\d+)"', text(page)))
    done = client.post(f"/reports/{known}/ask/", {**again, "question": "Which wharf is it?"}, follow=True)
    assert "The question waits for the reporter." in text(done)


def test_referring_on_the_page_opens_a_case_and_goes_there(house: str) -> None:
    acknowledged()
    client, known = desk_client("hana"), reference()
    assert "Refer to a case" in text(client.get(f"/journeys/refer/{known}/"))
    page = client.post(f"/journeys/refer/{known}/", {"version": version(), "note": "Start with the contractor."})
    assert page.status_code == 302
    assert re.fullmatch(r"/cases/C-[0-9A-Z]{8}/", page.headers["Location"])
    assert "There is nothing left to decide." in text(client.get(f"/reports/{known}/"))
    assert text(desk_client("ari").post(f"/reports/{known}/read/")).count(WORDS["what"]) == 1


def test_referring_too_early_says_why_and_opens_nothing(house: str) -> None:
    handed_in()
    client, known = desk_client("hana"), reference()
    page = client.post(f"/journeys/refer/{known}/", {"version": 1, "note": "Kept words"})
    assert "this one is received" in text(page)
    assert "Kept words" in text(page)


def call(client: Client, **more: str | list[str]) -> HttpResponse:
    opened = text(client.get("/reports/new/"))
    form = {
        name: re.search(rf'name="{name}" value="([^"]*)"', opened).group(1)  # type: ignore[union-attr]
        for name in ("receipt", "heard_day", "heard_month", "heard_year", "heard_hour")
    }
    given = {
        "what": "A woman at the counter says her cousin is locked in (invented).",
        "channel": "counter",
        **form,
        **more,
    }
    return client.post("/reports/new/", given)  # type: ignore[return-value]


def test_a_station_officer_takes_a_call_and_reads_out_a_receipt_that_works(house: str) -> None:
    page = call(desk_client("lusi"), signs=["danger"], region="WGN")
    words = re.search(r'class="pal-receipt"[^>]*>([^<]+)<', text(page))
    assert words
    assert receipt.check(words.group(1)) == []
    assert receiving.standing(words.group(1)).state == "received"
    with acting("hana") as officer:
        report = the_report()
        assert (report.channel, report.urgent, report.region) == ("counter", True, "WGN")
        assert timedelta(0) <= now() - report.heard_at < timedelta(minutes=5)
        assert "locked in" in operations.read(report=report, officer=officer, at=now())["what"]


def test_a_call_written_down_later_keeps_its_own_time_and_says_so(house: str) -> None:
    client = desk_client("lusi")
    call(client, heard_day="1", heard_month="11", heard_year="2026", heard_hour="9:15 pm")
    page = text(desk_client("hana").get(f"/reports/{reference()}/"))
    assert "1 November 2026, 9:15 pm" in page
    assert "recorded later" in page


def test_a_slip_in_the_form_loses_nothing(house: str) -> None:
    page = call(desk_client("lusi"), channel="", heard_hour="half past nine")
    assert "her cousin is locked in" in text(page)
    assert "There is a problem" in text(page)
    with acting("hana"):
        assert not Report.objects.exists()


@pytest.mark.parametrize("stranger", STRANGERS)
def test_nobody_else_finds_the_form(shared_house: str, stranger: str) -> None:
    assert desk_client(stranger).get("/reports/new/").status_code == 404
