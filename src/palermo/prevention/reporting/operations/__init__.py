"""What happens to a report at the desk. The only place of this room that saves."""

from palermo.prevention.reporting.operations.taking import read, take
from palermo.prevention.reporting.operations.triage import (
    acknowledge,
    ask,
    close,
    emergency,
    refer,
    reopen,
    tell_apart,
)

__all__ = ["acknowledge", "ask", "close", "emergency", "read", "refer", "reopen", "take", "tell_apart"]
