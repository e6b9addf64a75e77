"""The small matters of ordinary days, each leaving something waiting on somebody's desk or standing for the years before.

Every person, company and case is invented.
"""

from datetime import datetime

from palermo.demo import met, steps
from palermo.demo.acting import acting
from palermo.demo.steps import HOUR, Told111
from palermo.demo.stories.story import DAY, EASED, GREAT, referred
from palermo.protection.identification.screening.operations import Circumstances
from palermo.protection.support.models import File


def _housekeeper(at: datetime, doctor: tuple[tuple[str, datetime, str], ...] = ()) -> File:
    """One woman, certified and helped; what became of the doctor's care is hers to tell."""
    case = referred(Told111("A housekeeper is never let out alone.", "WGN", "home", "fil"), at)
    (party,) = steps.crew(case, ("Rosa Invented",), "ari", at + DAY, "fil")
    supported = steps.support(
        party, "NGO-harakeke", "mila", at + DAY + 4 * HOUR, by="ari", language="fil", needed=("accommodation", "health")
    )
    steps.issue(steps.assess(case, party, at + DAY, lead="ari"), "paul", at + 5 * DAY)
    steps.plan_for(
        supported, "mila", GREAT, {"accommodation": "A room of my own, with a lock (invented)."}, at + 3 * DAY
    )
    begun = (
        ("ask", at + 2 * DAY, ""),
        ("offer", at + 2 * DAY, ""),
        ("take", at + 2 * DAY, ""),
        ("start", at + 2 * DAY, ""),
    )
    steps.serve(supported, "mila", "emergency_bed", (*begun, ("end", at + 30 * DAY, "need_met")))
    steps.serve(supported, "mila", "doctor", (*begun, *doctor))
    steps.serve(supported, "mila", "counselling", (begun[0], ("fail", at + 20 * DAY, "no_language")))
    steps.review(supported, "mila", EASED, at + 33 * DAY)
    return supported


def another(at: datetime) -> None:
    """A housekeeper of this year, whose plan is under way."""
    _housekeeper(at)


def long_ago(at: datetime) -> None:
    """One of many that make up the years before: safe and settled, her file closed."""
    supported = _housekeeper(at, (("end", at + 60 * DAY, "need_met"),))
    steps.end_support(supported, "mila", at + 90 * DAY)


def at_the_counter(at: datetime) -> None:
    """A visa officer heard something at an interview; nothing is decided yet."""
    of = Circumstances(occasion="visa", place="food", region="AUK")
    met.screened("vik", of, ("Ha Invented",), "vi", ("dr_wages",), at, where="Invented: an interview for a visa.")


def in_a_kitchen(at: datetime) -> None:
    """A labour inspector met two cooks an hour ago; nothing is decided yet."""
    of = Circumstances(occasion="inspection", place="food", region="WGN", met=2)
    met.screened("wei", of, ("Ravi Invented", "Anil Invented"), "hi", ("ex_hours", "ex_pay"), at, where="Invented.")


def in_a_clinic(at: datetime) -> None:
    """A nurse presumed a patient a victim, who agreed; she has not yet asked anybody to support him."""
    people = met.screened(
        "tess", Circumstances(occasion="health", place="building", region="AUK"), ("Jomar Invented",), "fil",
        ("ex_hazard", "cd_debt"), at, where="Invented: a clinic.",
    )  # fmt: skip
    met.end_screening("tess", people, "presume", "person_told", at + HOUR)
    met.presume_met("tess", people[0], "fil", at + HOUR)


def on_patrol(at: datetime) -> None:
    """A constable met somebody who was about to be driven off: it waits with triage, urgent."""
    people = met.screened(
        "mere", Circumstances(occasion="patrol", place="driving", region="WKO"), ("Ibu Invented",), "id",
        ("cd_documents",), at, where="Invented: a van at a petrol station.",
    )  # fmt: skip
    met.end_screening("mere", people, "refer", "danger", at + HOUR)
    met.refer("mere", people, at + HOUR, urgent="moving")


