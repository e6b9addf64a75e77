"""A report as it was told, before it is a row: codes, and words that are on their way to being sealed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from palermo.prevention.reporting.codes import FIELDS


@dataclass(frozen=True)
class Told:
    """A report as it was told: codes, and the words by the names of FIELDS."""

    words: Mapping[str, str]
    signs: tuple[str, ...] = ()
    ongoing: str = "unknown"
    region: str = ""
    place: str = ""
    contact: str = "none"
    language: str = "en-nz"
    said: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        said = {name: self.words[name].strip() for name in FIELDS if self.words.get(name, "").strip()}
        object.__setattr__(self, "said", said)
