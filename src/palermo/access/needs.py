"""What a need is: the row of a room's `needs.py` that says which act gives which knowledge to whom, and why.

The rows are written to `access.need` by `palermo migrate`. `access.give` gives what a row says and nothing else,
so an officer, or an injected statement, can cause a grant but never compose one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.conf import settings

from palermo.access.compartments import COMPARTMENTS, PURPOSES


@dataclass(frozen=True)
class Need:
    """One row. `act` is what causes it; `to` is who gets it:

    * `actor`: the officer doing the act;
    * `officer`: the officer the act names, who must hold `seat`;
    * `named`: everybody who holds the seat the act names, whose role must be `seat`: one organisation of many;
    * `seat`: everybody who holds `seat`, as Police/senior_police_officer;
    * `standing`: everybody who holds `seat`, about every subject, without any act.

    `seat` is Agency/role, or role alone for that role in any agency (not for `seat` and `standing`; always for
    `named`). `by` are the roles that may do the act; `creates` names the kind of subject the act brings into being.
    Without `creates` the giver must hold the compartment on the subject: nobody shares what they do not hold. `days`
    bounds the grant; 0 is until it is ended.
    """

    act: str
    compartment: str
    to: str
    purpose: str
    authority: str
    why: str
    by: tuple[str, ...] = ()
    seat: str = ""
    creates: str = ""
    days: int = 0

    def __post_init__(self) -> None:
        if self.compartment not in COMPARTMENTS:
            raise ValueError(f"Need {self.act}: {self.compartment!r} is no compartment.")
        if self.purpose not in PURPOSES:
            raise ValueError(f"Need {self.act}: {self.purpose!r} is no purpose.")
        if self.to not in ("actor", "officer", "named", "seat", "standing"):
            raise ValueError(f"Need {self.act}: `to` is actor, officer, named, seat or standing, not {self.to!r}.")
        if self.to in ("seat", "standing") and "/" not in self.seat:
            raise ValueError(f"Need {self.act}: name the seat as Agency/role, not {self.seat!r}.")
        if self.to == "named" and (not self.seat or "/" in self.seat):
            raise ValueError(f"Need {self.act}: name the role alone, as case_manager, not {self.seat!r}.")
        if self.to != "standing" and not self.by:
            raise ValueError(f"Need {self.act}: name the roles that may do the act in by=.")


OWN = {"palermo.access": "palermo.access.standing"}
"""Where a room keeps its rows that has no `needs.py` for them: this one's says what a need is."""


def collect() -> Iterator[Need]:
    """Every need of every room, in the order of the rooms."""
    for app in settings.INSTALLED_APPS:
        module = OWN.get(app, f"{app}.needs")
        if app.startswith("palermo.") and find_spec(module):
            yield from import_module(module).NEEDS


def rows(needs: Iterable[Need]) -> list[tuple[Any, ...]]:
    """The needs as rows of `access.need`."""
    return [(n.act, n.compartment, n.to, n.seat, list(n.by), n.purpose, n.authority, n.creates, n.days) for n in needs]
