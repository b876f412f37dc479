"""The cheapest staffing that meets all targets, for every process, with a stated error."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import field, frozen

from sim.experiment.candidates import Candidate, Candidates, candidates
from sim.experiment.chunk import Failed
from sim.experiment.evidence import Decision, Evidence, Judge
from sim.experiment.runner import Found, Runner, Wanted
from sim.experiment.staffing_search import Inferred, Request, Search
from sim.experiment.target import Target, is_known
from sim.scenario.model import Scenario
from sim.scenario.variation import Variation

ERROR = 0.05
"""The chance that anything is decided wrongly, over all processes, staffings, targets and looks."""

_SIDE = 0.1
"""The part of it that is for pools that are overloaded, and for unfinished cases."""

LEAST, MOST = 10, 200
"""Replications of a staffing before the first look, and at most."""


@frozen
class Tried:
    """A staffing that was simulated, and what that says of it."""

    candidate: Candidate
    evidence: Evidence

    @property
    def decision(self) -> Decision:
        """Whether it meets all targets."""
        return self.evidence.decision

    @property
    def cost(self) -> float:
        """What it costs."""
        return self.candidate.cost


@frozen(eq=False)
class ProcessStaffing:
    """What was found for a process; `tried` in the order of cost.

    `inferred` are places of staffings that were not simulated because they follow from another one. `violated` are two
    of which the second should be worse than the first, but is not: then nothing is inferred. `checked` are pairs of
    which that was looked at on purpose. `is_unsayable`: some target is about a number that is not there.
    """

    process: str
    tried: tuple[Tried, ...]
    inferred: Mapping[int, Inferred]
    checked: tuple[tuple[int, int], ...] = ()
    violated: tuple[int, int] | None = None
    is_unsayable: bool = False

    @property
    def chosen(self) -> tuple[Tried, ...]:
        """The cheapest of those that are shown to meet all targets: several if they cost the same."""
        met = [own for own in self.tried if own.decision is Decision.MET]
        least = min((own.cost for own in met), default=math.inf)
        return tuple(own for own in met if own.cost == least)

    @property
    def undecided(self) -> tuple[Tried, ...]:
        """Cheaper ones of which it could not be decided, in the order of cost."""
        return tuple(own for own in self.tried if own.decision is Decision.OPEN and self._is_wanted(own))

    @property
    def failing(self) -> tuple[Tried, ...]:
        """Cheaper ones that are shown not to meet all targets, the dearest first."""
        out = [own for own in self.tried if own.decision is Decision.MISSED and self._is_cheaper(own)]
        return tuple(reversed(out))

    @property
    def best(self) -> Tried | None:
        """The one that comes nearest to its targets by the means, the cheapest of equals; None if nothing was run."""

        def distance(own: Tried) -> tuple[bool, float, float]:
            return bool(own.evidence.overloads), max(one.shortfall for one in own.evidence.findings), own.cost

        return min(self.tried, key=distance, default=None)

    @property
    def replications(self) -> int:
        """How many were spent."""
        return sum(own.evidence.replications for own in self.tried)

    def _is_cheaper(self, own: Tried) -> bool:
        return not self.chosen or own.cost < self.chosen[0].cost

    def _is_wanted(self, own: Tried) -> bool:
        return self._is_cheaper(own) and own.candidate.place not in self.inferred


@frozen(eq=False)
class Staffings:
    """All processes of a scenario. `looks` are the numbers of replications after which was looked.

    `error` is the chance that anything at all is decided wrongly, `statement_error` what that leaves for one statement.
    """

    scenario: Scenario
    among: Candidates
    targets: tuple[Target, ...]
    seed: int
    looks: tuple[int, ...]
    is_exhaustive: bool
    statement_error: float
    processes: tuple[ProcessStaffing, ...]
    failed: tuple[Failed, ...] = ()
    error: float = ERROR

    @property
    def is_met(self) -> bool:
        """Whether some process has a staffing that is shown to meet all targets."""
        return any(own.chosen for own in self.processes)

    @property
    def replications(self) -> int:
        """How many were spent, each of one process at one staffing."""
        return sum(own.replications for own in self.processes)

    @property
    def exhaustive(self) -> int:
        """How many it takes to simulate every staffing of every process as often as is allowed."""
        return len(self.among.all) * self.looks[-1] * len(self.processes)

    def to_dicts(self) -> list[dict[str, Any]]:
        """A flat row for every target of every staffing that was simulated, for a data frame.

        Keys: `process`, a column for each number that is varied, `cost`, `target`, `mean`, `half_width` (of the usual
        interval), `bound` (one-sided, on the side that decides), `decision`, `staffing` (the decision of all targets),
        `is_chosen`, `replications`.
        """
        return [
            {
                "process": own.process,
                **{
                    variation.name: amount
                    for variation, amount in zip(self.among.variations, tried.candidate.amounts, strict=True)
                },
                "cost": tried.cost,
                "target": finding.target.text,
                "mean": finding.estimate.mean,
                "half_width": finding.estimate.half_width,
                "bound": finding.bound,
                "decision": finding.decision.value,
                "staffing": tried.decision.value,
                "is_chosen": tried in own.chosen,
                "replications": tried.evidence.replications,
            }
            for own in self.processes
            for tried in own.tried
            for finding in tried.evidence.findings
        ]


def staffing(  # noqa: PLR0913 - a question of so many parts
    scenario: Scenario,
    variations: Sequence[Variation],
    targets: Sequence[Target],
    *,
    costs: Sequence[float],
    seed: int,
    least: int = LEAST,
    most: int = MOST,
    is_exhaustive: bool = False,
    runner: Runner | None = None,
) -> Staffings:
    """Search the cheapest staffing of every process that meets all targets.

    Every staffing is looked at after `least` replications, twice, four times as many, up to `most`, until each of its
    targets is decided by one-sided bounds. The error is shared equally by all statements that may be made (Bonferroni),
    so that all of them are right together but for `ERROR`, however the search goes and though all staffings meet the
    same applicants. Nothing is called equal to its target: what is too close to tell stays open. With `is_exhaustive`
    nothing is inferred from one staffing about another.

    Sources: Batur, Kim: Finding feasible systems in the presence of constraints on multiple performance measures,
    ACM TOMACS 20 (2010), 13; Andradóttir, Kim: Fully sequential procedures for comparing constrained systems via
    simulation, Naval Research Logistics 57 (2010), 403-421 (feasibility of many systems, the error shared by them).
    Other than there, no indifference zone is needed, as what it costs is known and being undecided is an answer.

    Raises:
        ValueError: nothing is varied or asked for, or fewer than two replications, or more at least than at most.
        ScenarioError: there are too many staffings, or the scenario does not allow one.
        ReplicationFailedError: nothing but failures came out at all.
    """
    if not variations or not targets or not 2 <= least <= most:  # noqa: PLR2004
        raise ValueError("something to vary, a target and two replications are needed at least")
    among = candidates(scenario, variations, costs)
    steps = tuple(looks(least, most))
    error, side_error = _errors(scenario, len(among.all) * len(steps), targets)
    searches = {
        process: Search(
            among,
            Judge(scenario, process, tuple(targets), error, side_error, most),
            steps,
            is_trusted=not is_exhaustive,
        )
        for process in scenario.processes
        if all(is_known(scenario, process, target) for target in targets)
    }
    rounds = _Rounds(among, seed, runner or Runner())
    while asked := {process: wanted for process, one in searches.items() if (wanted := one.next()) is not None}:
        for process, found in rounds.run(asked).items():
            searches[process].take(asked[process], found.replications)
    rounds.finish()
    processes = tuple(
        _found(process, searches[process])
        if process in searches
        else ProcessStaffing(process, (), {}, is_unsayable=True)
        for process in scenario.processes
    )
    return Staffings(
        scenario, among, tuple(targets), seed, steps, is_exhaustive, error, processes, tuple(rounds.failed.values())
    )


def looks(least: int, most: int) -> Iterator[int]:
    """After how many replications is looked: each time after twice as many."""
    while least < most:
        yield least
        least *= 2
    yield most


def _errors(scenario: Scenario, times: int, targets: Sequence[Target]) -> tuple[float, float]:
    """The error of a statement about a target, and about what is beside: all are made so many times of each process.

    Beside is: whether cases are left unfinished, by target; whether a pool is overloaded, seen or inferred.
    """
    each = ERROR / (times * len(scenario.processes))
    pools = sum(not pool.per_case for pool in scenario.staff.values())
    return each * (1 - _SIDE) / len(targets), each * _SIDE / (len(targets) + 2 * pools)


def _found(process: str, search: Search) -> ProcessStaffing:
    tried = [Tried(search.among.all[place], evidence) for place, evidence in search.evidence.items()]
    tried.sort(key=lambda own: (own.cost, own.candidate.place))
    return ProcessStaffing(
        process, tuple(tried), dict(search.inferred), tuple(search.checked), search.violated, search.is_unsayable
    )


@frozen
class _Rounds:
    """Runs what the searches ask for, all processes at once."""

    among: Candidates
    seed: int
    runner: Runner
    failed: dict[tuple[str, int, int], Failed] = field(factory=dict)
    _scenarios: dict[int, Scenario] = field(factory=dict)
    _done: list[int] = field(factory=lambda: [0])

    def run(self, asked: Mapping[str, Request]) -> dict[str, Found]:
        """The replications of each process's staffing, those that were run before among them."""
        wanted = [
            Wanted(self._scenario(request.candidate), range(request.replications), (process,))
            for process, request in asked.items()
        ]
        found = self.runner.points(wanted, seed=self.seed, progress=self._tell)
        self._done[0] += sum(request.replications for request in asked.values())
        for (process, request), one in zip(asked.items(), found, strict=True):
            for failure in one.failed:
                self.failed[process, request.candidate.place, failure.number] = failure
        return dict(zip(asked, found, strict=True))

    def finish(self) -> None:
        """Tell that nothing more will be run."""
        if self.runner.progress is not None:
            self.runner.progress(self._done[0], self._done[0])

    def _scenario(self, candidate: Candidate) -> Scenario:
        if candidate.place not in self._scenarios:
            self._scenarios[candidate.place] = self.among.scenario_of(candidate)
        return self._scenarios[candidate.place]

    def _tell(self, done: int, of_this: int) -> None:
        """As nobody knows how far the search will go, so much is to be expected as halving all staffings takes."""
        if self.runner.progress is not None:
            expected = math.ceil(math.log2(len(self.among.all)) + 2) * 2 * of_this
            self.runner.progress(self._done[0] + done, max(expected, self._done[0] + of_this))
