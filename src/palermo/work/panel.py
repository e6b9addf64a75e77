"""The work about some subjects, drawn on a page of theirs: a case's, a person's, a support file's.

The page above says which places there are (what the work can be about, and who reads it there) and where its own
addresses are; the rest is here. `shown` makes the panel's context for `work/panel.html`, `add` is the whole page for
a new piece, `opened` the sealed words for a purpose.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from palermo.access.operations import must
from palermo.agencies import queries as officers
from palermo.agencies.asking import Asking, posted
from palermo.cases.acts import ask
from palermo.vault.operations import reveal
from palermo.vault.queries import latest
from palermo.work import codes, operations, queries
from palermo.work.forms import Add, AppointmentForm, NoteForm, Open, QuestionForm, TaskForm
from palermo.work.lifecycle import APPOINTMENT, QUESTION, TASK, WORKERS
from palermo.work.operations.step import Place
from palermo.work.queries import AnyPiece, Item

FIELDS: Mapping[str, Any] = {
    "note": _("What was said or done"),
    "task": _("What is to be done"),
    "where": _("Where and with whom"),
    "question": _("The question"),
    "answer": _("The answer"),
    "result": _("What came of it"),
}
"""The sealed words of a piece, in the order they are read."""
TABLES = {"T": TASK, "A": APPOINTMENT, "Q": QUESTION}
TONES = {"open": "wait", "arranged": "wait", "asked": "wait", "done": "good", "kept": "good", "answered": "good"}


Said = Mapping[UUID, dict[str, str]]
"""Opened words, by piece and field."""


@dataclass(frozen=True)
class Row:
    """One piece in words: what it is, who recorded it, for whom it waits, how it stands, and its words once opened."""

    item: Item
    what: str
    by: str
    holder: str
    state: str
    tone: str
    late: bool
    said: tuple[tuple[str, str], ...] = ()

    @property
    def piece(self) -> AnyPiece:
        return self.item.piece


def what_of(item: Item) -> str:
    """A piece in a few words: “Telephone, the person”, “Find an interpreter”."""
    piece = item.piece
    if item.kind == "N":
        words = f"{codes.WAYS[piece.way]}, {codes.WHOM[piece.whom]}"  # type: ignore[union-attr]
    elif item.kind == "Q":
        words = str(codes.TOPICS[piece.topic])  # type: ignore[union-attr]
    else:
        words = str({**codes.TASKS, **codes.MEETINGS}[piece.what])  # type: ignore[union-attr]
    return words[:1].upper() + words[1:]


def rows(items: Iterable[Item], said: Said | None = None) -> list[Row]:
    """Pieces in words, with the names of officers and seats looked up at once."""
    wanted = list(items)
    ids = {each.piece.recorded_by for each in wanted}
    ids |= {each.clock.holder for each in wanted if each.clock and each.clock.holder}
    named = officers.names(ids)
    return [_row(each, named, (said or {}).get(each.piece.pk, {})) for each in wanted]


def _row(item: Item, named: Mapping[UUID, str], said: Mapping[str, str]) -> Row:
    piece, table = item.piece, TABLES.get(item.kind)
    status = str(getattr(piece, "status", ""))
    state = table.label(status) if table else ""
    return Row(
        item,
        what_of(item),
        named.get(piece.recorded_by, ""),
        named.get(item.clock.holder, "") if item.clock and item.clock.holder else "",
        state[:1].upper() + state[1:],
        TONES.get(status, "quiet"),
        (piece.recorded_at - piece.at).total_seconds() > 3600,
        tuple((str(words), said[field]) for field, words in FIELDS.items() if field in said),
    )


def shown(subjects: Iterable[UUID], said: Said | None = None) -> dict[str, Any]:
    """The panel's context: what waits, soonest first; what was noted; what is finished, newest first."""
    made = rows(queries.about(subjects), said)
    sealed = bool(latest([row.piece.pk for row in made]))
    waits = [row for row in made if row.item.waits]
    return {
        "work_waits": sorted(waits, key=lambda row: row.item.clock.due_at if row.item.clock else row.piece.at),
        "work_notes": [row for row in made if row.item.kind == "N"],
        "work_finished": [row for row in made if row.item.kind != "N" and not row.item.waits],
        "work_sealed": sealed,
        "work_opened": bool(said),
    }


