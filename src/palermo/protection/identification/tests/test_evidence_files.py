"""Files beside the evidence: sealed with the line, opened by a button, bound by the submission, hidden from others."""

import os
import tempfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.support.people import NOW, acting
from tests.support.web import desk_client

from palermo.cases.operations import Refused
from palermo.ledger.models import Entry
from palermo.protection.certification.operations.step import hash_of
from palermo.protection.certification.tests import factories
from palermo.protection.identification import operations
from palermo.protection.identification.models import Evidence
from palermo.vault.files import Given
from palermo.vault.kinds import MOST
from palermo.vault.models import File

PDF = b"%PDF-1.7 invented contract"


def test_a_line_is_added_with_its_file_and_the_file_opened_again(house: str) -> None:
    case, party = factories.person()
    page = f"/findings/{case.reference}/{party.reference}/"
    client = desk_client("ari")
    given = {"kind": "document", "what": "The invented contract.", "file": SimpleUploadedFile("Contract.pdf", PDF)}
    assert client.post(f"{page}evidence/", given).status_code == 302
    with acting("ari"):
        line = Evidence.objects.get()
    shown = client.get(page).content.decode()
    address = f"{page}evidence/{line.reference}/file/1/"
    assert address in shown
    assert "PDF" in shown
    assert "Contract.pdf" not in shown
    answer = client.post(address)
    assert (answer.status_code, answer.content) == (200, PDF)
    assert answer["Content-Disposition"] == 'attachment; filename="Contract.pdf"'
    assert answer["Content-Type"] == "application/pdf"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "no-store"
    with acting("ari"):
        assert Entry.objects.filter(verb="file_opened", about=party.reference).count() == 1


def test_another_file_is_added_to_a_line_as_an_act_of_its_own(house: str) -> None:
    case, party = factories.person()
    with acting("ari") as ari:
        line = operations.record_evidence(
            case=case, party=party, kind="document", what="Invented.", officer=ari, at=NOW
        )
    address = f"/findings/{case.reference}/{party.reference}/evidence/{line.reference}/file/"
    client = desk_client("ari")
    assert client.get(address).status_code == 200
    assert client.post(address, {"file": SimpleUploadedFile("a.txt", b"plain")}).status_code == 302
    with acting("ari"):
        assert File.objects.filter(about=line.id).count() == 1
        entry = Entry.objects.get(verb="file_added")
        assert entry.terms == {"evidence": line.reference, "kind": "text"}


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [("a.exe", b"MZ\x90\x00", "kind of file is not taken"), ("a.txt", b"", "empty"), ("a.pdf", PDF * 900000, "20 MB")],
)
def test_what_is_not_taken_is_said_and_nothing_is_written(house: str, name: str, content: bytes, words: str) -> None:
    case, party = factories.person()
    address = f"/findings/{case.reference}/{party.reference}/evidence/"
    given = {"kind": "document", "what": "Words that must stay.", "file": SimpleUploadedFile(name, content)}
    before = set(Path(tempfile.gettempdir()).glob("*.upload*"))
    answer = desk_client("ari").post(address, given)
    assert words in answer.content.decode()
    assert "Words that must stay." in answer.content.decode()
    assert set(Path(tempfile.gettempdir()).glob("*.upload*")) == before, "a file on its way in is never on the disk"
    with acting("ari"):
        assert not Evidence.objects.exists()
        assert not File.objects.exists()


def test_no_file_reaches_a_temporary_file_on_its_way(house: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_given: object, **_named: object) -> None:
        raise AssertionError("a temporary file was made")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", never)
    case, party = factories.person()
    given = {"kind": "document", "what": "x", "file": SimpleUploadedFile("a.pdf", b"%PDF-" + os.urandom(MOST - 5))}
    assert desk_client("ari").post(f"/findings/{case.reference}/{party.reference}/evidence/", given).status_code == 302


def test_whoever_may_not_assess_finds_no_file(house: str) -> None:
    case, party = factories.person()
    with acting("ari") as ari:
        line = operations.record_evidence(
            case=case, party=party, kind="document", what="x", officer=ari, at=NOW, file=Given("a.pdf", PDF)
        )
    address = f"/findings/{case.reference}/{party.reference}/evidence/{line.reference}/file/"
    for who in ("ben", "jun", "anna", "otto"):
        client = desk_client(who)
        assert client.post(f"{address}1/").status_code == 404
        assert client.get(address).status_code == 404
        assert client.post(address, {"file": SimpleUploadedFile("a.txt", b"x")}).status_code == 404
    client = desk_client("ari")
    assert client.post(f"{address}2/").status_code == 404
    assert client.get(f"{address}1/").status_code == 405


def test_twenty_files_are_enough_for_a_line(house: str) -> None:
    case, party = factories.person()
    with acting("ari") as ari:
        line = operations.record_evidence(case=case, party=party, kind="document", what="x", officer=ari, at=NOW)
        for _ in range(20):
            operations.add_file(evidence=line, file=Given("a.txt", b"x"), officer=ari, at=NOW)
        with pytest.raises(Refused, match="another entry"):
            operations.add_file(evidence=line, file=Given("a.txt", b"x"), officer=ari, at=NOW)


def test_a_file_added_after_submission_changes_what_was_submitted(house: str) -> None:
    case, party = factories.person()
    with acting("ari") as ari:
        line = operations.record_evidence(case=case, party=party, kind="document", what="x", officer=ari, at=NOW)
    certification = factories.begun(case, party)
    with acting("ari") as ari:
        before = hash_of(certification)
        operations.add_file(evidence=line, file=Given("a.txt", b"x"), officer=ari, at=NOW)
        assert hash_of(certification) != before
