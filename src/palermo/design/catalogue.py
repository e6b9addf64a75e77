"""Find the words of the whole product that are marked for translation, in Python, in templates and in data."""

import tomllib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parent.parent
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
SKIPPED = {"tests", "testing", "migrations", "node_modules", "__pycache__", "static"}
MARKED = {"indicators": ("title", "name", "question", "looks_like", "note", "caution")}
"""Folders of `data/` whose rows are shown to people, and the fields of a row that are words."""
PUBLIC = ("design/", "web/public/")
PUBLIC_NAMES = {"public", "public.py", "letters", "letters.py", "letters.html"}


def sources(package: Path = PACKAGE) -> Iterator[Path]:
    """Every Python file and template of the product, tests apart, in a fixed order."""
    for path in sorted(package.rglob("*")):
        inside = path.relative_to(package)
        if SKIPPED & set(inside.parts) or not path.is_file():
            continue
        if path.suffix == ".py" or ("templates" in inside.parts and path.suffix in (".html", ".txt")):
            yield path


def as_python(path: Path) -> bytes:
    """A file as Python that Babel can read; a template's marked words become calls."""
    text = path.read_text(encoding="utf-8")
    return (text if path.suffix == ".py" else templatize(text, origin=str(path))).encode()


def in_data(package: Path = PACKAGE) -> Iterator[tuple[str, str]]:
    """The words of the data that are shown, with the file each stands in."""
    for folder, fields in MARKED.items():
        for path in sorted((package / "data" / folder).glob("*.toml")):
            tables = tomllib.loads(path.read_text(encoding="utf-8")).values()
            rows = [row for table in tables for row in (table if isinstance(table, list) else [table])]
            for words in (row[field] for row in rows for field in fields if row.get(field)):
                yield path.relative_to(package).as_posix(), words


def found(package: Path = PACKAGE) -> Catalog:
    """Every marked message, with the files it stands in."""
    catalogue = Catalog(charset="utf-8", fuzzy=False)
    for path in sources(package):
        place = path.relative_to(package).as_posix()
        python = as_python(path)
        if b"gettext" not in python and b"_(" not in python:
            continue
        for _line, message, _comments, context in extract("python", BytesIO(python), KEYWORDS):
            if message and (isinstance(message, tuple) or message.strip()):
                catalogue.add(message, locations=[(place, 1)], context=context)
    for place, words in in_data(package):
        catalogue.add(words, locations=[(place, 1)])
    return catalogue


def is_public(place: str) -> bool:
    """Whether the public may read the words of a file: layout, navigation, public pages and letters.

    A room marks its public files by name: a folder or module called `public` or `letters`, or a template
    whose name begins so.
    """
    parts = place.split("/")
    named = bool(PUBLIC_NAMES & set(parts)) or parts[-1].startswith(("public_", "letter_"))
    return named or place.startswith(PUBLIC)
