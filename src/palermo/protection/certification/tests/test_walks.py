"""Random walks: whoever tries whatever in whichever order, no certification reaches a state that item 13 forbids."""

import contextlib
import os
import random
from dataclasses import dataclass, replace

import pytest
from tests.support.people import NOW, acting

from palermo.access.models import Grant
from palermo.access.operations import NotYours
from palermo.cases.models import Party
from palermo.cases.operations import Conflict, Refused
from palermo.journeys import certification_declined, certification_issued, certification_revoked, person_presumed
from palermo.protection.certification import grounds, operations
from palermo.protection.certification.facts import Choice, Facts
from palermo.protection.certification.lifecycle import CERTIFICATION
from palermo.protection.certification.models import Certificate, Certification, Presumption
from palermo.protection.certification.presumed.grounds import END, IN_ERROR, NEVER
from palermo.protection.certification.presumed.tests.factories import AGREED
from palermo.protection.certification.tests import factories

WALKS, STEPS = 10_000, 16
PRESUMED = ("presume", "end_presumed", "error_presumed")
PRESUMED_SEEN: set[str] = set()
OFFICERS = {
    "ari": "investigator", "jun": "investigator", "ngaire": "senior_police_officer", "paul": "senior_police_officer",
    "viv": "senior_police_officer", "both": "both", "sergeant": "senior_police_officer",
}  # fmt: skip
REASONS = (*grounds.WORDS, *grounds.NEVER, "", "no_such_reason")
ENDS = ("stop", "mark_in_error")
"""Steps that end a walk wherever it is: taken seldom, or hardly a walk gets anywhere."""
ELEMENTS = ("entry_arranged", "entry_coerced", "received", "knew_of_entry")


@dataclass(frozen=True)
class World:
    """A certification as the pure model knows it."""

    status: str = ""
    drafters: frozenset[str] = frozenset()
    endorser: str = ""
    revoker: str = ""
    protection: str = ""
    legal: str = ""
    legal_when_decided: str = ""
    submitted: tuple[str, str] = ("", "")
    lacking: str = ""
    told: bool = False
    helped: bool = False
    heard: bool = False


def facts(world: World, officer: str, choice: Choice) -> Facts:
    return Facts(
        officer=officer, drafters=world.drafters, endorser=world.endorser, rank_reaches=officer != "sergeant",
        protection=world.protection, legal=world.legal, elements=ELEMENTS,
        unchanged=world.status != "submitted" or world.submitted == (world.protection, world.legal),
        told=world.told, helped=world.helped, heard=world.heard, choice=choice,
    )  # fmt: skip


def roles(officer: str) -> set[str]:
    held = OFFICERS[officer]
    return {"investigator", "senior_police_officer"} if held == "both" else {held}


def step(world: World, dice: random.Random) -> World:
    """One thing that somebody tries: a step of the table, a newer finding, or something done with the person."""
    officer, what = dice.choice(sorted(OFFICERS)), dice.random()
    if what < 0.15 or not (world.protection and world.legal):
        answer = dice.choice(("met", "met", "not_met", "unknown"))
        return replace(world, **{dice.choice(("protection", "legal")): answer})
    if world.status == "under_review" and what < 0.6:
        return replace(world, **{dice.choice(("told", "helped", "heard")): True})
    leading = CERTIFICATION.leaving(world.status)
    row = dice.choice(leading if leading and what < 0.9 else CERTIFICATION.steps)
    likely = dice.choice(row.reasons) if row.reasons and dice.random() < 0.7 else dice.choice(REASONS)
    choice = Choice(likely, dice.choice((*ELEMENTS, "")), dice.choice((*grounds.REVIEW, "")))
    name = row.name
    if CERTIFICATION.refusal(row, world.status, roles(officer), facts(world, officer, choice)):
        return world
    if row.reasons and choice.reason not in row.reasons:
        return world
    return _apply(replace(world, status=row.to), name, officer, choice)


