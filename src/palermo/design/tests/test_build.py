"""The assets: what is locked, what is built, how small it is."""

import gzip
import json

import pytest
from django.test import RequestFactory

from palermo.design import build, node
from palermo.design.tests import gallery


def test_the_lock_file_names_no_address_to_download_from() -> None:
    lock = (build.ROOM / "package-lock.json").read_text()
    assert "resolved" not in lock
    assert "registry" not in lock
    assert all("integrity" in entry for name, entry in json.loads(lock)["packages"].items() if name)


def test_an_old_node_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    class Said:
        stdout = "v18.19.0\n"

    monkeypatch.setattr(node.shutil, "which", lambda name: f"/somewhere/{name}")
    monkeypatch.setattr(node.subprocess, "run", lambda *args, **kwargs: Said())
    assert node.system() is None
    Said.stdout = "v20.19.1\n"
    assert node.system() == node.Tools(("/somewhere/node",), ("/somewhere/npm",))


def test_a_step_that_fails_says_so_in_a_sentence_with_what_it_said() -> None:
    tools = node.Tools(("false",), ("false",))
    with pytest.raises(node.Trouble, match="Sass could not compile x"):
        node.run(["sh", "-c", "echo no such file >&2; exit 3"], build.ROOM, tools, "Sass could not compile x")
    with pytest.raises(node.Trouble, match="Check that Node is installed"):
        node.run(["/nowhere/node"], build.ROOM, tools, "Sass could not compile x")


built = pytest.mark.skipif(not build.STAMP.exists(), reason="no assets: run python -m palermo.design.build")


@built
def test_the_public_stylesheet_leaves_room_in_14_kb_for_a_page() -> None:
    packed = build.sheet("public").with_name("public.css.gz").read_bytes()
    assert len(packed) <= 10_000
    assert gzip.decompress(packed) == build.sheet("public").read_bytes()


@built
def test_no_stylesheet_reaches_outside_or_uses_the_crown_or_its_font() -> None:
    for name in build.SHEETS:
        sheet = build.sheet(name).read_text()
        assert "url(" not in sheet.replace("url('data:", "")
        assert "GDS Transport" not in sheet
        assert "@font-face" not in sheet


@built
def test_a_second_build_does_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    if build.STAMP.read_text() != build.digest():
        pytest.skip("the sources changed since the last build: run python -m palermo.design.build")
    build.build()
    assert "up to date" in capsys.readouterr().out


@built
def test_a_public_question_with_its_stylesheet_fits_in_14_kb() -> None:
    page = gallery.question(RequestFactory().get("/question/")).content
    packed = build.sheet("public").with_name("public.css.gz").read_bytes()
    assert len(gzip.compress(page)) + len(packed) <= 14_000
