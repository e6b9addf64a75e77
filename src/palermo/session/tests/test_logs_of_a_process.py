"""A process as it is served says what went wrong, also by loggers that were made before Django was set up."""

import json
import subprocess
import sys

import pytest

SCRIPT = """
import logging, sys
import palermo.clocks.worker, django.utils.log
import django
django.setup()
logging.getLogger("palermo.clocks").warning("A fixed sentence.")
logging.getLogger("django.request").error("Secret %s", "words", extra={"status_code": 500})
logging.getLogger("django.request").warning("Not Found: /reports/R-SECRET/", extra={"status_code": 404})
logging.getLogger("django.server").error("GET /reports/R-SECRET/")
"""


@pytest.mark.parametrize("process", ["public", "desk", "worker"])
def test_what_goes_wrong_is_logged_without_a_word_of_it(process):
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env={"DJANGO_SETTINGS_MODULE": f"palermo.settings.{process}"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stderr.splitlines()]
    assert [line["logger"] for line in lines] == ["palermo.clocks", "django.request", "django.server"]
    assert lines[0]["message"] == "A fixed sentence."
    assert lines[1]["status"] == 500
    assert "ecret" not in done.stdout + done.stderr
    assert "SECRET" not in done.stdout + done.stderr
