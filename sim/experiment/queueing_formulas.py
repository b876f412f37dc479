"""Single queues that theory knows: pure functions, times in any one unit, rates per that unit.

Gross et al.: D. Gross, J. Shortle, J. Thompson, C. Harris, Fundamentals of Queueing Theory, 4th edition, Wiley 2008.
All functions are of queues in balance: a load of one or more raises `ValueError`, except where said.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from attrs import frozen


@frozen
class Moments:
    """The mean of a distribution, and the mean of its square."""

    mean: float
    square: float

    @classmethod
    def of(cls, mean: float, sd: float = 0.0) -> Moments:
        """By mean and standard deviation."""
        return cls(mean, mean**2 + sd**2)

    @classmethod
    def exponential(cls, mean: float) -> Moments:
        """Without memory: the standard deviation is the mean."""
        return cls.of(mean, mean)

    @property
    def variance(self) -> float:
        """The square of the standard deviation."""
        return self.square - self.mean**2


def erlang_c(servers: int, offered: float) -> float:
    """Chance to have to wait in M/M/c, with an offered load in Erlang (Gross et al., chapter 2; by way of Erlang B)."""
    require_balance(offered / servers)
    lost = 1.0
    for busy in range(1, servers + 1):
        lost = offered * lost / (busy + offered * lost)
    load = offered / servers
    return lost / (1 - load * (1 - lost))


def mmc_wait(servers: int, arrivals: float, service: float) -> float:
    """Mean wait in M/M/c with `arrivals` per time and a mean `service` (Gross et al., chapter 2)."""
    return erlang_c(servers, arrivals * service) / (servers / service - arrivals)


def mmc_wait_quantile(servers: int, arrivals: float, service: float, share: float) -> float:
    """The wait that a `share` of the customers of M/M/c does not exceed: beyond zero, waits are exponential."""
    chance = erlang_c(servers, arrivals * service)
    return max(0.0, math.log(chance / (1 - share))) / (servers / service - arrivals) if chance > 1 - share else 0.0


def mg1_wait(arrivals: float, service: Moments) -> float:
    """Mean wait in M/G/1: Pollaczek and Khinchine (Gross et al., chapter 5)."""
    load = arrivals * service.mean
    require_balance(load)
    return arrivals * service.square / 2 / (1 - load)


@frozen
class PriorityClass:
    """Customers of one priority: arrivals per time, and their services."""

    arrivals: float
    service: Moments


def cobham_waits(classes: Sequence[PriorityClass]) -> list[float]:
    """Mean waits by class, the most urgent first, in M/G/1 where nobody is interrupted.

    A. Cobham, Priority assignment in waiting line problems, Operations Research 2 (1954); Gross et al., chapter 3.
    """
    remaining = sum(own.arrivals * own.service.square for own in classes) / 2
    waits = []
    before = 0.0
    for own in classes:
        with_own = before + own.arrivals * own.service.mean
        require_balance(with_own)
        waits.append(remaining / (1 - before) / (1 - with_own))
        before = with_own
    return waits


def batch_arrival_wait(groups: float, size: Moments, service: Moments) -> float:
    """Mean wait of a customer in M[X]/G/1, where groups of random size come; `groups` per time.

    The wait of the whole group for those before it (M/G/1 with the groups as customers), and the wait for the members
    who are served earlier (P. J. Burke, Operations Research 23 (1975): customers
    are in large groups more often than groups are large).
    """
    earlier = (size.square / size.mean - 1) / 2
    return mg1_wait(groups, group_service(size, service)) + earlier * service.mean


def group_service(size: Moments, service: Moments) -> Moments:
    """The service of a whole group, one member after the other: a sum of random length (Wald; Blackwell, Girshick)."""
    variance = size.mean * service.variance + size.variance * service.mean**2
    return Moments.of(size.mean * service.mean, math.sqrt(variance))


@frozen
class Impatience:
    """A queue whose customers may give up: the share that does, the mean wait of all, the share of busy servers."""

    giving_up: float
    wait: float
    utilisation: float


def erlang_a(servers: int, arrivals: float, service: float, patience: float) -> Impatience:
    """M/M/c with exponential patience while waiting, of any load (Palm 1946; Garnett, Mandelbaum, Reiman, 2002).

    The number of customers is a birth and death process: it falls by services and, beyond the servers, by giving up.
    The sum over its states ends where the rest is below the precision of the machine.
    """
    weight, total, busy, queued = 1.0, 1.0, 0.0, 0.0
    number = 0
    while number <= servers or weight > total * 1e-18:
        number += 1
        waiting = max(number - servers, 0)
        weight *= arrivals / (min(number, servers) / service + waiting / patience)
        total += weight
        busy += weight * min(number, servers)
        queued += weight * waiting
    length = queued / total
    return Impatience(length / patience / arrivals, length / arrivals, busy / total / servers)


@frozen
class Regular:
    """Equal intervals and equal services, from an empty start over a `length`: what the customers of it meet."""

    customers: int
    wait: float
    utilisation: float


def dd1(between: float, service: float, length: float) -> Regular:
    """D/D/1 of any load, by plain counting: customer n comes after n intervals, the last before the end."""
    customers = math.ceil(length / between) - 1
    late = max(service - between, 0.0)
    starts = [between + number * max(between, service) for number in range(customers)]
    busy = sum(max(min(start + service, length) - start, 0.0) for start in starts)
    return Regular(customers, late * (customers - 1) / 2, busy / length)


def require_balance(load: float) -> None:
    """Raises `ValueError` if a queue with this load per server grows without end."""
    if not 0 <= load < 1:
        raise ValueError(f"no balance with a load of {load:.4g}")
