"""The rules of knowing, once more, in plain Python, written from the English and not from the SQL.

An officer holds what is given to them, to those they act for, and to the seats any of these sit in. A grant
counts from when it was given until it ended. Someone who has left holds nothing, and lends nothing.
"""

from dataclasses import dataclass, field
from uuid import UUID

TEAM = frozenset({"investigator", "triage_officer", "station_officer"})
SENIOR = "senior_police_officer"
TO_OFFICER = {
    # act: (what it gives, who may do it)
    "investigator_named": (("case",), TEAM | {SENIOR}),
    "investigator_told_who": (("identity",), TEAM | {SENIOR}),
    "investigator_assesses": (("screening", "assessment", "certificate"), TEAM),
}
BY = {"case_opened": TEAM, "party_added": TEAM, **{act: roles for act, (_, roles) in TO_OFFICER.items()}}


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
        return {grant.subject for grant in self.given if grant.compartment == compartment and grant.to in held}

    def give_new(self, act: str, who: str, subject: UUID) -> bool:
        """A new case or party; whether who may."""
        if not self.roles(who) & TEAM:
            return False
        kinds = ("case",) if act == "case_opened" else ("case", "identity", "screening", "assessment", "certificate")
        self.given |= {Given(who, subject, kind, act) for kind in kinds}
        self.given.add(Given(f"Police/{SENIOR}", subject, "case", act))
        if act == "case_opened":
            self.given.add(Given("Police/investigator", subject, "case", act))
        return True

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
