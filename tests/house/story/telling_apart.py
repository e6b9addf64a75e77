"""Triage in a browser: a caller's report, acknowledged, told apart from smuggling, closed with a reason, taken up again."""

from tests.house.story.stage import Story, choose, follow, last, open_all, press


def call(story: Story, words: str, *, region: str, place: str, language: str = "") -> str:
    """The station takes a caller's report. Returns its reference."""
    page = story.at("lusi", "/reports/new/")
    choose(page, what=words, region=region, place=place, channel="phone")
    if language:
        choose(page, language=language)
    story.picture(page, "call")
    press(page, "Record it and show the receipt")
    press(page, "Go to the report")
    return last(page)


def acknowledge(story: Story, report: str) -> None:
    """Triage finds it waiting, reads it and acknowledges it."""
    story.waits("hana", report)
    page = story.at("hana", f"/reports/{report}/")
    press(page, "Read the report")
    press(page, "Acknowledge")


def close(story: Story, report: str, reason: str, *, refused: bool = False, **answers: str) -> str:
    """Triage closes it with the answers to the six questions. Returns what is said against it when it is `refused`."""
    page = story.at("hana", f"/reports/{report}/close/")
    choose(page, reason=reason, note="Invented reasons.", **answers)
    said = press(page, "Close without a case", refused=refused)
    story.picture(page, f"close-{'refused' if refused else reason}")
    return said


def reopen(story: Story, report: str, reason: str = "new_information") -> str:
    """Triage takes a closed report up again. Returns what its page says then."""
    page = story.at("hana", f"/reports/{report}/")
    open_all(page)
    choose(page, "form[action*='/reopen/']", reason=reason)
    page.click("form[action*='/reopen/'] button")
    page.wait_for_load_state()
    return str(page.inner_text("main"))


def take_up(story: Story, who: str, visit: str, person: str, reason: str = "person_told_more") -> None:
    """Whoever met the person takes their screening up again."""
    page = story.at(who, f"/screening/{visit}/{person}/")
    follow(page, "Take it up again")
    choose(page, reason=reason)
    press(page, "Take it up again")
