"""The days of one case in one process: what was done, waited for and closed, and by whom."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from attrs import evolve, frozen

from sim.engine.columns import Table
from sim.engine.records import OUTCOMES, Mark, Node, NodeKind, Records
from sim.measure.case_path import Stretch, path_of, stretches_of, visits_of
from sim.measure.catalogue import Measure
from sim.measure.frame import ASKED, BRANCH, FINISHED, ITEM, NODE, STARTED, Frame
from sim.measure.ledger import role_of
from sim.scenario.flow import Needs, Outcome
from sim.scenario.staff import Role

_LONGEST_CYCLE = 8
"""Steps of a body that is gone through item after item; longer ones are told visit by visit."""

_UNTOLD = (NodeKind.COUNT, NodeKind.STOPWATCH)
_WAITING = (NodeKind.WAIT, NodeKind.GATHERING)


@frozen
class Visit:
    """What a case went through, or several of the same in a row.

    `kind` says what it was: work of applicant or staff, travel, queueing for people who were then held, or other
    waiting. `count` is how many items it dealt with, or how often it was gone through. `spent` are its seconds
    without the hours in which those concerned were closed; `queued` those, open hours as well, in which a step waited
    for its people. `by` are the people who did it. `finished` is None where the simulation ended before. Times are
    seconds after midnight of the first day.
    """

    kind: Measure
    name: str
    count: int
    asked: int
    started: int
    finished: int | None
    spent: int
    queued: int = 0
    by: tuple[Needs, ...] = ()
    is_way_back: bool = False
    is_afterwards: bool = False
    is_given_up: bool = False
    """Whether the case queued and gave up; `finished` is when."""


@frozen
class CaseTrace:
    """One case in one process.

    `case_number` is the number that readers know: the first case of a type that arrives has 1. `finished` and
    `outcome` are None for a case that is not through at the end of the simulation. `stretches` go from arrival to the
    end without a gap, along the critical path; per kind they add up to the time ledger of the case. `visits` are
    everything the case went through, on the critical path or beside it, those after the decision marked.
    """

    process: str
    case_type: str
    case_number: int
    arrived: int
    finished: int | None
    outcome: Outcome | None
    items: int
    stretches: tuple[Stretch, ...]
    visits: tuple[Visit, ...]

    @property
    def end(self) -> int:
        """When the case is through, or the simulation over."""
        return self.stretches[-1].end if self.stretches else self.arrived

    def spent(self, kind: Measure) -> int:
        """Seconds of a part of the time ledger."""
        return sum(stretch.seconds for stretch in self.stretches if stretch.kind is kind)


def trace_of(records: Records, process: str, case_type: str, case_number: int) -> CaseTrace:
    """The days of a case, which must have arrived in the run. Raises `IndexError` if it did not."""
    frame = Frame(records)
    of_type = np.flatnonzero(frame.types == records.case_types.index(case_type))
    if case_number < 1:
        raise IndexError(case_number)
    case = int(of_type[case_number - 1])
    is_through = frame.finished[case] >= 0
    return CaseTrace(
        process,
        case_type,
        case_number,
        int(frame.arrived[case]),
        int(frame.finished[case]) if is_through else None,
        OUTCOMES[frame.outcome[case]] if is_through else None,
        int(frame.items[case]),
        path_of(frame, case),
        (*_told(frame, case, afterwards=False), *_told(frame, case, afterwards=True)),
    )


def _told(frame: Frame, case: int, *, afterwards: bool) -> list[Visit]:
    rows, is_open = visits_of(frame, case, frame.is_afterwards == afterwards)
    sizes = _sizes(frame, case)
    ways: dict[tuple[int, int], int] = {}
    found: list[tuple[Visit, int]] = []
    for row, cut_off in zip(rows, is_open, strict=True):
        visit = _visit(frame, row, sizes, cut_off=bool(cut_off))
        if visit is None:
            continue
        if visit.kind is Measure.PATH_TRAVEL:  # a trip is a way there and a way back, in turn
            place = int(row[NODE]), int(row[BRANCH])
            ways[place] = ways.get(place, 0) + 1
            visit = evolve(visit, is_way_back=ways[place] % 2 == 0)
        found.append((evolve(visit, is_afterwards=afterwards), int(row[ITEM])))
    found.sort(key=_begin)
    return _folded([visit for visit, _ in found], [item for _, item in found])


def _begin(told: tuple[Visit, int]) -> int:
    visit, _ = told
    return visit.asked if visit.kind is Measure.PATH_QUEUE else visit.started


def _visit(frame: Frame, row: Table, sizes: Sizes, *, cut_off: bool) -> Visit | None:
    """A row as it is told; nothing of counts and waits for nothing, and of holding people only the queue for them."""
    node = frame.records.nodes[row[NODE]]
    asked, started, finished = (int(row[column]) for column in (ASKED, STARTED, FINISHED))
    is_holding = node.kind in (NodeKind.HOLD, NodeKind.TRIP, NodeKind.GIVEN_UP)
    is_nothing = node.kind in _WAITING and asked == finished
    is_served = is_holding and node.kind is not NodeKind.GIVEN_UP and asked == started
    if node.kind in _UNTOLD or is_nothing or is_served:
        return None
    begin, end = (asked, started) if is_holding else (started, finished)
    own = [stretch for stretch in stretches_of(frame, row.reshape(1, -1)) if stretch.kind is not Measure.PATH_CLOSED]
    return Visit(
        _kind(frame, node),
        node.name,
        sizes.get((int(row[NODE]), int(row[BRANCH]), finished), 1),
        asked,
        started,
        None if cut_off and end == frame.records.ended else end,
        sum(stretch.seconds for stretch in own if stretch.start >= begin),
        sum(stretch.seconds for stretch in own if stretch.start < begin),
        _by(node),
        is_given_up=node.kind is NodeKind.GIVEN_UP,
    )


def _kind(frame: Frame, node: Node) -> Measure:
    match node.kind:
        case NodeKind.HOLD | NodeKind.TRIP | NodeKind.GIVEN_UP:
            return Measure.PATH_QUEUE
        case NodeKind.TRAVEL:
            return Measure.PATH_TRAVEL
        case NodeKind.STEP:
            is_staff = role_of(frame, node) is Role.STAFF
            return Measure.PATH_STAFF_WORK if is_staff else Measure.PATH_APPLICANT_WORK
        case _:
            return Measure.PATH_WAITING


def _by(node: Node) -> tuple[Needs, ...]:
    return node.needs or ((Needs(node.held),) if node.held else ())


Sizes = dict[tuple[int, int, int], int]


def _sizes(frame: Frame, case: int) -> Sizes:
    """How many items visits dealt with, by node, branch and time of the end."""
    marks = frame.records.marks
    own = marks[(marks[:, 0] == case) & (marks[:, 1] == Mark.SIZE)]
    return {(int(row[4]), int(row[5]), int(row[2])): int(row[3]) for row in own}


def _folded(visits: Sequence[Visit], items: Sequence[int]) -> list[Visit]:
    """What repeats itself told once: the same in a row, or the same few in turn for item after item."""
    told: list[Visit] = []
    at = 0
    while at < len(visits):
        length, times = _cycle(visits, items, at)
        turns = [visits[at + place : at + length * times : length] for place in range(length)]
        told.extend(_as_one(same) for same in turns)
        at += length * times
    return told


def _cycle(visits: Sequence[Visit], items: Sequence[int], at: int) -> tuple[int, int]:
    """How many visits from here on make up a cycle, and how often it is gone through; (1, 1) where nothing repeats."""
    for length in range(1, _LONGEST_CYCLE + 1):
        times = 1
        while _is_again(visits, items, at, at + length * times, length):
            times += 1
        if times > 1:
            return length, times
    return 1, 1


def _is_again(visits: Sequence[Visit], items: Sequence[int], first: int, at: int, length: int) -> bool:
    """Whether the same visits follow once more; several of them only for another item each time."""
    if at + length > len(visits):
        return False
    if length > 1 and (-1 in items[first : first + length] or items[at] == items[first]):
        return False
    pairs = zip(visits[first : first + length], visits[at : at + length], strict=True)
    return all(_looks(one) == _looks(other) for one, other in pairs)


def _looks(visit: Visit) -> tuple[object, ...]:
    return visit.kind, visit.name, visit.by, visit.is_way_back, visit.is_given_up


def _as_one(visits: Sequence[Visit]) -> Visit:
    ends = [visit.finished for visit in visits]
    known = [end for end in ends if end is not None]
    return evolve(
        visits[0],
        count=sum(visit.count for visit in visits),
        finished=max(known) if len(known) == len(ends) else None,
        spent=sum(visit.spent for visit in visits),
        queued=sum(visit.queued for visit in visits),
    )
