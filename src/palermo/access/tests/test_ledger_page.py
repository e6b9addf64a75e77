"""/ledger/: everything that happened, for auditors, in English."""

import html
import re
from datetime import timedelta

import pytest
from tests.support.people import NOW, acting
from tests.support.web import desk_client

from palermo.access import ledger_views
from palermo.cases.operations import open_case
from palermo.ledger.models import Entry


def page(query: str = "", username: str = "anna") -> str:
    answer = desk_client(username).get(f"/ledger/{query}")
    assert answer.status_code == 200
    return html.unescape(re.sub(r"\s+", " ", answer.content.decode()))


def cases(count: int = 1, at=NOW) -> list[str]:
    with acting("hana") as officer:
        return [open_case(officer=officer, at=at).reference for _ in range(count)]


def readings() -> int:
    with acting("anna"):
        return Entry.objects.filter(verb="ledger_read").count()


@pytest.mark.parametrize("username", ["ari", "ngaire", "pita", "kiri", "mila", "fred"])
def test_who_is_no_auditor_finds_nothing_and_no_reading_is_entered(house: str, username: str) -> None:
    client = desk_client(username)
    assert client.get("/ledger/").status_code == 404
    assert client.get("/ledger/").content == client.get("/nowhere/").content
    assert readings() == 0


def test_an_auditor_reads_sentences_with_both_moments_and_the_authority(house: str) -> None:
    (reference,) = cases()
    seen = re.sub("<[^>]+>", "", page())
    assert f"Constable Hana Reweti opened case {reference}." in seen
    assert "3 November 2026, 2:10 pm" in seen
    assert "Entered late" in seen
    assert "Item 23" in seen


def test_the_reading_is_entered_first_and_only_auditors_see_that(house: str) -> None:
    assert "Anna Leclair read the ledger." in page()
    assert readings() == 1
    with acting("ari"):
        assert not Entry.objects.filter(verb="ledger_read").exists()


def test_what_was_typed_to_find_an_officer_is_kept_nowhere(house: str) -> None:
    cases()
    assert "opened case" in page("?officer=hana&verb=case_opened")
    with acting("anna"):
        assert Entry.objects.get(verb="ledger_read").terms == {"verb": "case_opened"}


def test_filters_narrow_by_part_verb_officer_reference_and_days(house: str) -> None:
    first, second = cases()[0], cases(at=NOW - timedelta(days=40))[0]
    for query in ("?room=case", "?verb=case_opened", "?officer=Reweti", "?officer=hana"):
        assert first in page(query)
    for query in ("?room=duty", "?verb=case_closed", "?officer=Mokena"):
        assert first not in page(query)
    assert (first in page(f"?about={first.lower()}"), second in page(f"?about={first}")) == (True, False)
    days = "?from_on_day=3&from_on_month=11&from_on_year=2026&last_on_day=3&last_on_month=11&last_on_year=2026"
    seen = page(days)
    assert first in seen
    assert second not in seen


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?about=Tevita", "This is not a reference"),
        ("?from_on_day=31&from_on_month=2&from_on_year=2026", "There is no such date"),
        ("?from_on_day=3&from_on_month=11&from_on_year=2026&last_on_day=2&last_on_month=11&last_on_year=2026",
         "before the first day"),
        ("?verb=guess", "Select a valid choice"),
    ],
)  # fmt: skip
def test_a_filter_that_makes_no_sense_is_refused_and_nothing_is_read(house: str, query: str, said: str) -> None:
    cases()
    seen = page(query)
    assert said in seen
    assert "opened case" not in seen
    assert readings() == 0


def test_pages_lead_to_older_entries_and_back_without_losing_any(house: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger_views, "SIZE", 2)
    references = cases(5)[::-1]

    def shown(seen: str) -> list[str]:
        return re.findall(r'pal-ref">(C-\w+)<', seen)

    def way(seen: str, rel: str) -> str:
        found = re.search(rf'href="(\?[^"]+)" rel="{rel}"', seen)
        return found[1] if found else ""

    first = page("?room=case")
    second = page(way(first, "next"))
    third = page(way(second, "next"))
    assert shown(first) + shown(second) + shown(third) == references
    assert (way(first, "prev"), way(third, "next")) == ("", "")
    assert shown(page(way(third, "prev"))) == shown(second)
    back = page(way(second, "prev"))
    assert shown(back) == shown(first)


def test_a_place_that_is_no_number_is_passed_over(house: str) -> None:
    (reference,) = cases()
    assert reference in page("?before=x&after=99999999999999999999")
