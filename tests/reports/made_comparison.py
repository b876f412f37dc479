"""A comparison made by hand, small enough to know every number of it."""

from __future__ import annotations

from datetime import date

import numpy as np

from sim.experiment.comparison import Bottleneck, Change, ClaimCheck, Comparison, Key, Overload, Verdict
from sim.measure.catalogue import Measure
from sim.measure.estimate import Difference, Estimate
from sim.scenario.calendar import CalendarRule, Horizon
from sim.scenario.cases import CaseType, IntervalArrivals, Limits
from sim.scenario.claim import Claim, Interval
from sim.scenario.flow import At, Each, Needs, Per, Step, Trip, UntilPassed
from sim.scenario.model import Process, Scenario
from sim.scenario.parameter import Origin, Parameter, Range
from sim.scenario.problem import Place, Problem
from sim.scenario.quantity import Kind
from sim.scenario.staff import AtClosing, Pool, Role
from sim.scenario.value import Constant, Exponential, Triangular

NAN = float("nan")
HOUR, DAY = 3600.0, 86_400.0

CHINESE = {
    "Change of name": "更名",
    "One by one": "逐台办理",
    "All at once": "一次办理",
    "rename": "更名",
    "window": "综合窗口",
    "review {item}": "审查{item}",
    "fire safety": "消防",
    "devices": "设备台数",
}

OLD: dict[Measure, tuple[float, float]] = {
    Measure.LEAD_TIME_MEAN: (5.4 * DAY, 0.3 * DAY),
    Measure.LEAD_TIME_MEDIAN: (5.1 * DAY, 0.2 * DAY),
    Measure.LEAD_TIME_P90: (7.9 * DAY, 0.6 * DAY),
    Measure.WORKING_DAYS_MEAN: (3.8, 0.12),
    Measure.ON_TIME_PROMISED: (0.912, 0.021),
    Measure.PROMISED_LIMIT: (5.0, 0.0),
    Measure.PATH_APPLICANT_WORK: (26 * HOUR, 0.4 * HOUR),
    Measure.PATH_TRAVEL: (4.5 * HOUR, 0.1 * HOUR),
    Measure.PATH_QUEUE: (0.2 * HOUR, 0.05 * HOUR),
    Measure.PATH_STAFF_WORK: (3.2 * HOUR, 0.1 * HOUR),
    Measure.PATH_WAITING: (0.0, 0.0),
    Measure.PATH_CLOSED: (95.7 * HOUR, 7 * HOUR),
    Measure.APPLICANT_EFFORT: (30.5 * HOUR, 0.4 * HOUR),
    Measure.STAFF_EFFORT: (3.2 * HOUR, 0.1 * HOUR),
    Measure.COUNTER_TIME: (3.2 * HOUR, 0.1 * HOUR),
    Measure.STAFF_EFFORT_AFTERWARDS: (0.0, 0.0),
    Measure.STEPS: (3.0, 0.0),
    Measure.DOCUMENTS: (306.0, 0.0),
    Measure.TRIPS: (3.76, 0.15),
    Measure.FILINGS: (102.0, 0.0),
    Measure.FIRST_PASS_YIELD: (0.02, 0.01),
    Measure.FINISHED_PER_WORKDAY: (0.31, 0.02),
    Measure.CAPACITY_PER_WORKDAY: (1.58, 0.03),
    Measure.MEASURED: (24.0, 1.2),
    Measure.UNFINISHED: (0.0, 0.0),
    Measure.LEAD_TIME_AT_LEAST: (5.4 * DAY, 0.3 * DAY),
}
NEW: dict[Measure, tuple[float, float]] = {
    Measure.LEAD_TIME_MEAN: (1.3 * HOUR, 0.04 * HOUR),
    Measure.LEAD_TIME_MEDIAN: (1.25 * HOUR, 0.03 * HOUR),
    Measure.LEAD_TIME_P90: (1.9 * HOUR, 0.11 * HOUR),
    Measure.WORKING_DAYS_MEAN: (0.0, 0.0),
    Measure.ON_TIME_PROMISED: (1.0, 0.0),
    Measure.PROMISED_LIMIT: (1.0, 0.0),
    Measure.PATH_APPLICANT_WORK: (0.4 * HOUR, 0.01 * HOUR),
    Measure.PATH_TRAVEL: (0.75 * HOUR, 0.02 * HOUR),
    Measure.PATH_QUEUE: (0.04 * HOUR, 0.01 * HOUR),
    Measure.PATH_STAFF_WORK: (0.11 * HOUR, 0.003 * HOUR),
    Measure.PATH_WAITING: (0.0, 0.0),
    Measure.PATH_CLOSED: (0.0, 0.0),
    Measure.APPLICANT_EFFORT: (2.1 * HOUR, 0.04 * HOUR),
    Measure.STAFF_EFFORT: (0.11 * HOUR, 0.003 * HOUR),
    Measure.COUNTER_TIME: (0.11 * HOUR, 0.003 * HOUR),
    Measure.STAFF_EFFORT_AFTERWARDS: (0.5 * HOUR, 0.02 * HOUR),
    Measure.STEPS: (2.0, 0.0),
    Measure.DOCUMENTS: (2.0, 0.0),
    Measure.TRIPS: (1.0, 0.0),
    Measure.FILINGS: (1.0, 0.0),
    Measure.FIRST_PASS_YIELD: (1.0, 0.0),
    Measure.FINISHED_PER_WORKDAY: (0.32, 0.02),
    Measure.CAPACITY_PER_WORKDAY: (164.0, 12.0),
    Measure.MEASURED: (24.0, 1.2),
    Measure.UNFINISHED: (0.1, 0.08),
    Measure.LEAD_TIME_AT_LEAST: (8 * HOUR, 5 * HOUR),
}
POOL: dict[Measure, tuple[float, float]] = {
    Measure.UTILISATION: (0.68, 0.005),
    Measure.LOAD: (1.07, 0.012),
    Measure.NEEDED_PER_WORKDAY: (55.6 * HOUR, 0.6 * HOUR),
    Measure.STAFFED_PER_WORKDAY: (52.0 * HOUR, 0.0),
    Measure.QUEUE_MEAN: (0.71, 0.1),
    Measure.QUEUE_MAX: (19.0, 5.0),
    Measure.OVERTIME_PER_WORKDAY: (2.6 * HOUR, 0.5 * HOUR),
}
OTHERS: dict[Measure, tuple[float, float]] = {
    Measure.WAITING_MEAN: (108.0, 18.0),
    Measure.WAITING_P90: (390.0, 48.0),
    Measure.LEAD_TIME_MEAN: (1068.0, 84.0),
}


