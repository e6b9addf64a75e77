"""The small matters of ordinary days, each leaving something waiting on somebody's desk or standing for the years before.

Every person, company and case is invented.
"""

from datetime import datetime

from palermo.demo import met, steps
from palermo.demo.steps import HOUR, Told111
from palermo.demo.stories.story import DAY, EASED, GREAT, referred
from palermo.protection.identification.screening.operations import Circumstances


def at_home(at: datetime) -> None:
    """One woman, certified and helped; one of many that make up the years before."""
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
    steps.serve(supported, "mila", "doctor", begun)
    steps.serve(supported, "mila", "counselling", (begun[0], ("fail", at + 20 * DAY, "no_language")))
    steps.review(supported, "mila", EASED, at + 33 * DAY)


def at_the_counter(at: datetime) -> None:
    """A visa officer heard something at an interview; nothing is decided yet."""
    of = Circumstances(occasion="visa", place="food", region="AUK")
    met.screened("vik", of, ("Ha Invented",), "vi", ("dr_wages",), at, where="Invented: an interview for a visa.")


def restaurant(at: datetime) -> None:
    """Two cooks; one certified, one declined because nothing shows how they came."""
    case = referred(Told111("Two cooks live in the storeroom of a restaurant.", "WKO", "food", "zh"), at, "jun")
    first, second = steps.crew(case, ("Chen Invented", "Wu Invented"), "jun", at + DAY, "zh")
    steps.issue(steps.assess(case, first, at + DAY, lead="jun"), "viv", at + 6 * DAY)
    steps.decline(
        steps.assess(case, second, at + DAY, lead="jun", legal=steps.NOT_SHOWN), "viv", "handled", at + 6 * DAY
    )


def nothing_in_it(at: datetime) -> None:
    """A quarrel between neighbours."""
    report = steps.acknowledge(steps.call(Told111("The neighbours are loud.", "OTA", "not-sure"), at), at + HOUR)
    steps.close(report, "too_little_known", at + 2 * HOUR)


def submitted(at: datetime) -> None:
    """Waiting for a senior officer's decision."""
    case = referred(
        Told111("A woman was promised a hotel job and works behind a locked door.", "AUK", "massage", "th"), at
    )
    (party,) = steps.crew(case, ("Mali Invented",), "ari", at + 4 * HOUR, "th")
    steps.support(
        party, "NGO-kowhai", "noor", at + 6 * HOUR, by="ari", language="th", needed=("safety", "accommodation")
    )
    steps.assess(case, party, at + 5 * HOUR, lead="ari")


def sheltered(at: datetime) -> None:
    """A cleaner whom an outreach worker met; presumed a victim with her consent, and Police know nothing of her."""
    steps.presume("lani", "Losa Invented", "sm", at)


def agreed_later(at: datetime) -> None:
    """A man whom a labour inspector presumed a victim; three days later he agrees that Police know; nobody has decided yet."""
    made = steps.presume("wei", "Binh Invented", "vi", at)
    steps.tell_police(made, "wei", at + 3 * DAY)


def perhaps_a_child(at: datetime) -> None:
    """Somebody who may be under 18: the notice waits for child protection."""
    steps.presume_child("lani", "Sina Invented", "sm", at, child="unknown")


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
