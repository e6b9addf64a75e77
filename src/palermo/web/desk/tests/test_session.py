"""Every desk page runs inside the officer's own session."""

from django.test import Client
from tests.support.people import NOW, acting
from tests.support.web import desk_client

from palermo.agencies import operations
from palermo.agencies.models import Officer


def test_a_stranger_is_sent_to_the_door_and_comes_back_to_the_page(house: str) -> None:
    answer = Client(HTTP_HOST="localhost").get("/cases/?status=open")
    assert answer.status_code == 302
    assert answer["Location"] == "/sign-in/?next=%2Fcases%2F%3Fstatus%3Dopen"


def test_an_unknown_page_is_a_404_that_says_nothing(house: str) -> None:
    answer = desk_client("ari").get("/nothing/here/")
    assert answer.status_code == 404
    assert "There is nothing here for you to see" in answer.content.decode()


def test_a_form_sent_after_the_session_ended_shows_what_was_typed(house: str) -> None:
    answer = Client(HTTP_HOST="localhost").post(
        "/cases/",
        {"details": "invented words", "csrfmiddlewaretoken": "secret"},
        headers={"origin": "http://localhost"},
    )
    assert answer.status_code == 401
    assert "invented words" in answer.content.decode()
    assert "secret" not in answer.content.decode()


def test_another_sites_form_puts_no_words_on_our_page(house: str) -> None:
    answer = Client(HTTP_HOST="localhost").post(
        "/cases/", {"details": "invented words"}, headers={"origin": "http://elsewhere.example"}
    )
    assert "invented words" not in answer.content.decode()


def test_a_part_of_a_page_asks_the_browser_to_go_to_the_door(house: str) -> None:
    answer = Client(HTTP_HOST="localhost").get(
        "/cases/", headers={"hx-request": "true", "hx-current-url": "http://localhost/cases/?mine=1"}
    )
    assert answer["HX-Redirect"] == "/sign-in/?next=%2Fcases%2F%3Fmine%3D1"


def test_an_officer_who_left_is_out_at_the_next_page(house: str) -> None:
    client = desk_client("ari")
    assert client.get("/nothing/").status_code == 404
    with acting("dora") as dora:
        operations.leave(who=Officer.objects.get(handle="ari"), officer=dora, at=NOW)
    assert client.get("/nothing/")["Location"] == "/sign-in/?next=%2Fnothing%2F&ended=1"
