"""The Plan's main job from end to end, in a real browser against both sites in their own processes."""

import pytest

from tests.house import story
from tests.support.browser import chromium
from tests.support.serving import serving


@pytest.mark.browser
def test_an_anonymous_report_becomes_a_certificate_and_a_measure_that_moved(house: str) -> None:
    with (
        serving("public", house, demo=True) as public,
        serving("desk", house, demo=True) as desk,
        chromium() as browser,
    ):
        told = story.Story(browser, public, desk)
        before = story.issued_so_far(told)
        story.report(told)
        case = story.triage(told)
        certification = story.investigate(told, case)
        story.decide(told, certification)
        after = story.issued_so_far(told)
    assert before != after
