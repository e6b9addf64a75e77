"""Ways out for a message. A channel is a function that may be called twice for one letter and delivers it once, as far
as it can: the letter's id is the name it is known by."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage as Eml
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage


@dataclass(frozen=True)
class Letter:
    """What goes out: to which address, in which fixed words, known by which id."""

    id: UUID
    address: str
    subject: str
    body: str
    language: str
    queued_at: datetime

    @property
    def message_id(self) -> str:
        """The same at every attempt, so that a mail server or reader can tell a repeat."""
        return f"<{self.id}@palermo.invalid>"


Channel = Callable[[Letter], None]
"""Delivers a letter or raises OSError (or a subclass, as smtplib's errors are)."""


def folder(letter: Letter) -> None:
    """Write `<home>/outbox/<id>.eml`, whole or not at all; a letter that is there already was delivered."""
    place = Path(settings.HOME) / "outbox"
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    final, part = place / f"{letter.id}.eml", place / f".{letter.id}.{os.getpid()}"
    with part.open("wb") as file:
        file.write(_eml(letter).as_bytes(policy=SMTP))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(part, final)
    except FileExistsError:
        pass
    finally:
        part.unlink()
    _settle(place)


def smtp(letter: Letter) -> None:
    """Hand the letter to the mail server of the settings. A crash right after may repeat it, under the same
    Message-ID."""
    EmailMessage(
        letter.subject,
        letter.body,
        settings.DEFAULT_FROM_EMAIL,
        [letter.address],
        headers={
            "Message-ID": letter.message_id,
            "Date": format_datetime(letter.queued_at),
            **_marks(letter),
        },
    ).send()


CHANNELS: Mapping[str, Channel] = {"folder": folder, "smtp": smtp}


def chosen() -> Channel:
    """The channel of this installation (`PALERMO_CHANNEL`). Raises LookupError naming those there are."""
    name = str(settings.CHANNEL)
    if name not in CHANNELS:
        raise LookupError(f"There is no channel {name!r}: set PALERMO_CHANNEL to one of {', '.join(CHANNELS)}.")
    return CHANNELS[name]


def _eml(letter: Letter) -> Eml:
    eml = Eml()
    eml["From"], eml["To"], eml["Subject"] = settings.DEFAULT_FROM_EMAIL, letter.address, letter.subject
    eml["Date"], eml["Message-ID"] = format_datetime(letter.queued_at), letter.message_id
    for name, value in _marks(letter).items():
        eml[name] = value
    eml.set_content(letter.body)
    return eml


def _marks(letter: Letter) -> dict[str, str]:
    return {"Content-Language": letter.language, "Auto-Submitted": "auto-generated"}


def _settle(place: Path) -> None:
    descriptor = os.open(place, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
