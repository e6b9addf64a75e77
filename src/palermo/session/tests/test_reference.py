"""No reference is made twice, however the dice fall."""

from tests.support.database import admin
from tests.support.people import NOW, acting

from palermo.cases import operations as cases

LOADED = """
CREATE SEQUENCE public.throws;
GRANT USAGE ON SEQUENCE public.throws TO palermo_keeper;
CREATE OR REPLACE FUNCTION session.make_reference(prefix text) RETURNS text LANGUAGE sql VOLATILE AS
$$ SELECT prefix || '-' || (ARRAY['7K3F9QXD', '7K3F9QXD', '7K3F9QXD', '2K3F9QXH', '3K3F9QXM'])[nextval('public.throws')] $$;
"""
"""Dice that throw the same three times over."""


def test_a_reference_that_was_made_before_is_not_made_again(house: str) -> None:
    with admin(house) as server:
        server.execute(LOADED)
        made = [server.execute("SELECT session.reference('C')").fetchone()[0] for _ in range(3)]
        assert made == ["C-7K3F9QXD", "C-2K3F9QXH", "C-3K3F9QXM"]
        assert server.execute("SELECT count(*) FROM session.reference_made").fetchone() == (3,)


def test_every_reference_is_kept_where_no_login_reads_it(house: str) -> None:
    with acting("hana") as hana:
        reference = cases.open_case(officer=hana, at=NOW).reference
    with admin(house) as server:
        kept = server.execute("SELECT count(*) FROM session.reference_made WHERE reference = %s", [reference])
        assert kept.fetchone() == (1,)
        for login in (
            "palermo_desk",
            "palermo_public",
            "palermo_door",
            "palermo_measures",
            "palermo_worker",
            "palermo_owner",
        ):
            may = server.execute("SELECT has_table_privilege(%s, 'session.reference_made', 'SELECT')", [login])
            assert may.fetchone() == (False,)
