"""The addresses of signing in: of allauth's many views only those that are needed here."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.contrib.auth.decorators import login_required
from django.urls import path

from palermo.web.desk.entrance import at_the_door, ends_old_token, has_pass_phrase, onward

urlpatterns = [
    path("", account.login, name="account_login"),
    path("on/", onward, name="onward"),
    path("closed/", account.account_inactive, name="account_inactive"),
    path("again/", account.reauthenticate, name="account_reauthenticate"),
    path(
        "pass-phrase/",
        ends_old_token(login_required(has_pass_phrase(account.password_change))),
        name="account_change_password",
    ),
    path("code/", at_the_door(mfa.authenticate), name="mfa_authenticate"),
    path("code/again/", at_the_door(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("two-steps/", mfa.index, name="mfa_index"),
    path("two-steps/set-up/", at_the_door(totp.activate_totp), name="mfa_activate_totp"),
    path("two-steps/turn-off/", at_the_door(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("recovery-codes/", at_the_door(recovery.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "recovery-codes/new/",
        at_the_door(recovery.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "recovery-codes/file/",
        at_the_door(recovery.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
]
