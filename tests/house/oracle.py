"""The rules of knowing, once more, in plain Python, written from the English and not from the SQL.

An officer holds what is given to them, to those they act for, and to the seats any of these sit in. A grant
counts from when it was given until it ended. Someone who has left holds nothing, and lends nothing.
"""

from dataclasses import dataclass, field
from uuid import UUID

TEAM = frozenset({"investigator", "triage_officer", "station_officer"})
SENIOR = "senior_police_officer"
GIVERS = frozenset({SENIOR, "triage_officer", "station_officer"})
TO_OFFICER = {
    # act: (what it gives, who may do it)
    "investigator_named": (("case",), TEAM | {SENIOR}),
    "investigator_told_who": (("identity",), TEAM | {SENIOR}),
    "investigator_assesses": (("screening", "assessment", "certificate"), TEAM | {SENIOR}),
    "colleague_let_in": (("casefile",), frozenset({"investigator"})),
}
LED = ("casefile", "assessment")
"""What leading a case gives, of the case."""
PEOPLE = ("case", "identity", "screening", "assessment", "certificate")
"""What the team knows of the people in it."""
OF_CASE = frozenset({"case_opened", "case_led", "colleague_let_in"})
OF_PEOPLE = frozenset(
    {"party_added", "investigator_named", "investigator_told_who", "investigator_assesses", "lead_replaced"}
)
BY = {
    "case_opened": TEAM,
    "party_added": TEAM,
    "case_led": TEAM | {SENIOR},
    "lead_replaced": GIVERS,
    **{act: roles for act, (_, roles) in TO_OFFICER.items()},
}


@dataclass(frozen=True)
class Given:
    """One live grant: to a person or a seat (by name), on what, of which kind, by which act."""

    to: str
    subject: UUID
    compartment: str
    act: str


