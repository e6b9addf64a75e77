"""Bring the invented country to a number of case files: some told through operations, the others cast from those."""

import time
from dataclasses import dataclass
from datetime import datetime
from random import Random

from palermo.cases.models import Case
from palermo.demo.country import casting, force, telling
from palermo.demo.country.ordinary import KINDS
from palermo.demo.country.tables import our_server
from palermo.server.say import say

SEED = 20090701
MOST_TOLD = 302
"""How many cases are told through operations in a large country; a small one has a tenth of its cases told."""


@dataclass(frozen=True)
class Loaded:
    """What a load did: case files before and after it, matters told and cast, and how many seconds it took."""

    before: int
    after: int
    told: int
    cast: int
    seconds: float


class Progress:
    """Says how far the casting is, a line for each twentieth of it."""

    def __init__(self, total: int) -> None:
        self.total, self.said = total, 0

    def __call__(self, done: int) -> None:
        if (part := done * 20 // self.total) > self.said or done >= self.total:
            self.said = part
            say(f"    {done:,} of {self.total:,} case files")


def bring_to(wanted: int, now: datetime, *, told: int = 0) -> Loaded:
    """Add case files until there are about `wanted`; nothing is taken away. Progress is said as it goes.

    `told` is about how many cases are told through operations, where another number than is usual for the size is wanted.
    """
    began, before = time.monotonic(), _cases()
    if before >= wanted:
        return Loaded(before, before, 0, 0, 0.0)
    force.enlist()
    dice = Random(SEED + before)
    number = told or min(MOST_TOLD, max(len(KINDS), (wanted - before) // 10))
    moulds = []
    for each in telling.tell(number, now, dice):
        moulds.append(each)
        if len(moulds) % 20 == 0:
            say(f"    {len(moulds)} matters told through operations, of about {number}")
    missing = wanted - _cases()
    cast = casting.write(moulds, missing, now, dice, Progress(missing)) if missing > 0 else 0
    return Loaded(before, _cases(), len(moulds), cast, time.monotonic() - began)


def _cases() -> int:
    with our_server() as server:
        row = server.execute(f"SELECT count(*) FROM {Case._meta.db_table}").fetchone()  # noqa: S608 - our own table
    return int(row[0]) if row else 0
