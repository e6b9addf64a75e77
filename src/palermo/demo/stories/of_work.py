"""S1, S3 and S4: an orchard, a vessel, a shop. Every person, company, vessel and case is invented."""

from datetime import datetime, timedelta

from palermo.cases.models import Case, Party
from palermo.demo import later, met, seen, steps
from palermo.demo.acting import acting
from palermo.demo.everyday import everyday
from palermo.demo.steps import HOUR, Told111
from palermo.demo.stories.story import DAY, GREAT, referred
from palermo.law import references
from palermo.protection.certification.models import Certification
from palermo.protection.certification.operations import begin
from palermo.protection.identification.screening.operations import Circumstances

SAMOAN = ("Tavita Sefo", "Ioane Lemalu", "Fetu Sapolu", "Malaki Tuato", "Sione Vaelua", "Pele Amosa")
CREW = tuple(
    f"{given} Invented"
    for given in (
        "Agus", "Budi", "Cahya", "Dedi", "Eko", "Fajar", "Gilang", "Hadi", "Indra", "Joko", "Krisna", "Lukman",
    )
)  # fmt: skip


def orchard(at: datetime) -> None:
    """S1. A neighbour calls in Samoan; a labour inspector and Police meet six men; five are certified, one wants home."""
    told = Told111("Six men sleep in the packing shed; their passports are in K.’s safe.", "HKB", "orchard", "sm")
    case = referred(told, at)
    of = Circumstances(occasion="report", place="orchard", region="HKB", met=4)
    men: list[Party] = []
    for by, names in (("wei", SAMOAN[:4]), ("mere", SAMOAN[4:])):
        people = met.screened(by, of, names, "sm", seen.ORCHARD, at + DAY)
        met.end_screening(by, people, "refer", "signs_point_to_it", at + DAY + 2 * HOUR)
        met.take_in(met.refer(by, people, at + DAY + 3 * HOUR), at + DAY + 4 * HOUR, case=case)
        men += met.parties(people, "ari")
        for each in men[-len(names) :]:
            _helped(each, by, at + DAY + 4 * HOUR)
    steps.suspect(case, "company", "employer", "Tui Ridge Orchards (fictional)", "ari", at + 29 * HOUR)
    steps.suspect(case, "person", "recruiter", "K. (fictional), contractor", "ari", at + 29 * HOUR)
    for number, party in enumerate(men[:5]):
        drafted = steps.assess(case, party, at + 30 * HOUR + number * HOUR, lead="ari")
        steps.issue(drafted, "ngaire", at + 4 * DAY + number * HOUR)
    everyday(case, men[5], "ari", at + 35 * HOUR)
    _wants_home(case, men[5], at + 4 * DAY)


def _helped(man: Party, by: str, at: datetime) -> None:
    """Whoever met him refers him to the ministry, which agrees a plan with him in the second week."""
    file = steps.support(man, "MSD", "sela", at, by=by, language="sm", needed=("accommodation", "health"))
    goals = {"accommodation": "A bed with a door that locks (invented).", "income": "The wages he is owed (invented)."}
    steps.plan_for(file, "sela", GREAT, goals, at + 8 * DAY)


def _wants_home(case: Case, man: Party, at: datetime) -> None:
    """He wants no certificate but his mother in the village; before he travels, somebody asks whether it is safe there."""
    with acting("ari") as officer:
        begun = begin(case=case, party=man, officer=officer, at=at)
    later.stop(begun, "ari", "person_does_not_wish", at + HOUR)
    words = "Invented: is it safe for him in the village? Ask through the ministry in Apia before he travels."
    later.task(case, "ari", "ari", "ask_agency", words, at + HOUR, at + 40 * DAY)


def vessel(at: datetime) -> None:
    """S3. A boarding, keyed in from a sheet; twelve referred, nine certified, three declined; she sails in 36 hours."""
    of = Circumstances(
        occasion="boarding", place="fishing", region="NSN", met=12, method="sheet", sheet=references.make("H")
    )
    keyed = at + 4 * HOUR
    people = met.screened(
        "otto", of, CREW, "id", seen.VESSEL, keyed, when=at, where="Invented: FV Ocean Lantern, in the mess."
    )
    met.end_screening("otto", people, "refer", "signs_point_to_it", keyed + HOUR, when=at + 3 * HOUR)
    case = met.take_in(met.refer("otto", people, keyed + HOUR, urgent="moving"), keyed + 2 * HOUR, lead="jun")
    steps.suspect(case, "vessel", "employer", "FV Ocean Lantern (fictional), foreign flag", "jun", at + 7 * HOUR)
    words = "Invented: she is due to sail. Nobody who wants to stay is aboard then, and their papers are ashore."
    later.task(case, "jun", "jun", "get_document", words, at + 7 * HOUR, at + 36 * HOUR)
    for number, party in enumerate(met.parties(people, "jun")):
        shown = steps.ENTRY_BY_DECEPTION if number < 9 else steps.NOT_SHOWN
        drafted = steps.assess(case, party, at + 8 * HOUR, lead="jun", legal=shown, file=None, took=4 * HOUR)
        when = at + 14 * HOUR + number * timedelta(minutes=20)
        if number < 9:
            steps.issue(drafted, "ngaire" if number % 2 else "paul", when)
        else:
            steps.decline(drafted, "viv", "moved", when)


def student(at: datetime) -> None:
    """S4. Declined only because nothing shows who arranged the entry; three weeks on there is, and another decides."""
    of = Circumstances(occasion="outreach", place="shop", region="AUK", met=1)
    people = met.screened("kit", of, ("Jaspal Invented",), "pa", seen.STUDENT, at, where="Invented: behind a shop.")
    met.end_screening("kit", people, "refer", "person_asked", at + HOUR)
    case = met.send("kit", people, at + 2 * HOUR, "ari")
    (party,) = met.parties(people, "ari")
    file = steps.support(
        party, "NGO-kowhai", "noor", at + 3 * HOUR, by="kit", language="pa", needed=("legal", "income")
    )
    drafted = steps.assess(case, party, at + DAY, lead="ari", legal=steps.NOT_SHOWN)
    declined = steps.decline(drafted, "paul", "moved", at + 4 * DAY)
    steps.told(declined, "ari", "pa", at + 5 * DAY)
    steps.plan_for(file, "noor", GREAT, {"legal": "A visa that does not hang on this boss (invented)."}, at + 3 * DAY)
    _shown_later(case, party, declined, at + 21 * DAY)


def _shown_later(case: Case, party: Party, declined: Certification, at: datetime) -> None:
    later.found_later(case, party, "ari", seen.STUDENT_LATER, "pa", at)
    again = later.submit_again(declined, "ari", steps.ENTRY_BY_DECEPTION, at + HOUR)
    steps.issue(again, "ngaire", at + 2 * DAY)
