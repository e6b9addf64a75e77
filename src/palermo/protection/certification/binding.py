"""What an endorsement binds: the SHA-256 of exactly what was submitted. Plain Python."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Submitted:
    """Everything a senior officer decides on: the two findings, their sealed reasons, the evidence index.

    Sealed values stand in it by id: an id is made anew at every sealing, so changed words are another id.
    """

    certification: UUID
    subject: UUID
    case: UUID
    findings: Mapping[str, Mapping[str, object]]
    sealed: Iterable[UUID] = ()
    evidence: Iterable[UUID] = ()
    words: Iterable[UUID] = ()


def digest(submitted: Submitted) -> str:
    """64 hexadecimal digits that change with anything submitted, and with nothing else (order is nothing)."""
    plain = {
        "certification": str(submitted.certification),
        "subject": str(submitted.subject),
        "case": str(submitted.case),
        "findings": {kind: dict(content) for kind, content in submitted.findings.items()},
        "sealed": sorted(map(str, submitted.sealed)),
        "evidence": sorted(map(str, submitted.evidence)),
        "words": sorted(map(str, submitted.words)),
    }
    canonical = json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(canonical.encode()).hexdigest()
