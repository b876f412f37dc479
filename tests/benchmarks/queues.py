"""The queues of `peers` as scenarios, and what the engine makes of them."""

from __future__ import annotations

from peers import SERVICE_MINUTES, minutes_between
from told import ALWAYS, scenario

from sim.engine.simulate import simulate
from sim.scenario.model import Scenario

MINUTES_OF_A_DAY = 24 * 60


def line(stations: int, customers: int, windows: int = 3) -> Scenario:
    """A line of stations, for as many days as it takes so many customers to come."""
    between = minutes_between(windows)
    days = max(round(customers * between / MINUTES_OF_A_DAY), 1)
    # 2004 is the first year whose holidays are known; who never closes needs to know of none
    return scenario(
        "\n".join(
            f"- {{step: serve {number}, by: window {number}, takes: exponential({SERVICE_MINUTES} min)}}"
            for number in range(stations)
        ),
        on=f"{{every: exponential({between} min)}}",
        staff=", ".join(f"window {number}: {{count: {windows}}}" for number in range(stations)),
        calendar=ALWAYS,
        horizon=f"{{start: 2004-01-01, length: {days} workdays, run_out: 2 workdays}}",
    )


def mean_waits(queue: Scenario, customers: int, seed: int) -> list[float]:
    """Mean wait of the first customers at each station, in minutes."""
    records = simulate(queue, "only", seed, 0)
    visits = records.visits
    waits = []
    for node in records.nodes:
        rows = visits[(visits[:, 1] == node.number) & (visits[:, 0] < customers)]
        waits.append(float((rows[:, 5] - rows[:, 4]).mean()) / 60)
    return waits
