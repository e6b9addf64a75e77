"""Everything that can be done to a case and the parties in it. Only the modules of this folder save.

`leading` opens a case and says who leads it, `people` puts parties and their roles into it, `sameness` declares two
references one, `ties` that two belong together, `classifying` says what it is, `closing` closes and reopens.
"""

from palermo.cases.operations.classifying import CLASSIFIERS, NOT_CLASSIFIERS, classify
from palermo.cases.operations.closing import close, facts_of, reopen
from palermo.cases.operations.leading import GIVERS, LEADING, assign, handover, open_case, share, share_people
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
from palermo.cases.operations.refusing import Conflict, Refused
from palermo.cases.operations.sameness import declare_apart, declare_same
from palermo.cases.operations.ties import mark_tie_in_error, record_tie

__all__ = [
    "CLASSIFIERS", "CREW", "Conflict", "GIVERS", "LEADING", "NOT_CLASSIFIERS", "Refused", "add_crew",
    "add_party", "add_role", "assign", "classify", "close", "declare_apart", "declare_same", "end_role",
    "facts_of", "find_number", "handover", "make_group", "mark_role_in_error", "mark_tie_in_error",
    "meet_person", "open_case", "record_number", "record_tie", "record_who", "reopen", "share", "share_people",
]  # fmt: skip
