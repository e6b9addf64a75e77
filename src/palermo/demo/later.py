"""The acts that come later in the stories: a decision is told, taken up again, decided anew; a child's case is opened."""

from collections.abc import Mapping
from datetime import datetime

from palermo.agencies import queries as officers
from palermo.cases import operations as cases
from palermo.cases.models import Case, Party
from palermo.demo.acting import acting
from palermo.demo.cast import officer_id
from palermo.demo.steps import HOUR
from palermo.journeys import presumed_to_case
from palermo.prevention.reporting import operations as reporting
from palermo.prevention.reporting.models import Report
from palermo.protection.certification import operations as certifying
from palermo.protection.certification.child import operations as protecting
from palermo.protection.certification.child.grounds import CHECKS
from palermo.protection.certification.models import Certification, Guardian, Presumption, ProtectionNotice
from palermo.protection.certification.presumed import operations as presuming
from palermo.protection.identification import operations as identifying
from palermo.protection.identification.queries import version_of
from palermo.protection.identification.screening import operations as screening
from palermo.protection.support import operations as supporting
from palermo.protection.support.models import File, Referral
from palermo.work import operations as work
from palermo.work.operations.step import Place


def task(case: Case, lead: str, to: str, what: str, words: str, at: datetime, due_at: datetime) -> None:
    """The lead gives somebody a task about the case, with its moment."""
    with acting(lead) as officer:
        work.give(
            place=Place(case.pk, "casefile", case.reference), what=what, words=words, to=officer_id(to), due_at=due_at,
            officer=officer, at=at,
        )  # fmt: skip


def stop(certification: Certification, lead: str, reason: str, at: datetime) -> None:
    """The assessment is stopped: the person does not wish it."""
    with acting(lead) as officer:
        certifying.stop(
            certification=certification, reason=reason, words="Invented.", officer=officer, at=at,
            version=certification.version,
        )  # fmt: skip


def found_later(case: Case, party: Party, lead: str, signs: tuple[str, ...], language: str, at: datetime) -> None:
    """The lead records on the case what came to light later, with a line of evidence."""
    with acting(lead) as officer:
        seen = screening.Seen(
            profile="adult_labour", codes=signs, observer="document", seen_at=at, evidence="message", language=language,
            words="Invented: his passport lay in the shop's safe; the agent's messages speak of the visa.",
        )  # fmt: skip
        screening.record_signs(seen=seen, case=case, party=party, officer=officer, at=at)
        identifying.record_evidence(
            case=case, party=party, kind="message", what="Invented messages in which the agent arranges the entry.",
            officer=officer, at=at,
        )  # fmt: skip


def submit_again(certification: Certification, lead: str, legal: Mapping[str, str], at: datetime) -> Certification:
    """The certification is reopened on new evidence, the legal finding made anew, and submitted again."""
    with acting(lead) as officer:
        now = Certification.objects.get(pk=certification.pk)
        now = certifying.reopen(
            certification=now, reason="new_evidence", words="Invented.", officer=officer, at=at, version=now.version
        )
        identifying.record_finding(
            case=now.case, party=now.subject, kind="legal", answers=legal,
            reasons=dict.fromkeys(legal, "Invented: the agent's messages show it."), officer=officer, at=at + HOUR,
            version=version_of(now.subject_id, now.case_id, "legal"), offence_from="2026",
        )  # fmt: skip
        now.refresh_from_db()
        return certifying.submit(
            certification=now, reasons="Invented reasons on what is new.", officer=officer, at=at + 2 * HOUR,
            version=now.version,
        )  # fmt: skip


def reopen(report: Report, reason: str, at: datetime) -> None:
    """Triage takes a closed report up again."""
    with acting("hana") as officer:
        now = Report.objects.get(pk=report.pk)
        reporting.reopen(report=now, reason=reason, officer=officer, at=at, version=now.version)


def case_of_child(made: Presumption, by: str, lead: str, at: datetime) -> Case:
    """Police are told, to protect the child; triage opens a case and gives it to an investigator."""
    with acting(by) as officer:
        now = Presumption.objects.get(pk=made.pk)
        presuming.tell_police(presumption=now, consent=None, officer=officer, at=at, version=now.version)
    with acting("hana") as officer:
        told = Presumption.objects.get(pk=made.pk)
        case = presumed_to_case.open_case(presumption=told, region="AUK", industry="T", officer=officer, at=at + HOUR)
        to = officers.officer(officer_id(lead))
        return cases.assign(case=case, to=to, officer=officer, at=at + HOUR, version=case.version)


def refer_child(
    party: Party, agency: str, at: datetime, *, by: str, language: str, needed: tuple[str, ...] = ("safety", "health")
) -> Referral:
    """Whoever met a child refers it for support: what is best for it decides, and an organisation is asked by name."""
    with acting(by) as officer:
        asked = supporting.Asked(
            seat=officers.seat(agency, "case_manager"), consent="child", child="yes", language=language, needed=needed,
            urgent=True, note="Invented: she may be reached through her school, never at the house.",
        )  # fmt: skip
        return supporting.refer(party=party.pk, asked=asked, identified_at=party.made_at, officer=officer, at=at)


def accept_support(referral: Referral, manager: str, at: datetime) -> File:
    """A case manager of the organisation that was asked accepts."""
    with acting(manager) as officer:
        return supporting.accept(referral=referral, officer=officer, at=at, version=referral.version)


def receive(notice: ProtectionNotice, at: datetime) -> None:
    """Child protection receives a notice, and has until the end of the day to see the child."""
    with acting("cyd") as officer:
        protecting.receive(notice=notice, officer=officer, at=at, version=notice.version)


def propose(notice: ProtectionNotice, relation: str, name: str, at: datetime) -> Guardian:
    """The nurse proposes a guardian."""
    with acting("tess") as officer:
        return protecting.propose(notice=notice, relation=relation, name=name, officer=officer, at=at)


def refuse_guardian(guardian: Guardian, reason: str, at: datetime) -> None:
    """Child protection vets them, and refuses."""
    with acting("cyd") as officer:
        protecting.refuse(
            guardian=guardian, reason=reason, words="Invented.", officer=officer, at=at, version=guardian.version
        )


def appoint_guardian(guardian: Guardian, at: datetime) -> None:
    """…or appoints them, with every check made."""
    with acting("cyd") as officer:
        protecting.appoint(
            guardian=guardian, checks=tuple(CHECKS), words="Invented.", officer=officer, at=at, version=guardian.version
        )
