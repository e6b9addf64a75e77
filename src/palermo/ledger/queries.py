"""The ledger in English: entries the session may see, and the sentence each one reads as."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from palermo.ledger.models import Entry
from palermo.ledger.verbs import VERBS
from palermo.ledger.words import Spoken

SEAT = re.compile(r"[A-Za-z-]+/[a-z_]+")
"""How a seat stands in an entry's terms: Agency/role."""
LATE = timedelta(hours=1)
"""An act recorded this long after it happened is marked as entered late."""


@dataclass(frozen=True)
class Line:
    """One entry, readable: when, the sentence, the room it belongs to, when it was recorded if that was late.

    `entered_at` is when it was recorded, late or not: tamper evidence runs from it.
    """

    id: UUID
    place: int
    at: datetime
    sentence: str
    room: str
    authority: str
    recorded_at: datetime | None
    entered_at: datetime


def entries(
    *,
    subject: UUID | None = None,
    verb: str = "",
    room: str = "",
    officer: UUID | None = None,
    officers: Collection[UUID] | None = None,
    about: str = "",
    from_at: datetime | None = None,
    until_at: datetime | None = None,
    before: int | None = None,
) -> QuerySet[Entry]:
    """Entries the session may see, newest first. `before` is a `place`, for the next page.

    `room` stands for its verbs; `officers` for any of several; the moments bound when it happened, half-open.
    """
    chosen = {
        "subject": subject,
        "verb": verb,
        "verb__in": [name for name, each in VERBS.items() if each.room == room] if room else None,
        "officer": officer,
        "officer__in": officers,
        "about": about,
        "at__gte": from_at,
        "at__lt": until_at,
        "place__lt": before,
    }
    given = {name: value for name, value in chosen.items() if value is not None and value != ""}
    return Entry.objects.filter(**given).order_by("-place")


def page(rows: QuerySet[Entry], size: int, *, after: int | None = None) -> tuple[list[Entry], bool]:
    """At most `size` entries, newest first, and whether more lie beyond them in the direction one reads.

    `after` is a `place`: then it is the page just above it, for going back towards the newest.
    """
    if after is None:
        found = list(rows[: size + 1])
        return found[:size], len(found) > size
    found = list(rows.filter(place__gt=after).order_by("place")[: size + 1])
    return found[:size][::-1], len(found) > size


def read(rows: Iterable[Entry], names: Mapping[UUID, str], words: Mapping[str, str] | None = None) -> list[Line]:
    """Entries as sentences. `names` are officers and seats by id; `words` are what codes mean (reasons, purposes).

    A name that is not known reads as “someone”; a code without words reads as itself, with spaces.
    """
    return [_line(entry, names, words or {}) for entry in rows]


def who_is_named(rows: Iterable[Entry]) -> set[UUID]:
    """Every officer and seat that the entries name, to be looked up at once."""
    found = {entry.officer for entry in rows if entry.officer}
    for entry in rows:
        found |= {id_ for value in entry.terms.values() if (id_ := _as_id(value))}
    return found


def _line(entry: Entry, names: Mapping[UUID, str], words: Mapping[str, str]) -> Line:
    verb = VERBS.get(entry.verb)
    if verb and isinstance(words, Spoken):
        words = words.of(verb.room)
    terms = {key: _word(value, names, words) for key, value in entry.terms.items()}
    filled = _Filled(
        terms,
        officer=names.get(entry.officer, _("someone")) if entry.officer else _("someone"),
        about=entry.about,
        reason=_word(entry.reason, names, words),
    )
    sentence = verb.reads(entry.terms).format_map(filled) if verb else entry.verb.replace("_", " ")
    late = entry.recorded_at if entry.recorded_at - entry.at > LATE else None
    room = verb.room if verb else ""
    return Line(entry.id, entry.place, entry.at, sentence, room, entry.authority, late, entry.recorded_at)


class _Filled(dict[str, str]):
    """A sentence with a term missing still reads: the gap is an ellipsis."""

    def __missing__(self, key: str) -> str:
        return "…"


def _word(value: object, names: Mapping[UUID, str], words: Mapping[str, str]) -> str:
    if id_ := _as_id(value):
        return names.get(id_, _("someone"))
    text = str(value)
    if SEAT.fullmatch(text):
        agency, _slash, role = text.partition("/")
        return f"{role.replace('_', ' ')} ({agency})"
    return str(words.get(text, text if any(c.isupper() for c in text) else text.replace("_", " ")))


def _as_id(value: object) -> UUID | None:
    try:
        return UUID(str(value)) if len(str(value)) == 36 else None
    except ValueError:
        return None
