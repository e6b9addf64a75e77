"""Invented people on the road to a certificate, brought to a stage by the operations themselves."""

from datetime import timedelta

from tests.support.people import NOW, acting

from palermo.agencies.models import Officer
from palermo.cases import operations as cases
from palermo.cases.models import Case, Party
from palermo.demo import cast
from palermo.protection.certification import operations
from palermo.protection.certification.facts import Choice
from palermo.protection.certification.models import Certificate, Certification
from palermo.protection.identification import operations as identification
from palermo.protection.identification.models import Finding
from palermo.protection.identification.queries import version_of

TRAFFICKED = {"child": "no", "act": "met", "means": "met", "purpose": "met"}
CHILD = {"child": "yes", "act": "met", "means": "not_needed", "purpose": "met"}
EXPLOITED_ONLY = {"child": "no", "act": "met", "means": "not_met", "purpose": "met"}
ENTRY = {"entry_arranged": "met", "entry_coerced": "met", "received": "unknown", "knew_of_entry": "unknown"}
NO_ENTRY = {
    "entry_arranged": "not_met",
    "entry_coerced": "not_met",
    "received": "met",
    "knew_of_entry": "not_met",
}
NOT_KNOWN = {
    "entry_arranged": "met",
    "entry_coerced": "unknown",
    "received": "met",
    "knew_of_entry": "unknown",
}
OF_2015 = {"moved": "not_met", "handled": "met", "to_exploit": "met", "knew_of_coercion": "unknown"}
CHOICE = Choice(reason="evidence_lacking", lacking="entry_coerced", review="another_senior_officer")


def person(by: str = "ari", name: str = "") -> tuple[Case, Party]:
    """A case opened by a triage officer, led by `by`, with one possible victim in it."""
    with acting("hana") as officer:
        case = cases.open_case(officer=officer, at=NOW)
        party = cases.add_party(
            case=case,
            kind="person",
            role="possible_victim",
            officer=officer,
            at=NOW,
            name=name or "Sione Invented",
        )
        lead = Officer.objects.get(pk=cast.officer_id(by))
        case = cases.assign(case=case, to=lead, officer=officer, at=NOW, version=case.version)
    return case, party


def find(
    case: Case,
    party: Party,
    protection: dict[str, str] | None = TRAFFICKED,
    legal: dict[str, str] | None = ENTRY,
    when: str = "2011-05",
    by: str = "ari",
) -> list[Finding]:
    """Record the findings given; None leaves one out."""
    made = []
    with acting(by) as officer:
        given = {"case": case, "party": party, "officer": officer, "at": NOW}
        if protection is not None:
            version = version_of(party.pk, case.pk, "protection")
            made.append(
                identification.record_finding(
                    **given,
                    kind="protection",
                    answers=protection,
                    version=version,
                    reasons={"act": "Invented reasons."},
                )
            )
        if legal is not None:
            version = version_of(party.pk, case.pk, "legal")
            made.append(
                identification.record_finding(
                    **given, kind="legal", answers=legal, version=version, offence_from=when, reasons={}
                )
            )
    return made


def begun(case: Case, party: Party, by: str = "ari") -> Certification:
    with acting(by) as officer:
        return operations.begin(case=case, party=party, officer=officer, at=NOW)


def submitted(
    protection: dict[str, str] = TRAFFICKED, legal: dict[str, str] = ENTRY, when: str = "2011-05"
) -> Certification:
    """A certification that waits for a senior officer, drafted by Detective Mokena."""
    case, party = person()
    certification = begun(case, party)
    find(case, party, protection, legal, when)
    return resubmitted(certification)


def resubmitted(certification: Certification, by: str = "ari") -> Certification:
    with acting(by) as officer:
        now = Certification.objects.get(pk=certification.pk)
        return operations.submit(
            certification=now,
            reasons="Invented reasons for this.",
            officer=officer,
            at=NOW,
            version=now.version,
        )


def issued(by: str = "ngaire") -> tuple[Certification, Certificate]:
    certification = submitted()
    with acting(by) as officer:
        return operations.issue(certification=certification, officer=officer, at=NOW, version=certification.version)


def declined(by: str = "ngaire", legal: dict[str, str] = NOT_KNOWN) -> tuple[Certification, Certificate | None]:
    certification = submitted(legal=legal)
    with acting(by) as officer:
        return operations.decline(
            certification=certification, choice=CHOICE, officer=officer, at=NOW, version=certification.version
        )


def under_review(by: str = "ngaire") -> Certification:
    certification, _certificate = issued(by)
    with acting("ari") as officer:
        return operations.question(
            certification=certification,
            reason="new_evidence",
            officer=officer,
            at=NOW,
            version=certification.version,
        )


def with_the_person(certification: Certification, *kinds: str) -> Certification:
    """Told, helped and heard, in that order, or the kinds given."""
    for hours, kind in enumerate(kinds or ("told", "helped", "heard")):
        with acting("ari") as officer:
            now = Certification.objects.get(pk=certification.pk)
            given = {
                "certification": now,
                "officer": officer,
                "at": NOW + timedelta(hours=hours),
                "version": now.version,
            }
            if kind == "told":
                operations.record_told(**given, language="sm", words="Invented: what is held against it.")
            elif kind == "helped":
                operations.record_helped(**given, helper="lawyer", accepted=True)
            else:
                operations.record_heard(**given, words="Invented: what the person said.")
    with acting("ari"):
        return Certification.objects.get(pk=certification.pk)
