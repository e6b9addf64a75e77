"""The pages of certification, in the browser of one officer after another."""

import re

from django.test import Client
from tests.support.people import acting
from tests.support.web import desk_client

from palermo.ledger.models import Entry
from palermo.protection.certification.models import Certificate, Certification
from palermo.protection.certification.tests import factories
from palermo.protection.identification.models import Evidence, Finding

ADULT = {
    "child": "no",
    "act": "met",
    "means": "met",
    "purpose": "met",
    "reason_act": "Brought by K. (invented)",
}
PERIOD = {"offence_from_day": "", "offence_from_month": "5", "offence_from_year": "2011"}
ELEMENTS = {
    "entry_arranged": "met",
    "entry_coerced": "met",
    "received": "unknown",
    "knew_of_entry": "unknown",
}


def page_of(client: Client, certification: Certification) -> str:
    return client.get(f"/certificates/{certification.reference}/").content.decode()


def test_from_the_first_finding_to_the_certificate_in_two_browsers(house: str) -> None:
    case, party = factories.person()
    ari, ngaire = desk_client("ari"), desk_client("ngaire")
    at = f"/findings/{case.reference}/{party.reference}/"
    assert "Not recorded yet" in ari.get(at).content.decode()
    assert ngaire.get(at).status_code == 404

    tried = ari.post(f"{at}protection/", ADULT | {"version": "0", "step": "try"}).content.decode()
    assert "It is not a decision" in tried
    assert "Brought by K. (invented)" in tried
    assert ari.post(f"{at}protection/", ADULT | {"version": "0", "step": "record"}).status_code == 302
    asked = ari.post(f"{at}legal/", PERIOD | {"step": "period"}).content.decode()
    assert "98D(1)(b)" in asked and 'name="offence_from_year" value="2011"' in asked
    recorded = ari.post(f"{at}legal/", PERIOD | ELEMENTS | {"version": "0", "step": "record"})
    assert recorded.status_code == 302
    added = ari.post(f"{at}evidence/", {"kind": "message", "what": "An invented message."})
    assert added.status_code == 302
    with acting("ari"):
        assert (Finding.objects.count(), Evidence.objects.count()) == (2, 1)
    assert "Brought by K. (invented)" not in ari.get(at).content.decode()
    assert "Brought by K. (invented)" in ari.post(at, {"step": "read"}).content.decode()

    begun = ari.post(f"/certificates/of/{case.reference}/{party.reference}/")
    assert begun.status_code == 302
    reference = begun["Location"].split("/")[2]
    shown = ari.get(begun["Location"]).content.decode()
    assert "Submit for a decision" in shown
    assert ngaire.get(begun["Location"]).status_code == 404
    sent = ari.post(f"/certificates/{reference}/step/submit/", {"version": "1", "words": "Invented reasons."})
    assert sent.status_code == 302
    shown = ari.get(begun["Location"]).content.decode()
    assert "needs another role than yours" in shown

    shown = ngaire.get(begun["Location"]).content.decode()
    assert "What happens, agency by agency" in shown and "1 entry in the index" in shown
    assert "Invented reasons." not in shown
    assert "Invented reasons." in ngaire.post(f"/certificates/{reference}/read/").content.decode()
    done = ngaire.post(f"/journeys/certifications/{reference}/issue/", {"version": "2", "words": ""})
    assert done.status_code == 302
    shown = ngaire.get(begun["Location"]).content.decode()
    assert "In force" in shown and "Print the certificate" in shown
    with acting("ben"):
        number, code = Certificate.objects.values_list("number", "code").get()
    ben = desk_client("ben")
    known = ben.get("/certificates/").content.decode()
    assert number in known and code not in known and party.reference not in known and reference not in known
    assert "In force since" in ben.post("/certificates/verify/", {"number": number}).content.decode()
    assert "Eligible from" in ben.post("/certificates/eligibility/", {"code": code}).content.decode()


def test_a_refused_decision_keeps_what_was_typed_and_says_why(house: str) -> None:
    certification = factories.submitted(legal=factories.NOT_KNOWN)
    answer = (
        desk_client("ngaire")
        .post(
            f"/journeys/certifications/{certification.reference}/decline/",
            {
                "version": "2",
                "lacking": "",
                "reason": "evidence_lacking",
                "review": "another_senior_officer",
                "words": "Invented reasons kept.",
            },
        )
        .content.decode()
    )
    assert "There is a problem" in answer and "Invented reasons kept." in answer
    with acting("ngaire"):
        assert Certification.objects.get().status == "submitted"


