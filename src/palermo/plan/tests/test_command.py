"""`palermo plan`, as other programs call it."""

import json

import pytest
from tests.support.people import NOW, acting

from palermo.plan.command import main
from palermo.plan.operations import record_progress

STATES = {"measured", "not measured", "suppressed", "not applicable"}


def as_json(capsys: pytest.CaptureFixture[str], *words: str) -> dict:
    assert main([*words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_contract_holds(house: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = as_json(capsys)
    assert set(said) == {"actions", "goals", "unserved"}
    assert [each["id"] for each in said["actions"]] == list(range(1, 29))
    assert said["unserved"] == {"goals": [7], "principles": ["c"]}
    assert [each["id"] for each in said["goals"]] == list(range(1, 11))
    for action in said["actions"]:
        assert set(action) == {"id", "pillar", "room", "status", "measures"}
        assert action["measures"]
        for measure in action["measures"]:
            assert set(measure) == {"key", "value", "unit", "state"}
            assert measure["state"] in STATES
            assert (measure["value"] is None) == (measure["state"] != "measured")
    assert said["actions"][12]["room"] == "protection.certification"


def test_the_status_is_what_agencies_recorded(house: str, capsys: pytest.CaptureFixture[str]) -> None:
    with acting("gwen") as officer:
        record_progress(action=13, milestone=1, step="start", officer=officer, at=NOW, version=0)
    statuses = {each["id"]: each["status"] for each in as_json(capsys)["actions"]}
    assert (statuses[13], statuses[14], statuses[3]) == ("on_time", "nothing_recorded", "late")


def test_without_json_it_is_a_table_that_can_be_read(house: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--year", "2025"]) == 0
    said = capsys.readouterr().out
    assert "counted 1 January 2025 to 31 December 2025" in said
    assert "13  Certify suspected victims" in said
    assert "Served by no item: goal 7; principle c." in said


def test_a_period_may_be_given_by_its_days(house: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--from", "2026-07-01", "--until", "2026-10-01", "--public"]) == 0
    assert "counted 1 July 2026 to 30 September 2026" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--year", "26"], "write the year with four digits"),
        (["--from", "1 July"], "write the day as 2026-07-01"),
        (["--from", "2026-07-01", "--until", "2026-07-01"], "holds no day"),
        (["--year", "2026", "--from", "2026-07-01"], "say either --year"),
    ],
)
def test_a_period_that_makes_no_sense_is_refused_in_a_sentence(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err
