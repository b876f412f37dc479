"""Start-up: how long it takes until something appears, beside importing rich, or NumPy and SimPy, in the same run.

    python -m pytest tests/benchmarks/test_start_up.py

Measured is wall time, as the user waits; of the rounds, in turns, the quickest counts. Nothing is compiled anew:
the byte code of the first round is kept for the others.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial

import pytest
from turns import quickest

from sim.commands import table

MOST_OF_RICH = 2.5
"""Help and the list of scenarios, as a multiple of importing `rich.console`."""

MOST_SECONDS_OF_THE_HEADLINE = 3.0
"""`onething run special-equipment` as it stands, on two cores."""

RICH = ("-c", "import rich.console")
LIBRARIES = ("-c", "import numpy, simpy")
PROGRAM = ("-c", "from sim.__main__ import main; main()")

AT_ONCE = {"help": ("--help",), "list": ("list",)}
COMMANDS = {
    "show": ("show", "special-equipment"),
    "check": ("check", "special-equipment"),
    "trace": ("trace", "special-equipment", "--case", "3"),
    "run, once": ("run", "special-equipment", "--replications", "1"),
    **{f"help of {command.name}": (command.name, "--help") for command in table.COMMANDS},
}
HEADLINE = ("run", "special-equipment")


def started(arguments: tuple[str, ...]) -> None:
    """A Python with these arguments, to its end."""
    env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run([sys.executable, *arguments], capture_output=True, check=True, env=env)


def wall_seconds(run: Callable[[], object]) -> float:
    """As the user waits."""
    begun = time.perf_counter()
    run()
    return time.perf_counter() - begun


def quickest_start(commands: dict[str, tuple[str, ...]], rounds: int) -> dict[str, float]:
    """Seconds of the quickest of so many rounds behind one that is not counted."""
    runs = {name: partial(started, arguments) for name, arguments in commands.items()}
    quickest(runs, 1, wall_seconds)
    return quickest(runs, rounds, wall_seconds)


def modules(arguments: tuple[str, ...]) -> int:
    """How many modules a command has imported when it ends."""
    script = (
        "import atexit, os, sys; atexit.register(lambda: os.write(2, str(len(sys.modules)).encode())); "
        f"sys.argv[1:] = {list(arguments)!r}; from sim.__main__ import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return int(done.stderr)


@pytest.fixture(scope="module")
def start_ups(sized) -> dict[str, float]:
    """Seconds of everything where benchmarks are asked for, else of what is held against each other."""
    at_once = {name: (*PROGRAM, *arguments) for name, arguments in AT_ONCE.items()}
    others = {name: (*PROGRAM, *arguments) for name, arguments in COMMANDS.items()}
    if not sized(1, 0):
        others = {"help of run": others["help of run"]}
    yardsticks = {"rich": RICH, "libraries": LIBRARIES}
    return {**quickest_start({**yardsticks, **at_once}, sized(15, 2)), **quickest_start(others, sized(2, 1))}


@pytest.mark.slow
def test_how_long_every_command_takes(start_ups, chart, sized):
    """A table of wall times with their ratios and the modules imported."""
    rows = ["start-up, wall time, as a multiple of importing rich.console, and of importing NumPy and SimPy"]
    for name, seconds in start_ups.items():
        arguments = {**AT_ONCE, **COMMANDS}.get(name)
        imported = f"{modules(arguments):5} modules" if arguments and sized(1, 0) else ""
        ratios = f"{seconds / start_ups['rich']:6.2f} x rich {seconds / start_ups['libraries']:6.2f} x libraries"
        rows.append(f"{name:<18}{seconds * 1000:7.0f} ms {ratios}  {imported}")
    chart.append("\n".join(rows))
    assert start_ups["help"] < start_ups["help of run"]


@pytest.mark.slow
@pytest.mark.parametrize("name", AT_ONCE)
def test_help_and_list_are_there_at_once(start_ups, sized, name):
    """Within 2.5 times the import of the library that draws them."""
    ratio = start_ups[name] / start_ups["rich"]
    assert ratio <= MOST_OF_RICH * sized(1, 2), f"{ratio:.2f}"


@pytest.mark.slow
@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="needs two cores")
def test_the_headline_is_there_in_three_seconds(chart, sized):
    """All of it: both processes, twenty replications, the report."""
    if not sized(1, 0):
        pytest.skip("its time is told only when benchmarks are asked for")
    found = quickest_start({"headline": (*PROGRAM, *HEADLINE), "libraries": LIBRARIES}, 6)
    ratio = found["headline"] / found["libraries"]
    chart.append(f"onething run special-equipment: {found['headline']:.2f} s, {ratio:.1f} x importing NumPy and SimPy")
    assert found["headline"] <= MOST_SECONDS_OF_THE_HEADLINE
