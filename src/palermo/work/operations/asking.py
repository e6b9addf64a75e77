"""Questions between colleagues: asked of an officer or a seat, answered, taken back, asked again."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from palermo.agencies import operations as agencies
from palermo.agencies.models import Officer
from palermo.cases.operations import Refused
from palermo.clocks import operations as clocks
from palermo.clocks.models import Deadline
from palermo.work.codes import ANSWERS, TOPICS
from palermo.work.lifecycle import QUESTION
from palermo.work.models import Question
from palermo.work.operations.step import Place, changed, enter, holder, may_work, sealed, step

CLOCK = "answer_asked"


@transaction.atomic
def ask(
    *, place: Place, topic: str, words: str, to: UUID, officer: Officer, at: datetime, replaces: str = ""
) -> Question:
    """Ask a colleague, or a seat, who may see what it is about. Raises Refused for no question, a wrong code, or
    somebody who may not see it."""
    may_work(place, at)
    if topic not in TOPICS:
        raise Refused("Choose what the question is about.")
    if not words.strip():
        raise Refused("Write your question.")
    whom = holder(place, to, at)
    made = Question.objects.create(
        subject=place.subject,
        compartment=place.compartment,
        about=place.about,
        at=at,
        recorded_by=officer.id,
        topic=topic,
        replaces=replaces,
    )
    made.refresh_from_db()
    sealed(made, "question", words)
    _wait(made, whom, officer, at)
    enter("question_asked", made, made.reference, officer, at, terms={"to": str(whom), "topic": topic})
    return made


def _wait(question: Question, whom: UUID, officer: Officer, at: datetime) -> None:
    clocks.start(
        CLOCK,
        subject=question.subject,
        compartment=question.compartment,
        holder=whom,
        about=question.reference,
        at=at,
    )
    if whom != officer.id:
        agencies.tell(whom, "work_waits", key=f"question:{question.pk}:{question.version}", at=at)


@transaction.atomic
def answer(
    *, question: Question, answer: str, words: str = "", officer: Officer, at: datetime, version: int
) -> Question:
    """Answer a question; whoever may see what it is about may, and the asker is told. Raises Refused, Conflict."""
    row = step(QUESTION, "answer", question, at)
    if answer not in ANSWERS:
        raise Refused("Choose an answer.")
    if answer == "in_words" and not words.strip():
        raise Refused("Write the answer.")
    now = changed(question, version, status=row.to, answer=answer, answered_at=at, answered_by=officer.id)
    sealed(now, "answer", words)
    clocks.meet(CLOCK, subject=now.subject, about=now.reference, at=at)
    enter("question_answered", now, now.reference, officer, at, terms={"answer": answer})
    if now.recorded_by != officer.id:
        agencies.tell(now.recorded_by, "work_answered", key=f"answer:{now.pk}:{now.version}", at=at)
    return now


@transaction.atomic
def withdraw(*, question: Question, reason: str, officer: Officer, at: datetime, version: int) -> Question:
    """The asker takes the question back. Raises Refused, for anybody else too, and Conflict."""
    if question.recorded_by != officer.id:
        raise Refused("Only who asked takes a question back: answer it, or tell them.")
    row = step(QUESTION, "withdraw", question, at, reason)
    now = changed(question, version, status=row.to)
    clocks.cancel(CLOCK, subject=now.subject, about=now.reference, at=at)
    enter("question_withdrawn", now, now.reference, officer, at, reason=reason)
    return now


@transaction.atomic
def ask_again(*, question: Question, reason: str, officer: Officer, at: datetime, version: int) -> Question:
    """The answer was not enough: it waits again, for whoever it waited for. Raises Refused, Conflict."""
    row = step(QUESTION, "ask_again", question, at, reason)
    now = changed(question, version, status=row.to, answer="", answered_at=None, answered_by=None)
    last = Deadline.objects.filter(kind=CLOCK, about=now.reference).order_by("-started_at").first()
    _wait(now, last.holder if last and last.holder else officer.id, officer, at)
    enter("question_asked_again", now, now.reference, officer, at, reason=reason)
    return now
