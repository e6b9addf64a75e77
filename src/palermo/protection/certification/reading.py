"""A certification as it is read: findings side by side, evidence, what was done with the person, what happened."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from palermo.agencies import queries as officers
from palermo.cases.english import LANGUAGES
from palermo.law.authorities import authority
from palermo.ledger import queries as ledger
from palermo.ledger.words import spoken
from palermo.protection.certification import grounds, queries
from palermo.protection.certification.lifecycle import CERTIFICATION
from palermo.protection.certification.models import Act, Certification, PersonAct
from palermo.protection.certification.services import ON_CERTIFICATE, ON_PRESUMED
from palermo.protection.identification import english
from palermo.protection.identification import queries as findings
from palermo.protection.identification.models import Evidence, Finding
from palermo.protection.identification.questions import KINDS
from palermo.vault import queries as vault
from palermo.vault.files import beside as files_beside


@dataclass(frozen=True)
class Read:
    """Everything of one certification that a page shows, gathered once; `opened` are sealed texts that were revealed."""

    certification: Certification
    shown: list[Finding]
    index: list[Evidence]
    acts: list[Act]
    told: list[PersonAct]
    sealed: Mapping[tuple[UUID, str], UUID]
    opened: Mapping[UUID, str]
    names: Mapping[UUID, str]

    def name(self, who: UUID | None) -> str:
        """An officer as people say them; "" for nobody."""
        return self.names.get(who, "") if who else ""

    def text(self, row: UUID, field: str) -> str:
        """A sealed text beside a row, if it was opened; else ""."""
        id_ = self.sealed.get((row, field))
        return self.opened.get(id_, "") if id_ else ""


def gather(certification: Certification, opened: Mapping[UUID, str]) -> Read:
    """Read the certification with everything beside it that the session may see."""
    shown = findings_shown(certification)
    index = list(findings.evidence(certification.subject_id, certification.case_id))
    acts, told = queries.acts_of(certification), list(certification.person_acts.order_by("at"))
    people = {certification.drafted_by, certification.decided_by, certification.revoked_by}
    people |= {act.officer for act in acts} | {each.recorded_by for each in told}
    people |= {each.recorded_by for each in shown} | {each.recorded_by for each in index}
    names = officers.names([who for who in people if who])
    return Read(certification, shown, index, acts, told, sealed_ids(certification), opened, names)


def sealed_ids(certification: Certification) -> dict[tuple[UUID, str], UUID]:
    """Every sealed text that the page can open, by row and field."""
    index = findings.evidence(certification.subject_id, certification.case_id)
    rows = [certification.id, *(each.id for each in findings_shown(certification))]
    for beside in (index, certification.acts, certification.person_acts):
        rows += beside.values_list("id", flat=True)
    return vault.latest(rows)


def findings_shown(certification: Certification) -> list[Finding]:
    """The findings that were decided on; before a decision, those that stand."""
    if certification.protection and certification.legal and certification.decision:
        return [certification.protection, certification.legal]
    standing = findings.current(certification.subject_id, certification.case_id)
    return [standing[kind] for kind in KINDS if kind in standing]


def sides(read: Read) -> list[dict[str, object]]:
    """Protection and legal, side by side; a finding that is not there yet is None."""
    by_kind = {each.kind: each for each in read.shown}
    drawn: list[dict[str, object]] = []
    for kind, title in KINDS.items():
        finding = by_kind.get(kind)
        words = english.read(finding, findings.sealed_of(finding), read.opened) if finding else None
        by = read.name(finding.recorded_by) if finding else ""
        drawn.append({"kind": kind, "title": title, "read": words, "by": by})
    return drawn


def evidence(read: Read) -> list[english.Line]:
    """The evidence index."""
    files = files_beside(each.id for each in read.index)
    return [
        english.line(each, read.name(each.recorded_by), read.text(each.id, "what"), files.get(each.id, ()))
        for each in read.index
    ]


def person_acts(read: Read) -> list[dict[str, object]]:
    """What was done with the person, oldest first."""
    return [
        {
            "act": each,
            "by": read.name(each.recorded_by),
            "helper": grounds.HELPERS.get(each.helper, ""),
            "language": LANGUAGES.get(each.language, each.language),
            "words": read.text(each.id, "words"),
        }
        for each in read.told
    ]


def words_typed(read: Read) -> list[tuple[object, str, str, str]]:
    """What officers typed with their steps, where it was opened: when, who, which step, the words."""
    return [
        (act.at, read.name(act.officer), CERTIFICATION.step(act.step).words, text)
        for act in read.acts
        if (text := read.text(act.id, "words"))
    ]


def history(read: Read) -> list[ledger.Line]:
    """What the ledger says of it, as sentences."""
    rows = ledger.entries(subject=read.certification.subject_id, about=read.certification.reference)[:50]
    return ledger.read(rows, {**read.names, **officers.names(ledger.who_is_named(rows))}, spoken())


def if_declined(read: Read) -> dict[str, object] | None:
    """Who would learn of presumed status, and what named laws keep from it; None if the protection finding is not met."""
    if not any(each.kind == "protection" and each.answer == "met" for each in read.shown):
        return None
    tied = [(each, [authority(key) for key in each.tied_to]) for each in ON_CERTIFICATE if each.tied_to]
    return {"services": ON_PRESUMED, "tied": tied}
