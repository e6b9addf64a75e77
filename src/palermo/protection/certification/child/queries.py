"""Notices and guardians the session may see."""

from uuid import UUID

from django.db import connections
from django.db.models import QuerySet

from palermo.agencies.models import Officer
from palermo.cases.models import Party
from palermo.protection.certification.child.lifecycle import GuardianFacts
from palermo.protection.certification.models import Guardian, ProtectionNotice

PAGE = 25


def by_reference(reference: str) -> ProtectionNotice | None:
    """The notice of that reference, or None when hidden and when absent alike."""
    return ProtectionNotice.objects.filter(reference=reference).first()


def of_child(child: UUID) -> QuerySet[ProtectionNotice]:
    """A child's notices, newest first."""
    return ProtectionNotice.objects.filter(child_id=child).order_by("-at", "-id")


def listed(*, statuses: tuple[str, ...] = (), after: str = "") -> list[ProtectionNotice]:
    """A page of notices, newest first: one more than `PAGE` when there are more. `after` is a reference."""
    rows = ProtectionNotice.objects.order_by("-at", "-id")
    if statuses:
        rows = rows.filter(status__in=statuses)
    if after and (last := by_reference(after)):
        rows = rows.filter(at__lte=last.at).exclude(at=last.at, id__gte=last.id)
    return list(rows.select_related("child")[: PAGE + 1])


def guardians_of(notice: ProtectionNotice) -> list[Guardian]:
    """Everybody who was proposed as guardian, oldest first."""
    return list(Guardian.objects.filter(notice=notice).order_by("proposed_at", "id"))


def to_vet() -> list[Guardian]:
    """Those who wait to be vetted, oldest first, at most a page."""
    rows = Guardian.objects.filter(status="proposed").select_related("notice").order_by("proposed_at", "id")
    return list(rows[:PAGE])


def guardian(reference: str) -> Guardian | None:
    """The guardian of that reference, or None when hidden and when absent alike."""
    return Guardian.objects.filter(reference=reference).select_related("notice").first()


def appointed(child: UUID) -> Guardian | None:
    """The child's guardian now."""
    return Guardian.objects.filter(child_id=child, status="appointed").first()


def parties_of(guardians: list[Guardian]) -> dict[UUID, Party]:
    """Who they are, by reference, as far as the session may know: who sent the notice sees that there is one, not who."""
    return {party.pk: party for party in Party.objects.filter(pk__in={each.party_id for each in guardians})}


def stands_against(notice: ProtectionNotice, party: Party) -> str:
    """Whether something stands against a person near the child, asked of the database, which sees every case; and no more."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT certification.stands_against(%s, %s)", [notice.id, party.pk])
        return "stands" if cursor.fetchone()[0] else ""


def waiting_for_police(notice: ProtectionNotice) -> bool:
    """Whether Police were asked about somebody proposed, and have not answered."""
    return Guardian.objects.filter(notice=notice, status="proposed", answer="", asked_at__isnull=False).exists()


def guardian_facts(row: Guardian, officer: Officer, *, checks: int = 0, chosen: bool = False) -> GuardianFacts:
    """Everything the conditions of the lifecycle look at."""
    party = Party.objects.filter(pk=row.party_id).first()
    return GuardianFacts(
        officer=str(officer.id),
        proposed_by=str(row.proposed_by),
        stands=stands_against(row.notice, party) if party else "",
        checks=checks,
        police=row.answer or ("waiting" if row.asked_at else ""),
        another=Guardian.objects.filter(child_id=row.child_id, status="appointed").exclude(pk=row.pk).exists(),
        chosen=chosen,
    )
