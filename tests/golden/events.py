"""The record of a run as a list of events in clock time, one a line, and its sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta

from sim.engine.opening_hours import NEVER
from sim.engine.records import OUTCOMES, BranchKind, Mark, Records

Event = tuple[int, int, int, str]
"""Second, row of the case, rank among what happens to it in one second, text."""


def event_trace(records: Records, per_type: int) -> list[str]:
    """Everything that happens to the first cases of each type, in the order of time; then the sums over all cases."""
    chosen = _first_cases(records, per_type)
    events = [event for kind in (_arrivals, _visits, _marks, _ends) for event in kind(records)]
    told = sorted(event for event in events if event[1] in chosen)
    names = {row: f"{records.case_types[kind]} {number + 1}" for row, (kind, number, *_) in _rows(records)}
    lines = [f"{_clock(records, second)}  {names[row]}: {text}" for second, row, _, text in told]
    return [*lines, *_sums(records)]


def _rows(records: Records) -> Iterator[tuple[int, list[int]]]:
    return enumerate(records.arrivals.tolist())


def _first_cases(records: Records, per_type: int) -> set[int]:
    return {row for row, (_, number, *_) in _rows(records) if number < per_type}


def _arrivals(records: Records) -> Iterator[Event]:
    for row, (_, _, at, items) in _rows(records):
        yield at, row, 0, f"arrives, {items} items"


def _visits(records: Records) -> Iterator[Event]:
    for case, node, branch, item, asked, started, finished, work in records.visits.tolist():
        place = records.nodes[node]
        what = f"{place.kind.name.lower()} “{place.name}”"
        where = f"{f' item {item + 1}' if item >= 0 else ''}{f' branch {branch}' if branch else ''}"
        times = f"starts {_clock(records, started)}, ends {_clock(records, finished)}, {work} s of work"
        yield asked, case, 1, f"{what}{where}, {times}"


def _marks(records: Records) -> Iterator[Event]:
    for case, mark, at, amount, node, branch in records.marks.tolist():
        place = f" at “{records.nodes[node].name}”" if node >= 0 else ""
        yield at, case, 2, f"{Mark(mark).name.lower().replace('_', ' ')} {amount}{place} branch {branch}"


def _ends(records: Records) -> Iterator[Event]:
    for case, at, outcome in records.ends.tolist():
        yield at, case, 3, f"ends, {OUTCOMES[outcome].value}"


def _sums(records: Records) -> Iterator[str]:
    arrived = Counter(records.arrivals[:, 0].tolist())
    for number, case_type in enumerate(records.case_types):
        yield f"all of {case_type}: {arrived[number]} arrive"
    visits = records.visits
    for node in records.nodes:
        own = visits[visits[:, 1] == node.number]
        work = int(own[:, 7].sum())
        yield f"all visits of {node.case_type}, {node.kind.name.lower()} “{node.name}”: {len(own)}, {work} s of work"
    for outcome, count in sorted(Counter(records.ends[:, 2].tolist()).items()):
        yield f"all ends, {OUTCOMES[outcome].value}: {count}"
    for kind, count in sorted(Counter(records.branches[:, 3].tolist()).items()):
        yield f"all branches, {BranchKind(kind).name.lower().replace('_', ' ')}: {count}"
    for mark, count in sorted(Counter(records.marks[:, 1].tolist()).items()):
        yield f"all marks, {Mark(mark).name.lower().replace('_', ' ')}: {count}"


def _clock(records: Records, second: int) -> str:
    if second >= NEVER:
        return "never"
    first = datetime.combine(records.first_day, datetime.min.time())
    return f"{first + timedelta(seconds=second):%m-%d %H:%M:%S}"
