"""The least that gets help moving, in one act: a visit, one person, what was seen, the outcome, the referral."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from palermo.agencies.models import Officer
from palermo.protection.identification.screening.models import Screening
from palermo.protection.identification.screening.operations.concluding import conclude
from palermo.protection.identification.screening.operations.meeting import Spoken, meet
from palermo.protection.identification.screening.operations.referring import POLICE, refer
from palermo.protection.identification.screening.operations.seeing import Seen, record_signs
from palermo.protection.identification.screening.operations.visiting import Circumstances, begin_visit
from palermo.protection.identification.screening.signs import SHORT


@dataclass(frozen=True)
class Urgent:
    """The seven answers: why it is urgent, what kind of place, language, age, what was seen, what to do, in words.

    `number` is that of the form, taken once.
    """

    urgent: str
    place: str
    language: str
    child: str
    signs: tuple[str, ...]
    outcome: str
    words: str
    number: str = ""


@transaction.atomic
def screen_urgently(*, answers: Urgent, officer: Officer, at: datetime) -> Screening:
    """Record an urgent screening of one person and send it on. Everything else can be added later. Raises Refused."""
    visit = begin_visit(
        of=Circumstances(place=answers.place, danger=answers.urgent == "danger", method="urgent", sheet=answers.number),
        when=at,
        officer=officer,
        at=at,
    )
    (screening,) = meet(
        visit=visit, spoken=Spoken(language=answers.language, child=answers.child), officer=officer, at=at
    )
    if answers.signs:
        seen = Seen(profile=SHORT, codes=answers.signs, observer="officer", seen_at=at, language=answers.language)
        record_signs(seen=seen, people=[screening], officer=officer, at=at)
    because = "danger" if answers.urgent == "danger" and answers.outcome == "refer" else "signs_point_to_it"
    conclude(
        people=[(screening, screening.version)],
        outcome=answers.outcome,
        reason=because,
        words=answers.words,
        officer=officer,
        at=at,
    )
    if answers.outcome == "refer":
        agrees = "police" if officer.agency_id == POLICE else "not_asked"
        refer(people=[screening], urgent=answers.urgent, agrees=agrees, words=answers.words, officer=officer, at=at)
    return screening
