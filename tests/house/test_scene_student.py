"""S4, walked in a browser: a student's certificate is declined for one named element of the law, never for a pattern of
indicators; what is found later shows it, and another senior officer issues."""

import pytest

from palermo.demo import seen
from tests.house.story import Story, deciding, helping, meeting
from tests.house.story.stage import choose, follow, open_all, press

pytestmark = [pytest.mark.browser]


def test_a_student_is_declined_for_an_element_helped_all_the_while_and_certified_once_it_is_shown(stage: Story) -> None:
    visit = meeting.begin(stage, "kit", met=1, occasion="outreach", place="shop", region="AUK")
    (person,) = meeting.meet(stage, "kit", visit, name="Jaspal Invented", language="pa")
    meeting.see(stage, "kit", visit, seen.STUDENT, [person])
    assert meeting.suggests(stage, "kit", visit, person) == "deception and exploitation"
    meeting.end(stage, "kit", visit, "refer", "person_asked", [person])
    meeting.send(stage, "kit", visit, [person], named=True)
    page = stage.at("kit", f"/screening/{visit}/{person}/")
    follow(page, "Refer for support")
    support = helping.refer(stage, page, "Kōwhai House", language="pa")
    helping.answer(stage, "noor", support)
    case = meeting.take_in(stage, visit, lead="ari")

    assert meeting.assessed(stage, "ari", case, person) == "deception and exploitation"
    certification = deciding.assess(stage, "ari", case, person, legal=deciding.NOT_SHOWN)
    said = deciding.decline_for_a_pattern(stage, "paul", certification)
    assert (
        "Choose an answer to “Which element is lacking?”" in said and "the indicators are narrower than the law" in said
    )
    assert "Waiting for a decision" in stage.told("paul", f"/certificates/{certification}/")
    deciding.decline(stage, "paul", certification, "moved")
    told = stage.told("ari", f"/certificates/{certification}/")
    assert "What is lacking" in told and "Another senior police officer" in told
    deciding.with_person(stage, "ari", certification, "told", language="pa", words="Invented.")
    helping.plan(stage, "noor", support, "A visa that does not hang on this boss (invented).", language="pa")
    stage.unknown(f"/certificates/{certification}/", "kit", "noor", "mila", "wei", "iris")

    _found_later(stage, case, person)
    assert meeting.assessed(stage, "ari", case, person) == "trafficking"
    assert meeting.suggests(stage, "kit", visit, person) == "deception and exploitation", "what Police found is theirs"
    deciding.step(stage, "ari", certification, "reopen", reason="new_evidence", words="Invented.")
    deciding.find(stage, stage.window("ari"), f"{stage.desk}/findings/{case}/{person}/legal/", deciding.BY_DECEPTION)
    deciding.submit(stage, "ari", certification)
    deciding.issue(stage, "ngaire", certification)
    stage.unknown(f"/support/{support}/", "ari", "ngaire", "hana", "mila", "iris")


def _found_later(stage: Story, case: str, person: str) -> None:
    """The lead records on the case what a search showed."""
    page = stage.at("ari", f"/findings/{case}/{person}/")
    follow(page, "Record signs")
    open_all(page)
    for code in seen.STUDENT_LATER:
        page.check(f"main input[type=checkbox][value={code}]")
    choose(page, observer="document", words="Invented: the passport lay in the safe of the shop.")
    press(page, "Record these signs")
