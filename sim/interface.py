"""onething from Python: what `from sim import load, run, compare, sweep` gives."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import SupportsIndex

from sim.experiment.compare import compare as compared_processes
from sim.experiment.comparison import Comparison
from sim.experiment.moved import Moves, moves_between
from sim.experiment.precision import LEAST, MOST, compare_precisely
from sim.experiment.runner import Runner
from sim.experiment.scheduler_address import wrong_address
from sim.experiment.sweep import Sweep
from sim.experiment.sweep import sweep as swept
from sim.scenario.load import load as loaded
from sim.scenario.model import Scenario
from sim.scenario.variation_reader import read_variations

Progress = Callable[[int, int], None]
"""Called with the number of finished replications and of all."""

Values = str | float | Sequence[str | float] | None
"""Values of what is varied: as after `--vary NAME=`, a number, several of them, or None for the declared range."""


def load(name_or_file: str | Path, *settings: str) -> Scenario:
    """The scenario that is shipped under a name, or stands in a file, with values set (`devices=10`).

    Raises:
        ScenarioError: the scenario cannot be used; its text has a line for every problem.
    """
    return loaded(str(name_or_file), settings)


def run(
    scenario: Scenario | str,
    replications: int = 20,
    seed: int = 1,
    *,
    precision: float | None = None,
    jobs: int | None = None,
    cluster: str | None = None,
    progress: Progress | None = None,
) -> Comparison:
    """Run all processes of a scenario on the same applicants, and compare them with the baseline.

    Args:
        scenario: from `load`, or the name of a shipped one.
        replications: independent runs of every process; with a `precision`, the least number of them (20 or more).
        seed: start of all random numbers; the same seed gives the same numbers.
        precision: as many replications as it takes until the mean lead times and their differences are known to within
            this share of themselves, such as 0.05; at most 500.
        jobs: processor cores to use, by default all; changes no result.
        cluster: address of the scheduler of a Dask cluster, to run there; changes no result.
        progress: called with the number of finished replications and of all.

    Raises:
        ValueError: there is no such precision, number of replications or jobs, or address.
        TypeError: a number is none, such as a text.
        ReplicationFailedError: nothing but failures came out; single ones are in `failed`.
        ClusterError: the cluster does not answer.
    """
    _check_whole(replications=replications, seed=seed)
    if precision is not None and not isinstance(precision, float | int):
        raise TypeError(f"precision={precision!r}: needed is a share of one, such as 0.05")
    with _runner(jobs, cluster, progress) as runner:
        if precision is None:
            return compared_processes(_scenario(scenario), seed=seed, replications=replications, runner=runner)
        least = max(LEAST, replications)
        return compare_precisely(
            _scenario(scenario), seed=seed, precision=precision, least=least, most=max(MOST, least), runner=runner
        )


def sweep(  # noqa: PLR0913 - each has a usual value
    scenario: Scenario | str,
    vary: Mapping[str, Values] | Sequence[str],
    replications: int = 20,
    seed: int = 1,
    *,
    points: int | None = None,
    jobs: int | None = None,
    cluster: str | None = None,
    progress: Progress | None = None,
) -> Sweep:
    """Run a scenario at many values of its parameters, everywhere with the same applicants.

    Args:
        scenario: from `load`, or the name of a shipped one.
        vary: `{"windows": "4..12", "devices": [1, 10, 102]}`, or texts as after `--vary`.
        replications: independent runs of every process at every point.
        seed: start of all random numbers.
        points: instead of all combinations, so many that cover the ranges evenly (Latin hypercube).
        jobs: as in `run`.
        cluster: as in `run`.
        progress: as in `run`, over all points.

    Raises:
        ScenarioError: a name or value of `vary` cannot be used.
        ValueError: nothing is varied, fewer than one replication, point or job are asked for, or there is no such
            address.
        TypeError: a number is none, such as a text.
        ReplicationFailedError: nothing but failures came out; single ones are in `failed` of their point.
        ClusterError: the cluster does not answer.
    """
    _check_whole(replications=replications, seed=seed, points=1 if points is None else points)
    at = _scenario(scenario)
    variations = read_variations(at, _texts(vary))
    with _runner(jobs, cluster, progress) as runner:
        return swept(at, variations, seed=seed, replications=replications, points=points, runner=runner)


def compare(before: Comparison, after: Comparison) -> Moves:
    """Which measures moved from one run to another, such as one with other settings.

    Runs of one seed have the same applicants, and are compared replication by replication, over those that both have;
    others as independent ones.

    Raises:
        ValueError: the two have no number of a process in common, as those of unrelated scenarios.
    """
    return moves_between(before, after)


def _scenario(given: Scenario | str) -> Scenario:
    return load(given) if isinstance(given, str) else given


def _runner(jobs: int | None, cluster: str | None, progress: Progress | None) -> Runner:
    if jobs is not None:
        _check_whole(jobs=jobs)
    wrong = None if cluster is None else wrong_address(cluster, "cluster")
    if wrong is not None:
        raise ValueError(wrong)
    return Runner((os.cpu_count() or 1) if jobs is None else jobs, cluster or "", progress)


def _check_whole(**numbers: object) -> None:
    """Raises `TypeError` for what is no whole number, under its name."""
    for name, number in numbers.items():
        if not isinstance(number, SupportsIndex):
            raise TypeError(f"{name}={number!r}: needed is a whole number")


def _texts(vary: Mapping[str, Values] | Sequence[str]) -> list[str]:
    if isinstance(vary, str):
        return [vary]
    if not isinstance(vary, Mapping):
        return list(vary)
    return [name if values is None else f"{name}={_listed(values)}" for name, values in vary.items()]


def _listed(values: str | float | Sequence[str | float]) -> str:
    if isinstance(values, str | float | int):
        return str(values)
    return ",".join(str(value) for value in values)
