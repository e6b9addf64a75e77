"""Cast many matters from the moulds and write them with COPY. Only on a demonstration's own server."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime, timedelta
from itertools import cycle, islice
from random import Random

from palermo.demo.country.force import Exchange, stand_ins
from palermo.demo.country.matter import SEALED
from palermo.demo.country.mould import Fresh, cast, fill
from palermo.demo.country.seals import Sealer, words_for
from palermo.demo.country.tables import Table, our_server, tables
from palermo.demo.country.telling import Cast
from palermo.server.logins import Connection

BATCH, WRITERS = 1000, 2
YEARS = timedelta(days=3 * 365)
WEEK = timedelta(days=7)
MADE = "session.reference_made"
BUSY = (3, 4, 3, 2, 1, 1, 1, 1, 2, 2, 3, 3)
"""How busy each month is: harvests, and boats coming in before winter."""

Texts = dict[str, list[str]]


def write(moulds: Sequence[Cast], cases: int, now: datetime, dice: Random, say: Callable[[int], None]) -> int:
    """Write this many more case files, and the reports without one that go with them. Returns how many matters.

    `say` is told how many case files are written, batch by batch. A batch is one transaction: a load that is killed has whole
    matters only.
    """
    plan = _plan(moulds, cases, now, dice)
    stand_in, done, matters = stand_ins(), 0, 0
    with our_server() as server, our_server() as second, ThreadPoolExecutor(1) as one, ThreadPoolExecutor(1) as two:
        every = {table.name: table for table in tables(server)}
        fresh = Fresh(
            {row[0] for row in server.execute("SELECT reference FROM session.reference_made").fetchall()}, dice
        )
        # The rows are copies of rows that every trigger and foreign key has let pass; tests check them again.
        for link in (server, second):
            link.execute("SET session_replication_role = replica")
        # The server is what takes the time, so two of its processes write, a batch each; never more than two wait.
        writers, written = cycle(((one, server), (two, second))), deque[Future[None]]()
        while batch := list(islice(plan, BATCH)):
            texts = _texts(batch, stand_in, fresh, every)
            if len(written) == WRITERS:
                written.popleft().result()
            writer, link = next(writers)
            written.append(writer.submit(_copy, link, every, texts))
            matters += len(batch)
            done += sum(each.kind.opens_case for each, _earlier in batch)
            say(done)
        for each_written in written:
            each_written.result()
        server.execute("RESET session_replication_role")
        server.execute("ANALYZE")
    return matters


def _plan(moulds: Sequence[Cast], cases: int, now: datetime, dice: Random) -> Iterator[tuple[Cast, timedelta]]:
    """Which mould each matter is cast from, and how much earlier it happened, the earliest first."""
    weights = [each.kind.weight / sum(other.kind is each.kind for other in moulds) for each in moulds]
    chosen: list[tuple[Cast, timedelta]] = []
    opened = 0
    while opened < cases:
        (each,) = dice.choices(moulds, weights)
        opened += each.kind.opens_case
        chosen.append((each, _earlier(each, now, dice)))
    chosen.sort(key=lambda pair: pair[0].mould.matter.began - pair[1])
    yield from chosen


def _earlier(each: Cast, now: datetime, dice: Random) -> timedelta:
    """Whole weeks, so that a working day stays one; in busy months more often. What is of these days stays of these days."""
    if each.kind.recent:
        return timedelta(minutes=dice.randint(0, 3 * 24 * 60))
    weeks = (YEARS - (now - each.mould.matter.began)) // WEEK
    while True:
        earlier = dice.randint(0, weeks) * WEEK
        if dice.random() * max(BUSY) < BUSY[(each.mould.matter.began - earlier).month - 1]:
            return earlier


def _texts(
    batch: Sequence[tuple[Cast, timedelta]],
    stand_in: Mapping[str, tuple[str, ...]],
    fresh: Fresh,
    every: Mapping[str, Table],
) -> Texts:
    texts: Texts = {name: [] for name in every}
    sealer, places, owners = Sealer(), [], []
    for each, earlier in batch:
        made = cast(each.mould, fresh, earlier, Exchange(stand_in, fresh.dice))
        values = [made[text] for text in each.mould.values]
        for name, form in each.mould.forms.items():
            texts[name].append(fill(form, values))
        for row in each.mould.sealed:
            new = {column: made.get(text, text) for column, text in row.items()}
            places.append(
                (
                    new,
                    words_for(row["field"], each.words[row["id"]], each.languages.get(row["subject"], ""), fresh.dice),
                )
            )
            if row["scheme"] == "subject_key":
                owners.append(new["key"])
    texts[MADE] = [f"{reference}\n" for reference in fresh.taken()]
    sealer.make_keys(owners)
    for row, words in places:
        row["ciphertext"] = "\\\\x" + sealer.seal(row, words).hex()
        texts[SEALED].append("\t".join(row[column.name] for column in every[SEALED].columns) + "\n")
    return texts


def _copy(server: Connection, every: Mapping[str, Table], texts: Texts) -> None:
    with server.transaction(), server.cursor() as cursor:
        for name, parts in texts.items():
            if parts:
                columns = every[name].listed() if name in every else "reference"
                with cursor.copy(f"COPY {name} ({columns}) FROM STDIN") as into:
                    into.write("".join(parts))
