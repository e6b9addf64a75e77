"""A request at the desk, as the session's middleware hands it to a page."""

from datetime import datetime

from django.http import HttpRequest, QueryDict

from palermo.agencies.models import Officer


class Asking(HttpRequest):
    """Who asks, in which roles, and when: one moment for everything the page does."""

    officer: Officer
    roles: frozenset[str]
    now: datetime


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: what was posted, or nothing on the way to the empty form."""
    return request.POST if request.method == "POST" else None
