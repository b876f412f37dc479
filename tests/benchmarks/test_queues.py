"""Queues against other simulators: three windows, and a line of five stations, with the full record of each visit.

    python -m pytest tests/benchmarks/test_queues.py

In the ordinary run of all tests the sizes are tiny. Ciw is compared where it is installed (`onething[bench]`).
"""

from __future__ import annotations

import math
import os
import statistics
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec

import pytest
from peers import Visits, bare, idiomatic, with_ciw
from queues import line, mean_waits
from turns import quickest

from sim.engine.simulate import simulate

CUSTOMERS = 200_000
"""Of the M/M/3 queue; of the line of five a fifth, so that there are as many visits."""

MOST_OF_BARE = 1.5
LEAST_FASTER_THAN_IDIOMATIC = 5
LEAST_FASTER_THAN_CIW = 8

SLACK_OF_TINY_SIZES = 1.4
"""In the ordinary run other tests use the same caches, and a run takes hundredths of a second: ratios of one commit
scatter by half there."""

needs_ciw = pytest.mark.skipif(find_spec("ciw") is None, reason="Ciw is not installed: pip install onething[bench]")

PEERS = [pytest.param(bare, id="bare SimPy"), pytest.param(idiomatic, id="idiomatic SimPy")]
WITH_CIW = [*PEERS, pytest.param(with_ciw, id="Ciw", marks=needs_ciw)]
STATIONS = pytest.mark.parametrize("stations", [1, 5], ids=["M/M/3", "line of five"])


@STATIONS
def test_the_engine_beside_simpy(timed, sized, stations):
    """A customer of the queue, records included."""
    customers = sized(CUSTOMERS, 2_000) // stations
    queue = line(stations, customers)
    name = "M/M/3, a customer" if stations == 1 else "line of five steps, a customer"
    peers = {
        "bare SimPy": partial(bare, stations, customers),
        "idiomatic SimPy": partial(idiomatic, stations, customers),
    }
    timed(lambda: simulate(queue, "only", 1, 0), name=name, of=customers, peers=peers)


@needs_ciw
@STATIONS
def test_the_engine_beside_ciw(timed, sized, stations):
    """The same queue beside the library; fewer customers, as it takes its time."""
    customers = sized(20_000, 500) // stations
    queue = line(stations, customers)
    name = f"{'M/M/3' if stations == 1 else 'line of five steps'}, a customer (fewer)"
    timed(
        lambda: simulate(queue, "only", 1, 0),
        name=name,
        of=customers,
        peers={"Ciw": partial(with_ciw, stations, customers)},
    )


@pytest.mark.parametrize("peer", WITH_CIW)
@STATIONS
def test_peers_simulate_the_same_queue(peer, stations):
    """Mean waits of 1,000 visits of each queue agree within the interval of their difference, over 10 replications.

    Each interval has a confidence of 99.95 % (t = 5.3 with 9 degrees of freedom), so that right programs show a
    deviation in at most 1 of 100 choices of seeds, all six comparisons with 18 intervals together.
    """
    customers, replications = 1_000 // stations, range(1, 11)
    queue = line(stations, customers + 1_000 // stations)
    ours = [mean_waits(queue, customers, seed) for seed in replications]
    theirs = [[visits.mean_wait() for visits in peer(stations, customers, seed=seed)] for seed in replications]
    for station in range(stations):
        differences = [own[station] - other[station] for own, other in zip(ours, theirs, strict=True)]
        half_width = 5.3 * statistics.stdev(differences) / math.sqrt(len(differences))
        assert abs(statistics.mean(differences)) <= half_width


@pytest.mark.parametrize("peer", PEERS)
def test_peers_keep_the_full_record(peer):
    """Every visit of every customer, in the order of time: asked for, then started, then finished."""
    for visits in peer(2, 300):
        assert isinstance(visits, Visits)
        assert sorted(visits.customer) == list(range(300))
        times = zip(visits.asked, visits.started, sorted(visits.finished), strict=True)
        assert all(asked <= started for asked, started, _ in times)


@pytest.mark.slow
def test_the_engine_is_the_fastest(sized):
    """At most 1.5 times bare SimPy, five times as fast as the usual SimPy program, eight times as fast as Ciw.

    Measured in a process of its own, in which no test coverage is measured: that slows the engine alone.
    """
    slack = sized(1, SLACK_OF_TINY_SIZES)
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    arguments = [sys.executable, __file__, str(sized(CUSTOMERS, 15_000)), str(sized(5, 6))]
    done = subprocess.run(arguments, capture_output=True, text=True, check=True, env=env)
    print(done.stdout)  # noqa: T201
    for told in done.stdout.splitlines():
        ours, floor, usual, *ciw = map(float, told.split())
        assert ours / floor <= MOST_OF_BARE * slack
        assert usual / ours >= LEAST_FASTER_THAN_IDIOMATIC / slack
        assert all(theirs / ours >= LEAST_FASTER_THAN_CIW / slack for theirs in ciw)


def microseconds(stations: int, customers: int, rounds: int) -> list[float]:
    """Of a customer: the engine, bare SimPy, the usual SimPy program and, of one station where it is there, Ciw."""
    queue = line(stations, customers)
    runs: dict[str, Callable[[], object]] = {
        "engine": lambda: simulate(queue, "only", 1, 0),
        "bare": partial(bare, stations, customers),
        "idiomatic": partial(idiomatic, stations, customers),
    }
    found = [seconds / customers * 1e6 for seconds in quickest(runs, rounds).values()]
    if stations == 1 and find_spec("ciw") is not None:
        fewer = customers // 10
        found.append(quickest({"Ciw": partial(with_ciw, stations, fewer)}, 2)["Ciw"] / fewer * 1e6)
    return found


if __name__ == "__main__":
    customers, rounds = int(sys.argv[1]), int(sys.argv[2])
    for stations in (1, 5):
        print(*microseconds(stations, customers // stations, rounds))  # noqa: T201
