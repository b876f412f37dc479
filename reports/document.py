"""What a report consists of, before anybody knows on what it will be drawn: plain text, numbers, and tones."""

from __future__ import annotations

import math
from enum import Enum

from attrs import field, frozen


class Tone(Enum):
    """The part a text plays; a rendering decides how it looks, and must be readable without any of it."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"
    OLD = "old"
    NEW = "new"
    GOOD = "good"
    BAD = "bad"
    WARNING = "warning"


@frozen
class Paragraph:
    """Running text. With a `mark`, such as `!`, the text hangs behind it."""

    text: str
    tone: Tone = Tone.PLAIN
    mark: str = ""


@frozen
class Cell:
    """One field of a table."""

    text: str
    tone: Tone = Tone.PLAIN


class Holds(Enum):
    """What a column holds.

    Numbers stand to the right and are never broken; values and words stand to the left, values broken only where
    there is no other way. Remarks, which only the last column may hold, go below their row where it is narrow.
    """

    NUMBERS = "numbers"
    VALUES = "values"
    WORDS = "words"
    REMARKS = "remarks"


@frozen
class Column:
    """A column of a table under its heading, which may be empty."""

    heading: str
    holds: Holds = Holds.NUMBERS
    tone: Tone = Tone.QUIET

    @property
    def is_number(self) -> bool:
        """Whether the column stands to the right."""
        return self.holds is Holds.NUMBERS


@frozen
class Row:
    """As many cells as the table has columns, or a single one that heads the rows below it.

    A single quiet cell is a remark on the rows above it.
    """

    cells: tuple[Cell, ...]

    @property
    def is_heading(self) -> bool:
        """Whether the row heads a group of rows."""
        return len(self.cells) == 1 and not self.is_remark

    @property
    def is_remark(self) -> bool:
        """Whether the row is said of those above it."""
        return len(self.cells) == 1 and self.cells[0].tone is Tone.QUIET


@frozen
class Table:
    """Rows under columns; `notes` stand below."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


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
class Bars:
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
class Histograms:
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
class Days:
    """Days below each other on one axis, the time of day, which goes from one whole hour to another.

    `amounts` has a row for every part of the legend, in its order.
    """

    first_hour: int
    last_hour: int
    rows: tuple[DayRow | DayNote, ...]
    amounts: Table


@frozen
class Figure:
    """A picture of numbers; the kinds of it stand in `reports/charts.py`."""


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
class Curve:
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
class Abreast:
    """Trees side by side where there is room, else under each other."""

    trees: tuple[Tree, ...]


Block = Paragraph | Table | Bars | Histograms | Curve | Days | Abreast | Figure


@frozen
class Section:
    """A heading, a word beside it, and what stands below."""

    title: str
    blocks: tuple[Block, ...]
    aside: str = ""


@frozen
class Document:
    """A title, what stands directly below it, and sections."""

    title: str
    head: tuple[Block, ...]
    sections: tuple[Section, ...] = ()
    aside: str = ""
