"""What a person's own page says of their support, and no more than its reader may know."""

from collections.abc import Collection
from typing import Any

from django.urls import reverse

from palermo.cases.models import Party
from palermo.protection.support import queries
from palermo.protection.support.lifecycle import REFERRAL, REFERS, TONES


def support_of(party: Party, roles: Collection[str]) -> dict[str, Any]:
    """The referrals this reader may see; else whether there is one, yes or no; and the way to refer, for who may."""
    rows = [(each, REFERRAL.label(each.status), TONES[each.status]) for each in queries.of_party(party.pk)[:5]]
    referred = queries.is_referred(party.pk)
    may = bool(set(REFERS) & set(roles)) and not referred
    return {"rows": rows, "referred": referred, "refer": reverse("support-refer", args=[party]) if may else ""}
