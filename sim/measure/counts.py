"""Counts per case: steps, documents, filings, trips, departments, corrections."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from sim.engine.columns import Column
from sim.engine.records import Mark, Node, NodeKind
from sim.measure.catalogue import Measure
from sim.measure.frame import CASE, FINISHED, Frame

Amounts = NDArray[np.float64]


def counts(frame: Frame) -> dict[Measure, Amounts]:
    """Everything that is counted, per case, up to the decision."""
    return {
        Measure.STEPS: _distinct(frame, lambda node: node.name if node.kind is NodeKind.STEP else ""),
        Measure.DEPARTMENTS: _distinct(frame, lambda node: node.department),
        Measure.DOCUMENTS: _papers(frame, lambda node: node.documents, Mark.DOCUMENTS),
        Measure.FILINGS: _papers(frame, lambda node: node.filings, Mark.FILINGS),
        Measure.TRIPS: _trips(frame),
        Measure.CORRECTIONS: _marked(frame, Mark.FAILED),
    }


def _visitors(frame: Frame, node: Node) -> Iterator[Column]:
    """Cases of the visits of a node that were over and belong to the way to the decision, in blocks."""
    for visits in frame.visits_of(node):
        chosen = ~frame.are_afterwards(visits) & (visits[:, FINISHED] <= frame.records.ended)
        yield visits[chosen, CASE]


def _distinct(frame: Frame, label: Callable[[Node], str]) -> Amounts:
    """How many different labels the nodes have that a case visited; nodes without label do not count."""
    labelled: dict[str, list[Node]] = {}
    for node in frame.records.nodes:
        labelled.setdefault(label(node), []).append(node)
    labelled.pop("", None)
    total = np.zeros(frame.cases)
    for nodes in labelled.values():
        has_been_there = np.zeros(frame.cases, dtype=np.bool_)
        for cases in (cases for node in nodes for cases in _visitors(frame, node)):
            has_been_there[cases] = True
        if has_been_there.any():
            total += has_been_there
    return total


def _papers(frame: Frame, amount: Callable[[Node], float], mark: Mark) -> Amounts:
    """Documents or filings: so many a visit, or so many for each item that a visit dealt with."""
    nodes = frame.records.nodes
    total = np.zeros(frame.cases)
    for node in nodes:
        if amount(node) and not node.per_item:
            _add_each(frame, total, node, amount(node))
    per_item = np.array([amount(node) if node.per_item else 0.0 for node in nodes])
    sizes = frame.marks(Mark.SIZE)
    if len(sizes):
        frame.add(total, sizes[:, 0], per_item[sizes[:, 4]] * sizes[:, 3])
    marks = frame.marks(mark)
    frame.add(total, marks[:, 0], marks[:, 3])
    return total


def _trips(frame: Frame) -> Amounts:
    """Ways there and ways back are two visits of one node."""
    total = np.zeros(frame.cases)
    for node in frame.records.nodes:
        if node.kind is NodeKind.TRAVEL:
            _add_each(frame, total, node, 0.5)
    return total


def _add_each(frame: Frame, total: Amounts, node: Node, amount: float) -> None:
    """Add an amount for every visit of a node."""
    for cases in _visitors(frame, node):
        frame.add(total, cases, np.full(len(cases), amount))


def _marked(frame: Frame, mark: Mark) -> Amounts:
    total = np.zeros(frame.cases)
    marks = frame.marks(mark)
    frame.add(total, marks[:, 0], marks[:, 3])
    return total
