"""What is on disk after a power cut: a file's folder must be written too, or the file may be gone."""

import os
from pathlib import Path


def settle(folder: Path) -> None:
    """Wait until the folder's own entries are on disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
