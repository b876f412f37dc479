"""The command line: reads arguments, calls the rooms in their order, turns failures into one line and a status.

Everything heavy is imported by the command that needs it, so that help appears at once.
Exit status: 0 done, 1 a run failed, 2 bad input, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NoReturn

from cyclopts import App, CycloptsError, Parameter, Token
from cyclopts.validators import Number

from sim import __version__

if TYPE_CHECKING:
    from rich.console import Console

    from reports.document import Document
    from sim.experiment.compare import Progress

Language = Literal["en", "zh"]

RUN_FAILED = 1
BAD_INPUT = 2
INTERRUPTED = 130

NameOrFile = Annotated[str, Parameter(help="Name of a shipped scenario (see `onething list`), or a scenario file.")]
Overrides = Annotated[
    list[str] | None,
    Parameter(
        name="--set",
        negative="",
        help="PATH=VALUE: change a parameter (devices=10) or any value of the file "
        "(staff.window.count=6). May be given several times.",
    ),
]
Lang = Annotated[Language | None, Parameter(name="--lang", help="Language of the report. Default: that of the locale.")]
AtLeastOne = Number(gte=1)
ReplicationRange = Number(gte=1, lte=100_000)


def _whole(_type: object, tokens: Sequence[Token]) -> int:
    """A whole number; what is not one raises `ValueError`, which the parser tells."""
    return int(tokens[0].value)


app = App(
    name="onething",
    help="Simulate a procedure before and after its reform, on the same applicants: whose time is saved, and how much.",
    version=f"onething {__version__}",
    help_format="plaintext",
    suppress_keyboard_interrupt=False,
)


@app.command(name="run")
def run_command(
    name: NameOrFile,
    /,
    *,
    overrides: Overrides = None,
    replications: Annotated[
        int, Parameter(converter=_whole, validator=ReplicationRange, help="Independent runs of every process.")
    ] = 20,
    seed: Annotated[
        int, Parameter(converter=_whole, help="Start of all random numbers: the same seed gives the same report.")
    ] = 1,
    lang: Lang = None,
    json: Annotated[
        str | None,
        Parameter(
            allow_leading_hyphen=True,
            help="Also write all results as JSON to this file; - writes them instead of the report.",
        ),
    ] = None,
    jobs: Annotated[
        int | None,
        Parameter(
            converter=_whole, validator=AtLeastOne, help="Processor cores to use. Default: all. Changes no result."
        ),
    ] = None,
) -> None:
    """Simulate a scenario and report what the reform changes."""
    from sim.scenario.load import load

    if json is not None:
        _check_target(json)
    scenario = load(name, overrides or [])
    from reports.json_report import write_json
    from reports.run_report import run_report
    from sim.experiment.compare import compare

    with _progress() as progress:
        comparison = compare(
            scenario, seed=seed, replications=replications, jobs=jobs or os.cpu_count() or 1, progress=progress
        )
    if json is not None:
        write_json(comparison, json)
    if json != "-":
        _print(run_report(comparison, _language(lang)))


@app.command(name="list")
def list_command(*, lang: Lang = None) -> None:
    """List the shipped scenarios."""
    from reports.list_report import list_report
    from sim.scenario.library import shipped

    _print(list_report(shipped(), _language(lang)))


@app.command(name="check")
def check_command(
    *files: Annotated[str, Parameter(help="Scenario files, or names of shipped scenarios.")],
    overrides: Overrides = None,
) -> None:
    """Check scenario files without running them, and tell everything that is wrong with them."""
    from sim.scenario.load import load
    from sim.scenario.problem import ScenarioError

    if not files:
        _fail("check needs at least one scenario file", BAD_INPUT)
    is_bad = False
    for file in files:
        try:
            scenario = load(file, overrides or [])
        except ScenarioError as error:
            is_bad = True
            _tell(error)
        else:
            for warning in scenario.warnings:
                _err().print(f"warning: {warning}", markup=False, highlight=False, soft_wrap=True)
            print(f"{file}: ok")  # noqa: T201
    if is_bad:
        sys.exit(BAD_INPUT)


@app.command(name="show")
def show_command(
    name: NameOrFile,
    /,
    *,
    overrides: Overrides = None,
    lang: Lang = None,
    source: Annotated[
        bool, Parameter(negative="", help="Print the scenario file itself, to make your own from.")
    ] = False,
) -> None:
    """Show the flows of a scenario side by side, its parameters, staff and hours."""
    from reports.show_report import show_report
    from sim.scenario.load import load

    scenario = load(name, overrides or [])
    if source:
        print(scenario.text, end="")  # noqa: T201
    else:
        _print(show_report(scenario, _language(lang)))


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit with its status."""
    from concurrent.futures import BrokenExecutor

    from sim.scenario.problem import ScenarioError

    if sys.stdout is None:
        _fail("standard output is closed", RUN_FAILED)
    try:
        app(arguments, exit_on_error=False, print_error=False)
        sys.stdout.flush()
    except CycloptsError as error:
        _fail(f"{error}", BAD_INPUT)
    except ScenarioError as error:
        _tell(error)
        sys.exit(BAD_INPUT)
    except KeyboardInterrupt:
        _drop_everything()
    except BrokenPipeError:
        # Whoever read the output has enough of it; the interpreter must not try to flush the rest.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except BrokenExecutor:
        _fail("a worker process was killed; try again with --jobs 1", RUN_FAILED)
    except OSError as error:
        _fail(f"{error.filename or 'output'}: {error.strerror}", RUN_FAILED)
    sys.exit(0)


def _check_target(target: str) -> None:
    """A place where no result can be written is told before the work, not behind it."""
    path = Path(target).absolute()
    if target == "-":
        return
    if not target or path.is_dir():
        _fail(f"--json {target or repr(target)}: this is not the path of a file", BAD_INPUT)
    if not path.parent.is_dir():
        _fail(f"--json {target}: there is no folder {path.parent}", BAD_INPUT)


def _language(asked: Language | None) -> Language:
    """The language asked for, else that of the locale."""
    if asked is not None:
        return asked
    locale = next((os.environ[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(key)), "")
    return "zh" if locale.lower().startswith("zh") else "en"


def _print(document: Document) -> None:
    from reports.terminal import render

    render(document, width=None, color=None, file=sys.stdout)


def _err() -> Console:
    from rich.console import Console

    return Console(stderr=True)


def _tell(error: Exception) -> None:
    """Print every problem of a scenario on a line of its own."""
    print(error, file=sys.stderr)  # noqa: T201


def _fail(message: str, status: int) -> NoReturn:
    print(f"onething: {message}", file=sys.stderr)  # noqa: T201
    sys.exit(status)


def _drop_everything() -> NoReturn:
    """Leave at once: end the workers, and do not wait, as the interpreter would, for what they are at."""
    from multiprocessing import active_children

    for worker in active_children():
        worker.kill()
    print("onething: interrupted", file=sys.stderr, flush=True)  # noqa: T201
    os._exit(INTERRUPTED)


@contextmanager
def _progress() -> Iterator[Progress]:
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
    with Progress(*columns, console=_err(), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("", total=None)

        def show(done: int, everything: int) -> None:
            bar.update(task, completed=done, total=everything, refresh=True)

        yield show


if __name__ == "__main__":
    main(sys.argv[1:])
