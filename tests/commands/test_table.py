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


def test_help_imports_nothing_that_takes_time() -> None:
    """Neither a command nor what commands need."""
    script = """
import sys
from sim.cli import main
try:
    main(["--help"])
except SystemExit:
    print(*sorted(sys.modules), file=sys.stderr)
"""
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stderr.split()
    assert "cyclopts" in loaded
    assert not [name for name in loaded if name in HEAVY]
    assert not [name for name in loaded if name in {command.place.partition(":")[0] for command in COMMANDS}]
