"""A crew of twelve in a real browser, in pictures: from the first page to the sheet, and triage's answer."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from tests.support.browser import chromium
from tests.support.people import acting
from tests.support.serving import serving
from tests.support.web import desk_client

from palermo.protection.identification.screening.models import Screening, Visit
from palermo.protection.identification.screening.tests import factories

PICTURES = Path(__file__).resolve().parents[6] / ".cache" / "pictures"


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1440])
def test_customs_screens_a_crew_of_twelve_and_police_take_nine_into_a_case(house: str, width: int) -> None:
    made = factories.visit("otto", factories.VESSEL)
    at = f"/screening/{made.reference}/"
    keys = {who: desk_client(who).cookies[settings.SESSION_COOKIE_NAME].value for who in ("otto", "hana")}

    def picture(page: Any, name: str) -> None:
        PICTURES.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=PICTURES / f"screening-{name}-{width}.png", full_page=True)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name

    with serving("desk", house) as site, chromium() as browser:

        def as_officer(who: str) -> Any:
            context = browser.new_context(viewport={"width": width, "height": 900})
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": keys[who], "url": site}])
            return context.new_page()

        page = as_officer("otto")
        page.goto(f"{site}/screening/")
        picture(page, "list")
        page.goto(f"{site}/screening/urgent/")
        picture(page, "urgent")
        page.goto(f"{site}/screening/new/")
        picture(page, "begin")
        page.goto(f"{site}{at}people/")
        page.select_option("select[name=language]", "id")
        page.check("input[name=interpreter][value=telephone]")
        page.check("input[name=alone][value=yes]")
        page.check("input[name=child][value=no]")
        picture(page, "meet")
        page.click("button:has-text('Put them on the visit')")
        picture(page, "visit-begun")
        page.click("a:has-text('Record signs')")
        for box in page.query_selector_all("input[name=people]"):
            box.check()
        page.click("summary:has-text('Coercion at destination')")
        page.check("input[value=cd_documents]")
        page.check("input[value=cd_debt]")
        page.check("input[name=observer][value=person]")
        picture(page, "signs")
        page.click("button:has-text('Record these signs')")
        for outcome, because, first, last in (("refer", "signs_point_to_it", 0, 9), ("not", "could_not_finish", 0, 3)):
            page.goto(f"{site}{at}decide/")
            for box in page.query_selector_all("input[name=people]")[first:last]:
                box.check()
            page.check(f"input[name=outcome][value={outcome}]")
            page.select_option("select[name=reason]", f"{outcome}.{because}")
            page.fill("textarea[name=words]", "Invented reasons.")
            picture(page, f"decide-{outcome}")
            page.click("button:has-text('Decide')")
        picture(page, "visit-decided")
        page.click("a:has-text('Send to Police')")
        page.check("input[name=urgent][value=moving]")
        page.check("input[name=agrees][value=yes]")
        picture(page, "send")
        page.click("button:has-text('Send the referral')")
        picture(page, "visit-sent")
        page.click("tbody a >> nth=0")
        picture(page, "person")
        page.goto(f"{site}/screening/sheets/adult_labour/")
        page.emulate_media(media="print")
        page.screenshot(path=PICTURES / f"screening-sheet-{width}.png", full_page=True)
        paper = page.pdf(path=str(PICTURES / "screening-sheet.pdf"), format="A4", prefer_css_page_size=True)
        assert re.findall(rb"/Count (\d+)", paper) == [b"2"], "a sheet is one leaf of A4, printed on both sides"

        triage = as_officer("hana")
        triage.goto(f"{site}/reports/")
        picture(triage, "queue")
        triage.click(f"text={made.reference}")
        picture(triage, "triage-visit")
        triage.click("a:has-text('Answer the referral')")
        picture(triage, "triage")
        triage.select_option("select[name=lead]", "ari")
        triage.click("button:has-text('Take them into a case')")
        triage.wait_for_url("**/cases/**")
        picture(triage, "case")
    with acting("otto"):
        assert Visit.objects.get().met == 12
        assert Screening.objects.filter(status="refer").count() == 9
