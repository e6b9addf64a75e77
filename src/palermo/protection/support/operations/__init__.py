"""Everything that can be done to a person's support. Only the modules of this folder save.

`referring` by whoever identified the person, `receiving` by the organisation that is asked, `planning`, `serving` and
`following` by the case manager who accepted.
"""

from palermo.cases.operations import Conflict, Refused
from palermo.protection.support.operations.following import close, record_review, reopen, step_down
from palermo.protection.support.operations.planning import agree_plan, enter_print, record_needs
from palermo.protection.support.operations.receiving import accept, decline, hand_over, take_over
from palermo.protection.support.operations.referring import (
    Asked,
    move,
    pass_on,
    refer,
    take_back_who,
    tell_who,
    withdraw,
)
from palermo.protection.support.operations.serving import ask_service, move_service

__all__ = [
    "Asked", "Conflict", "Refused", "accept", "agree_plan", "ask_service", "close", "decline", "enter_print", "hand_over",
    "move", "move_service", "pass_on", "record_needs", "record_review", "refer", "reopen", "step_down", "take_back_who",
    "take_over", "tell_who", "withdraw",
]  # fmt: skip
