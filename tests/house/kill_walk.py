"""The main job as people press it, page by page over HTTP: from an anonymous report to a certificate.

Each act looks first whether it was done, as somebody does who lost the connection and does not know; then presses, and
is acknowledged only by the page that comes back. The receipt is the exception: the same form is sent again.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.house.browsing import Browser, Form, Interrupted, Page
from tests.house.kill import Said

WORDS = "Two women sleep behind the kitchen (invented)."
TOLD = {"signs": "danger", "what": WORDS, "contact": "receipt"}
PROTECTION = {"child": "no", "act": "met", "means": "met", "purpose": "met"}
LEGAL = dict.fromkeys(("moved", "handled", "to_exploit", "knew_of_coercion"), "met")
RECEIPT = re.compile(r"((?:[a-z]+ ){9}[a-z]+)")


@dataclass
class Walk:
    """One report and what becomes of it. known: the reference of the report that a receipt belongs to."""

    public: str
    desk: str
    known: Callable[[str], str]
    people: dict[str, Browser] = field(default_factory=dict)
    draft: Page | None = None
    report: str = ""
    case: str = ""
    party: str = ""
    certification: str = ""

    def as_(self, who: str) -> Browser:
        """The browser of an officer, signed in with one click."""
        if who not in self.people:
            browser = Browser(self.desk)
            page = browser.get("/demo/")
            browser.send(page, needed(page, f"/demo/{who}/"))
            self.people[who] = browser
        return self.people[who]

    def findings(self) -> str:
        """Where the findings on the person are made."""
        return f"/findings/{self.case}/{self.party}/"


def needed(page: Page, words: str) -> Form:
    """The form that must be there."""
    form = page.form(words)
    assert form, f"{page.url} offers no {words}: {[each.action for each in page.forms]}"
    return form


def last(url: str) -> str:
    """The reference at the end of an address."""
    return url.partition("?")[0].rstrip("/").rsplit("/", 1)[-1]


def tell(walk: Walk) -> Said:
    """Somebody reports. What they typed stays in their browser until a receipt comes back: then it is sent again."""
    browser = Browser(walk.public)
    if walk.draft is None:
        page = browser.get("/report/now/")
        while not (form := page.forms[-1]).buttons or "/receipt/" not in form.buttons:
            page = browser.send(page, form, **{name: given for name, given in TOLD.items() if name in form.names})
        walk.draft = page
    answer = browser.send(walk.draft, walk.draft.forms[-1], to="/receipt/")
    if any("/receipt/" in form.buttons for form in answer.forms):
        raise Interrupted("the public site says that it could not send this")
    found = RECEIPT.search(re.sub(r"<[^>]+>|\s+", " ", answer.text))
    assert found, answer.text
    walk.report = walk.known(found[1])
    return Said("told", walk.report, found[1])


def acknowledge(walk: Walk) -> Said:
    """Triage acknowledges it."""
    hana = walk.as_("hana")
    page = hana.get(f"/reports/{walk.report}/")
    if form := page.form("/acknowledge/"):
        page = hana.send(page, form)
    assert not page.form("/acknowledge/"), f"{walk.report} was acknowledged, and is offered again"
    return Said("acknowledged", walk.report)


def refer(walk: Walk) -> Said:
    """Triage refers it: a case opens. Whoever did not see the answer finds the case on the report's page."""
    hana = walk.as_("hana")
    page = hana.get(f"/reports/{walk.report}/")
    if form := page.form("/journeys/refer/"):
        page = hana.send(page, form)
        walk.case = last(page.url)
    else:
        walk.case = last(page.link("/cases/C-"))
    return Said("referred", walk.report, walk.case)


def take(walk: Walk) -> Said:
    """An investigator takes the case."""
    ari = walk.as_("ari")
    page = ari.get(f"/cases/{walk.case}/")
    if f"/cases/{walk.case}/hand-over/" not in page.links:
        page = ari.get(f"/cases/{walk.case}/take/")
        page = ari.send(page, needed(page, "/take/"))
    page.link("/hand-over/")
    return Said("taken", walk.case)


def add(walk: Walk) -> Said:
    """A person is added to it, by a name that is sealed."""
    ari = walk.as_("ari")
    page = ari.get(f"/cases/{walk.case}/people/")
    if not any("/people/P-" in link for link in page.links):
        page = ari.get(f"/cases/{walk.case}/people/add/")
        page = ari.send(page, needed(page, "/people/add/"), name=f"Invented {walk.case}")
    walk.party = last(page.link("/people/P-"))
    return Said("added", walk.case, walk.party)


def begin(walk: Walk) -> Said:
    """The certification is begun."""
    ari = walk.as_("ari")
    page = ari.get(f"/certificates/of/{walk.case}/{walk.party}/")
    if form := page.form("/certificates/of/"):
        walk.certification = last(ari.send(page, form).url)
    else:
        walk.certification = last(page.link("/certificates/K-"))
    return Said("begun", walk.certification, walk.party)


def protection(walk: Walk) -> Said:
    """The protection finding is made."""
    ari = walk.as_("ari")
    if f"{walk.findings()}protection/in-error/" not in ari.get(walk.findings()).links:
        _find(walk, ari.get(f"{walk.findings()}protection/"), PROTECTION)
    return Said("found", walk.party, "protection")


def legal(walk: Walk) -> Said:
    """The legal finding is made, on the law of the time."""
    ari = walk.as_("ari")
    if f"{walk.findings()}legal/in-error/" not in ari.get(walk.findings()).links:
        page = ari.get(f"{walk.findings()}legal/")
        page = ari.send(page, needed(page, "/legal/"), offence_from_year="2026", step="period")
        _find(walk, page, LEGAL)
    return Said("found", walk.party, "legal")


def _find(walk: Walk, page: Page, answers: dict[str, str]) -> None:
    form = page.forms[-1]
    reasons = {name: "Invented reason." for name in form.names if name.startswith("reason_")}
    page = walk.as_("ari").send(page, form, step="record", **answers, **reasons)
    page.link("/in-error/")


def submit(walk: Walk) -> Said:
    """The drafter submits."""
    return _step(walk, "ari", "submit", "submitted")


def issue(walk: Walk) -> Said:
    """A senior officer who did not draft it reads what was found, and issues."""
    return _step(walk, "ngaire", "issue", "issued")


def _step(walk: Walk, who: str, name: str, act: str) -> Said:
    officer = walk.as_(who)
    page = officer.get(f"/certificates/{walk.certification}/")
    if reading := page.form("/read/"):
        page = officer.send(page, reading)
    if form := page.form(f"/{name}/"):
        page = officer.send(page, form, **{each: "Invented." for each in form.names if not form.fields.get(each, "")})
    assert not page.form(f"/{name}/"), f"{name} of {walk.certification} was answered, and is offered again"
    return Said(act, walk.certification)


ACTS: tuple[Callable[[Walk], Said], ...] = (
    tell,
    acknowledge,
    refer,
    take,
    add,
    begin,
    protection,
    legal,
    submit,
    issue,
)
"""The path, in order."""
