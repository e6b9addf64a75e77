"""`palermo ledger`: the newest entries as sentences or lines of JSON, read by the server's own officer."""

import json
from argparse import ArgumentTypeError
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.utils import timezone

from palermo.access.standing import AUTHORITY
from palermo.agencies import door
from palermo.agencies.models import Officer
from palermo.agencies.queries import names, officer
from palermo.agencies.reference import SERVICE
from palermo.ledger import queries
from palermo.ledger.models import Entry
from palermo.ledger.operations import append
from palermo.ledger.queries import Line
from palermo.ledger.words import spoken
from palermo.server.arguments import parser
from palermo.session.opening import opening

MOST = 10_000
"""How many entries one reading gives at most."""


def main(argv: list[str]) -> int:
    """`palermo ledger tail`."""
    words = parser("ledger", "Read the ledger: everything that happened, in order, never rewritten.")
    acts = words.add_subparsers(dest="act", required=True, metavar="tail")
    tail_words = acts.add_parser("tail", help="the newest entries, the newest last", allow_abbrev=False)
    tail_words.add_argument("--json", action="store_true", help="each entry as a line of JSON")
    tail_words.add_argument("--limit", type=_number, default=20, metavar="N", help="how many; 20 unless you say")
    options = words.parse_args(argv)
    for entry, line, who in tail(options.limit):
        print(json.dumps(as_json(entry, line, who), ensure_ascii=False) if options.json else _sentence(line))
    return 0


def tail(limit: int) -> list[tuple[Entry, Line, str]]:
    """The newest entries, the newest last, with their sentences and who acted. The reading is entered."""
    with as_the_service() as me:
        now = timezone.now()
        terms = {"values": limit}
        append(
            "ledger_read",
            at=now,
            officer=me,
            compartment="ledger",
            authority=AUTHORITY,
            terms=terms,
        )
        found = list(queries.entries()[:limit])[::-1]
        known = names(queries.who_is_named(found))
        lines = queries.read(found, known, spoken())
        return [(e, line, known.get(e.officer, "") if e.officer else "") for e, line in zip(found, lines, strict=True)]


@contextmanager
def as_the_service() -> Iterator[Officer]:
    """A session in the name of the server's own officer, ended with the command."""
    token = door.mint_for_command(SERVICE)
    try:
        with opening(token):
            yield officer(SERVICE)
    finally:
        door.end_command(token)


def as_json(entry: Entry, line: Line, who: str) -> dict[str, Any]:
    """One entry for other programs. Moments are ISO 8601 with their zone; `late` says it was entered late."""
    return {
        "place": entry.place,
        "id": str(entry.id),
        "verb": entry.verb,
        "sentence": line.sentence,
        "actor": entry.actor,
        "officer": who,
        "about": entry.about,
        "compartment": entry.compartment,
        "authority": entry.authority,
        "reason": entry.reason,
        "terms": entry.terms,
        "at": entry.at.isoformat(),
        "recorded_at": entry.recorded_at.isoformat(),
        "late": line.recorded_at is not None,
    }


def _sentence(line: Line) -> str:
    late = f" (recorded {timezone.localtime(line.entered_at):%Y-%m-%d %H:%M})" if line.recorded_at else ""
    return f"{timezone.localtime(line.at):%Y-%m-%d %H:%M}  {line.sentence}{late}"


def _number(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= MOST:
        raise ArgumentTypeError(f"write a number from 1 to {MOST}, not {text}")
    return int(text)
