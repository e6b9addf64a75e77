"""Presumed-victim status, a child's notice and a guardian: every status with every step and every role, written by hand."""

from dataclasses import replace

import pytest

from palermo.protection.certification.child import grounds as child_grounds
from palermo.protection.certification.child.lifecycle import GUARDIAN, NOTICE, GuardianFacts
from palermo.protection.certification.child.lifecycle import TONES as CHILD_TONES
from palermo.protection.certification.presumed import grounds
from palermo.protection.certification.presumed.lifecycle import PRESUMPTION, TONES, PresumedFacts

PRESUME = {
    "frontline_officer", "investigator", "triage_officer", "station_officer", "senior_police_officer", "outreach_worker",
    "case_manager", "clinician", "child_protection_officer",
}  # fmt: skip
OTHERS = {
    "health_eligibility_officer", "housing_officer", "immigration_case_officer", "acc_officer", "secretariat", "auditor",
    "minister_office", "intel_analyst", "victim_adviser", "duty_officer", "service", "work_and_income_officer",
}  # fmt: skip
ROLES = sorted(PRESUME | OTHERS)
READY = PresumedFacts(child="no", agreed=True, reason="explained_otherwise")


def may(status: str, step: str, role: str) -> bool:
    """Written by hand from the issue's rule, not from the table."""
    if step in ("certify", "restore"):
        return role == "senior_police_officer" and status == {"certify": "in_force", "restore": "certified"}[step]
    return role in PRESUME and status == ("" if step == "presume" else "in_force")


def facts_for(step: str) -> PresumedFacts:
    return replace(READY, child="unknown", found_adult=True) if step == "agree" else READY


def test_every_status_of_a_presumption_with_every_step_and_every_role() -> None:
    for status in ("", *PRESUMPTION.statuses):
        for step in PRESUMPTION.steps:
            for role in ROLES:
                allowed = not PRESUMPTION.refusal(step, status, {role}, facts_for(step.name))
                assert allowed == may(status, step.name, role), (status, step.name, role)


def test_every_status_of_a_notice_and_of_a_guardian_with_every_step_and_every_role() -> None:
    notice = {
        ("", "send"): PRESUME, ("sent", "receive"): {"child_protection_officer"},
        ("received", "act"): {"child_protection_officer"}, ("received", "find_adult"): {"child_protection_officer"},
        ("acted", "find_adult"): {"child_protection_officer"},
    }  # fmt: skip
    guardian = {
        ("", "propose"): PRESUME, ("proposed", "appoint"): {"child_protection_officer"},
        ("proposed", "refuse"): {"child_protection_officer"}, ("appointed", "end"): {"child_protection_officer"},
    }  # fmt: skip
    vetted = GuardianFacts(officer="one", proposed_by="another", checks=4, chosen=True)
    for table, who, facts in ((NOTICE, notice, None), (GUARDIAN, guardian, vetted)):
        for status in ("", *table.statuses):
            for step in table.steps:
                for role in ROLES:
                    allowed = not table.refusal(step, status, {role}, facts)
                    assert allowed == (role in who.get((status, step.name), ())), (status, step.name, role)


def test_every_status_has_words_and_a_tone() -> None:
    assert set(PRESUMPTION.statuses) == set(TONES) == set(PRESUMPTION.labels)
    assert {*NOTICE.statuses, *GUARDIAN.statuses} == set(CHILD_TONES)
    assert set(NOTICE.labels) == set(NOTICE.statuses) and set(GUARDIAN.labels) == set(GUARDIAN.statuses)


