"""The command line: what is asked for is done, and failures turned into one line and a status.

Everything heavy is imported by what needs it, the parser of the command line included, so that help appears at once.
Exit status: 0 done, 1 a run failed, 2 bad input, 128 + number of the signal if interrupted (Ctrl-C: 130).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from sim.commands.first_page import shown_at_once
from sim.commands.leaving import leaving_at_signals
from sim.commands.output import BAD_INPUT, RUN_FAILED, CommandError, leave, manage_with_surroundings, tell
from sim.commands.spoken import Language, typed_language
from sim.scenario.message import told


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit with its status."""
    with leaving_at_signals(arguments):
        _main(arguments)


def _main(arguments: Sequence[str] | None) -> NoReturn:
    language = typed_language(arguments)
    if sys.stdout is None:
        leave("standard output is closed", RUN_FAILED, language)
    manage_with_surroundings()
    try:
        if not shown_at_once(arguments, language):
            _run(arguments, language)
        sys.stdout.flush()
    except CommandError as error:
        leave(error.message, error.status, language)
    except BrokenPipeError:
        # Whoever read the output has enough of it; the interpreter must not try to flush the rest.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except SystemExit as error:
        # The parser's help goes through rich, which leaves with a status of its own then.
        sys.exit(0 if isinstance(error.__context__, BrokenPipeError) else error.code)
    except OSError as error:
        place = error.filename or told("output")
        leave(told("{place}: {reason}", place=place, reason=told(str(error.strerror))), RUN_FAILED, language)
    except Exception as error:
        _leave_for(error, language)
        raise
    sys.exit(0)


def _run(arguments: Sequence[str] | None, language: Language) -> None:
    """Do what the command line asks for."""
    from cyclopts import CycloptsError

    from sim.commands.parser import app, help_formatter, message_of

    try:
        app.help_formatter = help_formatter(language)
        app(arguments, exit_on_error=False, print_error=False)
    except CycloptsError as error:
        leave(message_of(error, language), BAD_INPUT, language)


def _leave_for(error: Exception, language: Language) -> None:
    """Tell what is wrong with the input, or why a run could not be finished; return for a fault of the program."""
    from sim.scenario.problem import ScenarioError

    if isinstance(error, ScenarioError):
        tell(error.problems, language)
        sys.exit(BAD_INPUT)
    message = _message_of_failure(error)
    if message is not None:
        leave(message, BAD_INPUT if getattr(error, "is_mistake", False) else RUN_FAILED, language)


def _message_of_failure(error: Exception) -> str | None:
    """What to tell of a run that could not be finished; None of what is a fault of the program."""
    from sim.experiment.failures import RunError, reason_of
    from sim.scenario.holidays import UnknownYearError

    if isinstance(error, RunError):
        return error.message
    return reason_of(error) if isinstance(error, (UnknownYearError, MemoryError)) else None


if __name__ == "__main__":
    main(sys.argv[1:])
