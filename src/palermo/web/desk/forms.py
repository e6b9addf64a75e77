"""What is asked at the door, in our words; the tests are allauth's."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeAgainForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms

from palermo.design.lazy import gettext_lazy as _

PLAIN = {"autocapitalize": "none", "spellcheck": "false"}


def _say(form: forms.BaseForm, name: str, label: object, hint: object = "", **attrs: str) -> None:
    """Give a field of allauth's form our label and hint, and take away what only looks like a label."""
    field = form.fields[name]
    field.label, field.help_text = label, hint  # type: ignore[assignment]
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(attrs)


class SignIn(LoginForm):  # type: ignore[misc]
    """User name and pass-phrase."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "login", _("User name"), **PLAIN)
        _say(self, "password", _("Pass-phrase"))


class SayAgain(ReauthenticateForm):  # type: ignore[misc]
    """The pass-phrase once more, before something about signing in is changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "password", _("Pass-phrase"))


class ChoosePassPhrase(ChangePasswordForm):  # type: ignore[misc]
    """A pass-phrase of one's own in place of the one that was given."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "oldpassword", _("The pass-phrase you have now"))
        _say(
            self,
            "password1",
            _("Your new pass-phrase"),
            _("At least 16 characters. Five or six words that do not belong together are good."),
        )
        _say(self, "password2", _("The new pass-phrase once more"))

    def save(self) -> None:
        super().save()
        self.user.renew = False
        self.user.save(update_fields=["renew"])


class GiveCode(AuthenticateForm):  # type: ignore[misc]
    """The code of the second step, or a recovery code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(
            self,
            "code",
            _("Code"),
            _("Six digits from the app, or one of your recovery codes."),
            inputmode="numeric",
        )


class GiveCodeAgain(CodeAgainForm):  # type: ignore[misc]
    """The same, before something about signing in is changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(
            self,
            "code",
            _("Code"),
            _("Six digits from the app, or one of your recovery codes."),
            inputmode="numeric",
        )


class TryCode(ActivateTOTPForm):  # type: ignore[misc]
    """The first code, to show that the app has the secret."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "code", _("The six digits the app shows now"), inputmode="numeric")
