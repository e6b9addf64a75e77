"""Reading visits, the people met and what became of them, as far as the session may see."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from palermo.cases.models import Case, Party
from palermo.clocks import queries as clocks
from palermo.clocks.models import Deadline
from palermo.protection.identification.screening.models import Referral, Screening, Sign, Visit
from palermo.protection.identification.screening.signs import ADULT
from palermo.protection.identification.screening.waiting import KINDS

PAGE = 25


@dataclass(frozen=True)
class Person:
    """One person of a visit with what was recorded: live signs, those in error, referrals newest first."""

    screening: Screening
    party: Party
    signs: list[Sign] = field(default_factory=list)
    in_error: list[Sign] = field(default_factory=list)
    referrals: list[Referral] = field(default_factory=list)

    @property
    def referral(self) -> Referral | None:
        """The newest referral."""
        return self.referrals[0] if self.referrals else None

    @property
    def ticket(self) -> str:
        """The person with the version that was read, as a form sends it back."""
        return f"{self.party.reference}:{self.screening.version}"


def visit(reference: str) -> Visit | None:
    """The visit of a reference; None when hidden and when absent alike."""
    return Visit.objects.filter(reference=reference).first()


def of_sheet(number: str) -> Visit | None:
    """The visit that a sheet, or an urgent form, of this number made, if the session may see it."""
    return Visit.objects.filter(sheet=number).first() if number else None


def visits(*, before: Visit | None = None, size: int = PAGE) -> list[Visit]:
    """Visits the session may see, newest first, at most `size` and one more."""
    rows = Visit.objects.order_by("-at", "-id")
    if before:
        rows = rows.filter(at__lt=before.at) | rows.filter(at=before.at, id__lt=before.id)
    return list(rows[: size + 1])


def counts(of: Iterable[Visit]) -> Mapping[UUID, Mapping[str, int]]:
    """For each visit how many people stand at which status, those in error left out."""
    found: dict[UUID, dict[str, int]] = {}
    rows = Screening.objects.filter(visit__in=list(of)).exclude(status="in_error").values_list("visit", "status")
    for visit_id, status in rows:
        found.setdefault(visit_id, {}).setdefault(status, 0)
        found[visit_id][status] += 1
    return found


def people(of: Visit) -> list[Person]:
    """The people of a visit whom the session may see, in the order they were put on it. Five queries, however many."""
    screenings = list(Screening.objects.filter(visit=of).select_related("subject", "visit").order_by("number"))
    return _gathered(screenings)


def person(of: Visit, reference: str) -> Person | None:
    """One person of a visit; None when hidden and when absent alike."""
    rows = Screening.objects.filter(visit=of, subject__reference=reference).select_related("subject", "visit")
    return next(iter(_gathered(list(rows))), None)


def _gathered(screenings: list[Screening]) -> list[Person]:
    subjects = [each.subject_id for each in screenings]
    signs: dict[UUID, list[Sign]] = {}
    for sign in Sign.objects.filter(subject__in=subjects).order_by("seen_at", "code"):
        signs.setdefault(sign.subject_id, []).append(sign)
    sent: dict[UUID, list[Referral]] = {}
    for referral in Referral.objects.filter(screening__in=[each.pk for each in screenings]).order_by("-made_at", "-id"):
        sent.setdefault(referral.screening_id, []).append(referral)
    return [
        Person(
            each,
            each.subject,
            [sign for sign in signs.get(each.subject_id, ()) if sign.in_error_at is None],
            [sign for sign in signs.get(each.subject_id, ()) if sign.in_error_at],
            sent.get(each.pk, []),
        )
        for each in screenings
    ]


def of_party(party: Party) -> QuerySet[Screening]:
    """Every screening of a person, newest first; the visit of one may be hidden from the session."""
    return Screening.objects.filter(subject=party).order_by("-at")


def signs_of(party: UUID) -> QuerySet[Sign]:
    """The live signs of a person, from whatever visit or case, oldest first: what an assessment may be drawn from."""
    return Sign.objects.filter(subject=party, in_error_at=None).order_by("seen_at", "code")


def profile_of(party: UUID) -> str:
    """The list a person was last screened by, as far as the session may see; the one for adults when they never were."""
    last = Screening.objects.filter(subject=party).exclude(status="in_error").order_by("-at", "-id").first()
    return last.profile if last else ADULT


@dataclass(frozen=True)
class Sent:
    """People of one visit who wait with Police: how many, how urgent, since when, and the clock."""

    visit: Visit
    count: int
    urgent: str
    since: datetime
    clock: Deadline | None


def waiting_for_police() -> list[Sent]:
    """What waits with Police's triage, visit by visit, urgent ones first, then the longest waiting."""
    rows = list(Referral.objects.filter(status="waiting").order_by("made_at", "id"))
    visits_ = Visit.objects.in_bulk([row.visit_id for row in rows])
    ticking: dict[UUID, Deadline] = {}
    for clock in clocks.running().filter(subject__in=list(visits_), kind__in=KINDS):
        ticking.setdefault(clock.subject, clock)
    by_visit: dict[UUID, list[Referral]] = {}
    for row in rows:
        by_visit.setdefault(row.visit_id, []).append(row)
    found = [
        Sent(
            visits_[id_],
            len(sent),
            next((each.urgent for each in sent if each.urgent), ""),
            sent[0].made_at,
            ticking.get(id_),
        )
        for id_, sent in by_visit.items()
        if id_ in visits_
    ]
    return sorted(found, key=lambda each: (not each.urgent, each.since))


def waiting_on(of: Visit) -> list[Person]:
    """The people of a visit who wait with Police."""
    return [each for each in people(of) if each.referral and each.referral.status == "waiting"]


def case_of(referral: Referral) -> Case | None:
    """The case a person was taken into, when the session may know of it."""
    return Case.objects.filter(pk=referral.case_id).first() if referral.case_id else None
