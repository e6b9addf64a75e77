"""The kinds of place people name, marked for translation. A test holds them to `data/industries.toml`."""

from collections.abc import Mapping

from django.utils.translation import get_language

from palermo.data import load_toml
from palermo.design.lazy import gettext_lazy as _

PLACES: Mapping[str, str] = {
    "orchard": _("Orchard, vineyard or farm"),
    "fishing": _("Fishing boat"),
    "building": _("Building site or painting"),
    "food": _("Restaurant, takeaway or café"),
    "hotel": _("Hotel or motel"),
    "shop": _("Dairy, liquor store or other shop"),
    "sex-work": _("Sex work, legal or not"),
    "massage": _("Massage, nails or beauty"),
    "home": _("House work, child care or care in a home"),
    "cleaning": _("Cleaning"),
    "factory": _("Factory or packhouse"),
    "driving": _("Driving or courier work"),
    "care": _("Rest home or hospital"),
    "forestry": _("Forestry"),
    "online": _("Work online or at a call centre"),
    "forced-offending": _("Made to beg, steal, sell drugs or cheat people"),
    "marriage": _("Made to marry, or kept in a marriage"),
    "other": _("Something else"),
    "not-sure": _("Not sure"),
}

ELSEWHERE: Mapping[str, str] = {"at-sea": _("At sea"), "overseas": _("Outside New Zealand")}


def regions() -> list[tuple[str, str]]:
    """The regions by code, named in the page's language, for a select."""
    own = "te_reo" if get_language() == "mi" else "name"
    rows = [(row["code"], row[own]) for row in load_toml("regions.toml")["region"]]
    return [
        ("", str(_("I don't know, or I'd rather not say"))),
        *rows,
        *((code, str(name)) for code, name in ELSEWHERE.items()),
    ]
