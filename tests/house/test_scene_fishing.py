"""S3, walked in a browser: a boarding party meets a crew of twelve, without signal. Keyed in ashore from the sheet; nine are
referred and certified, and of the other three Police never know."""

from datetime import timedelta

import pytest
from django.utils import timezone

from palermo.demo import seen
from palermo.law import references
from tests.house.story import Story, deciding, helping, meeting, quickly
from tests.house.story.stage import follow

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_crew_of_twelve_is_keyed_in_ashore_and_nine_of_them_are_certified(stage: Story) -> None:
    boarded = timezone.localtime(timezone.now() - timedelta(hours=5))
    sheet = {"sheet": references.make("H"), "when": f"{boarded:%d %m %Y %H:%M}"}
    visit = meeting.begin(stage, "otto", met=12, occasion="boarding", place="fishing", region="NSN", **sheet)
    assert f"Keyed in from sheet {sheet['sheet']}" in stage.told("otto", f"/screening/{visit}/")
    crew = meeting.meet(stage, "otto", visit, count=12, language="id")
    held, content = crew[:9], crew[9:]
    meeting.see(stage, "otto", visit, seen.VESSEL, held)
    assert meeting.suggests(stage, "otto", visit, held[0]) == "trafficking"
    meeting.end(stage, "otto", visit, "refer", "signs_point_to_it", held)
    meeting.end(stage, "otto", visit, "not", "no_sign", content)
    meeting.send(stage, "otto", visit, held, urgent="moving")
    for each in content:
        stage.unknown(f"/screening/{visit}/{each}/", "hana", "jun", "ngaire")
    page = stage.at("otto", f"/screening/{visit}/{held[0]}/")
    follow(page, "Refer for support")
    support = helping.refer(stage, page, "Ministry of Social Development", consent="by_reference", language="id")
    helping.answer(stage, "sela", support)

    case = meeting.take_in(stage, visit, lead="jun")
    assert meeting.assessed(stage, "jun", case, held[0]) == "trafficking"
    first = deciding.assess(stage, "jun", case, held[0])
    deciding.issue(stage, "ngaire", first)
    others = quickly.certify(case, held[1:], "jun", ("paul", "ngaire"))
    assert len(others) == 8
    assert stage.told("jun", f"/cases/{case}/certification/").count("Certified") == 9
    for each in content:
        assert each not in stage.told("jun", f"/screening/{visit}/"), "who was not referred is not there for Police"
    stage.unknown(f"/certificates/{first}/", "otto", "sela", "ari", "iris", "nell")
    stage.unknown(f"/screening/{visit}/", "ari", "wei", "iris", "nell", "sela")
    stage.unknown(f"/cases/{case}/", "otto", "nell", "iris")
