"""Everyday work in a real browser, in pictures: a note, a task, what waits, one piece."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone
from tests.support.browser import chromium
from tests.support.people import acting, officer
from tests.support.serving import serving
from tests.support.web import desk_client

from palermo.work import operations as work
from palermo.work.models import Task
from palermo.work.tests.factories import Made, a_case

PICTURES = Path(__file__).resolve().parents[4] / ".cache" / "pictures"


def busy(made: Made) -> None:
    """Some of everything on the case."""
    now = timezone.now()
    with acting("ari") as ari:
        mine = {"officer": ari, "at": now}
        work.note(place=made.on_person, way="telephone", whom="the_person", words="She rings after six.", **mine)
        work.note(
            place=made.on_case,
            way="visit",
            whom="employer",
            words="Nobody was there.",
            when=now - timedelta(days=2),
            **mine,
        )
        work.give(place=made.on_case, what="find_interpreter", words="Samoan", to=officer("jun").id, **mine)
        work.arrange(
            place=made.on_person,
            what="interview",
            begins_at=now + timedelta(days=2),
            words="The hall",
            to=ari.id,
            **mine,
        )
        work.ask(
            place=made.on_person,
            topic="who_they_are",
            words="Is she the woman at the gate?",
            to=officer("hana").id,
            **mine,
        )
        wrong = work.give(place=made.on_case, what="write_up", words="", to=ari.id, **mine)
        work.mark_in_error(piece=wrong, reason="entered_twice", version=1, **mine)


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1440])
def test_a_contact_is_noted_and_what_waits_is_seen(house: str, width: int) -> None:
    made = a_case()
    busy(made)
    key = desk_client("ari").cookies[settings.SESSION_COOKIE_NAME].value
    with acting("ari"):
        task = Task.objects.get(in_error_at=None).reference

    def picture(page: Any, name: str) -> None:
        PICTURES.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=PICTURES / f"work-{name}-{width}.png", full_page=True)
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    with serving("desk", house) as site, chromium() as browser:
        context = browser.new_context(viewport={"width": width, "height": 900})
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": site}])
        page = context.new_page()
        page.goto(f"{site}/cases/{made.case.reference}/work/")
        picture(page, "tab")
        page.click("text=Note a contact")
        picture(page, "note")
        page.select_option("select[name=way]", "message")
        page.select_option("select[name=whom]", "their_family")
        page.fill("textarea[name=words]", "Her brother asks where she is.")
        page.click("button:has-text('Keep the note')")
        page.wait_for_selector("text=The note is kept")
        page.click("summary:has-text('Open what is written')")
        page.click("button:has-text('Open the words')")
        page.wait_for_selector("text=Her brother asks")
        picture(page, "opened")
        page.goto(f"{site}/work/{task}/")
        picture(page, "piece")
        page.goto(f"{site}/work/")
        picture(page, "yours")
        page.goto(f"{site}/cases/{made.case.reference}/work/task/")
        picture(page, "task")
