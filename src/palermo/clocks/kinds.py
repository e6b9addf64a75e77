"""The kinds of deadline: what must happen by when. Every time that the Plan does not state is local policy."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from palermo.clocks.working_days import add_working_days


@dataclass(frozen=True)
class Kind:
    """A kind of deadline: what is waited for, and how long it may take in minutes or working days."""

    label: str
    minutes: int = 0
    working_days: int = 0
    source: str = "local-policy"
    urgent: bool = False

    def due(self, start: datetime) -> datetime:
        """When a clock of this kind that starts at `start` runs out."""
        if self.working_days:
            return add_working_days(start, self.working_days)
        return start + timedelta(minutes=self.minutes)


KINDS = {
    "acknowledge_urgent": Kind(_("acknowledge an urgent report"), minutes=15, urgent=True),
    "acknowledge": Kind(_("acknowledge a report"), working_days=1),
    "triage": Kind(_("decide what a report needs"), working_days=2),
    "reporter_answer": Kind(_("hear from the reporter"), working_days=10),
    "assign_case": Kind(_("take the case on"), minutes=24 * 60),
    "submit_assessment": Kind(_("finish the assessment and submit it"), working_days=4),
    "decide_certification": Kind(_("decide on certification"), working_days=1),
    "answer_question": Kind(_("answer what the senior officer asked"), working_days=2),
    "finish_review": Kind(_("finish the review of a certificate"), working_days=10),
    "tell_decline": Kind(_("tell the person of the decision and how to have it reviewed"), working_days=1),
    "support_referral": Kind(_("refer the person for support"), minutes=24 * 60),
}

PAUSES = {
    "waiting_for_person": _("the person needs time"),
    "medical": _("the person is having medical care"),
    "interpreter": _("waiting for an interpreter"),
    "waiting_for_agency": _("waiting for another agency's answer"),
}
