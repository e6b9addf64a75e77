"""A request at the desk, as the session's middleware hands it to a page."""

from datetime import datetime

from django.http import HttpRequest

from palermo.agencies.models import Officer


class Asking(HttpRequest):
    """Who asks, in which roles, and when: one moment for everything the page does."""

    officer: Officer
    roles: frozenset[str]
    now: datetime
