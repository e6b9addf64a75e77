"""Sealing what was typed, and opening it again only after an entry that stands."""

import os
import signal
import subprocess
import sys
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from tests.support.database import admin
from tests.support.people import NOW, acting

from palermo.access.operations import NotYours, end
from palermo.agencies.models import Officer
from palermo.cases import operations as cases
from palermo.cases.models import Case, Party
from palermo.ledger.models import Entry
from palermo.vault import keystore
from palermo.vault.models import Sealed
from palermo.vault.operations import AT_ONCE, reveal, seal
from palermo.vault.queries import latest
from palermo.vault.sealing import Unreadable

NAME = "Tevita Invented"


@pytest.fixture
def party(house: str) -> UUID:
    with acting("hana") as hana:
        case = cases.open_case(officer=hana, at=NOW)
        return cases.add_party(case=case, kind="person", role="witness", officer=hana, at=NOW, name=NAME).id


def name_of(party: UUID) -> UUID:
    return latest([party], "name")[party, "name"]


def read(ids: list[UUID], party: UUID, officer: Officer) -> dict[UUID, str]:
    return reveal(ids, purpose="investigate", officer=officer, at=NOW, subject=party, compartment="identity")


def test_it_opens_for_who_may_see_it_and_the_ledger_has_its_line(party: UUID) -> None:
    with acting("hana") as hana:
        id_ = name_of(party)
        assert read([id_], party, hana) == {id_: NAME}
        entry = Entry.objects.get(verb="opened")
        assert (entry.subject, entry.covers, entry.terms) == (party, [id_], {"purpose": "investigate", "values": 1})


def test_hidden_and_absent_are_missing_alike(party: UUID) -> None:
    with acting("hana"):
        hidden = name_of(party)
    for who in ("ben", "ari", "ngaire", "dora"):
        with acting(who) as officer:
            assert not Sealed.objects.filter(pk=hidden).exists()
            assert read([hidden, uuid4()], party, officer) == {}


def test_the_entry_stands_though_everything_else_is_undone(party: UUID) -> None:
    with pytest.raises(RuntimeError), acting("hana") as hana:
        assert read([name_of(party)], party, hana)
        raise RuntimeError("the page failed after showing the name")
    with acting("hana"):
        assert Entry.objects.filter(verb="opened").count() == 1


def test_no_entry_no_opening(party: UUID) -> None:
    with acting("hana") as hana, pytest.raises(ValueError, match="no purpose"):
        reveal([name_of(party)], purpose="curiosity", officer=hana, at=NOW, subject=party, compartment="identity")
    with acting("hana") as hana, pytest.raises(ValueError, match="At most"):
        read([uuid4() for _ in range(AT_ONCE + 1)], party, hana)
    with acting("hana"):
        assert not Entry.objects.filter(verb="opened").exists()


def test_nothing_to_open_is_no_entry(party: UUID) -> None:
    with acting("hana") as hana:
        assert read([], party, hana) == {}
        assert not Entry.objects.filter(verb="opened").exists()


KILLED = """
import os, signal, django
django.setup()
from palermo.vault import operations
from tests.support.database import point_at
from tests.support.people import NOW, acting
from uuid import UUID
point_at(os.environ["HOUSE"])
opened, append = os.environ, operations.append
class Dying:
    def __getitem__(self, alias): os.kill(os.getpid(), signal.SIGKILL)
with acting("hana") as hana:
    operations.connections = Dying()
    operations.reveal([UUID(os.environ["VALUE"])], purpose="investigate", officer=hana, at=NOW,
                      subject=UUID(os.environ["PARTY"]), compartment="identity")
"""


def test_killed_between_entry_and_reading_the_entry_stands(house: str, party: UUID) -> None:
    with acting("hana"):
        value = name_of(party)
    environment = {
        **os.environ,
        "HOUSE": house,
        "VALUE": str(value),
        "PARTY": str(party),
        "DJANGO_SETTINGS_MODULE": "palermo.settings.whole",
    }
    child = subprocess.run(
        [sys.executable, "-c", KILLED], env=environment, cwd=os.getcwd(), check=False, capture_output=True
    )
    assert child.returncode == -signal.SIGKILL, child.stderr.decode()
    with acting("hana"):
        assert Entry.objects.filter(verb="opened", covers=[value]).count() == 1


