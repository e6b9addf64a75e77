"""Everything that is done on a visit and with the people met there. Only the modules of this folder save.

`visiting` begins a visit, `meeting` puts people on it, `seeing` records signs, `concluding` decides, `referring` sends
to Police and answers, `urgently` does the least of all this in one act.
"""

from palermo.protection.identification.screening.operations.concluding import conclude, mark_in_error, reconsider
from palermo.protection.identification.screening.operations.meeting import Spoken, change_person, meet, record_who
from palermo.protection.identification.screening.operations.referring import (
    accept,
    follow,
    refer,
    send_back,
    tell_who,
    withdraw,
)
from palermo.protection.identification.screening.operations.seeing import Seen, mark_sign_in_error, record_signs
from palermo.protection.identification.screening.operations.urgently import screen_urgently
from palermo.protection.identification.screening.operations.visiting import Circumstances, begin_visit

__all__ = [
    "Circumstances", "Seen", "Spoken", "accept", "begin_visit", "change_person", "conclude", "follow", "mark_in_error",
    "mark_sign_in_error", "meet", "reconsider", "record_signs", "record_who", "refer", "screen_urgently", "send_back",
    "tell_who", "withdraw",
]  # fmt: skip
