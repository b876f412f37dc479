"""Two processes at one number of a parameter after the other, on the same applicants."""

from __future__ import annotations

import math

from attrs import evolve, frozen

from sim.experiment.compare import summarise
from sim.experiment.comparison import Comparison, Overload
from sim.experiment.failures import ReplicationFailedError
from sim.experiment.runner import Progress, Runner
from sim.measure.catalogue import Measure
from sim.measure.estimate import Difference, Estimate
from sim.scenario.model import Scenario

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
    """The two processes at one number after the other."""

    def __init__(
        self, processes: tuple[str, str], seed: int, replications: int, runner: Runner, progress: Progress | None
    ) -> None:
        self._processes = processes
        self._seed = seed
        self._replications = replications
        self._runner = runner
        self._progress = progress
        self._tried = 0

    def point(self, scenario: Scenario, x: float, measure: Measure) -> Point:
        """What comes out at a number."""
        scenario = evolve(scenario, processes={name: scenario.processes[name] for name in self._processes}, claims=())
        comparison = self._run(scenario)
        self._tried += 1
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
        self._tell(self._tried, self._tried)

    def _run(self, scenario: Scenario) -> Comparison:
        """Every number takes all replications: with fewer, its difference could not be compared with the others."""
        found = self._runner.replications(
            scenario, seed=self._seed, numbers=range(self._replications), progress=self._told
        )
        if found.failed:
            raise ReplicationFailedError(found.failed[0].number, found.failed[0].reason)
        return summarise(scenario, self._seed, found.replications)

    def _told(self, done: int, of_this: int) -> None:
        self._tell(self._tried + done / of_this, max(_USUAL, self._tried + 1))

    def _tell(self, tried: float, numbers: int) -> None:
        if self._progress is not None:
            self._progress(round(tried * self._replications), numbers * self._replications)
