"""The embedded server: it starts, keeps what it is told, and never outlives the process that runs it."""

import os
import signal
import subprocess
import time
from pathlib import Path

import psycopg
import pytest

from palermo.server import embedded
from palermo.server.tests.conftest import ask, gone
from palermo.server.trouble import Trouble


def test_it_starts_stops_and_keeps_its_rows(folder):
    server = embedded.start(folder / "postgres", durable=False)
    ask(server.socket, "CREATE TABLE t AS SELECT 7 AS n")
    embedded.stop(server)
    assert gone(server.process.pid)
    again = embedded.start(folder / "postgres", durable=False)
    assert ask(again.socket, "SELECT n FROM t") == [(7,)]
    embedded.stop(again)


def test_a_server_for_cases_is_durable_and_listens_on_no_network(folder):
    server = embedded.start(folder / "postgres")
    shown = ask(server.socket, "SELECT current_setting('fsync'), current_setting('listen_addresses')")
    assert shown == [("on", "")]
    assert ask(server.socket, "SELECT datlocprovider::text, datlocale FROM pg_database LIMIT 1") == [("b", "C.UTF-8")]
    assert os.stat(server.socket).st_mode & 0o777 == 0o700
    embedded.stop(server)


def test_kill_9_of_its_runner_leaves_nothing_running_and_nothing_lost(folder, runner):
    for round_ in range(3):
        one = runner(folder / "postgres", durable=True)
        socket, pid = one.ready()
        ask(socket, "CREATE TABLE IF NOT EXISTS t (n int)")
        ask(socket, f"INSERT INTO t VALUES ({round_})")
        one.kill()
        assert gone(pid)
    socket, _ = runner(folder / "postgres").ready()
    assert ask(socket, "SELECT count(*) FROM t") == [(3,)]


def test_kill_9_of_the_server_itself_loses_nothing(folder, runner):
    one = runner(folder / "postgres", durable=True)
    socket, pid = one.ready()
    ask(socket, "CREATE TABLE t AS SELECT 1 AS n")
    os.kill(pid, signal.SIGKILL)
    one.leave()
    one.ended()
    socket, _ = runner(folder / "postgres").ready()
    assert ask(socket, "SELECT n FROM t") == [(1,)]


def test_of_several_that_start_at_once_one_runs_it_and_the_others_join(folder, runner):
    several = [runner(folder / "postgres", "join_or_start") for _ in range(3)]
    found = [one.ready() for one in several]
    assert len({socket for socket, _ in found}) == 1
    assert sorted(pid > 0 for _, pid in found) == [False, False, True]


def test_a_runner_waits_for_its_guests(folder, runner):
    first = runner(folder / "postgres", "join_or_start")
    socket, pid = first.ready()
    guest = runner(folder / "postgres", "join_or_start")
    assert guest.ready() == (socket, 0)
    first.leave()
    time.sleep(0.5)
    assert ask(socket, "SELECT 1") == [(1,)]
    guest.leave()
    assert guest.ended() == 0
    assert first.ended() == 0
    assert gone(pid)


def test_a_second_start_waits_and_then_says_who_has_it(folder, runner):
    one = runner(folder / "postgres")
    one.ready()
    with pytest.raises(Trouble, match=str(one.process.pid)):
        embedded.start(folder / "postgres", patience=0.3)


def test_a_lock_file_whose_number_now_is_a_strangers_is_overlooked(folder, runner):
    one = runner(folder / "postgres")
    socket, pid = one.ready()
    kept = {path: path.read_text() for path in (folder / "postgres/data/postmaster.pid",
                                                Path(socket) / ".s.PGSQL.5432.lock")}  # fmt: skip
    one.leave()
    one.ended()
    account = (folder / "postgres/data").stat()
    same_user = {"user": account.st_uid, "group": account.st_gid, "extra_groups": []} if os.geteuid() == 0 else {}
    stranger = subprocess.Popen(["sleep", "60"], **same_user)
    for path, text in kept.items():
        path.write_text(text.replace(str(pid), str(stranger.pid), 1))
        os.chown(path, account.st_uid, account.st_gid)
    server = embedded.start(folder / "postgres", durable=False, patience=10)
    embedded.stop(server)
    stranger.kill()
    stranger.wait()


@pytest.mark.parametrize("name", ["with spaces and Tāmaki Makaurau", "a, comma", "long" * 40, 'a "quote"'])
def test_any_path_will_do(folder, name):
    server = embedded.start(folder / name / "postgres", durable=False)
    assert len(os.fsencode(server.socket / ".s.PGSQL.5432")) <= 107
    assert server.socket.stat().st_mode & 0o777 == 0o700
    assert ask(server.socket, "SELECT 1") == [(1,)]
    embedded.stop(server)
    if not server.socket.is_relative_to(folder):
        server.socket.rmdir()


def test_a_half_made_cluster_is_made_anew(folder):
    (folder / "postgres" / "data.new").mkdir(parents=True)
    (folder / "postgres").chmod(0o711)
    (folder / "postgres" / "data.new" / "PG_VERSION").write_text("18\n")
    embedded.stop(embedded.start(folder / "postgres", durable=False))


def test_another_version_is_refused_in_a_sentence(folder):
    embedded.stop(embedded.start(folder / "postgres", durable=False))
    (folder / "postgres/data/PG_VERSION").write_text("17\n")
    with pytest.raises(Trouble, match="made by PostgreSQL 17 and this Palermo carries 18"):
        embedded.start(folder / "postgres")


def test_nothing_typed_reaches_the_log(folder):
    server = embedded.start(folder / "postgres", durable=False)
    ask(server.socket, "CREATE TABLE t (n text PRIMARY KEY)")
    ask(server.socket, "INSERT INTO t VALUES ('Moana Typed This')")
    with pytest.raises(psycopg.errors.UniqueViolation):
        ask(server.socket, "INSERT INTO t VALUES ('Moana Typed This')")
    embedded.stop(server)
    assert "Moana" not in (folder / "postgres/log").read_text()
