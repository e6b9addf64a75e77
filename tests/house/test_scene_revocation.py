"""S6, walked in a browser: somebody certified was part of a staged matter. Proof, told, helped, heard; another senior officer
revokes, and what was given until then is not taken back."""

import pytest

from tests.house import story
from tests.house.story import Story, deciding
from tests.house.story.stage import open_all

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_certificate_is_revoked_by_a_second_senior_officer_once_the_person_was_told_helped_and_heard(
    stage: Story,
) -> None:
    story.report(stage)
    case = story.triage(stage)
    certification = story.investigate(stage, case)
    story.decide(stage, certification)
    before = stage.figures(13)

    said = deciding.step(
        stage, "ari", certification, "question", reason="new_evidence", words="Invented: it was staged."
    )
    assert "Under review" in said
    stage.waits("viv", certification)
    for senior, why in (
        ("ngaire", "You can’t revoke this: you endorsed it."),
        ("viv", "the person was not told, in their language"),
    ):
        said = stage.told(senior, f"/certificates/{certification}/")
        assert why in said, f"{senior} reads: {said}"
    deciding.with_person(stage, "ari", certification, "told", language="en", words="Invented: what is held against it.")
    deciding.with_person(stage, "ari", certification, "helped", helper="lawyer", accepted="yes")
    deciding.with_person(stage, "ari", certification, "heard", words="Invented: it was his idea.")
    assert "You can’t revoke this: you endorsed it." in stage.told("ngaire", f"/certificates/{certification}/")

    page = stage.at("viv", f"/certificates/{certification}/")
    open_all(page)
    stage.picture(page, "revoke")
    said = deciding.step(
        stage, "viv", certification, "revoke", reason="proved_not_trafficked", words="Invented: what proves it."
    )
    assert "Revoked" in said and "Ended" in said
    after = stage.figures(13)
    assert after != before, after
    stage.unknown(f"/certificates/{certification}/", "wei", "mila", "iris", "nell", "jun")
