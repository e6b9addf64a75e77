"""Short names for the 28 items, for tiles and tables: ours, not the Plan's."""

from collections.abc import Mapping

from palermo.design.lazy import gettext_lazy as _

SHORT: Mapping[int, str] = {
    1: _("Train operational staff"),
    2: _("Inform officials"),
    3: _("Raise public awareness"),
    4: _("Research"),
    5: _("Gather and share intelligence"),
    6: _("Share intelligence across borders"),
    7: _("Take part in international fora"),
    8: _("Offer development assistance"),
    9: _("Detect fraud in visa applications"),
    10: _("Detect trafficking at the border"),
    11: _("Make documents hard to misuse"),
    12: _("Make documents hard to get by fraud"),
    13: _("Certify suspected victims"),
    14: _("Help victims to return home"),
    15: _("Notify the country of origin"),
    16: _("Give a suitable immigration status"),
    17: _("Open health services"),
    18: _("Inform of rehabilitation by ACC"),
    19: _("Provide housing"),
    20: _("Manage cases and services"),
    21: _("Give financial assistance"),
    22: _("Protect physical safety"),
    23: _("Coordinate investigations"),
    24: _("Interview in a victim-friendly way"),
    25: _("Train victim advisers"),
    26: _("Provide interpreters and advisers"),
    27: _("Inform of victims' rights"),
    28: _("Inform of compensation"),
}

PILLARS: Mapping[str, str] = {
    "prevention": _("Prevention"),
    "protection": _("Protection"),
    "prosecution": _("Prosecution"),
}

WHENS: Mapping[str, str] = {
    "short": _("Short term: within one year"),
    "medium": _("Medium term: within two years"),
    "long": _("Long term: over two years"),
    "ongoing": _("Ongoing"),
    "when": _("When a case arises"),
}
"""What the Plan's horizons mean (lines 217-219)."""
