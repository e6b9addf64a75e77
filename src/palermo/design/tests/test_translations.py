"""Finding, keeping and checking the words."""

from pathlib import Path

import pytest

from palermo.design import catalogue, translations


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small product with one public page and one of the desk."""
    pages = tmp_path / "product" / "web" / "public" / "templates"
    pages.mkdir(parents=True)
    (pages / "door.html").write_text('{% load i18n %}{% trans "Come in" %}{% button _("Go") %}')
    desk = tmp_path / "product" / "desk.py"
    desk.write_text('from x import gettext as _\nTITLE = _("Only officers read this")\n')
    locale = tmp_path / "product" / "design" / "locale" / "mi" / "LC_MESSAGES"
    locale.mkdir(parents=True)
    (locale / "django.po").write_text('# draft\nmsgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n')
    found = catalogue.found
    monkeypatch.setattr(catalogue, "found", lambda: found(tmp_path / "product"))
    monkeypatch.setattr(catalogue, "PACKAGE", tmp_path / "product")
    return locale / "django.po"


def test_words_are_found_in_templates_tags_and_python(room: Path) -> None:
    assert {message.id for message in catalogue.found() if message.id} == {
        "Come in",
        "Go",
        "Only officers read this",
    }


def test_words_are_found_in_the_data_that_is_shown(room: Path) -> None:
    data = room.parents[4] / "data"
    (data / "indicators").mkdir(parents=True)
    rows = (
        '[set]\ncaution = "A draft"\nsource = "A book"\n[[indicator]]\nname = "debt"\nquestion = "Do you owe money?"\n'
    )
    (data / "indicators" / "some@1.toml").write_text(rows)
    (data / "other.toml").write_text('[[row]]\nname = "not shown"\n')
    found = {message.id for message in catalogue.found() if message.id}
    assert {"A draft", "debt", "Do you owe money?"} <= found
    assert not {"A book", "not shown"} & found
    assert not any("debt" in line for line in translations.faults())


def test_extracting_again_keeps_what_is_translated_and_changes_nothing_else(room: Path) -> None:
    translations.update(room)
    room.write_text(room.read_text().replace('msgid "Go"\nmsgstr ""', 'msgid "Go"\nmsgstr "Haere"'))
    assert translations.update(room) == 2
    once = room.read_text()
    translations.update(room)
    assert room.read_text() == once
    assert 'msgstr "Haere"' in once
    assert once.startswith("# draft")


def test_the_check_names_public_words_without_a_translation_and_no_others(room: Path) -> None:
    translations.update(room)
    translations.compile_po(room)
    assert [line.split("”")[0] for line in translations.faults()] == [
        "mi: translate “Come in",
        "mi: translate “Go",
    ]


def test_the_check_notices_compiled_words_that_are_stale(room: Path) -> None:
    assert any("stale" in line for line in translations.faults())
    translations.compile_po(room)
    assert not any("stale" in line for line in translations.faults())


def test_every_word_of_the_layout_is_translated() -> None:
    missing = [line for line in translations.faults() if "(design/" in line]
    assert missing == []
