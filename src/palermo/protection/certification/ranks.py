"""Ranks of New Zealand Police, in order, from `roles.toml`. Who is “a senior police officer” is local policy."""

from collections.abc import Sequence
from functools import cache

from palermo.data import load_toml

POLICY = "certification.endorser-rank"


@cache
def ranks() -> Sequence[tuple[str, str]]:
    """Id and name of each rank, lowest first."""
    return tuple((row["id"], row["name"]) for row in load_toml("nz-2009", "roles.toml")["rank"])


def place(rank: str) -> int:
    """How high a rank is; detectives rank with their equals. -1 for no rank, or one not in the table."""
    plain = rank.lower().replace("detective", "").strip() or ("constable" if rank else "")
    names = [name.lower() for _id, name in ranks()]
    return names.index(plain) if plain in names else -1


def reaches(rank: str, lowest: str) -> bool:
    """Whether an officer's rank is at least the rank of id `lowest`."""
    return place(rank) >= [id_ for id_, _name in ranks()].index(lowest)


def name_of(id_: str) -> str:
    """The name of a rank by its id."""
    return dict(ranks())[id_]
