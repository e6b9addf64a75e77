"""S9, walked in a browser: whoever reaches for what is not theirs finds nothing there, and nobody decides on their own draft."""

import pytest

from palermo.ledger.models import Entry
from tests.house import story
from tests.house.story import Story, deciding, helping, meeting, quickly
from tests.house.story.stage import follow
from tests.support.people import acting

pytestmark = [pytest.mark.browser]


def test_an_analyst_reads_no_notes_an_ngo_no_other_s_client_and_a_drafter_issues_nothing_of_their_own(
    stage: Story,
) -> None:
    story.report(stage)
    case = story.triage(stage)
    certification = story.investigate(stage, case)
    for page in ("", "work/", "people/", "timeline/", "certification/"):
        stage.unknown(f"/cases/{case}/{page}", "nell", "iris", "lani", "wei", "jun")
    stage.unknown(f"/certificates/{certification}/", "nell", "iris", "lani", "wei", "jun", "sela")

    visit = meeting.begin(stage, "lani", met=1, occasion="came", place="care", region="AUK")
    (client,) = meeting.meet(stage, "lani", visit, name="Client Invented", language="hi")
    meeting.end(stage, "lani", visit, "refer", "person_asked", [client])
    page = stage.at("lani", f"/screening/{visit}/{client}/")
    follow(page, "Refer for support")
    support = helping.refer(stage, page, "Harakeke Trust", language="hi")
    helping.answer(stage, "mila", support)
    stage.unknown(f"/screening/{visit}/{client}/", "kit", "noor", "nell", "ari", "hana")
    for page_of_file in ("", "work/", "needs/", "plan/"):
        stage.unknown(f"/support/{support}/{page_of_file}", "noor", "kit", "nell", "ari", "ngaire")
    stage.unknown(f"/find/{client}/", "noor", "kit", "nell", "hana")

    assert deciding.issues_past_the_page(stage, "ari", certification) == 403
    assert "Waiting for a decision" in stage.told("ari", f"/certificates/{certification}/")
    deciding.issue(stage, "ngaire", certification)
    assert quickly.beside(lambda: _issued_by("ngaire")) == 1


def _issued_by(senior: str) -> int:
    with acting(senior) as officer:
        return Entry.objects.filter(verb="certificate_issued", officer=officer.id).count()
