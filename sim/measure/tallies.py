"""What a scenario counts and times on the way. A name that a process does not use is nothing there: 0."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.engine.columns import Table
from sim.engine.records import NodeKind
from sim.engine.tables import VISIT_COLUMNS
from sim.measure.catalogue import Measure
from sim.measure.frame import CASE, FINISHED, ITEM, STARTED, Flags, Frame
from sim.measure.share import NO_SHARE, Share
from sim.scenario.count import ShareOf
from sim.scenario.model import Scenario
from sim.scenario.tallies import Tally, stopwatches, tallies

Amounts = NDArray[np.float64]


def tally_values(frame: Frame, scenario: Scenario) -> dict[tuple[Measure, str], float]:
    """Tallies (mean of the finished measured cases, and sum over all measured ones), and times in seconds."""
    values: dict[tuple[Measure, str], float] = {}
    for tally in tallies(scenario).values():
        amounts, own = _amounts(frame, tally), frame.types == frame.records.case_types.index(tally.case_type)
        values[Measure.TALLY_TOTAL, tally.name] = float(amounts[own & frame.is_measured].sum())
        if tally.share_of is None:
            values[Measure.TALLY, tally.name] = _mean(amounts, _finished(frame, tally.case_type))
    for name, case_type in stopwatches(scenario).items():
        rows = _rows(frame, NodeKind.STOPWATCH, name)
        seconds = frame.per_case(rows[:, CASE], rows[:, FINISHED] - rows[:, STARTED])
        values[Measure.STOPWATCH, name] = _mean(seconds, _finished(frame, case_type))
    return values


def tally_shares(frame: Frame, scenario: Scenario) -> dict[tuple[Measure, str], Share]:
    """Tallies that are shares of the finished measured cases, or of their items."""
    shares: dict[tuple[Measure, str], Share] = {}
    for tally in tallies(scenario).values():
        if tally.share_of is not None:
            chosen = _finished(frame, tally.case_type)
            of = np.maximum(frame.items, 1) if tally.share_of is ShareOf.ITEMS else np.ones(frame.cases)
            shares[Measure.TALLY_SHARE, tally.name] = _share(_amounts(frame, tally)[chosen], of[chosen])
    return shares


def _share(amounts: Amounts, of: NDArray[np.int64] | Amounts) -> Share:
    if not len(of):
        return NO_SHARE
    return Share(float(amounts.sum() / of.sum()), int((amounts > 0).sum()), int((amounts < of).sum()))


def _amounts(frame: Frame, tally: Tally) -> Amounts:
    """Passes per case; of a share, whether the case passed, or how many of its items did."""
    rows = _rows(frame, NodeKind.COUNT, tally.name)
    if tally.share_of is ShareOf.CASES:
        rows = rows[np.unique(rows[:, CASE], return_index=True)[1]]
    elif tally.share_of is ShareOf.ITEMS:
        rows = rows[np.unique(rows[:, (CASE, ITEM)], axis=0, return_index=True)[1]]
    return frame.per_case(rows[:, CASE], np.ones(len(rows)))


def _rows(frame: Frame, kind: NodeKind, name: str) -> Table:
    nodes = [node for node in frame.records.nodes if node.kind is kind and node.name == name]
    visits = [visits for node in nodes for visits in frame.visits_of(node)]
    return np.concatenate(visits) if visits else np.empty((0, VISIT_COLUMNS), dtype=np.int64)


def _finished(frame: Frame, case_type: str) -> Flags:
    return frame.of_type(frame.records.case_types.index(case_type))


def _mean(amounts: Amounts, chosen: Flags) -> float:
    return float(amounts[chosen].mean()) if chosen.any() else float("nan")