def test_the_second_writer_sees_what_the_first_did_and_keeps_what_was_typed(house: str) -> None:
    certification = factories.submitted(legal=factories.NOT_KNOWN)
    body = {
        "version": "2",
        "lacking": "entry_coerced",
        "reason": "evidence_lacking",
        "review": "another_senior_officer",
        "words": "Invented reasons.",
    }
    url = f"/journeys/certifications/{certification.reference}/decline/"
    assert desk_client("ngaire").post(url, body).status_code == 302
    second = desk_client("paul").post(url, body | {"words": "Second writer’s words."})
    assert second.status_code == 409
    text = second.content.decode()
    assert "it is now declined" in text and "Second writer’s words." in text


def test_the_drafter_reads_why_the_button_is_missing(house: str) -> None:
    certification = factories.submitted()
    text = page_of(desk_client("ari"), certification)
    assert "needs another role than yours" in text
    assert f"/journeys/certifications/{certification.reference}/issue/" not in text


def test_hidden_and_absent_look_the_same(house: str) -> None:
    certification = factories.submitted()
    for stranger in ("jun", "mila", "ben", "sela", "iris", "kiri", "otto", "anna"):
        client = desk_client(stranger)
        hidden = client.get(f"/certificates/{certification.reference}/")
        absent = client.get("/certificates/K-2222222A/")
        assert (hidden.status_code, absent.status_code) == (404, 404)
        for path in ("read/", "step/submit/", "person/told/"):
            assert client.post(f"/certificates/{certification.reference}/{path}").status_code == 404
        for name in ("issue", "decline", "revoke", "in-error"):
            assert client.post(f"/journeys/certifications/{certification.reference}/{name}/").status_code == 404


def test_roles_without_a_use_for_certificates_have_no_list(house: str) -> None:
    for stranger in ("kiri", "otto", "nell", "fred", "anna", "dora"):
        client = desk_client(stranger)
        for path in ("", "verify/", "eligibility/"):
            assert client.get(f"/certificates/{path}").status_code == 404
    assert desk_client("sela").get("/certificates/eligibility/").status_code == 404


def test_the_list_filters_by_status_and_reference_and_pages(house: str) -> None:
    made = [factories.submitted() for _ in range(2)]
    ari = desk_client("ari")
    every = ari.get("/certificates/").content.decode()
    assert all(each.reference in every for each in made)
    one = ari.get(f"/certificates/?reference={made[0].reference.lower()}").content.decode()
    assert made[0].reference in one and made[1].reference not in one
    assert "No certification here" in ari.get("/certificates/?status=revoked").content.decode()


def test_the_print_tells_no_story_and_is_entered(house: str) -> None:
    certification, certificate = factories.issued()
    ari = desk_client("ari")
    at = f"/certificates/{certification.reference}/print/"
    sheet = ari.post(at, {"language": "both", "named": "no"}).content.decode()
    assert certificate.number in sheet and "Tiwhikete" in sheet and "Printed by Detective Ari Mokena" in sheet
    told = re.sub(r"<[^>]+>", " ", sheet).lower()
    for word in (
        "traffick",
        "victim",
        "exploit",
        "98d",
        "sione",
        certificate.code.lower(),
        certification.reference.lower(),
    ):
        assert word not in told
    named = ari.post(at, {"language": "en", "named": "yes"}).content.decode()
    assert "Sione Invented" in named and "Tiwhikete" not in named
    senior = desk_client("ngaire")
    assert "You do not know the person’s name" in senior.get(at).content.decode()
    assert "Sione" not in senior.post(at, {"language": "en", "named": "yes"}).content.decode()
    with acting("ari"):
        terms = list(Entry.objects.filter(verb="certificate_printed").order_by("place").values_list("terms", flat=True))
        assert terms == [{"language": "both", "named": "no"}, {"language": "en", "named": "yes"}]
        assert Entry.objects.filter(verb="opened", compartment="identity").count() == 1
    assert desk_client("ben").get(at).status_code == 404


def test_verifying_says_unknown_of_the_hidden_and_of_the_absent_alike(house: str) -> None:
    _certification, certificate = factories.issued()
    mila = desk_client("mila")
    hidden = mila.post("/certificates/verify/", {"number": certificate.number}).content.decode()
    absent = mila.post("/certificates/verify/", {"number": "CN-2222222N"}).content.decode()
    crumb = re.compile(r'(csrfmiddlewaretoken" value="|X-CSRFToken": ")[^"]*|CN-\w+')
    assert "Unknown." in hidden
    assert crumb.sub("", hidden) == crumb.sub("", absent)
