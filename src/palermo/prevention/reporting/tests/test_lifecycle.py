"""Every status × step × role of a report, against the English rule written out by hand."""

from itertools import product

import pytest

from palermo.data import load_toml
from palermo.law.authorities import authority
from palermo.prevention.reporting.lifecycle import REPORT

ROLES = [row["id"] for row in load_toml("nz-2009", "roles.toml")["role"]]
ALLOWED = {
    ("take", ""), ("acknowledge", "received"),
    ("emergency", "received"), ("emergency", "acknowledged"), ("emergency", "asked"),
    ("refer", "acknowledged"), ("refer", "emergency"), ("refer", "asked"),
    ("ask", "acknowledged"), ("ask", "emergency"),
    ("close", "acknowledged"), ("close", "emergency"), ("close", "asked"),
    ("reopen", "closed"),
}  # fmt: skip
STEPS = ("take", "acknowledge", "emergency", "refer", "ask", "close", "reopen")
STATUSES = ("", "received", "acknowledged", "emergency", "asked", "referred", "closed")


@pytest.mark.parametrize("step", STEPS)
def test_each_step_is_taken_from_its_statuses_by_its_role_alone(step: str) -> None:
    for status, role in product(STATUSES, ROLES):
        may = role == "triage_officer" or (step == "take" and role == "station_officer")
        refusal = REPORT.refusal(step, status, {role})
        assert (refusal == "") == ((step, status) in ALLOWED and may), (status, role)


def test_the_table_has_no_other_steps_or_statuses() -> None:
    assert {step.name for step in REPORT.steps} == set(STEPS)
    assert set(REPORT.statuses) | {""} == set(STATUSES)


def test_every_step_cites_an_authority_there_is() -> None:
    for step in REPORT.steps:
        assert authority(step.authority).verified
