"""The room's pages in a real browser, at the narrowest and the usual width: axe finds nothing, nothing scrolls sideways.

PALERMO_PICTURES names a folder to keep a picture of each in.
"""

import os
from pathlib import Path

import pytest
from django.conf import settings
from tests.support.serving import serving
from tests.support.web import desk_client

from palermo.design.tests import browser
from palermo.protection.support.models import File
from palermo.protection.support.tests import factories
from palermo.protection.support.tests.test_follow import review

pytestmark = [pytest.mark.browser, pytest.mark.skipif(bool(browser.missing()), reason=browser.missing())]
LEVELS: dict[str, int | None] = {
    **factories.GREAT, "safety": 4, "accommodation": 4, "immigration": None, "language": 2, "justice": 0, "family": 1,
}  # fmt: skip
EASED: dict[str, int | None] = {**LEVELS, "safety": 2, "accommodation": 1, "health": 1, "justice": 2, "income": 2}


def lived_in() -> File:
    """A file with something in every part of it."""
    file = factories.active(levels=LEVELS)
    factories.moved(factories.service(file, "lawyer"), "offer")
    factories.moved(factories.service(file, "doctor"), "offer", "take", "start")
    factories.moved(factories.service(file, "interpreter"), "fail", reason="no_language")
    done = factories.moved(factories.service(file, "emergency_bed"), "offer", "take", "start")
    factories.moved(done, "end", reason="need_met")
    factories.service(file, "english_lessons")
    review(file, EASED)
    return factories.fresh(file)


@pytest.mark.parametrize("width", [320, 1440])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(house: str, width: int) -> None:
    file = lived_in()
    waiting = factories.referred()
    at, asked = f"/support/{file.referral.reference}/", f"/support/{waiting.reference}/"
    pages = {
        "mila": ["/support/?view=yours", at, f"{at}needs/", f"{at}plan/", f"{at}services/", f"{at}close/", asked],
        "sela": ["/support/?view=all", at],
        "ari": ["/support/", at],
    }
    faults: list[str] = []
    with serving("desk", house) as desk:
        for who, paths in pages.items():
            key = desk_client(who).cookies[settings.SESSION_COOKIE_NAME].value
            with browser.browsing(width) as page:
                page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": desk}])
                for path in paths:
                    assert page.goto(desk + path).status == 200, path
                    if path == at and who == "mila":
                        page.click("text=Open the notes")
                    faults += [f"{who} {path} {found}" for found in browser.violations(page)]
                    if wide := browser.overflow(page):
                        faults.append(f"{who} {path} is {wide} pixels too wide at {width}")
                    keep(page, f"{width}-{who}-{path}")
    assert faults == []


def keep(page: object, name: str) -> None:
    if folder := os.environ.get("PALERMO_PICTURES"):
        shown = "".join(c if c.isalnum() else "-" for c in name)
        page.screenshot(path=Path(folder) / f"{shown}.png", full_page=True)  # type: ignore[attr-defined]
