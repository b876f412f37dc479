"""Charts as values: amounts and where they stand on an axis. How they look is said in the `drawn_*.py`."""

from __future__ import annotations

import math
from enum import Enum

from attrs import frozen

from reports.document import Figure, Reading, Tick, Tone


@frozen
class Axis:
    """From one amount to another, with ticks (`at` is 0 at the low end, 1 at the high one) and a word for it all.

    On a logarithmic axis both ends are positive. `reports/axes.py` makes axes with round ticks.
    """

    low: float
    high: float
    ticks: tuple[Tick, ...] = ()
    label: str = ""
    is_log: bool = False

    def place(self, amount: float) -> float:
        """Where an amount stands: 0 at the low end, 1 at the high one; NaN where it has no place at all."""
        if math.isnan(amount) or (self.is_log and amount <= 0):
            return math.nan
        low, high, at = (self._course(each) for each in (self.low, self.high, amount))
        return (at - low) / (high - low) if high > low else 0.5

    def _course(self, amount: float) -> float:
        """The amount, or its logarithm; half of it, so that no difference runs over."""
        return math.log10(amount) if self.is_log else amount / 2


class Spread(Enum):
    """How the intervals of a series are drawn: upright at every point, or as a band from point to point."""

    WHISKERS = "whiskers"
    BAND = "band"


@frozen
class Series:
    """Points of one kind, from left to right, and what they are called. A tone of a point goes before that of all."""

    label: str
    readings: tuple[Reading, ...]
    tone: Tone = Tone.PLAIN
    spread: Spread = Spread.WHISKERS
    is_joined: bool = True


@frozen
class Marker:
    """A line across the chart at an amount of the axis it stands on, with what is said of it."""

    at: float
    text: str
    tone: Tone = Tone.PLAIN


@frozen
class LineChart(Figure):
    """Series over one axis, each with a glyph of its own.

    `uprights` mark amounts of the axis across, `levels` of the axis that goes up. `interval` says what the intervals
    are; empty where there are none. Made by `reports/line_chart.py`.
    """

    series: tuple[Series, ...]
    across: Axis
    up: Axis
    interval: str = ""
    uprights: tuple[Marker, ...] = ()
    levels: tuple[Marker, ...] = ()
