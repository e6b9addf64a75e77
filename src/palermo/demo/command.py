"""`palermo demo load`: the invented country, told through operations, story by story. Run again it goes on where it was."""

import os
from argparse import ArgumentTypeError
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from palermo.agencies import operations as agencies
from palermo.agencies import queries as officers
from palermo.demo import cast
from palermo.demo.acting import acting
from palermo.demo.cast import officer_id
from palermo.demo.country.load import bring_to
from palermo.demo.reports import hand_in_web_reports
from palermo.demo.stories import STORIES
from palermo.plan import operations as plan
from palermo.server import home
from palermo.server.arguments import parser
from palermo.server.say import say
from palermo.server.trouble import Trouble

CASES, MOST = 600, 1_000_000
"""How many case files a demonstration has unless it is asked for another number, and the most it may be asked for."""
ROSTER = (
    ("dora", "Police", "triage_officer", ("hana", "tom", "lusi")),
    ("lea", "MSD", "child_protection_officer", ("cyd",)),
)
"""Who keeps it, the seat, and who is on duty, in the order in which they are told."""
PROGRESS = ((13, 1, "gwen", ("start", "deliver")), (2, 1, "gwen", ("start",)), (11, 1, "dai", ("start", "deliver")))
"""Action item, milestone, by whom, which steps."""


def main(argv: list[str]) -> int:
    """Load what is not yet loaded. Refuses outside demonstration mode: invented cases never stand beside real ones."""
    words = parser("demo load", "Load the invented country. What is already loaded is left as it is.")
    words.add_argument("--cases", type=_number, default=CASES, help=f"how many case files in all (default {CASES})")
    wanted: int = words.parse_args(argv).cases
    if not settings.DEMO:
        raise Trouble("The invented country is loaded in demonstration mode only: set PALERMO_MODE=demo, or leave it.")
    cast.load()
    told = Told(Path(settings.HOME) / home.TOLD)
    before, now = len(told.names), timezone.now()
    told.once("the roster", lambda: _roster(now))
    told.once(f"a country of {wanted} case files", lambda: _country(wanted, now))
    for number, story in enumerate(STORIES, start=1):
        began = now - timedelta(days=story.days_ago, hours=2 if story.days_ago else 1)
        if told.once(story.name, lambda story=story, began=began: story.tell(began)):  # type: ignore[misc]
            say(f"    {number} of {len(STORIES)}  {story.name}")
    told.once("reports from the website", lambda: hand_in_web_reports(now))
    told.once("progress", lambda: _progress(now))
    if len(told.names) == before:
        say("    it is there already")
    return 0


def _number(text: str) -> int:
    if not text.isdecimal() or int(text) > MOST:
        raise ArgumentTypeError(f"{text} is not a number of case files: give one up to {MOST:,}")
    return int(text)


class Told:
    """Which stories were told, a line each in a file beside the database: a load that was killed goes on from there."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.names = set(file.read_text().splitlines()) if file.exists() else set()

    def once(self, name: str, tell: Callable[[], None]) -> bool:
        """Tell it unless it was told. Returns whether it was told now."""
        if name in self.names:
            return False
        tell()
        with self.file.open("a") as out:
            out.write(f"{name}\n")
            out.flush()
            os.fsync(out.fileno())
        self.names.add(name)
        return True


def _country(wanted: int, now: datetime) -> None:
    """The ordinary matters first, so that the stories are what was entered last."""
    done = bring_to(wanted, now)
    if done.after > done.before:
        say(
            f"    {done.after:,} case files, {done.told + done.cast:,} matters ({done.told} told through operations) in "
            f"{done.seconds:.0f} s"
        )


def _roster(now: datetime) -> None:
    for keeper, agency, role, on_duty in ROSTER:
        with acting(keeper) as officer:
            seat = officers.seat(agency, role)
            for level, username in enumerate(on_duty, start=1):
                agencies.put_on_duty(
                    seat=seat, who=officers.officer(officer_id(username)), level=level, officer=officer, at=now,
                    from_at=now - timedelta(days=1), until_at=now + timedelta(days=400),
                )  # fmt: skip


def _progress(now: datetime) -> None:
    for action, milestone, who, names in PROGRESS:
        for version, name in enumerate(names):
            with acting(who) as officer:
                plan.record_progress(
                    action=action, milestone=milestone, step=name, officer=officer, at=now, version=version
                )
