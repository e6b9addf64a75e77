"""The Plan's main job from end to end, in a real browser against both sites in their own processes."""

import pytest

from tests.house import story


@pytest.mark.browser
def test_an_anonymous_report_becomes_a_certificate_and_a_measure_that_moved(stage: story.Story) -> None:
    before = story.issued_so_far(stage)
    story.report(stage)
    case = story.triage(stage)
    certification = story.investigate(stage, case)
    story.decide(stage, certification)
    assert before != story.issued_so_far(stage)
