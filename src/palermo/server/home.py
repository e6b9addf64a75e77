"""The folder that holds an installation's state, and the modes its parts must have."""

import os
from pathlib import Path

TOLD = "demo-told"
"""The demonstration's list of what is already in its country, in the home."""
PARTS = {"keys": 0o700, "outbox": 0o700}
"""What stands beside `postgres` in the home, by mode: readable by its owner alone."""


def prepare(home: Path) -> Path:
    """Make the home and its parts. The home itself can be walked through (the database may run as another
    user, whose folders are inside), not listed. Raises OSError; `trouble.sentence` says it in words."""
    if not home.is_dir():
        home.mkdir(parents=True, exist_ok=True)
        home.chmod(0o711)
    for name, mode in PARTS.items():
        part = home / name
        if not part.is_dir():
            part.mkdir(exist_ok=True)
            part.chmod(mode)
    if not os.access(home, os.W_OK | os.X_OK):
        raise PermissionError(13, os.strerror(13), str(home))
    return home
