"""The browser in which a story is walked, and what is asked of any page."""

import os
import re
from pathlib import Path
from typing import Any

PICTURES = Path(__file__).resolve().parents[3] / ".cache" / "pictures"
SLOW = int(os.environ.get("PALERMO_PATIENCE", "15000"))
"""Milliseconds until a page that does not come is given up: a busy machine is no fault of the page."""
WIDTH = int(os.environ.get("PALERMO_WIDTH", "1440"))
"""How wide the windows are; 320 is a small phone's, and its pictures are kept apart."""
PHONE = "" if WIDTH > 320 else "-phone"


class Story:
    """A browser with a window for each officer, and a picture of every stop, numbered in the order of the story."""

    def __init__(self, browser: Any, public: str, desk: str, name: str = "path") -> None:
        self.browser, self.public, self.desk, self.name = browser, public, desk, name
        self.contexts: dict[str, Any] = {}
        self.windows: dict[str, Any] = {}
        self.shown = 0

    def window(self, who: str) -> Any:
        """The window of an officer, who is signed in; or of somebody at home, for `who` = ""."""
        if who not in self.windows:
            page = self.windows[who] = self.signed_in(who).new_page()
            page.set_default_timeout(SLOW)
            if not who:
                page.goto(self.public)
        return self.windows[who]

    def signed_in(self, who: str) -> Any:
        """What keeps an officer's cookies, with a window or without."""
        if who not in self.contexts:
            context = self.contexts[who] = self.browser.new_context(
                viewport={"width": WIDTH, "height": 900}, java_script_enabled=bool(who)
            )
            if who:
                personas = context.request.get(f"{self.desk}/demo/").text()
                token = re.search(r"csrfmiddlewaretoken\" value=\"(\w+)", personas)
                context.request.post(
                    f"{self.desk}/demo/{who}/",
                    form={"csrfmiddlewaretoken": token[1] if token else ""},
                    headers={"Referer": f"{self.desk}/demo/"},
                )
        return self.contexts[who]

    def at(self, who: str, path: str) -> Any:
        """The window of an officer with a page of the desk open in it, which must be there for them."""
        page = self.window(who)
        answer = page.goto(f"{self.desk}{path}")
        assert answer.status == 200, f"{path} answered {answer.status} to {who}"
        return page

    def told(self, who: str, path: str) -> str:
        """What a page of the desk says to an officer."""
        return str(self.at(who, path).inner_text("main"))

    def answer(self, who: str, path: str) -> int:
        """The status with which a page answers an officer who follows no link from it."""
        return int(self.signed_in(who).request.get(f"{self.desk}{path}", max_redirects=0).status)

    def known(self, path: str, *whos: str) -> None:
        """Each of these officers has the page."""
        for who in whos:
            assert self.answer(who, path) == 200, f"{path} is not there for {who}"

    def unknown(self, path: str, *whos: str) -> None:
        """For each of these officers there is no such page: hidden and absent look the same."""
        for who in whos:
            status = self.answer(who, path)
            assert status == 404, f"{path} answered {status} to {who}, who is not to know that it exists"

    def waits(self, who: str, words: str) -> Any:
        """The officer's home, where this stands among what waits for them, with a clock."""
        page = self.at(who, "/")
        row = page.locator("main tr", has_text=words)
        assert row.count(), f"{who} is not shown at home: {words}\n{page.inner_text('main')}"
        return row.first

    def figures(self, item: int) -> dict[str, str]:
        """What is counted of an item of the Plan, as its page shows it to its Police member of the working group."""
        page = self.at("gwen", f"/plan/items/{item}/")
        each = page.locator("main .pal-stat").all()
        return {
            one.locator(".pal-stat__words").inner_text(): one.locator(".pal-stat__value").inner_text() for one in each
        }

    def picture(self, page: Any, name: str) -> None:
        """Keep a picture, numbered in the order of the story; the page must fit its window."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.shown += 1
        page.screenshot(path=PICTURES / f"{self.name}{PHONE}-{self.shown:02d}-{name}.png", full_page=True)
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, f"{page.url} is {over} pixels wider than its window of {WIDTH}"


def press(page: Any, words: str, *, refused: bool = False) -> str:
    """Press a button or a link that looks like one. Returns what stands above the page when it is `refused`."""
    page.locator(f"main button:has-text('{words}'), main a.govuk-button:has-text('{words}')").first.click()
    page.wait_for_load_state()
    wrong = page.locator(".govuk-error-summary")
    if refused:
        assert wrong.count(), f"“{words}” was not refused"
        return str(wrong.first.inner_text())
    assert not wrong.count(), f"“{words}” was refused: {wrong.first.inner_text()}"
    return ""


def follow(page: Any, words: str) -> None:
    """Follow a link of the page by its words: the way an officer goes, so a missing link is a fault of the page."""
    page.locator(f"main a:has-text('{words}')").first.click()
    page.wait_for_load_state()


def open_all(page: Any) -> None:
    """Open every folded part of the page, as somebody does who reads it all."""
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")


def choose(page: Any, scope: str = "", **answers: str) -> None:
    """Give answers by name: a radio or a tick by its value, a list by its value, a box by its words."""
    for name, value in answers.items():
        field = page.locator(f"{scope} [name='{name}']")
        kind = field.first.evaluate("each => each.type")
        if kind in ("radio", "checkbox"):
            page.check(f"{scope} input[name='{name}'][value='{value}']")
        elif kind.startswith("select"):
            field.first.select_option(value)
        else:
            field.first.fill(value)


def last(page: Any) -> str:
    """The last part of the page's address, without what is asked of it: its reference."""
    return str(re.sub(r"[?#].*", "", page.url).rstrip("/").rsplit("/", 1)[-1])
