"""The officers' desk: its own login, the door's for signing in, the measures' for counting."""

from palermo.settings.base import *
from palermo.settings.base import BEHIND_TLS, DEMO, INSTALLED_APPS
from palermo.settings.environment import served

DATABASES = {
    "default": served("desk"),
    "ledger": served("desk"),
    "door": served("door"),
    "measures": served("measures"),
}
INSTALLED_APPS = [
    *INSTALLED_APPS,
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "palermo.web.desk",
]
ROOT_URLCONF = "palermo.web.desk.urls"
WSGI_APPLICATION = "palermo.web.desk.wsgi.application"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "palermo.web.desk.middleware.Language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "palermo.web.desk.middleware.OfficerSession",
    "django_htmx.middleware.HtmxMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
AUTH_USER_MODEL = "agencies.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 16},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
# Not "no-referrer": with it browsers send "Origin: null" with every form, and the CSRF check refuses them all.
SECURE_REFERRER_POLICY = "same-origin"
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"
SESSION_ENGINE = "palermo.agencies.door"
SESSION_COOKIE_NAME = "desk"
SESSION_COOKIE_AGE = 10 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
ACCOUNT_ADAPTER = "palermo.web.desk.sign_in.Adapter"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "30/m/ip,5/300s/key", "reauthenticate": "10/m/user"}
ACCOUNT_FORMS = {
    "login": "palermo.web.desk.forms.SignIn",
    "reauthenticate": "palermo.web.desk.forms.SayAgain",
    "change_password": "palermo.web.desk.forms.ChoosePassPhrase",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_TLS else 0
MFA_ADAPTER = "palermo.web.desk.two_steps.Adapter"
MFA_FORMS = {
    "authenticate": "palermo.web.desk.forms.GiveCode",
    "reauthenticate": "palermo.web.desk.forms.GiveCodeAgain",
    "activate_totp": "palermo.web.desk.forms.TryCode",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Palermo"
CACHES = {"default": {"BACKEND": "palermo.agencies.tries.Tries", "LOCATION": "agencies_tries"}}
FILE_UPLOAD_HANDLERS = ["palermo.vault.uploads.InMemory"]
DEMO_SIGN_IN = DEMO
