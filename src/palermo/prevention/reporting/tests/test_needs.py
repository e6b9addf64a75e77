"""Who can ever come to know of a report, by every room's needs."""

from palermo.access.needs import collect
from palermo.data import load_toml

IMMIGRATION = ("DoL", "Customs", "MFAT", "DIA")


def test_no_immigration_role_can_hold_a_grant_on_a_report() -> None:
    for need in collect():
        if need.compartment != "report":
            continue
        agency = need.seat.split("/")[0] if "/" in need.seat else ""
        assert agency not in IMMIGRATION, need
        assert "immigration" not in need.seat, need
        assert not [role for role in need.by if "immigration" in role or "border" in role], need


def test_only_seats_of_the_police_are_given_a_report() -> None:
    for need in collect():
        if need.compartment == "report" and need.to in ("seat", "standing"):
            assert need.seat.startswith("Police/"), need
        if need.compartment == "report" and need.to == "officer":
            assert need.seat.startswith("Police/"), need


def test_the_roles_that_take_reports_exist_in_no_immigration_agency() -> None:
    for role in load_toml("nz-2009", "roles.toml")["role"]:
        if role["id"] in ("triage_officer", "station_officer"):
            assert not set(role.get("agencies", ())) & set(IMMIGRATION), role
