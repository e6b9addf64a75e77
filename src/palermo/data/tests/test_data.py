"""The data files agree with one another."""

import re
from datetime import date

import holidays
import pytest

from palermo.data import load_toml, path

AGENCIES = [row["id"] for row in load_toml("nz-2009", "plan.toml")["agency"]]


def test_what_is_read_once_cannot_be_changed():
    rows = load_toml("nz-2009", "plan.toml")
    with pytest.raises(TypeError):
        rows["plan"]["title"] = "another"
    assert isinstance(rows["action"], tuple)


def test_a_missing_file_says_where_to_add_it():
    with pytest.raises(FileNotFoundError, match="There is no data file nz-2009/none.toml"):
        load_toml("nz-2009", "none.toml")


def test_the_plan_keeps_its_source_and_copyright():
    head = path("nz-2009", "plan.toml").read_text(encoding="utf-8")[:600]
    assert "Crown copyright 2009" in head
    assert "978-0-478-33375-6" in head


def test_no_data_file_names_a_machine_path():
    for folder in (path(), path("nz-2009"), path("authorities"), path("indicators")):
        for file in folder.iterdir():
            if file.name.endswith(".toml"):
                assert not re.search(r"/(home|root|work|tmp|usr)/", file.read_text(encoding="utf-8")), file.name


def test_every_agency_of_the_plan_has_its_names_one_after_another():
    rows = load_toml("nz-2009", "agencies.toml")
    assert [row["id"] for row in rows["agency"]] == AGENCIES
    for row in (*rows["agency"], *rows["within"]):
        names = row["names"]
        assert "until" not in names[-1]
        assert all(one["until"] == other["from"] for one, other in zip(names, names[1:], strict=False)), row["id"]
    assert all(row["agency"] in AGENCIES for row in rows["within"])


def test_the_plans_agency_names_are_the_first_ones():
    first = {row["id"]: row["names"][0]["name"] for row in load_toml("nz-2009", "agencies.toml")["agency"]}
    assert first == {row["id"]: row["name"] for row in load_toml("nz-2009", "plan.toml")["agency"]}


def test_labour_became_business_innovation_and_employment_on_1_july_2012():
    names = load_toml("nz-2009", "agencies.toml")["agency"][0]["names"]
    assert names[1]["from"] == date(2012, 7, 1)


def test_every_role_belongs_to_agencies_or_to_a_person_and_names_only_roles_it_is_apart_from():
    rows = load_toml("nz-2009", "roles.toml")["role"]
    ids = [row["id"] for row in rows]
    assert len(ids) == len(set(ids))
    for row in rows:
        assert bool(row.get("agencies")) is not row.get("person", False), row["id"]
        assert set(row.get("agencies", ())) <= set(AGENCIES)
        assert set(row.get("apart_from", ())) <= set(ids)


def test_whoever_decides_is_apart_from_whoever_drafts_and_support_from_investigation():
    apart = {row["id"]: row.get("apart_from", ()) for row in load_toml("nz-2009", "roles.toml")["role"]}
    assert "investigator" in apart["senior_police_officer"]
    assert "investigator" in apart["case_manager"]
    assert "case_manager" in apart["work_and_income_officer"]


def test_the_endorsing_rank_is_a_rank():
    ranks = [row["id"] for row in load_toml("nz-2009", "roles.toml")["rank"]]
    policy = next(row for row in load_toml("nz-2009", "policy.toml")["policy"] if row["unit"] == "rank")
    assert policy["values"][0]["value"] in ranks


def test_every_region_has_an_anniversary_calendar():
    codes = [row["code"] for row in load_toml("regions.toml")["region"]]
    assert len(codes) == len(set(codes)) == 17
    assert set(codes) <= set(holidays.NZ.subdivisions)


def test_industries_are_the_21_sections_and_every_place_names_one_of_them():
    rows = load_toml("industries.toml")
    assert "".join(row["code"] for row in rows["section"]) == "ABCDEFGHIJKLMNOPQRSTU"
    assert all(row.get("section", "A") in "ABCDEFGHIJKLMNOPQRSTU" for row in rows["place"])


def test_languages_have_a_code_each_and_those_written_from_the_right_say_so():
    rows = load_toml("languages.toml")["language"]
    assert len({row["code"] for row in rows}) == len(rows)
    assert sum(row["wave"] == 1 for row in rows) == 13
    assert {row["code"] for row in rows if row["rtl"]} == {row["code"] for row in rows if row["script"] == "Arab"}
