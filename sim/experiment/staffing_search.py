"""The search for the cheapest staffing of one process: which one to simulate next, and how often."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from attrs import define, field, frozen
from numpy.typing import NDArray

from sim.experiment.candidates import Candidate, Candidates, Flags
from sim.experiment.evidence import FULL, Decision, Doubt, Evidence, Judge
from sim.experiment.moved import change_between
from sim.experiment.replicate import Replication
from sim.experiment.series import number_in
from sim.experiment.target import Help, Sense, Target

_MOST_CHECKS = 4
"""How many neighbours are simulated only to see whether what was inferred of them holds."""

_ERROR_OF_CHECKS = 0.05


@frozen
class Inferred:
    """Why a staffing was not simulated: the place of the one it follows from, and the pool if that is overloaded."""

    by: int
    pool: str = ""


@frozen
class Request:
    """So many replications of a staffing, from the first on."""

    candidate: Candidate
    replications: int


@define(eq=False)
class Search:
    """What is known so far; `next` says what to simulate, `take` takes the results.

    A staffing that misses a target which more people help with rules out all that have fewer people (`is_trusted`), as
    one that misses a target which fewer help with rules out all that have more. Where that is seen not to hold, every
    staffing is simulated itself. Whatever costs more than one that meets all targets needs no simulation.
    """

    among: Candidates
    judge: Judge
    looks: Sequence[int]
    is_trusted: bool = True
    known: dict[int, tuple[Replication, ...]] = field(factory=dict, init=False)
    evidence: dict[int, Evidence] = field(factory=dict, init=False)
    inferred: dict[int, Inferred] = field(factory=dict, init=False)
    violated: tuple[int, int] | None = field(default=None, init=False)
    checked: list[tuple[int, int]] = field(factory=list, init=False)
    is_unsayable: bool = field(default=False, init=False)
    _asked: dict[int, int] = field(factory=dict, init=False)
    _open: Flags = field(init=False)
    _costs: NDArray[np.float64] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._costs = np.array([candidate.cost for candidate in self.among.all])
        self._open = np.ones(len(self._costs), dtype=np.bool_)

    @property
    def best(self) -> float:
        """The cost of the cheapest staffing that is shown to meet all targets; infinite if there is none."""
        return min((self.among.all[place].cost for place in self.places(Decision.MET)), default=np.inf)

    def places(self, decision: Decision) -> list[int]:
        """Simulated staffings of which this is decided."""
        return [place for place, own in self.evidence.items() if own.decision is decision]

    def next(self) -> Request | None:
        """What to simulate next; None if nothing more is needed."""
        if self.is_unsayable:
            return None
        if not self.evidence and self.is_trusted and self._all_help(Help.MORE_PEOPLE):
            largest = self.among.largest
            if largest is not None:
                return Request(largest, self.looks[0])
        open_ones = np.flatnonzero(self._open & (self._costs <= self.best))
        if len(open_ones):
            return self._request(self._most_telling(open_ones))
        unchecked = next(self._unchecked(), None)
        return None if unchecked is None else self._request(unchecked)

    def take(self, request: Request, results: Sequence[Replication]) -> None:
        """Results of what `next` asked for; those that failed are missing."""
        candidate, own = request.candidate, self.judge.evidence(results)
        place = candidate.place
        self._asked[place] = request.replications
        self.is_unsayable = not self.evidence and any(finding.doubt is Doubt.UNKNOWN for finding in own.findings)
        self.known[place], self.evidence[place] = tuple(results), own
        if own.decision is not Decision.OPEN or own.is_hopeless or request.replications >= self.looks[-1]:
            self._open[place] = False
        if self.is_trusted:
            self._infer(candidate, own)
            self._distrust()

    def _request(self, place: int) -> Request:
        return Request(self.among.all[place], self._next_look(place))

    def _next_look(self, place: int) -> int:
        return next(look for look in self.looks if look > self._asked.get(place, 0))

    def _most_telling(self, places: NDArray[np.int64]) -> int:
        """The one that settles most others for each replication, whatever comes out; of equals the cheapest."""
        costs = self._costs[places]
        if_met = np.array([(costs > cost).sum() for cost in costs]) + 1
        if_missed = np.array([self._ruled_out(place)[places].sum() for place in places]) + 1
        prices = np.array([self._next_look(place) - self._asked.get(place, 0) for place in places])
        worth = np.minimum(if_met, if_missed) / prices
        return int(min(zip(-worth, costs, places, strict=True))[2])

    def _ruled_out(self, place: int) -> Flags:
        """What would follow to be out if this one misses a target, whichever it is."""
        found: Flags = np.zeros(len(self._costs), dtype=np.bool_)
        if self.is_trusted and self._all_help(Help.MORE_PEOPLE):
            found = self.among.has_fewer[place]
        if self.is_trusted and self._all_help(Help.FEWER_PEOPLE):
            found = self.among.has_fewer[:, place]
        return found

    def _all_help(self, by: Help) -> bool:
        return all(target.help is by for target in self.judge.targets)

    def _infer(self, candidate: Candidate, own: Evidence) -> None:
        place = candidate.place
        if own.decision is Decision.MISSED:
            if Help.MORE_PEOPLE in own.helps:
                self._rule_out(self.among.has_fewer[place], Inferred(place))
            if Help.FEWER_PEOPLE in own.helps:
                self._rule_out(self.among.has_fewer[:, place], Inferred(place))
            return
        for pool, load in self.judge.loads(self.known[place]).items():
            fewer = self.among.has_fewer[place] & self._open
            for other in np.flatnonzero(fewer):
                hours = self.among.hours_less(pool, self.among.all[other], candidate)
                if load.low > FULL * hours:
                    self._rule_out(np.arange(len(self._costs)) == other, Inferred(place, pool))

    def _rule_out(self, those: Flags, why: Inferred) -> None:
        for place in np.flatnonzero(those & self._open):
            self._open[place] = False
            self.inferred[int(place)] = why

    def _unchecked(self) -> Iterator[int]:
        """Neighbours of staffings that are out, next to the answer first, of which it was only inferred."""
        if not self.is_trusted:
            return
        out = sorted(self.places(Decision.MISSED), key=lambda place: (-self._costs[place], place))
        for place in out:
            for other, why in self.inferred.items():
                if len(self.checked) >= _MOST_CHECKS:
                    return
                if why == Inferred(place) and other not in self.evidence and self._are_neighbours(place, other):
                    self.checked.append((place, other))
                    yield other

    def _are_neighbours(self, one: int, other: int) -> bool:
        return self.among.are_neighbours(self.among.all[one], self.among.all[other])

    def _distrust(self) -> None:
        """Stop to infer where one that is out is for sure worse than one that should be out all the more."""
        out = self.places(Decision.MISSED)
        pairs = [
            (place, other, by)
            for place in out
            for other in self.evidence
            for by, those in (
                (Help.MORE_PEOPLE, self.among.has_fewer[place]),
                (Help.FEWER_PEOPLE, self.among.has_fewer[:, place]),
            )
            if those[other]
        ]
        error = _ERROR_OF_CHECKS / max(1, len(pairs))
        self.violated = next((pair[:2] for pair in pairs if self._is_against(*pair, error)), None)
        if self.violated is not None:
            self.is_trusted = False
            for place in self.inferred:
                self._open[place] = self.evidence[place].decision is Decision.OPEN if place in self.evidence else True
            self.inferred.clear()

    def _is_against(self, place: int, other: int, by: Help, error: float) -> bool:
        """Whether a staffing that should be out all the more than one that is out meets its targets, or is better."""
        own = self.evidence[place]
        if by not in own.helps:
            return False
        targets = [finding.target for finding in own.missed if finding.target.help is by]
        return self.evidence[other].decision is Decision.MET or any(
            self._is_worse(place, other, target, error) for target in targets
        )

    def _is_worse(self, place: int, other: int, target: Target, error: float) -> bool:
        """Whether a staffing is for sure farther from a target than another one, by the same applicants."""

        def number(one: Replication) -> float:
            return number_in(one, self.judge.process, target.key)

        change = change_between(self.known[other], self.known[place], number, 1 - 2 * error).estimate
        return change.low > 0 if target.sense is Sense.AT_MOST else change.high < 0
