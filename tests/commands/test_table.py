"""The table of commands says what the commands say of themselves."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest

from sim.commands.table import COMMANDS, Command

HEAVY = ("numpy", "simpy", "yaml", "scipy", "sqlite3", "distributed", "platformdirs", "reports.run_report")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_help_is_the_first_line_of_the_docstring(command: Command) -> None:
    """It stands in the table so that help need not import every command."""
    module, _, function = command.place.partition(":")
    assert (getattr(import_module(module), function).__doc__ or "").splitlines()[0] == command.help


def test_names_are_different() -> None:
    """Each command once."""
    assert len({command.name for command in COMMANDS}) == len(COMMANDS)


@pytest.mark.parametrize("asked", [[], ["--help"], ["list"], ["run", "--help"]], ids=" ".join)
def test_help_imports_nothing_that_takes_time(asked: list[str]) -> None:
    """Neither a command nor what commands need; the parser only for the options of a command."""
    script = f"""
import sys
from sim.cli import main
try:
    main({asked!r})
except SystemExit:
    print(*sorted(sys.modules), file=sys.stderr)
"""
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stderr.split()
    assert ("cyclopts" in loaded) == ("run" in asked)
    assert not [name for name in loaded if name in HEAVY]
    others = {command.place.partition(":")[0] for command in COMMANDS if command.name not in asked}
    assert not others.intersection(loaded)
