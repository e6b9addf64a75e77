"""Everything that can be done to a certification. Only the modules of this folder save.

`drafting` by the investigator, `deciding` and `reviewing` by senior officers, `with_person` by either, `using` the
certificate afterwards. Issue, decline, revoke and mark in error have effects elsewhere: `journeys/certification_*.py`
alone call them.
"""

from palermo.cases.operations import Conflict, Refused
from palermo.protection.certification.operations.deciding import ask, decline, issue
from palermo.protection.certification.operations.drafting import begin, reopen, stop, submit
from palermo.protection.certification.operations.reviewing import confirm, mark_in_error, question, revoke
from palermo.protection.certification.operations.using import check_eligibility, enter_print, verify
from palermo.protection.certification.operations.with_person import record_heard, record_helped, record_told

__all__ = [
    "Conflict", "Refused", "ask", "begin", "check_eligibility", "confirm", "decline", "enter_print", "issue",
    "mark_in_error", "question", "record_heard", "record_helped", "record_told", "reopen", "revoke", "stop", "submit",
    "verify",
]  # fmt: skip
