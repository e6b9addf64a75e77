"""What `make bench` writes down: docs/benchmarks.md, with the day, the commit and the machine, and nothing that names it."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from scripts.bench_country import CALIBRATION, REQUESTS, TARGET, Measured

MEMORY = Path("/proc/meminfo")


@dataclass(frozen=True)
class Country:
    """What was measured of the pages: the rows, the officers' grants, the tables' sizes, the calibration query before and
    after, and what was noted when the country was loaded."""

    found: Sequence[Measured]
    held: Mapping[str, int]
    rows: Mapping[str, int]
    calibration: tuple[float, float]
    noted: Mapping[str, object]


def line(row: Measured) -> str:
    """One row as it is printed."""
    over = "" if row.at(0.95) <= TARGET else "  over the target"
    return f"{row.page:<36} {row.officer:<34} p50 {_ms(row.at(0.5)):>5}  p95 {_ms(row.at(0.95)):>5} ms{over}"


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:.0f}"


def write(file: Path, rows: Sequence[tuple[str, float]], country: Country, busy: float) -> None:
    """Write the page."""
    over = [row for row in country.found if row.at(0.95) > TARGET]
    judged = (
        "Every row is within it." if not over else f"{len(over)} of {len(country.found)} rows are over it, marked ✗."
    )
    officers = "\n".join(f"| {name} | {held:,} |" for name, held in country.held.items())
    pages = "\n".join(
        f"| {row.page} | {row.officer} | {_ms(row.at(0.5))} | {_ms(row.at(0.95))}{'' if row.at(0.95) <= TARGET else ' ✗'} |"
        for row in country.found
    )
    sizes = ", ".join(f"{count:,} in `{name}`" for name, count in country.rows.items())
    before, after = country.calibration
    file.write_text(f"""# Benchmarks

Written by `make bench`; no figure here is typed. Measure again on your machine: the calibration query says how fast it is.

| | |
|---|---|
| day | {datetime.now(UTC):%-d %B %Y} (UTC) |
| commit | {_commit()} |
| machine | {os.cpu_count()} cores, {_memory()} GB of memory |
| how busy it was before | load average {busy:.1f} |
| calibration query | {_ms(before)} ms before the pages, {_ms(after)} ms after them (`{CALIBRATION}`) |

## The desk in a country of {country.rows["cases_case"]:,} cases

A real desk server and its embedded PostgreSQL over HTTP, one request after another, row-level security on, {REQUESTS}
requests a row after a few that are not counted; cases and people are taken in turn from those the officer may open.
Milliseconds from asking to the last byte. The target is a p95 of {_ms(TARGET)} ms on two idle cores. {judged}

| page | officer | p50 | p95 |
|---|---|---|---|
{pages}

| officer | grants, with those of their seat |
|---|---|
{officers}

There are {sizes}. `palermo demo load` took {float(str(country.noted["seconds"])):.0f} s
for it, tables and keys included, on this machine (load average {float(str(country.noted["load"])):.1f} when it began).

## The house

| what | seconds |
|---|---|
{chr(10).join(f"| {name} | {seconds:.2f} |" for name, seconds in rows)}
""")


def _memory() -> str:
    total = next(line for line in MEMORY.read_text().splitlines() if line.startswith("MemTotal"))
    return f"{int(total.split()[1]) / 2**20:.0f}"


def _commit() -> str:
    git = ["git", "-C", str(Path(__file__).parent)]
    commit = subprocess.run(
        [*git, "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=True
    ).stdout.strip()
    changed = subprocess.run(
        [*git, "status", "--porcelain", "--", "../src"], capture_output=True, text=True, check=True
    ).stdout
    return f"`{commit}`" + (", with changes that are not committed" if changed.strip() else "")
