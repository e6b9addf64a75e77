"""S2, walked in a browser: two women were promised hospitality. An NGO refers them without names; who they are is told once
each agrees, and immigration never learns of it."""

import pytest

from palermo.demo import seen
from tests.house.story import Story, deciding, helping, meeting
from tests.house.story.stage import follow

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NAMES = {"th": "Mali Invented", "pt-BR": "Joana Invented"}


def test_two_women_are_referred_without_names_and_one_is_certified_once_she_agreed_to_be_named(stage: Story) -> None:
    visit = meeting.begin(stage, "lani", met=2, occasion="came", place="massage", region="AUK")
    women = [
        meeting.meet(stage, "lani", visit, name=name, language=language, profile="adult_sexual")[0]
        for language, name in NAMES.items()
    ]
    meeting.see(stage, "lani", visit, seen.TWO_WOMEN, women, listing="adult_sexual")
    page = stage.at("lani", f"/screening/{visit}/{women[0]}/")
    assert "unverified" in page.content()
    meeting.end(stage, "lani", visit, "refer", "person_asked", women)
    meeting.send(stage, "lani", visit, women)
    support = _helped(stage, visit, women[0])
    case = meeting.take_in(stage, visit, lead="ari")
    for who in ("hana", "ari"):
        assert meeting.named(stage, who, visit, women[0]) == ""

    meeting.tell_who(stage, "lani", visit, women[0])
    meeting.tell_lead(stage, visit)
    assert "Mali Invented" in meeting.named(stage, "ari", visit, women[0])
    assert meeting.named(stage, "ari", visit, women[1]) == "", "the other did not agree"

    certification = deciding.assess(stage, "ari", case, women[0])
    deciding.issue(stage, "paul", certification)
    helping.plan(stage, "mila", support, "A room with a lock (invented).", language="th")
    stage.unknown(f"/screening/{visit}/", "kit", "noor", "iris", "wei", "mila", "nell")
    stage.unknown(f"/certificates/{certification}/", "lani", "mila", "kit", "iris", "wei")
    stage.unknown(f"/support/{support}/", "ari", "hana", "paul", "kit", "noor", "iris")
    stage.unknown(f"/cases/{case}/", "lani", "mila", "jun", "iris")


def _helped(stage: Story, visit: str, woman: str) -> str:
    """The outreach worker asks her own trust's case manager, by the referral's reference alone."""
    page = stage.at("lani", f"/screening/{visit}/{woman}/")
    follow(page, "Refer for support")
    support = helping.refer(stage, page, "Harakeke Trust", consent="by_reference", language="th")
    helping.answer(stage, "mila", support)
    return support
