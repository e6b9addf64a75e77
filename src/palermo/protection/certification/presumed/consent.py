"""That a person agreed: how, in which language, when. Plain Python."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from palermo.protection.certification.presumed.grounds import HOW


@dataclass(frozen=True)
class Consent:
    """An adult's agreement to one thing: `how` is a key of `HOW`, `language` the one they were asked in, `at` when."""

    how: str
    language: str
    at: datetime

    def wrong(self, by: datetime) -> str:
        """What is wrong with it for an act that happened at `by`, in one sentence; "" when nothing is."""
        if self.how not in HOW:
            return _("Say how the person agreed.")
        if not self.language:
            return _("Say in which language the person was asked.")
        if self.at > by:
            return _("The person must have agreed before this was done: check the time.")
        return ""
