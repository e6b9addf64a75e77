"""The Plan's main job in a browser: from an anonymous report to a certificate and a measure that moved."""

from tests.house.story.deciding import find
from tests.house.story.stage import Story, open_all, press

WORDS = "Two women sleep behind the kitchen and are not allowed out (invented)."


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
    press(page, "Acknowledge")
    open_all(page)
    press(page, "Refer to a case")
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
