"""The words of messages outside: fixed, the same for every case, with no fact and no reference in them.

Whoever reads over a shoulder, or runs the mail server, learns that an officer has work, and nothing else. The Māori
words are a draft that no speaker has checked.
"""

import logging
from dataclasses import dataclass

log = logging.getLogger("palermo.clocks")


@dataclass(frozen=True)
class Words:
    """One message in one language."""

    subject: str
    body: str


_EN_END = "Sign in at the desk to see it. This message says no more, on purpose. Please do not answer it."
_MI_END = (
    "Takiuru ki te tēpu kia kite ai. Kāore e kōrerohia atu ana i konei, he mea āta whakarite. Kaua e whakautu mai."
)


def _both(en: str, en_body: str, mi: str, mi_body: str) -> dict[str, Words]:
    return {
        "en-nz": Words(en, f"{en_body}\n\n{_EN_END}\n"),
        "mi": Words(mi, f"{mi_body}\n\n{_MI_END}\n"),
    }


NEUTRAL = _both(
    "Something is waiting for you at the Palermo desk",
    "Something is waiting for you at the Palermo desk.",
    "He mahi e tatari ana ki a koe i te tēpu o Palermo",
    "He mahi e tatari ana ki a koe i te tēpu o Palermo.",
)
_URGENT = _both(
    "Urgent: something is waiting for you at the Palermo desk",
    "Something urgent is waiting for you at the Palermo desk. Please look now.",
    "Kōhukihuki: he mahi e tatari ana ki a koe i te tēpu o Palermo",
    "He mahi kōhukihuki e tatari ana ki a koe i te tēpu o Palermo. Tēnā tirohia ināianei.",
)
_DECIDED = _both(
    "Something you sent was answered at the Palermo desk",
    "Something you sent was answered at the Palermo desk.",
    "Kua whakautua tāu i tuku ai i te tēpu o Palermo",
    "Kua whakautua tāu i tuku ai i te tēpu o Palermo.",
)
TEMPLATES = {
    "report_waits": NEUTRAL,
    "report_urgent": _URGENT,
    "screening_waits": NEUTRAL,
    "screening_urgent": _URGENT,
    "screening_answered": _DECIDED,
    "case_waits": NEUTRAL,
    "case_yours": NEUTRAL,
    "work_waits": NEUTRAL,
    "work_answered": _DECIDED,
    "certification_waits": NEUTRAL,
    "certification_decided": _DECIDED,
    "support_waits": NEUTRAL,
    "support_waits_urgent": _URGENT,
    "support_answered": _DECIDED,
    "support_yours": NEUTRAL,
    "certificate_news": NEUTRAL,
    "child_waits": _URGENT,
    "guardian_waits": NEUTRAL,
    "person_told": NEUTRAL,
    "duty_climbed": _URGENT,
}


def words(template: str, language: str) -> Words:
    """The words of a template in a language; English where there are none in it, neutral ones for an unknown
    template."""
    if template not in TEMPLATES:
        log.warning("A message has a template that is not in clocks/templates.py: the neutral words were sent.")
    found = TEMPLATES.get(template, NEUTRAL)
    return found.get(language, found["en-nz"])
