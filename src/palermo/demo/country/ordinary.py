"""Ordinary matters, told through operations: what most of a country's reports come to. All invented."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from palermo.cases.models import Case, Party
from palermo.demo import met, steps
from palermo.demo.country.names import name_for
from palermo.demo.steps import HOUR, Told111
from palermo.prevention.reporting.codes import TAKEN_BY as CHANNELS
from palermo.prevention.reporting.criteria import Answers
from palermo.prevention.reporting.models import Report
from palermo.protection.certification.models import Certification
from palermo.protection.identification.screening import operations as screening
from palermo.protection.support.codes import DOMAINS

DAY = timedelta(days=1)
OFFENCE = "2022"
"""Before every cast of these matters, and under one version of the law."""
LONG_AGO = timedelta(days=150)
"""How long ago a concluded matter began when it is told."""

PLACES = ("orchard", "fishing", "food", "home", "cleaning", "building", "factory", "massage", "shop", "care")
REGIONS = ("NTL", "AUK", "WKO", "BOP", "HKB", "WGN", "NSN", "CAN", "OTA")
LANGUAGES = ("sm", "to", "id", "fil", "vi", "th", "zh", "pa", "hi", "es", "en")
NEEDED = ("accommodation", "health", "mental_health", "legal", "income", "language")
SERVICES = ("emergency_bed", "doctor", "lawyer", "english_lessons")
SIGNS = ("dr_job", "dr_wages", "ex_hours", "ex_pay", "cd_documents", "cd_debt")
NO_FURTHER = ("no_sign", "another_matter", "could_not_finish")
WORDS = (
    "They sleep where they work and nobody is let out alone.",
    "He keeps their passports in the office and says they owe him the fare.",
    "She has not been paid since she came and is afraid of the man who drives her.",
    "They were promised other work; now they are told the police would send them home.",
    "The boss fines them for being ill and takes the fines from what they never see.",
)


@dataclass(frozen=True)
class Kind:
    """One way a matter goes: how it is told, how often among a thousand, whether a case file comes of it."""

    tell: Callable[[Random, datetime], None]
    weight: int
    opens_case: bool = True
    recent: bool = False


def _call(dice: Random, at: datetime) -> Report:
    return steps.call(
        Told111(
            f"{dice.choice(WORDS)} (invented)", dice.choice(REGIONS), dice.choice(PLACES), dice.choice(LANGUAGES),
            channel=dice.choice(CHANNELS),
        ),
        at,
    )  # fmt: skip


def _case(dice: Random, at: datetime) -> Case:
    report = steps.acknowledge(_call(dice, at), at + timedelta(minutes=dice.randint(4, 300)))
    return steps.take_on(steps.refer(report, at + 6 * HOUR), "ari", at + dice.randint(8, 40) * HOUR)


def _people(dice: Random, case: Case, at: datetime, most: int = 3) -> list[Party]:
    language = dice.choice(LANGUAGES)
    names = tuple(name_for(language, dice) for _ in range(dice.randint(1, most)))
    people = steps.crew(case, names, "ari", at, language)
    steps.suspect(case, "company", "employer", f"Company {dice.randint(100, 999)} (invented)", "ari", at + HOUR)
    return people


def _drafted(
    dice: Random,
    at: datetime,
    most: int = 3,
    *,
    legal: Mapping[str, str] = steps.ENTRY_BY_DECEPTION,
    submit: bool = True,
) -> tuple[Case, list[tuple[Party, Certification]]]:
    case = _case(dice, at)
    people = _people(dice, case, at + 2 * DAY, most)
    made = [
        (
            party,
            steps.assess(
                case,
                party,
                at + dice.randint(3, 8) * DAY,
                lead="ari",
                offence=OFFENCE,
                file=None,
                legal=legal,
                submit=submit,
            ),
        )
        for party in people
    ]
    return case, made


def _helped(dice: Random, party: Party, at: datetime) -> None:
    """Referred for support by the lead; needs, a plan, services had and not to be had; closed when its goals are reached."""
    agency, manager = dice.choice((("NGO-harakeke", "mila"), ("NGO-harakeke", "tane"), ("NGO-kowhai", "noor")))
    needed = tuple(dice.sample(NEEDED, 2))
    file = steps.support(party, agency, manager, at, by="ari", language=party.language or "en", needed=needed)
    before: dict[str, int | None] = {domain: dice.choice((2, 3)) if domain in needed else 0 for domain in DOMAINS}
    steps.plan_for(file, manager, before, dict.fromkeys(needed, "Invented: as I said it."), at + DAY)
    begun = (
        ("ask", at + 2 * DAY, ""),
        ("offer", at + 2 * DAY, ""),
        ("take", at + 3 * DAY, ""),
        ("start", at + 4 * DAY, ""),
    )
    steps.serve(file, manager, dice.choice(SERVICES), (*begun, ("end", at + 30 * DAY, "need_met")))
    if dice.random() < 0.3:
        steps.serve(file, manager, "counselling", (begun[0], ("fail", at + 20 * DAY, "no_language")))
    steps.review(file, manager, dict.fromkeys(DOMAINS, 0), at + 31 * DAY)
    steps.end_support(file, manager, at + 38 * DAY)


def met_by_inspectors(dice: Random, at: datetime) -> None:
    """An inspection: one or two referred to Police and certified; the others no further."""
    language, region = dice.choice(LANGUAGES), dice.choice(REGIONS)
    of = screening.Circumstances(occasion="inspection", place=dice.choice(PLACES), region=region, met=3)
    people = met.screened("wei", of, [name_for(language, dice) for _ in range(2)], language, SIGNS, at)
    met.end_screening("wei", people, "refer", "signs_point_to_it", at + 2 * HOUR)
    case = met.send("wei", people, at + 3 * HOUR, "ari")
    for party in met.parties(people, "ari"):
        drafted = steps.assess(case, party, at + dice.randint(2, 6) * DAY, lead="ari", offence=OFFENCE, file=None)
        steps.issue(drafted, "ngaire", at + dice.randint(9, 15) * DAY)
        _helped(dice, party, at + 19 * DAY)
    steps.close_case(case, "ari", "concluded", at + dice.randint(60, 90) * DAY)


def met_by_outreach(dice: Random, at: datetime) -> None:
    """Outreach: one person presumed a victim, of whom Police know nothing; one of whom nothing more was found."""
    language = dice.choice(LANGUAGES)
    of = screening.Circumstances(occasion="outreach", place=dice.choice(PLACES), region=dice.choice(REGIONS), met=2)
    people = met.screened("lani", of, [name_for(language, dice) for _ in range(2)], language, (), at)
    met.end_screening("lani", people[:1], "presume", "person_told", at + 2 * HOUR)
    met.presume_met("lani", people[0], language, at + 3 * HOUR)
    (party,) = met.parties(people[:1], "lani")
    met.end_screening("lani", people[1:], "not", dice.choice(NO_FURTHER), at + 2 * HOUR)
    steps.support(party, "NGO-harakeke", "mila", at + DAY, by="lani", language=language, needed=("health",))


def certified(dice: Random, at: datetime) -> None:
    """One to three people certified; the case concluded."""
    case, drafted = _drafted(dice, at)
    for party, each in drafted:
        steps.issue(each, dice.choice(("ngaire", "paul")), at + dice.randint(10, 18) * DAY)
        _helped(dice, party, at + 19 * DAY)
    steps.close_case(case, "ari", "concluded", at + dice.randint(60, 90) * DAY)


def declined(dice: Random, at: datetime) -> None:
    """Declined, because nothing shows how they came; helped as presumed victims."""
    case, drafted = _drafted(dice, at, most=2, legal=steps.NOT_SHOWN)
    for party, each in drafted:
        no = steps.decline(each, "paul", dice.choice(("moved", "handled")), at + dice.randint(10, 20) * DAY)
        steps.told(no, "ari", "en-nz", at + 22 * DAY)
        _helped(dice, party, at + 23 * DAY)
    steps.close_case(case, "ari", "concluded", at + dice.randint(60, 90) * DAY)


def revoked(dice: Random, at: datetime) -> None:
    """Certified, and later proved to have been staged."""
    _case_, drafted = _drafted(dice, at, most=1)
    issued = steps.issue(drafted[0][1], "ngaire", at + 11 * DAY)
    steps.revoke(issued, "paul", "viv", at + 80 * DAY)


def nothing_found(dice: Random, at: datetime) -> None:
    """A case in which no offence was found."""
    case = _case(dice, at)
    _people(dice, case, at + DAY, 1)
    steps.close_case(case, "ari", "no_offence_found", at + dice.randint(10, 60) * DAY)


def closed_at_triage(dice: Random, at: datetime) -> None:
    """A report that led to no case."""
    report = steps.acknowledge(_call(dice, at), at + HOUR)
    steps.close(report, dice.choice(("too_little_known", "already_known")), at + dice.randint(2, 7) * HOUR)


def told_apart(dice: Random, at: datetime) -> None:
    """A report that was told apart as smuggling."""
    report = steps.acknowledge(_call(dice, at), at + HOUR)
    answers = Answers(entry="no", payment="yes", consent="yes", ended="yes", exploitation="no", benefit="no")
    steps.close(report, "smuggling", at + 3 * HOUR, answers)


def being_decided(dice: Random, at: datetime) -> None:
    """These days: waiting for a senior officer."""
    _drafted(dice, at, most=2)


def being_assessed(dice: Random, at: datetime) -> None:
    """These days: an assessment that is not finished."""
    _drafted(dice, at, most=2, submit=False)


def waiting(dice: Random, at: datetime) -> None:
    """These days: a report nobody has acknowledged."""
    _call(dice, at)


KINDS = (
    Kind(certified, 330),
    Kind(met_by_inspectors, 80),
    Kind(met_by_outreach, 90, opens_case=False),
    Kind(declined, 110),
    Kind(revoked, 12),
    Kind(nothing_found, 300),
    Kind(closed_at_triage, 260, opens_case=False),
    Kind(told_apart, 40, opens_case=False),
    Kind(being_decided, 30, recent=True),
    Kind(being_assessed, 40, recent=True),
    Kind(waiting, 3, opens_case=False, recent=True),
)
