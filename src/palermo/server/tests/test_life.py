"""A child ends when its parent does, whichever way the parent ends."""

import subprocess
import sys
import threading

import pytest

from palermo.server import life
from palermo.server.tests.conftest import gone

PARENT = """
import sys, threading, time
from palermo.server import life
def go():
    print(life.tied(["sleep", "60"]).pid, flush=True)
    time.sleep(60)
threading.Thread(target=go).start() if sys.argv[1] == "thread" else go()
"""


@pytest.mark.parametrize("where", ["main", "thread"])
def test_kill_9_of_the_parent_ends_the_child(where):
    """By the kernel from the main thread; by a watchdog on a pipe from another."""
    parent = subprocess.Popen([sys.executable, "-c", PARENT, where], stdout=subprocess.PIPE, text=True)
    with parent.stdout:
        child = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    assert gone(child)


def test_a_watchdog_is_dismissed_with_its_child():
    found = []
    thread = threading.Thread(target=lambda: found.append(life.tied(["sleep", "60"])))
    thread.start()
    thread.join()
    dog, _ = life._watchdogs[found[0].pid]
    life.end(found[0], ((life.signal.SIGTERM, 5),))
    assert dog.poll() is not None
    assert not life._watchdogs


def test_a_process_tied_to_its_parent_ends_with_it():
    grandparent = (
        "import subprocess, sys, time\n"
        "child = 'import os, signal, time; from palermo.server import life; '"
        "'life.tie_to_parent(os.getppid(), signal.SIGTERM); print(os.getpid(), flush=True); time.sleep(60)'\n"
        "subprocess.Popen([sys.executable, '-c', child]); time.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", grandparent], stdout=subprocess.PIPE, text=True)
    with parent.stdout:
        child = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    assert gone(child)
