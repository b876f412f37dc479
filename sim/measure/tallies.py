"""What a scenario counts and times on the way. A name that a process does not use is nothing there: 0."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.engine.columns import Table
from sim.engine.records import NodeKind
from sim.engine.tables import VISIT_COLUMNS
from sim.measure.catalogue import Measure
from sim.measure.frame import CASE, FINISHED, ITEM, STARTED, Flags, Frame
from sim.scenario.count import ShareOf
from sim.scenario.model import Scenario
from sim.scenario.tallies import Tally, stopwatches, tallies

Amounts = NDArray[np.float64]


def tally_values(frame: Frame, scenario: Scenario) -> dict[tuple[Measure, str], float]:
    """Tallies (mean or share of the finished measured cases, and sum over all measured ones), and times in seconds."""
    values: dict[tuple[Measure, str], float] = {}
    for tally in tallies(scenario).values():
        values.update(_tally(frame, tally))
    for name, case_type in stopwatches(scenario).items():
        rows = _rows(frame, NodeKind.STOPWATCH, name)
        seconds = frame.per_case(rows[:, CASE], rows[:, FINISHED] - rows[:, STARTED])
        values[Measure.STOPWATCH, name] = _ratio(seconds, np.ones(frame.cases), _finished(frame, case_type))
    return values


def _tally(frame: Frame, tally: Tally) -> dict[tuple[Measure, str], float]:
    rows = _rows(frame, NodeKind.COUNT, tally.name)
    amounts = _amounts(frame, rows, tally.share_of)
    of = np.maximum(frame.items, 1).astype(np.float64) if tally.share_of is ShareOf.ITEMS else np.ones(frame.cases)
    measure = Measure.TALLY if tally.share_of is None else Measure.TALLY_SHARE
    own = frame.is_measured & (frame.types == frame.records.case_types.index(tally.case_type))
    return {
        (measure, tally.name): _ratio(amounts, of, _finished(frame, tally.case_type)),
        (Measure.TALLY_TOTAL, tally.name): float(amounts[own].sum()),
    }


def _amounts(frame: Frame, rows: Table, share_of: ShareOf | None) -> Amounts:
    """Passes per case; of a share, whether the case passed, or how many of its items did."""
    if share_of is ShareOf.CASES:
        rows = rows[np.unique(rows[:, CASE], return_index=True)[1]]
    elif share_of is ShareOf.ITEMS:
        rows = rows[np.unique(rows[:, (CASE, ITEM)], axis=0, return_index=True)[1]]
    return frame.per_case(rows[:, CASE], np.ones(len(rows)))


def _rows(frame: Frame, kind: NodeKind, name: str) -> Table:
    nodes = [node for node in frame.records.nodes if node.kind is kind and node.name == name]
    visits = [visits for node in nodes for visits in frame.visits_of(node)]
    return np.concatenate(visits) if visits else np.empty((0, VISIT_COLUMNS), dtype=np.int64)


def _finished(frame: Frame, case_type: str) -> Flags:
    return frame.of_type(frame.records.case_types.index(case_type))


def _ratio(amounts: Amounts, of: Amounts, chosen: Flags) -> float:
    return float(amounts[chosen].sum() / of[chosen].sum()) if chosen.any() else float("nan")
