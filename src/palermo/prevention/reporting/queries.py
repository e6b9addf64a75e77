"""Reading reports: the queue, one report, what led to a case. Row-level security decides what there is to
read.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from palermo.cases.models import Case
from palermo.clocks.kinds import KINDS
from palermo.clocks.models import Deadline
from palermo.clocks.queries import running
from palermo.prevention.reporting.codes import place_name, region_name
from palermo.prevention.reporting.lifecycle import WAITING
from palermo.prevention.reporting.models import Classification, Referral, Report

PAGE = 25


@dataclass(frozen=True)
class Wanted:
    """What to look for: a status ("waiting" for all that wait, "" for all there are), a channel, the urgent
    ones only.
    """

    status: str = "waiting"
    channel: str = ""
    urgent: bool = False


@dataclass(frozen=True)
class Key:
    """Where a page of the queue ends: the last row's place in the order."""

    urgent: bool
    heard_at: datetime
    id: UUID

    def __str__(self) -> str:
        return f"{int(self.urgent)}~{self.heard_at.isoformat()}~{self.id}"

    @classmethod
    def read(cls, text: str) -> "Key | None":
        """The key that was written as `text`; None for anything else."""
        try:
            urgent, heard_at, id_ = text.split("~")
            return cls(urgent == "1", datetime.fromisoformat(heard_at), UUID(id_))
        except ValueError:
            return None


@dataclass(frozen=True)
class Line:
    """A report in the queue with the clock that runs on it soonest, if one does."""

    report: Report
    clock: Deadline | None

    @property
    def where(self) -> str:
        """Region and kind of place, as far as they were said."""
        return ", ".join(filter(None, (region_name(self.report.region), place_name(self.report.place))))


@dataclass(frozen=True)
class Clock:
    """A running clock and what it waits for, in words."""

    words: str
    deadline: Deadline


@dataclass(frozen=True)
class Page:
    """One page of the queue; `after` is the key of the next one, "" when there is none."""

    lines: tuple[Line, ...]
    after: str


def queue(wanted: Wanted, after: Key | None = None, size: int = PAGE) -> Page:
    """Reports as they wait: urgent ones first, then the longest waiting. What is over comes newest first."""
    rows = Report.objects.all()
    if wanted.status == "waiting":
        rows = rows.filter(status__in=WAITING)
    elif wanted.status:
        rows = rows.filter(status=wanted.status)
    if wanted.channel:
        rows = rows.filter(channel=wanted.channel)
    if wanted.urgent:
        rows = rows.filter(urgent=True)
    found = list(_from(rows, wanted.status == "waiting" or wanted.status in WAITING, after)[: size + 1])
    clocks = _clocks([report.pk for report in found[:size]])
    lines = tuple(Line(report, clocks.get(report.pk)) for report in found[:size])
    last = found[size - 1] if len(found) > size else None
    return Page(lines, str(Key(last.urgent, last.heard_at, last.pk)) if last else "")


def _from(rows: QuerySet[Report], oldest_first: bool, after: Key | None) -> QuerySet[Report]:
    if oldest_first:
        if after:
            rows = rows.filter(
                Q(urgent__lt=after.urgent)
                | Q(urgent=after.urgent, heard_at__gt=after.heard_at)
                | Q(urgent=after.urgent, heard_at=after.heard_at, id__gt=after.id)
            )
        return rows.order_by("-urgent", "heard_at", "id")
    if after:
        rows = rows.filter(Q(heard_at__lt=after.heard_at) | Q(heard_at=after.heard_at, id__gt=after.id))
    return rows.order_by("-heard_at", "id")


def _clocks(subjects: list[UUID]) -> dict[UUID, Deadline]:
    soonest: dict[UUID, Deadline] = {}
    for deadline in running().filter(subject__in=subjects):
        soonest.setdefault(deadline.subject, deadline)
    return soonest


def report(reference: str) -> Report | None:
    """The report of this reference; None when it is hidden or absent, which are the same."""
    return Report.objects.filter(reference=reference).first()


def last_classification(of: Report) -> Classification | None:
    """The newest telling apart of a report."""
    return Classification.objects.filter(report=of).order_by("-made_at", "-id").first()


def referral(of: Report) -> Referral | None:
    """Where a report led, as far as the session may see both."""
    return Referral.objects.select_related("case").filter(report=of).first()


def reports_of(case: Case) -> QuerySet[Report]:
    """The reports that led to a case, as far as the session may see them; for the case's page."""
    return Report.objects.filter(referral__case=case).order_by("heard_at")


def clocks_of(of: Report) -> list[Clock]:
    """The clocks that run on a report, soonest first."""
    return [Clock(str(KINDS[deadline.kind].label), deadline) for deadline in running(of.pk)]
