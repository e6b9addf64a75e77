"""The pages of presumed victims and of children, in the browser of one officer after another."""

import re

from django.test import Client
from tests.support.people import acting
from tests.support.web import desk_client

from palermo.ledger.models import Entry
from palermo.protection.certification.child.grounds import CHECKS, STANDS
from palermo.protection.certification.child.tests.factories import case_of, received
from palermo.protection.certification.models import Guardian, Presumption, ProtectionNotice
from palermo.protection.certification.presumed.tests.factories import met, presumed, told
from palermo.protection.certification.tests import factories as certified

ADULT = {
    "child": "no", "basis": "signs_seen", "words": "Invented: no pay for a year.", "how": "interpreter", "language": "sm",
}  # fmt: skip
CHILD = {"child": "unknown", "basis": "said_so", "words": "Invented: does all the work of a house."}


def text_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_an_outreach_worker_presumes_somebody_new_and_police_find_nothing(house: str) -> None:
    lani = desk_client("lani")
    assert "Presume somebody a victim" in text_of(lani, "/presume/new/")
    refused = lani.post("/journeys/presume/", ADULT | {"how": "", "language": "", "name": "Losa Invented"})
    page = refused.content.decode()
    assert "Ask the person first" in page and "Invented: no pay for a year." in page and "Losa Invented" in page
    with acting("lani"):
        assert not Presumption.objects.exists() and not Entry.objects.filter(verb="person_recorded").exists()
    done = lani.post("/journeys/presume/", ADULT | {"name": "Losa Invented"})
    assert done.status_code == 302
    page = text_of(lani, done["Location"])
    assert "Presumed victim" in page and "Nobody at Police learns" in page and "no pay for a year" not in page
    assert "no pay for a year" in lani.post(f"{done['Location']}read/").content.decode()
    reference = done["Location"].split("/")[2]
    assert lani.get(f"/find/{reference}/")["Location"] == done["Location"]
    assert reference in text_of(lani, "/presume/")
    for stranger in ("hana", "ari", "ngaire", "mere", "kit", "mila", "tess", "cyd", "sela", "anna"):
        assert desk_client(stranger).get(done["Location"]).status_code == 404
    assert "Presumed status" in text_of(desk_client("ben"), "/certificates/")


def test_telling_police_and_opening_a_case_in_two_browsers(house: str) -> None:
    made = presumed()
    lani, hana = desk_client("lani"), desk_client("hana")
    with acting("lani"):
        at = f"/presume/{Presumption.objects.get().subject.reference}/"
    refused = lani.post(f"{at}step/tell_police/", {"version": made.version}).content.decode()
    assert "Say how the person agreed to just this." in refused
    sent = lani.post(f"{at}step/tell_police/", {"version": made.version, "how": "spoken", "language": "sm"})
    assert sent.status_code == 302
    assert "The person agreed to it." in text_of(lani, at)
    assert "Decide what Police do for a person" in text_of(hana, "/")
    assert "Open a case with this person" in text_of(hana, at)
    opened = hana.post(f"/journeys{at}case/", {"region": "AUK", "industry": ""})
    assert opened.status_code == 302 and opened["Location"].startswith("/cases/C-")
    assert "Presumed a victim" in text_of(hana, f"{opened['Location']}certification/")
    assert lani.get(opened["Location"]).status_code == 404


def test_ending_says_why_not_and_keeps_what_was_typed(house: str) -> None:
    made = presumed()
    lani = desk_client("lani")
    with acting("lani"):
        reference = Presumption.objects.get().subject.reference
    body = {"version": made.version, "reason": "not_cooperating", "words": "Invented words kept."}
    page = lani.post(f"/journeys/presume/{reference}/end/", body).content.decode()
    assert "There is a problem" in page and "Invented words kept." in page
    done = lani.post(f"/journeys/presume/{reference}/end/", body | {"reason": "explained_otherwise"})
    assert done.status_code == 302
    page = text_of(lani, f"/presume/{reference}/")
    assert "Support goes on until" in page and "Presume them again" in page
    stale = lani.post(f"/journeys/presume/{reference}/error/", body | {"reason": "wrong_person"})
    assert stale.status_code == 409
    assert "Ask the person" not in text_of(lani, f"/presume/{reference}/?again=1")
    assert lani.post(f"/journeys/presume/{reference}/", ADULT).status_code == 302


def test_a_person_of_a_case_is_presumed_from_their_certification_page(house: str) -> None:
    case, party = certified.person()
    ari = desk_client("ari")
    at = f"/certificates/of/{case.reference}/{party.reference}/"
    assert "presume them a victim now" in text_of(ari, at)
    assert ari.post(f"/journeys/presume/{party.reference}/", ADULT).status_code == 302
    assert "They are presumed a victim" in text_of(ari, at)


