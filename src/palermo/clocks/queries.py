"""Which clocks are running."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from palermo.clocks.kinds import KINDS
from palermo.clocks.models import Deadline, Pause


def running(subject: UUID | None = None) -> QuerySet[Deadline]:
    """Deadlines neither met nor cancelled that the session may see, soonest first; of one subject if given.

    Each has `paused`: while a clock stands still, passing its `due_at` is not being late.
    """
    still = Pause.objects.filter(deadline=OuterRef("pk"), until_at=None)
    rows = Deadline.objects.filter(met_at=None, cancelled_at=None).annotate(paused=Exists(still)).order_by("due_at")
    return rows.filter(subject=subject) if subject else rows


def waiting_for(holders: Iterable[UUID]) -> QuerySet[Deadline]:
    """Running deadlines that wait for one of these seats or officers: first those that climb the roster, for somebody
    may be in danger; then the soonest; those that stand still come last."""
    climbing = [name for name, kind in KINDS.items() if kind.climbs]
    waiting = running().filter(holder__in=list(holders)).annotate(climbs=Q(kind__in=climbing))
    return waiting.order_by("paused", "-climbs", "due_at")  # type: ignore[misc]  # annotated
