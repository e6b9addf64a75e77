"""What a report holds beside its sealed words: codes, each with what it means in words."""

from collections.abc import Mapping

from palermo.data import load_toml
from palermo.design.lazy import gettext_lazy as _

CHANNELS: Mapping[str, str] = {
    "web": _("this website"),
    "phone_111": _("a 111 call"),
    "phone": _("another telephone call"),
    "counter": _("the counter of a station"),
    "letter": _("a letter"),
    "email": _("an e-mail"),
    "agency": _("another agency"),
}
TAKEN_BY: tuple[str, ...] = tuple(code for code in CHANNELS if code != "web")
"""The channels by which an officer takes a report."""

SIGNS: Mapping[str, str] = {
    "danger": _("someone is hurt or threatened now"),
    "moving": _("someone is being taken away or moved"),
    "child": _("a child or young person is in it"),
}
"""Any one of these makes a report urgent."""

ONGOING: Mapping[str, str] = {
    "yes": _("still going on"),
    "no": _("over"),
    "unknown": _("not known whether it is over"),
}
CONTACT: Mapping[str, str] = {
    "none": _("no answer wanted"),
    "receipt": _("will come back with the receipt"),
    "reach": _("said how to be reached"),
}
FIELDS: Mapping[str, str] = {
    "what": _("What happens"),
    "where": _("Where"),
    "when": _("When"),
    "more": _("Anything else"),
    "reach": _("How to reach them safely"),
}
"""The sealed words of a report, in the order they are read."""

REASONS: Mapping[str, str] = {
    "unit_sent": _("a Police unit was sent"),
    "ambulance_sent": _("an ambulance was sent"),
    "other_service_told": _("another emergency service was told"),
    "smuggling": _("smuggling, not trafficking"),
    "labour_rights": _("a breach of employment rights, not trafficking"),
    "not_trafficking": _("not trafficking"),
    "another_offence": _("another offence, passed on"),
    "already_known": _("already known from another report"),
    "too_little_known": _("too little is known to go on"),
    "new_information": _("there is new information"),
    "closed_in_error": _("it was closed in error"),
    "reporter_answered": _("the reporter answered"),
}

KINDS_OF_PLACE: tuple[tuple[str, str, str], ...] = tuple(
    (row["code"], row["name"], row.get("section", "")) for row in load_toml("industries.toml")["place"]
)
"""Code, plain name and ISIC section of the places people name."""
REGIONS: tuple[tuple[str, str], ...] = tuple(
    (row["code"], row["name"])
    for table in ("region", "elsewhere")
    for row in load_toml("regions.toml")[table]
    if row["code"] != "not-said"
)


def industry_of(place: str) -> str:
    """The ISIC section a kind of place belongs to, "" where it is none."""
    return next((section for code, _name, section in KINDS_OF_PLACE if code == place), "")


def place_name(place: str) -> str:
    """The plain name of a kind of place, "" for an unknown code."""
    return next((name for code, name, _section in KINDS_OF_PLACE if code == place), "")


def region_name(region: str) -> str:
    """The name of a region, "" for an unknown code."""
    return dict(REGIONS).get(region, "")
