"""What an endorsement binds: the SHA-256 of exactly what was submitted. Plain Python."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
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
    words: Iterable[UUID] = field(default=())


def digest(submitted: Submitted) -> str:
    """64 hexadecimal digits that change with anything submitted, and with nothing else (order is nothing)."""
    plain = asdict(submitted) | {
        name: sorted(str(id_) for id_ in getattr(submitted, name)) for name in ("sealed", "evidence", "words")
    }
    canonical = json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=True, default=str)
    return hashlib.sha256(canonical.encode()).hexdigest()
