"""Where the tests' server keeps its files: in memory where there is room, for every test copies a database of 700 files."""

import hashlib
import os
import shutil
from pathlib import Path

SHARED = Path("/dev/shm")
LEAST_FREE = 2 * 1024**3
"""Bytes. A container's usual 64 MB are not enough; a machine's half of its memory is."""


def roomy() -> bool:
    """Whether this machine lends its tests that much memory. PALERMO_TEST_ON_DISK=1 says no."""
    try:
        return shutil.disk_usage(SHARED).free >= LEAST_FREE and not os.environ.get("PALERMO_TEST_ON_DISK")
    except OSError:
        return False


def folder(cache: Path) -> Path:
    """A folder for one checkout's server, in memory or in its cache. `.cache/in-memory` names it for `make clean`."""
    name = hashlib.sha256(os.fsencode(cache)).hexdigest()[:12]
    place = SHARED / f"palermo-tests-{os.geteuid()}-{name}"
    if not roomy() and not place.exists():
        return cache / "postgres"
    try:
        place.mkdir(mode=0o711, exist_ok=True)
    except OSError:
        return cache / "postgres"
    if place.is_symlink() or place.stat().st_uid != os.geteuid():
        return cache / "postgres"
    place.chmod(0o711)
    (cache / "in-memory").write_text(f"{place}\n")
    return place / "postgres"
