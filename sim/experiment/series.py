"""Every measure as a series over replications."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from sim.experiment.replicate import Replication
from sim.measure.capacity import capacity
from sim.measure.catalogue import Measure
from sim.measure.column import Column
from sim.measure.measure import Measured
from sim.measure.share import Share
from sim.measure.values import Key

Series = dict[Key, list[float]]
Columns = dict[Key, Column]


def series_of(measured: Sequence[Measured]) -> Series:
    """The numbers of runs of one process, in their order; capacity where it is known in all of them."""
    if not measured:
        return {}
    series: Series = {key: [run.values[key] for run in measured] for key in measured[0].values}
    for number, case_type in enumerate(case_types_of(measured[0])):
        bounds = [capacity(run.demand, run.staffed, run.arrived, number)[0] for run in measured]
        if all(np.isfinite(bound) or np.isnan(bound) for bound in bounds):
            series[Measure.CAPACITY_PER_WORKDAY, case_type] = bounds
    return series


def columns_of(measured: Sequence[Measured]) -> Columns:
    """The same, with the cases behind shares."""
    known = measured[0].seen if measured else {}
    return {
        key: Column(tuple(values), tuple(_share(run, key) for run in measured) if key in known else ())
        for key, values in series_of(measured).items()
    }


def _share(run: Measured, key: Key) -> Share:
    return Share(run.values[key], int(run.seen[key]), int(run.unseen[key]))


def column_in(results: Sequence[Replication], process: str, key: Key) -> Column:
    """A number over replications, NaN where there is none; with the cases behind it if it is a share of cases."""
    values = tuple(number_in(one, process, key) for one in results)
    runs = [one.measured[process] for one in results if process in one.measured]
    is_share = len(runs) == len(results) and all(key in run.seen for run in runs)
    return Column(values, tuple(_share(run, key) for run in runs) if is_share else ())


def number_in(one: Replication, process: str, key: Key) -> float:
    """A number of a replication; NaN where there is none."""
    run = one.measured.get(process)
    if run is None:
        return math.nan
    measure, subject = key
    if measure is Measure.CAPACITY_PER_WORKDAY:
        bound = capacity(run.demand, run.staffed, run.arrived, case_types_of(run).index(subject))[0]
        return bound if math.isfinite(bound) else math.nan
    return run.values.get(key, math.nan)


def case_types_of(measured: Measured) -> tuple[str, ...]:
    """The case types of a run, in the order of its arrays."""
    return tuple(subject for measure, subject in measured.values if measure is Measure.MEASURED)
