"""`palermo officers`: the first account administrator of an installation."""

import re

import pytest
from django.test import Client
from tests.support.people import acting

from palermo.agencies import queries
from palermo.agencies.command import main
from palermo.agencies.models import Officer
from palermo.ledger.models import Entry
from palermo.server.trouble import Trouble

WHO = ["add", "--username", "ruth", "--name", "Ruth Invented", "--agency", "MSD", "--role", "case_manager"]


def said(capsys: pytest.CaptureFixture[str]) -> str:
    found = re.search(r"\n    ([a-z ]+)\n", capsys.readouterr().out)
    assert found
    return found[1]


def test_an_officer_is_enrolled_with_a_seat_and_a_pass_phrase_that_works_once(
    house: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(WHO) == 0
    phrase = said(capsys)
    assert len(phrase) >= 16
    client = Client(HTTP_HOST="localhost")
    answer = client.post("/sign-in/", {"login": "ruth", "password": phrase})
    assert client.get(answer["Location"])["Location"] == "/sign-in/pass-phrase/"
    with acting("hana"):
        ruth = Officer.objects.get(handle="ruth")
        assert [str(seat) for seat in queries.seats_of(ruth, ruth.joined_at)] == ["MSD/case_manager"]
        entry = Entry.objects.get(verb="officer_enrolled")
        assert (entry.actor, entry.terms) == ("worker", {"who": str(ruth.id), "seat": "MSD/case_manager"})


def test_a_seat_that_is_not_there_gets_a_sentence_with_those_that_are(house: str) -> None:
    with pytest.raises(Trouble, match="case_manager"):
        main([*WHO[:-1], "wizard"])
    with acting("hana"):
        assert not Officer.objects.filter(handle="ruth").exists()


def test_a_user_name_is_given_once(house: str) -> None:
    main(WHO)
    with pytest.raises(Trouble, match="already"):
        main(WHO)


def test_a_new_pass_phrase_replaces_the_old_one(house: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(WHO)
    old = said(capsys)
    main(["pass-phrase", "--username", "ruth"])
    new = said(capsys)
    assert Client(HTTP_HOST="localhost").post("/sign-in/", {"login": "ruth", "password": old}).status_code == 200
    assert Client(HTTP_HOST="localhost").post("/sign-in/", {"login": "ruth", "password": new}).status_code == 302
    with acting("hana"):
        entry = Entry.objects.get(verb="pass_phrase_given")
        assert (entry.actor, entry.terms) == ("worker", {"who": str(Officer.objects.get(handle="ruth").id)})
    with pytest.raises(Trouble, match="Nobody signs in"):
        main(["pass-phrase", "--username", "nobody"])


def test_it_lists_who_can_sign_in(house: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["list"])
    assert "Constable Hana Reweti, Police" in capsys.readouterr().out
