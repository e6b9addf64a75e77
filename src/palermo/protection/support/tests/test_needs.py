"""The grants of the room: consent first, narrow afterwards, and nothing for whoever investigates."""

from palermo.protection.support.needs import NEEDS, OF_THE_MANAGER, WHO_OF_THE_MANAGER

INVESTIGATES = {"investigator", "triage_officer", "station_officer", "senior_police_officer", "frontline_officer"}


def test_notes_services_and_names_go_to_case_managers_alone() -> None:
    for need in NEEDS:
        if need.compartment in ("care", "support", "identity"):
            holder = set(need.by) if need.to == "actor" else {need.seat.rpartition("/")[2]}
            assert holder == {"case_manager"}, need


def test_the_ministry_is_given_no_notes_no_words_of_the_referrer_and_no_name() -> None:
    given = {need.compartment for need in NEEDS if need.to in ("seat", "standing")}
    assert given == {"case", "support"}
    assert not any(need.to == "standing" for need in NEEDS)


def test_whoever_refers_is_given_that_there_is_a_referral_and_what_they_wrote() -> None:
    given = {need.compartment for need in NEEDS if need.to == "actor" and INVESTIGATES & set(need.by)}
    assert given == {"case", "referral"}


def test_the_acts_that_go_with_managing_are_in_the_table() -> None:
    assert {*OF_THE_MANAGER, *WHO_OF_THE_MANAGER} <= {need.act for need in NEEDS}
