"""What a step's condition looks at. Plain Python: `operations.step` gathers it, `lifecycle` reads it."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Choice:
    """What an officer chose with a step: a coded reason, for a decline the element that is lacking and the review."""

    reason: str = ""
    lacking: str = ""
    review: str = ""


@dataclass(frozen=True)
class Facts:
    """One certification as the conditions see it. Officers are their ids as text.

    `drafters` drafted, submitted or made a finding relied on; `endorser` took the last decision. `unchanged` says that
    what was submitted is what stands. `told`, `helped`, `heard` are about the review now running. `able` and
    `on_duty` count the others who could decide. `choice` is None while only buttons are drawn.
    """

    officer: str = ""
    drafters: frozenset[str] = field(default_factory=frozenset)
    endorser: str = ""
    rank_reaches: bool = False
    lowest_rank: str = "Inspector"
    protection: str = ""
    legal: str = ""
    elements: tuple[str, ...] = ()
    unchanged: bool = True
    another_live: bool = False
    told: bool = False
    helped: bool = False
    heard: bool = False
    able: int = 0
    on_duty: int = 0
    choice: Choice | None = None
