"""S1, walked in a browser: an orchard, six men, a labour inspector and a constable, five certificates, one who wants home."""

import pytest

from palermo.demo import seen
from tests.house.story import Story, deciding, helping, meeting, path, quickly
from tests.house.story.stage import follow, press

pytestmark = [pytest.mark.browser, pytest.mark.slow]
AT_ORCHARD = {"occasion": "report", "place": "orchard", "region": "HKB"}


def test_six_men_in_an_orchard_from_a_report_to_certificates_and_plans(stage: Story) -> None:
    certified, supported = stage.figures(13), stage.figures(20)
    path.report(stage)
    case = path.triage(stage)
    _taken_on(stage, case)
    men = _met(stage, "wei", 4, case) + _met(stage, "mere", 2, case)
    for person, _visit in (men[0], men[4]):
        assert meeting.assessed(stage, "ari", case, person) == "trafficking"
    certification = deciding.assess(stage, "ari", case, men[0][0])
    stage.unknown(f"/certificates/{certification}/", "wei", "mere", "sela", "mila", "cyd")
    deciding.issue(stage, "ngaire", certification)
    quickly.certify(case, [person for person, _visit in men[1:5]], "ari", ("ngaire", "paul"))
    _wants_home(stage, case, men[5][0])
    _supported(stage, *men[0])
    assert stage.figures(13) != certified
    assert stage.figures(20) != supported


def _taken_on(stage: Story, case: str) -> None:
    stage.waits("ari", case)
    page = stage.at("ari", f"/cases/{case}/")
    press(page, "Take the case")
    press(page, "Take")


def _met(stage: Story, who: str, count: int, case: str) -> list[tuple[str, str]]:
    """One of the two parties of the joint visit, each with its own men: Police know whom they met."""
    visit = meeting.begin(stage, who, met=count, **AT_ORCHARD)
    men = meeting.meet(stage, who, visit, name="Tavita Invented", language="sm")
    men += meeting.meet(stage, who, visit, count=count - 1, language="sm")
    meeting.see(stage, who, visit, seen.ORCHARD, men)
    assert meeting.suggests(stage, who, visit, men[0]) == "trafficking"
    meeting.end(stage, who, visit, "refer", "signs_point_to_it", men)
    stage.unknown(f"/screening/{visit}/", "hana", "ari", "otto", "lani", "kit", "iris", "nell")
    meeting.send(stage, who, visit, men, named=who != "mere")
    stage.unknown(
        f"/screening/{visit}/", "ari", "otto", "lani", "kit", "iris", "nell", "mere" if who == "wei" else "wei"
    )
    assert meeting.take_in(stage, visit, case=case) == case
    stage.known(f"/screening/{visit}/", "ari")
    return [(each, visit) for each in men]


def _wants_home(stage: Story, case: str, person: str) -> None:
    """He does not wish to be certified: the assessment stops, and somebody asks whether it is safe for him to go home."""
    page = stage.at("ari", f"/certificates/of/{case}/{person}/")
    press(page, "Begin the assessment")
    certification = page.url.rstrip("/").rsplit("/", 1)[-1]
    said = deciding.step(stage, "ari", certification, "stop", reason="person_does_not_wish", words="Invented.")
    assert "Stopped" in said
    page = stage.at("ari", f"/cases/{case}/work/")
    follow(page, "task")
    page.select_option("select[name=what]", "ask_agency")
    page.fill("textarea[name=words]", "Invented: is it safe in the village? Ask through the ministry in Apia.")
    press(page, "Give")
    stage.waits("ari", "Do a task")


def _supported(stage: Story, person: str, visit: str) -> None:
    """The inspector refers him to the ministry, which agrees a plan; nobody who investigates sees the file."""
    page = stage.at("wei", f"/screening/{visit}/{person}/")
    follow(page, "Refer for support")
    referral = helping.refer(stage, page, "Ministry of Social Development", language="sm")
    helping.answer(stage, "sela", referral)
    helping.plan(stage, "sela", referral, "A door that locks (invented).", language="sm")
    helping.serve(stage, "sela", referral, "emergency_bed", "It was offered")
    stage.unknown(f"/support/{referral}/", "ari", "ngaire", "hana", "mila", "noor", "iris", "ben")
    page = stage.at("wei", f"/support/{referral}/")
    assert "A door that locks" not in page.inner_text("main")
