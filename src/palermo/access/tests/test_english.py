"""Needs and grants read as English sentences."""

from datetime import timedelta

import pytest
from tests.support.people import NOW, acting

from palermo.access.english import act_words, cite, of_need, role_words, seat_words, who_can_see
from palermo.access.needs import Need, collect
from palermo.cases import operations
from palermo.cases.models import Case
from palermo.demo import cast

LATER = NOW + timedelta(days=60)


def test_a_need_reads_as_who_sees_what_why_on_what_authority_until_when() -> None:
    need = Need(
        "certificate_issued", "certificate", "seat", "eligibility", "nz-2009/17", "funded care depends on it",
        by=("senior_police_officer",), seat="MoH/health_eligibility_officer",
    )  # fmt: skip
    assert of_need(need) == (
        "Health eligibility officers (MoH) can see that a certificate or presumed status is in force, and "
        "its dates, because funded care depends on it (item 17), until it is ended."
    )


def test_a_need_that_ends_by_itself_says_when() -> None:
    need = Need(
        "danger_seen", "safety", "officer", "protect", "nz-2009/22", "they go there", by=("triage_officer",),
        seat="Police/investigator", days=3,
    )  # fmt: skip
    assert of_need(need).startswith("The officer it names, one of: Investigators (Police), can see danger")
    assert of_need(need).endswith("(item 22), for 3 days.")


def test_every_need_of_every_room_reads_as_a_sentence() -> None:
    for need in collect():
        said = of_need(need)
        assert said[0].isupper()
        assert said.endswith(".")
        assert " because and " not in said
        assert "_" not in said


def test_holders_are_called_as_people_call_them() -> None:
    assert seat_words("Police/triage_officer") == "Triage officers (Police)"
    assert seat_words("Palermo/service") == "Commands run on the server"
    assert role_words("iwg_member") == "Members of the working group"
    assert role_words("a_role_of_tomorrow") == "A role of tomorrows"
    assert act_words("case_opened") == "Case opened"


def test_an_authority_nobody_has_read_in_its_source_says_so() -> None:
    assert cite("nz-2009/17") == "item 17"
    assert cite("privacy-act-2020/ipp5").endswith("; wording not verified")
    assert cite("of-an-older-day") == "of-an-older-day"


@pytest.fixture
def case(house: str) -> Case:
    with acting("hana") as officer:
        return operations.open_case(officer=officer, at=NOW)


def test_who_can_see_a_case_is_told_with_the_reason_of_the_need(case: Case) -> None:
    with acting("hana"):
        said = who_can_see(case.pk, LATER)
    assert (
        "Constable Hana Reweti can see that the case exists, its state and who leads it, "
        "because who opens a case knows that it exists (item 23), until it is ended." in said
    )
    assert any(line.startswith("Senior police officers (Police) can see that the case exists") for line in said)
    assert any(line.startswith("Auditors (MoJ) can see the whole ledger") for line in said)


def test_the_officer_an_act_names_is_told_apart_from_the_one_who_did_it(case: Case) -> None:
    with acting("ngaire") as officer:
        to = type(officer).objects.get(pk=cast.officer_id("ari"))
        operations.assign(case=case, to=to, officer=officer, at=NOW, version=case.version)
        said = who_can_see(case.pk, LATER)
    assert any(
        line.startswith("Detective Ari Mokena") and "who leads a case knows how it stands" in line for line in said
    )


def test_names_given_are_used_and_the_others_looked_up(case: Case) -> None:
    with acting("hana") as officer:
        assert any(line.startswith("You can see") for line in who_can_see(case.pk, LATER, {officer.id: "You"}))


def test_who_sees_nothing_of_a_case_is_told_nothing_of_who_does(case: Case) -> None:
    with acting("ben"):
        assert all("ledger" in line for line in who_can_see(case.pk, LATER))
