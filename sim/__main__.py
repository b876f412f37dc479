"""Where the program starts: an interrupt ends it quietly also while everything else is being imported."""

from __future__ import annotations

from typing import NoReturn

from sim.commands.leaving import leave_at_signals


def main() -> NoReturn:
    """Run the command line and exit with its status."""
    leave_at_signals()
    from sim.cli import main as command_line

    command_line()


if __name__ == "__main__":
    main()
