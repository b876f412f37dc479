"""What a report consists of, before anybody knows on what it will be drawn: plain text, numbers, and tones."""

from __future__ import annotations

from enum import Enum

from attrs import frozen


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
class Figure:
    """What is drawn; the kinds of it stand in `reports/figures.py` and `reports/charts.py`."""


Block = Paragraph | Table | Figure


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
