"""Runs replications: on several cores or a cluster, with progress, and never what is known already."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Collection, Sequence
from types import TracebackType
from typing import Self, TypeVar

from attrs import define, field, frozen

from sim.experiment.chunk import Batch, Failed, Piece
from sim.experiment.failures import ReplicationFailedError, ReplicationsMissingError, WorkersWarning
from sim.experiment.journal import Journal, JournalError
from sim.experiment.replicate import Course, Replication
from sim.experiment.workers import Hands, Processes, Remote, Spread
from sim.measure.measure import Measured
from sim.scenario.message import told
from sim.scenario.model import Scenario

Progress = Callable[[int, int], None]
"""Called with the number of finished replications and of all."""

T = TypeVar("T")

_DIED = told("its worker process died again and again; try --jobs 1")


@frozen
class Wanted:
    """Replications of a scenario by their numbers; of all its processes unless said."""

    scenario: Scenario
    numbers: Sequence[int]
    processes: Collection[str] | None = None

    def names(self) -> list[str]:
        """Names of the processes, in the order of the file."""
        return [name for name in self.scenario.processes if self.processes is None or name in self.processes]


@frozen(eq=False)
class Found:
    """Replications in the order of their numbers, and those of which at least one process failed."""

    replications: tuple[Replication, ...]
    failed: tuple[Failed, ...] = ()


@define(eq=False)
class Runner:
    """Runs replications on so many processes of this machine, or on the cluster of an address.

    No result depends on who computes it. Replications that the `journal` knows are not run again, those that are done
    are kept there at once; `unkept` is why some are not. As a context manager, a runner stays connected to its cluster
    from one call to the next.
    """

    jobs: int = 1
    cluster: str = ""
    progress: Progress | None = None
    journal: Journal | None = None
    unkept: JournalError | None = field(default=None, init=False)
    _known: dict[str, dict[int, Measured | Failed]] = field(factory=dict, init=False)
    _hands: Remote | None = field(default=None, init=False)

    def __attrs_post_init__(self) -> None:
        if self.jobs < 1:
            raise ValueError("at least one job is needed")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _traceback: TracebackType | None
    ) -> None:
        if self._hands is not None:
            self._hands.leave()
            self._hands = None

    def each(self, work: Callable[[int], T], count: int) -> list[T]:
        """The results of `work` for the numbers from 0 on. More than one job need work that can be pickled.

        Raises:
            ReplicationFailedError: `work` raised something.
            ReplicationsMissingError: workers died again and again.
            ClusterError: there is no such cluster, or not any more.
        """
        results: dict[int, T] = {}
        watched = self.progress or _silent

        def take(piece: Piece, result: T | Failed) -> None:
            if isinstance(result, Failed):
                raise ReplicationFailedError(result.number, result.reason)
            results[piece[1]] = result
            watched(len(results), count)

        watched(0, count)
        lost = self._spread([Batch(work, range(count))], take)
        if lost:
            raise ReplicationsMissingError(sorted(number for _, number in lost))
        return [results[number] for number in range(count)]

    def replications(
        self,
        scenario: Scenario,
        *,
        seed: int,
        numbers: Sequence[int],
        processes: Collection[str] | None = None,
        progress: Progress | None = None,
    ) -> Found:
        """Replications of a scenario, of all processes unless said; `progress` instead of the runner's own."""
        return self.points([Wanted(scenario, numbers, processes)], seed=seed, progress=progress)[0]

    def points(
        self,
        wanted: Sequence[Wanted],
        *,
        seed: int,
        progress: Progress | None = None,
        counted: int | None = None,
        is_remembered: bool = True,
    ) -> list[Found]:
        """Replications of several scenarios, such as one at several numbers of a parameter.

        What two of them have in common is run once. A replication that fails is a value like any other. Progress is
        told as so many `counted` ones: the replications of all scenarios, unless said. What is not to be remembered
        for later calls takes no memory beyond this one.

        Raises:
            ReplicationFailedError: nothing but failures came out at all.
            ReplicationsMissingError: likewise, because workers died again and again.
            ClusterError: there is no such cluster, or not any more.
        """
        courses = [{name: Course.of(one.scenario, name, seed) for name in one.names()} for one in wanted]
        all_of_them = sum(len(one.numbers) for one in wanted) if counted is None else counted
        told = _Told(progress or self.progress or _silent, all_of_them)
        known_before = set(self._known)
        numbers: dict[str, dict[int, None]] = {}
        by_key = {course.key: course for own in courses for course in own.values()}
        for one, own in zip(wanted, courses, strict=True):
            for course in own.values():
                numbers.setdefault(course.key, {}).update(dict.fromkeys(one.numbers))
        self._run([(by_key[key], list(own)) for key, own in numbers.items()], told)
        found = [self._found(one, own) for one, own in zip(wanted, courses, strict=True)]
        if not is_remembered:
            self._known = {key: own for key, own in self._known.items() if key in known_before}
        if not any(own.replications for own in found):
            _refuse_nothing([failure for own in found for failure in own.failed])
        return found

    def _run(self, asked: Sequence[tuple[Course, list[int]]], watched: Progress) -> None:
        """Come to know these replications."""
        everything = sum(len(numbers) for _, numbers in asked)
        batches = []
        for course, numbers in asked:
            known = self._known.setdefault(course.key, {})
            if self.journal is not None:
                known.update(self.journal.known(course.key, [number for number in numbers if number not in known]))
            batches.append(Batch(course, [number for number in numbers if number not in known]))
        done = everything - sum(len(batch.numbers) for batch in batches)
        watched(done, everything)

        def take(piece: Piece, result: Measured | Failed) -> None:
            nonlocal done
            key = asked[piece[0]][0].key
            self._known[key][piece[1]] = result
            if not isinstance(result, Failed):
                self._keep(key, piece[1], result)
            done += 1
            watched(done, everything)

        for place, number in self._spread(batches, take):
            self._known[asked[place][0].key][number] = Failed(number, _DIED)

    def _keep(self, key: str, number: int, measured: Measured) -> None:
        """Put a replication into the journal. One that can take no more, as on a full disk, does not end the run."""
        if self.journal is None:
            return
        try:
            self.journal.keep(key, number, measured)
        except JournalError as error:
            self.journal, self.unkept = None, error
            message = told("{reason}; the run goes on, but what follows is not kept", reason=error.message)
            warnings.warn(WorkersWarning(message), stacklevel=2)

    def _found(self, wanted: Wanted, courses: dict[str, Course]) -> Found:
        replications, failed = [], []
        for number in wanted.numbers:
            own = {name: self._known[course.key][number] for name, course in courses.items()}
            failure = next((result for result in own.values() if isinstance(result, Failed)), None)
            if failure is None:
                measured = {name: result for name, result in own.items() if not isinstance(result, Failed)}
                replications.append(Replication(number, measured))
            else:
                failed.append(failure)
        return Found(tuple(replications), tuple(failed))

    def _spread(self, batches: Sequence[Batch[T]], take: Callable[[Piece, T | Failed], None]) -> list[Piece]:
        """Have it all done; the pieces that are lost, because whoever tried them died."""
        spread = Spread(batches, take)
        hands = self._hands_for(sum(len(batch.numbers) for batch in batches))
        if hands is None:
            spread.alone()
        else:
            spread.over(hands)
        return spread.lost

    def _hands_for(self, pieces: int) -> Hands | None:
        if self.cluster and pieces:
            self._hands = self._hands or Remote(self.cluster)
            return self._hands
        return Processes(self.jobs) if min(self.jobs, pieces) > 1 else None


def _refuse_nothing(failed: Sequence[Failed]) -> None:
    """Nothing but failures came out: name the first, or all that are missing because nobody lived to do them."""
    if failed and all(failure.reason == _DIED for failure in failed):
        raise ReplicationsMissingError(sorted({failure.number for failure in failed}))
    for failure in failed:
        raise ReplicationFailedError(failure.number, failure.reason)


class _Told:
    """Progress in replications, while the pieces that are done are those of single processes."""

    def __init__(self, progress: Progress, replications: int) -> None:
        self._progress = progress
        self._replications = replications
        self._last = -1

    def __call__(self, done: int, pieces: int) -> None:
        told = done * self._replications // pieces if pieces else self._replications
        if told != self._last:
            self._last = told
            self._progress(told, self._replications)


def _silent(_done: int, _all: int) -> None:
    pass
