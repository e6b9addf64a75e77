"""Screening in a browser: a visit, the people met, what was seen of them, what becomes of them, and Police's answer."""

from collections.abc import Sequence
from typing import Any

from tests.house.story.stage import Story, choose, follow, last, open_all, press

MEANS = {"interpreter": "telephone", "alone": "yes"}


def begin(story: Story, who: str, *, met: int, occasion: str, place: str, region: str, **more: str) -> str:
    """Begin a visit from the desk's own way in. Returns its reference. `sheet` and `when` make it one keyed in later."""
    page = story.at(who, "/screening/")
    follow(page, "Key in a sheet" if "sheet" in more else "Begin a visit")
    if "sheet" in more:
        choose(page, sheet=more["sheet"])
        for box, words in zip(("day", "month", "year", "hour"), more["when"].split(), strict=True):
            page.fill(f"input[name=when_{box}]", words)
    choose(page, danger="no", occasion=occasion, place=place, region=region, met=str(met))
    choose(page, words="Invented: at the back, where nobody passes.")
    story.picture(page, f"{who}-begins")
    press(page, "Go on to the people")
    return str(page.url.split("/screening/")[1].split("/")[0])


def meet(story: Story, who: str, visit: str, *, count: int = 1, name: str = "", **spoken: str) -> list[str]:
    """Put people on a visit. Returns the references of those who are new."""
    before = people(story, who, visit)
    page = story.at(who, f"/screening/{visit}/people/")
    choose(page, count=str(count), **{**MEANS, "child": "no", **spoken})
    if name:
        choose(page, name=name)
    press(page, "Put them on the visit")
    return [each for each in people(story, who, visit) if each not in before]


def people(story: Story, who: str, visit: str) -> list[str]:
    """The references of the people of a visit, in their order."""
    page = story.at(who, f"/screening/{visit}/")
    links = page.locator(f"main a[href^='/screening/{visit}/P-']").all()
    return list(dict.fromkeys(str(each.get_attribute("href")).rstrip("/").rsplit("/", 1)[-1] for each in links))


def tick(page: Any, chosen: Sequence[str]) -> None:
    """Tick just these people on a form that is for several."""
    for box in page.locator("input[name=people]").all():
        wanted = str(box.get_attribute("value")).rsplit(":", 1)[0] in chosen
        if box.is_checked() != wanted:
            box.set_checked(wanted)


def see(
    story: Story, who: str, visit: str, codes: Sequence[str], chosen: Sequence[str], *, listing: str = "adult_labour"
) -> None:
    """Record what people said of themselves, once for everybody of whom it is true."""
    page = story.at(who, f"/screening/{visit}/signs/?list={listing}")
    tick(page, chosen)
    open_all(page)
    for code in codes:
        page.check(f"main input[type=checkbox][value={code}]")
    choose(page, observer="person", words="Invented: as they said it.")
    story.picture(page, f"{who}-signs")
    press(page, "Record these signs")


def suggests(story: Story, who: str, visit: str, person: str) -> str:
    """The pattern that the aid draws of one person, on the page of whoever met them."""
    return pattern_on(story.at(who, f"/screening/{visit}/{person}/"))


def assessed(story: Story, lead: str, case: str, person: str) -> str:
    """The pattern that the aid draws for the assessment, on the lead's page of the person."""
    page = story.at(lead, f"/findings/{case}/{person}/")
    found = pattern_on(page)
    story.picture(page, "assessment")
    return found


def pattern_on(page: Any) -> str:
    """The pattern in its own words, from the folded part that says it is an aid."""
    open_all(page)
    aid = page.locator("details", has_text="an aid, which decides nothing").first.inner_text()
    return str(aid.split("Pattern\n", 1)[1].split("\n", 1)[0])


def end(story: Story, who: str, visit: str, outcome: str, reason: str, chosen: Sequence[str], **more: str) -> None:
    """Decide what becomes of people."""
    page = story.at(who, f"/screening/{visit}/decide/")
    tick(page, chosen)
    choose(page, outcome=outcome, reason=f"{outcome}.{reason}", words="Invented reasons.", **more)
    story.picture(page, f"{who}-decides-{outcome}")
    press(page, "Decide")


def send(
    story: Story,
    who: str,
    visit: str,
    chosen: Sequence[str],
    *,
    urgent: str = "",
    agrees: str = "yes",
    named: bool = False,
) -> None:
    """Send people to Police's triage, by name only if they agreed to that as well."""
    page = story.at(who, f"/screening/{visit}/send/")
    tick(page, chosen)
    if page.locator("input[name=agrees]").count():
        choose(page, agrees=agrees)
    if named:
        page.check("input[name=tell]")
    choose(page, urgent=urgent, words="Invented: they can be spoken to after work.")
    story.picture(page, f"{who}-sends")
    press(page, "Send the referral")


def tell_who(story: Story, who: str, visit: str, person: str) -> None:
    """The person agrees that Police know who they are."""
    page = story.at(who, f"/screening/{visit}/{person}/")
    follow(page, "who it is")
    page.check("input[name=agreed]")
    press(page, "Let Police know")


def take_in(story: Story, visit: str, *, lead: str = "", case: str = "") -> str:
    """Triage finds the referral where it waits, reads the visit, and takes its people into a case. Returns the case."""
    page = story.at("hana", "/reports/")
    assert visit in page.inner_text("main"), "the referral does not stand in triage's queue"
    page = story.at("hana", f"/screening/{visit}/")
    press(page, "Answer the referral")
    if case:
        choose(page, "form:has(input[name=into])", into="there", case=case)
    elif lead:
        choose(page, lead=lead)
    story.picture(page, "triage-answers")
    press(page, "Take them into a case")
    return last(page)


def tell_lead(story: Story, visit: str) -> None:
    """Triage passes on to the lead of the case who the people are, which it learned later."""
    story.waits("hana", visit)
    page = story.at("hana", f"/screening/{visit}/")
    press(page, "Tell the lead of the case")


def named(story: Story, who: str, visit: str, person: str) -> str:
    """What an officer is shown of who a person is, having opened what there is for them; "" where they were not told."""
    page = story.at(who, f"/screening/{visit}/{person}/")
    if page.locator("button:has-text('Open who it is')").count():
        press(page, "Open who it is")
        return str(page.inner_text("main"))
    assert "You have not been told." in page.inner_text("main")
    return ""
