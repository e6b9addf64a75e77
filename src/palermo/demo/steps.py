"""The acts that the stories are told in: each one operation, by its own officer, at its own time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from palermo.agencies import queries as officers
from palermo.cases import operations as cases
from palermo.cases.models import Case, Group, Party
from palermo.demo.acting import acting
from palermo.demo.cast import officer_id
from palermo.journeys import (
    case_closed,
    certification_declined,
    certification_issued,
    certification_revoked,
    person_presumed,
    report_to_referral,
)
from palermo.law import receipt
from palermo.prevention.reporting import operations as reporting
from palermo.prevention.reporting.criteria import Answers
from palermo.prevention.reporting.models import Report
from palermo.prevention.reporting.told import Told
from palermo.protection.certification import operations as certifying
from palermo.protection.certification.child import operations as protecting
from palermo.protection.certification.child.grounds import CHECKS
from palermo.protection.certification.facts import Choice
from palermo.protection.certification.models import Certification, Presumption, ProtectionNotice
from palermo.protection.certification.presumed import operations as presuming
from palermo.protection.certification.presumed.consent import Consent
from palermo.protection.identification import operations as identifying
from palermo.protection.support import operations as supporting
from palermo.protection.support.models import File
from palermo.vault.files import Given

HOUR = timedelta(hours=1)
files = File.objects

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
    file: Given | None = PAYSLIP,
    took: timedelta = 26 * HOUR,
) -> Certification:
    """Both findings, a line of evidence, and the submission, which came so long after the beginning."""
    with acting(lead) as officer:
        begun = certifying.begin(case=case, party=party, officer=officer, at=at)
        identifying.record_evidence(
            case=case, party=party, kind="document", what="An invented payslip that shows what was held back.",
            officer=officer, at=at + HOUR, file=file,
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
            certification=begun, reasons="Invented reasons of the drafter.", officer=officer, at=at + took,
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


def support(
    party: Party, agency: str, manager: str, at: datetime, *, by: str, language: str, needed: tuple[str, ...]
) -> File:
    """Somebody who identified the person refers them; a case manager of an NGO or the ministry accepts."""
    with acting(by) as officer:
        asked = supporting.Asked(
            seat=officers.seat(agency, "case_manager"), consent="given", child="no", how="interpreter",
            language=language, needed=needed, urgent="accommodation" in needed,
            note="Invented: reach them through the community worker, not at work.",
        )  # fmt: skip
        referral = supporting.refer(party=party.pk, asked=asked, identified_at=party.made_at, officer=officer, at=at)
    with acting(manager) as officer:
        return supporting.accept(referral=referral, officer=officer, at=at + 3 * HOUR, version=referral.version)


def plan_for(
    file: File,
    manager: str,
    levels: Mapping[str, int | None],
    goals: Mapping[str, str],
    at: datetime,
    agreed_by: str = "person",
) -> None:
    """The case manager asks about the twelve needs, and agrees a plan with the person, or a child's guardian, the day after."""
    with acting(manager) as officer:
        now = supporting.record_needs(file=file, levels=levels, words={}, officer=officer, at=at, version=file.version)
        supporting.agree_plan(
            file=now, goals=goals, agreed_by=agreed_by, language=now.referral.language, given_how="both",
            interpreter=True, officer=officer, at=at + 24 * HOUR, version=now.version,
        )  # fmt: skip


def serve(file: File, manager: str, kind: str, moments: Sequence[tuple[str, datetime, str]]) -> None:
    """A service asked for, and what became of it: steps, each with its moment and its reason."""
    with acting(manager) as officer:
        now = files.get(pk=file.pk)
        (_asked, asked_at, _none), *rest = moments
        service = supporting.ask_service(file=now, kind=kind, officer=officer, at=asked_at, version=now.version)
        for step, at, reason in rest:
            service = supporting.move_service(
                service=service, step=step, reason=reason, officer=officer, at=at, version=service.version
            )


def review(file: File, manager: str, levels: Mapping[str, int | None], at: datetime) -> None:
    """The needs and the plan, looked at again with the person."""
    with acting(manager) as officer:
        now = files.get(pk=file.pk)
        supporting.record_review(
            file=now, levels=levels, words={}, summary="Invented: sleeps again, and has made friends.", with_person=True,
            officer=officer, at=at, version=now.version,
        )  # fmt: skip


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
        certifying.record_told(certification=now, language="en", officer=officer, at=at + HOUR, version=now.version)
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


def presume(by: str, name: str, language: str, at: datetime) -> Presumption:
    """Somebody meets an adult and presumes them a victim, with their consent."""
    with acting(by) as officer:
        party = presuming.record_person(language=language, name=name, officer=officer, at=at)
        return person_presumed.presume(
            party=party, basis="signs_seen", child="no", consent=Consent("interpreter", language, at),
            words="Invented: works every day, is not paid, and is fetched and brought.", officer=officer, at=at,
        )  # fmt: skip


def tell_police(made: Presumption, by: str, at: datetime) -> None:
    """The person agrees that Police know who they are."""
    with acting(by) as officer:
        presuming.tell_police(
            presumption=made, consent=Consent("interpreter", "vi", at), officer=officer, at=at, version=made.version
        )


def presume_child(by: str, name: str, language: str, at: datetime, child: str = "yes") -> ProtectionNotice:
    """Somebody presumes a child a victim; child protection has the notice at once."""
    with acting(by) as officer:
        party = presuming.record_person(language=language, name=name, officer=officer, at=at)
        made = person_presumed.presume(
            party=party, basis="said_so", child=child, consent=None,
            words="Invented: does all the work of a house and is not at school.", officer=officer, at=at,
        )  # fmt: skip
        return ProtectionNotice.objects.get(presumption=made)


def protect(notice: ProtectionNotice, at: datetime) -> None:
    """Child protection receives the notice and sees the child."""
    with acting("cyd") as officer:
        now = protecting.receive(notice=notice, officer=officer, at=at, version=notice.version)
        protecting.act(
            notice=now,
            reason="moved_to_safety",
            words="Invented.",
            officer=officer,
            at=at + 2 * HOUR,
            version=now.version,
        )


def guard(notice: ProtectionNotice, name: str, at: datetime) -> None:
    """The nurse proposes a guardian, child protection appoints them."""
    with acting("tess") as officer:
        row = protecting.propose(notice=notice, relation="known_adult", name=name, officer=officer, at=at)
    with acting("cyd") as officer:
        protecting.appoint(
            guardian=row,
            checks=tuple(CHECKS),
            words="Invented.",
            officer=officer,
            at=at + 5 * HOUR,
            version=row.version,
        )


def close_case(case: Case, lead: str, reason: str, at: datetime) -> None:
    """The case is closed by its checklist, once nothing waits any more."""
    answers = {"told": "everybody_told", "papers": "given_back", "safety": "nobody_in_danger"}
    with acting(lead) as officer:
        now = Case.objects.get(pk=case.pk)
        case_closed.close(case=now, reason=reason, answers=answers, officer=officer, at=at, version=now.version)


def end_support(file: File, manager: str, at: datetime) -> None:
    """The case manager closes the file with what came of it."""
    with acting(manager) as officer:
        now = files.get(pk=file.pk)
        supporting.close(
            file=now,
            reason="goals_reached",
            outcome="safe_and_settled",
            words="Invented.",
            officer=officer,
            at=at,
            version=now.version,
        )
