"""A run that was kept, as it came out: its replications from the journal, nothing run again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from attrs import frozen

from sim.experiment.chunk import Failed
from sim.experiment.compare import compared
from sim.experiment.comparison import Comparison
from sim.experiment.journal import Journal
from sim.experiment.moved import Moves, moves_between
from sim.experiment.replicate import Course, Replication
from sim.experiment.runner import Found
from sim.experiment.saved_runs import SavedRun, SavedRunError
from sim.measure.measure import Measured
from sim.scenario.message import Message, told
from sim.scenario.model import Scenario

RUN = "run"
"""The command whose runs can be compared."""


@frozen
class Changed:
    """A value that two runs have differently, as it is written; None where one does not know it."""

    name: str
    before: str | None
    after: str | None


@frozen(eq=False)
class RunsCompared:
    """Two runs: their names, what came out, what was changed between them, and what moved.

    `has_other_changes` says that the scenarios differ in more than the values of parameters and what was set.
    """

    names: tuple[str, str]
    before: Comparison
    after: Comparison
    changed: tuple[Changed, ...]
    has_other_changes: bool
    moves: Moves


def recalled(run: SavedRun) -> Comparison:
    """The comparison of processes that a kept run came to.

    Raises:
        SavedRunError: it was not finished, asked something else, was run by another version, or lacks replications.
    """
    run.check_version()
    if run.command != RUN:
        raise SavedRunError(
            told("{name} holds no run but a {command}; only runs can be compared", name=run.name, command=run.command)
        )
    if not run.is_finished:
        raise SavedRunError(told("{name} is not finished; onething rerun goes on with it", name=run.name))
    try:
        results = json.loads(run.results.read_text(encoding="utf-8"))
        seed = _whole(run.arguments["seed"])
        failed = tuple(Failed(own["replication"] - 1, str(own["reason"])) for own in results["failed"])
        count = _whole(results["replications"]) + len(failed)
        numbers = set(range(_at_most(run.arguments["most"], count))) - {own.number for own in failed}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        raise _unreadable(run, told("its results are damaged")) from None
    scenario = run.scenario()
    return compared(scenario, seed, Found(_replications(run, scenario, seed, sorted(numbers)), failed))


def _whole(value: Any) -> int:
    """A number that must be whole."""
    if type(value) is not int:
        raise TypeError
    return value


def _at_most(most: int, count: int) -> int:
    """A number of replications that a run can have had: others would not fit into memory."""
    if count > most:
        raise ValueError
    return count


def _replications(run: SavedRun, scenario: Scenario, seed: int, numbers: Sequence[int]) -> tuple[Replication, ...]:
    """What was kept of these replications, which must be there, and of every process."""
    known: dict[str, dict[int, Measured]] = {}
    if run.journal.is_file():  # opening it would make one
        with Journal(run.journal) as journal:
            for process in scenario.processes:
                known[process] = journal.known(Course.of(scenario, process, seed).key, numbers)
    if not numbers or any(number not in known.get(process, ()) for process in scenario.processes for number in numbers):
        raise _unreadable(run, told("its replications are damaged"))
    return tuple(Replication(number, {process: own[number] for process, own in known.items()}) for number in numbers)


def _unreadable(run: SavedRun, reason: Message) -> SavedRunError:
    return SavedRunError(told("the run {name} cannot be read: {reason}", name=run.name, reason=reason))


def compare_runs(before: SavedRun, after: SavedRun) -> RunsCompared:
    """What differs between two kept runs, and what moved. Runs of one seed are compared case by case.

    Raises:
        SavedRunError: one of them cannot be compared.
        NothingInCommonError: they have no number of a process in common.
    """
    one, other = recalled(before), recalled(after)
    moves = moves_between(one, other)
    changed = tuple(_changes(one.scenario, other.scenario))
    return RunsCompared(
        (before.name, after.name), one, other, changed, _has_other_changes(one.scenario, other.scenario), moves
    )


def _changes(before: Scenario, after: Scenario) -> list[Changed]:
    """Parameters first, then what was set besides, each in the order in which it stands."""
    old = {name: own.text for name, own in before.parameters.items()}
    new = {name: own.text for name, own in after.parameters.items()}
    changed = _differing(old, new)
    return changed + _differing(_set_besides(before), _set_besides(after))


def _differing(old: dict[str, str], new: dict[str, str]) -> list[Changed]:
    names = [*old, *(name for name in new if name not in old)]
    return [Changed(name, old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name)]


def _set_besides(scenario: Scenario) -> dict[str, str]:
    """What was set that is no parameter."""
    return {path: text for path, text in scenario.overrides if not path.startswith("parameters.")}


def _has_other_changes(before: Scenario, after: Scenario) -> bool:
    return (before.text, [file.text for file in before.files]) != (after.text, [file.text for file in after.files])
