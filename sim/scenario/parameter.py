"""Parameters: the numbers of a scenario that a reader may tune, each with its origin and range."""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from sim.scenario.value import Value


class Origin(Enum):
    """Where a number comes from."""

    REPORTED = "reported"
    SOURCED = "sourced"
    ASSUMED = "assumed"


@frozen
class Range:
    """The amounts within which a parameter is believable, in the parameter's own unit; outside is a warning."""

    low: float
    high: float
    text: str


@frozen
class Parameter:
    """A named value. `text` is the value as written; `choices` are the words allowed, if the value is a word."""

    name: str
    value: Value
    text: str
    origin: Origin
    range: Range | None = None
    choices: tuple[str, ...] = ()
    source: str = ""
    note: str = ""
