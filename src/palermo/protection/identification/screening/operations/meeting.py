"""People are put on a visit, each by a reference of their own; what is learnt of them later changes the row."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F, Max

from palermo.access.operations import NotYours
from palermo.agencies.models import Officer
from palermo.cases import operations as cases
from palermo.cases.operations import Conflict, Refused
from palermo.ledger.operations import append
from palermo.protection.identification.screening import codes
from palermo.protection.identification.screening.lifecycle import SCREENING, WHAT
from palermo.protection.identification.screening.models import MOST, Screening, Visit
from palermo.protection.identification.screening.operations.visiting import role_of
from palermo.protection.identification.screening.signs import cites, profile_for
from palermo.vault import queries as vault


@dataclass(frozen=True)
class Spoken:
    """How the conversation is held: the person's language, through whom, whether alone, and whether they are a child."""

    language: str = ""
    interpreter: str = "not_yet"
    alone: str = "no"
    child: str = "unknown"
    profile: str = ""

    @property
    def used(self) -> str:
        """The list of indicators: the one that was chosen, or the one for their age."""
        return self.profile or profile_for(self.child)


@transaction.atomic
def meet(
    *,
    visit: Visit,
    spoken: Spoken,
    count: int = 1,
    name: str = "",
    details: str = "",
    when: datetime | None = None,
    officer: Officer,
    at: datetime,
) -> list[Screening]:
    """Put people on a visit: each becomes a party with a reference, and an entry. Who one is, is sealed.

    `when` is when they were met, by default the time of the visit. Raises Refused, access.NotYours.
    """
    role_of(officer, at)
    first = _room_for(visit, count, spoken)
    if count > 1 and (name or details):
        raise Refused("A name belongs to one person: add them one by one, or name them later.")
    Visit.objects.filter(pk=visit.pk, met__lt=first + count - 1).update(met=first + count - 1)
    made = []
    for number in range(first, first + count):
        party = cases.meet_person(act="person_screened", at=at, language=spoken.language, name=name, details=details)
        made.append(
            Screening.objects.create(
                subject=party,
                visit=visit,
                number=number,
                child=spoken.child,
                language=spoken.language,
                interpreter=spoken.interpreter,
                alone=spoken.alone,
                profile=spoken.used,
                indicators=cites(spoken.used),
                at=when or visit.at,
                recorded_by=officer.id,
            )
        )
        enter("person_screened", made[-1], officer, when or visit.at, terms={"visit": visit.reference})
    return made


def _room_for(visit: Visit, count: int, spoken: Spoken) -> int:
    """The next number on the visit."""
    if (
        spoken.child not in codes.CHILD
        or spoken.interpreter not in codes.INTERPRETERS
        or spoken.alone not in codes.ALONE
    ):
        raise Refused("Say whether the person is a child, who interprets, and whether you are alone with them.")
    if not Visit.objects.select_for_update().filter(pk=visit.pk).exists():
        raise NotYours("You hold no grant to put people on this visit: whoever began it does.")
    last: int = Screening.objects.filter(visit=visit).aggregate(last=Max("number"))["last"] or 0
    if count < 1 or last + count > MOST:
        raise Refused(f"A visit holds {MOST} people at most: enter a larger group as two visits.")
    return last + 1


@transaction.atomic
def change_person(*, screening: Screening, spoken: Spoken, officer: Officer, at: datetime, version: int) -> Screening:
    """What was learnt: their language, an interpreter found, their age. Raises Refused, Conflict."""
    role_of(officer, at)
    if screening.status in SCREENING.final:
        raise Refused("This screening was recorded in error: it is not changed any more.")
    changed = Screening.objects.filter(pk=screening.pk, version=version).update(
        child=spoken.child,
        language=spoken.language,
        interpreter=spoken.interpreter,
        alone=spoken.alone,
        profile=spoken.used,
        indicators=cites(spoken.used),
        version=F("version") + 1,
    )
    if not changed:
        raise changed_meanwhile(screening)
    screening.refresh_from_db()
    enter("screening_changed", screening, officer, at, terms={"child": spoken.child})
    return screening


@transaction.atomic
def record_who(*, screening: Screening, name: str, details: str, officer: Officer, at: datetime) -> None:
    """Seal who the person is. Nobody else learns it by this. Raises Refused when nothing was typed."""
    role_of(officer, at)
    if not cases.record_who(party=screening.subject, name=name, details=details):
        raise Refused("Write the name, or how to find the person again.")
    append(
        "details_recorded",
        at=at,
        officer=officer,
        subject=screening.subject_id,
        compartment="identity",
        about=screening.subject.reference,
        authority=WHAT,
    )


def is_named(screening: Screening) -> bool:
    """Whether anything of who the person is was sealed, as far as the session may know."""
    return any(field in ("name", "details") for _about, field in vault.latest([screening.subject_id]))


def enter(
    verb: str,
    screening: Screening,
    officer: Officer,
    at: datetime,
    *,
    authority: str = WHAT,
    reason: str = "",
    terms: dict[str, str | int] | None = None,
) -> None:
    """The ledger's line of an act on one person of a visit."""
    append(
        verb,
        at=at,
        officer=officer,
        subject=screening.subject_id,
        compartment="screening",
        about=screening.subject.reference,
        authority=authority,
        reason=reason,
        terms=terms,
    )


def changed_meanwhile(screening: Screening) -> Conflict:
    """Somebody else was quicker."""
    return Conflict(
        f"{screening.subject.reference} was changed by someone else since you opened it: read it again, then decide."
    )
