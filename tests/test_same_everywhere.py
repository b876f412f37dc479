"""The same bytes on every machine: hash seed, locale, time zone and working directory change nothing of a result."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

MACHINES = {
    "Chinese, east of Greenwich, hash seed 0": {"LC_ALL": "zh_CN.UTF-8", "TZ": "Asia/Shanghai", "PYTHONHASHSEED": "0"},
    "Turkish, west of Greenwich, hash seed 4711": {
        "LC_ALL": "tr_TR.UTF-8",
        "LANG": "tr_TR.UTF-8",
        "TZ": "America/St_Johns",
        "PYTHONHASHSEED": "4711",
    },
    "no locale, a summer that changes the clock, optimised": {
        "LC_ALL": "C",
        "TZ": "CET-1CEST,M3.3.0,M10.5.0/3",
        "PYTHONOPTIMIZE": "1",
    },
}

SHORT = ("--set", "horizon.length=10 workdays")
COMMANDS = {
    "report": ("run", "construction-start", "--replications", "2", "--lang", "en", *SHORT),
    "JSON": ("run", "catering-change", "--replications", "3", "--lang", "en", "--json", "-", *SHORT),
    "trace": ("trace", "construction-start", "--case", "3", "--lang", "zh", *SHORT),
}


def output(arguments: tuple[str, ...], surroundings: dict[str, str], cwd: Path) -> bytes:
    """Standard output of the program on a machine set up like this."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "TZ", "PYTHONH"))}
    run = subprocess.run(
        [sys.executable, "-m", "sim.cli", *arguments],
        env={**clean, "COLUMNS": "100", "PYTHONUTF8": "1", **surroundings},
        cwd=cwd,
        capture_output=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, b"")
    return run.stdout


@pytest.fixture(scope="module")
def expected(tmp_path_factory) -> dict[str, bytes]:
    """What comes out on a machine with nothing set, on one core."""
    folder = tmp_path_factory.mktemp("anywhere")
    jobs = {"report": ("--jobs", "1"), "JSON": ("--jobs", "1")}
    return {name: output((*command, *jobs.get(name, ())), {}, folder) for name, command in COMMANDS.items()}


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("machine", MACHINES)
def test_every_machine_says_the_same(machine, command, expected, tmp_path):
    """The surroundings change no byte; nor do two cores, where the command knows them."""
    assert output(COMMANDS[command], MACHINES[machine], tmp_path) == expected[command]
