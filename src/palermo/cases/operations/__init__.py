"""Everything that can be done to a case and the parties in it. Only the modules of this folder save.

`leading` opens a case and says who leads it, `coming` what it came from, `colleagues` who works on it with the lead,
`replacing` gives away the cases of whoever has left, `people` puts parties and their roles into it, `sameness` declares two
references one, `ties` that two belong together, `classifying` says what it is, `correcting` corrects the rest, `merging`
merges and undoes it, `closing` closes and reopens, `printing` enters a print. `knowing` gives, ends, resumes and passes on
what the team knows.
"""

from palermo.cases.operations.classifying import CLASSIFIERS, NOT_CLASSIFIERS, classify
from palermo.cases.operations.closing import close, reopen
from palermo.cases.operations.colleagues import let_in, let_out
from palermo.cases.operations.coming import come_from
from palermo.cases.operations.correcting import CORRECTS, correct, correct_details
from palermo.cases.operations.leading import GIVERS, NOTE, assign, handover, not_to_give, open_case, share, share_people
from palermo.cases.operations.merging import merge, not_its_lead, unmerge
from palermo.cases.operations.people import (
    CREW,
    add_crew,
    add_party,
    add_role,
    end_role,
    find_number,
    make_group,
    mark_role_in_error,
    meet_person,
    record_number,
    record_who,
)
from palermo.cases.operations.printing import enter_print
from palermo.cases.operations.refusing import Conflict, Refused
from palermo.cases.operations.replacing import AT_ONCE, Outcome, replace_lead, replace_leads
from palermo.cases.operations.sameness import declare_apart, declare_same
from palermo.cases.operations.stepping import facts_of
from palermo.cases.operations.ties import mark_tie_in_error, record_tie

__all__ = [
    "AT_ONCE", "CLASSIFIERS", "CORRECTS", "CREW", "Conflict", "GIVERS", "NOTE", "NOT_CLASSIFIERS", "Outcome",
    "Refused", "add_crew", "add_party", "add_role", "assign", "classify", "close", "come_from", "correct",
    "correct_details", "declare_apart", "declare_same", "end_role", "enter_print", "facts_of", "find_number", "handover",
    "let_in", "let_out", "make_group", "mark_role_in_error", "mark_tie_in_error", "meet_person", "merge", "not_its_lead",
    "not_to_give", "open_case", "record_number", "record_tie", "record_who", "reopen", "replace_lead", "replace_leads",
    "share", "share_people", "unmerge",
]  # fmt: skip
