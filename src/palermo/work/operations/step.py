"""What every act on a piece of work shares: where it stands, its step, its sealed words, its line in the ledger."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar
from uuid import UUID

from django.db.models import F

from palermo.access import queries as grants
from palermo.agencies import queries as officers
from palermo.agencies.models import Officer
from palermo.cases.operations import Conflict, Refused
from palermo.law.lifecycle import Lifecycle, Step
from palermo.ledger.operations import append
from palermo.vault.operations import seal
from palermo.work.codes import READERS
from palermo.work.lifecycle import AUTHORITY, WORKERS
from palermo.work.models import Appointment, Note, Piece, Question, Task
from palermo.work.queries import may_be_given

AnyPiece = Note | Task | Appointment | Question
Kind = TypeVar("Kind", Note, Task, Appointment, Question)
EARLY = timedelta(minutes=5)
"""How far an officer's watch may run before ours."""


@dataclass(frozen=True)
class Place:
    """What a piece of work is about: a subject, the kind of knowledge it is part of, and the subject's reference."""

    subject: UUID
    compartment: str
    about: str


def may_work(place: Place, at: datetime) -> None:
    """Raises Refused for a role that works on no case, a kind of knowledge that holds no work, or what one cannot
    see."""
    if not officers.roles_held(at) & set(WORKERS):
        raise Refused("Your role does not work on cases: ask somebody whose role does.")
    if place.compartment not in READERS or not grants.may_see(place.compartment, place.subject):
        raise Refused(f"You cannot put work about {place.about} there: choose a part of it that you may see.")


def happened(when: datetime, at: datetime) -> datetime:
    """A moment that has come. Raises Refused for one that has not."""
    if when > at + EARLY:
        raise Refused("This is in the future: give the moment when it happened, or arrange an appointment.")
    return min(when, at)


def holder(place: Place, whom: UUID, at: datetime) -> UUID:
    """An officer or a seat that may be given work here. Raises Refused for one who may not see what it is about."""
    if whom not in may_be_given([(place.subject, place.compartment)], at):
        raise Refused(f"They may not see this part of {place.about}: choose somebody who may.")
    return whom


def sealed(piece: AnyPiece, field: str, text: str) -> None:
    """Seal what was typed, beside the piece it belongs to."""
    seal(subject=piece.subject, compartment=piece.compartment, about=piece.pk, field=field, text=text)


def changed(piece: Kind, version: int, **to: object) -> Kind:
    """Change a piece that is as the officer read it, and is not in error. Raises Conflict, and Refused for one in
    error."""
    kind = type(piece)
    now = kind.objects.filter(pk=piece.pk)
    if now.filter(in_error_at__isnull=False).exists():
        raise Refused(f"{piece.reference} is marked as recorded in error: record it rightly instead.")
    if not now.filter(version=version).update(version=F("version") + 1, **to):
        raise Conflict(
            f"{piece.reference} was changed by someone else since you opened it: read it again, then decide."
        )
    return kind.objects.get(pk=piece.pk)


def step(table: Lifecycle, name: str, piece: Task | Appointment | Question, at: datetime, reason: str = "") -> Step:
    """The step of a lifecycle, if it may be taken now. Raises Refused, for a reason that is not of its list too."""
    row = table.step(name)
    if refusal := table.refusal(row, piece.status, officers.roles_held(at)):
        raise Refused(refusal)
    if row.reasons and reason not in row.reasons:
        raise Refused(f"Choose a reason: {', '.join(row.reasons)}.")
    return row


def enter(
    verb: str,
    piece: Piece,
    of: str,
    officer: Officer,
    at: datetime,
    *,
    reason: str = "",
    terms: Mapping[str, str | int] | None = None,
) -> None:
    """Enter one act on a piece of work, `of` its reference, beside what it is about."""
    append(
        verb,
        at=at,
        officer=officer,
        subject=piece.subject,
        compartment=piece.compartment,
        about=of,
        authority=AUTHORITY,
        reason=reason,
        terms={"on": piece.about, **(terms or {})},
    )
