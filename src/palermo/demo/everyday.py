"""What officers do between the great steps of a story: contacts, a task, an appointment, a question."""

from datetime import datetime, timedelta
from typing import Any

from palermo.agencies.models import Officer
from palermo.cases.models import Case, Party
from palermo.demo.acting import acting
from palermo.work import operations as work
from palermo.work.operations.step import Place

DAY = timedelta(days=1)


def everyday(case: Case, person: Party, lead: str, at: datetime) -> None:
    """The lead speaks to the person, finds an interpreter through a colleague, asks whoever took the call; one task waits."""
    on_case, on_person = Place(case.pk, "casefile", case.reference), Place(person.pk, "assessment", person.reference)
    with acting(lead) as me:
        mine: dict[str, Any] = {"officer": me, "at": at}
        hana = Officer.objects.get(handle="hana")
        work.note(
            place=on_person, way="telephone", whom="the_person", language="sm", interpreter=True,
            words="Invented: he will speak again on Friday, after work, if the contractor is away.", **mine,
        )  # fmt: skip
        work.note(place=on_case, way="not_reached", whom="employer", words="", **mine)
        found = work.give(
            place=on_case,
            what="find_interpreter",
            words="Invented: Samoan, and nobody who knows K.",
            to=hana.id,
            **mine,
        )
        asked = work.ask(
            place=on_case, topic="work_and_pay", words="Invented: did the caller say who keeps the passports?",
            to=hana.id, **mine,
        )  # fmt: skip
        visit = work.arrange(
            place=on_person, what="interview", begins_at=at + 2 * DAY, words="Invented: the church hall, side door.",
            to=me.id, language="sm", interpreter=True, **mine,
        )  # fmt: skip
        work.give(place=on_case, what="get_document", words="", to=me.id, due_at=at + 90 * DAY, **mine)
    with acting("hana") as me:
        words = "Invented: the first was a relative of K. The second is not; she comes on Friday."
        work.do(task=found, words=words, officer=me, at=at + DAY, version=1)
        work.answer(
            question=asked, answer="in_words", words="Invented: the contractor, in his safe.", officer=me,
            at=at + DAY, version=1,
        )  # fmt: skip
    with acting(lead) as me:
        work.keep(appointment=visit, words="Invented: two hours, with breaks.", officer=me, at=at + 3 * DAY, version=1)
