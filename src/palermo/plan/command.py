"""`palermo plan`: the 28 items as they stand, as a table or as JSON."""

import json
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from palermo.law.period import Period, day_of, year
from palermo.plan import queries
from palermo.plan.data import plan, traceability
from palermo.plan.names import PILLARS, SHORT
from palermo.plan.queries import Figure, Standing
from palermo.plan.status import STATUSES
from palermo.server.arguments import parser
from palermo.session.opening import opening


def main(argv: list[str]) -> int:
    """`palermo plan`."""
    words = parser("plan", "The Plan's 28 action items: how far each has come, and what was counted in a period.")
    words.add_argument("--json", action="store_true", help="as JSON, for other programs")
    words.add_argument("--year", type=_year, help="count a calendar year; this year unless you say otherwise")
    words.add_argument("--from", dest="from_", type=_day, metavar="DAY", help="count from this day on, as 2026-07-01")
    words.add_argument("--until", type=_day, metavar="DAY", help="up to this day, the day itself left out")
    words.add_argument("--public", action="store_true", help="as it may be published: small figures suppressed")
    options = words.parse_args(argv)
    today = day_of(timezone.now())
    period = _period(words, options, today)
    counted = queries.count(period, today, publishing=options.public)
    with opening("", using="measures", role="measures"):
        standings = queries.standings(queries.recorded("measures"), counted, today)
    if options.json:
        print(json.dumps(as_json(standings), ensure_ascii=False, indent=2))
    else:
        _print(standings, period)
    return 0


def as_json(standings: Sequence[Standing]) -> dict[str, Any]:
    """The Plan for other programs: actions with their measures, goals, and what no item serves."""
    traced = traceability()
    return {
        "actions": [
            {
                "id": each.item.id,
                "pillar": each.item.pillar,
                "room": each.item.room,
                "status": each.status,
                "measures": [_measure(figure) for figure in each.figures],
            }
            for each in standings
        ],
        "goals": [
            {
                "id": goal.id,
                "pillar": goal.pillar,
                "text": goal.text,
                "actions": list(traced.by_goal[goal.id]),
            }
            for goal in plan().goals.values()
        ],
        "unserved": {"goals": list(traced.unserved_goals), "principles": list(traced.unserved_principles)},
    }


def _measure(figure: Figure) -> dict[str, Any]:
    return {
        "key": figure.measure.key,
        "value": figure.result.value,
        "unit": figure.measure.unit,
        "state": figure.result.state,
    }


def _period(words: ArgumentParser, options: Namespace, today: date) -> Period:
    if options.year and (options.from_ or options.until):
        words.error("say either --year, or --from and --until")
    if not (options.from_ or options.until):
        return year(options.year or today.year)
    try:
        return Period(options.from_ or plan().adopted, options.until or today + timedelta(days=1))
    except ValueError as error:
        words.error(str(error))


def _print(standings: Sequence[Standing], period: Period) -> None:
    print(f"{plan().title} ({plan().adopted.year}), counted {period.in_english()}.")
    width = max(len(str(name)) for name in SHORT.values())
    for pillar, named in PILLARS.items():
        print(f"\n{named}")
        for each in standings:
            if each.item.pillar == pillar:
                words, _tone = STATUSES[each.status]
                name = f"{each.item.id:>2}  {SHORT[each.item.id]!s:<{width}}"
                print(f"  {name}  {words!s:<16}  {_figure(each.figure)}")
    traced = traceability()
    goals = ", ".join(map(str, traced.unserved_goals))
    principles = ", ".join(traced.unserved_principles)
    print(f"\nServed by no item: goal {goals}; principle {principles}.")


def _figure(figure: Figure) -> str:
    """A figure in a few words: “12 people”, or which kind of none it is."""
    result = figure.result
    return f"{result.value:g} {figure.measure.unit}" if result.value is not None else result.state


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"write the day as 2026-07-01, not {text}") from None


def _year(text: str) -> int:
    if not text.isdigit() or not 2000 <= int(text) <= 2200:
        raise ArgumentTypeError(f"write the year with four digits, not {text}")
    return int(text)
