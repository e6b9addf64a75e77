"""How long things are kept, read as English and from dated policy."""

from datetime import date

import pytest
from tests.support.web import desk_client

from palermo.access.retention import CLASSES, sentences
from palermo.law import dated

DAY = date(2026, 11, 3)


@pytest.mark.parametrize("name", [name for name, each in CLASSES.items() if each.policy])
def test_every_period_is_a_local_policy_in_months_that_says_so(name: str) -> None:
    policy = dated.policy(CLASSES[name].policy)
    assert (policy.unit, policy.label) == ("months", "local policy")
    assert (CLASSES[name].months(DAY) or 0) >= 12


def test_what_lives_with_something_else_or_for_ever_has_no_period() -> None:
    assert {name for name, each in CLASSES.items() if each.months(DAY) is None} == {
        "sealed",
        "clock",
        "ledger",
        "plan",
        "rules",
    }


def test_each_class_reads_as_english() -> None:
    said = {str(what): (words, ours) for what, words, ours in sentences(DAY)}
    assert said["Reports and what was done with them"] == ("10 years after the report was closed", True)
    assert said["Messages sent out"] == ("1 year after the message was sent", True)
    assert said["The ledger"] == ("never: it proves what was kept and what was disposed of", False)


def test_every_officer_reads_it_with_the_rules(house: str) -> None:
    page = desk_client("ben").get("/access/").content.decode()
    assert "How long it is kept" in page
    assert "25 years after the case was closed" in page
