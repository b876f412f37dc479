"""Two processes at one number of a parameter after the other, on the same applicants."""

from __future__ import annotations

import math

from attrs import evolve, frozen

from sim.experiment.compare import replicate_all, summarise
from sim.experiment.comparison import Overload
from sim.experiment.replicate import Replication
from sim.experiment.workers import Progress
from sim.measure.catalogue import Measure
from sim.measure.estimate import Difference, Estimate
from sim.scenario.model import Process, Scenario

_USUAL = 15
"""About how many numbers are tried; only the progress depends on it."""


@frozen
class Point:
    """One number that was tried: both processes, the new minus the old, and what makes their numbers doubtful.

    `unfinished` is the greater of the two shares of measured cases that were not finished.
    """

    x: float
    old: Estimate
    new: Estimate
    difference: Difference
    unfinished: float
    overloads: tuple[Overload, ...]

    @property
    def sign(self) -> int:
        """Sign of the difference if the interval leaves out zero, else 0."""
        if not self.difference.is_shown:
            return 0
        return 1 if self.difference.estimate.mean > 0 else -1


class PairedRuns:
    """The two processes at one number after the other; what a number does not touch is not run again."""

    def __init__(
        self, processes: tuple[str, str], seed: int, replications: int, jobs: int, progress: Progress | None
    ) -> None:
        self._processes = processes
        self._seed = seed
        self._replications = replications
        self._jobs = jobs
        self._progress = progress
        self._tried = 0
        self._known: dict[str, tuple[Scenario, list[Replication]]] = {}

    def point(self, scenario: Scenario, x: float, measure: Measure) -> Point:
        """What comes out at a number."""
        scenario = evolve(scenario, processes={name: scenario.processes[name] for name in self._processes}, claims=())
        self._run(scenario)
        self._tried += 1
        runs = [self._known[name][1] for name in self._processes]
        pairs = zip(*runs, strict=True)
        merged = [Replication(old.number, {**old.measured, **new.measured}) for old, new in pairs]
        comparison = summarise(scenario, self._seed, merged)
        old, new = (comparison.estimate(name, measure, scenario.subject) for name in self._processes)
        counts = [
            [
                comparison.estimate(name, count, scenario.subject).mean
                for count in (Measure.UNFINISHED, Measure.MEASURED)
            ]
            for name in self._processes
        ]
        unfinished = max((some / cases for some, cases in counts if cases > 0), default=math.nan)
        nothing = Difference(Estimate(math.nan, math.nan, 0), math.nan, math.nan)
        difference = comparison.differences[self._processes[1]].get((measure, scenario.subject), nothing)
        return Point(x, old, new, difference, unfinished, comparison.overloads)

    def finish(self) -> None:
        """Tell that nothing more will be run."""
        self._tell(self._tried * self._replications, self._tried)

    def _run(self, scenario: Scenario) -> None:
        bases = {name: _behind(scenario, name) for name in self._processes}
        stale = [name for name, base in bases.items() if name not in self._known or self._known[name][0] != base]
        if stale:
            results = replicate_all(
                scenario,
                seed=self._seed,
                replications=self._replications,
                jobs=self._jobs,
                progress=self._told,
                processes=stale,
            )
            for name in stale:
                own = [Replication(result.number, {name: result.measured[name]}) for result in results]
                self._known[name] = (bases[name], own)

    def _told(self, done: int, of_this: int) -> None:
        self._tell(self._tried * of_this + done, max(_USUAL, self._tried + 1))

    def _tell(self, done: int, numbers: int) -> None:
        if self._progress is not None:
            self._progress(done, numbers * self._replications)


def _behind(scenario: Scenario, process: str) -> Scenario:
    """What a run of a process depends on: all but names, texts, and processes that are neither it nor the baseline."""
    kept: dict[str, Process] = {name: scenario.processes[name] for name in {scenario.baseline, process}}
    return evolve(
        scenario,
        title="",
        about="",
        parameters={},
        processes=kept,
        claims=(),
        warnings=(),
        source="",
        text="",
        overrides=(),
    )
