"""Filters kept by an officer: theirs alone, once, and no more than can be read."""

import pytest
from django.db import DatabaseError
from tests.support.people import NOW, acting, officer

from palermo.cases.operations import Refused
from palermo.work import operations as work
from palermo.work import queries
from palermo.work.models import KeptFilter


def test_a_filter_is_kept_once_and_seen_by_its_officer_alone(house: str) -> None:
    with acting("ari") as ari:
        for _ in range(2):
            work.keep_filter(page="cases", asked={"status": "open", "region": "WGN", "lead": ""}, officer=ari, at=NOW)
        (kept,) = queries.kept(ari.id, "cases")
        assert kept.asked == "region=WGN&status=open"
    with acting("jun"):
        assert not KeptFilter.objects.exists()
    with acting("anna"):
        assert not KeptFilter.objects.exists()


def test_nobody_keeps_a_filter_for_somebody_else(house: str) -> None:
    with pytest.raises(DatabaseError), acting("jun"):
        KeptFilter.objects.create(officer=officer("ari").id, page="cases", asked="status=open", kept_at=NOW)


def test_an_empty_filter_and_the_twenty_first_are_refused(house: str) -> None:
    with acting("ari") as ari:
        with pytest.raises(Refused, match="Choose something"):
            work.keep_filter(page="cases", asked={"status": ""}, officer=ari, at=NOW)
        for number in range(20):
            work.keep_filter(page="cases", asked={"region": f"R{number}"}, officer=ari, at=NOW)
        with pytest.raises(Refused, match="20 filters"):
            work.keep_filter(page="cases", asked={"region": "more"}, officer=ari, at=NOW)
        work.forget(kept=queries.kept(ari.id, "cases")[0], officer=ari)
        assert KeptFilter.objects.count() == 19
