"""Presumptions the session may see, and what its page shows."""

from uuid import UUID

from palermo.cases.models import Party
from palermo.protection.certification.models import Certificate, Presumption

PAGE = 25


def person(reference: str) -> Party | None:
    """The person of a reference, or None when hidden and when absent alike."""
    return Party.objects.filter(reference=reference, kind="person").first()


def newest(subject: UUID) -> Presumption | None:
    """The presumption of a person that is in force, or else the last there was."""
    rows = Presumption.objects.filter(subject_id=subject)
    return rows.filter(status="in_force").first() or rows.order_by("-at", "-recorded_at").first()


def listed(after: UUID | None = None) -> list[Presumption]:
    """A page of presumptions, newest first: one more than `PAGE` when there are more."""
    rows = Presumption.objects.order_by("-at", "-id").select_related("subject")
    if after and (last := Presumption.objects.filter(pk=after).first()):
        rows = rows.filter(at__lte=last.at).exclude(at=last.at, id__gte=last.id)
    return list(rows[: PAGE + 1])


def certificate_of(presumption: Presumption) -> Certificate | None:
    """What the services see of it now, or saw last."""
    return presumption.certificates.order_by("-from_at").first()
