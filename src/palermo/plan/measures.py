"""What is counted for the Plan: measures are declared in `measures.toml`, and rooms register how to count.

A measure counts acts. One that no room has registered is “not measured”, which is not zero. Zero, not
measured, suppressed and not applicable are four different things, here and on every page.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, Protocol, TypeVar

from palermo import data
from palermo.law.period import Period
from palermo.plan.data import plan


class Cursor(Protocol):
    """What a measure may do to the database: ask."""

    def execute(self, query: Any, params: Any = None, /) -> Any: ...
    def fetchone(self) -> Any: ...
    def fetchall(self) -> Any: ...


@dataclass(frozen=True)
class Result:
    """A figure, or which kind of none it is. `value` is None in every state but “measured”.

    `n` is how many cases the figure rests on, where it is a mean, a median or a share.
    """

    state: Literal["measured", "not measured", "suppressed", "not applicable"]
    value: int | float | None = None
    n: int | None = None

    def __post_init__(self) -> None:
        if (self.state == "measured") != (self.value is not None):
            raise ValueError(f"A result that is {self.state} has the value {self.value}: only a measured one has any.")


NOT_MEASURED = Result("not measured")
SUPPRESSED = Result("suppressed")
NOT_APPLICABLE = Result("not applicable")

Compute = Callable[[Period, Cursor], Result]
Counting = TypeVar("Counting", bound=Compute)


@dataclass(frozen=True)
class Measure:
    """A declared measure: the action item it serves (0: a promise of the prose), its unit, what counts.

    `disclosure` “counts”: figures about people, suppressed when small before they are public; “public”: as
    it is.
    """

    key: str
    action: int
    title: str
    unit: str
    definition: str
    disclosure: Literal["counts", "public"]


_COMPUTED: dict[str, Compute] = {}


@cache
def measures() -> Mapping[str, Measure]:
    """Every declared measure by key. Raises ValueError naming a row that is wrong, or an item without one."""
    found: dict[str, Measure] = {}
    for row in data.load_toml("nz-2009", "measures.toml")["measure"]:
        read = Measure(**row)
        if read.key in found:
            raise ValueError(f"measures.toml: two measures are called {read.key}: give one another key.")
        if read.action and read.action not in plan().actions:
            raise ValueError(f"measures.toml: {read.key} serves item {read.action}, which the Plan does not have.")
        if read.disclosure not in ("counts", "public"):
            raise ValueError(f"measures.toml: {read.key} has the disclosure “{read.disclosure}”: counts or public.")
        found[read.key] = read
    if bare := sorted(set(plan().actions) - {each.action for each in found.values()}):
        raise ValueError(f"measures.toml declares no measure for item {bare[0]}: add one.")
    return found


def register(key: str) -> Callable[[Counting], Counting]:
    """Decorate the function that computes a declared measure over a period, with a cursor that sees no text.

    Raises LookupError for a measure that is not declared, ValueError for one already registered.
    """
    if key not in measures():
        raise LookupError(f"There is no measure {key}: declare it in nz-2009/measures.toml.")

    def record(compute: Counting) -> Counting:
        before = _COMPUTED.setdefault(key, compute)
        if (before.__module__, before.__qualname__) != (compute.__module__, compute.__qualname__):
            raise ValueError(f"{key} is already computed by {before.__module__}.{before.__qualname__}.")
        _COMPUTED[key] = compute
        return compute

    return record


def registered() -> tuple[Measure, ...]:
    """The measures that some room computes, in the order they are declared."""
    return tuple(measure for key, measure in measures().items() if key in _COMPUTED)


def for_action(action: int) -> tuple[Measure, ...]:
    """The measures declared for an action item."""
    return tuple(measure for measure in measures().values() if measure.action == action)


def compute(key: str, period: Period, cursor: Cursor) -> Result:
    """A measure's result over a period, “not measured” if no room computes it. LookupError if undeclared."""
    if key not in measures():
        raise LookupError(f"There is no measure {key}: declare it in nz-2009/measures.toml.")
    counting = _COMPUTED.get(key)
    return NOT_MEASURED if counting is None else counting(period, cursor)


def suppress(value: int, k: int = 11) -> Result:
    """A count as the public may see it: nought stays nought, one to k - 1 is suppressed, the rest stands."""
    return SUPPRESSED if 0 < value < k else Result("measured", value)


def suppress_row(counts: Mapping[str, int], k: int = 11) -> dict[str, Result]:
    """Counts that add up to a published total, made public so that no small one can be worked out.

    When one count alone would be suppressed, the total would give it away: then the smallest other that is
    not nought is suppressed too.
    """
    row = {name: suppress(value, k) for name, value in counts.items()}
    hidden = [name for name, result in row.items() if result is SUPPRESSED]
    others = [name for name, value in counts.items() if value and name not in hidden]
    if len(hidden) == 1 and others:
        row[min(others, key=lambda name: counts[name])] = SUPPRESSED
    return row


def public(measure: Measure, result: Result, k: int = 11) -> Result:
    """A result as it may be published: one that counts people is suppressed when it rests on fewer than k.

    A mean, median or share is judged by its `n`; without one, by itself.
    """
    basis = result.value if result.n is None else result.n
    if result.state != "measured" or measure.disclosure == "public" or basis is None:
        return result
    return SUPPRESSED if 0 < basis < k else result
