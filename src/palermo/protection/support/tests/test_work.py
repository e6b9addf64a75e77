"""Everyday work on a support file: kept with the notes of those who help, or where the ministry reads along."""

import re

from django.test import Client
from tests.support.people import acting
from tests.support.web import desk_client

from palermo.protection.support.models import Referral
from palermo.protection.support.tests.factories import accepted
from palermo.work.models import Note, Task

WHEN = {"when_day": "2", "when_month": "11", "when_year": "2026", "when_hour": "14:10"}
NOTE = {"way": "met", "whom": "the_person", "words": "She wants to see the sea.", **WHEN}


def managed() -> str:
    """The reference of a file that Mila manages."""
    file = accepted()
    with acting("mila"):
        return Referral.objects.get(pk=file.pk).reference


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_a_note_of_care_is_read_by_whoever_helps_and_by_nobody_who_oversees(house: str) -> None:
    reference = managed()
    path = f"/support/{reference}/work/"
    mila, sela = desk_client("mila"), desk_client("sela")
    assert f"/support/{reference}/work/" in page(mila, f"/support/{reference}/")
    assert mila.post(f"{path}note/", {"place": "care", **NOTE}).status_code == 302
    assert mila.post(f"{path}note/", {"place": "support", **NOTE}).status_code == 302
    with acting("mila"):
        assert sorted(Note.objects.values_list("compartment", flat=True)) == ["care", "support"]
    assert page(mila, path).count("Meeting, the person") == 2
    assert page(sela, path).count("Meeting, the person") == 1
    assert "see the sea" in mila.post(f"{path}words/", {"purpose": "support"}).content.decode()
    for stranger in ("noor", "ari", "ngaire", "kit"):
        assert desk_client(stranger).get(path).status_code == 404


def test_the_ministry_asks_and_whoever_helps_answers(house: str) -> None:
    reference = managed()
    path = f"/support/{reference}/work/question/"
    sela, mila = desk_client("sela"), desk_client("mila")
    form = page(sela, path)
    assert "their care" not in form
    to = re.search(r'<option value="([^"]+)"[^>]*>[^<]*Mila', form)
    assert to
    given = {"topic": "what_next", "words": "When is the next review?", "to": to[1]}
    assert sela.post(path, given).status_code == 302
    assert "What happens next" in page(mila, "/work/")


def test_a_task_is_given_to_nobody_outside_the_file(house: str) -> None:
    reference = managed()
    form = page(desk_client("mila"), f"/support/{reference}/work/task/")
    assert "Noor" not in form
    assert "Ari Mokena" not in form
    with acting("mila"):
        assert not Task.objects.exists()
