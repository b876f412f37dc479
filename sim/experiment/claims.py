"""Claims beside results: what is said of a reform, and whether the model bears it out."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping

from attrs import evolve

from sim.experiment.comparison import Change, ClaimCheck, Verdict
from sim.measure.catalogue import Measure
from sim.measure.column import Column
from sim.measure.enough import is_censored
from sim.measure.estimate import Estimate, estimate
from sim.measure.values import Key
from sim.scenario.claim import Claim, Interval
from sim.scenario.claim_measures import COUNT_OF, TIME_OF, named_in
from sim.scenario.model import Scenario
from sim.scenario.tallies import tallies

MEASURES: Mapping[str, Measure] = {
    "documents": Measure.DOCUMENTS,
    "filings": Measure.FILINGS,
    "trips": Measure.TRIPS,
    "steps": Measure.STEPS,
    "departments": Measure.DEPARTMENTS,
    "corrections": Measure.CORRECTIONS,
    "counter time": Measure.COUNTER_TIME,
    "lead time": Measure.LEAD_TIME_MEAN,
    "applicant effort": Measure.APPLICANT_EFFORT,
    "staff effort": Measure.STAFF_EFFORT,
    "waiting": Measure.WAITING_MEAN,
    "promised limit": Measure.PROMISED_LIMIT,
    "working days": Measure.WORKING_DAYS_MEAN,
    "on-time rate": Measure.ON_TIME_PROMISED,
    "first-pass yield": Measure.FIRST_PASS_YIELD,
    "finished per workday": Measure.FINISHED_PER_WORKDAY,
    "capacity": Measure.CAPACITY_PER_WORKDAY,
}
"""What a claim calls a measure."""

ROUNDING = 0.005
"""How far, relative to a single number that is said, a result may lie from it: numbers in reports are rounded."""

WIDEST = 0.1
"""How wide, relative to a single number that is said, half the interval around it may be to bear the number out."""

_STATED = frozenset({Measure.PROMISED_LIMIT})
_CENSORED = frozenset({Measure.LEAD_TIME_MEAN, Measure.WAITING_MEAN, Measure.WORKING_DAYS_MEAN})
"""Times that are too short where those who take longest are missing."""

Columns = Mapping[Key, Column]


def check_claims(
    scenario: Scenario, columns: Mapping[str, Columns], estimates: Mapping[str, Mapping[Key, Estimate]]
) -> tuple[ClaimCheck, ...]:
    """All claims of a scenario, each number of a claim on its own, in the order of the file."""
    checks: list[ClaimCheck] = []
    for claim in scenario.claims:
        key = key_of(claim, scenario)
        for process, said in claim.values.items():
            result = estimates[process].get(key, estimate([]))
            found = _with_doubt(verdict(said, result), key, [estimates[process]], result)
            checks.append(ClaimCheck(claim, process, said.text, result, found))
        by_process = {name: own.get(key) for name, own in columns.items()}
        for change, interval in ((Change.REDUCTION, claim.reduction), (Change.INCREASE, claim.increase)):
            if interval is not None:
                checks += [
                    evolve(check, verdict=_with_doubt(check.verdict, key, estimates.values(), check.result))
                    for check in _changes(scenario, claim, change, interval, by_process)
                ]
    return tuple(checks)


def _with_doubt(found: Verdict, key: Key, of: Collection[Mapping[Key, Estimate]], result: Estimate) -> Verdict:
    """The verdict, unless it rests on one replication, or on times of the finished cases only where many were not."""
    measure, case_type = key
    if result.n == 1 and measure not in _STATED:
        return Verdict.CANNOT_BE_SAID
    if measure in _CENSORED and any(is_censored(own, case_type, of) for own in of):
        return Verdict.CANNOT_BE_SAID
    return found


def key_of(claim: Claim, scenario: Scenario) -> Key:
    """What a claim is about, as it is measured."""
    return measured_as(claim.measure, claim.case_type, scenario)


def measured_as(written: str, case_type: str, scenario: Scenario) -> Key:
    """What is written as in a claim, of a case type, as it is measured; counts and stopwatches have theirs."""
    name = named_in(written)
    if not name:
        return MEASURES[written], case_type
    if written.startswith(TIME_OF):
        return Measure.STOPWATCH, name
    if not written.startswith(COUNT_OF):
        return Measure.TALLY_TOTAL, name
    return (Measure.TALLY if tallies(scenario)[name].share_of is None else Measure.TALLY_SHARE), name


def verdict(said: Interval, result: Estimate) -> Verdict:
    """Holds if the interval of the result lies within what is said, does not if it lies outside, else open.

    A single number holds if the interval of the result, or the rounding of numbers in reports, reaches it; an
    interval so wide that it would reach many numbers bears out none of them.
    """
    if not result.n or math.isnan(result.mean):
        return Verdict.CANNOT_BE_SAID
    half = 0.0 if math.isnan(result.half_width) else result.half_width
    if said.low == said.high:
        reach = max(half, ROUNDING * abs(said.low))
        if abs(result.mean - said.low) > reach:
            return Verdict.DOES_NOT_HOLD
        return Verdict.HOLDS if half <= WIDEST * abs(said.low) else Verdict.CANNOT_BE_SAID
    low, high = result.mean - half, result.mean + half
    if said.low <= low and high <= said.high:
        return Verdict.HOLDS
    if high < said.low or said.high < low:
        return Verdict.DOES_NOT_HOLD
    return Verdict.CANNOT_BE_SAID


def _changes(
    scenario: Scenario, claim: Claim, change: Change, said: Interval, by_process: Mapping[str, Column | None]
) -> list[ClaimCheck]:
    old = by_process[scenario.baseline]
    others = [process for process in by_process if process != scenario.baseline]
    sign = -1 if change is Change.REDUCTION else 1
    checks = []
    for process in others:
        new = by_process[process]
        found = new.change_from(old) if old and new else estimate([])
        result = evolve(found, mean=sign * found.mean)
        named = process if len(others) > 1 else ""
        known = _with_difference(verdict(said, result), said, old, new)
        checks.append(ClaimCheck(claim, named, said.text, result, known, change))
    return checks


def _with_difference(found: Verdict, said: Interval, old: Column | None, new: Column | None) -> Verdict:
    """The verdict, unless `more than` is to hold where the report shows no difference.

    The interval of a ratio by linearisation is too narrow where the old number is rare: it may leave out no change
    where that of the difference does not.
    """
    if found is not Verdict.HOLDS or old is None or new is None or said.low < 0 or math.isfinite(said.high):
        return found
    gap = new.difference_from(old)
    is_open = gap.estimate.half_width > 0 and not gap.is_shown
    return Verdict.CANNOT_BE_SAID if is_open else found