def opened(request: Asking, pieces: Iterable[AnyPiece], purpose: str) -> Said:
    """The sealed words of some pieces, by piece and field: an entry for each subject is committed before they show."""
    wanted = {piece.pk: piece for piece in pieces}
    said: dict[UUID, dict[str, str]] = {}
    gathered: dict[tuple[UUID, str, str], dict[UUID, tuple[UUID, str]]] = {}
    for (about, field), id_ in latest(wanted).items():
        piece = wanted[about]
        gathered.setdefault((piece.subject, piece.compartment, piece.about), {})[id_] = (about, field)
    for (subject, compartment, reference), ids in gathered.items():
        texts = reveal(
            ids,
            purpose=purpose,
            officer=request.officer,
            at=request.now,
            subject=subject,
            compartment=compartment,
            about=reference,
        )
        for id_, text in texts.items():
            about, field = ids[id_]
            said.setdefault(about, {})[field] = text
    return said


@dataclass(frozen=True)
class Adding:
    """A kind of piece that can be added: its form, its act, and the words of its page."""

    form: type[Add]
    act: Callable[..., object]
    title: str
    button: str
    done: str


def adding() -> dict[str, Adding]:
    """What can be added, by the word in the address."""
    return {
        "note": Adding(NoteForm, operations.note, _("Note a contact"), _("Keep the note"), _("The note is kept.")),
        "task": Adding(TaskForm, operations.give, _("Give a task"), _("Give the task"), _("The task waits for them.")),
        "appointment": Adding(
            AppointmentForm, operations.arrange, _("Arrange an appointment"), _("Arrange it"), _("It is arranged.")
        ),
        "question": Adding(
            QuestionForm, operations.ask, _("Ask a colleague"), _("Ask"), _("The question waits for them.")
        ),
    }


def add(
    request: Asking, kind: str, places: Mapping[str, tuple[Place, str]], *, back: str, caption: str
) -> HttpResponse:
    """The page for a new piece, about one of several places, each by a key with the words of who reads it there.

    Raises Http404 for a kind that is none, and where there is no place that the session sees.
    """
    chosen = adding().get(kind)
    if chosen is None or not places:
        raise Http404
    must("" if request.roles & set(WORKERS) else _("Your role does not work on cases: ask somebody whose role does."))
    wanted = [(place.subject, place.compartment) for place, _words in places.values()]
    people = queries.may_be_given(wanted, request.now) if "to" in chosen.form.base_fields else {}
    first = next((key for key in places if key == request.GET.get("about")), next(iter(places)))
    form = chosen.form(
        posted(request),
        places={key: words for key, (_place, words) in places.items()},
        people=people,
        initial={"place": first, "to": str(request.officer.id), "when": request.now},
    )

    def act(given: dict[str, Any]) -> object:
        place, _words = places[given.get("place", first)]
        more = {"replaces": request.GET["replaces"]} if _is_piece(request.GET.get("replaces", "")) else {}
        return chosen.act(place=place, officer=request.officer, at=request.now, **form.given(), **more)

    lead_in = next(iter(places.values()))[1] if len(places) == 1 else ""
    return ask(
        request,
        form,
        act,
        title=chosen.title,
        button=chosen.button,
        back=back,
        done=chosen.done,
        caption=caption,
        lead_in=lead_in,
    )


def _is_piece(reference: str) -> bool:
    return bool(reference) and queries.piece(reference) is not None


def open_form(request: Asking) -> Open:
    """The form that asks what sealed words are opened for."""
    return Open(posted(request), initial={"purpose": "investigate"})
