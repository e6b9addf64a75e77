"""A child and an adult, presumed and protected, in a real browser and in pictures."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from tests.support.browser import chromium
from tests.support.people import acting
from tests.support.serving import serving
from tests.support.web import desk_client

from palermo.protection.certification.models import Guardian, Presumption, ProtectionNotice

PICTURES = Path(__file__).resolve().parents[6] / ".cache" / "pictures"


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1440])
def test_an_adult_and_a_child_are_presumed_and_the_child_gets_a_guardian(house: str, width: int) -> None:
    keys = {who: desk_client(who).cookies[settings.SESSION_COOKIE_NAME].value for who in ("lani", "tess", "cyd")}

    def picture(page: Any, name: str) -> None:
        PICTURES.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=PICTURES / f"presumed-{name}-{width}.png", full_page=True)
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    with serving("desk", house) as site, chromium() as browser:
        pages = {}
        for who, key in keys.items():
            context = browser.new_context(viewport={"width": width, "height": 900})
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": site}])
            pages[who] = context.new_page()
        lani, tess, cyd = pages["lani"], pages["tess"], pages["cyd"]
        _presume(lani, site, "Losa Invented", "No, they are 18 or over")
        lani.check("text=They said so, through an interpreter")
        lani.select_option("select[name=language]", "sm")
        picture(lani, "form")
        lani.click("button:has-text('Presume them a victim')")
        lani.click("summary:has-text('Tell Police who it is')")
        lani.click("summary:has-text('End the presumed-victim status')")
        picture(lani, "adult")
        _presume(tess, site, "Mele Invented", "Not known: they may be under 18")
        tess.click("button:has-text('Presume them a victim')")
        picture(tess, "child")
        cyd.goto(f"{site}/children/")
        picture(cyd, "desk")
        cyd.click("a:has-text('PN-')")
        cyd.click("button:has-text('Receive it')")
        cyd.click("summary:has-text('Record what was done')")
        cyd.check("text=The child was seen, and is safe where they are")
        cyd.click("button:has-text('Record what was done') >> visible=true")
        tess.click("text=Open the notice")
        tess.click("summary:has-text('Propose a guardian')")
        tess.fill("input[name=name]", "Ana Invented")
        tess.check("text=An adult the child knows and trusts")
        tess.click("button:has-text('Propose them')")
        cyd.reload()
        cyd.click("summary:has-text('Appoint them')")
        picture(cyd, "vet")
        for box in cyd.locator("input[name=checks]").all():
            box.check()
        cyd.click("button:has-text('Appoint them') >> visible=true")
        picture(cyd, "notice")
        cyd.goto(f"{site}/")
        picture(cyd, "home")
    with acting("tess"):
        assert (Presumption.objects.count(), Guardian.objects.get().status) == (1, "appointed")
        assert ProtectionNotice.objects.get().status == "acted"


def _presume(page: Any, site: str, name: str, age: str) -> None:
    page.goto(f"{site}/presume/")
    page.click("text=Presume somebody")
    page.fill("input[name=name]", name)
    page.check(f"text={age}")
    page.check("text=Signs were seen at a screening")
    page.fill("textarea[name=words]", "Invented: not paid for a year, and never alone.")
