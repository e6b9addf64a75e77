"""Who comes to know of a visit and of the people met on it. Who they are is told by an act of its own."""

from palermo.access.needs import Need
from palermo.protection.identification.screening.lifecycle import SCREENERS

TRIAGE = "Police/triage_officer"
TAKES = "Police’s triage takes the person into a case or sends them back"


def _actor(act: str, compartment: str, why: str, creates: str) -> Need:
    return Need(
        act, compartment, "actor", "protect", "nz-2009/promise/un-definition", why, by=SCREENERS, creates=creates
    )


NEEDS = (
    _actor("visit_begun", "screening", "who meets people keeps what was seen there", "visit"),
    _actor("person_screened", "case", "who screens a person knows that they were met, by reference", "party"),
    _actor("person_screened", "identity", "who screens a person may write down who they are", "party"),
    _actor("person_screened", "screening", "who screens a person records the signs", "party"),
    _actor("person_screened", "certificate", "who screened a person may know what came of it", "party"),
    *(
        Need("screening_referred", compartment, "seat", "triage", "nz-2009/23", TAKES, by=SCREENERS, seat=TRIAGE)
        for compartment in ("case", "screening", "certificate")
    ),
    Need("visit_referred", "screening", "seat", "triage", "nz-2009/23", TAKES, by=SCREENERS, seat=TRIAGE),
    Need("screening_told_who", "identity", "seat", "triage", "nz-2009/23",
         "the person agreed that Police know who they are, or Police met them", by=SCREENERS, seat=TRIAGE),
    Need("visit_followed", "screening", "officer", "investigate", "nz-2009/23",
         "the lead of the case knows where its people were met", by=SCREENERS, seat="Police/investigator"),
)  # fmt: skip
