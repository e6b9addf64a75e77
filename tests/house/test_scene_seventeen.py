"""S8, walked in a browser: born here, seventeen, moved from town to town. No entry, so the law of 2002 gives no certificate;
she is presumed a child victim and served all the same."""

import pytest

from palermo.demo import seen
from tests.house.story import Story, deciding, helping, meeting
from tests.house.story.stage import follow

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NO_ENTRY = {"moved": "not_met", "handled": "met", "to_exploit": "unknown", "knew_of_coercion": "unknown"}


def test_a_girl_who_never_crossed_a_border_is_served_and_not_certified(stage: Story) -> None:
    visit = meeting.begin(stage, "mere", met=1, occasion="patrol", place="sex-work", region="CAN")
    (girl,) = meeting.meet(
        stage, "mere", visit, name="Kahu Invented", language="en", child="yes", profile="child_sexual"
    )
    meeting.see(stage, "mere", visit, seen.AT_SEVENTEEN, [girl], listing="child_sexual")
    assert meeting.suggests(stage, "mere", visit, girl) == "none", "a pattern decides nothing: whoever met her does"
    meeting.end(stage, "mere", visit, "presume", "child_at_risk", [girl])
    helping.presume_met(stage, "mere", visit, girl, child="yes")
    notice = helping.notice_of(stage, "mere", girl)
    helping.protect(stage, notice)
    page = stage.at("mere", f"/screening/{visit}/{girl}/")
    follow(page, "Refer for support")
    support = helping.refer(stage, page, "Kōwhai House", consent="child", child="yes", language="en")
    helping.answer(stage, "noor", support)

    meeting.send(stage, "mere", visit, [girl], urgent="child")
    case = meeting.take_in(stage, visit, lead="ari")
    certification = deciding.assess(stage, "ari", case, girl, protection=deciding.A_CHILD, legal=NO_ENTRY)
    deciding.decline(stage, "viv", certification, "to_exploit")
    assert "what is lacking" in stage.told("ari", f"/certificates/{certification}/").lower()
    assert "in force" in stage.told("mere", f"/presume/{girl}/"), "presumed a victim she stays"
    helping.plan(stage, "noor", support, "Somewhere they do not know (invented).", language="en", agreed_by="guardian")
    stage.unknown(f"/certificates/{certification}/", "mere", "noor", "cyd", "kit", "iris")
    stage.unknown(f"/support/{support}/", "ari", "viv", "hana", "cyd", "mila", "iris")