@dataclass
class World:
    """Who sits where, who acts for whom, who has left, and what is given now. People and seats go by name."""

    agency: dict[str, str]
    seats: dict[str, set[str]]
    acting: set[tuple[str, str]] = field(default_factory=set)
    """(absent, actor)"""
    left: set[str] = field(default_factory=set)
    given: set[Given] = field(default_factory=set)
    ended: set[tuple[Given, str]] = field(default_factory=set)
    """What ended because the lead changed, or left."""
    leads: dict[UUID, str | None] = field(default_factory=dict)
    people: dict[UUID, set[UUID]] = field(default_factory=dict)
    """The parties of each case."""

    def holders(self, who: str) -> set[str]:
        """Every name that who may see by."""
        if who in self.left:
            return set()
        people = {who} | {absent for absent, actor in self.acting if actor == who and absent not in self.left}
        return people | {seat for person in people for seat in self.seats[person]}

    def roles(self, who: str) -> set[str]:
        """The roles who may act in."""
        return {name.partition("/")[2] for name in self.holders(who) if "/" in name}

    def sees(self, who: str, compartment: str) -> set[UUID]:
        """The subjects of which who may see this."""
        held = self.holders(who)
        if compartment == "casefile" and f"Police/{SENIOR}" in held:
            return set(self.leads) | {party for people in self.people.values() for party in people}
        return {grant.subject for grant in self.given if grant.compartment == compartment and grant.to in held}

    def give_new(self, act: str, who: str, subject: UUID) -> bool:
        """A new case or party; whether who may."""
        if not self.roles(who) & TEAM:
            return False
        kinds = ("casefile",) if act == "case_opened" else PEOPLE
        self.given |= {Given(who, subject, kind, act) for kind in kinds}
        if act == "case_opened":
            self.given.add(Given("Police/investigator", subject, "casefile", act))
            self.leads[subject], self.people[subject] = None, set()
        return True

    def add(self, who: str, case: UUID, party: UUID) -> bool:
        """A new party in a case, of whom its lead is told; whether who may."""
        if not self.give_new("party_added", who, party):
            return False
        self.people[case].add(party)
        lead = self.leads[case]
        if lead and lead != who and "Police/investigator" in self.seats[lead]:
            self.share(who, party, lead)
        return True

    def share(self, who: str, party: UUID, to: str) -> None:
        """Who tells a lead what they know of a party."""
        for act in ("investigator_named", "investigator_told_who", "investigator_assesses"):
            if all(party in self.sees(who, kind) for kind in TO_OFFICER[act][0]):
                self.give(act, party, to)

    def may_lead(self, who: str, case: UUID, to: str) -> bool:
        """Whether who may make somebody the lead of a case they see: in a role that gives it away, or taking it."""
        before, roles = self.leads[case], self.roles(who)
        takes = to == who and before in (None, who) and bool(roles & (TEAM | {SENIOR}))
        return bool(roles & GIVERS or takes) and "Police/investigator" in self.seats[to]

    def lead(self, who: str, case: UUID, to: str) -> None:
        """A case is given or taken: with its people, unless who gives it to themselves."""
        before = self.leads[case]
        passes = before is not None and before != to and to != who
        because = "lead_left" if before in self.left else "lead_changed"
        if before and passes:
            self._pass_on(case, before, to, because)
        self.leads[case] = to
        self.given |= {Given(to, case, kind, "case_led") for kind in LED}
        self.given = {
            grant for grant in self.given
            if not (grant.subject == case and grant.act == "case_opened" and "/" in grant.to)
        }  # fmt: skip
        for party in self.people[case] & self.sees(who, "case"):
            self.share(who, party, to)
        if before and passes:
            self._let_go(case, before, because)

    def _pass_on(self, case: UUID, before: str, to: str, because: str) -> None:
        for party in self.people[case]:
            for kind in PEOPLE:
                had = any(g.to == before and (g.subject, g.compartment) == (party, kind) for g in self.given)
                lost = any(
                    g.to == before and (g.subject, g.compartment) == (party, kind) and why == because
                    for g, why in self.ended
                )
                has = any(g.to == to and (g.subject, g.compartment) == (party, kind) for g in self.given)
                if (had or lost) and not has:
                    self.given.add(Given(to, party, kind, "lead_replaced"))

    def _let_go(self, case: UUID, before: str, because: str) -> None:
        """Of a lead who has left everything ends; of another, what leading gave, but for people of their other cases."""
        kept = {p for other, lead in self.leads.items() if lead == before and other != case for p in self.people[other]}
        gone = {
            grant
            for grant in self.given
            if grant.to == before
            and (
                grant.subject == case
                and (grant.act in OF_CASE or before in self.left)
                or grant.subject in self.people[case]
                and (before in self.left or grant.act in OF_PEOPLE and grant.subject not in kept)
            )
        }
        self.given -= gone
        self.ended |= {(grant, because) for grant in gone}

    def may_give(self, act: str, who: str, subject: UUID, to: str) -> bool:
        """Whether who may give this to someone: in a role that may, holding all of it, to one in the seat."""
        kinds, roles = TO_OFFICER[act]
        return (
            bool(self.roles(who) & roles)
            and all(subject in self.sees(who, kind) for kind in kinds)
            and "Police/investigator" in self.seats[to]
        )

    def give(self, act: str, subject: UUID, to: str) -> int:
        """Give it; how many grants are new."""
        new = {Given(to, subject, kind, act) for kind in TO_OFFICER[act][0]} - self.given
        self.given |= new
        return len(new)

    def end(self, who: str, subject: UUID, acts: set[str] | None, holder: str | None) -> int:
        """End what who sees, or holds in their own name, of acts they might have done; how many ended."""
        gone = {
            grant
            for grant in self.given
            if grant.subject == subject
            and (acts is None or grant.act in acts)
            and (holder is None or grant.to == holder)
            and (subject in self.sees(who, grant.compartment) or grant.to == who)
            and self.roles(who) & BY[grant.act]
        }
        self.given -= gone
        return len(gone)
