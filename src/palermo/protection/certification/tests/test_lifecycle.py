"""The table of item 13: every status with every step and every role, and every sentence of refusal."""

from dataclasses import replace

import pytest

from palermo.protection.certification import grounds
from palermo.protection.certification.facts import Choice, Facts
from palermo.protection.certification.lifecycle import CERTIFICATION, LIVE, TONES

ROLES = (
    "investigator",
    "senior_police_officer",
    "triage_officer",
    "station_officer",
    "case_manager",
    "health_eligibility_officer",
    "immigration_case_officer",
    "secretariat",
    "auditor",
    "minister_office",
)
READY = Facts(
    officer="senior",
    drafters=frozenset({"drafter"}),
    rank_reaches=True,
    protection="met",
    legal="met",
    elements=("entry_coerced",),
    told=True,
    helped=True,
    heard=True,
    able=2,
    on_duty=1,
)
CHOICES = {
    "decline": Choice("evidence_lacking", "entry_coerced", "another_senior_officer"),
    "revoke": Choice("proved_not_trafficked"),
}

ALLOWED = {
    ("", "begin", "investigator"),
    ("assessing", "submit", "investigator"),
    ("assessing", "stop", "investigator"),
    ("submitted", "issue", "senior_police_officer"),
    ("submitted", "ask", "senior_police_officer"),
    ("submitted", "decline", "senior_police_officer"),
    ("declined", "reopen", "investigator"),
    ("declined", "mark_in_error", "senior_police_officer"),
    ("issued", "question", "investigator"),
    ("issued", "question", "senior_police_officer"),
    ("issued", "mark_in_error", "senior_police_officer"),
    ("under_review", "confirm", "senior_police_officer"),
    ("under_review", "revoke", "senior_police_officer"),
    ("under_review", "mark_in_error", "senior_police_officer"),
}
"""Written by hand from item 13, not from the table."""


def refusal(step: str, status: str, facts: Facts, role: str = "senior_police_officer") -> str:
    return CERTIFICATION.refusal(step, status, {role}, facts)


def test_every_status_with_every_step_and_every_role() -> None:
    for status in ("", *CERTIFICATION.statuses):
        for step in CERTIFICATION.steps:
            for role in ROLES:
                facts = replace(READY, choice=CHOICES.get(step.name, Choice()))
                may = not refusal(step.name, status, facts, role)
                assert may == ((status, step.name, role) in ALLOWED), (status, step.name, role)


def test_every_step_rests_on_item_13_and_every_status_has_words() -> None:
    assert {step.authority for step in CERTIFICATION.steps} == {"nz-2009/13"}
    assert set(CERTIFICATION.statuses) == set(TONES) == set(CERTIFICATION.labels)
    assert set(CERTIFICATION.final) == {"stopped", "revoked", "in_error"}
    assert set(LIVE).isdisjoint(CERTIFICATION.final)


@pytest.mark.parametrize(
    ("step", "status", "facts", "sentence"),
    [
        ("submit", "assessing", Facts(), "You can’t submit this yet: record the protection finding first."),
        ("submit", "assessing", Facts(protection="met"), "You can’t submit this yet: record the legal finding first."),
        ("begin", "", Facts(another_live=True), "This person has another certification on its way or in force"),
        ("reopen", "declined", Facts(another_live=True), "This person has another certification on its way or in force"),
        ("issue", "submitted", replace(READY, officer="drafter"),
         "You can’t issue this: you drafted it. Someone of inspector rank or above who did not draft it can. "
         "2 officers can. 1 is on duty now."),
        ("decline", "submitted", replace(READY, officer="drafter", able=1, on_duty=0),
         "You can’t decline this: you drafted it. Someone of inspector rank or above who did not draft it can. "
         "1 officer can. None of them is on duty now."),
        ("confirm", "under_review", replace(READY, officer="drafter"), "You can’t confirm this: you drafted it."),
        ("issue", "submitted", replace(READY, rank_reaches=False),
         "This is for a senior police officer, which local policy says is of inspector rank or above."),
        ("ask", "submitted", replace(READY, rank_reaches=False, able=0), "Nobody else holds that seat now: tell the duty officer."),
        ("issue", "submitted", replace(READY, unchanged=False), "What was submitted has changed since."),
        ("decline", "submitted", replace(READY, unchanged=False), "What was submitted has changed since."),
        ("issue", "submitted", replace(READY, legal="unknown"), "does not have the elements of section 98D met"),
        ("issue", "submitted", replace(READY, legal="not_met"), "does not have the elements of section 98D met"),
        ("decline", "submitted", replace(READY, choice=Choice("evidence_lacking", "", "complaint")), "Name the element"),
        ("decline", "submitted", replace(READY, choice=Choice("evidence_lacking", "to_exploit", "complaint")), "Name the element"),
        ("decline", "submitted", replace(READY, choice=Choice("evidence_lacking", "entry_coerced")), "looked at again"),
        ("revoke", "under_review", replace(READY, endorser="senior"), "You can’t revoke this: you endorsed it. Another senior"),
        ("revoke", "under_review", replace(READY, officer="drafter"), "You can’t revoke this: you drafted it."),
        ("revoke", "under_review", replace(READY, rank_reaches=False), "This is for a senior police officer"),
        ("revoke", "under_review", replace(READY, told=False), "the person was not told, in their language"),
        ("revoke", "under_review", replace(READY, helped=False), "the person was not offered help to answer"),
        ("revoke", "under_review", replace(READY, heard=False), "the person was not heard"),
        ("mark_in_error", "issued", replace(READY, endorser="senior"), "You can’t mark this as recorded in error: you decided it."),
        ("mark_in_error", "issued", replace(READY, officer="drafter"), "you drafted it"),
    ],
)  # fmt: skip
def test_every_refusal_says_why_and_who_can(step: str, status: str, facts: Facts, sentence: str) -> None:
    role = CERTIFICATION.step(step).by[0]
    assert sentence in refusal(step, status, facts, role)


@pytest.mark.parametrize("reason", sorted(grounds.NEVER))
def test_what_is_never_a_reason_is_refused_with_its_sentence(reason: str) -> None:
    step, status = ("revoke", "under_review") if "revoke" in grounds.NEVER[reason] else ("decline", "submitted")
    facts = replace(READY, choice=Choice(reason, "entry_coerced", "complaint"))
    assert refusal(step, status, facts) == grounds.NEVER[reason]
    assert all(reason not in each.reasons for each in CERTIFICATION.steps)


def test_buttons_are_drawn_before_anything_is_chosen() -> None:
    allowed = {step.name: why for step, why in CERTIFICATION.allowed("submitted", {"senior_police_officer"}, READY)}
    assert allowed == {"issue": "", "ask": "", "decline": ""}


def test_the_readme_shows_the_table_as_it_is() -> None:
    from pathlib import Path

    readme = (Path(__file__).parents[1] / "README.md").read_text()
    assert CERTIFICATION.markdown() in readme
