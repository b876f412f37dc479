"""The critical path of one case on the axis of time: the ledger's parts, each where it lies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from attrs import frozen

from sim.engine.columns import Table
from sim.engine.opening_hours import OpeningHours, common_hours
from sim.engine.records import Node, NodeKind
from sim.measure.catalogue import Measure
from sim.measure.frame import ASKED, BRANCH, CASE, FINISHED, NODE, STARTED, WORK, Flags, Frame
from sim.measure.ledger import entries, pool_of, pools_of

_HOLDING = (NodeKind.HOLD, NodeKind.TRIP)
_OWNER, _PARENT, _WAITED_FOR = 0, 1, 2


@frozen
class Stretch:
    """A time in which one thing goes on.

    `kind` is a part of the time ledger; `what` is the name of the step, wait, trip or pool that the time belongs to,
    empty where a case waits for something that no visit tells of. Times are seconds after midnight of the first day.
    """

    start: int
    end: int
    kind: Measure
    what: str

    @property
    def seconds(self) -> int:
        """How long it goes on."""
        return self.end - self.start


def path_of(frame: Frame, case: int) -> tuple[Stretch, ...]:
    """From the arrival of a case (a row of `Records.arrivals`) to its end without a gap, one stretch after the other.

    For every part the stretches add up to the ledger of the case. The path of a case that is not finished goes up to
    the end of the simulation, along what it was waiting for last.
    """
    begin = int(frame.arrived[case])
    if frame.finished[case] >= 0:
        on_path, _ = visits_of(frame, case, frame.is_critical)
        return tuple(_joined(_without_gaps(stretches_of(frame, on_path), begin, int(frame.finished[case]))))
    return tuple(_joined(_without_gaps(_open_path(frame, case), begin, frame.records.ended)))


def visits_of(frame: Frame, case: int, chosen: Flags) -> tuple[Table, Flags]:
    """The chosen visits of a case in the order in which they began, and which of them the end of the run cut off.

    Of these, the rows tell what there was of them until then.
    """
    visits = frame.records.visits
    rows = visits[chosen & (visits[:, CASE] == case) & (visits[:, ASKED] <= frame.records.ended)].copy()
    is_open = rows[:, FINISHED] > frame.records.ended
    rows[:, ASKED : FINISHED + 1] = np.minimum(rows[:, ASKED : FINISHED + 1], frame.records.ended)
    for place in np.flatnonzero(is_open):
        rows[place, WORK] = _worked(frame, rows[place])
    order = np.lexsort((rows[:, FINISHED], rows[:, STARTED], rows[:, ASKED]))
    return rows[order], is_open[order]


def _worked(frame: Frame, row: Table) -> int:
    """Seconds of work in a visit that the end of the run cut off."""
    started, finished = int(row[STARTED]), int(row[FINISHED])
    pausing = _pausing(frame, frame.records.nodes[row[NODE]])
    return finished - started if pausing is None else pausing.between(started, finished)


def stretches_of(frame: Frame, rows: Table) -> list[Stretch]:
    """The stretches of visits, in order; what takes no time is left out."""
    found = [stretch for row in rows for stretch in _of_visit(frame, frame.records.nodes[row[NODE]], row)]
    return sorted(found, key=_start)


def _of_visit(frame: Frame, node: Node, row: Table) -> Iterator[Stretch]:
    """Waiting to begin, then what was begun; of people who are held only the first: the second is told by what they do.

    How much of either was not closed hours is what the ledger says.
    """
    amounts = {kind: int(seconds[0]) for kind, seconds in entries(frame, node, row.reshape(1, -1))}
    amounts.pop(Measure.PATH_CLOSED, None)
    asked, started, finished = (int(row[column]) for column in (ASKED, STARTED, FINISHED))
    queued = amounts.pop(Measure.PATH_QUEUE, 0)
    pool = pool_of(frame, node)
    hours = frame.records.hours if pool is None else pool.hours
    yield from _cut(asked, started, Measure.PATH_QUEUE, queued, hours, node.name)
    during = _pausing(frame, node) or hours
    for kind, seconds in amounts.items():
        yield from _cut(started, finished, kind, seconds, during, node.name)


def _cut(start: int, end: int, kind: Measure, seconds: int, hours: OpeningHours, what: str) -> Iterator[Stretch]:
    """A time of which so many seconds went into something, and the rest were closed hours."""
    if start == end:
        return
    if seconds in (0, end - start):
        yield Stretch(start, end, kind if seconds else Measure.PATH_CLOSED, what)
        return
    at = start
    for opens, closes in hours.stretches:
        if closes > at and opens < end:
            if opens > at:
                yield Stretch(at, opens, Measure.PATH_CLOSED, what)
            yield Stretch(max(at, opens), min(closes, end), kind, what)
            at = min(closes, end)
    if at < end:
        yield Stretch(at, end, Measure.PATH_CLOSED, what)


def _pausing(frame: Frame, node: Node) -> OpeningHours | None:
    """The hours in which work of a node goes on, if it pauses at closing."""
    if node.kind is not NodeKind.STEP:
        return frame.records.hours if node.pauses else None
    pausing = [pool.hours for pool in pools_of(frame, node) if not pool.straight]
    return common_hours(pausing) if pausing else None


def _open_path(frame: Frame, case: int) -> list[Stretch]:
    """Which part of an unfinished case the others would have to wait for is not known: follow the first still open."""
    everything, is_open = visits_of(frame, case, ~frame.is_afterwards)
    lines = _Lines(frame, case)
    ended = frame.records.ended
    still_open = [row for row in everything[is_open] if not _is_begun_hold(frame, row)]
    if still_open:
        lines.take(int(still_open[0][BRANCH]))
    while True:
        on_path = np.array([lines.holds(int(row[BRANCH])) for row in everything], dtype=bool)
        found = stretches_of(frame, everything[on_path])
        gap = next(_gaps(found, int(frame.arrived[case]), ended), None)
        before = [row for row in everything[~on_path] if gap is not None and row[FINISHED] == gap[1]]
        if not before:
            return found
        lines.take(int(before[-1][BRANCH]))


def _is_begun_hold(frame: Frame, row: Table) -> bool:
    return frame.records.nodes[row[NODE]].kind in _HOLDING and row[STARTED] < row[FINISHED]


class _Lines:
    """The branches of a case that lie on its path: those that were waited for, and those taken for want of them."""

    def __init__(self, frame: Frame, case: int) -> None:
        branches = frame.records.branches
        own = np.flatnonzero(branches[:, _OWNER] == case)
        self._parents = {int(number): int(branches[number, _PARENT]) for number in own if number}
        self._on_path = {0} | {int(number) for number in own if branches[number, _WAITED_FOR]}

    def take(self, branch: int) -> None:
        """Let a branch lie on the path, and those from which it was split off."""
        while branch > 0:
            self._on_path.add(branch)
            branch = self._parents[branch]

    def holds(self, branch: int) -> bool:
        """Whether the branch and all from which it was split off lie on the path."""
        while branch > 0:
            if branch not in self._on_path:
                return False
            branch = self._parents[branch]
        return True


def _gaps(stretches: Iterable[Stretch], begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Times between begin and end in which there is no stretch."""
    at = begin
    for stretch in stretches:
        if stretch.start > at:
            yield at, stretch.start
        at = max(at, stretch.end)
    if at < end:
        yield at, end


def _without_gaps(stretches: list[Stretch], begin: int, end: int) -> list[Stretch]:
    """The stretches, with waiting where there is none."""
    filled = [Stretch(opens, closes, Measure.PATH_WAITING, "") for opens, closes in _gaps(stretches, begin, end)]
    return sorted([*stretches, *filled], key=_start)


def _joined(stretches: list[Stretch]) -> list[Stretch]:
    """The same with neighbours of one kind and name as one."""
    joined: list[Stretch] = []
    for stretch in stretches:
        last = joined[-1] if joined else None
        if last is not None and (last.end, last.kind, last.what) == (stretch.start, stretch.kind, stretch.what):
            joined[-1] = Stretch(last.start, stretch.end, stretch.kind, stretch.what)
        else:
            joined.append(stretch)
    return joined


def _start(stretch: Stretch) -> int:
    return stretch.start
