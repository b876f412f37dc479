"""Case types: who comes, when, with what, and by when they must be answered."""

from __future__ import annotations

from datetime import datetime

from attrs import Factory, field, frozen

from sim.scenario.flow import Flow
from sim.scenario.value import Constant, Value


@frozen
class IntervalArrivals:
    """One case after another with these intervals, counted in open hours of the calendar."""

    interval: Value


@frozen
class RateArrivals:
    """Poisson arrivals at a rate per open second, following a daily profile.

    `profile` holds the shares of a working day's cases in equal slices of the open hours, and sums to one. `backlog`
    cases are there before, at the first open second of the run.
    """

    per_open_second: float
    profile: tuple[float, ...] = (1.0,)
    backlog: int = 0


@frozen
class DatedArrivals:
    """Cases at fixed dates and times."""

    times: tuple[datetime, ...]


@frozen
class CohortArrivals:
    """A number of cases that are all there at one moment."""

    count: int
    at: datetime


Arrivals = IntervalArrivals | RateArrivals | DatedArrivals | CohortArrivals


@frozen
class Limits:
    """Time limits in working days by the legal counting rule; None where there is none."""

    promised: float | None = None
    statutory: float | None = None


@frozen
class CaseType:
    """A kind of case.

    `items` is the number of parts of a case (devices of a firm), or their names if each is a thing of its own.
    `flow` is what cases do in every process; None if each process states its own. `priority`: the smaller number
    is served first where a pool serves by priority.
    """

    name: str
    arrivals: Arrivals
    items: Value | tuple[str, ...] = Constant(1.0)
    attributes: dict[str, Value] = field(factory=dict)
    limits: Limits = Factory(Limits)
    priority: Value = Constant(0.0)
    flow: Flow | None = None