def made_scenario() -> Scenario:
    """Two processes, one of them with everything that a flow may hold in it, and two case types."""
    prepare = Step(
        "prepare a set",
        (Needs("applicant"),),
        Triangular(480, 840, 1200, Kind.DURATION),
        documents={"form": Constant(3.0)},
        filings=Constant(1.0),
    )
    check = Step("review {item}", (), Constant(210.0, Kind.DURATION), per=Per.ITEM, fails=Constant(0.05, Kind.SHARE))
    serve = Step("serve", (Needs("window"),), Constant(720.0, Kind.DURATION))
    trip = Trip("hall", Constant(2700.0, Kind.DURATION), (At("window", (check,)),))
    calendar = CalendarRule(holidays="CN")
    return Scenario(
        name="change-of-name",
        title="Change of name",
        about="A firm that changes its name tells the hall.",
        parameters={
            "devices": Parameter("devices", Constant(102.0), "102", Origin.REPORTED, Range(1, 500, "1..500")),
            "defect": Parameter(
                "defect", Constant(0.05, Kind.SHARE), "5%", Origin.ASSUMED, Range(0.02, 0.1, "2%..10%"), note="a guess"
            ),
            "one_way": Parameter(
                "one_way",
                Triangular(1800, 2700, 3600, Kind.DURATION),
                "30..45..60 min",
                Origin.ASSUMED,
                Range(600, 7200, "10..120 min"),
            ),
        },
        calendar=calendar,
        horizon=Horizon(date(2026, 3, 2), 60, 10),
        staff={
            "window": Pool("window", 8, calendar, at_closing=AtClosing.FINISH),
            "applicant": Pool("applicant", 1, calendar, Role.APPLICANT, per_case=True),
        },
        cases={
            "rename": CaseType(
                "rename",
                IntervalArrivals(Exponential(3 * 6.5 * HOUR, Kind.DURATION)),
                Constant(102.0),
                limits=Limits(promised=5.0),
            ),
            "everyday": CaseType("everyday", IntervalArrivals(Constant(600.0, Kind.DURATION)), flow=(serve,)),
        },
        flows={},
        processes={
            "old": Process("old", "One by one", {"rename": (Each((prepare,)), UntilPassed(Per.ITEM, (trip,)))}),
            "new": Process("new", "All at once", {"rename": (trip,)}, {"rename": Limits(promised=1.0)}),
        },
        baseline="old",
        subject="rename",
        translations=CHINESE,
        warnings=(Problem(Place("change.yaml", 7, 3), "parameters.defect", "5% is a guess", is_warning=True),),
        source="change.yaml",
        overrides=(("parameters.devices.value", "102"),),
    )


