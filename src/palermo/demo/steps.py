"""The acts that the stories are told in: each one operation, by its own officer, at its own time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from palermo.agencies import queries as officers
from palermo.cases import operations as cases
from palermo.cases.models import Case, Group, Party
from palermo.demo.acting import acting
from palermo.demo.cast import officer_id
from palermo.journeys import certification_declined, certification_issued, certification_revoked, report_to_referral
from palermo.law import receipt
from palermo.prevention.reporting import operations as reporting
from palermo.prevention.reporting.criteria import Answers
from palermo.prevention.reporting.models import Report
from palermo.prevention.reporting.told import Told
from palermo.protection.certification import operations as certifying
from palermo.protection.certification.facts import Choice
from palermo.protection.certification.models import Certification
from palermo.protection.identification import operations as identifying
from palermo.vault.files import Given

HOUR = timedelta(hours=1)

PROTECTION_MET = {"child": "no", "act": "met", "means": "met", "purpose": "met"}
PROTECTION_OF_A_CHILD = {"child": "yes", "act": "met", "means": "not_needed", "purpose": "met"}
ENTRY_BY_DECEPTION = {"moved": "met", "handled": "met", "to_exploit": "met", "knew_of_coercion": "met"}
NOT_SHOWN = {"moved": "unknown", "handled": "unknown", "to_exploit": "unknown", "knew_of_coercion": "unknown"}


PAYSLIP = Given(
    "Payslip (invented).txt",
    b"PAYSLIP (invented)\nHours 84   Gross 1,050.00\nHeld back for lodging 620.00, for the agent 380.00\nPaid 50.00\n",
)


@dataclass(frozen=True)
class Told111:
    """A call as the stories tell it: words, where, which kind of place, in which language, which signs of urgency."""

    what: str
    region: str
    place: str
    language: str = "en-nz"
    signs: tuple[str, ...] = ()
    channel: str = "phone"
    contact: str = "none"


def call(told: Told111, at: datetime) -> Report:
    """Sergeant Faleafa takes a caller's report."""
    with acting("lusi") as officer:
        return reporting.take(
            told=Told(
                words={"what": told.what},
                signs=told.signs,
                ongoing="yes",
                region=told.region,
                place=told.place,
                language=told.language,
                contact=told.contact,
            ),
            channel=told.channel,
            words=receipt.new(),
            heard_at=at - timedelta(minutes=10),
            officer=officer,
            at=at,
        )


def acknowledge(report: Report, at: datetime) -> Report:
    """Constable Reweti acknowledges it."""
    with acting("hana") as officer:
        return reporting.acknowledge(report=report, officer=officer, at=at, version=report.version)


def refer(report: Report, at: datetime) -> Case:
    """…and refers it: a case opens."""
    with acting("hana") as officer:
        return report_to_referral.refer(report=report, officer=officer, at=at, version=report.version)


def close(report: Report, reason: str, at: datetime, answers: Answers | None = None) -> None:
    """…or closes it, for a reason."""
    with acting("hana") as officer:
        reporting.close(report=report, reason=reason, answers=answers, officer=officer, at=at, version=report.version)


def ask(report: Report, question: str, at: datetime) -> None:
    """…or asks the reporter something."""
    with acting("hana") as officer:
        reporting.ask(report=report, question=question, officer=officer, at=at, version=report.version)


def take_on(case: Case, lead: str, at: datetime) -> Case:
    """An investigator takes the case on."""
    with acting(lead) as officer:
        return cases.assign(
            case=case, to=officers.officer(officer_id(lead)), officer=officer, at=at, version=case.version
        )


def crew(case: Case, names: tuple[str, ...], lead: str, at: datetime, language: str) -> list[Party]:
    """People met together are put into the case, each with a reference of their own."""
    with acting(lead) as officer:
        group: Group | None = None
        if len(names) > 1:
            group = cases.make_group(case=case, officer=officer, at=at, count=len(names))
        return [
            cases.add_party(
                case=case, kind="person", role="possible_victim", officer=officer, at=at, name=name, language=language,
                group=group,
            )
            for name in names
        ]  # fmt: skip


