"""The Plan's main job in a browser: from an anonymous report to a certificate and a measure that moved."""

from pathlib import Path
from typing import Any

PICTURES = Path(__file__).resolve().parents[2] / ".cache" / "pictures"
WORDS = "Two women sleep behind the kitchen and are not allowed out (invented)."


class Story:
    """A browser with a window for each officer, and a picture of every stop."""

    def __init__(self, browser: Any, public: str, desk: str) -> None:
        self.browser, self.public, self.desk = browser, public, desk
        self.windows: dict[str, Any] = {}
        self.shown = 0

    def window(self, who: str) -> Any:
        """The window of an officer, signed in with one click; or of somebody at home, for `who` = ""."""
        if who not in self.windows:
            context = self.browser.new_context(viewport={"width": 1440, "height": 900}, java_script_enabled=bool(who))
            page = self.windows[who] = context.new_page()
            page.goto(f"{self.desk}/demo/" if who else self.public)
            if who:
                page.click(f"form[action='/demo/{who}/'] button")
        return self.windows[who]

    def picture(self, page: Any, name: str) -> None:
        """Keep a picture, numbered in the order of the story."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.shown += 1
        page.screenshot(path=PICTURES / f"path-{self.shown:02d}-{name}.png", full_page=True)


def report(story: Story) -> None:
    """Somebody reports, without JavaScript and without a name."""
    page = story.window("")
    page.click("text=I've seen something")
    page.check("text=Someone is being taken away")
    page.click("button:has-text('Continue')")
    page.fill("textarea[name=what]", WORDS)
    for _question in ("what", "where", "when", "work", "more", "answer"):
        if page.locator("text=Check your answers").count():
            break
        page.click("button:has-text('Continue')")
    story.picture(page, "check")
    page.click("button.govuk-button:has-text('Send to the Police')")
    story.picture(page, "receipt")


def triage(story: Story) -> str:
    """Triage reads it, acknowledges it, refers it. Returns the case's reference."""
    page = story.window("hana")
    page.goto(story.desk)
    story.picture(page, "waiting-for-triage")
    page.click("text=Acknowledge an urgent report")
    page.click("button:has-text('Read the report')")
    assert WORDS in page.inner_text("main")
    story.picture(page, "report-as-told")
    page.click("button:has-text('Acknowledge')")
    open_all(page)
    page.locator("form[action*='refer'] button").click()
    story.picture(page, "case-opened")
    return str(page.url.rstrip("/").rsplit("/", 1)[-1])


def investigate(story: Story, case: str) -> str:
    """An investigator takes the case, adds a person, makes both findings, submits. Returns the certification."""
    page = story.window("ari")
    page.goto(f"{story.desk}/cases/{case}/take/")
    page.click("main form button")
    page.goto(f"{story.desk}/cases/{case}/people/add/")
    page.check("input[name=kind][value=person]")
    page.select_option("select[name=role]", "possible_victim")
    page.fill("input[name=name]", "Somebody Invented")
    page.click("button:has-text('Add them')")
    story.picture(page, "people")
    page.goto(f"{story.desk}/cases/{case}/certification/")
    page.locator("main a[href^='/findings/']").first.click()
    assessment = page.url
    page.click("text=Go to the certification of this person")
    page.click("main form button")
    certification = page.url
    find(story, page, f"{assessment}protection/", {"child": "no", "act": "met", "means": "met", "purpose": "met"})
    find(
        story, page, f"{assessment}legal/", dict.fromkeys(("moved", "handled", "to_exploit", "knew_of_coercion"), "met")
    )
    page.goto(certification)
    open_all(page)
    story.picture(page, "drafted")
    page.fill("form[action*='submit'] textarea", "Invented reasons of the drafter.")
    page.click("form[action*='submit'] button")
    story.picture(page, "submitted")
    return str(page.url.rstrip("/").rsplit("/", 1)[-1])


def find(story: Story, page: Any, address: str, answers: dict[str, str]) -> None:
    """Make one finding: for the legal one when it happened, then an answer and a reason for each element."""
    page.goto(address)
    if not page.locator(f"input[name={next(iter(answers))}]").count():
        page.locator("input[name$='_year']").first.fill("2026")
        page.click("main form button")
    for element, answer in answers.items():
        page.check(f"input[name={element}][value={answer}]")
    for box in page.locator("main textarea").all():
        box.fill("Invented reason.")
    story.picture(page, f"finding-{address.rstrip('/').rsplit('/', 1)[-1]}")
    page.click("button:has-text('Record the finding')")


def decide(story: Story, certification: str) -> None:
    """A senior officer who did not draft it reads what was found, and issues."""
    drafter = story.window("ari")
    drafter.goto(f"{story.desk}/certificates/{certification}/")
    assert not drafter.locator("form[action*='issue']").count(), "the drafter must not be offered to issue it"
    page = story.window("ngaire")
    page.goto(f"{story.desk}/certificates/{certification}/")
    page.click("button:has-text('Read the reasons')")
    story.picture(page, "decision")
    open_all(page)
    story.picture(page, "what-will-happen")
    page.click("form[action*='issue'] button")
    story.picture(page, "issued")
    assert "Certified" in page.inner_text("main")


def issued_so_far(story: Story) -> str:
    """What the wall shows for item 13."""
    page = story.window("ngaire")
    page.goto(f"{story.desk}/plan/items/13/")
    story.picture(page, "item-13")
    return str(page.inner_text("main"))


def open_all(page: Any) -> None:
    """Open every folded part of the page, as somebody does who reads it all."""
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
