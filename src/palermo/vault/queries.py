"""Which sealed values stand beside a row, and their words for someone who may read them."""

from collections.abc import Iterable
from uuid import UUID

from palermo.vault.models import Sealed


def latest(abouts: Iterable[UUID], field: str | None = None) -> dict[tuple[UUID, str], UUID]:
    """The newest sealed value's id for each (row, field) that the session may see."""
    rows = Sealed.objects.filter(about__in=list(abouts)).order_by("sealed_at")
    if field:
        rows = rows.filter(field=field)
    return {(about, name): id_ for about, name, id_ in rows.values_list("about", "field", "id")}
