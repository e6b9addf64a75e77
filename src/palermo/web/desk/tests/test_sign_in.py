"""Signing in and out: pass-phrase, second step, the ledger's lines; personas only in a demonstration."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.auth.hashers import make_password
from django.db import connections, transaction
from django.test import Client
from pytest_django import Settings as SettingsWrapper
from tests.support.database import admin
from tests.support.web import desk_client

from palermo.agencies.models import Account

PHRASE = "orchard lantern seven quiet rivers"


@pytest.fixture
def ari(house: str) -> Client:
    """A browser of somebody who knows Ari's pass-phrase and is not signed in."""
    Account.objects.using("door").filter(username="ari").update(password=make_password(PHRASE))
    return Client(HTTP_HOST="localhost")


def code_of(secret: str, ahead: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + ahead))


def give_phrase(client: Client, phrase: str = PHRASE, following: str = "/cases/") -> str:
    answer = client.post(f"/sign-in/?next={following}", {"login": "ari", "password": phrase, "next": following})
    return str(answer.get("Location", ""))


def set_up_second_step(client: Client) -> str:
    page = client.get("/sign-in/two-steps/set-up/")
    secret = re.search(r"<code[^>]*>([A-Z2-7=]+)</code>", page.content.decode())
    assert secret, page.content.decode()
    answer = client.post("/sign-in/two-steps/set-up/", {"code": code_of(secret[1])})
    assert answer["Location"] == "/sign-in/recovery-codes/"
    return secret[1]


def entered(house: str) -> list[tuple[object, ...]]:
    with admin(house) as raw:
        return raw.execute("SELECT verb, compartment FROM ledger.entry ORDER BY place").fetchall()


IN, OUT = ("signed_in", "ledger"), ("signed_out", "ledger")
"""The entries, and the compartment that only auditors read."""


def test_a_first_sign_in_sets_up_the_second_step_before_anything_else(ari: Client, house: str) -> None:
    assert give_phrase(ari) == "/sign-in/on/?next=%2Fcases%2F"
    assert ari.get("/sign-in/on/?next=/cases/")["Location"] == "/sign-in/two-steps/set-up/"
    assert ari.get("/cases/")["Location"] == "/sign-in/on/?next=%2Fcases%2F"
    set_up_second_step(ari)
    assert ari.get("/sign-in/recovery-codes/").content.count(b"<code>") == 10
    assert ari.get("/sign-in/on/")["Location"] == "/cases/"
    assert entered(house) == [IN]


def test_the_qr_code_is_a_picture_of_our_own(ari: Client) -> None:
    give_phrase(ari)
    page = ari.get("/sign-in/two-steps/set-up/")
    assert b'src="data:image/svg+xml;base64,' in page.content
    assert "data:" in page["Content-Security-Policy"]


def test_the_second_time_the_code_is_asked_for_and_works_once(ari: Client) -> None:
    give_phrase(ari)
    secret = set_up_second_step(ari)
    again = Client(HTTP_HOST="localhost")
    assert give_phrase(again) == "/sign-in/code/"
    assert again.get("/cases/").status_code == 302
    assert again.post("/sign-in/code/", {"code": "000000"}).status_code == 200
    answer = again.post("/sign-in/code/", {"code": code_of(secret)})
    assert answer["Location"] == "/sign-in/on/?next=%2Fcases%2F"
    assert again.get(answer["Location"])["Location"] == "/cases/"
    third = Client(HTTP_HOST="localhost")
    give_phrase(third)
    assert third.post("/sign-in/code/", {"code": code_of(secret)}).status_code == 200


def test_a_recovery_code_works_once(ari: Client) -> None:
    give_phrase(ari)
    set_up_second_step(ari)
    codes = re.findall(r"<code>([0-9]+)</code>", ari.get("/sign-in/recovery-codes/").content.decode())
    for expected in (302, 200):
        again = Client(HTTP_HOST="localhost")
        give_phrase(again)
        assert again.post("/sign-in/code/", {"code": codes[0]}).status_code == expected


def test_the_secret_of_the_second_step_is_not_readable_in_the_table(ari: Client) -> None:
    give_phrase(ari)
    secret = set_up_second_step(ari)
    assert secret not in str(Authenticator.objects.get(type="totp").data)


