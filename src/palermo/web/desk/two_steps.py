"""The second step of signing in: a code from an app on the officer's telephone. The QR code is drawn here."""

import base64
import hashlib
import os
from io import BytesIO

import segno
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from palermo.design.lazy import gettext_lazy as _

BOUND_TO = b"palermo second step"


class Adapter(DefaultMFAAdapter):  # type: ignore[misc]
    """allauth's hooks: secrets lie encrypted in the door's table, and no picture is fetched from elsewhere."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("That code is not right, or its 30 seconds are over. Give the one the app shows now."),
        "cannot_delete_authenticator": _("The second step cannot be turned off here."),
    }

    def build_totp_svg(self, url: str) -> str:
        """The QR code of the secret, as an SVG picture."""
        drawn = BytesIO()
        segno.make(url, error="m").save(
            drawn, kind="svg", scale=5, border=4, xmldecl=False, dark="#0b0c0c", light="#fff"
        )
        return drawn.getvalue().decode()

    def encrypt(self, text: str) -> str:
        nonce = os.urandom(12)
        return base64.b64encode(nonce + AESGCM(_key()).encrypt(nonce, text.encode(), BOUND_TO)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        raw = base64.b64decode(encrypted_text)
        return AESGCM(_key()).decrypt(raw[:12], raw[12:], BOUND_TO).decode()


def _key() -> bytes:
    return hashlib.sha256(b"second step " + settings.SECRET_KEY.encode()).digest()
