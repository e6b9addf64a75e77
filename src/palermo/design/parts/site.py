"""Tags for the base templates, which must work even where no context was given (the 500 page)."""

from django import template
from django.conf import settings

from palermo.design.context import site_name

register = template.Library()

NEUTRAL = "https://www.metservice.com/"
"""Where "Leave this page quickly" goes: a weather forecast. `QUICK_EXIT_URL` in the settings replaces it."""


@register.simple_tag
def leave_url() -> str:
    """The neutral page that someone in a hurry is sent to."""
    return str(getattr(settings, "QUICK_EXIT_URL", NEUTRAL))


@register.simple_tag
def which_site() -> str:
    """`public` or `desk`, from the process's own settings."""
    return site_name()
