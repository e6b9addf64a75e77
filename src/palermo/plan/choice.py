"""The period a page counts, chosen by its address, and what was counted in it."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from palermo.agencies.asking import Asking
from palermo.law.period import day_of
from palermo.plan import queries, words
from palermo.plan.forms import PeriodForm
from palermo.plan.queries import Counted, Standing


@dataclass(frozen=True)
class Choice:
    """A page's period; `query` keeps it on the way to the next page."""

    form: PeriodForm
    today: date
    counted: Counted
    query: str

    @property
    def words(self) -> str:
        """The period in words."""
        return words.period(self.form.period)

    def standings(self) -> tuple[Standing, ...]:
        """All items as they stand today, with the period's figures."""
        return queries.standings(queries.recorded(), self.counted, self.today)


def chosen(request: Asking) -> Choice:
    """What the page's address chooses: this year unless it says otherwise."""
    today = day_of(request.now)
    form = PeriodForm(request.GET.dict(), today)
    counted = queries.count(form.period, today, publishing=form.publishing)
    kept = {key: value for key, value in request.GET.items() if key in form.fields and value}
    return Choice(form, today, counted, f"?{urlencode(kept)}" if kept else "")
