"""Every status × step × role of the three tables, and what the README shows of them."""

from itertools import product
from pathlib import Path

import pytest

from palermo.data import load_toml
from palermo.law.lifecycle import Lifecycle
from palermo.protection.support.facts import Facts
from palermo.protection.support.lifecycle import FILE, REFERRAL, SERVICE, TONES

ROLES = [row["id"] for row in load_toml("nz-2009", "roles.toml")["role"]]
TABLES = (REFERRAL, FILE, SERVICE)
MAY = Facts(asked_here=True, referred_it=True, manages=True, needs_known=True)
README = Path(__file__).parent.parent / "README.md"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_step_is_allowed_from_its_statuses_by_its_roles_and_otherwise_says_why(table: Lifecycle) -> None:
    for step, status, role in product(table.steps, ("", *table.statuses), ROLES):
        refusal = table.refusal(step, status, {role}, MAY)
        allowed = (status in step.from_ if step.from_ else not status) and role in step.by
        assert (refusal == "") == allowed, (step.name, status, role, refusal)


@pytest.mark.parametrize(
    ("table", "step", "status", "facts", "sentence"),
    [
        (REFERRAL, "refer", "", Facts(helped=True), "referred for support already"),
        (REFERRAL, "accept", "asked", Facts(receiver="Harakeke"), "asked of Harakeke"),
        (REFERRAL, "accept", "asked", Facts(asked_here=True, investigated=True), "took part in investigating"),
        (REFERRAL, "decline", "asked", Facts(), "theirs to answer"),
        (REFERRAL, "pass_on", "declined", Facts(), "whoever made the referral"),
        (FILE, "assess", "accepted", Facts(manages=True), "all twelve needs"),
        (FILE, "agree", "assessed", Facts(manager="Mila"), "Mila manages this file"),
        (FILE, "close", "active", Facts(manages=True, unsettled=2), "2 services are still open"),
        (FILE, "reopen", "closed", Facts(manages=True, helped=True), "referred for support already"),
        (SERVICE, "ask", "", Facts(manages=True, live=False), "The file is closed"),
    ],
)
def test_each_condition_refuses_with_its_sentence(
    table: Lifecycle, step: str, status: str, facts: Facts, sentence: str
) -> None:
    assert sentence in table.refusal(step, status, set(table.step(step).by), facts)


def test_an_investigator_takes_no_step_of_a_file_or_a_service() -> None:
    by = {role for table in (FILE, SERVICE) for step in table.steps for role in step.by}
    assert by == {"case_manager"}


def test_every_status_has_a_colour_and_words() -> None:
    for table in TABLES:
        assert set(table.statuses) <= set(TONES)
        assert all(table.labels.get(status) for status in table.statuses)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_readme_shows_the_tables_as_they_are(table: Lifecycle) -> None:
    text = README.read_text(encoding="utf-8")
    assert table.markdown().strip() in text
    assert table.mermaid().strip() in text
