"""Work as far as the session may see it: of some subjects, of an officer, one piece by its reference."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from palermo.access.models import Grant
from palermo.agencies import queries as officers
from palermo.agencies.models import Officer, Posting, Seat
from palermo.clocks.models import Deadline
from palermo.work.lifecycle import APPOINTMENT, QUESTION, TASK
from palermo.work.models import Appointment, KeptFilter, Note, Question, Task

AnyPiece = Note | Task | Appointment | Question
KINDS: Mapping[str, type[Note] | type[Task] | type[Appointment] | type[Question]] = {
    "N": Note,
    "T": Task,
    "A": Appointment,
    "Q": Question,
}
"""By the prefix of the reference."""
Due = Task | Appointment | Question
DUE: Mapping[str, type[Task] | type[Appointment] | type[Question]] = {"T": Task, "A": Appointment, "Q": Question}
WAITING = {"T": TASK.initial, "A": APPOINTMENT.initial, "Q": QUESTION.initial}
"""The status in which a piece waits for somebody."""
CLOCKS = ("do_task", "keep_appointment", "answer_asked")
MOST = 200


def piece(reference: str) -> AnyPiece | None:
    """The piece of a reference; None for a hidden one and an absent one alike."""
    kind = KINDS.get(reference.partition("-")[0])
    return kind.objects.filter(reference=reference).first() if kind else None


@dataclass(frozen=True)
class Item:
    """A piece with the clock that says for whom it waits and until when, if one ever ran."""

    piece: AnyPiece
    clock: Deadline | None

    @property
    def kind(self) -> str:
        """The prefix of its reference: N, T, A or Q."""
        return self.piece.reference.partition("-")[0]

    @property
    def waits(self) -> bool:
        """Whether somebody still has to do something."""
        return self.piece.in_error_at is None and getattr(self.piece, "status", "") == WAITING.get(self.kind, "-")


def about(subjects: Iterable[UUID], kinds: Sequence[str] = tuple(KINDS), most: int = MOST) -> list[Item]:
    """The work about some subjects, newest first, at most so many of a kind."""
    wanted = list(subjects)
    found: list[AnyPiece] = []
    for kind in kinds:
        found += KINDS[kind].objects.filter(subject__in=wanted).order_by("-at", "-id")[:most]
    return _with_clocks(sorted(found, key=lambda each: (each.at, each.reference), reverse=True))


def waiting_about(subjects: Iterable[UUID]) -> list[Due]:
    """What still waits for somebody about some subjects."""
    wanted, found = list(subjects), list[Due]()
    for kind, status in WAITING.items():
        found += DUE[kind].objects.filter(subject__in=wanted, status=status, in_error_at=None)[:MOST]
    return found


def _with_clocks(pieces: Sequence[AnyPiece]) -> list[Item]:
    rows = Deadline.objects.filter(kind__in=CLOCKS, about__in=[each.reference for each in pieces])
    last = {row.about: row for row in rows.order_by("started_at")}
    return [Item(each, last.get(each.reference)) for each in pieces]


def waiting_for(holders: Iterable[UUID], most: int = MOST) -> list[Item]:
    """What waits for some officers and seats, soonest first."""
    rows = Deadline.objects.filter(kind__in=CLOCKS, holder__in=list(holders), met_at=None, cancelled_at=None)
    return _of(rows.order_by("due_at")[:most])


def given_by(officer: UUID, most: int = MOST) -> list[Item]:
    """What an officer gave, arranged or asked and still waits, soonest first."""
    pieces: list[AnyPiece] = []
    for kind, status in WAITING.items():
        rows = DUE[kind].objects.filter(recorded_by=officer, status=status, in_error_at=None)
        pieces += rows.order_by("-at")[:most]
    items = [each for each in _with_clocks(pieces) if each.clock and each.clock.holder != officer]
    return sorted(items, key=lambda each: each.clock.due_at if each.clock else each.piece.at)


def _of(rows: Iterable[Deadline]) -> list[Item]:
    clocks = {row.about: row for row in rows}
    found: dict[str, AnyPiece] = {}
    for kind, model in KINDS.items():
        wanted = [reference for reference in clocks if reference.startswith(f"{kind}-")]
        if wanted:
            found |= {each.reference: each for each in model.objects.filter(reference__in=wanted)}
    return [Item(found[reference], clock) for reference, clock in clocks.items() if reference in found]


def may_be_given(places: Iterable[tuple[UUID, str]], at: datetime) -> dict[UUID, str]:
    """Who may be given work about any of some subjects, each with its compartment, by id: officers who may see it, by
    name, then the seats they hold."""
    wanted = set(places)
    compartments = {compartment for _subject, compartment in wanted}
    live = Grant.objects.filter(Q(until_at=None) | Q(until_at__gt=at), from_at__lte=at, compartment__in=compartments)
    rows = live.filter(Q(subject__in={subject for subject, _ in wanted}) | Q(subject=None))
    found = rows.values_list("holder", "subject", "compartment")
    holders = {holder for holder, subject, kind in found if subject is None or (subject, kind) in wanted}
    seats = Seat.objects.filter(pk__in=holders)
    posted = Posting.objects.filter(seat__in=seats, from_at__lte=at).exclude(until_at__lte=at)
    people = Officer.objects.filter(pk__in=holders | set(posted.values_list("officer", flat=True)), service=False)
    named = {who.id: str(who) for who in people.exclude(left_at__lte=at).order_by("name")}
    return named | {seat.id: officers.seat_words(seat) for seat in seats.order_by("agency", "role")}


def kept(officer: UUID, page: str) -> list[KeptFilter]:
    """The filters an officer keeps of a list, the oldest first."""
    return list(KeptFilter.objects.filter(officer=officer, page=page).order_by("kept_at"))
