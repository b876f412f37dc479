"""Counts per case: steps, documents, filings, trips, departments, corrections."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from sim.engine.columns import Column
from sim.engine.records import Mark, Node, NodeKind
from sim.measure.catalogue import Measure
from sim.measure.frame import CASE, FINISHED, NODE, Frame

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


def _main_visits(frame: Frame) -> tuple[Column, Column]:
    """Case and node of all visits that were over and belong to the way to the decision."""
    visits = frame.records.visits
    chosen = visits[~frame.is_afterwards & (visits[:, FINISHED] <= frame.records.ended)]
    return chosen[:, CASE], chosen[:, NODE]


def _distinct(frame: Frame, label: Callable[[Node], str]) -> Amounts:
    """How many different labels the nodes have that a case visited; nodes without label do not count."""
    cases, nodes = _main_visits(frame)
    labels = [label(node) for node in frame.records.nodes]
    names = sorted(set(labels) - {""})
    numbers = np.array([names.index(text) if text else -1 for text in labels], dtype=np.int64)
    visited = numbers[nodes] if len(numbers) else nodes
    known = visited >= 0
    pairs = np.unique(cases[known] * max(len(names), 1) + visited[known])
    return np.bincount(pairs // max(len(names), 1), minlength=frame.cases).astype(np.float64)


def _papers(frame: Frame, amount: Callable[[Node], float], mark: Mark) -> Amounts:
    """Documents or filings: so many a visit, or so many for each item that a visit dealt with."""
    nodes = frame.records.nodes
    per_visit = np.array([0.0 if node.per_item else amount(node) for node in nodes])
    per_item = np.array([amount(node) if node.per_item else 0.0 for node in nodes])
    cases, visited = _main_visits(frame)
    sizes = frame.marks(Mark.SIZE)
    total = frame.per_case(cases, per_visit[visited]) if len(nodes) else np.zeros(frame.cases)
    if len(sizes):
        total += frame.per_case(sizes[:, 0], per_item[sizes[:, 4]] * sizes[:, 3])
    return total + _marked(frame, mark)


def _trips(frame: Frame) -> Amounts:
    """Ways there and ways back are two visits of one node."""
    travels = np.array([0.5 if node.kind is NodeKind.TRAVEL else 0.0 for node in frame.records.nodes])
    cases, nodes = _main_visits(frame)
    return frame.per_case(cases, travels[nodes]) if len(travels) else np.zeros(frame.cases)


def _marked(frame: Frame, mark: Mark) -> Amounts:
    marks = frame.marks(mark)
    return frame.per_case(marks[:, 0], marks[:, 3])