def _apply(world: World, name: str, officer: str, choice: Choice) -> World:
    match name:
        case "begin":
            return replace(world, drafters=frozenset({officer}))
        case "submit":
            return replace(world, drafters=world.drafters | {officer}, submitted=(world.protection, world.legal))
        case "issue":
            return replace(world, endorser=officer, legal_when_decided=world.legal)
        case "decline":
            return replace(world, endorser=officer, lacking=choice.lacking)
        case "reopen":
            return replace(world, endorser="", lacking="")
        case "question":
            return replace(world, told=False, helped=False, heard=False)
        case "revoke":
            return replace(world, revoker=officer)
    return world


def holds(world: World) -> None:
    """What must be true of every certification, whatever happened."""
    if world.status in ("issued", "under_review", "revoked"):
        assert world.endorser and world.endorser not in world.drafters and world.legal_when_decided == "met"
        assert world.endorser != "sergeant" and OFFICERS[world.endorser] in ("senior_police_officer", "both")
    if world.status == "declined":
        assert world.endorser not in world.drafters and world.lacking in ELEMENTS
    if world.status == "revoked":
        assert world.revoker and world.revoker != world.endorser and world.revoker not in world.drafters
        assert world.told and world.helped and world.heard
    if world.status == "submitted":
        assert world.submitted[0] and world.submitted[1]


def test_ten_thousand_walks_of_the_table_reach_no_illegal_state() -> None:
    dice, seen = random.Random(13), set()
    for _walk in range(WALKS):
        world = World()
        for _step in range(STEPS):
            world = step(world, dice)
            holds(world)
            seen.add(world.status)
    assert seen == {"", *CERTIFICATION.statuses}


def walk_the_house(dice: random.Random, steps: int) -> set[str]:
    """One walk against the database: anybody tries any operation; what is refused leaves nothing behind."""
    case, party = factories.person()
    current, seen = factories.begun(case, party), set()
    for _step in range(steps):
        seen.add(current.status)
        who = dice.choice(("ari", "ari", "ngaire", "paul", "viv", "dora", "jun"))
        leading = [
            each for each in CERTIFICATION.leaving(current.status) if each.name not in ENDS or dice.random() < 0.2
        ]
        name = dice.choice(
            ("find", "person", *PRESUMED, *(each.name for each in CERTIFICATION.steps if each.name not in ENDS))
        )
        if leading and dice.random() < 0.6:
            row = dice.choice(leading)
            name, who = (
                row.name,
                dice.choice(("ari",) if row.by == ("investigator",) else ("ngaire", "paul", "viv")),
            )
        if not current.submitted_by and dice.random() < 0.4:
            name, who = "find", "ari"
        if current.status == "under_review" and dice.random() < 0.7:  # else hardly a walk reaches the end of a review
            name, who = dice.choice(("person", "person", "person", "revoke")), dice.choice(("ngaire", "paul", "viv"))
        if dice.random() < 0.12:
            name, who = dice.choice(("presume", *PRESUMED)), "ari"
        with contextlib.suppress(Refused, Conflict, NotYours, Certification.DoesNotExist):
            attempt(name, who, current, dice, case, party)
        with acting("ari"):
            current = Certification.objects.get(pk=current.pk)
            legal_state(current)
    return seen


def attempt(name: str, who: str, current: Certification, dice: random.Random, case: object, party: object) -> None:
    if name == "find":
        legal = dice.choice((factories.ENTRY, factories.ENTRY, factories.NO_ENTRY, factories.NOT_KNOWN))
        protection = dice.choice((factories.TRAFFICKED, factories.EXPLOITED_ONLY))
        factories.find(case, party, protection, legal, by=who)  # type: ignore[arg-type]
        return
    if name in PRESUMED:
        presumption(name, who, dice, party)  # type: ignore[arg-type]
        return
    if name == "person":
        factories.with_the_person(current, dice.choice(("told", "helped", "heard")))
        return
    row = CERTIFICATION.step(name)
    reason = dice.choice((*row.reasons, *row.reasons, *grounds.NEVER)) if row.reasons else ""
    with acting(who) as officer:
        given = {"officer": officer, "at": NOW}
        if name == "begin":
            operations.begin(case=case, party=party, **given)  # type: ignore[arg-type]
            return
        version = current.version if dice.random() > 0.05 else current.version - 1
        given |= {"certification": current, "version": version}
        if name == "submit":
            operations.submit(reasons="Invented.", **given)
        elif name == "decline":
            lacking = dice.choice((*ELEMENTS, "to_exploit", ""))
            certification_declined.decline(choice=Choice(reason, lacking, "complaint"), **given)
        elif name in ("issue", "confirm"):
            (certification_issued.issue if name == "issue" else operations.confirm)(**given)
        else:
            acts = {
                "revoke": certification_revoked.revoke,
                "mark_in_error": certification_revoked.mark_in_error,
            }
            acts.get(name, getattr(operations, name))(reason=reason, **given)


