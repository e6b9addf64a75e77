"""Which cases there are, and who is in one, as far as the session may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from palermo.access.models import Grant
from palermo.access.queries import hinted
from palermo.agencies import queries as officers
from palermo.agencies.models import Officer
from palermo.cases import english
from palermo.cases.lifecycle import CASE
from palermo.cases.models import Case, FileNumber, Group, Involvement, Merge, Party, Sameness, Tie
from palermo.ledger import queries as ledger
from palermo.ledger.models import Entry

PAGE = 25
LET_IN = "colleague_let_in"


@dataclass(frozen=True)
class Asked:
    """What a list of cases is asked for; empty is any. The days they were opened on are half-open: from a day on, up to
    and not including another."""

    status: str = ""
    region: str = ""
    industry: str = ""
    leads: tuple[UUID, ...] | None = None
    party: UUID | None = None
    from_at: datetime | None = None
    until_at: datetime | None = None

    def chosen(self) -> Q:
        """The same as a condition, in operators that row-level security lets use an index."""
        given = {name: getattr(self, name) for name in ("status", "region", "industry")}
        found = Q(**{name: value for name, value in given.items() if value})
        if self.leads is not None:
            found &= Q(lead__in=self.leads) if len(self.leads) != 1 else Q(lead=self.leads[0])
        if self.party:
            found &= Q(pk__in=list(_cases_of(self.party)))
        if self.from_at:
            found &= Q(opened_at__gte=self.from_at)
        if self.until_at:
            found &= Q(opened_at__lt=self.until_at)
        return found


def _cases_of(party: UUID) -> Iterable[UUID]:
    return Involvement.objects.filter(party=party, in_error_at=None).values_list("case", flat=True)


@dataclass(frozen=True)
class Page:
    """A page of cases, newest first, and the reference after which the next one begins; "" after the last."""

    cases: list[Case]
    older: str


def page(asked: Asked, *, after: str = "", most: int = PAGE) -> Page:
    """One page, beginning after the case of a reference, by keyset: page 900 is as fast as the first.

    A reference that is hidden or absent begins at the beginning.
    """
    chosen = asked.chosen()
    if last := Case.objects.filter(reference=after).first() if after else None:
        at = last.opened_at
        chosen &= Q(opened_at__lte=at) & (Q(opened_at__lt=at) | Q(opened_at=at, id__gt=last.id))
    rows = hinted(Case.objects.filter(chosen), "casefile", "cases_case.id").order_by("-opened_at", "id")
    found = list(rows[: most + 1])
    return Page(found[:most], found[most - 1].reference if len(found) > most else "")


def merged_into(case: Case) -> list[Merge]:
    """The cases that go on in a case now."""
    return list(Merge.objects.filter(into=case, undone_at=None).select_related("case").order_by("merged_at"))


def merged_from(case: Case) -> Merge | None:
    """Where a merged case goes on."""
    return Merge.objects.filter(case=case, undone_at=None).select_related("into").first()


def of_leavers(at: datetime) -> list[tuple[Officer, int]]:
    """Officers who have left and still lead open cases that the session sees, with how many."""
    gone = Officer.objects.filter(left_at__lte=at)
    counted = Case.objects.filter(status="open", lead__in=list(gone.values_list("id", flat=True)))
    number = dict(counted.values_list("lead").annotate(number=Count("id")))
    return [(who, number[who.id]) for who in gone.order_by("name") if who.id in number]


def case(reference: str) -> Case:
    """The case of a reference. Raises Case.DoesNotExist for a hidden one and an absent one alike."""
    return Case.objects.get(reference=reference)


def led_by(officer: UUID) -> QuerySet[Case]:
    """Open cases an officer leads, newest first."""
    return Case.objects.filter(lead=officer, status="open").order_by("-opened_at", "id")


def case_of_party(party: Party) -> Case | None:
    """The newest case that a party is in, of those the session may see."""
    return Case.objects.filter(involvements__party=party, involvements__in_error_at=None).order_by("-opened_at").first()


def stands(reference: str) -> dict[str, object]:
    """How a case stands now, after somebody else changed it: its version, and what they did in a sentence."""
    found = case(reference)
    rows = list(history([found.pk])[:1])
    lines = ledger.read(rows, officers.names(ledger.who_is_named(rows)), english.WORDS)
    return {"version": found.version, "words": lines[0].sentence if lines else CASE.label(found.status)}


@dataclass(frozen=True)
class Member:
    """A party in a case with its roles there; `party` is None where the session may not know who it is."""

    party: Party | None
    roles: list[Involvement]
    group: Group | None

    @property
    def current(self) -> list[Involvement]:
        """The roles that were not recorded in error."""
        return [role for role in self.roles if role.in_error_at is None]


def members(of: Case) -> list[Member]:
    """Who is in a case, groups together, in the order they were recorded."""
    involvements = list(Involvement.objects.filter(case=of).order_by("from_on", "id"))
    parties = {party.pk: party for party in Party.objects.filter(pk__in={each.party_id for each in involvements})}
    groups = {group.pk: group for group in Group.objects.filter(pk__in={each.group_id for each in involvements})}
    gathered: dict[UUID, list[Involvement]] = {}
    for each in involvements:
        gathered.setdefault(each.party_id, []).append(each)
    made = [
        Member(parties.get(id_), roles, next((groups[r.group_id] for r in roles if r.group_id in groups), None))
        for id_, roles in gathered.items()
    ]
    return sorted(made, key=_place)


def _place(member: Member) -> tuple[str, bool, float, str]:
    """Single people first, then group by group; within them whom one may know first, in the order they were made."""
    group = member.group.reference if member.group else ""
    if member.party is None:
        return (group, True, 0.0, "")
    return (group, False, member.party.made_at.timestamp(), member.party.reference)


def member(of: Case, reference: str) -> Member:
    """One party of a case. Raises Party.DoesNotExist for a hidden one and an absent one alike."""
    for each in members(of):
        if each.party and each.party.reference == reference:
            return each
    raise Party.DoesNotExist


def numbers(subject: UUID) -> QuerySet[FileNumber]:
    """Other systems' numbers of a case or a party; the numbers themselves are sealed."""
    return FileNumber.objects.filter(subject=subject).order_by("recorded_at")


def same_as(party: Party) -> list[tuple[Sameness, Party]]:
    """What a party was declared the same as, and still is."""
    rows = Sameness.objects.filter(Q(party=party) | Q(other=party), undone_at=None).select_related("party", "other")
    return [(row, row.other if row.party_id == party.pk else row.party) for row in rows]


def colleagues(of: Case, at: datetime) -> list[Officer]:
    """Who works on a case with its lead, by name, as far as the session may see."""
    let_in = Grant.objects.filter(Q(until_at=None) | Q(until_at__gt=at), subject=of.pk, act=LET_IN, from_at__lte=at)
    return list(Officer.objects.filter(pk__in=list(let_in.values_list("holder", flat=True))).order_by("name"))


def ties_of(party: Party) -> list[Tie]:
    """The ties of a party that stand, oldest first, of those whose two ends the session may see."""
    rows = Tie.objects.filter(Q(party=party) | Q(other=party), in_error_at=None)
    return list(rows.select_related("party", "other").order_by("at", "id"))


def history(subjects: Iterable[UUID], *, before: int | None = None) -> QuerySet[Entry]:
    """What happened to a case and the parties in it, newest first. `before` is a `place`, for the next page."""
    rows = Entry.objects.filter(subject__in=list(subjects)).order_by("-place")
    return rows.filter(place__lt=before) if before else rows
