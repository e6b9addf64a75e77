"""Every page that the sweep looks at: those of the matrix that somebody may see, and those a form leads to.

A room that is added has its pages here without doing anything: each line for GET with a `+` is one. Pages that are the
answer to a form stand in `PRESSED`: whose, on which page, what is filled in (a selector and a value) or pressed (a
selector alone).
"""

from dataclasses import dataclass

from tests.house.addresses import DESK, PUBLIC
from tests.house.matrix import NOBODY, PEOPLE, Row, read

Steps = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Page:
    """One page: a name for its picture, whose, where, the answer it comes with, and what is done there first."""

    name: str
    who: str
    address: str
    status: int = 200
    steps: Steps = ()


PREFERRED = ("ari", "ngaire", "hana", "dora", "anna", "gwen", "kiri", "dai", "sela")
"""Whose page it is, where several may see it: who works with it most."""


def _desk(row: Row) -> Page:
    may = [who for who in PEOPLE if row.answer(who) == "+"]
    who = NOBODY if NOBODY in may else next((each for each in PREFERRED if each in may), may[0])
    return Page(f"desk-{_slug(row)}", who, row.address)


def _slug(row: Row) -> str:
    words = [word.strip("{}") for word in row.address.split("/") if word]
    return f"{row.name.replace(':', '-')}-{'-'.join(words)}".replace("?", "-").replace("=", "-").replace("{", "")


SHOWN = tuple(_desk(row) for row in read(DESK) if row.method == "GET" and "+" in row.signs)
OPEN_NAMES = "summary:has-text('Open the names')"
PRESSED: tuple[Page, ...] = (
    Page("desk-not-there", "ari", "/cases/{absent_case}/", 404),
    Page("desk-not-yours", "ngaire", "/findings/{case}/{person}/protection/", 403),
    Page("desk-home-triage", "hana", "/"),
    Page("desk-home-senior", "ngaire", "/"),
    Page("desk-home-duty", "dora", "/"),
    Page("desk-home-empty", "fred", "/"),
    Page("desk-cases-empty", "fred", "/cases/"),
    Page("desk-reports-empty", "fred", "/reports/"),
    Page("desk-case-of-another", "paul", "/cases/{case}/people/"),
    Page("desk-certificates-service", "sela", "/certificates/"),
    Page("desk-certificates-clinic", "ben", "/certificates/"),
    Page("desk-submitted-senior", "paul", "/certificates/{submitted}/"),
    Page("desk-review-senior", "paul", "/certificates/{review}/"),
    Page("desk-wrong-reference", "ari", "/", 200, (("input[name=reference]", "C-123"), ("form[action='/find/'] button",))),
    Page("desk-party-added", "ari", "/cases/{case}/people/add/", 200, (("main form button",),)),
    Page("desk-give-sent", "ngaire", "/cases/{case}/give/", 422, (("main form button",),)),
    Page("desk-hand-over-sent", "ari", "/cases/{case}/hand-over/", 422, (("main form button",),)),
    Page("desk-close-sent", "ari", "/journeys/cases/{unled}/close/", 422, (("main form button",),)),
    Page("desk-note-sent", "ari", "/cases/{case}/work/note/", 422, (("main form button",),)),
    Page("desk-task-sent", "ari", "/cases/{case}/work/task/", 422, (("main form button",),)),
    Page("desk-work-opened", "ari", "/cases/{case}/work/", 200,
         (("summary:has-text('Open what is written')",), ("button:has-text('Open the words')",))),
    Page("desk-piece-opened", "ari", "/work/{task}/", 200, (("main form button",),)),
    Page("desk-your-work", "jun", "/work/"),
    Page("desk-case-printed", "ari", "/cases/{case}/print/", 200, (("main form button",),)),
    Page("desk-case-merged", "ari", "/cases/{merged}/"),
    Page("desk-merge-sent", "ari", "/cases/{case}/merge/", 422, (("main form button",),)),
    Page("desk-filter-wrong", "ari", "/cases/?reference=C-123", 422),
    Page("desk-crew-sent", "ari", "/cases/{case}/people/crew/", 422, (("main form button",),)),
    Page("desk-number-sent", "ari", "/cases/{case}/people/{new}/number/", 422, (("main form button",),)),
    Page("desk-same-sent", "ari", "/cases/{case}/people/{new}/same/", 422, (("main form button",),)),
    Page("desk-end-role-sent", "ari", "/cases/{case}/people/{new}/role/possible_victim/ended/", 422, (("main form button",),)),
    Page("desk-note-read", "jun", "/cases/{theirs}/", 200, (("form[action$='/note/'] button",),)),
    Page("desk-numbers-opened", "ari", "/cases/{case}/people/{new}/", 200, (("form[action$='/number/opened/'] button",),)),
    Page("desk-name-without-purpose", "ari", "/cases/{case}/people/{new}/", 422, (("form[action$='/name/'] button",),)),
    Page("desk-name-opened", "ari", "/cases/{case}/people/{new}/", 200,
         (("#purpose_investigate",), ("form[action$='/name/'] button",))),
    Page("desk-names-unchosen", "ari", "/cases/{case}/people/", 422, ((OPEN_NAMES,), ("button:has-text('Open their names')",))),
    Page("desk-names-opened", "ari", "/cases/{case}/people/", 200,
         (("#pick_{new}",), ("#pick_{person}",), (OPEN_NAMES,), ("button:has-text('Open their names')",))),
    Page("desk-report-read", "hana", "/reports/{report}/", 200, (("form[action$='/read/'] button",),)),
    Page("desk-report-close-sent", "hana", "/reports/{known}/close/", 422, (("main form button >> nth=0",),)),
    Page("desk-report-told-apart", "hana", "/reports/{known}/apart/", 200, (("main form button >> nth=0",),)),
    Page("desk-refer-folded-out", "hana", "/reports/{known}/", 200, (("main details summary >> nth=0",),)),
    Page("desk-take-sent", "lusi", "/reports/new/", 422, (("main form button",),)),
    Page("desk-findings-read", "ngaire", "/findings/{case}/{person}/", 200, (("main form button",),)),
    Page("desk-protection-sent", "ari", "/findings/{case}/{person}/protection/", 422, (("button[value=record]",),)),
    Page("desk-legal-when-sent", "ari", "/findings/{case}/{new}/legal/", 422, (("main form button",),)),
    Page("desk-legal-asked", "ari", "/findings/{case}/{new}/legal/", 200,
         (("input[name$='_year'] >> nth=0", "2026"), ("main form button",))),
    Page("desk-evidence-sent", "ari", "/findings/{case}/{person}/evidence/", 422, (("main form button",),)),
    Page("desk-reasons-read", "ngaire", "/certificates/{submitted}/", 200, (("form[action$='/read/'] button",),)),
    Page("desk-decline-sent", "ngaire", "/certificates/{submitted}/", 422,
         (("details:has(form[action$='/decline/']) summary",), ("form[action$='/decline/'] button",))),
    Page("desk-printed", "ngaire", "/certificates/{issued}/print/", 200, (("main form button",),)),
    Page("desk-verified", "sela", "/certificates/verify/", 200, (("input[name=number]", "{number}"), ("main form button",))),
    Page("desk-not-verified", "sela", "/certificates/verify/", 422, (("main form button",),)),
    Page("desk-eligible", "ben", "/certificates/eligibility/", 200, (("input[name=code]", "{code}"), ("main form button",))),
    Page("desk-not-eligible", "ben", "/certificates/eligibility/", 200,
         (("input[name=code]", "{absent_code}"), ("main form button",))),
    Page("desk-put-on-duty-sent", "dora", "/duty/put/", 422, (("main form button",),)),
    Page("desk-away-sent", "ari", "/duty/away/", 422, (("main form button",),)),
    Page("desk-post-sent", "dora", "/duty/officers/hana/", 422, (("main form button",),)),
    Page("desk-milestone", "gwen", "/plan/items/13/"),
    Page("desk-milestone-risk-sent", "gwen", "/plan/items/13/milestones/1/risk/", 422, (("main form button",),)),
    Page("desk-wall-quarter", "anna", "/plan/?year=2026&quarter=1&publish=on"),
    Page("desk-ledger-filtered", "anna", "/ledger/?verb=certificate_issued"),
    Page("desk-sign-in-refused", NOBODY, "/sign-in/", 200, (("main form button",),)),
)  # fmt: skip
"""Pages that are the answer to a form, and pages that look otherwise to somebody else."""

