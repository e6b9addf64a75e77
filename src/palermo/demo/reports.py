"""Reports as the public hands them in on the website: sealed by the public login, which reads none back."""

from datetime import datetime

from palermo.law import receipt
from palermo.prevention.reporting.public.receiving import hand_in
from palermo.prevention.reporting.told import Told

TOLD = (
    Told(
        words={"what": "She cries at the window and points at the lock.", "where": "The blue house behind the school."},
        signs=("danger",),
        ongoing="yes",
        region="AUK",
        place="home",
    ),
    Told(
        words={"what": "Nga kaimahi kaore i te utua.", "when": "Every day since the harvest began."},
        ongoing="yes",
        region="HKB",
        place="orchard",
        language="mi",
    ),
    Told(
        words={"what": "A customer told me he locks his cleaners in.", "more": "I do not want him to know I called."},
        ongoing="unknown",
        region="WGN",
        place="cleaning",
    ),
)
"""Invented words of invented people."""


def hand_in_web_reports(now: datetime) -> None:
    """Hand each of them in, as an anonymous person would."""
    for told in TOLD:
        hand_in(told, words=receipt.new(), at=now)
