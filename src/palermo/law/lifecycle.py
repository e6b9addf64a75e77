"""A lifecycle is a table of steps that a lawyer can read aloud.

The table alone says which statuses there are (and so the database CHECK), which buttons a page shows and why
one is missing, whose move it is, and the diagram in the room's README. Plain Python: what can be asked about
steps lives here, what a step does lives in the room's operations.

`label`, `done` and the labels of statuses may be lazy translations. They are typed `str` and turned into
words only when a sentence is made, never when the table is read; give plain or lazy strings, not f-strings.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Step:
    """One row: from which statuses, to which, by which roles, on what authority, on what condition.

    `from_` empty means the step begins a record. `requires` is given the facts and returns "" or the one
    sentence of refusal. `label` is the button (“Issue the certificate”), `done` the participle the ledger
    uses. `reasons` are the codes of which the officer must choose one. `within` names the local policy that
    says how soon the step is due. `awaited` is False for steps that nobody waits for, as a revocation.
    """

    name: str
    from_: tuple[str, ...]
    to: str
    by: tuple[str, ...]
    authority: str
    requires: Callable[[Any], str] | None = None
    label: str = ""
    done: str = ""
    reasons: tuple[str, ...] = ()
    within: str = ""
    awaited: bool = True

    @property
    def words(self) -> str:
        """What the button says."""
        return str(self.label) or _plain(self.name).capitalize()


@dataclass(frozen=True)
class Lifecycle:
    """A checked table of steps. Raises ValueError, naming the row, when the table contradicts itself.

    `name` is the noun of what has the status (“certification”); `final` are the statuses nothing leaves.
    """

    name: str
    initial: str
    final: tuple[str, ...]
    steps: tuple[Step, ...]
    labels: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for fault in _faults(self):
            raise ValueError(f"Lifecycle “{self.name}”: {fault}")

    @property
    def statuses(self) -> tuple[str, ...]:
        """Every status, the initial one first, then in the order the table names them."""
        named = [self.initial]
        for step in self.steps:
            named += [*step.from_, step.to]
        return tuple(dict.fromkeys(named))

    check_constraint_values = statuses
    """What the CHECK on the status column allows."""

    def step(self, name: str) -> Step:
        """The step of that name. Raises LookupError with the names there are."""
        for found in self.steps:
            if found.name == name:
                return found
        names = ", ".join(step.name for step in self.steps)
        raise LookupError(f"A {_plain(self.name)} has no step “{name}”: it has {names}.")

    def label(self, status: str) -> str:
        """The status in words."""
        return str(self.labels.get(status, "")) or _plain(status)

    def refusal(self, step: "str | Step", status: str, roles: Collection[str], facts: Any = None) -> str:
        """Why someone holding `roles` may not take the step now, in one sentence; "" when they may.

        The status is asked first, then the role, then the condition, which alone reads `facts`. `status` is
        "" for a record not yet begun. Raises LookupError for a step that is not in the table.
        """
        row = self.step(step) if isinstance(step, str) else step
        noun = _plain(self.name)
        if status and status not in self.statuses:
            known = _either(self.statuses)
            return f"“{status}” is not a status of a {noun}: it can be {known}."
        if row.from_ and status not in row.from_:
            wanted = _either([self.label(each) for each in row.from_])
            now = self.label(status) if status else "not yet begun"
            return f"“{row.words}” needs a {noun} that is {wanted}; this one is {now}."
        if not row.from_ and status:
            return f"“{row.words}” begins a {noun}; this one is already {self.label(status)}."
        if not_theirs := self.not_by(row, roles):
            return not_theirs
        return row.requires(facts) if row.requires else ""

    def not_by(self, step: "str | Step", roles: Collection[str]) -> str:
        """Why the step is not for `roles` in any status, in one sentence; "" when a role of theirs takes it."""
        row = self.step(step) if isinstance(step, str) else step
        if set(row.by) & set(roles):
            return ""
        return f"“{row.words}” needs another role than yours: {_either([_plain(role) for role in row.by])}."

    def allowed(self, status: str, roles: Collection[str], facts: Any = None) -> list[tuple[Step, str]]:
        """Each step that leads from this status, with "" or why these roles may not take it now."""
        return [(step, self.refusal(step, status, roles, facts)) for step in self.leaving(status)]

    def leaving(self, status: str) -> tuple[Step, ...]:
        """The steps that can be taken from a status; those that begin a record from ""."""
        return tuple(step for step in self.steps if (status in step.from_ if status else not step.from_))

    def whose_move(self, status: str) -> tuple[str, ...]:
        """The roles this status waits for, in the table's order; none when nothing is awaited."""
        waited = [role for step in self.leaving(status) if step.awaited for role in step.by]
        return tuple(dict.fromkeys(waited))

    def due(self, status: str) -> tuple[tuple[Step, str], ...]:
        """The awaited steps that have a deadline, each with the key of the policy that sets it."""
        return tuple((step, step.within) for step in self.leaving(status) if step.awaited and step.within)

    def mermaid(self) -> str:
        """The table as a Mermaid state diagram, for the README."""
        lines = ["stateDiagram-v2"]
        lines += [f"    {status}: {self.label(status)}" for status in self.statuses]
        lines += [f"    [*] --> {self.initial}"]
        for step in self.steps:
            lines += [f"    {status} --> {step.to}: {_plain(step.name)}" for status in step.from_]
        lines += [f"    {status} --> [*]" for status in self.final]
        return "\n".join(lines) + "\n"

    def markdown(self) -> str:
        """The table as a Markdown table, for the README."""
        rows = ["| step | from | to | by | authority | condition |", "|---|---|---|---|---|---|"]
        for step in self.steps:
            before = ", ".join(map(self.label, step.from_)) or "(begins)"
            by = ", ".join(_plain(role) for role in step.by)
            condition = _plain(getattr(step.requires, "__name__", "")) if step.requires else ""
            cells = [step.words, before, self.label(step.to), by, f"`{step.authority}`", condition]
            rows.append(f"| {' | '.join(cells)} |")
        return "\n".join(rows) + "\n"


def _faults(table: Lifecycle) -> list[str]:
    faults = []
    names = [step.name for step in table.steps]
    faults += [f"two steps are called “{name}”." for name in dict.fromkeys(names) if names.count(name) > 1]
    for step in table.steps:
        if not step.by:
            faults.append(f"nobody may take the step “{step.name}”: name a role in by=.")
        if not step.authority:
            faults.append(f"the step “{step.name}” cites no authority.")
        if not step.from_ and step.to != table.initial:
            faults.append(f"“{step.name}” begins a record, so it must lead to “{table.initial}”.")
        faults += [
            f"“{status}” is final, yet “{step.name}” leaves it." for status in step.from_ if status in table.final
        ]
    reached = {table.initial}
    while more := {s.to for s in table.steps if reached & set(s.from_)} - reached:
        reached |= more
    leaves = {status for step in table.steps for status in step.from_}
    faults += [f"“{status}” is final but no step names it." for status in table.final if status not in table.statuses]
    faults += [
        f"“{status}” has a label but no step names it." for status in table.labels if status not in table.statuses
    ]
    faults += [
        f"nothing leads to “{status}” from “{table.initial}”." for status in table.statuses if status not in reached
    ]
    faults += [
        f"nothing leaves “{status}”: name it in final=, or add a step."
        for status in table.statuses
        if status not in leaves and status not in table.final
    ]
    return faults


def _plain(identifier: str) -> str:
    return identifier.replace("_", " ")


def _either(words: Collection[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last
