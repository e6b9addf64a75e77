"""Settings enough to draw pages, for working on this room alone."""

# ruff: noqa: F403

from palermo.settings.base import *
from palermo.settings.base import PACKAGE

INSTALLED_APPS = ["django.contrib.staticfiles", "palermo.design"]
DATABASES = {"default": {"ENGINE": "django.db.backends.dummy"}}
DATABASE_ROUTERS: list[str] = []
ROOT_URLCONF = "palermo.design.tests.gallery"
MIDDLEWARE = ["django.middleware.security.SecurityMiddleware", "csp.middleware.CSPMiddleware"]
LOGGING: dict[str, object] = {}
STATICFILES_DIRS = [PACKAGE / "design" / "static"]
