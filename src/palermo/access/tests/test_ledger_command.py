"""`palermo ledger tail`, as other programs call it."""

import json
from datetime import datetime

import pytest
from tests.support.people import NOW, acting

from palermo.access.ledger_command import main
from palermo.cases.operations import open_case
from palermo.ledger.models import Entry


def tail(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    assert main(["tail", *words]) == 0
    return capsys.readouterr().out.splitlines()


def cases(count: int) -> list[str]:
    with acting("hana") as officer:
        return [open_case(officer=officer, at=NOW).reference for _ in range(count)]


def test_it_prints_the_newest_entries_as_lines_of_json_the_newest_last(house: str, capsys) -> None:
    references = cases(3)
    lines = [json.loads(line) for line in tail(capsys, "--json", "--limit", "3")]
    assert [line["about"] for line in lines] == [*references[1:], ""]
    opened, read = lines[0], lines[-1]
    assert opened["verb"] == "case_opened"
    assert opened["officer"] == "Constable Hana Reweti"
    assert opened["sentence"] == f"Constable Hana Reweti opened case {references[1]}."
    assert opened["authority"] == "nz-2009/23"
    assert datetime.fromisoformat(opened["at"]) == NOW
    assert opened["late"] is True
    assert (read["verb"], read["officer"], read["late"]) == ("ledger_read", "Palermo service", False)


def test_it_names_no_subject(house: str, capsys) -> None:
    cases(1)
    with acting("anna"):
        subject = Entry.objects.get(verb="case_opened").subject
    assert str(subject) not in "".join(tail(capsys, "--json"))


def test_without_json_it_prints_sentences(house: str, capsys) -> None:
    (reference,) = cases(1)
    assert any(f"2026-11-03 14:10  Constable Hana Reweti opened case {reference}." in line for line in tail(capsys))


def test_the_reading_is_entered_under_the_servers_own_officer(house: str, capsys) -> None:
    tail(capsys)
    with acting("anna"):
        assert Entry.objects.get().verb == "ledger_read"


@pytest.mark.parametrize("words", [["tail", "--limit", "0"], ["tail", "--limit", "all"], ["head"], []])
def test_what_it_does_not_know_is_refused(words: list[str], capsys) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert "palermo ledger" in capsys.readouterr().err
