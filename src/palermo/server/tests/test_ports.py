"""The ports are looked at first, and a taken one is named with the variable that changes it."""

import socket

import pytest

from palermo.server import ports
from palermo.server.trouble import Trouble


@pytest.fixture
def taken():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield listening.getsockname()[1]


def test_a_taken_port_is_named_with_the_variable_to_change(taken):
    with pytest.raises(Trouble) as met:
        ports.check({"PALERMO_DESK_PORT": taken})
    assert f"Port {taken}, for the desk, is in use" in str(met.value)
    assert "PALERMO_DESK_PORT=" in str(met.value)


def test_a_port_taken_only_at_the_other_localhost_counts_as_taken():
    with socket.socket(socket.AF_INET6) as listening:
        try:
            listening.bind(("::1", 0))
        except OSError:
            pytest.skip("this system has no ::1")
        listening.listen()
        assert ports.why_not(listening.getsockname()[1])


def test_free_ports_pass(taken):
    ports.check({"PALERMO_DESK_PORT": ports.other(taken)})


@pytest.mark.parametrize("port", [80, 443, 1023])
def test_a_port_of_the_system_administrator_is_never_suggested(port):
    assert ports.other(port) >= ports.FIRST_OF_ALL


@pytest.mark.parametrize("text", ["0", "65536", "eight", "-1", "٣"])
def test_what_is_not_a_port_is_refused(text):
    with pytest.raises(Trouble, match="not a port"):
        ports.chosen({"PALERMO_DESK_PORT": text})


def test_one_port_for_both_sites_is_refused():
    with pytest.raises(Trouble, match="both 8001"):
        ports.chosen({"PALERMO_PUBLIC_PORT": "8001"})


def test_without_a_word_they_are_8000_and_8001():
    assert ports.chosen({}) == {"PALERMO_PUBLIC_PORT": 8000, "PALERMO_DESK_PORT": 8001}