def made_comparison(scenario: Scenario | None = None, n: int = 30) -> Comparison:
    """Old against new in `n` replications; whatever differs, differs by the plain difference of the means."""
    scenario = scenario or made_scenario()
    estimates = {"old": _estimates(OLD, n, 1.0), "new": _estimates(NEW, n, 0.7)}
    random = np.random.default_rng(1)
    return Comparison(
        scenario=scenario,
        seed=1,
        replications=n,
        estimates=estimates,
        differences={"new": _differences(estimates["old"], estimates["new"])},
        lead_times={
            "old": random.gamma(9.0, 0.6 * DAY, 600),
            "new": random.gamma(20.0, 0.065 * HOUR, 585),
        },
        faster={"new": _estimate(0.998, 0.001, n)},
        claims=_claims(n),
        overloads=(Overload("old", "window", 1.07),),
        bottlenecks=(Bottleneck("old", "rename", "window"), Bottleneck("new", "rename", "window")),
    )


def _estimate(mean: float, half_width: float, n: int) -> Estimate:
    return Estimate(mean, half_width if n > 1 else NAN, n)


def _estimates(own: dict[Measure, tuple[float, float]], n: int, factor: float) -> dict[Key, Estimate]:
    estimates = {(measure, "rename"): _estimate(*numbers, n) for measure, numbers in own.items()}
    for values, subject in ((POOL, "window"), (OTHERS, "everyday")):
        for measure, (mean, half_width) in values.items():
            estimates[measure, subject] = _estimate(mean * factor, half_width, n)
    return estimates


def _differences(old: dict[Key, Estimate], new: dict[Key, Estimate]) -> dict[Key, Difference]:
    differences = {}
    for key, before in old.items():
        after = new[key]
        half_width = (before.half_width**2 + after.half_width**2) ** 0.5
        ratio = after.mean / before.mean if before.mean else NAN
        differences[key] = Difference(Estimate(after.mean - before.mean, half_width, before.n), ratio, 0.62)
    return differences


def _claims(n: int) -> tuple[ClaimCheck, ...]:
    said = Claim(
        "documents",
        "rename",
        {"old": Interval(306, 306, "306"), "new": Interval(2, 2, "2")},
        Interval(0.99, 0.99, "99%"),
        Origin.REPORTED,
    )
    hoped = Claim(
        "counter time",
        "rename",
        {"new": Interval(180, 300, "3..5 min")},
        None,
        Origin.ASSUMED,
        note="a few minutes",
        rests_on=("devices", "defect", "one_way"),
    )
    return (
        ClaimCheck(said, "old", "306", _estimate(306, 0, n), Verdict.HOLDS),
        ClaimCheck(said, "new", "2", _estimate(2, 0, n), Verdict.HOLDS),
        ClaimCheck(said, "", "99%", _estimate(1 - 2 / 306, 0, n), Verdict.CANNOT_BE_SAID, Change.REDUCTION),
        ClaimCheck(hoped, "new", "3..5 min", _estimate(396, 11, n), Verdict.DOES_NOT_HOLD),
    )
