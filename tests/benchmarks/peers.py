"""The same queues in other hands: customers go through a line of stations, each with its windows and one queue.

`bare` is the floor: SimPy's events with callbacks, a pool made by hand, and nothing else. `idiomatic` is the program
that everybody writes with SimPy. Ciw is a library for queueing networks. All draw from the same distributions and keep
of every visit when it was asked for, started and finished.
"""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Callable, Generator
from typing import Any

import simpy
from attrs import define, field
from simpy.events import Timeout

SERVICE_MINUTES = 12.0
UTILISATION = 0.8


def minutes_between(windows: int) -> float:
    """Mean time between two customers, for the windows of a station to be as busy as they are."""
    return SERVICE_MINUTES / windows / UTILISATION


@define
class Visits:
    """Columns of the visits of one station, in the order in which they began; times in minutes."""

    customer: list[int] = field(factory=list)
    asked: list[float] = field(factory=list)
    started: list[float] = field(factory=list)
    finished: list[float] = field(factory=list)

    def mean_wait(self) -> float:
        return (sum(self.started) - sum(self.asked)) / len(self.started)


def bare(stations: int, customers: int, windows: int = 3, seed: int = 1) -> list[Visits]:
    """SimPy's events with callbacks. Functions that share their variables: objects would be slower by a half."""
    env = simpy.Environment()
    draw = random.Random(seed).expovariate  # noqa: S311
    between, service = 1 / minutes_between(windows), 1 / SERVICE_MINUTES

    def station(visits: Visits, onward: Callable[[int], None]) -> Callable[[int], None]:
        queue: deque[tuple[int, float]] = deque()
        free = windows

        def ask(customer: int) -> None:
            nonlocal free
            if free:
                free -= 1
                begin(customer, env.now)
            else:
                queue.append((customer, env.now))

        def begin(customer: int, asked: float) -> None:
            visits.customer.append(customer)
            visits.asked.append(asked)
            visits.started.append(env.now)
            Timeout(env, draw(service), customer).callbacks.append(finish)

        def finish(event: Timeout) -> None:
            nonlocal free
            visits.finished.append(env.now)
            if queue:
                begin(*queue.popleft())
            else:
                free += 1
            onward(event.value)

        return ask

    def arrive(event: Timeout) -> None:
        if event.value + 1 < customers:
            Timeout(env, draw(between), event.value + 1).callbacks.append(arrive)
        first(event.value)

    tables = [Visits() for _ in range(stations)]
    first: Callable[[int], None] = lambda _customer: None  # noqa: E731
    for visits in reversed(tables):
        first = station(visits, first)
    Timeout(env, draw(between), 0).callbacks.append(arrive)
    env.run()
    return tables


def idiomatic(stations: int, customers: int, windows: int = 3, seed: int = 1) -> list[Visits]:
    """A generator for each customer, and SimPy's own resources."""
    draw = random.Random(seed).expovariate  # noqa: S311
    env = simpy.Environment()
    halls = [(simpy.Resource(env, capacity=windows), Visits()) for _ in range(stations)]

    def customer(number: int) -> Generator[simpy.Event, None, None]:
        for resource, visits in halls:
            asked = env.now
            with resource.request() as request:
                yield request
                started = env.now
                yield env.timeout(draw(1 / SERVICE_MINUTES))
            visits.customer.append(number)
            visits.asked.append(asked)
            visits.started.append(started)
            visits.finished.append(env.now)

    def source() -> Generator[simpy.Event, None, None]:
        for number in range(customers):
            yield env.timeout(draw(1 / minutes_between(windows)))
            env.process(customer(number))

    env.process(source())
    env.run()
    return [visits for _, visits in halls]


def with_ciw(stations: int, customers: int, windows: int = 3, seed: int = 1) -> list[Visits]:
    """Ciw, which stops when enough customers are through. Raises `ImportError` where it is not installed."""
    import ciw

    between = ciw.dists.Exponential(1 / minutes_between(windows))
    network: Any = ciw.create_network(
        arrival_distributions=[between, *[None] * (stations - 1)],
        service_distributions=[ciw.dists.Exponential(1 / SERVICE_MINUTES)] * stations,
        number_of_servers=[windows] * stations,
        routing=[[float(to == at + 1) for to in range(stations)] for at in range(stations)],
    )
    ciw.seed(seed)
    simulation = ciw.Simulation(network)
    simulation.simulate_until_max_customers(customers, method="Finish")
    tables = [Visits() for _ in range(stations)]
    for record in simulation.get_all_records():
        visits = tables[record.node - 1]
        visits.customer.append(record.id_number)
        visits.asked.append(record.arrival_date)
        visits.started.append(record.service_start_date)
        visits.finished.append(record.exit_date)
    return tables
