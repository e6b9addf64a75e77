"""Every test gets a real PostgreSQL database of its own, copied from a migrated template, with the real logins.

The server is our own embedded one, without durability, kept between runs in memory or, where that is short, under
`.cache/`; or any PostgreSQL by PALERMO_TEST_ADMIN (a superuser's URL, as postgresql://postgres@/postgres?host=/run/postgresql).
"""

import os
from pathlib import Path

os.environ.setdefault("PALERMO_HOME", str(Path(__file__).parent / ".cache" / "home"))
os.environ.pop("PALERMO_MODE", None)  # as in real use; a test of the demonstration asks for it
os.environ["PALERMO_TESTING"] = "1"

pytest_plugins = [
    "tests.support.database",
    "tests.support.browser",
    "tests.support.people",
    "tests.support.populated",
    "tests.support.furnished",
]
