"""In the place of a runner: numbers of a hall that are made up, by its numbers of people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from attrs import define, evolve, field

from sim.experiment.replicate import Replication
from sim.experiment.runner import Found, Runner, Wanted
from sim.measure.catalogue import Measure
from sim.measure.measure import Measured
from sim.measure.values import Key
from tests.experiment.halls_to_staff import hall

Numbers = dict[Key, float]
ON_TIME = (Measure.ON_TIME_PROMISED, "visit")


def measured(numbers: Numbers) -> Measured:
    """A run of a hundred finished visits to windows, half of whose time is asked for, with these numbers besides."""
    usual = {
        (Measure.MEASURED, "visit"): 100.0,
        (Measure.UNFINISHED, "visit"): 0.0,
        (Measure.LOAD, "window"): 0.5,
        (Measure.LOAD, "desk"): 0.0,
    }
    values = {**usual, **numbers}
    seen = {key: value * values[Measure.MEASURED, "visit"] for key, value in numbers.items() if key == ON_TIME}
    unseen = {key: values[Measure.MEASURED, "visit"] - number for key, number in seen.items()}
    return evolve(_real_run(), values=values, seen=seen, unseen=unseen)


@cache
def _real_run() -> Measured:
    """What is not made up."""
    return Runner().replications(hall("5 min"), seed=1, numbers=[0]).replications[0].measured["old"]


def runs(key: Key, values: Sequence[float], **besides: float) -> tuple[Replication, ...]:
    """Replications with these values of a measure; `besides` are others by their keys, of visits or of windows."""
    more = {(Measure(name), "window" if name == "load" else "visit"): value for name, value in besides.items()}
    return tuple(Replication(number, {"old": measured({key: value, **more})}) for number, value in enumerate(values))


@define
class Made:
    """A runner whose runs of so many windows and desks have a mean wait; `asked` is what it was asked for."""

    wait: Callable[[int, int, int], float]
    progress: None = None
    asked: list[tuple[int, int, int]] = field(factory=list)

    def points(self, wanted: list[Wanted], **_how: Any) -> list[Found]:
        """As a runner does; waits by windows, desks and the number of the replication."""
        found = []
        for one in wanted:
            windows, desks = (one.scenario.staff[pool].count for pool in ("window", "desk"))
            self.asked.append((windows, desks, len(one.numbers)))
            waits = [self.wait(windows, desks, number) for number in one.numbers]
            found.append(Found(runs((Measure.WAITING_MEAN, "visit"), waits, load=0.05)))
        return found
