"""From a case to a decision in a browser: the assessment, its two findings, the submission, the decision, telling it."""

from collections.abc import Mapping
from typing import Any

from tests.house.story.stage import Story, choose, follow, last, open_all, press

MET = {"act": "met", "means": "met", "purpose": "met"}
ADULT = {"child": "no", **MET}
A_CHILD = {"child": "yes", **MET, "means": "unknown"}
BY_DECEPTION = dict.fromkeys(("moved", "handled", "to_exploit", "knew_of_coercion"), "met")
NOT_SHOWN = dict.fromkeys(BY_DECEPTION, "unknown")


def find(story: Story, page: Any, address: str, answers: Mapping[str, str]) -> None:
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
    press(page, "Record the finding")


def assess(
    story: Story,
    lead: str,
    case: str,
    person: str,
    protection: Mapping[str, str] = ADULT,
    legal: Mapping[str, str] = BY_DECEPTION,
) -> str:
    """The lead goes from the case to the person's assessment, makes both findings and submits. Returns the certification."""
    page = story.at(lead, f"/cases/{case}/")
    follow(page, "Certification")
    follow(page, person)
    assessment = page.url
    assert "/findings/" in assessment, assessment
    follow(page, "Go to the certification of this person")
    press(page, "Begin the assessment")
    certification = last(page)
    find(story, page, f"{assessment}protection/", protection)
    find(story, page, f"{assessment}legal/", legal)
    submit(story, lead, certification)
    return certification


def submit(story: Story, lead: str, certification: str) -> None:
    """Submit it for a senior officer's decision."""
    page = story.at(lead, f"/certificates/{certification}/")
    open_all(page)
    choose(page, "form[action*='submit']", words="Invented reasons of the drafter.")
    page.click("form[action*='submit'] button")
    assert "Waiting for a decision" in page.inner_text("main"), page.inner_text("main")


def issue(story: Story, senior: str, certification: str) -> None:
    """A senior officer finds it at home, reads the reasons, and issues."""
    page = _read(story, senior, certification)
    page.click("form[action*='issue'] button")
    assert "Certified" in page.inner_text("main"), page.inner_text("main")


def decline(story: Story, senior: str, certification: str, lacking: str, reason: str = "evidence_lacking") -> None:
    """A senior officer declines: names the element that is lacking, and how it can be looked at again."""
    page = _read(story, senior, certification)
    choose(
        page, "form[action*='decline']", reason=reason, lacking=lacking, review="another_senior_officer",
        words="Invented reasons of the decision.",
    )  # fmt: skip
    story.picture(page, "declines")
    page.click("form[action*='decline'] button")
    assert "Declined" in page.inner_text("main"), page.inner_text("main")


def _read(story: Story, senior: str, certification: str) -> Any:
    story.waits(senior, certification)
    page = story.at(senior, f"/certificates/{certification}/")
    press(page, "Read the reasons")
    open_all(page)
    story.picture(page, "decision")
    return page


def with_person(story: Story, who: str, certification: str, kind: str, **answers: str) -> None:
    """Record that the person was told, offered help, or heard."""
    page = story.at(who, f"/certificates/{certification}/")
    open_all(page)
    choose(page, f"form[action*='person/{kind}']", **answers)
    page.click(f"form[action*='person/{kind}'] button")
    assert not page.locator(".govuk-error-summary").count(), page.inner_text("main")


def step(story: Story, who: str, certification: str, name: str, **answers: str) -> str:
    """Take another step with a certification. Returns what the page says then."""
    page = story.at(who, f"/certificates/{certification}/")
    open_all(page)
    scope = f"form[action*='/{name}/']"
    if answers:
        choose(page, scope, **answers)
    page.click(f"{scope} button")
    page.wait_for_load_state()
    return str(page.inner_text("main"))


def decline_for_a_pattern(story: Story, senior: str, certification: str) -> str:
    """A senior officer would decline for the pattern alone, naming no element. Returns what is said against it."""
    page = story.at(senior, f"/certificates/{certification}/")
    open_all(page)
    form = "form[action*='decline']"
    page.locator(f"{form} input[name=reason]").first.evaluate("each => { each.value = 'pattern_only' }")
    choose(page, form, reason="pattern_only", review="another_senior_officer", words="Invented.")
    page.click(f"{form} button")
    page.wait_for_load_state()
    story.picture(page, "declines-for-a-pattern")
    return str(page.inner_text("main"))


def issues_past_the_page(story: Story, who: str, certification: str) -> int:
    """Somebody to whom the page does not offer it posts the decision to issue all the same. Returns the answer's status."""
    page = story.at(who, f"/certificates/{certification}/")
    assert not page.locator("form[action*='issue']").count(), "who may not issue is offered to"
    token = page.locator("input[name=csrfmiddlewaretoken]").first.get_attribute("value")
    answer = page.request.post(
        f"{story.desk}/journeys/certifications/{certification}/issue/",
        form={"csrfmiddlewaretoken": token, "version": "2"},
        headers={"Referer": page.url},
        max_redirects=0,
    )
    return int(answer.status)
