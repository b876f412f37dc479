"""Measuring a run: from its record to one number per measure and subject."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from sim.engine.records import OUTCOMES, Mark, Records, StaffedPool
from sim.measure.burden import burden
from sim.measure.catalogue import Measure
from sim.measure.counts import counts
from sim.measure.effort import counter_time, efforts
from sim.measure.frame import Flags, Frame
from sim.measure.ledger import ledger
from sim.measure.limits import limit_of_cases, on_time, working_days
from sim.measure.percentile import percentile
from sim.measure.pools import PoolUse, demand, pool_use, waiting
from sim.measure.share import Share, share_of
from sim.measure.tallies import tally_shares, tally_values
from sim.measure.through import lead_time_at_least, through
from sim.measure.warm_up import Onset, onset
from sim.scenario.cases import Limits
from sim.scenario.flow import Outcome
from sim.scenario.model import Scenario

Amounts = NDArray[np.float64]


@frozen(eq=False)
class Measured:
    """The numbers of one run.

    values
        A number per measure and subject (case type, pool, or name of a count or stopwatch), in the measure's unit;
        NaN where there is none.
    lead_times
        Per case type the lead times in seconds of its measured cases in the order of their numbers; NaN for cases
        that are not finished. Runs of one replication have them of the same cases.
    demand
        Person-seconds that a case takes of each shared pool, on average: (case types x pools).
    staffed
        Person-seconds of each shared pool, per working day.
    arrived
        Cases of each type that arrived, per working day.
    pools
        Names of the shared pools, in the order of the columns.
    onset
        How the run begins, its warm-up included.
    seen, unseen
        Of those of the numbers that are shares: the cases behind them, as in `Share`.
    """

    values: Mapping[tuple[Measure, str], float]
    lead_times: dict[str, Amounts]
    demand: Amounts
    staffed: Amounts
    arrived: Amounts
    pools: tuple[str, ...]
    onset: Onset
    seen: Mapping[tuple[Measure, str], float] = field(factory=dict)
    unseen: Mapping[tuple[Measure, str], float] = field(factory=dict)


def measure(scenario: Scenario, process: str, records: Records) -> Measured:
    """All measures of a run of a process."""
    frame = Frame(records)
    shared = tuple(staffed for staffed in records.pools if not staffed.pool.per_case)
    unfinished = [_unfinished(frame, number) for number in range(len(records.case_types))]
    of_types, events = _of_types(frame, unfinished), _events(frame)
    shares = tally_shares(frame, scenario)
    values: dict[tuple[Measure, str], float] = {}
    lead_times: dict[str, Amounts] = {}
    days = working_days(frame)
    for number, name in enumerate(records.case_types):
        chosen = frame.of_type(number)
        values.update({(key, name): value for key, value in of_types[number].items()})
        legal = _working_days(days, chosen, unfinished[number])
        values.update({(key, name): value for key, value in legal.items()})
        limits = [scenario.limits_of(way, name) for way in scenario.ways_of(process, name)]
        values.update({(key, name): value for key, value in _limits(frame, number, limits).items()})
        of_cases = {
            **{key: share_of(flags[chosen]) for key, flags in events.items()},
            **_kept(frame, days, number, limits),
            **_adopted(frame, scenario, process, number),
            **through(frame, number),
        }
        shares.update({(key, name): share for key, share in of_cases.items()})
        of_days = _throughput(frame, number, chosen, unfinished[number])
        values.update({(key, name): value for key, value in of_days.items()})
        values[Measure.LEAD_TIME_AT_LEAST, name] = lead_time_at_least(frame, number)
        own = frame.is_measured & (frame.types == number)
        lead = frame.finished[own].astype(np.float64)
        lead[lead < 0] = np.nan
        lead -= frame.arrived[own]
        lead_times[name] = lead
    del days  # of ten million cases 80 MB, of which nobody asks again
    values.update(tally_values(frame, scenario))
    values.update({key: share.value for key, share in shares.items()})
    if scenario.reforms:
        values.update(burden(values, records.case_types))
    return _with_pools(frame, shared, values, shares, lead_times, onset(frame, scenario))


PERCENTILES = {
    Measure.LEAD_TIME_MEAN: {Measure.LEAD_TIME_MEDIAN: 0.5, Measure.LEAD_TIME_P90: 0.9},
    Measure.WAITING_MEAN: {Measure.WAITING_P90: 0.9},
}
"""Measures of how the amounts are spread of which another measure is the mean."""


def _of_types(frame: Frame, unfinished: Sequence[int]) -> list[dict[Measure, float]]:
    """Means and percentiles of amounts per case, for each case type. There are never the amounts of all at once."""
    found: list[dict[Measure, float]] = [{} for _ in frame.records.case_types]
    spreads: list[dict[Measure, float]] = [{} for _ in found]
    own = [frame.of_type(number) for number in range(len(found))]
    for measure, amounts in _per_case(frame):
        for chosen, open_cases, means, spread in zip(own, unfinished, found, spreads, strict=True):
            means[measure] = _mean(amounts, chosen)
            for at, share in PERCENTILES.get(measure, {}).items():
                spread[at] = percentile(amounts, chosen, share, open_cases)
    return [means | spread for means, spread in zip(found, spreads, strict=True)]


def _per_case(frame: Frame) -> Iterator[tuple[Measure, Amounts]]:
    """Measures that are means of an amount per case, one after the other."""
    yield Measure.LEAD_TIME_MEAN, (frame.finished - frame.arrived).astype(np.float64)
    yield from ledger(frame).items()
    yield from efforts(frame).items()
    yield Measure.COUNTER_TIME, counter_time(frame)
    yield Measure.WAITING_MEAN, waiting(frame)
    yield from counts(frame).items()


def _events(frame: Frame) -> dict[Measure, Flags]:
    """Measures that are the share of the finished cases to which something happened."""
    return {
        Measure.REVOKED: _has(frame, Mark.REVOKED),
        Measure.FIRST_PASS_YIELD: ~_has(frame, Mark.FAILED, main=True),
        Measure.REFUSED: frame.outcome == OUTCOMES.index(Outcome.REFUSED),
        Measure.WITHDRAWN: frame.outcome == OUTCOMES.index(Outcome.WITHDRAWN),
    }


def _has(frame: Frame, mark: Mark, *, main: bool = False) -> Flags:
    """Whether a case has a mark."""
    marked = np.zeros(frame.cases, dtype=np.bool_)
    marked[frame.marks(mark, main=main)[:, 0]] = True
    return marked


def _unfinished(frame: Frame, case_type: int) -> int:
    """How many measured cases of a type were not finished."""
    return int((frame.is_measured & (frame.types == case_type)).sum() - frame.of_type(case_type).sum())


def _working_days(days: Amounts, chosen: Flags, unfinished: int) -> dict[Measure, float]:
    """Mean and percentiles of working days."""
    return {
        Measure.WORKING_DAYS_MEAN: _mean(days, chosen),
        Measure.WORKING_DAYS_MEDIAN: percentile(days, chosen, 0.5, unfinished),
        Measure.WORKING_DAYS_P90: percentile(days, chosen, 0.9, unfinished),
    }


def _limits(frame: Frame, case_type: int, limits: Sequence[Limits]) -> dict[Measure, float]:
    """Limits, as far as there are any.

    `limits` are those of the flow that all cases go through; or of the baseline's, and of that of who adopted another.
    """
    own = frame.is_measured & (frame.types == case_type)
    values: dict[Measure, float] = {}
    for limit, by_flow in (
        (Measure.PROMISED_LIMIT, [flow.promised for flow in limits]),
        (Measure.STATUTORY_LIMIT, [flow.statutory for flow in limits]),
    ):
        stated = {allowed for allowed in by_flow if allowed is not None}
        if stated:
            values[limit] = min(stated) if len(stated) == 1 else _mean(limit_of_cases(frame, by_flow), own)
    return values


def _kept(frame: Frame, days: Amounts, case_type: int, limits: Sequence[Limits]) -> dict[Measure, Share]:
    """The shares of cases that kept the limits that there are; `limits` as above."""
    own = frame.is_measured & (frame.types == case_type)
    return {
        kept: on_time(frame, days, limit_of_cases(frame, by_flow), own)
        for kept, by_flow in (
            (Measure.ON_TIME_PROMISED, [flow.promised for flow in limits]),
            (Measure.ON_TIME_STATUTORY, [flow.statutory for flow in limits]),
        )
        if any(allowed is not None for allowed in by_flow)
    }


def _adopted(frame: Frame, scenario: Scenario, process: str, case_type: int) -> dict[Measure, Share]:
    """The share of the measured cases that did not go through the baseline, where some process is used by some only."""
    name = frame.records.case_types[case_type]
    if not any(scenario.is_partly_adopted(other, name) for other in scenario.processes):
        return {}
    ways = scenario.ways_of(process, name)
    own = frame.is_measured & (frame.types == case_type)
    everybody = np.full(frame.cases, ways[0] != scenario.baseline)
    return {Measure.ADOPTED: share_of((everybody if len(ways) == 1 else frame.has_adopted)[own])}


def _throughput(frame: Frame, case_type: int, chosen: Flags, unfinished: int) -> dict[Measure, float]:
    """What came and what was finished in the measured days."""
    first, last = frame.records.window
    workdays = _workdays(frame)
    own = frame.types == case_type
    done = own & (frame.finished >= first) & (frame.finished < last)
    measured = int((own & frame.is_measured).sum())
    return {
        Measure.ARRIVED_PER_WORKDAY: measured / workdays,
        Measure.FINISHED_PER_WORKDAY: float(done.sum()) / workdays,
        Measure.ITEMS_PER_WORKDAY: float(frame.items[done].sum()) / workdays,
        Measure.MEASURED: float(measured),
        Measure.UNFINISHED: float(unfinished),
        Measure.GOING_ON: float(chosen[frame.records.going_on].sum()),
    }


def _workdays(frame: Frame) -> float:
    first, last = frame.records.window
    return float(max(frame.records.workdays.from_to(first, last), 1))


def _with_pools(
    frame: Frame,
    shared: tuple[StaffedPool, ...],
    values: dict[tuple[Measure, str], float],
    shares: dict[tuple[Measure, str], Share],
    lead_times: dict[str, Amounts],
    begins: Onset,
) -> Measured:
    types = range(len(frame.records.case_types))
    workdays = _workdays(frame)
    arrived = np.array([values[Measure.ARRIVED_PER_WORKDAY, name] for name in frame.records.case_types])
    staffed = np.zeros(len(shared))
    asked = np.zeros((len(types), len(shared)))
    for column, pool in enumerate(shared):
        use = pool_use(frame, pool)
        per_case = demand(frame, pool)
        asked[:, column] = [_asked(frame, per_case, case_type) for case_type in types]
        staffed[column] = use.staffed / workdays
        load = _load(asked[:, column], arrived, staffed[column])
        values.update({(key, pool.pool.name): value for key, value in _pool_values(use, load, workdays).items()})
        values[Measure.STAFFED_PER_WORKDAY, pool.pool.name] = staffed[column]
        needed = load * staffed[column] if staffed[column] else float(np.nansum(asked[:, column] * arrived))
        values[Measure.NEEDED_PER_WORKDAY, pool.pool.name] = needed
    names = tuple(pool.pool.name for pool in shared)
    seen = {key: float(share.seen) for key, share in shares.items()}
    unseen = {key: float(share.unseen) for key, share in shares.items()}
    return Measured(values, lead_times, asked, staffed, arrived, names, begins, seen, unseen)


def _asked(frame: Frame, per_case: Amounts, case_type: int) -> float:
    """What a case of a type asks of a pool: mean over the measured ones that finished, else over all that did."""
    chosen = frame.of_type(case_type)
    if not chosen.any():
        chosen = (frame.types == case_type) & (frame.finished >= 0)
    return _mean(per_case, chosen)


def _load(asked: Amounts, arrived: Amounts, staffed: float) -> float:
    """Person-seconds asked for over person-seconds there.

    What types ask of which no case was finished is not known: then at least what the others ask, if that is more
    than there is already, else NaN.
    """
    comes = arrived > 0
    known = float(np.nansum(asked[comes] * arrived[comes]))
    if not staffed:
        return float("inf") if known else 0.0
    load = known / staffed
    return load if load >= 1 or not np.isnan(asked[comes]).any() else float("nan")


def _pool_values(use: PoolUse, load: float, workdays: float) -> dict[Measure, float]:
    return {
        Measure.UTILISATION: use.busy / use.staffed if use.staffed else float("nan"),
        Measure.LOAD: load,
        Measure.QUEUE_MEAN: use.queue_mean,
        Measure.QUEUE_MAX: use.queue_max,
        Measure.OVERTIME_PER_WORKDAY: use.overtime / workdays,
    }


def _mean(amounts: Amounts, chosen: Flags) -> float:
    return float(amounts[chosen].mean()) if chosen.any() else float("nan")
