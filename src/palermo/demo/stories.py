"""The invented country's matters: a table of stories, each told through operations by the officers themselves.

Every person, company, vessel and case is invented. A story's age is how many days before loading it began; those
younger than a few days leave something waiting on each officer's desk.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from palermo.cases.models import Case
from palermo.demo import steps
from palermo.demo.everyday import everyday
from palermo.demo.steps import HOUR, Told111
from palermo.prevention.reporting.criteria import Answers
from palermo.protection.support.codes import DOMAINS

DAY = timedelta(days=1)
GREAT: dict[str, int | None] = {
    **dict.fromkeys(DOMAINS, 2),
    "safety": 4,
    "accommodation": 4,
    "health": 3,
    "justice": None,
}
EASED: dict[str, int | None] = {**GREAT, "safety": 1, "accommodation": 1, "health": 2}
"""How great the needs of somebody in the stories are at the beginning, and a month on."""


@dataclass(frozen=True)
class Story:
    """One matter: its name in the loader's progress, how many days ago it began, and how it went."""

    name: str
    days_ago: int
    tell: Callable[[datetime], None]


def _referred(told: Told111, at: datetime, lead: str = "ari") -> Case:
    report = steps.acknowledge(steps.call(told, at), at + timedelta(minutes=6))
    return steps.take_on(steps.refer(report, at + HOUR), lead, at + 3 * HOUR)


def orchard(at: datetime) -> None:
    """Six men in an orchard: five certified, one still being assessed."""
    told = Told111(
        "Six men sleep in the packing shed; their passports are in the contractor's safe.", "HKB", "orchard", "sm"
    )
    case = _referred(told, at)
    names = ("Tavita Sefo", "Ioane Lemalu", "Fetu Sapolu", "Malaki Tuato", "Sione Vaelua", "Pele Amosa")
    people = steps.crew(case, names, "ari", at + 26 * HOUR, "sm")
    steps.suspect(case, "company", "employer", "Tui Ridge Orchards (invented)", "ari", at + 27 * HOUR)
    for number, party in enumerate(people[:5]):
        drafted = steps.assess(case, party, at + 28 * HOUR + number * HOUR, lead="ari")
        steps.issue(drafted, "ngaire", at + 4 * DAY + number * HOUR)
    steps.assess(case, people[5], at + 34 * HOUR, lead="ari", submit=False)
    everyday(case, people[5], "ari", at + 35 * HOUR)


def student(at: datetime) -> None:
    """A student: protection met, entry not shown to have been arranged by the deceivers; declined, and presumed."""
    case = _referred(
        Told111("A student works eighty hours a week behind a shop and is not paid.", "AUK", "shop", "pa"), at
    )
    (party,) = steps.crew(case, ("Jaspal Invented",), "ari", at + DAY, "pa")
    drafted = steps.assess(case, party, at + DAY, lead="ari", legal=steps.NOT_SHOWN)
    steps.decline(drafted, "paul", "moved", at + 4 * DAY)


def child(at: datetime) -> None:
    """A girl of fifteen, doing the housework of people she calls uncle and aunt."""
    told = Told111(
        "A girl who should be at school does all the work of a house.", "AUK", "home", "to", ("child",), "agency"
    )
    case = _referred(told, at)
    (party,) = steps.crew(case, ("Mele Invented",), "ari", at + 6 * HOUR, "to")
    drafted = steps.assess(case, party, at + 7 * HOUR, lead="ari", protection=steps.PROTECTION_OF_A_CHILD)
    steps.issue(drafted, "ngaire", at + 2 * DAY)


def staged(at: datetime) -> None:
    """Certified; later proved to have been staged; revoked by a second senior officer after hearing the person."""
    case = _referred(Told111("A man says he was sold to a builder.", "CAN", "building"), at, "jun")
    (party,) = steps.crew(case, ("Anton Invented",), "jun", at + DAY, "en")
    issued = steps.issue(steps.assess(case, party, at + DAY, lead="jun"), "ngaire", at + 5 * DAY)
    steps.revoke(issued, "paul", "viv", at + 60 * DAY)


