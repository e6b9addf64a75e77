"""S6 and S7: what turned out to be something else. Every one is invented."""

from datetime import datetime

from palermo.demo import later, met, seen, steps
from palermo.demo.steps import HOUR, Told111
from palermo.demo.stories.story import DAY, referred
from palermo.prevention.reporting.criteria import Answers
from palermo.protection.identification.screening.operations import Circumstances


def staged(at: datetime) -> None:
    """S6. Certified; later proved to have been staged; revoked by a second senior officer once he was told, helped, heard."""
    case = referred(Told111("A man says he was sold to a builder.", "CAN", "building"), at, "jun")
    (party,) = steps.crew(case, ("Anton Invented",), "jun", at + DAY, "en")
    issued = steps.issue(steps.assess(case, party, at + DAY, lead="jun"), "ngaire", at + 5 * DAY)
    steps.revoke(issued, "paul", "viv", at + 60 * DAY)


def smuggled(at: datetime) -> None:
    """S7. Paid, agreed, over on arrival, nobody exploited: smuggling. Two months on one of them tells more: taken up again."""
    report = steps.acknowledge(
        steps.call(Told111("Two people came ashore at night and paid for it.", "NTL", "other"), at), at + HOUR
    )
    of = Circumstances(occasion="border", place="other", region="NTL", met=2)
    people = met.screened(
        "otto", of, ("Rafa Invented", "Nito Invented"), "es", seen.SMUGGLED, at + 3 * HOUR, where="Invented: a jetty."
    )
    met.end_screening("otto", people, "not", "smuggling", at + 5 * HOUR)
    answers = Answers(entry="no", payment="yes", consent="yes", ended="yes", exploitation="no", benefit="no")
    steps.close(report, "smuggling", at + 6 * HOUR, answers)
    met.take_up_again("otto", people[0], "person_told_more", at + 60 * DAY)
    later.reopen(report, "new_information", at + 60 * DAY + HOUR)
