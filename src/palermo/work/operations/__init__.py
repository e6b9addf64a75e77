"""Everything that can be done in everyday work. Only the modules of this folder save.

`noting` records contacts, `doing` gives and does tasks, `meeting` arranges appointments, `asking` asks and answers,
`correcting` marks what was recorded in error, `keeping` keeps a filter, `standing` lets a clock stand still.
"""

from palermo.work.operations.asking import answer, ask, ask_again, withdraw
from palermo.work.operations.correcting import mark_in_error
from palermo.work.operations.doing import do, give, leave_undone, move_day, pass_on, take_up_again
from palermo.work.operations.keeping import forget, keep_filter
from palermo.work.operations.meeting import arrange, call_off, keep, miss, move
from palermo.work.operations.noting import note
from palermo.work.operations.standing import let_go_on, let_stand

__all__ = [
    "answer", "arrange", "ask", "ask_again", "call_off", "do", "forget", "give", "keep", "keep_filter", "leave_undone",
    "let_go_on", "let_stand", "mark_in_error", "miss", "move", "move_day", "note", "pass_on", "take_up_again", "withdraw",
]  # fmt: skip
