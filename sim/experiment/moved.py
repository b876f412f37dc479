"""Two runs against each other, such as with other settings: which measures moved, and by how much."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from attrs import frozen

from sim.experiment.comparison import Comparison
from sim.experiment.failures import RunError
from sim.experiment.replicate import Replication
from sim.experiment.rows import key_row
from sim.experiment.series import Columns, columns_of
from sim.measure.estimate import CONFIDENCE, Difference, Estimate, difference
from sim.measure.values import Key
from sim.scenario.message import Message, told


class NothingInCommonError(RunError, ValueError):
    """Two runs have nothing that could be compared; `message` says what is not in common."""

    is_mistake = True

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


@frozen
class Moved:
    """A measure in both runs, and the second minus the first.

    With a process in `against`, the number is not that of `process` but its difference from that one.
    """

    process: str
    key: Key
    before: Estimate
    after: Estimate
    change: Difference
    against: str = ""


@frozen
class Moves:
    """What two runs have in common, in the order of the first: processes, measures, and differences from the baseline.

    `is_paired`: whether the replications were compared one by one, as those of one seed can be; then `replications` is
    how many of them both have, else None. Paired or not, of the numbers that vary by chance one interval in twenty
    leaves out zero though nothing moved.
    """

    is_paired: bool
    all: tuple[Moved, ...]
    replications: int | None = None

    @property
    def shown(self) -> tuple[Moved, ...]:
        """Those that moved: the interval of the change leaves out zero."""
        return tuple(moved for moved in self.all if moved.change.is_shown)

    def to_dicts(self) -> list[dict[str, Any]]:
        """A flat row for every number, for a data frame.

        Keys: `process`, `against` ("" or the baseline), `measure`, `subject`, `unit`; `before`, `before_half_width`,
        `after`, `after_half_width`, `change`, `change_half_width` (in that unit; NaN: not known), `ratio` (after over
        before), `is_shown` (the interval of the change leaves out zero).
        """
        return [
            {
                "process": moved.process,
                "against": moved.against,
                **key_row(moved.key),
                "before": moved.before.mean,
                "before_half_width": moved.before.half_width,
                "after": moved.after.mean,
                "after_half_width": moved.after.half_width,
                "change": moved.change.estimate.mean,
                "change_half_width": moved.change.estimate.half_width,
                "ratio": moved.change.ratio,
                "is_shown": moved.change.is_shown,
            }
            for moved in self.all
        ]


def moves_between(before: Comparison, after: Comparison) -> Moves:
    """What moved from one run to another: paired if they have one seed, over the replications that both have.

    Raises:
        NothingInCommonError: they have no process in common, or no number of one, or one seed but no replication.
    """
    is_paired = before.seed == after.seed
    if not set(before.estimates) & set(after.estimates):
        raise NothingInCommonError(told("the two runs have no process in common"))
    if is_paired and not in_common(before.results, after.results)[0]:
        raise NothingInCommonError(told("the two runs have no replication in common"))
    found = moved(before.results, after.results, baseline=before.scenario.baseline, is_paired=is_paired)
    if not found.all:
        raise NothingInCommonError(
            told("the two runs have no number in common: their processes have other case types and pools")
        )
    return found


def moved(before: Sequence[Replication], after: Sequence[Replication], *, baseline: str, is_paired: bool) -> Moves:
    """What moved from one run to another.

    Paired, replications of the same number are compared, and those that only one run has are left out; of the other
    kind, the interval is Welch's.
    """
    common = None
    if is_paired:
        before, after = in_common(before, after)
        common = len(before)
    old, new = _by_process(before), _by_process(after)
    processes = [process for process in old if process in new]
    found: list[Moved] = []
    for process in processes:
        found.extend(_moved(old[process], new[process], process, "", is_paired=is_paired))
    for process in processes:
        if process != baseline and baseline in processes:
            gaps = (_less(old[process], old[baseline]), _less(new[process], new[baseline]))
            found.extend(_moved(*gaps, process, baseline, is_paired=is_paired))
    return Moves(is_paired, tuple(found), common)


def in_common(
    before: Sequence[Replication], after: Sequence[Replication]
) -> tuple[list[Replication], list[Replication]]:
    """The replications whose numbers both have."""
    numbers = {replication.number for replication in before} & {replication.number for replication in after}
    return (
        [replication for replication in before if replication.number in numbers],
        [replication for replication in after if replication.number in numbers],
    )


def change_between(
    before: Sequence[Replication],
    after: Sequence[Replication],
    number: Callable[[Replication], float],
    confidence: float = CONFIDENCE,
) -> Difference:
    """The change of one number that a replication has, paired; nothing where no replication is in both."""
    old, new = in_common(before, after)
    return difference([number(one) for one in old], [number(one) for one in new], confidence)


def _by_process(replications: Sequence[Replication]) -> dict[str, Columns]:
    processes = replications[0].measured if replications else ()
    return {process: columns_of([one.measured[process] for one in replications]) for process in processes}


def _less(own: Columns, baseline: Columns) -> Columns:
    return {key: column.less(baseline[key]) for key, column in own.items() if key in baseline}


def _moved(old: Columns, new: Columns, process: str, against: str, *, is_paired: bool) -> Iterator[Moved]:
    for key in old:
        if key in new:
            was, now = old[key], new[key]
            change = now.difference_from(was) if is_paired else now.unpaired_difference_from(was)
            if not math.isnan(change.estimate.mean):
                yield Moved(process, key, was.estimate(), now.estimate(), change, against)
