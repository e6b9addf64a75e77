"""The invented country's matters: a table of stories, each told through operations by the officers themselves.

Every person, company, vessel and case is invented. A story's age is how many days before loading it began; those
younger than a few days leave something waiting on each officer's desk. S1 to S8 are the scenarios that the rules were
written against, each at another point of the road; a test walks each of them in a browser (tests/house).
"""

from palermo.demo.stories import of_persons, of_work, ordinary, told_apart
from palermo.demo.stories.story import Story

STORIES = (
    Story("a staged case", 300, told_apart.staged),
    Story("a restaurant", 240, ordinary.restaurant),
    Story("a housekeeper", 200, ordinary.long_ago),
    Story("another housekeeper", 95, ordinary.another),
    Story("a landing at night", 61, told_apart.smuggled),
    Story("a quarrel", 40, ordinary.nothing_in_it),
    Story("a student", 30, of_work.student),
    Story("an orchard", 21, of_work.orchard),
    Story("two women", 8, of_persons.two_women),
    Story("a niece", 6, of_persons.niece),
    Story("a man who agreed later", 4, ordinary.agreed_later),
    Story("a question to a reporter", 3, ordinary.asked),
    Story("a girl of seventeen", 2, of_persons.seventeen),
    Story("a locked door", 2, ordinary.submitted),
    Story("a cleaner, without Police", 0, ordinary.sheltered),
    Story("a charter vessel", 1, of_work.vessel),
    Story("a case nobody leads", 1, ordinary.unassigned),
    Story("in a kitchen", 0, ordinary.in_a_kitchen),
    Story("in a clinic", 0, ordinary.in_a_clinic),
    Story("on patrol", 0, ordinary.on_patrol),
    Story("at a visa counter", 0, ordinary.at_the_counter),
    Story("somebody who may be a child", 0, ordinary.perhaps_a_child),
    Story("a van before dawn", 0, ordinary.waiting),
)

__all__ = ["STORIES", "Story"]
