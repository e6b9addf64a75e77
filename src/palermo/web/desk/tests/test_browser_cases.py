"""The list of cases with a kept filter, closing, correcting, leavers and a print, in a real browser and in pictures."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from tests.support.browser import chromium
from tests.support.people import NOW, acting, officer
from tests.support.serving import serving
from tests.support.web import desk_client

from palermo.agencies import operations as agencies
from palermo.cases import operations as cases
from palermo.cases.tests.factories import a_case

PICTURES = Path(__file__).resolve().parents[5] / ".cache" / "pictures"


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1440])
def test_cases_are_looked_for_closed_corrected_printed_and_given_away(house: str, width: int) -> None:
    case, _ = a_case("Losa Invented", "Miro Invented")
    gone, _ = a_case("Tevita Invented", lead="jun")
    with acting("hana") as hana:
        cases.open_case(officer=hana, at=NOW, region="WGN", industry="F")
    with acting("dora") as dora:
        agencies.leave(who=officer("jun"), officer=dora, at=NOW)
    keys = {who: desk_client(who).cookies[settings.SESSION_COOKIE_NAME].value for who in ("ari", "ngaire")}

    def picture(page: Any, name: str) -> None:
        PICTURES.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=PICTURES / f"cases-{name}-{width}.png", full_page=True)
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    with serving("desk", house) as site, chromium() as browser:
        context = browser.new_context(viewport={"width": width, "height": 900})

        def become(who: str) -> Any:
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": keys[who], "url": site}])
            return context.new_page()

        page = become("ari")
        page.goto(f"{site}/cases/")
        page.select_option("select[name=region]", "NSN")
        page.check("input[name=mine]")
        page.click("button:has-text('Show')")
        page.click("text=Keep this filter")
        page.wait_for_selector("text=The filter is kept")
        picture(page, "list")
        page.goto(f"{site}/cases/{case.reference}/")
        picture(page, "case")
        page.goto(f"{site}/cases/{case.reference}/correct/")
        picture(page, "correct")
        page.goto(f"{site}/journeys/cases/{case.reference}/close/")
        picture(page, "close")
        page.goto(f"{site}/cases/{case.reference}/print/")
        picture(page, "print")
        page.click("button:has-text('Make the print')")
        page.wait_for_selector("text=Printed by")
        picture(page, "sheet")
        page = become("ngaire")
        page.goto(f"{site}/cases/leavers/")
        page.click("text=Jun Halvorsen")
        page.select_option("select[name=who]", "ari")
        picture(page, "leaver")
        page.click("button:has-text('Give them the cases')")
        page.wait_for_selector("text=leads 1 case more")
        page.goto(f"{site}/cases/{gone.reference}/")
        assert "led by Detective Ari Mokena" in page.content()
