"""A line of an explanation: which sentence, and what it is about; English unless it is given a translator."""

from collections.abc import Callable
from dataclasses import dataclass

from palermo.protection.identification.indicators.words import OR, SENTENCES

Fact = int | str | tuple[str, ...]


@dataclass(frozen=True)
class Reason:
    """A sentence of `words.SENTENCES` by its code, with its facts. `str()` gives it in English."""

    code: str
    facts: tuple[tuple[str, Fact], ...] = ()

    def __str__(self) -> str:
        return self.in_words(str)

    def in_words(self, translate: Callable[[str], str]) -> str:
        """The sentence as `translate` (Django's `gettext`) says it, its facts too."""
        said = {name: _said(name, fact, translate) for name, fact in self.facts}
        return translate(SENTENCES[self.code]) % said


def reason(code: str, **facts: Fact) -> Reason:
    """The reason of that code. Raises LookupError when there is no such sentence."""
    if code not in SENTENCES:
        raise LookupError(f"There is no sentence {code}: add it to SENTENCES in indicators/words.py.")
    return Reason(code, tuple(facts.items()))


def _said(name: str, fact: Fact, translate: Callable[[str], str]) -> int | str:
    if isinstance(fact, tuple):
        return (translate(OR) if name == "needs" else "; ").join(translate(each) for each in fact)
    return fact if isinstance(fact, int) or not fact else translate(fact)
