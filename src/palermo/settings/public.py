"""The public site's process: one login that may hand in a report and can read none back; no desk key."""

from palermo.settings.base import *
from palermo.settings.base import INSTALLED_APPS
from palermo.settings.environment import secret_key, served

SECRET_KEY = secret_key("PALERMO_PUBLIC_SECRET_KEY")
DATABASES = {"default": {"ENGINE": "django.db.backends.dummy"}, "public": served("public")}
INSTALLED_APPS = [*INSTALLED_APPS, "palermo.web.public"]
ROOT_URLCONF = "palermo.web.public.urls"
WSGI_APPLICATION = "palermo.web.public.wsgi.application"
MIDDLEWARE = [
    # First, so that nothing below ever sees an address, a browser or a cookie.
    "palermo.web.public.middleware.NoTrace",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "palermo.web.public.middleware.Language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
"""No CSRF middleware: it needs a cookie, and there is no sign-in here to ride on (web/public/README.md)."""
# A report is text of at most some tens of kilobytes; nothing larger is read into memory.
DATA_UPLOAD_MAX_MEMORY_SIZE = 512 * 1024
# No page here asks for a file; without a handler one that is sent is read past, and is never on the disk.
FILE_UPLOAD_HANDLERS: list[str] = []
