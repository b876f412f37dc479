"""What is drawn of the lead times, the days and the flows of a process.

Apart from the document itself: most commands that print one draw nothing.
"""

from __future__ import annotations

import math

from attrs import field, frozen

from reports.document import Figure, Table, Tone


@frozen
class Part:
    """A stretch of a bar: its place in the legend and its amount in the unit of the bars."""

    legend: int
    amount: float


@frozen
class Bar:
    """A bar of stacked parts; `text` says its whole length."""

    label: str
    text: str
    parts: tuple[Part, ...]
    tone: Tone = Tone.PLAIN

    @property
    def length(self) -> float:
        """The sum of the parts."""
        return sum(part.amount for part in self.parts)


@frozen
class Bars(Figure):
    """Stacked bars on one scale. `amounts` has a row for every part of the legend, in its order."""

    legend: tuple[str, ...]
    bars: tuple[Bar, ...]
    amounts: Table
    enlarged: str = field(kw_only=True)
    """What is written beside a bar that is drawn again, larger; `{times}` stands for the factor."""


@frozen
class Tick:
    """A mark on an axis: where (0 is the left end, 1 the right one) and what is written there."""

    at: float
    text: str


@frozen
class Histogram:
    """How many fall into each of the equally wide classes of the common axis."""

    label: str
    text: str
    counts: tuple[int, ...]
    tone: Tone = Tone.PLAIN


@frozen
class Histograms(Figure):
    """Histograms above one another on one axis, all with the same number of classes."""

    histograms: tuple[Histogram, ...]
    ticks: tuple[Tick, ...]


@frozen
class DayPiece:
    """What goes on in a part of a day: from and until in seconds after midnight, and its place in the legend."""

    start: int
    end: int
    legend: int


@frozen
class DayRow:
    """A day of somebody. The day is written once where several rows follow that have it in common."""

    day: str
    label: str
    pieces: tuple[DayPiece, ...]
    tone: Tone = Tone.PLAIN


@frozen
class DayNote:
    """Days on which there is nothing to draw: which, and why."""

    days: str
    text: str


@frozen
class Days(Figure):
    """Days below each other on one axis, the time of day, which goes from one whole hour to another.

    `amounts` has a row for every part of the legend, in its order.
    """

    first_hour: int
    last_hour: int
    rows: tuple[DayRow | DayNote, ...]
    amounts: Table


@frozen
class Level:
    """A height of a curve at which an amount is written."""

    amount: float
    text: str


@frozen
class Reading:
    """A point of a chart: where, its amount, and the ends of its interval where it has one.

    A curve has its points between 0, the left end, and 1, the right one; other charts where their axis has the amount.
    """

    at: float
    amount: float
    low: float = math.nan
    high: float = math.nan
    tone: Tone = Tone.PLAIN


@frozen
class Curve(Figure):
    """Points with their intervals above and below a line at zero. `levels` are written at the side, zero among them."""

    readings: tuple[Reading, ...]
    levels: tuple[Level, ...]
    ticks: tuple[Tick, ...]


@frozen
class Branch:
    """A line of a tree, what is said of it, and what is below it."""

    label: str
    said: str = ""
    children: tuple[Branch, ...] = ()


@frozen
class Tree:
    """A tree under its title."""

    title: str
    branches: tuple[Branch, ...]
    tone: Tone = Tone.PLAIN


@frozen
class Abreast(Figure):
    """Trees side by side where there is room, else under each other."""

    trees: tuple[Tree, ...]
