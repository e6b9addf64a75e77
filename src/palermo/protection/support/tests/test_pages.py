"""The pages of support, in the browser of one officer after another."""

import re

from django.test import Client
from tests.support.people import acting
from tests.support.web import desk_client

from palermo.agencies import queries as officers
from palermo.clocks.models import Deadline
from palermo.journeys.certification_issued import issue
from palermo.protection.certification.models import Certificate
from palermo.protection.certification.tests import factories as certifying
from palermo.protection.support.codes import DOMAINS
from palermo.protection.support.models import File, Referral, Service
from palermo.protection.support.tests import factories
from palermo.protection.support.tests.factories import GOAL, HARAKEKE, NOTE

NEEDS = {f"level_{code}": "3" for code in DOMAINS} | {"level_immigration": "not_said", "words_safety": "Invented fear."}
PLAN = {"goal_accommodation": GOAL, "agreed_by": "person", "language": "sm", "given_how": "both"}


def asked(agency: str = HARAKEKE) -> dict[str, object]:
    with acting("ari"):
        seat = officers.seat(agency, "case_manager")
    return {
        "seat": str(seat.id), "child": "no", "consent": "given", "how": "in_person", "language": "sm",
        "needed": ["accommodation"], "urgent": "on", "note": NOTE,
    }  # fmt: skip


def version(client: Client, address: str) -> str:
    """The version in a page's form, as the browser would send it back."""
    found = re.search(r'name="version" value="(\d+)"', client.get(address).content.decode())
    assert found, address
    return found[1]


def sent(client: Client, address: str, **typed: object) -> str:
    """Fill in a form and send it; where it leads."""
    answer = client.post(address, {"version": version(client, address), **typed})
    assert answer.status_code == 302, re.sub(r"<[^>]+>|\s+", " ", answer.content.decode())[-1500:]
    return str(answer["Location"])


def test_from_the_referral_on_a_persons_page_to_the_closed_file(house: str) -> None:
    case, party = certifying.person()
    ari, mila = desk_client("ari"), desk_client("mila")
    shown = ari.get(f"/cases/{case.reference}/people/{party.reference}/").content.decode()
    assert f"/support/refer/{party.reference}/" in shown and "Nobody has been asked to support" in shown
    form = ari.get(f"/support/refer/{party.reference}/").content.decode()
    assert "Harakeke Trust" in form and "NGO/" not in form
    made = ari.post(f"/support/refer/{party.reference}/", asked())
    assert made.status_code == 302
    at = made["Location"]
    assert at in ari.get(f"/cases/{case.reference}/people/{party.reference}/").content.decode()

    assert "Accept or decline a referral for support" in mila.get("/").content.decode()
    assert at in mila.get("/support/").content.decode()
    assert sent(mila, f"{at}accept/") == at
    assert sent(mila, f"{at}needs/", **NEEDS) == at
    assert sent(mila, f"{at}plan/", **PLAN) == at
    assert sent(mila, f"{at}services/", kind="emergency_bed", words="Invented.") == at
    for step in ("offer", "take", "start"):
        assert sent(mila, f"{at}services/1/{step}/") == at
    shown = mila.get(at).content.decode()
    assert "plan under way" in shown and "Under way" in shown and "pal-wheel__now" in shown and GOAL not in shown
    opened = mila.post(f"{at}read/").content.decode()
    assert GOAL in opened and "Invented fear." in opened
    sheet = mila.post(f"{at}plan/print/").content.decode()
    assert GOAL in sheet and "Printed by Mila Brandt" in sheet and party.reference not in sheet
    revised = mila.post(f"{at}plan/", {"open": "1"}).content.decode()
    assert GOAL in revised
    review = {**NEEDS, "level_safety": "1", "with_person": "yes", "summary": "Invented."}
    assert sent(mila, f"{at}review/", **review) == at
    shown = mila.get(at).content.decode()
    assert "eased" in shown and "with the person" in shown
    refused = mila.post(
        f"{at}close/", {"version": version(mila, f"{at}close/"), "reason": "goals_reached", "outcome": "better"}
    )
    assert refused.status_code == 422 and "1 service is still open" in refused.content.decode()
    assert sent(mila, f"{at}services/1/end/", reason="need_met") == at
    assert sent(mila, f"{at}close/", reason="goals_reached", outcome="better") == at
    assert "Better off than at the beginning" in mila.get(at).content.decode()
    assert sent(mila, f"{at}reopen/", reason="person_asked") == at
    with acting("mila"):
        assert File.objects.get().status == "accepted" and Service.objects.get().status == "ended"


def test_whoever_accepted_finds_the_page_that_asks_about_the_needs_on_the_file(house: str) -> None:
    made = factories.accepted()
    with acting("mila"):
        reference = made.referral.reference
    page = desk_client("mila").get(f"/support/{reference}/").content.decode()
    assert f'href="/support/{reference}/needs/"' in page and "Record all twelve needs first" not in page


