"""Where the output of a command goes: reports to standard output; failures and progress to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from sim.scenario.message import told

if TYPE_CHECKING:
    from rich.console import Console

    from reports.document import Document
    from sim.commands.options import Language
    from sim.experiment.workers import Progress
    from sim.scenario.problem import Problem

RUN_FAILED = 1
BAD_INPUT = 2
INTERRUPTED = 130


def write(document: Document) -> None:
    """Render a document to standard output."""
    from reports.terminal import render

    render(document, width=None, color=None, file=sys.stdout)


def standard_error() -> Console:
    """The console of standard error."""
    from rich.console import Console

    return Console(stderr=True)


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
        print(problem_line(problem, language), file=sys.stderr)  # noqa: T201


def warn(problem: Problem, language: Language) -> None:
    """Print a doubt about a scenario."""
    from reports.problems import problem_line

    line = f"{'warning: ' if language == 'en' else '提醒:'}{problem_line(problem, language)}"
    standard_error().print(line, markup=False, highlight=False, soft_wrap=True)


def leave(message: str, status: int, language: Language) -> NoReturn:
    """Print one line and leave with a status."""
    _print_line(message, language)
    sys.exit(status)


def _print_line(message: str, language: Language) -> None:
    from reports.problems import message_text

    print(f"onething: {message_text(message, language)}", file=sys.stderr, flush=True)  # noqa: T201


def leave_interrupted(language: Language) -> NoReturn:
    """Leave at once: end the workers, and do not wait, as the interpreter would, for what they are at."""
    from multiprocessing import active_children

    for worker in active_children():
        worker.kill()
    _print_line("interrupted", language)
    os._exit(INTERRUPTED)


def check_target(target: str | None) -> None:
    """A place where no result can be written is told before the work, not behind it."""
    if target is None or target == "-":
        return
    path = Path(target).absolute()
    if not target or path.is_dir():
        fail(told("--json {target}: this is not the path of a file", target=target or repr(target)), BAD_INPUT)
    if not path.parent.is_dir():
        fail(told("--json {target}: there is no folder {folder}", target=target, folder=path.parent), BAD_INPUT)


def write_results(target: str | None, write_json: Callable[[str], None], report: Callable[[], Document]) -> None:
    """Write results as JSON where that is asked for, and the report unless the JSON took its place."""
    if target is not None:
        write_json(target)
    if target != "-":
        write(report())


@contextmanager
def progress() -> Iterator[Progress]:
    """A progress bar with the time left, on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda _done, _all: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("simulating"),
        BarColumn(bar_width=40),
        MofNCompleteColumn(),
        TextColumn("replications, left:"),
        TimeRemainingColumn(),
    )
    # Drawn only when a replication is done: a thread of its own would have to live through the start of workers.
    with Progress(*columns, console=standard_error(), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("", total=None)

        def show(done: int, everything: int) -> None:
            bar.update(task, completed=done, total=everything, refresh=True)

        yield show