def test_a_pass_phrase_that_was_given_is_replaced_first(ari: Client) -> None:
    Account.objects.filter(username="ari").update(renew=True)
    give_phrase(ari)
    assert ari.get("/sign-in/on/")["Location"] == "/sign-in/pass-phrase/"
    new = {"oldpassword": PHRASE, "password1": "short", "password2": "short"}
    assert "16" in ari.post("/sign-in/pass-phrase/", new).content.decode()
    new |= {"password1": "another five words entirely", "password2": "another five words entirely"}
    assert ari.post("/sign-in/pass-phrase/", new)["Location"] == "/sign-in/on/"
    assert ari.get("/sign-in/on/")["Location"] == "/sign-in/two-steps/set-up/"
    assert not Account.objects.get(username="ari").renew


def test_a_wrong_pass_phrase_says_nothing_of_which_part_was_wrong(ari: Client) -> None:
    wrong = ari.post("/sign-in/", {"login": "ari", "password": "not it, whatever it is"}).content.decode()
    unknown = ari.post("/sign-in/", {"login": "nobody", "password": "not it, whatever it is"}).content.decode()
    for page in (wrong, unknown):
        assert "The user name and the pass-phrase do not go together" in page


def test_after_five_wrong_tries_even_the_right_one_waits(ari: Client) -> None:
    for _ in range(5):
        ari.post("/sign-in/", {"login": "ari", "password": "wrong words every time"})
    assert "Wait five minutes" in ari.post("/sign-in/", {"login": "ari", "password": PHRASE}).content.decode()


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:x"])
def test_nobody_is_led_to_another_site(elsewhere: str, ari: Client, settings: SettingsWrapper) -> None:
    settings.DEMO_SIGN_IN = True
    way = give_phrase(ari, following=elsewhere)
    assert ari.get(way)["Location"] == "/"
    assert ari.get("/sign-in/on/", {"next": elsewhere})["Location"] == "/"


def test_signing_out_ends_the_session_in_the_database_and_is_entered(house: str) -> None:
    client = desk_client("ari")
    key = client.cookies["desk"].value
    assert client.get("/sign-out/").status_code == 200
    assert client.post("/sign-out/")["Location"] == "/sign-in/"
    assert entered(house) == [OUT]
    with admin(house) as raw:
        assert raw.execute("SELECT count(*) FROM session.token WHERE ended_at IS NOT NULL").fetchone() == (1,)
    client.cookies["desk"] = key
    assert client.get("/nothing/").status_code == 302


def test_who_left_cannot_come_in(ari: Client, settings: SettingsWrapper, house: str) -> None:
    settings.DEMO_SIGN_IN = True
    with admin(house) as raw:
        raw.execute("UPDATE agencies_officer SET left_at = now() WHERE handle = 'ari'")
    answer = ari.get(give_phrase(ari))
    assert answer.status_code == 403
    assert entered(house) == []


def test_in_a_demonstration_one_click_makes_you_a_persona(house: str, settings: SettingsWrapper) -> None:
    settings.DEMO_SIGN_IN = True
    client = Client(HTTP_HOST="localhost")
    assert b"Ari Mokena" in client.get("/demo/").content
    assert client.get("/demo/ari/").status_code == 405
    answer = client.post("/demo/ari/", {"next": "/nothing/"}, follow=True)
    assert answer.redirect_chain[-1][0] == "/nothing/"
    assert b"Ari Mokena" in answer.content or answer.status_code == 404
    assert client.post("/demo/hana/", follow=True).status_code in (200, 404)
    assert entered(house) == [IN, OUT, IN]


def test_in_real_use_there_are_no_personas(house: str) -> None:
    client = Client(HTTP_HOST="localhost")
    assert client.get("/demo/").status_code == 404
    assert client.post("/demo/ari/").status_code == 404


def test_the_door_sees_nothing_of_any_case(house: str) -> None:
    with (
        pytest.raises(Exception, match="permission denied"),
        transaction.atomic(using="door"),
        connections["door"].cursor() as cursor,
    ):
        cursor.execute("SELECT 1 FROM cases_case")


@pytest.mark.parametrize("path", ["sign-up/", "signup/", "email/", "password/reset/", "login/"])
def test_no_other_page_of_the_sign_in_package_is_there(path: str, house: str) -> None:
    assert Client(HTTP_HOST="localhost").get(f"/sign-in/{path}").status_code == 404