def test_a_form_with_an_error_keeps_what_was_typed(house: str) -> None:
    _case, party = certifying.person()
    typed = {**asked(), "how": "", "note": "Typed and not lost."}
    answer = desk_client("ari").post(f"/support/refer/{party.reference}/", typed)
    assert answer.status_code == 422
    assert "Typed and not lost." in answer.content.decode() and "Say how the person agreed" in answer.content.decode()


def test_of_two_at_once_the_second_is_told_and_keeps_what_was_typed(house: str) -> None:
    file = factories.active()
    at = f"/support/{file.referral.reference}/"
    mila = desk_client("mila")
    stale = version(mila, f"{at}services/")
    assert sent(mila, f"{at}services/", kind="doctor") == at
    answer = mila.post(f"{at}services/", {"version": stale, "kind": "dentist", "words": "Kept."})
    assert answer.status_code == 409
    assert "changed by someone else" in answer.content.decode() and "Kept." in answer.content.decode()


def test_declined_it_is_gone_for_them_and_waits_for_the_referrer(house: str) -> None:
    referral = factories.referred()
    at, mila, ari = f"/support/{referral.reference}/", desk_client("mila"), desk_client("ari")
    assert sent(mila, f"{at}decline/", reason="no_room") == "/support/"
    assert mila.get(at).status_code == 404
    assert "Ask another organisation to support the person" in ari.get("/").content.decode()
    shown = ari.get(at).content.decode()
    assert "There is no room" in shown and "Ask another organisation" in shown
    typed = asked("NGO-kowhai") | {"version": version(ari, f"{at}pass-on/")}
    answer = ari.post(f"{at}pass-on/", typed)
    assert answer.status_code == 302
    assert desk_client("noor").get(answer["Location"]).status_code == 200


def test_the_clock_that_a_certificate_starts_is_met_by_the_referral(house: str) -> None:
    certification = certifying.submitted()
    with acting("ngaire") as ngaire:
        _taken, certificate = issue(
            certification=certification, officer=ngaire, at=factories.NOW, version=certification.version
        )
    sela = desk_client("sela")
    home = sela.get("/").content.decode()
    assert "Refer the person for support" in home and f"/support/refer/{certificate.number}/" in home
    assert certificate.number in sela.get("/support/").content.decode()
    made = sela.post(f"/support/refer/{certificate.number}/", asked())
    assert made.status_code == 302
    assert "Refer the person for support" not in sela.get("/").content.decode()
    with acting("ari"):
        assert Deadline.objects.get(kind="support_referral").met_at
        case, party = certification.case, certification.subject
        assert not Referral.objects.exists()
    shown = desk_client("ari").get(f"/cases/{case.reference}/people/{party.reference}/").content.decode()
    assert "The person is referred for support" in shown and "Harakeke" not in shown
    assert "Open the name" not in desk_client("mila").get(made["Location"]).content.decode()


def test_a_person_who_was_referred_when_identified_is_not_to_be_referred_again_when_certified(house: str) -> None:
    certification = certifying.submitted()
    factories.referred(party=certification.subject_id)
    with acting("ngaire") as ngaire:
        issue(certification=certification, officer=ngaire, at=factories.NOW, version=certification.version)
        assert not Deadline.objects.filter(kind="support_referral").exists()
        assert not Referral.objects.exists()
    with acting("mila"):
        assert Certificate.objects.filter(subject=certification.subject_id).count() == 1


def test_the_page_says_why_an_officer_cannot_do_what_is_not_theirs(house: str) -> None:
    file = factories.active()
    at = f"/support/{file.referral.reference}/"
    shown = desk_client("tane").get(at).content.decode()
    assert "Mila Brandt manages this file" in shown and "Open the notes" not in shown
    assert desk_client("tane").get(f"{at}plan/").status_code == 403
    waiting = factories.referred()
    shown = desk_client("sela").get(f"/support/{waiting.reference}/").content.decode()
    assert "asked of Harakeke Trust" in shown


def test_whoever_neither_refers_nor_helps_finds_no_room_here(house: str) -> None:
    for stranger in ("ben", "iris", "kiri", "nell", "rua", "anna", "fred"):
        assert desk_client(stranger).get("/support/").status_code == 404
    for referrer in ("mere", "wei", "tess", "lani", "ari"):
        assert desk_client(referrer).get("/support/").status_code == 200


def test_the_list_has_an_own_view_for_each_and_the_ministrys_for_the_ministry(house: str) -> None:
    file = factories.active()
    reference = file.referral.reference
    mila, tane, sela = desk_client("mila"), desk_client("tane"), desk_client("sela")
    assert reference in mila.get("/support/?view=yours").content.decode()
    assert reference not in tane.get("/support/?view=yours").content.decode()
    assert reference in tane.get("/support/?view=house").content.decode()
    assert reference in sela.get("/support/?view=all").content.decode()
    assert mila.get("/support/?view=all").status_code == 404
