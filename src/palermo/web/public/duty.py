"""Whether somebody is on duty, said before the first question."""

from django.db import DatabaseError

from palermo.prevention.reporting.public import receiving


def somebody_on_duty() -> bool | None:
    """Whether the Police have a triage officer on duty now; None when we cannot tell."""
    try:
        return receiving.somebody_on_duty()
    except DatabaseError:
        return None
