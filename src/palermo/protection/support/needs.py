"""Who comes to know what of a person's support. A file is a subject of its own: no grant on the person reaches it."""

from palermo.access.needs import Need
from palermo.protection.support.lifecycle import ITEM, MANAGES, REFERS

MINISTRY = "MSD/case_manager"
RECEIVER = "case_manager"


def _file(act: str, compartment: str, to: str, why: str, by: tuple[str, ...] = MANAGES, seat: str = "") -> Need:
    return Need(act, compartment, to, "support", ITEM, why, by=by, seat=seat)


def _begun(compartment: str, to: str, why: str, seat: str = "") -> Need:
    return Need("support_referred", compartment, to, "support", ITEM, why, by=REFERS, seat=seat, creates="support_file")


NEEDS = (
    _begun("case", "actor", "who refers must know whether it was taken up"),
    _begun("referral", "actor", "who refers writes what the receiver must know at once"),
    _begun("case", "named", "who is asked must know that they are, and colleagues cover for each other", RECEIVER),
    _begun("referral", "named", "who is asked must know what is needed at once; until it is answered", RECEIVER),
    _begun("support", "named", "who accepts begins the file, and colleagues must know how it stands", RECEIVER),
    _begun("care", "named", "who accepts keeps their own notes; the others no longer hold this then", RECEIVER),
    _begun("case", "seat", "the ministry oversees that every referral is answered", MINISTRY),
    _begun("support", "seat", "the ministry oversees the supports a victim accesses, not the notes", MINISTRY),
    _file("support_status_told", "certificate", "named", "what the person is entitled to depends on it", REFERS, RECEIVER),
    _file("support_who_told", "identity", "named", "the person agreed that the organisation may know who they are", REFERS,
          RECEIVER),
    _file("support_accepted", "case", "actor", "the case manager who accepts manages the file"),
    _file("support_accepted", "referral", "actor", "the case manager needs what the referrer wrote"),
    _file("support_accepted", "support", "actor", "the case manager keeps needs, plan and services"),
    _file("support_accepted", "care", "actor", "the case manager keeps the notes"),
    _file("support_manager_knows", "identity", "actor", "the person agreed that whoever helps them knows who they are"),
    _file("support_handed_over", "case", "officer", "the new case manager manages the file", seat=RECEIVER),
    _file("support_handed_over", "referral", "officer", "the new case manager needs what the referrer wrote", seat=RECEIVER),
    _file("support_handed_over", "support", "officer", "the new case manager keeps needs, plan and services", seat=RECEIVER),
    _file("support_handed_over", "care", "officer", "the new case manager keeps the notes", seat=RECEIVER),
    _file("support_manager_told", "identity", "officer", "the person agreed that whoever helps them knows who they are",
          seat=RECEIVER),
)  # fmt: skip

OF_THE_MANAGER = ("support_accepted", "support_handed_over")
"""The acts whose grants on the file go with managing it."""
WHO_OF_THE_MANAGER = ("support_manager_knows", "support_manager_told")
"""The acts whose grants on the person go with managing their file."""
