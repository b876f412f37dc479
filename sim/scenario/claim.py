"""Claims: what is said of a reform, to stand beside what the simulation gives."""

from __future__ import annotations

from attrs import frozen

from sim.scenario.parameter import Origin


@frozen
class Interval:
    """From `low` to `high` in the measure's unit; equal ends for one number, infinite ends for `more than`."""

    low: float
    high: float
    text: str


@frozen
class Claim:
    """What is said of a measure, per process (`values`) or of its change from the baseline (a share).

    `reduction` is by how much it becomes less, `increase` by how much more. `rests_on` are the parameters on which
    the result depends: none if it follows from the flow alone, None if nothing is said of it.
    """

    measure: str
    case_type: str
    values: dict[str, Interval]
    reduction: Interval | None
    origin: Origin
    source: str = ""
    note: str = ""
    increase: Interval | None = None
    rests_on: tuple[str, ...] | None = None
