"""S7, walked in a browser: two came ashore at night and paid for it. Smuggling, told apart with reasons, never on their
consent; and one of them tells more later."""

import pytest

from palermo.demo import seen
from tests.house.story import Story, meeting, telling_apart

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_two_who_paid_to_come_ashore_are_told_apart_from_the_trafficked_and_may_come_back(stage: Story) -> None:
    report = telling_apart.call(
        stage, "Two people came ashore at night and paid for it (invented).", region="NTL", place="other"
    )
    visit = meeting.begin(stage, "otto", met=2, occasion="border", place="other", region="NTL")
    two = meeting.meet(stage, "otto", visit, count=2, language="es")
    meeting.see(stage, "otto", visit, seen.SMUGGLED, two)
    assert meeting.suggests(stage, "otto", visit, two[0]) == "none"
    meeting.end(stage, "otto", visit, "not", "smuggling", two)
    stage.unknown(f"/screening/{visit}/", "hana", "ari", "ngaire", "iris", "nell", "wei")

    telling_apart.acknowledge(stage, report)
    said = telling_apart.close(stage, report, "smuggling", refused=True, consent="yes")
    assert "Consent alone never closes a report" in said
    said = telling_apart.close(stage, report, "smuggling", refused=True, payment="yes", exploitation="yes")
    assert "speaks for trafficking" in said
    telling_apart.close(
        stage,
        report,
        "smuggling",
        entry="yes",
        payment="yes",
        consent="yes",
        ended="yes",
        exploitation="no",
        benefit="no",
    )
    assert "Smuggling" in stage.told("hana", f"/reports/{report}/")
    stage.unknown(f"/reports/{report}/", "ari", "ngaire", "otto", "iris", "nell")

    telling_apart.take_up(stage, "otto", visit, two[0])
    meeting.see(stage, "otto", visit, seen.ORCHARD, two[:1])
    assert meeting.suggests(stage, "otto", visit, two[0]) == "trafficking"
    assert meeting.suggests(stage, "otto", visit, two[1]) == "none"
    meeting.end(stage, "otto", visit, "refer", "signs_point_to_it", two[:1])
    meeting.send(stage, "otto", visit, two[:1])
    stage.unknown(f"/screening/{visit}/{two[1]}/", "hana", "ari")
    assert "acknowledged" in telling_apart.reopen(stage, report).lower()
    case = meeting.take_in(stage, visit, lead="jun")
    assert meeting.assessed(stage, "jun", case, two[0]) == "trafficking"
    stage.unknown(f"/cases/{case}/", "otto", "ari", "iris", "nell")
