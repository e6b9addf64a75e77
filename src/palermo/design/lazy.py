"""Words in tables: marked for translation where they stand, turned into words only when they are shown."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:

    def gettext_lazy(message: str) -> str:
        """Django's, typed as what it is used as: a string."""
        ...
else:
    from django.utils.translation import gettext_lazy

__all__ = ["gettext_lazy"]