def test_a_newer_value_replaces_the_older_in_reading_and_the_older_stays(party: UUID) -> None:
    with acting("hana") as hana:
        older = name_of(party)
        newer = seal(subject=party, compartment="identity", about=party, field="name", text="Tevita Corrected")
        assert newer
        assert name_of(party) == newer
        assert Sealed.objects.get(pk=newer).replaces == older
        assert read([older, newer], party, hana) == {older: NAME, newer: "Tevita Corrected"}


def test_nothing_typed_seals_nothing(party: UUID) -> None:
    with acting("hana"):
        before = Sealed.objects.count()
        assert seal(subject=party, compartment="identity", about=party, field="alias", text=" \n") is None
        assert Sealed.objects.count() == before


def test_without_a_grant_nothing_is_sealed(party: UUID) -> None:
    for who in ("ari", "ben"):
        with acting(who), pytest.raises(NotYours, match="no grant"), transaction.atomic():
            seal(subject=party, compartment="identity", about=uuid4(), field="name", text="laid beside")


def test_after_a_grant_ended_it_opens_no_more(party: UUID) -> None:
    with acting("hana") as hana:
        id_ = name_of(party)
        assert end(subject=party, because="handed_over", at=NOW, holder=hana.id)
        assert read([id_], party, hana) == {}


@pytest.mark.parametrize(
    "moved",
    [
        "about = gen_random_uuid()",
        "field = 'alias'",
        "compartment = 'case'",
        "subject = (SELECT p.id FROM cases_party p WHERE p.id <> subject)",
        "ciphertext = set_byte(ciphertext, 20, get_byte(ciphertext, 20) # 1)",
    ],
)
def test_a_value_moved_or_changed_does_not_open(house: str, party: UUID, moved: str) -> None:
    with acting("hana") as hana:
        id_ = name_of(party)
        cases.add_party(case=Case.objects.get(), kind="person", role="witness", officer=hana, at=NOW)
    with admin(house) as server:
        server.execute(f"UPDATE vault.sealed SET {moved} WHERE id = %s", [id_])
    with acting("hana") as hana, pytest.raises(Unreadable):
        read([id_], party, hana)


def test_two_values_exchanged_do_not_open(house: str, party: UUID) -> None:
    with acting("hana"):
        one = name_of(party)
        other = seal(subject=party, compartment="identity", about=party, field="alias", text="Another")
        assert other
    with admin(house) as server:
        server.execute(
            "UPDATE vault.sealed a SET ciphertext = b.ciphertext FROM vault.sealed b "
            "WHERE a.id IN (%s, %s) AND b.id IN (%s, %s) AND a.id <> b.id",
            [one, other, one, other],
        )
    for value in (one, other):
        with acting("hana") as hana, pytest.raises(Unreadable):
            read([value], party, hana)


def test_a_destroyed_key_leaves_it_unreadable_and_no_new_one_is_made(party: UUID) -> None:
    assert keystore.destroy([str(party)]) == 1
    assert keystore.destroy([str(party)]) == 0
    with acting("hana") as hana, pytest.raises(keystore.NoKey, match="destroyed"):
        read([name_of(party)], party, hana)
    with acting("hana"), pytest.raises(keystore.NoKey, match="destroyed"):
        seal(subject=party, compartment="identity", about=party, field="alias", text="after the end")
    with acting("hana"):
        assert Party.objects.filter(pk=party).exists()


def test_the_key_is_kept_before_the_ciphertext(house: str) -> None:
    """An act that failed may leave a key that nothing needs, never a value that nothing opens."""
    subject = None
    with pytest.raises(RuntimeError), acting("hana") as hana:
        case = cases.open_case(officer=hana, at=NOW)
        subject = cases.add_party(case=case, kind="person", role="witness", officer=hana, at=NOW, name=NAME).id
        assert keystore.existing([str(subject)])
        raise RuntimeError("the act failed")
    assert keystore.existing([str(subject)])
    with admin(house) as server:
        assert server.execute("SELECT count(*) FROM vault.sealed").fetchone() == (0,)
