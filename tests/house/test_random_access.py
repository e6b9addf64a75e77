"""A long random history: what the ORM shows, what raw SQL shows and what the rules say in plain Python are the same.

PALERMO_RANDOM_STEPS (200) and PALERMO_RANDOM_SEED choose how long and which.
"""

import os
import random
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from palermo.access import operations as access
from palermo.access.models import Grant
from palermo.access.operations import NotYours
from palermo.agencies import operations as agencies
from palermo.agencies.models import Seat
from palermo.cases import operations as cases
from palermo.cases.models import Case, Party
from palermo.cases.operations import Refused
from palermo.demo.cast import CAST, officer_id
from palermo.session.opening import NoSession
from palermo.vault.models import Sealed
from tests.house.oracle import TO_OFFICER, World
from tests.support.database import admin, as_login
from tests.support.people import acting, officer, token_for

STEPS = int(os.environ.get("PALERMO_RANDOM_STEPS", "200"))
SEED = int(os.environ.get("PALERMO_RANDOM_SEED", "20090701"))
POLICE = [person.username for person in CAST if person.agency == "Police"]
TEAM = ["hana", "tom", "lusi", "ari", "jun"]
"""Whose daily work it is, and who may open cases to begin with."""
OTHERS = ["sela", "ben", "iris", "anna"]