def test_a_school_nurse_and_child_protection_on_the_same_day(house: str) -> None:
    tess, cyd = desk_client("tess"), desk_client("cyd")
    done = tess.post("/journeys/presume/", CHILD | {"name": "Mele Invented", "speaks": "to"})
    assert done.status_code == 302
    page = text_of(tess, done["Location"])
    assert "The notice" not in page and "A child’s protection" in page and "Not asked: treated as a child" in page
    assert "Receive a notice that a child is to be protected" in text_of(cyd, "/")
    page = text_of(cyd, "/children/")
    with acting("cyd"):
        notice = ProtectionNotice.objects.get()
    assert notice.reference in page and "age not known" in page
    at = f"/children/{notice.reference}/"
    assert cyd.post(f"{at}step/receive/", {"version": 1}).status_code == 302
    assert "does all the work" in cyd.post(f"{at}read/").content.decode()
    assert "Mele Invented" in cyd.post(f"{at}names/").content.decode()
    assert "Mele Invented" not in text_of(cyd, at)
    assert cyd.post(f"{at}step/act/", {"version": 2, "reason": "telephoned"}).status_code == 422
    assert cyd.post(f"{at}step/act/", {"version": 2, "reason": "seen_and_safe"}).status_code == 302
    proposed = tess.post(f"{at}propose/", {"relation": "known_adult", "name": "Ana Invented"})
    assert proposed.status_code == 302
    with acting("cyd"):
        row = Guardian.objects.get()
    assert "To vet" in text_of(cyd, "/children/")
    assert cyd.get(f"/children/guardian/{row.reference}/").status_code == 302
    part = cyd.post(f"/children/guardian/{row.reference}/appoint/", {"version": 1, "checks": ["identity_seen"]})
    assert "every check must be made first" in part.content.decode()
    whole = cyd.post(f"/children/guardian/{row.reference}/appoint/", {"version": 1, "checks": list(CHECKS)})
    assert whole.status_code == 302
    assert "A vetted guardian was appointed" in text_of(tess, done["Location"])


def test_a_suspect_is_refused_with_one_sentence_and_the_lead_answers_for_police(house: str) -> None:
    child = received()
    _case, suspect = case_of(child)
    tess, ari, cyd = desk_client("tess"), desk_client("ari"), desk_client("cyd")
    at = f"/children/{child.reference}/"
    assert ari.get(at).status_code == 404
    assert tess.post(f"{at}propose/", {"relation": "family", "name": "Ana Invented"}).status_code == 302
    with acting("cyd"):
        row = Guardian.objects.get()
    page = ari.post(f"{at}propose/", {"relation": "family", "reference": suspect.reference}).content.decode()
    assert str(STANDS) in page
    unseen = cyd.post(f"{at}propose/", {"relation": "family", "reference": suspect.reference}).content.decode()
    assert "no such reference that you may see" in unseen
    assert "Say whether Police know a proposed guardian" in text_of(ari, "/")
    answered = ari.post(f"/children/guardian/{row.reference}/answer/", {"version": row.version, "known": "yes"})
    assert answered.status_code == 302
    with acting("cyd"):
        version = Guardian.objects.get().version
    body = {"version": version, "checks": list(CHECKS)}
    assert str(STANDS) in cyd.post(f"/children/guardian/{row.reference}/appoint/", body).content.decode()


def test_hidden_and_absent_look_the_same(house: str) -> None:
    child = received()
    party = met("lani")
    for stranger in ("kit", "sela", "hana", "jun", "ben", "iris", "otto", "kiri", "anna"):
        client = desk_client(stranger)
        for hidden, absent in (
            (f"/presume/{party.reference}/", "/presume/P-2222222A/"),
            (f"/children/{child.reference}/", "/children/PN-2222222A/"),
        ):
            assert (client.get(hidden).status_code, client.get(absent).status_code) == (404, 404)
        for address in (
            f"/presume/{party.reference}/read/", f"/presume/{party.reference}/step/tell_police/",
            f"/journeys/presume/{party.reference}/", f"/journeys/presume/{party.reference}/end/",
            f"/journeys/presume/{party.reference}/error/", f"/journeys/presume/{party.reference}/case/",
            f"/children/{child.reference}/step/receive/", f"/children/{child.reference}/read/",
            f"/children/{child.reference}/names/", f"/children/{child.reference}/propose/",
            "/children/guardian/GD-2222222A/appoint/",
        ):  # fmt: skip
            assert client.post(address).status_code == 404, (stranger, address)


def test_roles_without_a_use_for_it_have_no_list(house: str) -> None:
    for stranger in ("ben", "rua", "iris", "kiri", "anna", "fred", "nell", "dora"):
        client = desk_client(stranger)
        for address in ("/presume/", "/presume/new/", "/children/"):
            assert client.get(address).status_code == 404
        assert client.post("/journeys/presume/", ADULT).status_code == 404
    assert desk_client("lani").get("/children/").status_code == 404


def test_the_way_to_it_is_shown_to_those_who_use_it(house: str) -> None:
    told()
    assert 'href="/presume/"' in text_of(desk_client("lani"), "/")
    assert 'href="/children/"' in text_of(desk_client("cyd"), "/")
    assert not re.search(r'href="/(presume|children)/"', text_of(desk_client("iris"), "/"))
