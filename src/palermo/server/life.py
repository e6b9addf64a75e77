"""Children whose life is tied to ours: however we end, even by `kill -9`, they end too.

On Linux the kernel does it (PR_SET_PDEATHSIG). It watches the *thread* that started the child, so from any
other thread than the main one, and on other systems, a small shell holds the reading end of a pipe of ours
and sends the signal when the pipe closes.
"""

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO

PR_SET_PDEATHSIG = 1
WATCHDOG = 'trap "" INT TERM HUP; read nothing; kill -"$1" "$2" 2>/dev/null'

_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
_watchdogs: dict[int, tuple[subprocess.Popen[bytes], int]] = {}


def tied(
    command: Sequence[str | Path],
    *,
    at_our_end: signal.Signals = signal.SIGKILL,
    env: Mapping[str, str] | None = None,
    output: IO[bytes] | int | None = None,
    account: tuple[int, int] | None = None,
    cwd: str | Path | None = None,
    with_its_own: bool = False,
) -> subprocess.Popen[bytes]:
    """Start a child in a session of its own (Ctrl-C reaches us alone) that ends when we end.

    at_our_end: the signal it is sent when this process is gone.
    output: where its output and errors go; None leaves them with ours.
    account: the (user, group) numbers to run it as, when we are root and it must not be.
    with_its_own: whether what it starts in turn ends too, when it does not see to that itself (pip, npm).
    """
    in_main_thread = threading.current_thread() is threading.main_thread()
    by_kernel = _libc is not None and in_main_thread and not with_its_own
    child = subprocess.Popen(
        list(command),
        env=None if env is None else dict(env),
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=None if output is None else subprocess.STDOUT,
        cwd=cwd,
        start_new_session=True,
        preexec_fn=_ask_the_kernel(at_our_end) if by_kernel else None,
        user=account[0] if account else None,
        group=account[1] if account else None,
        extra_groups=[] if account else None,
    )
    if not by_kernel:
        _set_watchdog(child, at_our_end, f"-{child.pid}" if with_its_own else f"{child.pid}")
    return child


def release(child: subprocess.Popen[bytes]) -> None:
    """Dismiss the watchdog of a child that has ended, so that it never signals a stranger."""
    if child.pid in _watchdogs:
        dog, ours = _watchdogs.pop(child.pid)
        dog.kill()
        dog.wait()
        os.close(ours)


def end(child: subprocess.Popen[bytes], steps: Sequence[tuple[signal.Signals, float]]) -> None:
    """Ask a child to end, more firmly at each step: (signal, seconds to wait before the next)."""
    for number, seconds in steps:
        if child.poll() is not None:
            break
        child.send_signal(number)
        try:
            child.wait(seconds)
        except subprocess.TimeoutExpired:
            continue
    release(child)


def tie_to_parent(parent: int, at_its_end: signal.Signals) -> None:
    """Tie this very process to `parent` (its process number), as when `make` or a web server started it."""
    if _libc is not None:
        _libc.prctl(PR_SET_PDEATHSIG, int(at_its_end))
    else:
        threading.Thread(target=_poll, args=(parent, at_its_end), daemon=True).start()
    if os.getppid() != parent:
        os.kill(os.getpid(), at_its_end)


def _poll(parent: int, at_its_end: signal.Signals) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), at_its_end)


def _ask_the_kernel(number: signal.Signals) -> Callable[[], None]:
    libc, parent = _libc, os.getpid()

    def before_exec() -> None:
        # Runs after the change of user, which would clear it. We may have died before it was set.
        if libc is not None:
            libc.prctl(PR_SET_PDEATHSIG, int(number))
        if os.getppid() != parent:
            os._exit(1)

    return before_exec


def _set_watchdog(child: subprocess.Popen[bytes], number: signal.Signals, target: str) -> None:
    reading, ours = os.pipe()
    dog = subprocess.Popen(
        ["/bin/sh", "-c", WATCHDOG, "sh", number.name.removeprefix("SIG"), target],
        stdin=reading,
        start_new_session=True,
    )
    os.close(reading)
    _watchdogs[child.pid] = (dog, ours)
