"""The formulas of queueing theory, against values known from elsewhere and against each other where they meet."""

from __future__ import annotations

import math

import pytest

from sim.experiment.network_formulas import (
    Station,
    fork_join_time,
    line_time,
    machine_repair,
    mean_of_greatest,
)
from sim.experiment.queueing_formulas import (
    Moments,
    PriorityClass,
    batch_arrival_wait,
    cobham_waits,
    dd1,
    erlang_a,
    erlang_c,
    group_service,
    mg1_wait,
    mmc_wait,
    mmc_wait_quantile,
)

EXPONENTIAL = Moments.exponential(1.0)


@pytest.mark.parametrize(
    ("servers", "offered", "chance"),
    [(1, 0.3, 0.3), (2, 1.0, 1 / 3), (5, 4.0, 0.5541), (10, 8.0, 0.4092), (100, 90.0, 0.2169)],
)
def test_erlang_c(servers: int, offered: float, chance: float) -> None:
    """By hand for one and two servers, beyond them by published tables."""
    assert erlang_c(servers, offered) == pytest.approx(chance, abs=5e-5)


def test_one_server_is_mm1() -> None:
    """With load 0.8 a customer waits four services on average."""
    assert mmc_wait(1, 0.8, 1.0) == pytest.approx(4.0)
    assert mmc_wait(1, 0.8, 1.0) == pytest.approx(mg1_wait(0.8, EXPONENTIAL))


def test_two_servers() -> None:
    """The closed form: load² / (1 - load²) services."""
    assert mmc_wait(2, 1.5, 1.0) == pytest.approx(0.75**2 / (1 - 0.75**2))


def test_quantile_of_the_wait() -> None:
    """In M/M/1 with load 0.5, P(wait > t) is 0.5 exp(-t / 2); whoever need not wait does not."""
    assert mmc_wait_quantile(1, 0.5, 1.0, 0.9) == pytest.approx(2 * math.log(5))
    assert mmc_wait_quantile(1, 0.5, 1.0, 0.4) == 0


def test_half_the_wait_without_variance() -> None:
    """M/D/1 against M/M/1."""
    assert mg1_wait(0.8, Moments.of(1.0)) == pytest.approx(2.0)


def test_priorities_of_one_class() -> None:
    """Cobham with one class is Pollaczek and Khinchine."""
    service = Moments.of(1.0, 0.7)
    assert cobham_waits([PriorityClass(0.6, service)]) == [pytest.approx(mg1_wait(0.6, service))]


def test_priorities_of_equal_classes() -> None:
    """Who goes first changes who waits, and not how long all wait together; and by hand: 0.8 / (1 - 0.4)."""
    urgent, patient = cobham_waits([PriorityClass(0.4, EXPONENTIAL)] * 2)
    assert (urgent + patient) / 2 == pytest.approx(mmc_wait(1, 0.8, 1.0))
    assert urgent == pytest.approx(0.8 / 0.6)
    assert patient == pytest.approx(0.8 / 0.6 / 0.2)


def test_groups_of_one() -> None:
    """Are customers."""
    assert batch_arrival_wait(0.7, Moments.of(1.0), EXPONENTIAL) == pytest.approx(mmc_wait(1, 0.7, 1.0))
    assert group_service(Moments.of(1.0), EXPONENTIAL) == EXPONENTIAL


def test_groups() -> None:
    """The textbook's number of customers in M[X]/M/1: (load + rate E[X²]) / (2 (1 - load))."""
    size = Moments(2.5, 0.5 * 1 + 0.5 * 16)
    groups = 0.24
    inside = groups * size.mean * (batch_arrival_wait(groups, size, EXPONENTIAL) + 1)
    assert inside == pytest.approx((0.6 + groups * size.square) / 2 / 0.4)


def test_endless_patience() -> None:
    """Nobody gives up: Erlang C."""
    found = erlang_a(3, 2.4, 1.0, 1e9)
    assert found.giving_up == pytest.approx(0, abs=1e-8)
    assert found.wait == pytest.approx(mmc_wait(3, 2.4, 1.0))
    assert found.utilisation == pytest.approx(0.8)


def test_patience_as_long_as_service() -> None:
    """Everybody leaves at the same rate, served or not: as many are there as with a server for each (Poisson)."""
    found = erlang_a(2, 3.0, 1.0, 1.0)
    waiting = sum((number - 2) * math.exp(-3) * 3.0**number / math.factorial(number) for number in range(3, 60))
    assert found.wait == pytest.approx(waiting / 3.0)
    assert found.giving_up == pytest.approx(waiting / 3.0)
    assert found.utilisation == pytest.approx((3.0 - waiting) / 2)


def test_no_patience() -> None:
    """Whoever would have to wait is lost: Erlang B, by hand for one server with load 1."""
    assert erlang_a(1, 1.0, 1.0, 1e-9).giving_up == pytest.approx(0.5)


def test_regular_customers() -> None:
    """Those of 60, 120 and 180 begin at 60, 150 and 240 and are served for 90: the last one beyond the end."""
    found = dd1(60, 90, 240)
    assert (found.customers, found.wait) == (3, 30)
    assert found.utilisation == pytest.approx(180 / 240)
    assert dd1(60, 45, 240).wait == 0


@pytest.mark.parametrize("load", [1.0, 1.2])
def test_no_balance(load: float) -> None:
    """A queue that grows without end has no mean."""
    for formula in (
        lambda: mmc_wait(2, 2 * load, 1.0),
        lambda: mg1_wait(load, EXPONENTIAL),
        lambda: cobham_waits([PriorityClass(load, EXPONENTIAL)]),
        lambda: fork_join_time(load, 1.0),
    ):
        with pytest.raises(ValueError, match="no balance"):
            formula()


def test_a_line_of_stations() -> None:
    """Two M/M/1 with load 0.5, the second visited twice by everybody: 2 + 2 * 2."""
    stations = [Station(0.5), Station(0.25, visits=2)]
    assert line_time(1.0, stations) == pytest.approx(1.0 + 2 * 0.5)
    assert stations[1].load(1.0) == pytest.approx(0.5)
    assert stations[1].queue(1.0) == pytest.approx(0.5)


def test_the_greatest_of_several() -> None:
    """Harmonic numbers for equal means; a mean of nearly nothing adds nothing."""
    assert mean_of_greatest([1.0, 1.0]) == pytest.approx(1.5)
    assert mean_of_greatest([1.0] * 4) == pytest.approx(25 / 12)
    assert mean_of_greatest([3.0, 1e-9]) == pytest.approx(3.0)


def test_fork_and_join() -> None:
    """Without load the mean of the greater of two; with load 0.5, (12 - 0.5) / 8 times two services."""
    assert fork_join_time(1e-9, 1.0) == pytest.approx(mean_of_greatest([1.0, 1.0]))
    assert fork_join_time(0.5, 1.0) == pytest.approx(2.875)


def test_machines_with_a_repairer_each() -> None:
    """Nobody waits: each machine is down for its share of the time, independently."""
    found = machine_repair(6, 6, runs=3.0, repair=1.0)
    assert found.queue == 0
    assert found.utilisation == pytest.approx(0.25)
    assert found.throughput == pytest.approx(6 / 4)


def test_two_machines_and_one_repairer() -> None:
    """By hand, with equal rates: none, one or two failed with weights 1, 2 and 2."""
    found = machine_repair(2, 1, runs=1.0, repair=1.0)
    assert found.utilisation == pytest.approx(4 / 5)
    assert found.queue == pytest.approx(2 / 5)
    assert found.throughput == pytest.approx(4 / 5)
