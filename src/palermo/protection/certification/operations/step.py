"""One step on a certification: the facts it is judged by, the change, the act. Used by the operations beside it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F
from django.utils.translation import gettext as _

from palermo.agencies import queries as officers
from palermo.agencies.models import Officer
from palermo.cases.operations import Conflict, Refused
from palermo.ledger.operations import append
from palermo.protection.certification import queries, ranks
from palermo.protection.certification.binding import Submitted, digest
from palermo.protection.certification.facts import Choice, Facts
from palermo.protection.certification.lifecycle import CERTIFICATION, LIVE
from palermo.protection.certification.models import Act, Certification
from palermo.protection.identification import queries as findings
from palermo.protection.identification.criteria import ELEMENTS
from palermo.protection.identification.models import Finding
from palermo.vault import queries as vault
from palermo.vault.files import beside
from palermo.vault.operations import seal


def hash_of(certification: Certification) -> str:
    """The hash of what stands now."""
    return digest(standing_now(certification))


def standing_now(certification: Certification) -> Submitted:
    """What a decision binds: the current findings, their sealed reasons, the evidence index, the drafter's words."""
    standing = findings.current(certification.subject_id, certification.case_id)
    index = findings.evidence(certification.subject_id, certification.case_id)
    evidence = list(index.values_list("id", flat=True))
    about = [finding.id for finding in standing.values()]
    return Submitted(
        certification=certification.id,
        subject=certification.subject_id,
        case=certification.case_id,
        findings={kind: _content(finding) for kind, finding in standing.items()},
        sealed=vault.latest(about).values(),
        evidence=[*evidence, *vault.latest(evidence).values(), *_files(evidence)],
        words=vault.latest([certification.id], "reasons").values(),
    )


def _files(evidence: list[UUID]) -> list[UUID]:
    return [file.id for files in beside(evidence).values() for file in files]


def _content(finding: Finding) -> Mapping[str, object]:
    return {
        "id": str(finding.id),
        "answers": finding.answers,
        "answer": finding.answer,
        "law": finding.law,
        "no_version": finding.no_version,
        "from": finding.offence_from,
        "until": finding.offence_until,
        "by": str(finding.recorded_by),
        "version": finding.version,
    }


def elements_of(legal: Finding | None) -> tuple[str, ...]:
    """What a decline can name as lacking: the elements of the law that applied, or why none did."""
    if legal is None:
        return ()
    if legal.no_version:
        return ("time_not_known",) if legal.no_version == "unknown" else ("no_such_offence",)
    return tuple(element.code for element in ELEMENTS[legal.law])


def facts_of(certification: Certification, officer: Officer, at: datetime, choice: Choice | None = None) -> Facts:
    """Everything the conditions of the lifecycle look at, for this officer at this moment."""
    standing = findings.current(certification.subject_id, certification.case_id)
    protection, legal = standing.get("protection"), standing.get("legal")
    drafters = {
        certification.drafted_by,
        certification.submitted_by,
        *(each.recorded_by for each in standing.values()),
    }
    apart = frozenset(str(who) for who in drafters if who)
    endorser = str(certification.decided_by or "")
    able, on_duty = queries.able_to_decide(at, apart | {endorser, str(officer.id)})
    lowest = queries.lowest_rank(at)
    live = Certification.objects.filter(subject_id=certification.subject_id, status__in=LIVE)
    return Facts(
        officer=str(officer.id),
        drafters=apart,
        endorser=endorser,
        rank_reaches=ranks.reaches(officer.rank, lowest),
        lowest_rank=ranks.name_of(lowest),
        protection=protection.answer if protection else "",
        legal=legal.answer if legal else "",
        elements=elements_of(legal),
        unchanged=certification.status != "submitted" or hash_of(certification) == certification.submitted_hash,
        another_live=live.exclude(pk=certification.pk).exists(),
        told=certification.told_at is not None,
        helped=certification.helped_at is not None,
        heard=certification.heard_at is not None,
        able=len(able),
        on_duty=on_duty,
        choice=choice,
    )


def locked(certification: Certification, version: int) -> Certification:
    """The row as it is now, held until the transaction ends. Raises Conflict when it was changed since `version`."""
    now = Certification.objects.select_for_update().get(pk=certification.pk)
    if now.version != version:
        raise Conflict(
            _(
                "%(reference)s was changed by someone else since you opened it; it is now %(status)s. "
                "Read it again, then decide. What you typed is still here."
            )
            % {"reference": now.reference, "status": CERTIFICATION.label(now.status)}
        )
    return now


def check(
    name: str, certification: Certification, officer: Officer, at: datetime, choice: Choice | None = None
) -> None:
    """Raise Refused with the lifecycle's sentence when the officer may not take the step now, or gave no reason."""
    step = CERTIFICATION.step(name)
    chosen = choice or Choice()
    facts = facts_of(certification, officer, at, chosen)
    if refusal := CERTIFICATION.refusal(step, certification.status, officers.roles_held(at), facts):
        raise Refused(refusal)
    if step.reasons and chosen.reason not in step.reasons:
        raise Refused(_("Choose one of the reasons that are given."))


def take(
    name: str,
    verb: str,
    certification: Certification,
    officer: Officer,
    at: datetime,
    *,
    choice: Choice | None = None,
    words: str = "",
    terms: Mapping[str, str | int] | None = None,
    changes: Mapping[str, object] | None = None,
) -> Certification:
    """Take a step that `check` allowed: the row, the act, the sealed words, the ledger's entry."""
    step, chosen = CERTIFICATION.step(name), choice or Choice()
    changed = Certification.objects.filter(pk=certification.pk, version=certification.version).update(
        status=step.to, version=F("version") + 1, **dict[str, Any](changes or {})
    )
    if not changed:
        raise Conflict(_("This was changed by someone else meanwhile: read it again, then decide."))
    certification.refresh_from_db()
    enter(name, certification, officer, at, chosen, words)
    append(
        verb,
        at=at,
        officer=officer,
        subject=certification.subject_id,
        compartment="assessment",
        about=certification.reference,
        authority=step.authority,
        reason=chosen.reason,
        terms=terms,
    )
    return certification


def enter(
    name: str, certification: Certification, officer: Officer, at: datetime, choice: Choice, words: str = ""
) -> Act:
    """Keep the step as an act of the certification, and seal what the officer typed beside it."""
    act = Act.objects.create(
        certification=certification,
        subject=certification.subject_id,
        number=certification.version,
        step=name,
        becomes=certification.status,
        at=at,
        officer=officer.id,
        reason=choice.reason,
        lacking=choice.lacking,
    )
    seal(subject=certification.subject_id, compartment="assessment", about=act.id, field="words", text=words)
    return act