@pytest.mark.parametrize(
    ("step", "status", "facts", "sentence"),
    [
        ("presume", "", replace(READY, standing="certificate"), "certified already"),
        ("presume", "", replace(READY, standing="presumed"), "presumed a victim already"),
        ("presume", "", replace(READY, agreed=False), "Ask the person first"),
        ("presume", "", replace(READY, wrong="Say how the person agreed."), "Say how the person agreed."),
        ("presume", "", replace(READY, child="yes"), "without being asked to agree"),
        ("presume", "", replace(READY, child="unknown"), "without being asked to agree"),
        ("presume", "", replace(READY, child="perhaps"), "“not known” is an answer"),
        ("tell_police", "in_force", replace(READY, told=True), "Police know already"),
        ("tell_police", "in_force", replace(READY, agreed=False), "only when they agree"),
        ("tell_police", "in_force", replace(READY, child="yes"), "leave the agreement empty"),
        ("agree", "in_force", READY, "recorded already"),
        ("agree", "in_force", replace(READY, child="yes"), "Only child protection finds"),
        ("agree", "in_force", replace(READY, child="yes", found_adult=True, agreed=False), "Say how the person agreed"),
        ("end", "in_force", replace(READY, own=False, presumed_by="Harakeke Trust"), "Only Harakeke Trust, who presumed"),
        ("mark_in_error", "in_force", replace(READY, own=False, presumed_by="Police"), "Only Police, who presumed"),
        ("end", "in_force", replace(READY, child="yes", reason="adult_did_not_agree"), "Only child protection finds"),
    ],
)  # fmt: skip
def test_every_refusal_says_why(step: str, status: str, facts: PresumedFacts, sentence: str) -> None:
    assert sentence in PRESUMPTION.refusal(step, status, {"outreach_worker"}, facts)


@pytest.mark.parametrize("reason", sorted(grounds.NEVER))
def test_what_never_ends_it_is_refused_with_its_sentence(reason: str) -> None:
    refusal = PRESUMPTION.refusal("end", "in_force", {"outreach_worker"}, replace(READY, reason=reason))
    assert refusal == grounds.NEVER[reason]
    assert all(reason not in step.reasons for step in PRESUMPTION.steps)


@pytest.mark.parametrize("child", ["yes", "unknown"])
@pytest.mark.parametrize("reason", sorted(grounds.NEVER_OF_A_CHILD))
def test_what_never_ends_it_for_a_child_is_refused_with_its_sentence(reason: str, child: str) -> None:
    refusal = PRESUMPTION.refusal("end", "in_force", {"clinician"}, replace(READY, child=child, reason=reason))
    assert refusal == grounds.NEVER_OF_A_CHILD[reason]


def test_nothing_asks_a_child_for_agreement_a_statement_or_non_obstruction() -> None:
    assert set(grounds.NEVER_OF_A_CHILD) == {"person_does_not_wish", "obstructed"}
    for facts in (replace(READY, child="yes", agreed=False), replace(READY, child="unknown", agreed=False)):
        for step, status in (("presume", ""), ("tell_police", "in_force")):
            assert not PRESUMPTION.refusal(step, status, {"clinician"}, facts)


def test_buttons_are_drawn_before_anything_is_typed() -> None:
    drawn = replace(READY, agreed=False, asked=False, reason=None)
    allowed = {step.name for step, why in PRESUMPTION.allowed("in_force", {"outreach_worker"}, drawn) if not why}
    assert allowed == {"tell_police", "end", "mark_in_error"}


@pytest.mark.parametrize(
    ("step", "status", "facts", "sentence"),
    [
        ("propose", "", GuardianFacts(stands="stands"), str(child_grounds.STANDS)),
        ("appoint", "proposed", GuardianFacts("me", "me", checks=4), "you proposed them. Another child protection officer"),
        ("refuse", "proposed", GuardianFacts("me", "me"), "You can’t refuse them: you proposed them."),
        ("appoint", "proposed", GuardianFacts("me", "x", stands="stands", checks=4), str(child_grounds.STANDS)),
        ("appoint", "proposed", GuardianFacts("me", "x", police="known", checks=4), str(child_grounds.STANDS)),
        ("appoint", "proposed", GuardianFacts("me", "x", police="waiting", checks=4), "have not answered yet"),
        ("appoint", "proposed", GuardianFacts("me", "x", another=True, checks=4), "end that guardianship first"),
        ("appoint", "proposed", GuardianFacts("me", "x", checks=3, chosen=True), "every check must be made"),
    ],
)  # fmt: skip
def test_every_refusal_of_a_guardian_says_why(step: str, status: str, facts: GuardianFacts, sentence: str) -> None:
    assert sentence in GUARDIAN.refusal(step, status, {"child_protection_officer"}, facts)


def test_the_readme_shows_the_tables_as_they_are() -> None:
    from pathlib import Path

    readme = (Path(__file__).parents[2] / "README.md").read_text()
    for table in (PRESUMPTION, NOTICE, GUARDIAN):
        assert table.markdown() in readme
