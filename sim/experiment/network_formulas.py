"""Networks of queues that theory knows: pure functions, times in any one unit, rates per that unit."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from attrs import frozen

from sim.experiment.queueing_formulas import mmc_wait, require_balance


@frozen
class Station:
    """A station of a Jackson network: mean service, servers, and how often a customer comes to it on average."""

    service: float
    servers: int = 1
    visits: float = 1.0

    def load(self, arrivals: float) -> float:
        """Share of busy servers with so many customers per time coming from outside."""
        return arrivals * self.visits * self.service / self.servers

    def wait(self, arrivals: float) -> float:
        """Mean wait at each visit: each station is like an M/M/c alone."""
        return mmc_wait(self.servers, arrivals * self.visits, self.service)

    def queue(self, arrivals: float) -> float:
        """Mean number of those who wait (Little)."""
        return arrivals * self.visits * self.wait(arrivals)


def line_time(arrivals: float, stations: Sequence[Station]) -> float:
    """Mean time from arrival to leaving in an open Jackson network.

    J. R. Jackson, Networks of waiting lines, Operations Research 5 (1957).
    """
    return sum(station.visits * (station.wait(arrivals) + station.service) for station in stations)


def mean_of_greatest(means: Sequence[float]) -> float:
    """Mean of the greatest of independent exponential times with these means.

    By inclusion and exclusion: the least of some of them is exponential again, its rate the sum of theirs.
    """
    total = 0.0
    for count in range(1, len(means) + 1):
        least = sum(1 / sum(1 / mean for mean in chosen) for chosen in combinations(means, count))
        total += least if count % 2 else -least
    return total


def fork_join_time(arrivals: float, service: float) -> float:
    """Mean time until both of two parts are through, each at an M/M/1 of its own, fed at the same moments.

    L. Flatto, S. Hahn, SIAM Journal on Applied Mathematics 44 (1984); R. Nelson, A. Tantawi, IEEE Transactions on
    Computers 37 (1988): (12 - load) / 8 times the mean time at one of the queues.
    """
    load = arrivals * service
    require_balance(load)
    return (12 - load) / 8 * service / (1 - load)


@frozen
class Repairs:
    """A closed house in balance: share of busy repairers, mean number of machines that wait, repairs per time."""

    utilisation: float
    queue: float
    throughput: float


def machine_repair(machines: int, repairers: int, runs: float, repair: float) -> Repairs:
    """Machines that run and are repaired for exponential times, M/M/c//N (C. Palm 1947; textbooks: finite sources).

    The number of failed machines is a birth and death process: it rises with the machines that run and falls with the
    busy repairers.
    """
    weights = [1.0]
    for failed in range(1, machines + 1):
        rising = (machines - failed + 1) / runs
        falling = min(failed, repairers) / repair
        weights.append(weights[-1] * rising / falling)
    total = sum(weights)
    busy = sum(weight * min(failed, repairers) for failed, weight in enumerate(weights)) / total
    queue = sum(weight * max(failed - repairers, 0) for failed, weight in enumerate(weights)) / total
    return Repairs(busy / repairers, queue, busy / repair)
