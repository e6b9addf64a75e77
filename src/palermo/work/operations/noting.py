"""Note a contact: how, with whom, when, in which language; what was said is sealed."""

from datetime import datetime

from django.db import transaction

from palermo.agencies.models import Officer
from palermo.cases.operations import Refused
from palermo.work.codes import WAYS, WHOM
from palermo.work.models import Note
from palermo.work.operations.step import Place, enter, happened, may_work, sealed


@transaction.atomic
def note(
    *,
    place: Place,
    way: str,
    whom: str,
    words: str,
    officer: Officer,
    at: datetime,
    when: datetime | None = None,
    language: str = "",
    interpreter: bool = False,
    replaces: str = "",
) -> Note:
    """Note a contact that happened at `when` (by default now). Raises Refused for a wrong code, no words, or a moment
    to come."""
    may_work(place, at)
    if way not in WAYS or whom not in WHOM:
        raise Refused("Choose how the contact was, and with whom.")
    if not words.strip() and way != "not_reached":
        raise Refused("Write what was said or done: a line is enough.")
    moment = happened(when or at, at)
    made = Note.objects.create(
        subject=place.subject,
        compartment=place.compartment,
        about=place.about,
        at=moment,
        recorded_by=officer.id,
        way=way,
        whom=whom,
        language=language,
        interpreter=interpreter,
        replaces=replaces,
    )
    made.refresh_from_db()
    sealed(made, "note", words)
    enter("contact_noted", made, made.reference, officer, moment, terms={"way": way, "whom": whom})
    return made
