"""Queues whose waiting time is known: mean wait and utilisation against theory.

Every test has a false-alarm rate of 1 %: the theoretical value lies outside the 99 % t interval over replications by
chance in one seed of a hundred; the seed is fixed, so that a test that passes goes on passing. Times are whole
seconds, so services of five hours make rounding immaterial; the warm-up takes away the empty start.
"""

from __future__ import annotations

import math

import pytest
from told import ALWAYS, Told, scenario

from sim.measure.catalogue import Measure
from sim.measure.estimate import Estimate, estimate

CONFIDENCE = 0.99
SEED = 2026
REPLICATIONS = 30
SERVICE_SECONDS = 18_000.0


def erlang_c(servers: int, load: float) -> float:
    """Chance to wait in M/M/c with an offered load in Erlang (Gross, Harris: Queueing Theory, 2.3)."""
    waiting = load**servers / math.factorial(servers) * servers / (servers - load)
    return waiting / (sum(load**k / math.factorial(k) for k in range(servers)) + waiting)


def queue(servers: int, utilisation: float, service: str) -> tuple[Estimate, Estimate]:
    """Mean wait in seconds and utilisation over replications of 2000 days after a warm-up of 100."""
    between = SERVICE_SECONDS / servers / utilisation / 60
    hall = scenario(
        f"- {{step: serve, by: window, takes: {service}}}",
        on=f"{{every: exponential({between:.6f} min)}}",
        staff=f"window: {{count: {servers}}}",
        calendar=ALWAYS,
        horizon="{start: 2026-01-01, warm_up: 100 workdays, length: 2000 workdays}",
    )
    runs = [Told(hall, seed=SEED, replication=number) for number in range(REPLICATIONS)]
    wait = estimate([run.value(Measure.WAITING_MEAN) for run in runs], CONFIDENCE)
    busy = estimate([run.value(Measure.UTILISATION, "window") for run in runs], CONFIDENCE)
    return wait, busy


@pytest.mark.slow
@pytest.mark.parametrize("servers", [1, 3])
def test_mmc(servers: int):
    """Erlang C: the mean wait of M/M/c, and the utilisation (30 replications, 99 % interval)."""
    rho = 0.8
    wait, busy = queue(servers, rho, "exponential(300 min)")
    expected = erlang_c(servers, servers * rho) * SERVICE_SECONDS / (servers * (1 - rho))
    assert wait.n == REPLICATIONS
    assert wait.low < expected < wait.high
    assert wait.half_width < 0.1 * expected
    assert busy.low < rho < busy.high
    assert busy.half_width < 0.02


@pytest.mark.slow
@pytest.mark.parametrize(
    ("service", "variation"),
    [("300 min", 0.0), ("200..400 min", (200 / math.sqrt(12) / 300) ** 2), ("erlang(mean 300 min phases 2)", 0.5)],
)
def test_mg1(service: str, variation: float):
    """Pollaczek-Khinchine: the wait in M/G/1 grows with the squared coefficient of variation of the service time."""
    rho = 0.8
    wait, busy = queue(1, rho, service)
    expected = rho / (1 - rho) * (1 + variation) / 2 * SERVICE_SECONDS
    assert wait.low < expected < wait.high
    assert busy.low < rho < busy.high


@pytest.mark.slow
def test_littles_law():
    """Arrivals per day times mean wait is the mean length of the queue, but for cases at the edges (within 2 %)."""
    hall = scenario(
        "- {step: serve, by: window, takes: exponential(300 min)}",
        on="{every: exponential(375 min)}",
        calendar=ALWAYS,
        horizon="{start: 2026-01-01, warm_up: 100 workdays, length: 4000 workdays}",
    )
    told = Told(hall, seed=SEED)
    per_second = told.value(Measure.ARRIVED_PER_WORKDAY) / 86_400
    queued = told.value(Measure.QUEUE_MEAN, "window")
    assert queued == pytest.approx(per_second * told.value(Measure.WAITING_MEAN), rel=0.02)
