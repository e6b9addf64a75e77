"""The secrets that are no database login: who sees which, and whether they are good enough for real use."""

import os
from pathlib import Path

from palermo.settings import environment

GO_TO = {
    "PALERMO_KEYRING": ("desk",),
    "PALERMO_KEYSTORE": ("desk",),
    "PALERMO_SECRET_KEY": ("desk",),
    "PALERMO_PUBLIC_SECRET_KEY": ("public",),
    "PALERMO_RECEIPT_KEY": ("public", "desk"),
    "PALERMO_SMTP_USER": ("worker",),
    "PALERMO_SMTP_PASSWORD": ("worker",),
}
"""Variable: the processes that see it. Every other variable but the logins' addresses reaches all of them."""
OF_SITE = {"public": "PALERMO_PUBLIC_SECRET_KEY", "desk": "PALERMO_SECRET_KEY"}
SHORTEST = 50
SHORTEST_RECEIPT_KEY = 32


def weak(sites: tuple[str, ...] = ("public", "desk")) -> list[str]:
    """What is wrong with the secrets of some sites in real use, in sentences: without them it could all be guessed."""
    wrong = []
    for name in (OF_SITE[site] for site in sites):
        if len(given := os.environ.get(name, "")) < SHORTEST:
            what = f"shorter than {SHORTEST} characters" if given else "not set"
            wrong.append(f"{name} is {what}. Set it to a long random text no one else has.")
    try:
        long_enough = len(environment.receipt_key()) >= SHORTEST_RECEIPT_KEY
    except ValueError:
        long_enough = False
    if not os.environ.get("PALERMO_RECEIPT_KEY") or not long_enough:
        wrong.append(
            f"PALERMO_RECEIPT_KEY is not {SHORTEST_RECEIPT_KEY} random bytes or more in base64, the same for both "
            "sites. Without it anybody could work out which receipt belongs to which report. Make one with: "
            "openssl rand -base64 32"
        )
    return wrong


def readable_keys() -> list[Path]:
    """The desk's keys that this very process could read, by their usual places and by those the environment names."""
    folder = environment.home() / "keys"
    named = [Path(given) for name in ("PALERMO_KEYRING", "PALERMO_KEYSTORE") if (given := os.environ.get(name))]
    places = [*named, folder / "keyring.json", folder / "keystore.sqlite3"]
    return [place for place in places if os.access(place, os.R_OK)]
