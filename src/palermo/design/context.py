"""What every page knows: which site, which language, whose desk. Never touches the database."""

from collections.abc import Collection, Iterable
from typing import TypedDict
from urllib.parse import quote

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext_lazy as _

from palermo.design.languages import DRAFTS, OURS, html_code

CERTIFICATES = (
    "investigator",
    "senior_police_officer",
    "case_manager",
    "health_eligibility_officer",
    "housing_officer",
    "immigration_case_officer",
    "acc_officer",
)
SCREENS = (
    "frontline_officer",
    "investigator",
    "triage_officer",
    "station_officer",
    "clinician",
    "outreach_worker",
    "case_manager",
)
HELPS = (*SCREENS, "senior_police_officer", "child_protection_officer")
DESK_WAYS: tuple[tuple[str, object, tuple[str, ...]], ...] = (
    ("/", _("Home"), ()),
    ("/reports/", _("Reports"), ()),
    ("/screening/", _("Screening"), SCREENS),
    ("/cases/", _("Cases"), ()),
    ("/work/", _("Work"), ()),
    ("/presume/", _("Presumed victims"), HELPS),
    ("/children/", _("Child protection"), ("child_protection_officer",)),
    ("/certificates/", _("Certificates"), CERTIFICATES),
    ("/support/", _("Support"), HELPS),
    ("/plan/", _("Plan"), ()),
    ("/ledger/", _("Ledger"), ("auditor",)),
    ("/access/", _("Who sees what"), ()),
    ("/duty/", _("Duty"), ()),
)
"""The desk's navigation: address, words, and the roles for whom there is such a page; none named, for everybody.

The longest address a page begins with is where it is. The rooms guard their pages; this only keeps anybody from being
sent to a page that is not there for them, and the matrix test holds the two together.
"""


class Way(TypedDict):
    """One link of the navigation or of the list of languages."""

    href: str
    label: str
    current: bool
    code: str


def site_name(urlconf: str | None = None) -> str:
    """Which of the two sites a URL module serves: `public` or `desk`."""
    return "public" if ".public" in (urlconf or settings.ROOT_URLCONF) else "desk"


def ways(path: str, roles: Collection[str] = ()) -> list[Way]:
    """The desk's navigation for these roles, with the page's own place marked."""
    shown = [(href, label) for href, label, by in DESK_WAYS if not by or set(by) & set(roles)]
    inside = [href for href, _label in shown if path.startswith(href) and (href != "/" or path == "/")]
    here = max(inside, key=len, default="")
    return [{"href": href, "label": str(label), "current": href == here, "code": ""} for href, label in shown]


def languages(path: str, current: str) -> list[Way]:
    """The languages of the site, each named in itself, as links to this page in that language."""
    return [
        {
            "href": f"/language/{code}/?next={quote(path)}",
            "label": OURS[code]["name_local"] if code in OURS else str(name),
            "current": code == current,
            "code": html_code(code),
        }
        for code, name in settings.LANGUAGES
    ]


def seat_words(roles: Iterable[str]) -> list[str]:
    """The roles a session may act in, as words in a fixed order: `triage_officer` is `Triage officer`."""
    return sorted(role.replace("_", " ").capitalize() for role in roles)


def site(request: HttpRequest) -> dict[str, object]:
    """Names for every template; see the room's README for the list."""
    urlconf = getattr(request, "urlconf", None)
    which = site_name(urlconf if isinstance(urlconf, str) else None)
    current = get_language() or settings.LANGUAGE_CODE
    return {
        "demo": bool(getattr(settings, "DEMO", False)),
        "site": which,
        "prefix": getattr(request, "prefix", ""),
        "site_base": f"design/{which}.html",
        "officer": getattr(request, "officer", None),
        "seats": seat_words(getattr(request, "roles", ())),
        "just_said": get_messages(request) if which == "desk" else (),
        "languages": languages(request.path, current),
        "current_language": current,
        "lang": html_code(current),
        "direction": "rtl" if get_language_bidi() else "ltr",
        "draft_translation": current in DRAFTS,
        "navigation": ways(request.path, getattr(request, "roles", ())) if which == "desk" else [],
    }
