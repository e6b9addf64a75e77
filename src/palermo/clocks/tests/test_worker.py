"""The worker: a job that fails does not stop the others; told to stop, it stops."""

import os
import re
import signal
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

from django.conf import settings as configured
from tests.support.people import NOW

from palermo.clocks import worker


def test_a_job_that_fails_does_not_stop_the_others() -> None:
    done: list[datetime] = []

    def fails(at: datetime) -> int:
        raise RuntimeError

    def works(at: datetime) -> int:
        done.append(at)
        return 1

    assert worker.round_of([fails, works], NOW) is False
    assert done == [NOW]
    assert worker.round_of([works], NOW) is True


def test_every_job_of_the_settings_exists() -> None:
    assert all(callable(worker.job(path)) for path in configured.WORKER_JOBS)


def hears(pid: int, number: signal.Signals) -> bool:
    """Whether a process has a handler for a signal by now: on a busy machine that takes as long as it takes."""
    line = re.search(r"^SigCgt:\s*([0-9a-f]+)$", Path(f"/proc/{pid}/status").read_text(), re.MULTILINE)
    return bool(line and int(line[1], 16) & 1 << (number - 1))


def test_it_works_as_its_own_process_with_its_own_login_and_stops_when_told(house: str, tmp_path: Path) -> None:
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "palermo.settings.worker",
        "PALERMO_DATABASE": house,
        "PALERMO_HOME": str(tmp_path),
        "PALERMO_CHANNEL": "folder",
    }
    call = [
        sys.executable,
        "-c",
        "import sys; from palermo.clocks.worker import main; sys.exit(main(sys.argv[1:]))",
    ]
    assert subprocess.run([*call, "--once"], env=environment, check=False).returncode == 0
    running = subprocess.Popen(call, env=environment)
    until = time.monotonic() + 60
    while not hears(running.pid, signal.SIGTERM) and time.monotonic() < until:
        time.sleep(0.1)
    running.send_signal(signal.SIGTERM)
    assert running.wait(timeout=10) == 0
