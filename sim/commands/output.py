"""Where the output of a command goes: reports to standard output; failures and progress to standard error.

Whatever is printed goes through `write`, `say` or `print_file`: they keep what somebody else wrote from steering the
terminal, and manage with its encoding.
"""

from __future__ import annotations

import os
import re
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from sim.scenario.message import told

if TYPE_CHECKING:
    from reports.document import Document
    from sim.commands.options import Language
    from sim.experiment.runner import Progress
    from sim.scenario.problem import Problem

RUN_FAILED = 1
BAD_INPUT = 2

_WARNING = {"en": "warning: ", "zh": "提醒:"}
_BAR_WORDS = {"en": ("simulating", "replications, left:"), "zh": ("正在模拟", "次重复运行,剩余:")}


def write(document: Document) -> None:
    """Render a document to standard output."""
    from reports.terminal import render

    render(document, width=None, color=None, file=sys.stdout)


def manage_with_surroundings() -> None:
    """Keep odd surroundings from ending the program: poor encodings, and widths that are none."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace" if stream is sys.stdout else "backslashreplace")
    for size in ("COLUMNS", "LINES"):
        if not re.fullmatch("[1-9][0-9]{1,3}", os.environ.get(size, "80"), re.ASCII):
            del os.environ[size]


def say(line: str) -> None:
    """Print one line on standard error; without it nothing can be told."""
    from reports.visible import on_one_line

    if sys.stderr is not None:
        with suppress(OSError):
            print(on_one_line(line), file=sys.stderr, flush=True)  # noqa: T201


def say_done(line: str) -> None:
    """Print one line on standard output."""
    from reports.visible import on_one_line

    print(on_one_line(line))  # noqa: T201


def print_file(text: str) -> None:
    """Print a file: byte for byte where it goes to a file again, but on a terminal nothing that could steer it."""
    from reports.json_file import write_bytes
    from reports.visible import on_lines

    if sys.stdout.isatty():
        print(on_lines(text), end="")  # noqa: T201
    else:
        write_bytes(text.encode("utf-8"))


class CommandError(Exception):
    """A command cannot go on: what is to be told, and the status to leave with."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.message = message
        self.status = status


def fail(message: str, status: int) -> NoReturn:
    """End a command; its message is told in the language of the command line."""
    raise CommandError(message, status)


def tell(problems: Sequence[Problem], language: Language) -> None:
    """Print every problem of a scenario on a line of its own."""
    from reports.problems import problem_line

    for problem in problems:
        say(problem_line(problem, language))


def warn(problem: Problem, language: Language) -> None:
    """Print a doubt about a scenario."""
    from reports.problems import problem_line

    say(f"{_WARNING[language]}{problem_line(problem, language)}")


def leave(message: str, status: int, language: Language) -> NoReturn:
    """Print one line and leave with a status."""
    tell_message(message, language)
    sys.exit(status)


def tell_message(message: str, language: Language) -> None:
    """Print one line of the program's own on standard error."""
    from reports.problems import message_text

    say(f"onething: {message_text(message, language)}")


def check_target(target: str | None, option: str = "--json") -> None:
    """A place where no result can be written is told before the work, not behind it."""
    is_output = target == "-"
    if target is None or (is_output and option == "--json"):
        return
    path = Path(target).absolute()
    if not target or is_output or path.is_dir():
        fail(
            told("{option} {target}: this is not the path of a file", option=option, target=target or repr(target)),
            BAD_INPUT,
        )
    if not path.parent.is_dir():
        fail(
            told("{option} {target}: there is no folder {folder}", option=option, target=target, folder=path.parent),
            BAD_INPUT,
        )


def write_results(
    target: str | None,
    write_json: Callable[[str], None],
    report: Callable[[], Document],
    *tables: Callable[[], None],
) -> None:
    """Write tables, results as JSON where that is asked for, and the report unless the JSON took its place.

    Files come first, as a reader of the report may leave in its middle; but one that cannot be written leaves it whole,
    and is told behind it.
    """
    unwritten: OSError | None = None
    files: list[Callable[[], None]] = [*tables]
    if target is not None:
        files.append(partial(write_json, target))
    for write_file in files:
        try:
            write_file()
        except OSError as error:
            unwritten = unwritten or error
    if target != "-":
        write(report())
    if unwritten is not None:
        sys.stdout.flush()
        raise unwritten


@contextmanager
def progress(language: Language) -> Iterator[Progress]:
    """A progress bar with the time left, on a terminal only; what happens to worker processes is told in a line."""
    from sim.experiment.failures import WorkersWarning

    def tell_warning(message: Warning | str, *_where: object, **_more: object) -> None:
        if isinstance(message, WorkersWarning):
            from reports.problems import message_text

            say(f"{_WARNING[language]}{message_text(message.message, language)}")

    with warnings.catch_warnings():
        warnings.simplefilter("always", WorkersWarning)
        warnings.showwarning = tell_warning
        with _bar(language) as show:
            yield show


@contextmanager
def _bar(language: Language) -> Iterator[Progress]:
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda _done, _all: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    doing, left = _BAR_WORDS[language]

    columns = (
        TextColumn(doing),
        BarColumn(bar_width=40),
        MofNCompleteColumn(),
        TextColumn(left),
        TimeRemainingColumn(),
    )
    # Drawn only when a replication is done: a thread of its own would have to live through the start of workers.
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("", total=None)

        def show(done: int, everything: int) -> None:
            bar.update(task, completed=done, total=everything, refresh=True)

        yield show
