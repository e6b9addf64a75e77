"""Help in a browser: presuming, a child's protection and guardian, a referral for support and what is done in its file."""

from typing import Any

from tests.house.story.stage import Story, choose, follow, last, open_all, press

LEVELS = (
    "safety", "accommodation", "health", "mental_health", "legal", "immigration", "income", "work_education", "language",
    "family", "social", "justice",
)  # fmt: skip


def presume_met(story: Story, who: str, visit: str, person: str, *, child: str = "no", language: str = "") -> str:
    """From the page of somebody who was met to presuming them. Returns what their page says then."""
    page = story.at(who, f"/screening/{visit}/{person}/")
    page.locator("section.pal-next a[href^='/presume/']").first.click()
    choose(page, child=child, basis="signs_seen", words="Invented: what was seen.")
    if child == "no":
        choose(page, how="interpreter", language=language)
    story.picture(page, f"{who}-presumes")
    press(page, "Presume them a victim")
    return str(page.inner_text("main"))


def refer(
    story: Story, page: Any, organisation: str, *, consent: str = "given", child: str = "no", language: str = ""
) -> str:
    """Fill in the referral for support that is open, and send it. Returns its reference."""
    page.get_by_label(organisation).check()
    choose(page, child=child, consent=consent, note="Invented: reach them through the community worker.")
    if consent in ("given", "by_reference"):
        choose(page, how="interpreter")
    if language:
        choose(page, language=language)
    page.check("input[name=needed][value=accommodation]")
    page.check("input[name=urgent]")
    story.picture(page, "support-refer")
    press(page, "Refer")
    return last(page)


def answer(story: Story, manager: str, referral: str) -> None:
    """A case manager finds the referral at home, reads it, and accepts."""
    story.waits(manager, referral)
    page = story.at(manager, f"/support/{referral}/")
    press(page, "Read what the referrer wrote")
    page = story.at(manager, f"/support/{referral}/")
    press(page, "Accept")
    press(page, "Accept, and manage the file")
    assert "needs to be asked" in page.inner_text("main")


def plan(story: Story, manager: str, referral: str, goal: str, *, language: str, agreed_by: str = "person") -> None:
    """Ask about the twelve needs, and agree a plan with the person."""
    page = story.at(manager, f"/support/{referral}/")
    press(page, "Record the needs")
    for domain in LEVELS:
        choose(page, **{f"level_{domain}": "3" if domain in ("safety", "accommodation") else "1"})
    press(page, "Record the needs")
    press(page, "Agree a plan")
    choose(page, goal_accommodation=goal, agreed_by=agreed_by, language=language, given_how="both")
    story.picture(page, f"{manager}-plan")
    press(page, "Record the plan")
    assert "Plan 1" in page.inner_text("main")


def serve(story: Story, manager: str, referral: str, kind: str, *steps: str) -> None:
    """Ask for a service, and record what became of it."""
    page = story.at(manager, f"/support/{referral}/")
    follow(page, "Ask for a service")
    choose(page, kind=kind)
    press(page, "Record it as asked for")
    for words in steps:
        follow(page, words)
        press(page, "Record it")
    story.picture(page, f"{manager}-file")


def notice_of(story: Story, who: str, person: str) -> str:
    """The notice that began with presuming a child, from the person's own page."""
    page = story.at(who, f"/presume/{person}/")
    follow(page, "Open the notice")
    return last(page)


def protect(story: Story, notice: str, how: str = "moved_to_safety") -> None:
    """Child protection finds the notice at home, receives it and acts, the same day."""
    story.waits("cyd", notice)
    page = story.at("cyd", f"/children/{notice}/")
    story.picture(page, "notice")
    press(page, "Receive")
    open_all(page)
    choose(page, "form[action*='/act/']", reason=how, words="Invented.")
    page.click("form[action*='/act/'] button")
    assert not page.locator(".govuk-error-summary").count(), page.inner_text("main")


def propose(story: Story, who: str, notice: str, *, refused: bool = False, **given: str) -> str:
    """Propose a guardian by name or by a reference. Returns what the page says then."""
    page = story.at(who, f"/children/{notice}/")
    open_all(page)
    scope = "form[action*='/propose/']"
    choose(page, scope, relation=given.pop("relation", "known_adult"), words="Invented.", **given)
    page.click(f"{scope} button")
    page.wait_for_load_state()
    assert bool(page.locator(".govuk-error-summary").count()) is refused, page.inner_text("main")
    return str(page.inner_text("main"))


def appoint(story: Story, notice: str, *, refused: bool = False) -> str:
    """Child protection makes every check and appoints whoever is proposed. Returns what the page says then."""
    page = story.at("cyd", f"/children/{notice}/")
    open_all(page)
    form = page.locator("form[action*='/appoint/']").last
    for box in form.locator("input[name=checks]").all():
        box.check()
    form.locator("button").click()
    page.wait_for_load_state()
    assert bool(page.locator(".govuk-error-summary").count()) is refused, page.inner_text("main")
    return str(page.inner_text("main"))
