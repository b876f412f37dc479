"""How a run begins: its cases from the first second on, and where a series has forgotten how it began.

Two series are looked at. The time that a case takes, by its arrival, is what a report is about. The number of cases
under way is what the house is full of: from it come queues, utilisation, and how many cases are finished a day.
Both are counted in open hours, so that nights, weekends and holidays are not taken for changes.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from enum import Enum

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from sim.engine.columns import Column
from sim.engine.opening_hours import AT_ONCE
from sim.measure.frame import Flags, Frame
from sim.scenario.calendar import SECONDS_PER_DAY
from sim.scenario.cases import CohortArrivals, DatedArrivals
from sim.scenario.model import Scenario

Amounts = NDArray[np.float64]

BATCH = 5
"""Observations of one batch; where they are working days, a batch is a working week."""

LEAST_BATCHES = 10
_NEVER_KEPT_ALONE = 5
_CLEARLY_LESS = 0.5


class Watched(Enum):
    """What is watched while a run settles."""

    LEAD_TIME = "lead_time"
    """Open seconds from arrival to end, of the subject case type, by arrival."""

    UNDER_WAY = "under_way"
    """Number of cases under way, mean over open hours, of all case types that keep coming."""


@frozen(eq=False)
class Onset:
    """One run from its first second to the end of the measured days; arrays have a number for each working day.

    under_way
        Mean number of cases under way.
    cases
        How many cases of the subject type came; none where the subject comes at fixed dates.
    took
        Open seconds that they took, all together; cases that are not finished count with the time they have spent.
    warm_up
        Working days before the measured ones.
    """

    under_way: Amounts
    cases: Amounts
    took: Amounts
    warm_up: int

    @property
    def days(self) -> int:
        """Working days, those of the warm-up included."""
        return len(self.under_way)

    def until(self, days: int) -> Onset:
        """The same run as if measuring had ended after so many working days."""
        return Onset(self.under_way[:days], self.cases[:days], self.took[:days], self.warm_up)

    def mean(self, watched: Watched, first: int, last: int | None = None) -> float:
        """Mean of a series over working days from `first` on, and before `last`; NaN where there is none."""
        if watched is Watched.UNDER_WAY:
            return float(self.under_way[first:last].mean()) if len(self.under_way[first:last]) else math.nan
        cases = float(self.cases[first:last].sum())
        return float(self.took[first:last].sum()) / cases if cases else math.nan


@frozen
class Truncation:
    """How many observations at the beginning are to be left out, if that can be said.

    `is_valid` is false where the least error lies in the second half of the series: then it is too short to tell, and
    `observations` is the best of the first half.
    """

    observations: int
    is_valid: bool


def keeps_coming(scenario: Scenario, case_type: str) -> bool:
    """Whether cases of a type come again and again, and not at fixed dates only."""
    return not isinstance(scenario.cases[case_type].arrivals, (CohortArrivals, DatedArrivals))


def onset(frame: Frame, scenario: Scenario) -> Onset:
    """How a run begins."""
    records = frame.records
    opens = _days(frame)
    warm_up = records.workdays.from_to(0, records.window[0])
    lasting = [number for number, name in enumerate(records.case_types) if keeps_coming(scenario, name)]
    chosen = np.isin(frame.types, lasting) & (frame.arrived < records.window[1])
    subject = records.case_types.index(scenario.subject)
    return Onset(_under_way(frame, chosen, opens), *_by_day(frame, chosen & (frame.types == subject), opens), warm_up)


def _days(frame: Frame) -> Amounts:
    """Open seconds before each working day up to the end of the measured ones, and before what follows."""
    records = frame.records
    midnights = [day * SECONDS_PER_DAY for day in records.workdays.indices if day * SECONDS_PER_DAY < records.window[1]]
    return records.hours.passed_each(np.array([*midnights, records.window[1]], dtype=np.int64)).astype(np.float64)


def _spans(frame: Frame, chosen: Flags) -> Iterator[tuple[Column, Column]]:
    """Open seconds before the arrival and before the end of cases; of unfinished ones before the end of the run.

    So many cases at a time that millions need no more memory than one part of them.
    """
    hours = frame.records.hours
    for begin in range(0, frame.cases, AT_ONCE):
        part = slice(begin, begin + AT_ONCE)
        finished = frame.finished[part][chosen[part]]
        until = np.where(finished >= 0, finished, frame.records.ended)
        yield hours.passed_each(frame.arrived[part][chosen[part]]), hours.passed_each(until)


def _under_way(frame: Frame, chosen: Flags, opens: Amounts) -> Amounts:
    """Means over days: differences of the time that cases have spent by the borders of the days."""
    spent = np.zeros(len(opens))
    for begins, ends in _spans(frame, chosen):
        spent += _passed_since(begins, opens) - _passed_since(ends, opens)
    means: Amounts = np.diff(spent) / np.maximum(np.diff(opens), 1.0)
    return means


def _passed_since(moments: Column, borders: Amounts) -> Amounts:
    """The sum, over moments before each border, of the time between them."""
    ordered = np.sort(moments)
    before = np.searchsorted(ordered, borders)
    sums: Amounts = np.concatenate(([0.0], np.cumsum(ordered, dtype=np.float64)))
    return borders * before - sums[before]


def _by_day(frame: Frame, chosen: Flags, opens: Amounts) -> tuple[Amounts, Amounts]:
    """Cases that came on each day, and the time that they took together."""
    count = len(opens) - 1
    cases, took = np.zeros(count), np.zeros(count)
    for begins, ends in _spans(frame, chosen):
        day = np.clip(np.searchsorted(opens, begins, side="right") - 1, 0, count - 1)
        cases += np.bincount(day, minlength=count)
        took += np.bincount(day, ends - begins, minlength=count)
    return cases, took


def mser(observations: Sequence[float] | Amounts) -> Truncation | None:
    """Where to cut off the beginning of a series, by MSER-5; None for fewer than ten batches.

    Means of batches of five are cut where the standard error of the mean of what is left is least: the more of the
    beginning is taken away the less remains to average over, but a beginning that differs makes the rest differ more.
    Sources: White, An effective truncation heuristic for bias reduction in simulation output, Simulation 69, 1997;
    Franklin, White, Stationarity tests and MSER-5, Winter Simulation Conference 2008; for series averaged over
    replications, cuts in the second half, and the last five batches, which are never left alone because few may be
    alike by chance: Hoad, Robinson, Davies, Automating warm-up length estimation, Journal of the Operational Research
    Society 61, 2010.

    Our series have few batches, and those hang on each other, so a cut in the second half is often best by chance. It
    makes the series too short only if it keeps a third of the batches, and its squared error is less than half of the
    best before: that happens to one or two steady series of a hundred, to six if neighbouring days are nearly alike.
    """
    count = len(observations) // BATCH
    if count < LEAST_BATCHES:
        return None
    errors = _squared_errors(np.asarray(observations, dtype=np.float64)[: count * BATCH].reshape(count, BATCH))
    half, last = count // 2, count - max(_NEVER_KEPT_ALONE, math.ceil(count / 3))
    best = int(np.argmin(errors[: half + 1]))
    beyond = float(errors[half + 1 : last + 1].min(initial=np.inf))
    return Truncation(best * BATCH, is_valid=beyond >= _CLEARLY_LESS * float(errors[best]))


def _squared_errors(batches: Amounts) -> Amounts:
    """Of the mean of the batches from each on: their variance over their number. Exactly zero where all are alike."""
    means = batches.mean(axis=1).tolist()
    errors = np.zeros(len(means))
    mean = squares = 0.0
    for left_out in reversed(range(len(means))):
        kept = len(means) - left_out
        away = means[left_out] - mean
        mean += away / kept
        squares += away * (means[left_out] - mean)
        errors[left_out] = squares / kept**2
    return errors
