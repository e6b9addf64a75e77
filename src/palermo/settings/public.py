"""The public site's process: one login that may hand in a report and can read none back; no desk key."""

from palermo.settings.base import *
from palermo.settings.base import INSTALLED_APPS
from palermo.settings.environment import served

DATABASES = {"default": {"ENGINE": "django.db.backends.dummy"}, "public": served("public")}
INSTALLED_APPS = [*INSTALLED_APPS, "palermo.web.public"]
ROOT_URLCONF = "palermo.web.public.urls"
WSGI_APPLICATION = "palermo.web.public.wsgi.application"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "palermo.web.public.middleware.NoTrace",
    "palermo.web.public.middleware.Language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
