"""Who can see a subject and why, in sentences. Stands in for `access.english.who_can_see` until that room has it."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from palermo.access.compartments import COMPARTMENTS, PURPOSES
from palermo.access.queries import live
from palermo.agencies.queries import names
from palermo.design.dates import moment_words


def who_sees(subject: UUID, at: datetime) -> list[str]:
    """A sentence for each live grant on the subject that the session may see."""
    grants = list(live(subject, at))
    called = names({grant.holder for grant in grants})
    return [
        _("%(who)s can see %(what)s, %(why)s, since %(since)s (%(authority)s)%(until)s.") % {
            "who": called.get(grant.holder, _("someone")),
            "what": COMPARTMENTS.get(grant.compartment, grant.compartment),
            "why": PURPOSES.get(grant.purpose, grant.purpose),
            "since": moment_words(grant.from_at),
            "authority": grant.authority,
            "until": _(", until %(until)s") % {"until": moment_words(grant.until_at)} if grant.until_at else "",
        }
        for grant in grants
    ]
