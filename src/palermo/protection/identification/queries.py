"""Which findings stand, and what lies behind them."""

from uuid import UUID

from django.db.models import QuerySet

from palermo.access import queries as grants
from palermo.cases.models import Case, Involvement, Party
from palermo.protection.identification.models import Evidence, Finding
from palermo.vault import queries as vault


def person_in_case(case_reference: str, party_reference: str) -> tuple[Case, Party] | None:
    """The case and the person in it, when the session may assess them; None when hidden and when absent alike."""
    case = Case.objects.filter(reference=case_reference).first()
    party = Party.objects.filter(reference=party_reference, kind="person").first()
    if case is None or party is None or not grants.may_see("assessment", party.pk):
        return None
    return (case, party) if is_in(case, party) else None


def is_in(case: Case, party: Party) -> bool:
    """Whether a party has a role in the case that was not recorded in error."""
    return Involvement.objects.filter(case=case, party=party, in_error_at=None).exists()


def current(subject: UUID, case: UUID) -> dict[str, Finding]:
    """The findings that stand, by kind (protection, legal); a kind not yet found is missing."""
    rows = Finding.objects.filter(subject_id=subject, case_id=case, status="current")
    return {row.kind: row for row in rows}


def earlier(subject: UUID, case: UUID) -> QuerySet[Finding]:
    """Findings that were replaced or recorded in error, newest first."""
    return Finding.objects.filter(subject_id=subject, case_id=case).exclude(status="current").order_by("-found_at")


def evidence(subject: UUID, case: UUID) -> QuerySet[Evidence]:
    """The evidence index of a person in a case, oldest first."""
    rows = Evidence.objects.filter(subject_id=subject, case_id=case).select_related("case", "subject")
    return rows.order_by("at", "id")


def evidence_named(subject: UUID, case: UUID, reference: str) -> Evidence | None:
    """One line of the index by its reference; None when hidden and when absent alike."""
    return evidence(subject, case).filter(reference=reference).first()


def sealed_of(finding: Finding) -> dict[str, UUID]:
    """The sealed reasons of a finding, by element."""
    return {name.removeprefix("reason_"): id_ for (_about, name), id_ in vault.latest([finding.id]).items()}


def version_of(subject: UUID, case: UUID, kind: str) -> int:
    """How many findings of a kind there have been: what a writer must have read to replace the last. 0 when none."""
    last = Finding.objects.filter(subject_id=subject, case_id=case, kind=kind).order_by("-version").first()
    return last.version if last else 0
