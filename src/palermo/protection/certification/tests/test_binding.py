"""The hash that an endorsement binds: of everything submitted, and of nothing else."""

from dataclasses import replace
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from palermo.protection.certification.binding import Submitted, digest

IDS = st.lists(st.uuids(), max_size=5, unique=True)
FINDINGS = st.dictionaries(
    st.sampled_from(("protection", "legal")),
    st.dictionaries(st.sampled_from(("answer", "law", "from")), st.sampled_from(("met", "not_met", "2011", ""))),
)


def submitted(findings: dict[str, dict[str, str]], sealed: list[UUID], evidence: list[UUID]) -> Submitted:
    return Submitted(UUID(int=1), UUID(int=2), UUID(int=3), findings, tuple(sealed), tuple(evidence), ())


@given(FINDINGS, IDS, IDS)
def test_order_is_nothing(findings: dict[str, dict[str, str]], sealed: list[UUID], evidence: list[UUID]) -> None:
    turned = {kind: dict(reversed(content.items())) for kind, content in reversed(findings.items())}
    assert digest(submitted(findings, sealed, evidence)) == digest(submitted(turned, sealed[::-1], evidence[::-1]))


@given(FINDINGS, FINDINGS, IDS, IDS)
def test_other_findings_have_another_hash(one: dict, other: dict, sealed: list[UUID], evidence: list[UUID]) -> None:
    same = digest(submitted(one, sealed, evidence)) == digest(submitted(other, sealed, evidence))
    assert same == (one == other)


@given(FINDINGS, IDS)
def test_a_new_text_new_evidence_or_another_person_changes_it(
    findings: dict[str, dict[str, str]], sealed: list[UUID]
) -> None:
    before = submitted(findings, sealed, [])
    changed = [
        replace(before, sealed=(*sealed, uuid4())), replace(before, evidence=(uuid4(),)), replace(before, words=(uuid4(),)),
        replace(before, subject=uuid4()), replace(before, case=uuid4()), replace(before, certification=uuid4()),
    ]  # fmt: skip
    assert len({digest(each) for each in (before, *changed)}) == 7


def test_evidence_does_not_pass_for_a_sealed_text() -> None:
    id_ = uuid4()
    assert digest(submitted({}, [id_], [])) != digest(submitted({}, [], [id_]))
