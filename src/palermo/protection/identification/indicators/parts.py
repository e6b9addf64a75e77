"""What a set of indicators is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Indicator:
    """An observable sign, as one profile weighs it.

    `code` is ours and stable; `name` is the ILO's, letter for letter; `weight` is S strong, M medium, W weak.
    `question` and `looks_like` are ours, in English, marked for translation. `verified` is False where the
    weight is a guess of an unverified draft.
    """

    code: str
    name: str
    weight: str
    question: str
    looks_like: str
    dimension: str
    verified: bool = True


@dataclass(frozen=True)
class Profile:
    """A list of weighted indicators for one kind of person: `adult_labour`, `child_labour`, ….

    `rule` says how the pattern is made (“adult” or “child”). `set` with `version` is what a screening cites, as
    `labour@1`. `caution` is to stand on every result, page and paper; "" for a checked profile. `left_out` holds,
    by dimension, the codes and names that the set has and this profile gives no weight.
    """

    key: str
    title: str
    rule: str
    set: str
    version: str
    status: str
    source: str
    url: str
    checked_on: date | None
    checked: str
    caution: str
    dimensions: Mapping[str, tuple[Indicator, ...]] = field(repr=False)
    left_out: Mapping[str, tuple[str, ...]] = field(repr=False)

    @property
    def draft(self) -> bool:
        """Whether its weights are unverified."""
        return self.status == "draft"

    @property
    def cites(self) -> str:
        """Set and version, as a screening stores them: `labour@1`."""
        return f"{self.set}@{self.version}"


@dataclass(frozen=True)
class Sign:
    """A prompt without weight: what to look for, and the codes of the indicators to think of next (`see`)."""

    code: str
    name: str
    see: tuple[str, ...]
    question: str = ""


@dataclass(frozen=True)
class SignGroup:
    """Signs for one kind of place or person. `verified` False: the published sheet was not read; `note` says so."""

    code: str
    title: str
    verified: bool
    note: str
    signs: tuple[Sign, ...]


@dataclass(frozen=True)
class SignSet:
    """A versioned set of prompts with its source, and the caution that goes with it."""

    key: str
    version: str
    source: str
    url: str
    checked_on: date
    checked: str
    caution: str
    groups: tuple[SignGroup, ...]
