"""Compile, extract and check the translations: `python -m palermo.design.translations [--extract] [--check]`.

Babel does what msgfmt would, so nothing but Python is needed. The compiled .mo files are git-ignored.
"""

import argparse
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from palermo.design import catalogue

OWN = "design"
"""The room that keeps the words of every room without a catalogue of its own."""

LONG_AGO = datetime(2009, 7, 1, tzinfo=UTC)
CHANGEABLE = ('"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By')
"""Header lines that would differ at every extraction and say nothing."""


def main(arguments: list[str] | None = None) -> int:
    """Do what was asked; 1 when the check finds something."""
    parser = argparse.ArgumentParser(prog="palermo.design.translations", description=__doc__)
    parser.add_argument("--extract", action="store_true", help="find the marked words and update the .po files")
    parser.add_argument("--check", action="store_true", help="fail if a public word lacks a translation")
    asked = parser.parse_args(arguments)
    if asked.extract:
        for po in catalogues():
            print(f"translations: {po.parent.parent.name} updated, {update(po)} without words")
    if asked.check:
        wrong = faults()
        print("\n".join(wrong) or "translations: every public word is translated")
        return 1 if wrong else 0
    print(f"translations: {sum(map(compile_po, catalogues()))} messages are compiled")
    return 0


def catalogues() -> list[Path]:
    """The .po file of every language: design's, and those of rooms that keep their own."""
    return sorted(catalogue.PACKAGE.rglob("locale/*/LC_MESSAGES/django.po"))


def room(po: Path) -> str:
    """The room a .po belongs to, as a path inside the package: `design`, `web/public`."""
    return po.parents[3].relative_to(catalogue.PACKAGE).as_posix()


def keeps(po: Path, places: Iterable[str]) -> bool:
    """Whether words that stand in these places belong in this .po: the room's own, else design's."""
    rooms = {room(each) for each in catalogues()} - {OWN}
    if room(po) != OWN:
        return any(place.startswith(f"{room(po)}/") for place in places)
    return not all(any(place.startswith(f"{each}/") for each in rooms) for place in places)


def read(po: Path) -> Catalog:
    """A language's catalogue, of no date: what is compiled from it is the same at any time of day."""
    with po.open("rb") as stream:
        kept = read_po(stream, locale=None, charset="utf-8")
    kept.creation_date = kept.revision_date = LONG_AGO
    return kept


def compiled(po: Path) -> bytes:
    """What the .mo of a .po must be."""
    stream = BytesIO()
    write_mo(stream, read(po))
    return stream.getvalue()


def compile_po(po: Path) -> int:
    """Write the .mo beside its .po; how many messages it has."""
    po.with_suffix(".mo").write_bytes(compiled(po))
    return sum(1 for message in read(po) if message.id and is_translated(message))


def update(po: Path) -> int:
    """Bring a .po in step with the words marked today, keeping what is translated; how many are not."""
    old, new = read(po), Catalog(charset="utf-8", fuzzy=False)
    for message in catalogue.found():
        if message.id and keeps(po, [place for place, _line in message.locations]):
            new.add(message.id, locations=message.locations, flags=message.flags, context=message.context)
    for message in new:
        before = old.get(message.id, message.context) if message.id else None
        if before is not None:
            message.string, message.flags = before.string, before.flags
            message.user_comments = before.user_comments
    new.header_comment, new.locale = old.header_comment, old.locale
    new.mime_headers = old.mime_headers
    stream = BytesIO()
    write_po(stream, new, sort_output=True, include_lineno=False, width=120)
    lines = stream.getvalue().decode().splitlines(keepends=True)
    po.write_text("".join(line for line in lines if not line.startswith(CHANGEABLE)), encoding="utf-8")
    return sum(1 for message in new if message.id and not is_translated(message))


def is_translated(message: Message) -> bool:
    """Whether every form of a message has words."""
    strings = message.string if isinstance(message.string, list | tuple) else (message.string,)
    return bool(strings) and all(strings) and not message.fuzzy


def faults() -> list[str]:
    """What is missing or stale, each as a sentence that says what to do."""
    wrong: list[str] = []
    today = catalogue.found()
    for po in catalogues():
        language, kept = po.parent.parent.name, read(po)
        for message in today:
            places = sorted({place for place, _line in message.locations if catalogue.is_public(place)})
            if not message.id or not places or not keeps(po, places):
                continue
            words = message.id if isinstance(message.id, str) else message.id[0]
            known = kept.get(message.id, message.context)
            if known is None or not is_translated(known):
                wrong.append(f"{language}: translate “{words}” ({places[0]}) in {po.name}; --extract adds it.")
        mo = po.with_suffix(".mo")
        if not mo.exists() or mo.read_bytes() != compiled(po):
            wrong.append(f"{language}: the .mo is stale: run python -m palermo.design.translations.")
    return wrong


if __name__ == "__main__":
    sys.exit(main())
