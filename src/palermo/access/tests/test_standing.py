"""The standing duties, and the server's own officer."""

import pytest
from tests.support.people import acting

from palermo.access.needs import collect
from palermo.access.queries import holds_standing
from palermo.agencies import door
from palermo.agencies.models import Account, Officer
from palermo.agencies.reference import SERVICE
from palermo.demo import cast
from palermo.session.opening import NoSession, opening


def test_this_rooms_own_needs_are_collected_with_the_others() -> None:
    acts = [need.act for need in collect()]
    assert {"audit_duty", "service_duty", "case_opened"} <= set(acts)


def test_auditors_and_the_service_hold_the_ledger_and_nobody_else_does(house: str) -> None:
    for username in [person.username for person in cast.CAST] + ["service"]:
        with acting(username):
            assert holds_standing("ledger") is (username in ("anna", "service")), username


def test_every_installation_has_the_service_officer_and_nobody_signs_in_as_it(house: str) -> None:
    with acting("ben"):
        service = Officer.objects.get(pk=SERVICE)
        assert (service.handle, service.agency_id, service.service) == ("service", "Palermo", True)
    assert cast.officer_id("service") == SERVICE
    assert not Account.objects.using("door").filter(officer_id=SERVICE).exists()


def test_a_commands_token_ends_with_the_command(house: str) -> None:
    token = door.mint_for_command(SERVICE)
    with opening(token):
        assert holds_standing("ledger")
    door.end_command(token)
    with pytest.raises(NoSession), opening(token):
        pass