def fishing(at: datetime) -> None:
    """Twelve of a vessel's crew: nine certified by two senior officers, two by a third, one declined and presumed."""
    told = Told111("The crew of a charter vessel has not been paid for a year.", "NSN", "fishing", "id", (), "agency")
    case = _referred(told, at, "jun")
    names = tuple(f"{given} Invented" for given in (
        "Agus", "Budi", "Cahya", "Dedi", "Eko", "Fajar", "Gilang", "Hadi", "Indra", "Joko", "Krisna", "Lukman",
    ))  # fmt: skip
    people = steps.crew(case, names, "jun", at + 5 * HOUR, "id")
    steps.suspect(case, "vessel", "employer", "FV Ocean Lantern (invented)", "jun", at + 6 * HOUR)
    for number, party in enumerate(people):
        shown = steps.ENTRY_BY_DECEPTION if number < 11 else steps.NOT_SHOWN
        drafted = steps.assess(case, party, at + 8 * HOUR, lead="jun", legal=shown)
        if number < 9:
            steps.issue(drafted, "ngaire" if number % 2 else "paul", at + 3 * DAY + number * HOUR)
        elif number < 11:
            steps.issue(drafted, "viv", at + 12 * DAY + number * HOUR)
        else:
            steps.told(steps.decline(drafted, "viv", "moved", at + 13 * DAY), "jun", "id", at + 14 * DAY)


def at_home(at: datetime) -> None:
    """One woman, certified; one of many that make up the years before."""
    case = _referred(Told111("A housekeeper is never let out alone.", "WGN", "home", "fil"), at)
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


def restaurant(at: datetime) -> None:
    """Two cooks; one certified, one declined because nothing shows how they came."""
    case = _referred(Told111("Two cooks live in the storeroom of a restaurant.", "WKO", "food", "zh"), at, "jun")
    first, second = steps.crew(case, ("Chen Invented", "Wu Invented"), "jun", at + DAY, "zh")
    steps.issue(steps.assess(case, first, at + DAY, lead="jun"), "viv", at + 6 * DAY)
    steps.decline(
        steps.assess(case, second, at + DAY, lead="jun", legal=steps.NOT_SHOWN), "viv", "handled", at + 6 * DAY
    )


def smuggled(at: datetime) -> None:
    """Paid, agreed, over on arrival, nobody exploited: told apart as smuggling, the answers kept."""
    report = steps.acknowledge(
        steps.call(Told111("Two people came ashore at night and paid for it.", "NTL", "other"), at), at + HOUR
    )
    answers = Answers(entry="no", payment="yes", consent="yes", ended="yes", exploitation="no", benefit="no")
    steps.close(report, "smuggling", at + 2 * HOUR, answers)


def nothing_in_it(at: datetime) -> None:
    """A quarrel between neighbours."""
    report = steps.acknowledge(steps.call(Told111("The neighbours are loud.", "OTA", "not-sure"), at), at + HOUR)
    steps.close(report, "too_little_known", at + 2 * HOUR)


def submitted(at: datetime) -> None:
    """Waiting for a senior officer's decision."""
    case = _referred(
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


def niece(at: datetime) -> None:
    """A girl a school nurse presumed a victim; seen the same day; her teacher is her guardian since."""
    notice = steps.presume_child("tess", "Ana Invented", "to", at)
    steps.protect(notice, at + HOUR)
    steps.guard(notice, "Teuila Invented, her teacher", at + DAY)


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


STORIES = (
    Story("a charter vessel, last year", 430, fishing),
    Story("a staged case", 300, staged),
    Story("a restaurant", 240, restaurant),
    Story("a housekeeper", 200, at_home),
    Story("a landing at night", 150, smuggled),
    Story("another housekeeper", 95, at_home),
    Story("a girl of fifteen", 62, child),
    Story("a quarrel", 40, nothing_in_it),
    Story("an orchard", 21, orchard),
    Story("a student", 12, student),
    Story("a question to a reporter", 3, asked),
    Story("a locked door", 2, submitted),
    Story("a niece", 9, niece),
    Story("a man who agreed later", 4, agreed_later),
    Story("a cleaner, without Police", 2, sheltered),
    Story("a case nobody leads", 1, unassigned),
    Story("somebody who may be a child", 0, perhaps_a_child),
    Story("a van before dawn", 0, waiting),
)
