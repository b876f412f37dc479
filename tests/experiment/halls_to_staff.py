"""Small halls in which it is soon clear how many people it takes, and a search that leaves nothing out."""

from __future__ import annotations

from itertools import product

from attrs import frozen

from sim.experiment.runner import Runner, Wanted
from sim.experiment.target import Sense, read_targets
from sim.measure.bounds import bounds
from sim.measure.catalogue import Measure
from sim.scenario.load import load_text, reloaded
from sim.scenario.model import Scenario

HALL = """\
title: A hall
calendar: {days: mon-fri, hours: [09:00-17:00]}
horizon: {start: 2026-03-02, length: 4 workdays, run_out: 1 workday}
parameters:
  windows: {value: 3, range: 1..12, origin: assumed}
  desks: {value: 2, range: 1..6, origin: assumed}
staff: {window: {count: windows}, desk: {count: desks}}
cases:
  visit: {arrivals: {rate: 60 per workday}, limit: {promised: 1 workday}}
processes:
  old: {visit: [{step: serve, by: window, takes: OLD}SIGN]}
"""
NEW = "  new: {visit: [{step: serve by form, by: window, takes: NEW}SIGN]}\n"
SIGN = ", {step: sign, by: desk, takes: DESK}"


def hall(old: str, new: str = "", desk: str = "", *, lent: bool = False) -> Scenario:
    """60 visits a day to windows, for so long in either process; and to desks, or people are lent from desks."""
    text = (HALL + (NEW if new else "")).replace("OLD", old).replace("NEW", new)
    text = text.replace("window: {count: windows}", "window: {count: windows + desks}") if lent else text
    return load_text(text.replace("SIGN", SIGN.replace("DESK", desk) if desk else ""))


@frozen
class Case:
    """What is asked of a hall; `spans` are the least and the greatest of the numbers that are varied."""

    scenario: Scenario
    targets: tuple[str, ...]
    spans: dict[str, tuple[int, int]]
    costs: tuple[float, ...]
    most: int = 40

    @property
    def vary(self) -> list[str]:
        """As after --vary."""
        return [f"{name}={low}..{high}" for name, (low, high) in self.spans.items()]


CASES = {
    "one pool": Case(hall("20..30 min", "8..12 min"), ("waiting <= 30 min",), {"windows": (1, 8)}, (1.0,)),
    "two pools": Case(
        hall("20..30 min", "8..12 min", desk="10..14 min"),
        ("waiting p90 <= 50 min", "on time >= 95%"),
        {"windows": (2, 5), "desks": (1, 2)},
        (1.0, 2.5),
    ),
    "a tie": Case(
        hall("20..30 min", lent=True), ("waiting <= 30 min",), {"windows": (1, 4), "desks": (1, 4)}, (1.0, 1.0)
    ),
    "nothing": Case(hall("40..44 min", "30..34 min"), ("waiting <= 2 min",), {"windows": (2, 5)}, (1.0,)),
    "neither too many nor too few": Case(
        hall("20..30 min", "8..12 min"),
        ("utilisation of window >= 50%", "waiting <= 30 min"),
        {"windows": (1, 6)},
        (1.0,),
    ),
}
Answer = dict[str, tuple[float | None, set[tuple[int, ...]]]]
ERROR = 0.05


def exhaustive(case: Case, seed: int) -> Answer:
    """Of every process the least cost and who has it: each staffing simulated as often as allowed, all in one go."""
    numbers = list(product(*(range(low, high + 1) for low, high in case.spans.values())))
    scenarios = {
        own: reloaded(case.scenario, [f"{name}={value}" for name, value in zip(case.spans, own, strict=True)])
        for own in numbers
    }
    found = Runner().points([Wanted(one, range(case.most)) for one in scenarios.values()], seed=seed)
    targets = read_targets(case.scenario, case.targets)
    error = ERROR / (len(numbers) * len(targets) * len(case.scenario.processes))
    answer: Answer = {}
    for process in case.scenario.processes:
        costs: dict[tuple[int, ...], float] = {}
        for own, one in zip(numbers, found, strict=True):
            runs = [replication.measured[process].values for replication in one.replications]
            loads = [bounds([run[Measure.LOAD, pool] for run in runs], error) for pool in ("window", "desk")]
            is_met = all(load.low <= 1 for load in loads)
            for target in targets:
                result = bounds([run[target.key] for run in runs], error)
                is_met &= result.high <= target.amount if target.sense is Sense.AT_MOST else result.low >= target.amount
            if is_met:
                costs[own] = sum(cost * value for cost, value in zip(case.costs, own, strict=True))
        least = min(costs.values(), default=None)
        answer[process] = least, {own for own, cost in costs.items() if cost == least}
    return answer
