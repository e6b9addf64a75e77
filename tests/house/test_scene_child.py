"""S5, walked in a browser: a girl of fifteen, called a niece, keeps a house. A school nurse meets her; child protection acts
the same day; another officer vets her guardian; nothing is asked of her; and Police learn of her to protect her."""

import pytest

from palermo.demo import seen
from tests.house.story import Story, deciding, helping, meeting
from tests.house.story.stage import choose, follow, last, open_all, press

pytestmark = [pytest.mark.browser, pytest.mark.slow]
AT_SCHOOL = {"occasion": "health", "place": "home", "region": "AUK"}


def test_a_child_is_protected_the_same_day_and_certified_without_being_asked_for_anything(stage: Story) -> None:
    visit = meeting.begin(stage, "tess", met=2, **AT_SCHOOL)
    (girl,) = meeting.meet(
        stage, "tess", visit, name="Ana Invented", language="to", child="yes", profile="child_labour"
    )
    (grown,) = meeting.meet(stage, "tess", visit, language="to", profile="adult_labour")
    meeting.see(stage, "tess", visit, seen.NIECE, [girl], listing="child_labour")
    meeting.see(stage, "tess", visit, seen.NIECE, [grown], listing="adult_labour")
    assert meeting.suggests(stage, "tess", visit, girl) == "trafficking"
    assert meeting.suggests(stage, "tess", visit, grown) == "exploitation", "the same facts of an adult"

    meeting.end(stage, "tess", visit, "presume", "child_at_risk", [girl])
    said = helping.presume_met(stage, "tess", visit, girl, child="yes")
    assert "Not asked: treated as a child" in said
    notice = helping.notice_of(stage, "tess", girl)
    stage.unknown(f"/children/{notice}/", "hana", "ari", "ngaire", "mila", "tane", "sela", "iris")
    stage.unknown(f"/presume/{girl}/", "hana", "ari", "ngaire", "mila", "cyd", "iris")
    helping.protect(stage, notice)
    assert "What is never asked of a child" in stage.told("cyd", f"/children/{notice}/")
    stage.unknown(f"/screening/{visit}/", "cyd", "hana", "ari", "tane")

    support = _served(stage, girl)
    helping.propose(stage, "tess", notice, name="Teuila Invented, her teacher")
    assert "appointed" in helping.appoint(stage, notice).lower()
    helping.plan(stage, "tane", support, "Back to school (invented).", language="to", agreed_by="guardian")

    case = _police_told(stage, girl)
    certification = deciding.assess(stage, "ari", case, girl, protection=deciding.A_CHILD)
    deciding.issue(stage, "ngaire", certification)
    stage.unknown(f"/certificates/{certification}/", "tess", "cyd", "tane", "mila", "iris")
    stage.unknown(f"/support/{support}/", "ari", "ngaire", "hana", "noor", "kit", "iris")


def _served(stage: Story, girl: str) -> str:
    page = stage.at("tess", f"/presume/{girl}/")
    press(page, "Refer for support")
    support = helping.refer(stage, page, "Harakeke Trust", consent="child", child="yes", language="to")
    helping.answer(stage, "tane", support)
    return support


def _police_told(stage: Story, girl: str) -> str:
    """The nurse tells Police, to protect her; triage opens a case, and an investigator takes it on."""
    page = stage.at("tess", f"/presume/{girl}/")
    open_all(page)
    page.click("form[action*='tell_police'] button")
    page.wait_for_load_state()
    assert "It was done to protect a child" in page.inner_text("main")
    page = stage.at("hana", f"/presume/{girl}/")
    open_all(page)
    press(page, "Open the case")
    case = last(page)
    page = stage.at("hana", f"/cases/{case}/")
    follow(page, "Give it to an investigator")
    choose(page, who="ari")
    press(page, "Give them the case")
    assert case in stage.told("ari", "/")
    return case
