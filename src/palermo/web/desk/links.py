"""Where a reference leads: its prefix says which page. The one table of it."""

from palermo.law import references

PAGES = {
    "C": "/cases/{reference}/",
    "R": "/reports/{reference}/",
    "SC": "/screening/{reference}/",
    "K": "/certificates/{reference}/",
    "N": "/work/{reference}/",
    "T": "/work/{reference}/",
    "A": "/work/{reference}/",
    "Q": "/work/{reference}/",
    "S": "/support/{reference}/",
    "CN": "/support/refer/{reference}/",
    "PN": "/children/{reference}/",
    "GD": "/children/guardian/{reference}/",
    "P": "/find/{reference}/",
    "G": "/find/{reference}/",
}
"""By prefix. A party or a group is shown inside a case, so its page is looked for first."""


def link(reference: str) -> str:
    """The page of a reference, or "" for one that has none. Whether it exists, or may be seen, is not asked."""
    prefix, _hyphen, _rest = reference.partition("-")
    return PAGES.get(prefix, "").format(reference=reference)


def understood(text: str) -> tuple[str, str]:
    """What somebody typed into the jump box: the page to go to, or the sentence that says what is wrong."""
    if wrong := references.check(text):
        return "", wrong
    return link(references.normalise(text)), ""


def assessment(case: str, party: str) -> str:
    """The page where a person of a case is assessed."""
    return f"/findings/{case}/{party}/"
