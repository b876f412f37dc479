"""Claims beside results: what is said of a reform, and whether the model bears it out."""

from __future__ import annotations

import math
from collections.abc import Mapping

from sim.experiment.comparison import ClaimCheck, Key, Verdict
from sim.measure.catalogue import Measure
from sim.measure.estimate import Estimate, estimate
from sim.scenario.claim import Claim, Interval
from sim.scenario.model import Scenario

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

Series = Mapping[Key, list[float]]


def check_claims(
    scenario: Scenario, series: Mapping[str, Series], estimates: Mapping[str, Mapping[Key, Estimate]]
) -> tuple[ClaimCheck, ...]:
    """All claims of a scenario, each number of a claim on its own, in the order of the file."""
    checks: list[ClaimCheck] = []
    for claim in scenario.claims:
        key = (MEASURES[claim.measure], claim.case_type)
        for process, said in claim.values.items():
            result = estimates[process].get(key, estimate([]))
            checks.append(ClaimCheck(claim, process, said.text, result, verdict(said, result)))
        if claim.reduction is not None:
            checks += _reductions(
                scenario, claim, claim.reduction, {name: own.get(key) for name, own in series.items()}
            )
    return tuple(checks)


def verdict(said: Interval, result: Estimate) -> Verdict:
    """Holds if the interval of the result lies within what is said, does not if it lies outside, else open.

    A single number holds if the interval of the result, or the rounding of numbers in reports, reaches it.
    """
    if not result.n or math.isnan(result.mean):
        return Verdict.CANNOT_BE_SAID
    half = 0.0 if math.isnan(result.half_width) else result.half_width
    if said.low == said.high:
        reach = max(half, ROUNDING * abs(said.low))
        return Verdict.HOLDS if abs(result.mean - said.low) <= reach else Verdict.DOES_NOT_HOLD
    low, high = result.mean - half, result.mean + half
    if said.low <= low and high <= said.high:
        return Verdict.HOLDS
    if high < said.low or said.high < low:
        return Verdict.DOES_NOT_HOLD
    return Verdict.CANNOT_BE_SAID


def _reductions(
    scenario: Scenario, claim: Claim, said: Interval, by_process: Mapping[str, list[float] | None]
) -> list[ClaimCheck]:
    old = by_process[scenario.baseline]
    checks = []
    for process, new in by_process.items():
        if process != scenario.baseline:
            shares = [1 - b / a for a, b in zip(old or [], new or [], strict=False) if a]
            result = estimate(shares)
            checks.append(ClaimCheck(claim, "", said.text, result, verdict(said, result)))
    return checks
