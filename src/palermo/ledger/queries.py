"""The ledger in English: entries the session may see, and the sentence each one reads as."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from palermo.ledger.models import Entry
from palermo.ledger.verbs import VERBS

LATE = timedelta(hours=1)
"""An act recorded this long after it happened is marked as entered late."""


@dataclass(frozen=True)
class Line:
    """One entry, readable: when, the sentence, the room it belongs to, and when it was recorded if that was late."""

    id: UUID
    place: int
    at: datetime
    sentence: str
    room: str
    authority: str
    recorded_at: datetime | None


def entries(
    *, subject: UUID | None = None, verb: str = "", officer: UUID | None = None, about: str = "", before: int | None = None
) -> QuerySet[Entry]:
    """Entries the session may see, newest first. `before` is a `place`, for the next page."""
    rows = Entry.objects.order_by("-place")
    chosen = Q()
    if subject:
        chosen &= Q(subject=subject)
    if verb:
        chosen &= Q(verb=verb)
    if officer:
        chosen &= Q(officer=officer)
    if about:
        chosen &= Q(about=about)
    if before:
        chosen &= Q(place__lt=before)
    return rows.filter(chosen)


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
    terms = {key: _word(value, names, words) for key, value in entry.terms.items()}
    filled = _Filled(
        terms, officer=names.get(entry.officer, _("someone")) if entry.officer else _("someone"),
        about=entry.about, reason=_word(entry.reason, names, words),
    )
    sentence = str(verb.sentence).format_map(filled) if verb else entry.verb.replace("_", " ")
    late = entry.recorded_at if entry.recorded_at - entry.at > LATE else None
    return Line(entry.id, entry.place, entry.at, sentence, verb.room if verb else "", entry.authority, late)


class _Filled(dict[str, str]):
    """A sentence with a term missing still reads: the gap is an ellipsis."""

    def __missing__(self, key: str) -> str:
        return "…"


def _word(value: object, names: Mapping[UUID, str], words: Mapping[str, str]) -> str:
    if id_ := _as_id(value):
        return names.get(id_, _("someone"))
    text = str(value)
    return str(words.get(text, text if any(c.isupper() for c in text) else text.replace("_", " ")))


def _as_id(value: object) -> UUID | None:
    try:
        return UUID(str(value)) if len(str(value)) == 36 else None
    except ValueError:
        return None