def presumption(name: str, who: str, dice: random.Random, party: Party) -> None:
    """Somebody presumes the person a victim, ends that, or marks it as recorded in error, at any point of the road."""
    with acting(who) as officer:
        given = {"officer": officer, "at": NOW}
        if name == "presume":
            person_presumed.presume(party=party, basis="signs_seen", child="no", consent=AGREED, **given)
            return
        newest = Presumption.objects.filter(subject=party).order_by("-recorded_at").first()
        if newest is None:
            return
        act, reasons = (
            (person_presumed.end, (*END, *END, *NEVER))
            if name == "end_presumed"
            else (person_presumed.mark_in_error, IN_ERROR)
        )
        act(presumption=newest, reason=dice.choice(tuple(reasons)), version=newest.version, **given)


def presumed_state(now: Certification) -> None:
    """A status without a certification rests on a presumption in force, and the other way round; none for no reason."""
    rows = list(Presumption.objects.filter(subject=now.subject_id))
    in_force = {row.id for row in rows if row.status == "in_force"}
    resting = Certificate.objects.filter(subject=now.subject_id, status="in_force", presumption__isnull=False)
    assert {each.presumption_id for each in resting} == in_force and len(in_force) <= 1
    PRESUMED_SEEN.update(row.status for row in rows)
    for row in rows:
        assert row.consent_id and row.ended_on not in NEVER
        assert (row.status == "certified") == (row.certified_by_id is not None)
    services = Grant.objects.filter(subject=now.subject_id, act="presumed_given", until_at=None).count()
    presumed = Certificate.objects.filter(subject=now.subject_id, status="in_force", kind="presumed").exists()
    assert services == (4 if presumed else 0), "the services know exactly while the status is in force"


def legal_state(now: Certification) -> None:
    presumed_state(now)
    if now.status in ("issued", "under_review", "revoked"):
        assert now.decided_by not in (now.drafted_by, now.submitted_by, None)
        assert now.legal and now.legal.answer == "met" and now.decided_hash == now.submitted_hash != ""
    if now.status == "declined":
        assert now.lacking and now.review and now.decided_by != now.drafted_by
    if now.status == "revoked":
        assert now.revoked_by not in (now.decided_by, now.drafted_by, None)
        assert now.told_at and now.helped_at and now.heard_at
    in_force = [each.kind for each in Certificate.objects.filter(subject=now.subject_id, status="in_force")]
    if now.status in ("issued", "under_review"):
        assert in_force == ["certificate"]
    else:
        assert in_force in ([], ["presumed"])
    if now.status in ("revoked", "in_error"):
        assert not now.certificates.filter(status="in_force").exists()
    assert [act.number for act in now.acts.order_by("number")][-1] <= now.version


def test_walks_through_the_house_reach_no_illegal_state(shared_house: str) -> None:
    dice, seen = random.Random(2009), set()
    for _walk in range(int(os.environ.get("PALERMO_WALKS", "20"))):
        seen |= walk_the_house(dice, STEPS)
    assert {"assessing", "submitted", "issued", "declined"} <= seen
    assert {"in_force", "certified", "ended", "in_error"} <= PRESUMED_SEEN


@pytest.mark.slow
def test_many_more_walks_through_the_house_reach_no_illegal_state(shared_house: str) -> None:
    dice, seen = random.Random(442), set()
    for _walk in range(int(os.environ.get("PALERMO_WALKS", "100"))):
        seen |= walk_the_house(dice, STEPS * 2)
    assert seen >= set(CERTIFICATION.statuses) - {"stopped"}
