"""`palermo doctor`: each complaint is a sentence, and a healthy installation has none."""

import os

import pytest

from palermo.server import checks_of_database, checks_of_files, doctor, embedded, home, logins, migrate, roles


@pytest.fixture
def installation(folder, monkeypatch):
    """An embedded server with the roles and an empty database, as before the first migration."""
    for name in [name for name in os.environ if name.startswith("PALERMO_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PALERMO_HOME", str(home.prepare(folder / "var")))
    server = embedded.start(folder / "var" / "postgres", durable=False)
    monkeypatch.setenv("PALERMO_EMBEDDED_SOCKET", str(server.socket))
    migrate.create("palermo")
    yield folder / "var"
    embedded.stop(server)


def test_a_healthy_database_has_no_complaint(installation):
    assert checks_of_database.logins_connect() == []
    assert checks_of_database.logins_hold_nothing() == []
    assert checks_of_database.memberships() == []
    assert checks_of_database.keepers_are_closed() == []


def test_a_login_that_holds_something_at_rest_is_found(installation):
    with logins.administrator() as admin:
        admin.execute("CREATE TABLE leak (n int); GRANT SELECT ON leak TO PUBLIC")
    found = checks_of_database.logins_hold_nothing()
    assert len(found) == 7
    assert "palermo_desk_login can use leak before it has taken a role" in " ".join(found)


def test_an_upgrade_left_open_is_found(installation):
    with logins.administrator() as admin:
        admin.execute(roles.open_upgrade_sql())
    assert "an upgrade was left open" in checks_of_database.keepers_are_closed()[0]
    with pytest.raises(ValueError), migrate.opened():
        raise ValueError
    assert checks_of_database.keepers_are_closed() == []


def test_a_membership_too_many_is_found(installation):
    with logins.administrator() as admin:
        admin.execute("GRANT palermo_owner TO palermo_desk_login")
    assert "REVOKE palermo_owner FROM palermo_desk_login" in checks_of_database.memberships()[0]


def test_a_login_that_cannot_connect_is_found(installation, monkeypatch):
    monkeypatch.setenv("PALERMO_DATABASE", "elsewhere")
    found = checks_of_database.logins_connect()
    assert len(found) == 1
    assert "None of the 7 logins gets in" in found[0]
    assert "palermo migrate" in found[0]


def test_one_login_that_cannot_connect_is_named(installation, monkeypatch):
    with logins.administrator() as admin:
        admin.execute("ALTER ROLE palermo_worker_login NOLOGIN")
    (found,) = checks_of_database.logins_connect()
    assert found.startswith("palermo_worker_login: ")


def test_a_database_that_lets_nobody_in_is_said_once(installation, monkeypatch, capsys):
    monkeypatch.setenv("PALERMO_DATABASE", "elsewhere")
    monkeypatch.setenv("PALERMO_MODE", "demo")
    assert doctor.main([]) == 1
    said = capsys.readouterr().err
    assert said.count("does not exist") == 1
    assert "Traceback" not in said


def test_keys_must_exist_and_be_the_owners_alone(installation):
    assert "There is no key" in checks_of_files.keys()[0]
    key = installation / "keys" / "ring"
    key.write_text("k")
    key.chmod(0o640)
    assert "chmod 600" in checks_of_files.keys()[0]
    key.chmod(0o600)
    assert checks_of_files.keys() == []


def test_real_use_needs_its_own_secret_and_its_own_database(installation, monkeypatch):
    found = " ".join(checks_of_files.settings())
    assert "PALERMO_SECRET_KEY is not set" in found
    assert "PALERMO_PUBLIC_SECRET_KEY is not set" in found
    assert "PALERMO_RECEIPT_KEY is not 32 random bytes" in found
    assert "embedded server" in found
    (installation / home.TOLD).touch()
    assert checks_of_files.settings() == [
        "This is the demonstration's folder, looked at as if in real use. Say: PALERMO_MODE=demo palermo doctor"
    ]
    monkeypatch.setenv("PALERMO_MODE", "demo")
    assert checks_of_files.settings() == []
    monkeypatch.setenv("PALERMO_DB_DESK", "postgresql://db/palermo")
    assert "Unset PALERMO_MODE" in checks_of_files.demonstration_mode()[0]


def test_little_disk_is_found(installation, monkeypatch):
    monkeypatch.setattr(checks_of_files, "LEAST_FREE", 2**60)
    assert "Free at least 1 GB" in checks_of_files.disk_space()[0]


def test_one_broken_check_hides_no_other(capsys):
    def broken() -> list[str]:
        raise ValueError("a fault")

    assert doctor._report("this one", broken) == 1
    assert "could not be checked: ValueError: a fault" in capsys.readouterr().err
