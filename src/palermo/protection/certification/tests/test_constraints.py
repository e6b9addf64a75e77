"""What the database refuses by itself, whoever writes."""

import psycopg
import pytest
from tests.support.database import admin

from palermo.demo import cast
from palermo.protection.certification.models import Certification
from palermo.protection.certification.tests import factories

ARI, NGAIRE, PAUL = (str(cast.officer_id(name)) for name in ("ari", "ngaire", "paul"))
FAIR = "told_at = now(), helped_at = now(), heard_at = now()"


def refused(house: str, certification: Certification, change: str, constraint: str) -> None:
    """Raw SQL by the superuser, whom row-level security does not bind: the constraints still do."""
    with admin(house) as server, pytest.raises(psycopg.errors.IntegrityError) as caught:
        server.execute(f"UPDATE certification_certification SET {change} WHERE id = %s", [certification.id])
    assert caught.value.diag.constraint_name == constraint


def test_the_endorser_is_never_the_drafter(house: str) -> None:
    certification, _certificate = factories.issued()
    refused(house, certification, f"decided_by = '{ARI}'", "certification_endorser_not_drafter")
    refused(house, certification, f"submitted_by = '{NGAIRE}'", "certification_endorser_not_drafter")


def test_issued_needs_a_decision_by_someone_of_rank_on_what_was_submitted(house: str) -> None:
    certification = factories.submitted()
    refused(house, certification, "status = 'issued', decision = 'issued'", "certification_decided_whole")
    decided = f"status = 'issued', decision = 'issued', decided_by = '{NGAIRE}', decided_at = now(), decided_rank = 'Inspector'"
    refused(house, certification, f"{decided}, decided_hash = '{'0' * 64}'", "certification_decided_whole")
    refused(house, certification, "status = 'certified'", "certification_status")


def test_a_decline_names_an_element_and_a_way_to_review(house: str) -> None:
    certification = factories.submitted()
    decided = f"""status = 'declined', decision = 'declined', decided_by = '{NGAIRE}', decided_at = now(),
        decided_rank = 'Inspector', decided_hash = submitted_hash"""
    refused(house, certification, f"{decided}, review = 'complaint'", "certification_declined_names_element")
    refused(house, certification, f"{decided}, lacking = 'received'", "certification_declined_names_element")


def test_a_revocation_is_by_another_on_proof_after_the_person_was_told_helped_and_heard(house: str) -> None:
    certification = factories.under_review()
    on = "status = 'revoked', revoked_at = now(), revoked_on"
    refused(
        house,
        certification,
        f"{on} = 'proved_not_trafficked', revoked_by = '{NGAIRE}', {FAIR}",
        "certification_revoker_apart",
    )
    refused(
        house,
        certification,
        f"{on} = 'proved_not_trafficked', revoked_by = '{ARI}', {FAIR}",
        "certification_revoker_apart",
    )
    refused(
        house,
        certification,
        f"{on} = 'not_cooperating', revoked_by = '{PAUL}', {FAIR}",
        "certification_revoked_told_helped_heard",
    )
    refused(
        house,
        certification,
        f"{on} = 'proved_not_trafficked', revoked_by = '{PAUL}', told_at = now(), heard_at = now()",
        "certification_revoked_told_helped_heard",
    )


def test_recorded_in_error_is_by_a_second_officer(house: str) -> None:
    certification, _certificate = factories.issued()
    refused(
        house,
        certification,
        f"status = 'in_error', in_error_at = now(), in_error_by = '{NGAIRE}'",
        "certification_error_by_a_second",
    )
    refused(house, certification, "status = 'in_error'", "certification_error_whole")


def test_a_person_has_one_live_certification_and_one_status_in_force(house: str) -> None:
    certification, certificate = factories.issued()
    with admin(house) as server:
        with pytest.raises(psycopg.errors.UniqueViolation):
            server.execute(
                "INSERT INTO certification_certificate (id, number, code, subject, certification_id, kind, status, "
                "from_at, version) SELECT gen_random_uuid(), 'CN-22222222', 'EC-22222222', subject, "
                "certification_id, 'presumed', 'in_force', now(), 1 FROM certification_certificate"
            )
        with pytest.raises(psycopg.errors.CheckViolation):
            server.execute("UPDATE certification_certificate SET status = 'ended' WHERE id = %s", [certificate.id])


def test_a_finding_is_met_only_under_a_law(house: str) -> None:
    case, party = factories.person()
    factories.find(case, party, None, {}, when="2015")
    with admin(house) as server, pytest.raises(psycopg.errors.CheckViolation) as caught:
        server.execute("UPDATE identification_finding SET answer = 'met'")
    assert caught.value.diag.constraint_name == "finding_met_only_under_a_law"
