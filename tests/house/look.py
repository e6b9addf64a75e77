"""Look at one page in a real browser: what is wrong with it, a line each, and its picture."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings

from palermo.design.tests.browser import overflow, violations
from tests.house.matrix import NOBODY
from tests.house.pages import Page

PICTURES = Path(__file__).resolve().parents[2] / ".cache" / "pictures" / "sweep"
NOT_FAULTS = "Failed to load resource: the server responded with a status of"
"""What Chromium says of a page that is itself a 404 or a refused form: that is checked by its own number."""


@dataclass
class Looker:
    """A browser's windows at one width on one site, one for each person, and what was found wrong so far.

    `keys` are the session keys of those who are signed in, made before the browser runs.
    """

    browser: Any
    site: str
    keys: dict[str, str]
    places: dict[str, str]
    width: int
    script: bool = True
    pictures: bool = True
    axe: bool = True
    faults: list[str] = field(default_factory=list)
    looked: int = 0
    windows: dict[str, Any] = field(default_factory=dict)
    here: str = ""
    status: int = 0

    def window(self, who: str) -> Any:
        """The window of a person, signed in at the desk; of nobody on the public site and at the door."""
        if who not in self.windows:
            context = self.browser.new_context(
                viewport={"width": self.width, "height": 900}, java_script_enabled=self.script
            )
            if who != NOBODY:
                cookie = {"name": settings.SESSION_COOKIE_NAME, "value": self.keys[who], "url": self.site}
                context.add_cookies([cookie])
            page = self.windows[who] = context.new_page()
            page.set_default_timeout(8000)
            page.on("console", self._said)
            page.on("pageerror", lambda error: self.wrong(f"script error: {error}"))
            page.on("request", self._asked)
            page.on("response", lambda answer: self._answered(page, answer))
        return self.windows[who]

    def wrong(self, what: str) -> None:
        """Note a fault of the page that is open."""
        self.faults.append(f"{self.here} at {self.width}{'' if self.script else ' without JavaScript'}: {what}")

    def _said(self, message: Any) -> None:
        if message.type in ("error", "warning") and not message.text.startswith(NOT_FAULTS):
            self.wrong(f"the console says: {message.text[:200]}")

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.site, "data:")):
            self.wrong(f"asks another host: {request.url}")

    def _answered(self, page: Any, answer: Any) -> None:
        if answer.request.is_navigation_request() and answer.frame == page.main_frame:
            self.status = answer.status
        elif answer.status >= 400:
            self.wrong(f"{answer.url} answered {answer.status}")

    def look(self, shown: Page, prefix: str = "") -> None:
        """Open a page, do what leads to it, and see whether it is as a page must be."""
        page, self.here = self.window(shown.who), f"{prefix.strip('/')}{'-' if prefix else ''}{shown.name}"
        try:
            page.goto(self.site + prefix + shown.address.format(**self.places))
            for step in shown.steps:
                self._do(page, *(word.format(**self.places) for word in step))
        except Exception as error:
            self.wrong(f"cannot be reached: {str(error).splitlines()[0]}")
            return
        self.looked += 1
        if self.status != shown.status:
            self.wrong(f"answered {self.status}, not {shown.status}")
        self._judge(page)
        if self.pictures:
            PICTURES.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=PICTURES / f"{self.here}-{self.width}.png", full_page=True)

    def _do(self, page: Any, selector: str, value: str | None = None) -> None:
        found = page.locator(selector).first
        if value is not None:
            found.fill(value)
        elif found.get_attribute("type") in ("radio", "checkbox"):
            found.check(force=True)
        else:
            found.click()
            page.wait_for_load_state()

    def _judge(self, page: Any) -> None:
        headings = page.locator("h1")
        if headings.count() != 1 or not headings.first.inner_text().strip():
            self.wrong(f"has {headings.count()} headings of the first order")
        if not page.title().strip():
            self.wrong("has no title")
        if len(page.inner_text("main").split()) < 5:
            self.wrong("says next to nothing")
        if wide := overflow(page):
            self.wrong(f"is {wide} pixels too wide")
        if self.script and self.axe:
            for found in violations(page):
                self.wrong(f"axe: {found}")
