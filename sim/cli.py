"""The command line: one app of all commands, and failures turned into one line and a status.

Everything heavy is imported by the command that needs it, so that help appears at once.
Exit status: 0 done, 1 a run failed, 2 bad input, 128 + number of the signal if interrupted (Ctrl-C: 130).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

from cyclopts import App, CycloptsError

from sim import __version__
from sim.commands.leaving import leaving_at_signals
from sim.commands.spoken import Language, typed_language
from sim.commands.output import BAD_INPUT, RUN_FAILED, CommandError, leave, manage_with_surroundings, tell
from sim.commands.table import COMMANDS
from sim.scenario.message import told

if TYPE_CHECKING:
    from sim.commands.chinese_help import ChineseHelp

app = App(
    name="onething",
    help="Simulate a procedure before and after its reform, on the same applicants: whose time is saved, and how much.",
    version=f"onething {__version__}",
    help_format="plaintext",
    suppress_keyboard_interrupt=False,
)
for command in COMMANDS:
    app.command(command.place, name=command.name, help=command.help)


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
        app.help_formatter = _help_formatter(arguments)
        app(arguments, exit_on_error=False, print_error=False)
        sys.stdout.flush()
    except CycloptsError as error:
        leave(_parser_message(error, language), BAD_INPUT, language)
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


def _parser_message(error: CycloptsError, language: Language) -> str:
    if language == "en":
        return str(error)
    from sim.commands.parser_words import in_chinese

    return in_chinese(error)


def _help_formatter(arguments: Sequence[str] | None) -> ChineseHelp | None:
    if typed_language(arguments) == "en":
        return None
    from sim.commands.chinese_help import ChineseHelp

    return ChineseHelp()


if __name__ == "__main__":
    main(sys.argv[1:])
