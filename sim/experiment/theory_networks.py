"""Networks of queues that are verified, and what theory knows of each."""

from __future__ import annotations

from sim.experiment.network_formulas import (
    Repairs,
    Station,
    fork_join_time,
    line_time,
    machine_repair,
    mean_of_greatest,
)
from sim.experiment.theory_model import Given, Known, Model
from sim.measure.catalogue import Measure

_STATIONS = ("first", "second", "third", "fourth")
_SERVERS = (1, 2, 1, 3)


def _line(given: Given) -> list[Station]:
    """The stations of `jackson.yaml`; whoever goes back visits the second and the third once more."""
    again = 1 / (1 - given["back"])
    visits = (1.0, again, again, 1.0)
    stations = zip(_STATIONS, _SERVERS, visits, strict=True)
    return [Station(given[name], servers, visit) for name, servers, visit in stations]


def _line_time(given: Given) -> float:
    return line_time(1 / given["between"], _line(given))


def _queue(number: int) -> Known:
    """The queue of a station."""
    return Known(
        Measure.QUEUE_MEAN,
        f"{_STATIONS[number]} server",
        lambda given: _line(given)[number].queue(1 / given["between"]),
    )


def _load(number: int) -> Known:
    """How busy a station is."""
    return Known(
        Measure.UTILISATION,
        f"{_STATIONS[number]} server",
        lambda given: _line(given)[number].load(1 / given["between"]),
    )


_JACKSON = Model(
    file="jackson",
    process="line",
    known=(
        Known(Measure.LEAD_TIME_MEAN, "customer", _line_time),
        _queue(0),
        _queue(2),
        _load(1),
        _load(3),
    ),
    shown=("back",),
)


def _later_of_two(given: Given) -> float:
    return mean_of_greatest([given["service"]] * 2)


def _fork_join_time(given: Given) -> float:
    return fork_join_time(given["load"] / given["service"], given["service"])


_UNLIMITED = Model(
    file="fork-join",
    process="unlimited",
    known=(Known(Measure.LEAD_TIME_MEAN, "customer", _later_of_two),),
    shown=("service",),
    overrides=("service=2 h", "horizon.length=150 workdays", "horizon.warm_up=0 workdays"),
)

_FORK_JOIN = Model(
    file="fork-join",
    process="queues",
    known=(
        Known(Measure.LEAD_TIME_MEAN, "customer", _fork_join_time),
        Known(Measure.UTILISATION, "left server", lambda given: given["load"]),
    ),
    shown=("load",),
)


def _house(given: Given) -> Repairs:
    return machine_repair(given.whole("machines"), given.whole("repairers"), given["runs"], given["repair"])


def _all_repairs(given: Given) -> float:
    """Over the measured time. That all machines run at first makes a difference of about one repair."""
    return _house(given).throughput * given.length


_MACHINE_REPAIR = Model(
    file="machine-repair",
    process="house",
    known=(
        Known(Measure.TALLY_TOTAL, "repairs", _all_repairs),
        Known(Measure.UTILISATION, "repairer", lambda given: _house(given).utilisation),
        Known(Measure.QUEUE_MEAN, "repairer", lambda given: _house(given).queue),
    ),
    shown=("machines", "repairers", "runs", "repair"),
)

NETWORKS = (_JACKSON, _UNLIMITED, _FORK_JOIN, _MACHINE_REPAIR)
"""In the order of the table."""
