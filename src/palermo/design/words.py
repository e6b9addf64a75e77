"""Words in tables, marked for translation: read when shown, in the language of whoever reads."""

from typing import cast

from django.utils.translation import gettext_lazy


def later(text: str) -> str:
    """The text, to be translated each time it is shown. Import it `as _`, so that the catalogue finds it.

    It is typed `str`, as the tables that hold it are; it is a lazy object, so never join it to others in a table.
    """
    return cast(str, gettext_lazy(text))
