"""S2, S5 and S8: two women, a niece, a girl of seventeen. Every one is invented."""

from datetime import datetime
from typing import Any

from palermo.cases import operations as cases
from palermo.cases.models import Case, Party
from palermo.demo import later, met, seen, steps
from palermo.demo.acting import acting
from palermo.demo.steps import HOUR
from palermo.demo.stories.story import DAY, GREAT, MINUTE
from palermo.protection.certification.models import Presumption, ProtectionNotice
from palermo.protection.identification.screening.operations import Circumstances


def two_women(at: datetime) -> None:
    """S2. Promised “hospitality”; referred without a name. One agreed to be named and is certified; one agreed yesterday."""
    of = Circumstances(occasion="report", place="massage", region="AUK")
    referrals, women = [], []
    for language, name in (("th", "Mali Invented"), ("pt-BR", "Joana Invented")):
        people = met.screened(
            "lani", of, (name,), language, seen.TWO_WOMEN, at, profile="adult_sexual", where="Invented: a parlour."
        )
        met.end_screening("lani", people, "refer", "person_asked", at + HOUR)
        referrals += met.refer("lani", people, at + 2 * HOUR, named=False)
        (woman,) = met.parties(people, "lani")
        women.append(woman)
        steps.support(
            woman,
            "NGO-harakeke",
            "mila",
            at + 2 * HOUR,
            by="lani",
            language=language,
            needed=("safety", "accommodation"),
        )
    case = met.take_in(referrals[:1], at + 4 * HOUR, lead="ari")
    met.take_in(referrals[1:], at + 4 * HOUR, case=case)
    met.tell_who("lani", referrals[:1], at + 2 * DAY)
    met.pass_on(referrals[:1], at + 2 * DAY + HOUR)
    steps.issue(steps.assess(case, women[0], at + 3 * DAY, lead="ari"), "paul", at + 6 * DAY)
    met.tell_who("lani", referrals[1:], at + 7 * DAY)


def niece(at: datetime) -> None:
    """S5. A school nurse meets a girl of fifteen; child protection acts the same day; her aunt's friend is no guardian."""
    of = Circumstances(occasion="health", place="home", region="AUK", met=1)
    people = met.screened(
        "tess", of, ("Ana Invented",), "to", seen.NIECE, at, child="yes", profile="child_labour",
        where="Invented: the sick bay of a school.",
    )  # fmt: skip
    met.end_screening("tess", people, "presume", "child_at_risk", at + HOUR)
    made = met.presume_met("tess", people[0], "to", at + HOUR)
    (girl,) = met.parties(people, "tess")
    with acting("tess"):
        notice = ProtectionNotice.objects.get(presumption=made)
    steps.protect(notice, at + 2 * HOUR)
    asked = later.refer_child(girl, "NGO-harakeke", at + 3 * HOUR, by="tess", language="to")
    file = later.accept_support(asked, "tane", at + 5 * HOUR)
    friend = later.propose(notice, "known_adult", "Sela Invented, a friend of the aunt", at + 4 * HOUR)
    later.refuse_guardian(friend, "stands_against", at + 6 * HOUR)
    teacher = later.propose(notice, "known_adult", "Teuila Invented, her teacher", at + 7 * HOUR)
    later.appoint_guardian(teacher, at + DAY)
    steps.plan_for(file, "tane", GREAT, {"work_education": "Back to school (invented)."}, at + 2 * DAY, "guardian")
    _investigated(made, girl, at + DAY)


def _investigated(made: Presumption, girl: Party, at: datetime) -> None:
    """Police are told to protect her; whom she calls uncle is in the case, and the aunt's friend is tied to him."""
    case = later.case_of_child(made, "tess", "ari", at)
    with acting("ari") as officer:
        mine: dict[str, Any] = {"case": case, "kind": "person", "officer": officer, "at": at + 2 * HOUR}
        uncle = cases.add_party(role="employer", name="Whom she calls uncle (invented)", **mine)
        friend = cases.add_party(role="other", name="A friend of the aunt (invented)", **mine)
        cases.record_tie(party=friend, other=uncle, kind="associate", officer=officer, at=at + 2 * HOUR)
    drafted = steps.assess(
        case, girl, at + 3 * HOUR, lead="ari", protection=steps.PROTECTION_OF_A_CHILD, took=20 * HOUR
    )
    steps.issue(drafted, "ngaire", at + 2 * DAY)


def seventeen(at: datetime) -> None:
    """S8. Born here, seventeen, moved from town to town: no entry and no deceiver shown, so no certificate; served all the same."""
    of = Circumstances(occasion="patrol", place="sex-work", region="CAN", met=1)
    people = met.screened(
        "mere", of, ("Kahu Invented",), "en", seen.AT_SEVENTEEN, at, child="yes", profile="child_sexual",
        where="Invented: a motel by the state highway.",
    )  # fmt: skip
    met.end_screening("mere", people, "presume", "child_at_risk", at + HOUR)
    made = met.presume_met("mere", people[0], "en", at + HOUR)
    case = met.take_in(met.refer("mere", people, at + HOUR, urgent="child"), at + 2 * HOUR, lead="ari")
    (girl,) = met.parties(people, "ari")
    later.refer_child(girl, "NGO-kowhai", at + 40 * HOUR, by="mere", language="en")
    _declined(case, girl, at + 3 * HOUR)
    with acting("cyd"):
        notice = ProtectionNotice.objects.get(presumption=made)
    steps.protect(notice, at + 90 * MINUTE)


def _declined(case: Case, girl: Party, at: datetime) -> None:
    legal = {"moved": "not_met", "handled": "met", "to_exploit": "unknown", "knew_of_coercion": "unknown"}
    drafted = steps.assess(
        case, girl, at, lead="ari", protection=steps.PROTECTION_OF_A_CHILD, legal=legal, took=6 * HOUR, file=None
    )
    steps.decline(drafted, "viv", "to_exploit", at + 30 * HOUR)
