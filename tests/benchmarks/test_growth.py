"""Cost that grows as the work grows: time and memory against the size of what is simulated.

    python -m pytest tests/benchmarks/test_growth.py

draws the chart of `sim/README.md`; there, every run has a process of its own, so that its memory is its own. In the
ordinary run of all tests the sizes are small, and looked at is the time alone.
"""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from growth import RUNS
from turns import seconds_of

GROWTH = Path(__file__).parent / "growth.py"
BAR = 20
MEGABYTES_OF_TEN_MILLION = 1000
MOST_GROWTH = 3
"""How much more one of many may cost than one of a tenth as many, in processor time; the machine is noisy."""

LARGEST = {
    "cases": (10**7, 10**4),
    "replications": (10**4, 10),
    "windows": (10**3, 10),
    "waiting": (10**6, 10**4),
    "waiting for two pools": (10**5, 10**3),
    "items": (10**5, 10**3),
}
"""The largest size, asked for and in the ordinary run."""


@cache
def run_of(what: str, size: int) -> dict[str, float]:
    """Seconds and megabytes of a run."""
    done = subprocess.run([sys.executable, str(GROWTH), what, str(size)], capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.slow
@pytest.mark.parametrize("what", LARGEST)
def test_cost_grows_as_the_work_grows(what, sized, chart):
    """Ten times the size takes at most thirty times the time; ten times the windows, three times."""
    largest = sized(*LARGEST[what])
    sizes = [10**power for power in range(len(str(largest)))]
    sizes = [size for size in sizes if size >= sized(1, largest // 10)]
    if sized(1, 0):
        runs = {size: run_of(what, size) for size in sizes}
        chart.append(drawn(what, runs))
        before, last = (runs[size]["seconds"] for size in sizes[-2:])
    else:
        before, last = (min(seconds_of(RUNS[what](size)) for _ in range(2)) for size in sizes)
    assert last <= before * MOST_GROWTH * (1 if what == "windows" else 10)


@pytest.mark.slow
def test_memory_of_many_cases(sized):
    """Ten million cases, simulated and measured, need less than a gigabyte; in small, as much for each."""
    base, size = run_of("cases", 1_000), sized(10**7, 10**5)
    used = run_of("cases", size)["megabytes"]
    allowed = MEGABYTES_OF_TEN_MILLION if size == 10**7 else base["megabytes"] + 50
    assert used < allowed


def drawn(what: str, runs: dict[int, dict[str, float]]) -> str:
    """A line for each size: time, the time of one (of all, for windows) as a bar, and memory."""
    share = {size: run["seconds"] / (1 if what == "windows" else size) for size, run in runs.items()}
    longest = max(share.values())
    lines = [f"{what:<24}{'time':>10}{'of one':>12}{'memory':>10}"]
    for size, run in runs.items():
        of_one = f"{share[size] * 1e6:,.0f} µs"
        bar = "█" * max(round(BAR * share[size] / longest), 1)
        lines.append(f"{size:>24,}{run['seconds']:>8.2f} s{of_one:>12}{run['megabytes']:>7.0f} MB  {bar}")
    return "\n".join(lines)
