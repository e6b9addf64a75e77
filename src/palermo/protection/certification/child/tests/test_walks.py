"""Random walks with a child: whoever proposes, ties, charges or appoints in whichever order, nobody is guardian who may not be."""

import contextlib
import os
import random

from tests.support.database import admin
from tests.support.people import NOW, acting

from palermo.access.operations import NotYours
from palermo.cases import operations as cases
from palermo.cases.models import Case, Party
from palermo.cases.operations import Conflict, Refused
from palermo.clocks.queries import running
from palermo.protection.certification.child import operations
from palermo.protection.certification.child.grounds import CHECKS, END, REFUSE
from palermo.protection.certification.child.tests.factories import case_of, proposed, received, second
from palermo.protection.certification.models import Guardian, ProtectionNotice

STEPS = 24
ROLES = ("suspect", "employer", "recruiter", "witness", "family", "other")


def walk(house: str, dice: random.Random) -> set[str]:
    """One child; Police have a case of it from the start or from somewhere on the way."""
    child, seen = received(), set()
    case: Case | None = None
    for turn in range(STEPS):
        if case is None and (dice.random() < 0.1 or turn > STEPS // 2):
            case, _suspect = case_of(child)
            proposed(child)
        with contextlib.suppress(Refused, Conflict, NotYours, Guardian.DoesNotExist, ProtectionNotice.DoesNotExist):
            attempt(dice, child, case)
        with acting("cyd"):
            rows = list(Guardian.objects.filter(notice=child))
            late = running(child.id).filter(kind="replace_guardian").exists()
        seen |= {row.status for row in rows}
        holds(house, rows, late)
    return seen


def attempt(dice: random.Random, child: ProtectionNotice, case: Case | None) -> None:
    who = dice.choice(("tess", "cyd", "lea", "ari", "ari", "jun", "sela"))
    with acting(who) as officer:
        given = {"officer": officer, "at": NOW}
        known = list(Party.objects.filter(kind="person").order_by("made_at"))
        rows = list(Guardian.objects.filter(notice=child).order_by("proposed_at"))
        what = dice.choice(
            ("new", "known", "tie", "same", "role", "appoint", "appoint", "refuse", "end", "answer", "ask")
        )
        if what == "new":
            operations.propose(notice=child, relation="known_adult", name="Invented", **given)
        elif what == "known" and known:
            operations.propose(notice=child, relation="family", party=dice.choice(known), **given)
        elif what == "tie" and len(known) > 1:
            cases.record_tie(party=dice.choice(known), other=dice.choice(known), kind="associate", **given)
        elif what == "same" and len(known) > 1:
            cases.declare_same(party=dice.choice(known), other=dice.choice(known), reason="investigation", **given)
        elif what == "role" and case and known and who == "ari":
            cases.add_role(case=case, party=dice.choice(known), role=dice.choice(ROLES), **given)
        elif rows and what in ("appoint", "refuse", "end", "answer", "ask"):
            wanted = "appointed" if what == "end" else "proposed"
            vet(what, dice, dice.choice([row for row in rows if row.status == wanted] or rows), given)


def vet(what: str, dice: random.Random, row: Guardian, given: dict[str, object]) -> None:
    version = row.version if dice.random() > 0.05 else 0
    if what == "appoint":
        checks = tuple(CHECKS)[: 4 if dice.random() > 0.1 else 3]
        operations.appoint(guardian=row, checks=checks, version=version, **given)  # type: ignore[arg-type]
    elif what == "answer":
        operations.answer(guardian=row, known=dice.random() < 0.2, version=version, **given)  # type: ignore[arg-type]
    elif what == "ask":
        operations.ask(guardian=row, version=version, **given)  # type: ignore[arg-type]
    else:
        reasons = REFUSE if what == "refuse" else END
        act = operations.refuse if what == "refuse" else operations.end
        act(guardian=row, reason=dice.choice(tuple(reasons)), version=version, **given)  # type: ignore[arg-type]


def holds(house: str, rows: list[Guardian], late: bool) -> None:
    """What must be true of every guardian, whatever happened."""
    appointed = [row for row in rows if row.status == "appointed"]
    assert len(appointed) <= 1
    for row in rows:
        if row.status in ("appointed", "ended"):
            assert row.vetted_by and row.vetted_by != row.proposed_by and row.answer != "known"
            assert all(getattr(row, name) for name in CHECKS)
            assert row.asked_at is None or row.answer == "clear"
    with admin(house) as server:
        for row in appointed:
            (stands,) = server.execute("SELECT cases.stands_against(%s, %s)", [row.child_id, row.party_id]).fetchone()
            assert not stands or late, "whoever comes to stand against a child calls child protection at once"


def test_walks_with_a_child_reach_no_guardian_who_may_not_be(shared_house: str) -> None:
    dice, seen = random.Random(20), set()
    second(shared_house)
    for _walk in range(int(os.environ.get("PALERMO_WALKS", "10"))):
        seen |= walk(shared_house, dice)
    assert seen == {"proposed", "appointed", "refused", "ended"}
