"""What a case came from: whoever leads it, now or later, knows the report or the visit too, and nobody who does not."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from palermo.cases.models import Case
from palermo.cases.operations import knowing


@transaction.atomic
def come_from(*, case: Case, subject: UUID, act: str, at: datetime) -> None:
    """Tie a case to what it came from; `act` is the need by which its lead knows of that, and goes on with the lead.

    Called by the room whose subject it is, which enters its own act. Raises access.NotYours for what the session does not
    know itself.
    """
    knowing.come_from(case=case, subject=subject, act=act, at=at)
    if case.lead:
        knowing.led(case=case, at=at)
