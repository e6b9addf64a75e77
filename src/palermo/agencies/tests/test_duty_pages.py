"""The duty pages: the roster, absences, acting-for, seats and leaving."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.support.people import NOW, acting
from tests.support.web import desk_client

from palermo.agencies import operations, queries
from palermo.agencies.models import Absence, Acting, Duty, Officer, Posting
from palermo.ledger.models import Entry

SPAN = {
    "from_at_day": "3",
    "from_at_month": "11",
    "from_at_year": "2031",
    "from_at_hour": "22:00",
    "until_at_day": "4",
    "until_at_month": "11",
    "until_at_year": "2031",
    "until_at_hour": "6:00 am",
}
TURN = {"seat": "Police/triage_officer", "who": "hana", "level": "1", **SPAN}


def moments(**changes: str) -> dict[str, str]:
    return SPAN | changes


@pytest.mark.parametrize("username", ["hana", "sela", "mila", "anna"])
def test_everybody_at_the_desk_sees_who_is_on_duty(house: str, username: str) -> None:
    page = desk_client(username).get("/duty/")
    assert page.status_code == 200
    assert b"Triage officer (Police)" in page.content
    assert b"Nobody" in page.content


def test_a_duty_officer_puts_somebody_on_the_roster(house: str) -> None:
    client = desk_client("dora")
    assert client.post("/duty/put/", TURN)["Location"] == "/duty/"
    assert b"The turn is on the roster." in client.get("/duty/").content
    with acting("hana"):
        turn = Duty.objects.get()
        assert (turn.officer.handle, turn.level, turn.until_at - turn.from_at) == (
            "hana",
            1,
            timedelta(hours=8),
        )
        assert Entry.objects.filter(verb="duty_set").count() == 1


def test_nobody_else_can_and_for_them_there_is_no_such_page(house: str) -> None:
    for username in ("hana", "ngaire", "sela"):
        assert desk_client(username).post("/duty/put/", TURN).status_code == 404
    with acting("hana") as hana, pytest.raises(operations.Refused):
        operations.put_on_duty(
            seat=queries.seat("Police", "triage_officer"),
            who=hana,
            level=1,
            from_at=NOW,
            until_at=NOW + timedelta(hours=1),
            officer=hana,
            at=NOW,
        )
    with acting("hana"):
        assert not Duty.objects.exists()


def test_a_refusal_keeps_what_was_typed_and_says_what_to_do(house: str) -> None:
    page = desk_client("dora").post("/duty/put/", TURN | {"who": "ari"})
    assert page.status_code == 422
    words = page.content.decode()
    assert "does not hold the seat" in words
    assert 'value="6:00 am"' in words
    assert '<option value="ari" selected>' in words


def test_an_end_before_the_beginning_is_refused_beside_the_field(house: str) -> None:
    page = desk_client("dora").post("/duty/put/", TURN | {"until_at_day": "2"})
    assert "Choose an end that comes after the beginning." in page.content.decode()


def test_a_turn_is_taken_off_the_roster_by_one_of_two(house: str) -> None:
    desk_client("dora").post("/duty/put/", TURN)
    with acting("dora"):
        turn = Duty.objects.get()
    client = desk_client("dora")
    given = {"seat": "Police/triage_officer", "who": "hana", "from": turn.from_at.isoformat(), "version": "1"}
    assert client.post("/duty/end/", given).status_code == 302
    client.post("/duty/end/", given)
    assert b"there is nothing to end" in client.get("/duty/").content
    with acting("dora"):
        assert Entry.objects.filter(verb="duty_ended").count() == 1


def test_an_officer_records_their_own_absence_and_nobody_elses(house: str) -> None:
    client = desk_client("hana")
    assert client.post("/duty/away/", {"who": "hana", **SPAN})["Location"] == "/duty/"
    assert client.post("/duty/away/", {"who": "tom", **SPAN}).status_code == 422
    with acting("hana"):
        assert Absence.objects.get().officer.handle == "hana"


def test_a_duty_officer_arranges_who_acts_and_it_ends_by_itself(house: str) -> None:
    span = {"absent": "ngaire", "actor": "paul", **SPAN}
    assert desk_client("dora").post("/duty/acting/", span).status_code == 302
    with acting("dora"):
        assert Acting.objects.get().until_at.isoformat() == "2031-11-03T17:00:00+00:00"


def test_nobody_names_themselves_to_act_for_another(house: str) -> None:
    assert desk_client("paul").post("/duty/acting/", {"absent": "ngaire", "actor": "paul", **SPAN}).status_code == 422
    with acting("paul") as paul, pytest.raises(operations.Refused):
        operations.arrange_acting(
            absent=Officer.objects.get(handle="ngaire"),
            actor=paul,
            from_at=NOW,
            until_at=NOW + timedelta(days=1),
            officer=paul,
            at=NOW,
        )


@pytest.fixture
def dora(house: str) -> Client:
    return desk_client("dora")


def test_an_account_administrator_posts_an_officer_to_a_seat(dora: Client) -> None:
    given = {"seat": "Police/investigator", **{k: v for k, v in SPAN.items() if k.startswith("from")}}
    assert dora.post("/duty/officers/hana/", given)["Location"] == "/duty/officers/"
    with acting("hana") as hana:
        assert Posting.objects.filter(officer=hana, seat__role="investigator").count() == 1
        assert Entry.objects.filter(verb="officer_posted").count() == 1
    assert "already holds that seat" in dora.post("/duty/officers/hana/", given).content.decode()


def test_she_cannot_post_herself_nor_anybody_of_another_agency(dora: Client) -> None:
    given = {"seat": "Police/senior_police_officer", **SPAN}
    assert "never themselves" in dora.post("/duty/officers/dora/", given).content.decode()
    assert dora.get("/duty/officers/sela/").status_code == 404
    with acting("dora") as officer, pytest.raises(operations.Refused):
        operations.post(
            who=Officer.objects.get(handle="sela"),
            seat=queries.seat("MSD", "case_manager"),
            from_at=NOW,
            until_at=None,
            officer=officer,
            at=NOW,
        )
    with acting("dora") as officer, pytest.raises(operations.Refused):
        operations.post(
            who=Officer.objects.get(handle="hana"),
            seat=queries.seat("MoJ", "auditor"),
            from_at=NOW,
            until_at=None,
            officer=officer,
            at=NOW,
        )


def test_nor_can_she_record_that_somebody_of_another_agency_left(dora: Client) -> None:
    assert dora.post("/duty/officers/sela/left/", {"sure": "on"}).status_code == 404
    with acting("dora") as officer, pytest.raises(operations.Refused):
        operations.leave(who=Officer.objects.get(handle="sela"), officer=officer, at=NOW)


def test_for_everybody_else_there_are_no_account_pages(house: str) -> None:
    for username in ("hana", "ngaire", "sela", "anna"):
        client = desk_client(username)
        assert client.get("/duty/officers/").status_code == 404
        assert client.get("/duty/officers/ari/").status_code == 404
        assert client.post("/duty/officers/ari/left/", {"sure": "on"}).status_code == 404


def test_an_officer_who_left_is_out_with_the_next_click(dora: Client) -> None:
    ari = desk_client("ari")
    assert ari.get("/duty/").status_code == 200
    assert dora.post("/duty/officers/ari/left/", {}).status_code == 422
    assert dora.post("/duty/officers/ari/left/", {"sure": "on"})["Location"] == "/duty/officers/"
    assert ari.get("/duty/")["Location"].startswith("/sign-in/")
    assert b"Left" in dora.get("/duty/officers/").content
