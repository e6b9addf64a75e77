"""The ledger's line of an act on a case."""

from collections.abc import Mapping
from datetime import datetime

from palermo.agencies.models import Officer
from palermo.cases.models import Case
from palermo.ledger.operations import append

AUTHORITY = "nz-2009/23"


def enter(
    verb: str,
    case: Case,
    officer: Officer,
    at: datetime,
    *,
    reason: str = "",
    terms: Mapping[str, str | int] | None = None,
) -> None:
    """Enter one act on a case, on the authority of the protocol that item 23 asks for."""
    append(
        verb,
        at=at,
        officer=officer,
        subject=case.pk,
        compartment="casefile",
        about=case.reference,
        authority=AUTHORITY,
        reason=reason,
        terms=terms,
    )
