"""One step on a presumption: the facts it is judged by, the lock, the change, the entry. Used by the operations beside it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from palermo.agencies import queries as officers
from palermo.agencies.models import Agency, Officer
from palermo.cases.operations import Conflict, Refused
from palermo.ledger.operations import append
from palermo.protection.certification.models import Certificate, Presumption, ProtectionNotice
from palermo.protection.certification.presumed.consent import Consent
from palermo.protection.certification.presumed.lifecycle import PRESUMPTION, PresumedFacts


def facts_of(
    presumption: Presumption,
    officer: Officer,
    at: datetime,
    *,
    consent: Consent | None = None,
    reason: str | None = None,
    asked: bool = True,
) -> PresumedFacts:
    """Everything the conditions look at. `asked` is False while only buttons are drawn: then consent is not missed."""
    standing = Certificate.objects.filter(subject_id=presumption.subject_id, status="in_force")
    adult = ProtectionNotice.objects.filter(presumption_id=presumption.id, status="adult").exists()
    return PresumedFacts(
        child=presumption.child,
        found_adult=adult,
        agreed=consent is not None,
        wrong=consent.wrong(at) if consent else "",
        standing=standing.values_list("kind", flat=True).first() or "",
        own=officer.agency_id == presumption.agency,
        presumed_by=agency_name(presumption.agency),
        told=presumption.police_told_at is not None,
        asked=asked,
        reason=reason,
    )


def agency_name(agency: str) -> str:
    """What an agency or organisation is called, by its id."""
    return Agency.objects.filter(pk=agency).values_list("name", flat=True).first() or agency


def locked(presumption: Presumption, version: int) -> Presumption:
    """The row as it is now, held until the transaction ends. Raises Conflict when it was changed since `version`."""
    now = Presumption.objects.select_for_update().get(pk=presumption.pk)
    if now.version != version:
        raise Conflict(
            _("This was changed by someone else since you opened it; it is now %(status)s. Read it again, then decide.")
            % {"status": PRESUMPTION.label(now.status)}
        )
    return now


def check(
    name: str, presumption: Presumption, officer: Officer, at: datetime, facts: PresumedFacts, reason: str = ""
) -> None:
    """Raise Refused with the lifecycle's sentence when the officer may not take the step now, or gave no reason."""
    step = PRESUMPTION.step(name)
    if refusal := PRESUMPTION.refusal(step, presumption.status, officers.roles_held(at), facts):
        raise Refused(refusal)
    if step.reasons and reason not in step.reasons:
        raise Refused(_("Choose one of the reasons that are given."))
    if at < presumption.at:
        raise Refused(_("This was before the person was presumed a victim: check the time."))


def change(presumption: Presumption, **columns: Any) -> None:
    """Write the columns of a row that is locked, and count its version up."""
    Presumption.objects.filter(pk=presumption.pk).update(version=F("version") + 1, **columns)
    presumption.refresh_from_db()


def enter(
    verb: str,
    presumption: Presumption,
    officer: Officer,
    at: datetime,
    *,
    reason: str = "",
    terms: Mapping[str, str | int] | None = None,
) -> None:
    """The ledger's line, about the person by reference."""
    append(
        verb,
        at=at,
        officer=officer,
        subject=presumption.subject_id,
        compartment="screening",
        about=presumption.subject.reference,
        authority=PRESUMPTION.step("presume").authority,
        reason=reason,
        terms=terms,
    )
