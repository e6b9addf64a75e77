"""Settings that every process shares. A process adds only its database logins and its pages."""

import os
from pathlib import Path

from palermo.settings import environment

PACKAGE = Path(__file__).resolve().parent.parent
HOME = environment.home()
DEMO = environment.demo_mode()
DEBUG = False

SECRET_KEY = environment.secret_key("PALERMO_SECRET_KEY")
ALLOWED_HOSTS = os.environ.get("PALERMO_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
USE_X_FORWARDED_HOST = False
BEHIND_TLS = os.environ.get("PALERMO_BEHIND_TLS") == "1"
if BEHIND_TLS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 31536000

ROOMS = [
    "palermo.design",
    "palermo.session",
    "palermo.clocks",
    "palermo.ledger",
    "palermo.agencies",
    "palermo.access",
    "palermo.vault",
    "palermo.cases",
    "palermo.work",
    "palermo.plan",
    "palermo.prevention.reporting",
    "palermo.protection.identification",
    "palermo.protection.certification",
    "palermo.protection.support",
]
INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.staticfiles", "django.forms", *ROOMS]

DATABASES: dict[str, dict[str, object]] = {"default": {"ENGINE": "django.db.backends.dummy"}}
DATABASE_ROUTERS = ["palermo.session.router.Router"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ATOMIC_REQUESTS = False

USE_TZ = True
TIME_ZONE = "Pacific/Auckland"
USE_I18N = True
LANGUAGE_CODE = "en-nz"
LANGUAGES = [("en-nz", "English"), ("mi", "Te reo Māori")]
LOCALE_PATHS = [PACKAGE / "design" / "locale"]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "DIRS": [PACKAGE / "web" / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "palermo.design.context.site",
            ],
            "builtins": ["palermo.design.templatetags.components"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = os.environ.get("PALERMO_SMTP_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("PALERMO_SMTP_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("PALERMO_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("PALERMO_SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("PALERMO_SMTP_TLS", "") == "1"
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = os.environ.get("PALERMO_MAIL_FROM", "palermo@desk.example")
CHANNEL = os.environ.get("PALERMO_CHANNEL", "folder" if DEMO else "smtp")
WORKER_JOBS = ("palermo.clocks.outbox:send_waiting", "palermo.agencies.climbing:climb_late")
"""What the worker does each round, as `module:function`: the clocks' room is too low to import all of them."""
LEDGER_WORDS = (
    ("work", "palermo.clocks.kinds:WORDS"),
    ("work", "palermo.work.codes:WORDS"),
    ("support", "palermo.protection.support.codes:IN_SENTENCES"),
    ("screening", "palermo.protection.identification.screening.signs:WORDS"),
    ("screening", "palermo.protection.identification.screening.codes:WORDS"),
    ("certification", "palermo.cases.english:LANGUAGES"),
    ("certification", "palermo.protection.identification.questions:LACKING_WORDS"),
    ("certification", "palermo.protection.identification.questions:ENTRY_WORDS"),
    ("plan", "palermo.plan.lifecycle:REASONS"),
    ("certification", "palermo.protection.certification.presumed.grounds:WORDS"),
    ("certification", "palermo.protection.certification.grounds:WORDS"),
    ("child", "palermo.protection.certification.child.grounds:WORDS"),
    ("report", "palermo.prevention.reporting.codes:CHANNELS"),
    ("report", "palermo.prevention.reporting.codes:REASONS"),
    ("case", "palermo.cases.english:WORDS"),
    ("", "palermo.vault.kinds:WORDS"),
    ("access", "palermo.access.compartments:PURPOSES"),
)
"""What the codes in ledger entries mean: the filter of the verbs they stand under, and `module:table`.

A code that two rooms share is read as the verb's own room says it; of two tables of one room the later one says it.
"""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,  # else whatever was imported before this, django.request too, falls silent
    "formatters": {"line": {"()": "palermo.session.logs.AllowList"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    # No handler of Django's own: they print paths, and mail whole requests to administrators.
    "loggers": {
        "django": {"handlers": [], "level": "NOTSET"},
        "django.server": {"handlers": [], "level": "NOTSET", "propagate": True},
        "django.request": {"level": "ERROR"},  # an address nobody has is no news
    },
    "root": {"handlers": ["console"], "level": os.environ.get("PALERMO_LOG_LEVEL", "WARNING")},
}
SILENCED_SYSTEM_CHECKS: list[str] = []
