"""Runs that are kept: a folder each, with what was asked, every replication as soon as it is done, and the results."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from attrs import frozen

from sim import __version__
from sim.experiment.failures import RunError
from sim.scenario.files import SourceFile
from sim.scenario.load import load_text
from sim.scenario.message import Message, told
from sim.scenario.model import Scenario
from sim.scenario.notation_error import nearest

FORMAT = 1
"""Goes up when older folders cannot be read any more."""

ASKED, REPLICATIONS, RESULTS = "asked.json", "replications.sqlite", "results.json"
LATEST = "latest"
"""What stands for the run that was begun last."""


class SavedRunError(RunError):
    """There is no such run, or its folder cannot be read by this version."""

    is_mistake = True

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


@frozen
class SavedRun:
    """A run in its folder.

    `command` and `arguments` say what was asked of the scenario, which `kept` holds as it was read. `began` is the
    local time at which it was asked, in ISO 8601.
    """

    path: Path
    command: str
    arguments: Mapping[str, Any]
    kept: Mapping[str, Any]
    version: str
    began: str

    @property
    def name(self) -> str:
        """What the run is called: the name of its folder."""
        return self.path.name

    @property
    def journal(self) -> Path:
        """The file of its replications."""
        return self.path / REPLICATIONS

    @property
    def results(self) -> Path:
        """The file of its results, which is there when it is finished."""
        return self.path / RESULTS

    @property
    def is_finished(self) -> bool:
        """Whether its results are there."""
        return self.results.is_file()

    def scenario(self) -> Scenario:
        """The scenario as it was read.

        Raises:
            ScenarioError: this version cannot read it.
        """
        folder = self.kept["folder"]
        files = [SourceFile(file["reference"], Path(file["path"]), file["text"]) for file in self.kept["files"]]
        return load_text(
            self.kept["text"],
            self.kept["source"],
            self.kept["typed"],
            None if folder is None else Path(folder),
            files,
        )

    def check_version(self) -> None:
        """Raises `SavedRunError` if another version of the program made this run: its numbers may be others."""
        if self.version != __version__:
            raise SavedRunError(
                told(
                    "{name} was run by version {theirs}, this is version {ours}: its numbers may be others; "
                    "ask the same again with --save, to have it run by this version",
                    name=self.name,
                    theirs=self.version,
                    ours=__version__,
                )
            )

    def asks_the_same(self, command: str, arguments: Mapping[str, Any], scenario: Scenario) -> bool:
        """Whether this run was asked the same of the same scenario, by this version."""
        return (self.command, self.arguments, self.kept, self.version) == (
            command,
            json.loads(json.dumps(arguments)),
            json.loads(json.dumps(_kept(scenario))),
            __version__,
        )


@frozen
class Unreadable:
    """A folder that should hold a run, and why it cannot be read."""

    path: Path
    reason: Message


def asked_text(command: str, arguments: Mapping[str, Any], scenario: Scenario, began: datetime) -> str:
    """What the file of a new run says that is asked."""
    asked = {
        "format": FORMAT,
        "version": __version__,
        "began": began.isoformat(timespec="seconds"),
        "command": command,
        "arguments": arguments,
        "scenario": _kept(scenario),
    }
    return json.dumps(asked, ensure_ascii=False, indent=1) + "\n"


def _kept(scenario: Scenario) -> dict[str, Any]:
    return {
        "name": scenario.name,
        "text": scenario.text,
        "source": scenario.source,
        "typed": list(scenario.typed),
        "folder": None if scenario.folder is None else str(scenario.folder),
        "files": [{"reference": file.reference, "path": str(file.path), "text": file.text} for file in scenario.files],
    }


def new_name(began: datetime) -> str:
    """What a new run is called: when it began, which is short to type and stands in order."""
    return f"{began:%Y%m%d-%H%M%S}"


def read_run(path: Path) -> SavedRun | Unreadable:
    """The run in a folder, as far as this version can read it."""
    try:
        asked = json.loads((path / ASKED).read_text(encoding="utf-8"))
        if asked["format"] != FORMAT:
            version = str(asked.get("version", "?"))
            return Unreadable(path, told("its folder was written by version {version}", version=version))
        _check(asked)
        return SavedRun(path, asked["command"], asked["arguments"], asked["scenario"], asked["version"], asked["began"])
    except OSError as error:
        return Unreadable(path, told(str(error.strerror)))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Unreadable(path, told("{file} is damaged", file=ASKED))


def _check(asked: Mapping[str, Any]) -> None:
    """Raises one of the errors that `read_run` knows where something is missing, or is of another kind."""
    scenario = asked["scenario"]
    texts = [asked[key] for key in ("command", "version", "began")]
    texts += [scenario[key] for key in ("name", "text", "source")]
    texts += [*scenario["typed"], "" if scenario["folder"] is None else scenario["folder"]]
    texts += [file[key] for file in scenario["files"] for key in ("reference", "path", "text")]
    kinds = [(asked["arguments"], dict), (scenario["typed"], list), (scenario["files"], list)]
    if not all(isinstance(value, kind) for value, kind in kinds) or not all(isinstance(text, str) for text in texts):
        raise TypeError
    if datetime.fromisoformat(asked["began"]).tzinfo is None:
        raise ValueError


def saved_runs(folder: Path) -> Iterator[SavedRun | Unreadable]:
    """The runs in a folder, those that began last first, whatever they are called now; at last what cannot be read.

    Other folders are left out.
    """
    found: list[Path] = []
    with suppress(OSError):
        found = [path for path in folder.iterdir() if (path / ASKED).exists()]
    yield from sorted((read_run(path) for path in found), key=_age, reverse=True)


def _age(run: SavedRun | Unreadable) -> tuple[float, int, str]:
    """In order from old to young: of one second, `-10` is younger than `-2`."""
    began = -math.inf if isinstance(run, Unreadable) else datetime.fromisoformat(run.began).timestamp()
    return began, len(run.path.name), run.path.name


def find_run(folder: Path, typed: str) -> SavedRun:
    """The run that is meant: by its name, the beginning of it if no other begins so, `latest`, or its folder.

    Raises:
        SavedRunError: there is no such run, there are several, or it cannot be read.
    """
    direct = Path(typed)
    if direct.name != typed and (direct / ASKED).exists():
        return _readable(read_run(direct))
    runs = list(saved_runs(folder))
    if typed == LATEST and runs:
        return _readable(runs[0])
    exact = [run for run in runs if run.path.name == typed]
    alike = exact or [run for run in runs if typed and run.path.name.startswith(typed)]
    if len(alike) == 1:
        return _readable(alike[0])
    if alike:
        raise SavedRunError(
            told("{typed} is the beginning of {count} runs; write more of it", typed=typed, count=len(alike))
        )
    meant = nearest(typed, [run.path.name for run in runs])
    wrong = told("there is no run {typed} in {folder}", typed=typed or "''", folder=folder)
    raise SavedRunError(told("{wrong}; did you mean {meant}?", wrong=wrong, meant=meant) if meant else wrong)


def _readable(run: SavedRun | Unreadable) -> SavedRun:
    if isinstance(run, Unreadable):
        raise SavedRunError(told("the run {name} cannot be read: {reason}", name=run.path.name, reason=run.reason))
    return run
