"""Keeping a run in its folder while it is under way, and going on with one that was interrupted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import frozen

from sim.commands.output import BAD_INPUT, fail, tell_message
from sim.scenario.message import told

if TYPE_CHECKING:
    from sim.commands.how import How
    from sim.commands.options import Language
    from sim.experiment.journal import Journal
    from sim.experiment.saved_runs import SavedRun
    from sim.scenario.model import Scenario


@frozen
class Keeping:
    """A run that is kept: where its replications go, and at the end its results."""

    run: SavedRun
    journal: Journal

    def finish(self, results: Mapping[str, Any]) -> None:
        """Keep the results, whole or not at all."""
        from reports.json_file import as_text
        from reports.whole_file import write_whole

        write_whole(self.run.results, as_text(results).encode("utf-8"))


def runs_folder(typed: str | None) -> Path:
    """The folder in which runs are kept."""
    if typed is not None:
        if not typed or Path(typed).is_file():
            fail(told("--runs {typed}: this is not the path of a folder", typed=typed or "''"), BAD_INPUT)
        return Path(typed)
    from platformdirs import user_data_path

    return user_data_path("onething", appauthor=False) / "runs"


@contextmanager
def kept(
    command: str, arguments: Mapping[str, Any], scenario: Scenario, how: How, language: Language
) -> Iterator[Keeping | None]:
    """A folder for the run, if it is to be kept; that of an interrupted one, if it is to go on."""
    if not (how.save or how.resume):
        if how.runs is not None:
            fail(
                told("--runs is the folder in which --save keeps a run and --resume looks for one: give one of these"),
                BAD_INPUT,
            )
        yield None
        return
    from sim.experiment.saved_runs import SavedRun, saved_runs

    folder = runs_folder(how.runs)
    if how.resume:
        for run in saved_runs(folder):
            is_same = isinstance(run, SavedRun) and run.asks_the_same(command, arguments, scenario)
            if isinstance(run, SavedRun) and is_same and not run.is_finished:
                tell_message(told("goes on with {name}", name=run.name), language)
                with going_on(run) as keeping:
                    yield keeping
                return
    run = _begun(folder, command, arguments, scenario)
    tell_message(
        told("this run is kept as {name}; if it is interrupted, --resume goes on with it", name=run.name), language
    )
    with going_on(run) as keeping:
        yield keeping


@contextmanager
def going_on(run: SavedRun) -> Iterator[Keeping]:
    """A run in its folder, with the replications that are there already."""
    from sim.experiment.journal import Journal

    with Journal(run.journal) as journal:
        yield Keeping(run, journal)


def _begun(folder: Path, command: str, arguments: Mapping[str, Any], scenario: Scenario) -> SavedRun:
    """A new folder of a run; it counts as one as soon as it says what was asked."""
    from reports.visible import in_json
    from reports.whole_file import write_whole
    from sim.experiment.saved_runs import ASKED, SavedRun, asked_text, new_name, read_run

    began = datetime.now().astimezone()
    asked = in_json(asked_text(command, arguments, scenario, began))  # names of files need be no UTF-8
    path = _new_folder(folder, new_name(began))
    write_whole(path / ASKED, asked.encode("utf-8"))
    run = read_run(path)
    assert isinstance(run, SavedRun)
    return run


def _new_folder(folder: Path, name: str) -> Path:
    """A folder of this name, with a number behind it if there is one already."""
    folder.mkdir(parents=True, exist_ok=True)
    number = 1
    while True:
        path = folder / (name if number == 1 else f"{name}-{number}")
        try:
            path.mkdir()
        except FileExistsError:
            number += 1
        else:
            return path
