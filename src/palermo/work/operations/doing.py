"""Tasks: given to an officer or a seat, with a day; done, left undone, passed on, moved, taken up again."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet

from palermo.agencies import operations as agencies
from palermo.agencies.models import Officer
from palermo.cases.operations import Refused
from palermo.clocks import operations as clocks
from palermo.clocks.models import Deadline
from palermo.work.codes import TASKS
from palermo.work.lifecycle import TASK
from palermo.work.models import Task
from palermo.work.operations.step import Place, changed, enter, holder, may_work, sealed, step

CLOCK = "do_task"


@transaction.atomic
def give(
    *,
    place: Place,
    what: str,
    words: str,
    to: UUID,
    officer: Officer,
    at: datetime,
    due_at: datetime | None = None,
    replaces: str = "",
) -> Task:
    """Give a task to an officer or a seat that may see what it is about; without a day it is due by local policy.

    Raises Refused for a wrong code, somebody who may not see it, or a day that has passed.
    """
    may_work(place, at)
    if what not in TASKS:
        raise Refused("Choose what is to be done.")
    whom = holder(place, to, at)
    made = Task.objects.create(
        subject=place.subject,
        compartment=place.compartment,
        about=place.about,
        at=at,
        recorded_by=officer.id,
        what=what,
        replaces=replaces,
    )
    made.refresh_from_db()
    sealed(made, "task", words)
    _start(made, whom, at, due_at)
    enter("task_given", made, made.reference, officer, at, terms={"to": str(whom), "what": what})
    _tell(made, whom, officer, at)
    return made


def _start(task: Task, whom: UUID, at: datetime, due_at: datetime | None) -> None:
    if due_at and due_at <= at:
        raise Refused("That day has passed: choose a later one.")
    clocks.start(
        CLOCK,
        subject=task.subject,
        compartment=task.compartment,
        holder=whom,
        about=task.reference,
        at=at,
        due_at=due_at,
    )


def _tell(task: Task, whom: UUID, officer: Officer, at: datetime) -> None:
    if whom != officer.id:
        agencies.tell(whom, "work_waits", key=f"task:{task.pk}:{task.version}", at=at)


@transaction.atomic
def do(*, task: Task, words: str = "", officer: Officer, at: datetime, version: int) -> Task:
    """The task is done; what came of it may be written, sealed. Raises Refused, Conflict."""
    row = step(TASK, "do", task, at)
    now = changed(task, version, status=row.to)
    sealed(now, "result", words)
    clocks.meet(CLOCK, subject=now.subject, about=now.reference, at=at)
    enter("task_done", now, now.reference, officer, at)
    return now


@transaction.atomic
def leave_undone(*, task: Task, reason: str, words: str = "", officer: Officer, at: datetime, version: int) -> Task:
    """The task will not be done, for a reason of the list. Raises Refused, Conflict."""
    row = step(TASK, "leave_undone", task, at, reason)
    now = changed(task, version, status=row.to)
    sealed(now, "result", words)
    clocks.cancel(CLOCK, subject=now.subject, about=now.reference, at=at)
    enter("task_not_done", now, now.reference, officer, at, reason=reason)
    return now


@transaction.atomic
def take_up_again(*, task: Task, reason: str, officer: Officer, at: datetime, version: int) -> Task:
    """The task is open again, for whoever had it. Raises Refused, Conflict."""
    row = step(TASK, "take_up_again", task, at, reason)
    now = changed(task, version, status=row.to)
    last = Deadline.objects.filter(kind=CLOCK, about=now.reference).order_by("-started_at").first()
    _start(now, last.holder if last and last.holder else officer.id, at, None)
    enter("task_reopened", now, now.reference, officer, at, reason=reason)
    return now


@transaction.atomic
def pass_on(*, task: Task, to: UUID, officer: Officer, at: datetime, version: int) -> Task:
    """Somebody else does it from now on. Raises Refused, Conflict."""
    _open(task)
    whom = holder(Place(task.subject, task.compartment, task.about), to, at)
    now = changed(task, version)
    _running(now).update(holder=whom, version=F("version") + 1)
    enter("task_passed_on", now, now.reference, officer, at, terms={"to": str(whom)})
    _tell(now, whom, officer, at)
    return now


@transaction.atomic
def move_day(*, task: Task, due_at: datetime, officer: Officer, at: datetime, version: int) -> Task:
    """The task is due on another day. Raises Refused, Conflict."""
    _open(task)
    if due_at <= at:
        raise Refused("That day has passed: choose a later one.")
    now = changed(task, version)
    _running(now).update(due_at=due_at, version=F("version") + 1)
    enter("task_moved", now, now.reference, officer, at)
    return now


def _open(task: Task) -> None:
    if task.status != TASK.initial:
        raise Refused(f"{task.reference} is {TASK.label(task.status)}: open it again first.")


def _running(task: Task) -> QuerySet[Deadline]:
    return Deadline.objects.filter(
        kind=CLOCK, subject=task.subject, about=task.reference, met_at=None, cancelled_at=None
    )