def suspect(case: Case, kind: str, role: str, name: str, lead: str, at: datetime) -> None:
    """Someone else in the case: an employer, a recruiter, a vessel."""
    with acting(lead) as officer:
        cases.add_party(case=case, kind=kind, role=role, officer=officer, at=at, name=name)


def assess(
    case: Case,
    party: Party,
    at: datetime,
    *,
    lead: str,
    protection: Mapping[str, str] = PROTECTION_MET,
    legal: Mapping[str, str] = ENTRY_BY_DECEPTION,
    offence: str = "2026",
    submit: bool = True,
) -> Certification:
    """Both findings, a line of evidence, and the submission."""
    with acting(lead) as officer:
        begun = certifying.begin(case=case, party=party, officer=officer, at=at)
        identifying.record_evidence(
            case=case, party=party, kind="document", what="An invented payslip that shows what was held back.",
            officer=officer, at=at + HOUR, file=PAYSLIP,
        )  # fmt: skip
        for kind, answers in (("protection", protection), ("legal", legal)):
            reasons = {name: f"Invented reason for {name.replace('_', ' ')}." for name in answers if name != "child"}
            identifying.record_finding(
                case=case, party=party, kind=kind, answers=answers, reasons=reasons, officer=officer, at=at + 2 * HOUR,
                version=0, offence_from=offence if kind == "legal" else "", offence_until="",
            )  # fmt: skip
        begun.refresh_from_db()
        if not submit:
            return begun
        return certifying.submit(
            certification=begun, reasons="Invented reasons of the drafter.", officer=officer, at=at + 26 * HOUR,
            version=begun.version,
        )  # fmt: skip


def issue(certification: Certification, senior: str, at: datetime) -> Certification:
    """A senior officer issues the certificate."""
    with acting(senior) as officer:
        return certification_issued.issue(
            certification=certification, officer=officer, at=at, version=certification.version
        )[0]


def decline(certification: Certification, senior: str, lacking: str, at: datetime) -> Certification:
    """A senior officer declines, naming what is lacking and how it can be reviewed."""
    with acting(senior) as officer:
        return certification_declined.decline(
            certification=certification, choice=Choice("evidence_lacking", lacking, "another_senior_officer"),
            words="Invented reasons of the decision.", officer=officer, at=at, version=certification.version,
        )[0]  # fmt: skip


def told(certification: Certification, lead: str, language: str, at: datetime) -> None:
    """The person is told of the decision, in their language."""
    with acting(lead) as officer:
        certifying.record_told(
            certification=certification, language=language, officer=officer, at=at, version=certification.version
        )


def revoke(certification: Certification, first: str, second: str, at: datetime) -> Certification:
    """Put under review by one, revoked by another after the person was told, helped and heard."""
    with acting(first) as officer:
        now = certifying.question(
            certification=certification, reason="information_from_abroad", words="Invented.", officer=officer, at=at,
            version=certification.version,
        )  # fmt: skip
        certifying.record_told(certification=now, language="en-nz", officer=officer, at=at + HOUR, version=now.version)
        now.refresh_from_db()
        certifying.record_helped(
            certification=now, helper="lawyer", accepted=True, officer=officer, at=at + 2 * HOUR, version=now.version
        )
        now.refresh_from_db()
        certifying.record_heard(
            certification=now, words="Invented answer of the person.", officer=officer, at=at + 30 * HOUR,
            version=now.version,
        )  # fmt: skip
        now.refresh_from_db()
    with acting(second) as officer:
        return certification_revoked.revoke(
            certification=now, reason="proved_not_trafficked", words="Invented.", officer=officer, at=at + 50 * HOUR,
            version=now.version,
        )  # fmt: skip
