"""Where the output of a command goes: reports to standard output; failures and progress to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from rich.console import Console

    from reports.document import Document
    from sim.experiment.compare import Progress

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


def tell(error: Exception) -> None:
    """Print every problem of a scenario on a line of its own."""
    print(error, file=sys.stderr)  # noqa: T201


def fail(message: str, status: int) -> NoReturn:
    """Print one line and leave with a status."""
    print(f"onething: {message}", file=sys.stderr)  # noqa: T201
    sys.exit(status)


def leave_interrupted() -> NoReturn:
    """Leave at once: end the workers, and do not wait, as the interpreter would, for what they are at."""
    from multiprocessing import active_children

    for worker in active_children():
        worker.kill()
    print("onething: interrupted", file=sys.stderr, flush=True)  # noqa: T201
    os._exit(INTERRUPTED)


def check_target(target: str | None) -> None:
    """A place where no result can be written is told before the work, not behind it."""
    if target is None or target == "-":
        return
    path = Path(target).absolute()
    if not target or path.is_dir():
        fail(f"--json {target or repr(target)}: this is not the path of a file", BAD_INPUT)
    if not path.parent.is_dir():
        fail(f"--json {target}: there is no folder {path.parent}", BAD_INPUT)


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
