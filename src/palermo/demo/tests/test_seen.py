"""What was seen in the scenarios comes to what they say, by the list they say."""

import pytest

from palermo.demo import seen
from palermo.protection.identification.indicators import assess, profile
from palermo.protection.identification.screening.signs import dimension_of


@pytest.mark.parametrize(
    ("codes", "key", "pattern"),
    [
        (seen.ORCHARD, "adult_labour", "trafficking"),
        (seen.VESSEL, "adult_labour", "trafficking"),
        (seen.STUDENT, "adult_labour", "deception_and_exploitation"),
        (seen.STUDENT + seen.STUDENT_LATER, "adult_labour", "trafficking"),
        (seen.NIECE, "child_labour", "trafficking"),
        (seen.NIECE, "adult_labour", "exploitation"),
        (seen.SMUGGLED, "adult_labour", "none"),
    ],
)
def test_each_scenario_comes_to_its_pattern(codes: tuple[str, ...], key: str, pattern: str) -> None:
    observed: dict[str, list[str]] = {}
    for code in codes:
        observed.setdefault(dimension_of(key, code), []).append(code)
    assert "" not in observed, "a code that is no indicator of the list"
    assert assess(profile(key), observed).pattern == pattern