def restaurant(at: datetime) -> None:
    """Two cooks; one certified, one declined because nothing shows how they came."""
    case = referred(Told111("Two cooks live in the storeroom of a restaurant.", "WKO", "food", "zh-Hans"), at, "jun")
    first, second = steps.crew(case, ("Chen Invented", "Wu Invented"), "jun", at + DAY, "zh-Hans")
    files = [
        steps.support(each, "MSD", "sela", at + DAY + 2 * HOUR, by="jun", language="zh-Hans", needed=("income",))
        for each in (first, second)
    ]
    steps.issue(steps.assess(case, first, at + DAY, lead="jun"), "viv", at + 6 * DAY)
    drafted = steps.assess(case, second, at + DAY, lead="jun", legal=steps.NOT_SHOWN)
    steps.told(steps.decline(drafted, "viv", "handled", at + 6 * DAY), "jun", "zh-Hans", at + 7 * DAY)
    for file in files:
        steps.plan_for(file, "sela", GREAT, {"income": "The wages we are owed (invented)."}, at + 3 * DAY)
        steps.end_support(file, "sela", at + 120 * DAY)
    steps.close_case(case, "jun", "concluded", at + 130 * DAY)


def nothing_in_it(at: datetime) -> None:
    """A quarrel between neighbours."""
    report = steps.acknowledge(steps.call(Told111("The neighbours are loud.", "OTA", "not-sure"), at), at + HOUR)
    steps.close(report, "too_little_known", at + 2 * HOUR)


def submitted(at: datetime) -> None:
    """Two women: one waits for a senior officer's decision, the other is being assessed."""
    case = referred(
        Told111("Two women were promised hotel jobs and work behind a locked door.", "AUK", "massage", "th"), at
    )
    first, second = steps.crew(case, ("Dao Invented", "Nok Invented"), "ari", at + 4 * HOUR, "th")
    for each in (first, second):
        steps.support(each, "NGO-kowhai", "noor", at + 6 * HOUR, by="ari", language="th", needed=("safety",))
    steps.assess(case, first, at + 5 * HOUR, lead="ari")
    steps.assess(case, second, at + 7 * HOUR, lead="ari", submit=False)


def sheltered(at: datetime) -> None:
    """A cleaner whom an outreach worker met; presumed a victim with her consent, and Police know nothing of her."""
    steps.presume("lani", "Losa Invented", "sm", at)


def agreed_later(at: datetime) -> None:
    """A man whom a labour inspector presumed a victim; three days later he agrees that Police know; nobody has decided yet."""
    made = steps.presume("wei", "Binh Invented", "vi", at)
    with acting("wei"):
        party = made.subject
    steps.support(party, "NGO-kowhai", "noor", at + 4 * HOUR, by="wei", language="vi", needed=("income", "legal"))
    steps.tell_police(made, "wei", at + 3 * DAY)


def perhaps_a_child(at: datetime) -> None:
    """Somebody who may be under 18: the notice waits for child protection."""
    steps.presume_child("kit", "Sina Invented", "sm", at, child="unknown")


def unassigned(at: datetime) -> None:
    """A case that no investigator has taken on."""
    report = steps.acknowledge(
        steps.call(Told111("Workers are fined for being ill.", "BOP", "factory", "vi"), at), at + HOUR
    )
    steps.refer(report, at + 2 * HOUR)


def asked(at: datetime) -> None:
    """Triage asked the reporter a question."""
    report = steps.acknowledge(
        steps.call(Told111("My friend cannot leave her job.", "CAN", "care", "hi", contact="receipt"), at), at + HOUR
    )
    steps.ask(report, "Can your friend be reached safely, and when?", at + 2 * HOUR)


def waiting(at: datetime) -> None:
    """A report that nobody has acknowledged yet."""
    steps.call(Told111("A van collects people before dawn and brings them back at night.", "HKB", "orchard", "sm"), at)
