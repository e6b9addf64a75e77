"""The README shows what is there: each picture exists, is a picture, and is small enough to load on a bad line."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHOWN = [
    (page, shown)
    for page in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
    for shown in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", page.read_text())
]


def test_the_readme_shows_the_desk() -> None:
    assert (ROOT / "README.md", "docs/pictures/desk.png") in SHOWN


@pytest.mark.parametrize(("page", "shown"), SHOWN, ids=[shown for _page, shown in SHOWN])
def test_each_picture_is_there_and_small(page: Path, shown: str) -> None:
    file = page.parent / shown
    assert file.read_bytes().startswith(b"\x89PNG")
    assert file.stat().st_size <= 300_000


def test_each_link_in_the_documents_leads_to_a_file() -> None:
    pages = [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "GLOSSARY.md", *(ROOT / "docs").rglob("*.md")]
    pages += [page for page in (ROOT / "src").rglob("README.md") if "node_modules" not in page.parts]
    lost = [
        (str(page.relative_to(ROOT)), link)
        for page in pages
        for link in re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", page.read_text())
        if not (page.parent / link).exists()
    ]
    assert lost == []


def test_no_picture_is_kept_that_no_page_shows() -> None:
    kept = {file.name for file in (ROOT / "docs" / "pictures").glob("*.png")}
    assert kept == {Path(shown).name for _page, shown in SHOWN}
