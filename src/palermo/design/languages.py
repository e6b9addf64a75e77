"""Languages the product speaks that Django does not know: Django ships nothing for te reo Māori."""

from typing import TypedDict

from django.conf.locale import LANG_INFO


class Language(TypedDict):
    """What Django keeps of a language: direction, code, and its name in English and in itself."""

    bidi: bool
    code: str
    name: str
    name_local: str


OURS: dict[str, Language] = {
    "mi": {"bidi": False, "code": "mi", "name": "Māori", "name_local": "Te reo Māori"},
    "en-nz": {"bidi": False, "code": "en-nz", "name": "English", "name_local": "English"},
}

DRAFTS = frozenset({"mi"})
"""Languages whose words no speaker has checked yet; their pages say so."""


def teach_django() -> None:
    """Add our languages to Django's own table, so that `get_language_info` and activation know them."""
    LANG_INFO.update(OURS)


def html_code(code: str) -> str:
    """The language tag for an HTML `lang` attribute: `en-nz` becomes `en-NZ`."""
    language, _, region = code.partition("-")
    return f"{language}-{region.upper()}" if region else language