JOURNEY: Steps = (
    ("main form button[value=next]",),
    ("textarea[name=what]", "Invented: six people sleep in the packing shed."), ("main form button[value=next]",),
    ("textarea[name=where]", "Invented: Tui Ridge"), ("main form button[value=next]",),
    ("main form button[value=next]",),
    ("main form button[value=next]",),
    ("main form button[value=next]",),
    ("input[value=reach]",), ("main form button[value=next]",),
    ("textarea[name=reach]", "Invented: text after six."), ("main form button[value=next]",),
)  # fmt: skip
"""The whole report, from the first question to the page of answers."""
_PRESSES = [number for number, step in enumerate(JOURNEY, start=1) if len(step) == 1 and "button" in step[0]]
PUBLIC_SHOWN = tuple(
    Page(f"public-{row.name}", NOBODY, row.address) for row in read(PUBLIC) if row.method == "GET" and row.signs == "+"
)
PUBLIC_PRESSED: tuple[Page, ...] = (
    *(Page(f"public-report-{count}", NOBODY, "/report/now/", 200, JOURNEY[:upto])
      for count, upto in enumerate(_PRESSES, start=2)),
    Page("public-report-urgent", NOBODY, "/report/now/", 200, (("input[name=signs] >> nth=0",), ("main form button[value=next]",))),
    Page("public-report-changing", NOBODY, "/report/now/", 200, (*JOURNEY, ("button[value='to:where']",))),
    Page("public-receipt", NOBODY, "/report/now/", 200, (*JOURNEY, ("button.govuk-button[formaction$='/receipt/']",))),
    Page("public-nothing-to-send", NOBODY, "/report/now/", 200,
         (("main form button[value=next]",), *(("main form button[value=skip]",),) * 6, ("button.govuk-button[formaction$='/receipt/']",))),
    Page("public-answer-empty", NOBODY, "/answer/", 200, (("main form button",),)),
    Page("public-answer-standing", NOBODY, "/answer/", 200, (("textarea[name=words]", "{words}"), ("main form button",))),
    Page("public-answer-question", NOBODY, "/answer/", 200, (("textarea[name=words]", "{asked_words}"), ("main form button",))),
    Page("public-answer-unknown", NOBODY, "/answer/", 200, (("textarea[name=words]", "{other_words}"), ("main form button",))),
    Page("public-not-there", NOBODY, "/nothing/", 404),
)  # fmt: skip
