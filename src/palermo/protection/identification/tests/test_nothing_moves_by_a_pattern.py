"""No score moves a record: what writes cannot reach what weighs, and no table keeps a pattern."""

import re
from functools import cache

import grimp
import pytest
from django.apps import apps
from django.db import connection

from palermo.ledger.verbs import VERBS
from palermo.protection.identification.indicators.words import PATTERNS

PACKAGE = "palermo.protection.identification.indicators"
WEIGHS = {PACKAGE, *(f"{PACKAGE}.{name}" for name in ("rule", "assessing", "changes", "reasons", "command"))}
DRAWS = "palermo.protection.identification.pattern"
MOVES = re.compile(r"\.(operations(\..+)?|lifecycle|needs|criteria|measures)$|^palermo\.journeys\.")
KEPT = re.compile(r"pattern|score|delphi|^(strong|medium|weak)$|_(strong|medium|weak)$")


@cache
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("palermo", cache_dir=None)


def movers() -> list[str]:
    return sorted(each for each in graph().modules if MOVES.search(each) and ".tests" not in each)


def test_the_modules_that_move_records_are_found() -> None:
    assert "palermo.protection.certification.operations.deciding" in movers()
    assert "palermo.protection.identification.operations" in movers()
    assert "palermo.journeys.certification_declined" in movers()
    assert WEIGHS | {DRAWS} <= set(graph().modules)


def test_no_operation_imports_the_indicators() -> None:
    for mover in movers():
        direct = {each for each in graph().find_modules_directly_imported_by(mover) if each.startswith(PACKAGE)}
        assert not direct, f"{mover} imports {sorted(direct)}: look lists up in a module of its own, and weigh nothing."


def test_no_operation_reaches_what_weighs_through_anything_it_imports() -> None:
    for mover in movers():
        if mover == "palermo.journeys.urls":  # names pages, which may draw
            continue
        reached = graph().find_upstream_modules(mover) & (WEIGHS | {DRAWS})
        assert not reached, f"{mover} reaches {sorted(reached)} by {graph().find_shortest_chain(mover, min(reached))}."


def test_what_weighs_imports_nothing_that_writes_and_no_django() -> None:
    for module in graph().find_descendants(PACKAGE) | {PACKAGE}:
        if ".tests" in module:
            continue
        outside = {each for each in graph().find_modules_directly_imported_by(module) if not each.startswith(PACKAGE)}
        assert outside <= {"palermo.data", "palermo.server.arguments"}, (module, outside)


def test_no_model_and_no_ledger_verb_keeps_a_pattern_or_a_score() -> None:
    fields = {
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        if model.__module__.startswith("palermo.")
        for field in model._meta.get_fields()
        if KEPT.search(field.name)
    }
    assert fields == set()
    assert [verb for verb in VERBS if KEPT.search(str(verb))] == []


def test_no_column_of_the_database_keeps_one_and_no_constraint_names_one(house: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select table_schema || '.' || table_name, column_name from information_schema.columns "
            "where table_schema not in ('pg_catalog', 'information_schema')"
        )
        assert [row for row in cursor.fetchall() if KEPT.search(row[1])] == []
        cursor.execute("select conname, pg_get_constraintdef(oid) from pg_constraint where contype = 'c'")
        assert [name for name, text in cursor.fetchall() if "deception_and_exploitation" in text] == []


@pytest.mark.parametrize("name", ["pattern", "last_score", "coercion_strong", "weak"])
def test_the_guard_would_notice_such_a_column(name: str) -> None:
    assert KEPT.search(name)
    assert "deception_and_exploitation" in PATTERNS
