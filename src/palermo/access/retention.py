"""How long each table's rows are kept, and from what. A table that a room adds is named here, or the build fails.

Nothing is disposed of by itself, and no command disposes yet: when it is built, disposal is an act under a named
authority, never under a legal hold. The periods are local policy (policy.toml) until an authority sets them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from palermo.design.lazy import gettext_lazy as _
from palermo.law import dated


@dataclass(frozen=True)
class Retention:
    """A retention class: what is kept, from what its period runs, and the policy that sets it ("" for no end)."""

    what: Any
    since: Any
    policy: str = ""

    def months(self, on: date) -> int | None:
        """The period in months on a day; None where there is no end."""
        return int(dated.value(self.policy, on)) if self.policy else None


CLASSES: Mapping[str, Retention] = {
    "report": Retention(_("Reports and what was done with them"), _("the report was closed"), "retention.report"),
    "case": Retention(_("Cases, the people in them, assessments"), _("the case was closed"), "retention.case"),
    "screening": Retention(
        _("Visits, the people screened there, their signs and referrals"),
        _("it was decided to go no further; what led to a case is kept with the case"),
        "retention.screening",
    ),
    "certificate": Retention(
        _("Certifications and certificates"), _("the certificate ended, or was declined"), "retention.certificate"
    ),
    "support": Retention(
        _("Referrals for support, and support files"),
        _("the file was closed, or the referral not taken up"),
        "retention.support",
    ),
    "sealed": Retention(
        _("Names, words, numbers and files, sealed"), _("the same day as the record they stand beside")
    ),
    "grant": Retention(_("Who could see what, and why"), _("the grant ended"), "retention.grant"),
    "duty": Retention(_("Rosters, absences, who acted for whom"), _("the duty ended"), "retention.duty"),
    "officer": Retention(_("Officers, their seats and accounts"), _("the officer left"), "retention.officer"),
    "sign_in": Retention(_("Sign-ins, tokens and tries"), _("the session ended"), "retention.sign-in"),
    "message": Retention(_("Messages sent out"), _("the message was sent"), "retention.message"),
    "clock": Retention(_("Deadlines and their pauses"), _("the same day as the record they are about")),
    "ledger": Retention(_("The ledger"), _("never: it proves what was kept and what was disposed of")),
    "plan": Retention(_("Progress of the Plan"), _("never: the public record of what was promised and done")),
    "rules": Retention(_("Rules, reference data and the upgrades applied"), _("as long as the system runs")),
}

KEPT: Mapping[str, str] = {
    "access.grants": "grant",
    "access.need": "rules",
    "access.subject": "grant",
    "ledger.entry": "ledger",
    "public.account_emailaddress": "officer",
    "public.account_emailconfirmation": "sign_in",
    "public.agencies_absence": "duty",
    "public.agencies_account": "officer",
    "public.agencies_acting": "duty",
    "public.agencies_agency": "rules",
    "public.agencies_agencyname": "rules",
    "public.agencies_duty": "duty",
    "public.agencies_officer": "officer",
    "public.agencies_posting": "officer",
    "public.agencies_seat": "rules",
    "public.agencies_tries": "sign_in",
    "public.auth_group": "rules",
    "public.auth_group_permissions": "rules",
    "public.auth_permission": "rules",
    "public.cases_case": "case",
    "public.cases_closing": "case",
    "public.cases_filenumber": "case",
    "public.cases_group": "case",
    "public.cases_involvement": "case",
    "public.cases_merge": "case",
    "public.cases_party": "case",
    "public.cases_sameness": "case",
    "public.cases_source": "case",
    "public.cases_tie": "case",
    "public.certification_act": "certificate",
    "public.certification_certificate": "certificate",
    "public.certification_certification": "certificate",
    "public.certification_consent": "certificate",
    "public.certification_guardian": "certificate",
    "public.certification_personact": "certificate",
    "public.certification_presumption": "certificate",
    "public.certification_protectionnotice": "certificate",
    "public.clocks_deadline": "clock",
    "public.clocks_message": "message",
    "public.clocks_pause": "clock",
    "public.django_content_type": "rules",
    "public.django_migrations": "rules",
    "public.django_session": "sign_in",
    "public.identification_evidence": "case",
    "public.identification_finding": "case",
    "public.identification_referral": "screening",
    "public.identification_screening": "screening",
    "public.identification_sign": "screening",
    "public.identification_visit": "screening",
    "public.mfa_authenticator": "officer",
    "public.plan_progress": "plan",
    "public.reporting_classification": "report",
    "public.reporting_question": "report",
    "public.reporting_referral": "report",
    "public.reporting_report": "report",
    "public.support_file": "support",
    "public.support_plan": "support",
    "public.support_rating": "support",
    "public.support_referral": "support",
    "public.support_review": "support",
    "public.support_service": "support",
    "public.work_appointment": "case",
    "public.work_filter": "sign_in",
    "public.work_note": "case",
    "public.work_question": "case",
    "public.work_task": "case",
    "session.maintenance": "ledger",
    "session.reference_made": "rules",
    "session.token": "sign_in",
    "vault.blind": "sealed",
    "vault.chunk": "sealed",
    "vault.desk_key": "rules",
    "vault.file": "sealed",
    "vault.sealed": "sealed",
}
"""By table (schema.table), its class."""


def sentences(on: date) -> list[tuple[Any, str, bool]]:
    """Each class as a row: what is kept, for how long in words, and whether that is local policy."""
    rows = []
    for each in CLASSES.values():
        months = each.months(on)
        words = str(each.since)
        if months is not None:
            words = str(_("%(long)s after %(since)s")) % {"long": _long(months), "since": each.since}
        rows.append((each.what, words, months is not None))
    return rows


def _long(months: int) -> str:
    years, rest = divmod(months, 12)
    if rest:
        return str(_("%(n)s months")) % {"n": months}
    return str(_("%(n)s years")) % {"n": years} if years != 1 else str(_("1 year"))
