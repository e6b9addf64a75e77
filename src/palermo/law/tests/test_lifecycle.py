"""A lifecycle answers from its table alone, and refuses a table that contradicts itself."""

from itertools import chain, combinations, product

import pytest

from palermo.law.lifecycle import Lifecycle, Step


def both_findings(facts):
    return "" if facts.get("findings") == 2 else "Record both findings first."


OFFICER, SENIOR = ("investigator",), ("senior_police_officer",)

TABLE = Lifecycle(
    "certification",
    initial="assessing",
    final=("revoked",),
    labels={"assessing": "being assessed"},
    steps=(
        Step("open", from_=(), to="assessing", by=OFFICER, authority="nz-2009/13"),
        Step(
            "submit",
            ("assessing",),
            "submitted",
            OFFICER,
            "nz-2009/13",
            both_findings,
            within="certification.decide",
        ),
        Step(
            "issue",
            ("submitted",),
            "issued",
            SENIOR,
            "nz-2009/13",
            label="Issue the certificate",
            done="issued",
        ),
        Step("decline", ("submitted",), "declined", SENIOR, "nz-2009/13", reasons=("no_means", "no_act")),
        Step("reopen", ("declined",), "assessing", (*OFFICER, *SENIOR), "nz-2009/13", awaited=False),
        Step("revoke", ("issued",), "revoked", SENIOR, "nz-2009/13", awaited=False),
    ),
)


def test_the_statuses_come_from_the_table_with_the_initial_one_first():
    assert TABLE.statuses == ("assessing", "submitted", "issued", "declined", "revoked")
    assert TABLE.check_constraint_values == TABLE.statuses


def test_a_refusal_speaks_of_the_status_before_the_role_and_of_the_role_before_the_condition():
    wrong_status = "“Submit” needs a certification that is being assessed; this one is issued."
    assert TABLE.refusal("submit", "issued", (), {}) == wrong_status
    wrong_role = "“Submit” needs another role than yours: investigator."
    assert TABLE.refusal("submit", "assessing", SENIOR, {}) == wrong_role
    assert TABLE.refusal("submit", "assessing", OFFICER, {}) == "Record both findings first."
    assert TABLE.refusal("submit", "assessing", OFFICER, {"findings": 2}) == ""


def test_a_status_that_is_not_in_the_table_is_refused_by_name():
    assert TABLE.refusal("issue", "lost", SENIOR).startswith("“lost” is not a status of a certification")


def test_a_step_that_begins_a_record_is_refused_once_it_has_begun():
    assert TABLE.refusal("open", "", OFFICER) == ""
    assert TABLE.refusal("open", "issued", OFFICER) == "“Open” begins a certification; this one is already issued."
    assert "not yet begun" in TABLE.refusal("issue", "", SENIOR)


def test_an_unknown_step_is_an_error_that_lists_the_steps():
    with pytest.raises(LookupError, match="no step “certify”: it has open, submit"):
        TABLE.step("certify")


def test_every_status_step_and_set_of_roles_agrees_with_the_table():
    roles = sorted({role for step in TABLE.steps for role in step.by})
    for status, step in product(("", *TABLE.statuses), TABLE.steps):
        for held in chain.from_iterable(combinations(roles, n) for n in range(len(roles) + 1)):
            expected = (status in step.from_ if step.from_ else not status) and bool(set(held) & set(step.by))
            assert (TABLE.refusal(step, status, held, {"findings": 2}) == "") is expected


def test_the_buttons_are_the_steps_that_leave_the_status_with_why_one_is_missing():
    shown = {step.name: refusal for step, refusal in TABLE.allowed("submitted", OFFICER)}
    assert set(shown) == {"issue", "decline"}
    assert all("senior police officer" in refusal for refusal in shown.values())


def test_it_says_whose_move_it_is_and_what_is_due():
    assert TABLE.whose_move("submitted") == SENIOR
    assert TABLE.whose_move("issued") == ()
    assert [(step.name, key) for step, key in TABLE.due("assessing")] == [("submit", "certification.decide")]


def test_the_diagram_and_the_table_show_every_step():
    diagram, table = TABLE.mermaid(), TABLE.markdown()
    assert "[*] --> assessing" in diagram
    assert "submitted --> issued: issue" in diagram
    assert "| Issue the certificate | submitted | issued | senior police officer | `nz-2009/13` |  |" in table
    assert "both findings" in table
    assert table.count("\n") == len(TABLE.steps) + 2


def test_words_in_the_table_are_read_only_when_a_sentence_is_made():
    class Lazy(str):
        def __str__(self):
            return spoken[0]

    spoken = ["Issue"]
    table = Lifecycle("c", "a", ("b",), (Step("issue", ("a",), "b", OFFICER, "x", label=Lazy("?")),), {"a": Lazy("?")})
    spoken[0] = "Tukua"
    assert "Tukua" in table.refusal("issue", "b", OFFICER)
    assert table.label("a") == "Tukua"


GOOD = Step("close", ("open",), "closed", OFFICER, "x")


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        ({"steps": (GOOD, GOOD)}, "two steps are called “close”"),
        ({"steps": (Step("close", ("open",), "closed", (), "x"),)}, "nobody may take the step “close”"),
        ({"steps": (Step("close", ("open",), "closed", OFFICER, ""),)}, "cites no authority"),
        (
            {"steps": (GOOD, Step("redo", ("closed",), "open", OFFICER, "x"))},
            "“closed” is final, yet “redo” leaves it",
        ),
        ({"steps": (GOOD, Step("find", ("lost",), "open", OFFICER, "x"))}, "nothing leads to “lost”"),
        ({"steps": (GOOD, Step("lose", ("open",), "lost", OFFICER, "x"))}, "nothing leaves “lost”"),
        ({"final": ("closed", "burnt")}, "“burnt” is final but no step names it"),
        ({"labels": {"shut": "shut"}}, "“shut” has a label but no step names it"),
        ({"steps": (GOOD, Step("begin", (), "closed", OFFICER, "x"))}, "must lead to “open”"),
    ],
)
def test_a_table_that_contradicts_itself_is_refused_naming_the_row(table, fault):
    with pytest.raises(ValueError, match=fault):
        Lifecycle(**{"name": "case", "initial": "open", "final": ("closed",), "steps": (GOOD,), **table})
