"""The outbox: what waits is sent once, whoever dies when; what was recalled is not sent; a message tells nothing."""

import os
import signal
import subprocess
import sys
from datetime import datetime, timedelta
from email import message_from_bytes
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from pytest_django import Settings
from tests.support.database import admin
from tests.support.people import NOW

from palermo.clocks import outbox, templates
from palermo.clocks.channels import CHANNELS, Letter, folder
from palermo.clocks.models import Message
from palermo.session.opening import opening

LATER = NOW + timedelta(minutes=1)


def queue(house: str, template: str = "case_waits", **changes: object) -> UUID:
    row = {
        "id": uuid4(),
        "key": str(uuid4()),
        "template": template,
        "address": "hana@desk.example",
        "language": "en-nz",
        "queued_at": NOW,
        "attempts": 0,
        "problem": "",
    } | changes
    with admin(house) as raw:
        names = ", ".join(row)
        raw.execute(
            f"INSERT INTO clocks_message ({names}) VALUES ({', '.join(['%s'] * len(row))})",
            list(row.values()),
        )
    return row["id"]  # type: ignore[return-value]


def state(id_: UUID) -> Message:
    with opening("", using="worker", role="worker"):
        return Message.objects.using("worker").get(id=id_)


@pytest.fixture
def place(tmp_path: Path, settings: Settings) -> Path:
    settings.HOME, settings.CHANNEL = tmp_path, "folder"
    return tmp_path / "outbox"


def test_what_waits_is_delivered_and_marked(house: str, place: Path) -> None:
    id_ = queue(house)
    assert outbox.send_waiting(LATER) == 1
    assert [file.name for file in place.iterdir()] == [f"{id_}.eml"]
    assert state(id_).sent_at == LATER
    assert outbox.send_waiting(LATER) == 0


def test_a_message_carries_fixed_words_and_nothing_else(house: str, place: Path) -> None:
    id_ = queue(house, language="mi")
    outbox.send_waiting(LATER)
    eml = message_from_bytes((place / f"{id_}.eml").read_bytes())
    assert eml["To"] == "hana@desk.example"
    assert eml["Message-ID"] == f"<{id_}@palermo.invalid>"
    body = eml.get_payload(decode=True).decode()  # type: ignore[union-attr]
    assert body.replace("\r\n", "\n") == templates.NEUTRAL["mi"].body


def test_no_words_have_a_place_for_a_fact() -> None:
    for languages in templates.TEMPLATES.values():
        for said in languages.values():
            assert not set("{}%") & set(said.subject + said.body)
            assert not any(letter.isdigit() for letter in said.subject + said.body)


def test_every_template_is_used_by_a_room() -> None:
    """One that none names is one that a room calls by another name, whose messages then say less than they should."""
    package = Path(templates.__file__).parents[1]
    rooms = [each for each in package.rglob("*.py") if each.name != "templates.py" and "tests" not in each.parts]
    source = "".join(each.read_text() for each in rooms)
    assert [name for name in templates.TEMPLATES if f'"{name}"' not in source and f"'{name}'" not in source] == []


def test_an_unknown_template_gets_the_neutral_words(caplog: pytest.LogCaptureFixture) -> None:
    assert templates.words("no_such_thing", "en-nz") == templates.NEUTRAL["en-nz"]
    assert "neutral words" in caplog.text


def test_a_recalled_message_is_not_sent_even_after_it_was_claimed(house: str, place: Path) -> None:
    queue(house, recalled_at=NOW)
    claimed = queue(house)
    assert outbox.claim(at=LATER) == [claimed]
    with admin(house) as raw:
        raw.execute("UPDATE clocks_message SET recalled_at = now()")
    assert not outbox.send(claimed, folder, at=LATER)
    assert not place.exists()


def test_two_workers_never_claim_the_same_message(house: str) -> None:
    for _ in range(5):
        queue(house)
    first, second = outbox.claim(at=LATER, most=3), outbox.claim(at=LATER, most=3)
    assert len(first) == 3
    assert len(second) == 2
    assert not set(first) & set(second)


def test_a_channel_that_fails_is_tried_again_after_five_minutes(house: str, place: Path) -> None:
    id_ = queue(house)

    def broken(letter: Letter) -> None:
        raise ConnectionRefusedError

    outbox.claim(at=LATER)
    assert not outbox.send(id_, broken, at=LATER)
    assert state(id_).problem == "ConnectionRefusedError"
    assert outbox.send_waiting(LATER + timedelta(minutes=4)) == 0
    assert outbox.send_waiting(LATER + timedelta(minutes=6)) == 1
    assert (state(id_).problem, state(id_).attempts) == ("", 2)


def test_a_letter_given_to_the_folder_twice_is_delivered_once(place: Path) -> None:
    letter = Letter(uuid4(), "hana@desk.example", "Subject", "Body", "en-nz", NOW)
    folder(letter)
    before = (place / f"{letter.id}.eml").stat().st_mtime_ns
    folder(letter)
    assert [file.name for file in place.iterdir()] == [f"{letter.id}.eml"]
    assert (place / f"{letter.id}.eml").stat().st_mtime_ns == before


def test_smtp_uses_the_same_message_id_at_every_attempt(
    house: str, settings: Settings, mailoutbox: list[object]
) -> None:
    letter = Letter(uuid4(), "hana@desk.example", "Subject", "Body", "en-nz", NOW)
    for _ in range(2):
        CHANNELS["smtp"](letter)
    ids = {mail.extra_headers["Message-ID"] for mail in mailoutbox}  # type: ignore[attr-defined]
    assert (len(mailoutbox), ids) == (2, {f"<{letter.id}@palermo.invalid>"})


DIES = """
import os, signal, sys, uuid
from datetime import datetime
import django
django.setup()
from palermo.clocks import channels, outbox
at = datetime.fromisoformat(sys.argv[2])
def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
def deliver_and_die(letter):
    channels.folder(letter)
    die()
step = sys.argv[1]
ids = outbox.claim(at=at)
if step == "after claiming":
    die()
ways = {"before delivering": die, "after delivering": deliver_and_die}
outbox.send(ids[0], ways.get(step, channels.folder), at=at)
die()
"""


def work_and_die(house: str, home: Path, step: str, at: datetime) -> None:
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "palermo.settings.worker",
        "PALERMO_DATABASE": house,
        "PALERMO_HOME": str(home),
        "PALERMO_CHANNEL": "folder",
    }
    done = subprocess.run([sys.executable, "-c", DIES, step, at.isoformat()], env=environment, check=False)
    assert done.returncode == -signal.SIGKILL


@pytest.mark.parametrize("step", ["after claiming", "before delivering", "after delivering", "after marking"])
def test_whoever_dies_when_a_message_is_delivered_once(house: str, place: Path, step: str) -> None:
    id_ = queue(house)
    work_and_die(house, place.parent, step, LATER)
    there = place.exists() and (place / f"{id_}.eml").stat().st_mtime_ns
    assert outbox.send_waiting(LATER + timedelta(minutes=4)) == 0
    outbox.send_waiting(LATER + timedelta(minutes=6))
    assert [file.name for file in place.iterdir()] == [f"{id_}.eml"]
    assert not there or (place / f"{id_}.eml").stat().st_mtime_ns == there
    assert state(id_).sent_at