class Walk:
    """One history: the house, the world as it should be, and what has been made in it."""

    def __init__(self, house: str) -> None:
        self.house = house
        self.dice = random.Random(SEED)
        self.world = World(
            {person.username: person.agency for person in CAST},
            {person.username: {f"{person.agency}/{role}" for role in person.roles} for person in CAST},
        )
        self.cases: list[UUID] = []
        self.parties: list[UUID] = []
        self.refused = 0

    def someone(self, among: list[str]) -> str:
        return self.dice.choice([name for name in among if name not in self.world.left])

    def step(self) -> str:
        steps = (
            self.open_case,
            self.add_party,
            self.add_party,
            self.add_party,
            self.lead,
            self.lead,
            self.give,
            self.give,
            self.give,
            self.give,
            self.end,
            self.act_for,
            self.stop_acting,
            self.post,
            self.unpost,
            self.leave,
        )
        chosen = self.dice.choice(steps)
        chosen()
        return chosen.__name__

    def open_case(self) -> None:
        who = self.someone(self.dice.choice([POLICE + OTHERS, TEAM]))
        allowed = bool(self.world.roles(who) & {"investigator", "triage_officer", "station_officer"})
        try:
            with acting(who) as me:
                made = cases.open_case(officer=me, at=timezone.now()).id
        except NotYours:
            assert not allowed
            self.refused += 1
            return
        assert self.world.give_new("case_opened", who, made)
        self.cases.append(made)

    def add_party(self) -> None:
        if not self.cases:
            return
        who = self.someone(self.dice.choice([POLICE, TEAM, TEAM, TEAM]))
        known = [case for case in self.cases if case in self.world.sees(who, "casefile")]
        subject = self.dice.choice(self.dice.choice([self.cases, known or self.cases]))
        with acting(who) as me:
            case = Case.objects.filter(pk=subject).first()
            assert (case is not None) == (subject in self.world.sees(who, "casefile")), who
            if case is None:
                return
            try:
                made = cases.add_party(
                    case=case, kind="person", role="witness", officer=me, at=timezone.now(), name="Invented"
                ).id
            except NotYours:
                made = None
        if made is None:
            assert not self.world.give_new("party_added", who, UUID(int=0))
            self.refused += 1
        else:
            assert self.world.add(who, case.pk, made)
            self.parties.append(made)

    def lead(self) -> None:
        if not self.cases:
            return
        who, subject = self.someone(POLICE), self.dice.choice(self.cases)
        to = self.dice.choice([who, *POLICE])
        with acting(who) as me:
            case = Case.objects.filter(pk=subject).first()
            assert (case is not None) == (subject in self.world.sees(who, "casefile")), who
            if case is None:
                return
            allowed = self.world.may_lead(who, subject, to)
            try:
                with transaction.atomic():
                    cases.assign(case=case, to=officer(to), officer=me, at=timezone.now(), version=case.version)
            except (NotYours, Refused):
                assert not allowed, (who, to)
                self.refused += 1
                return
        assert allowed, (who, to)
        self.world.lead(who, subject, to)

    def give(self) -> None:
        if not self.parties:
            return
        who, to = self.someone(self.dice.choice([POLICE, TEAM])), self.dice.choice(POLICE + OTHERS)
        act, subject = self.dice.choice(list(TO_OFFICER)), self.dice.choice(self.parties + self.cases)
        allowed = self.world.may_give(act, who, subject, to)
        try:
            with acting(who):
                new = access.give(act, subject=subject, to=officer(to), at=timezone.now())
        except NotYours:
            assert not allowed, (act, who, to)
            self.refused += 1
            return
        assert allowed, (act, who, to)
        assert new == self.world.give(act, subject, to)

    def end(self) -> None:
        if not self.parties:
            return
        who, subject = self.someone(POLICE), self.dice.choice(self.parties + self.cases)
        act, holder = self.dice.choice([None, *TO_OFFICER]), self.dice.choice([None, None, *POLICE])
        if act is None and holder is None:
            return
        with acting(who):
            ended = access.end(
                subject=subject,
                because="random_walk",
                at=timezone.now(),
                acts=(act,) if act else None,
                holder=officer_id(holder) if holder else None,
            )
        assert ended == self.world.end(who, subject, {act} if act else None, holder)

    def act_for(self) -> None:
        absent, actor, now = self.someone(POLICE), self.someone(POLICE + OTHERS), timezone.now()
        allowed = absent != actor and self.world.agency[absent] == self.world.agency[actor]
        try:
            with acting(absent) as me:
                agencies.arrange_acting(
                    absent=me,
                    actor=officer(actor),
                    from_at=now - timedelta(hours=1),
                    until_at=now + timedelta(days=9),
                    officer=me,
                    at=now,
                )
        except agencies.Refused:
            assert not allowed
            return
        assert allowed
        self.world.acting.add((absent, actor))

    def stop_acting(self) -> None:
        if not self.world.acting:
            return
        absent, actor = self.dice.choice(sorted(self.world.acting))
        with admin(self.house) as server:
            server.execute(
                "UPDATE agencies_acting SET until_at = now() WHERE absent_id = %s AND actor_id = %s AND until_at > now()",
                [officer_id(absent), officer_id(actor)],
            )
        self.world.acting.discard((absent, actor))

    def post(self) -> None:
        who, role = self.someone(POLICE), self.dice.choice(["investigator", "triage_officer", "senior_police_officer"])
        with acting("dora") as dora:
            seat = Seat.objects.get(agency="Police", role=role)
            try:
                agencies.post(
                    who=officer(who),
                    seat=seat,
                    from_at=timezone.now(),
                    until_at=None,
                    officer=dora,
                    at=timezone.now(),
                )
            except agencies.Refused:
                assert who == "dora" or f"Police/{role}" in self.world.seats[who]
                return
        self.world.seats[who].add(f"Police/{role}")

    def unpost(self) -> None:
        who = self.someone([name for name in POLICE if name != "dora"])
        if self.world.seats[who]:
            seat = self.dice.choice(sorted(self.world.seats[who]))
            with admin(self.house) as server:
                server.execute(
                    "UPDATE agencies_posting p SET until_at = now() FROM agencies_seat s WHERE s.id = p.seat_id AND "
                    "p.officer_id = %s AND s.agency_id || '/' || s.role = %s",
                    [officer_id(who), seat],
                )
            self.world.seats[who].discard(seat)

    def leave(self) -> None:
        who = self.dice.choice(POLICE)
        if len(self.world.left) >= 3 or self.dice.random() < 0.8 or who in ("dora", *self.world.left):
            return
        with acting("dora") as dora:
            agencies.leave(who=officer(who), officer=dora, at=timezone.now())
        self.world.left.add(who)
        self.world.seats[who] = set()
        self.world.acting = {pair for pair in self.world.acting if who not in pair}

    def compare(self, who: str) -> None:
        """The ORM's rows, raw SQL's rows and the oracle's are the same."""
        case, party = (
            self.world.sees(who, "casefile") & set(self.cases),
            self.world.sees(who, "case") & set(self.parties),
        )
        names = self.world.sees(who, "identity") & set(self.parties)
        if who in self.world.left:
            try:
                token_for(who)
            except LookupError:
                return
            raise AssertionError(f"{who} has left and can still come in")
        try:
            with acting(who):
                orm = (
                    set(Case.objects.values_list("id", flat=True)),
                    set(Party.objects.values_list("id", flat=True)),
                    set(Sealed.objects.values_list("subject", flat=True)),
                )
                grants = Grant.objects.filter(subject__isnull=False, until_at=None).count()
        except NoSession:
            orm, grants = (set(), set(), set()), 0
        assert orm == (case, party, names), who
        with as_login("desk", self.house) as raw:
            raw.execute(
                "SELECT set_config('palermo.token', %s, false), set_config('role', 'palermo_desk', false)",
                [token_for(who)],
            )
            sql = tuple(
                {row[0] for row in raw.execute(query).fetchall()}
                for query in (
                    "SELECT id FROM cases_case",
                    "SELECT id FROM cases_party",
                    "SELECT subject FROM vault.sealed",
                )
            )
        assert sql == orm, who
        held, known = self.world.holders(who), {g.subject for g in self.world.given if g.to in self.world.holders(who)}
        duty = "Police/senior_police_officer" in held
        if who != "anna":
            assert grants == sum(
                g.to in held or g.subject in known or duty and g.compartment == "casefile" for g in self.world.given
            ), who


def test_a_random_history_shows_each_officer_what_the_rules_say_and_nothing_else(house: str) -> None:
    walk = Walk(house)
    for number in range(STEPS):
        done = walk.step()
        for who in walk.dice.sample(POLICE + OTHERS, 2):
            try:
                walk.compare(who)
            except AssertionError as error:
                raise AssertionError(f"after step {number} ({done}) of seed {SEED}: {error}") from error
    for who in POLICE + OTHERS:
        walk.compare(who)
    assert walk.refused > STEPS // 20
    assert len(walk.parties) > STEPS // 20
