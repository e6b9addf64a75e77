"""`palermo work`: every two seconds, each job of `WORKER_JOBS`. A job that fails is tried again; the others go on."""

import argparse
import importlib
import logging
import signal
from collections.abc import Callable, Sequence
from datetime import datetime
from threading import Event
from types import FrameType

import django
from django.conf import settings
from django.db import connections
from django.utils import timezone

from palermo.server.arguments import parser

log = logging.getLogger("palermo.clocks")

PAUSE = 2.0
"""Seconds between rounds."""
PATIENCE = 30.0
"""Seconds to wait after a round in which something failed."""

Job = Callable[[datetime], int]


def main(argv: Sequence[str]) -> int:
    """Work until told to stop (SIGTERM, SIGINT): the job in hand is finished first. `--once` does one round."""
    once = asked(argv).once
    django.setup()
    stop = Event()

    def told(number: int, frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, told)
    jobs = [job(path) for path in settings.WORKER_JOBS]
    while not stop.is_set():
        well = round_of(jobs, timezone.now())
        if once:
            return 0 if well else 1
        stop.wait(PAUSE if well else PATIENCE)
    return 0


def asked(argv: Sequence[str]) -> argparse.Namespace:
    """What the command was asked for; looked at before a database is started for it."""
    words = parser("work", "Send what waits, and let urgent work climb.")
    words.add_argument("--once", action="store_true", help="do one round and stop")
    return words.parse_args(list(argv))


def job(path: str) -> Job:
    """The function that `module:function` names."""
    module, _, name = path.partition(":")
    found: Job = getattr(importlib.import_module(module), name)
    return found


def round_of(jobs: Sequence[Job], at: datetime) -> bool:
    """Each job once. False when one failed; what it was stands in the log, without its values."""
    well = True
    for each in jobs:
        try:
            each(at)
        except Exception:
            well = False
            log.exception("A job of the worker failed; it is tried again.")
            connections.close_all()
    return well
