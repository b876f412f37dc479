"""A plane of cells between two axes, on which charts are drawn.

Glyphs are one cell wide everywhere: of the ambiguous ones, which some Chinese terminals draw in two cells, only those
stand here that the other figures of the reports have as well (│ ─ ├ └ ┬ ●); all others are narrow or neutral in
Unicode's East Asian Width (UAX 11).
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import groupby, pairwise
from operator import itemgetter

from rich.text import Text

from reports.charts import Axis
from reports.document import Tone
from reports.drawn_text import padded, text
from reports.figures import Tick
from reports.line_breaking import NO_BREAK, cells, plain

UPRIGHT, LEVEL = "╎", "─"
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bits of a braille character by row and column."""
_BRAILLE = 0x2800
_FAR = 10
"""A line to a point so many frames away is not drawn."""
_ROUNDING = 1e-6
"""What lies beyond an axis by less than this share of it lies at its end."""
_GAP = 2
_MOST_OVERHANG = 6
_MOST_OF_THE_ROOM = 0.75


class Grid:
    """Rows of cells; a wide character takes two of them."""

    def __init__(self, rows: int, columns: int) -> None:
        self.rows, self.columns = rows, columns
        self._cells = [[(" ", "")] * columns for _ in range(rows)]

    def put(self, row: int | None, column: int | None, glyph: str, style: str) -> None:
        """One narrow glyph; where there is no such cell, nothing is put."""
        if row is not None and column is not None:
            self._cells[row][column] = glyph, style

    def write(self, row: int, column: int, said: str, style: str) -> None:
        """A text from a cell on; it must fit."""
        for char in plain(said).replace(NO_BREAK, " "):
            wide = cells(char)
            if not wide:
                continue
            self._cells[row][column] = char, style
            if wide > 1:
                self._cells[row][column + 1] = "", style
            column += wide

    def is_free(self, row: int, column: int, length: int, free: tuple[str, ...] = (" ",)) -> bool:
        """Whether so many cells lie inside the grid and hold nothing but these glyphs."""
        if not (0 <= row < self.rows and column >= 0 and column + length <= self.columns):
            return False
        return all(glyph in free for glyph, _ in self._cells[row][column : column + length])

    def lines(self) -> list[Text]:
        """The rows from the top."""
        lines = []
        for row in self._cells:
            line = Text(end="")
            for style, run in groupby(row, key=itemgetter(1)):
                line.append("".join(glyph for glyph, _ in run), style=style)
            lines.append(line)
        return lines


class Plane(Grid):
    """The cells between two axes: amounts in, glyphs out. Amounts beyond an axis are not drawn."""

    def __init__(self, across: Axis, up: Axis, rows: int, columns: int) -> None:
        super().__init__(rows, columns)
        self._across, self._up = across, up
        self._dots: dict[tuple[int, int], tuple[int, str]] = {}

    def column(self, amount: float) -> int | None:
        """The column of an amount."""
        return column_of(self._across.place(amount), self.columns)

    def row(self, amount: float) -> int | None:
        """The row of an amount, the greatest in row 0."""
        return _row_of(self._up.place(amount), self.rows)

    def rows_between(self, low: float, high: float) -> range:
        """The rows of an interval as far as it lies in the plane; none where an end is missing."""
        if not (math.isfinite(low) and math.isfinite(high)):
            return range(0)
        bottom, top = self._up.place(low), self._up.place(high)
        if math.isnan(top) or top < 0 or bottom > 1:
            return range(0)
        last = _row_of(bottom, self.rows) if bottom > 0 else self.rows - 1
        return range(_row_of(min(1.0, top), self.rows) or 0, (last or 0) + 1)

    def draw_line(self, points: Iterable[tuple[float, float]], style: str) -> None:
        """A fine line from point to point; it breaks where one is missing."""
        before: tuple[float, float] | None = None
        for x, y in points:
            place = self._across.place(x), self._up.place(y)
            here = _dot_of(place, self.rows, self.columns) if all(abs(part) < _FAR for part in place) else None
            if before is not None and here is not None:
                self._dot_between(before, here, style)
            before = here
        for (row, column), (bits, owner) in self._dots.items():
            self.put(row, column, chr(_BRAILLE + bits), owner)

    def _dot_between(self, start: tuple[float, float], end: tuple[float, float], style: str) -> None:
        steps = max(1, math.ceil(max(abs(end[0] - start[0]), abs(end[1] - start[1]))))
        for number in range(steps + 1):
            x, y = (_rounded(a + (b - a) * number / steps) for a, b in zip(start, end, strict=True))
            if 0 <= x < 2 * self.columns and 0 <= y < 4 * self.rows:
                bits, owner = self._dots.get((y // 4, x // 2), (0, style))
                self._dots[y // 4, x // 2] = bits | _DOTS[y % 4][x % 2], owner


def _rounded(number: float) -> int:
    """Halves always upwards, so that a line has no gaps."""
    return math.floor(number + 0.5)


def _dot_of(place: tuple[float, float], rows: int, columns: int) -> tuple[float, float]:
    """The dot of a place, counted from the upper left; a cell is left free beside the axis."""
    across, up = place
    return 2 + across * (2 * columns - 3), (1 - up) * (4 * rows - 1)


def column_of(place: float, columns: int) -> int | None:
    """The column of a place between 0 and 1."""
    if not -_ROUNDING <= place <= 1 + _ROUNDING:
        return None
    return _rounded(_dot_of((max(0.0, min(1.0, place)), 0.0), 1, columns)[0]) // 2


def _row_of(place: float, rows: int) -> int | None:
    """The row of a place between 0 and 1, that of 1 being the first."""
    if not -_ROUNDING <= place <= 1 + _ROUNDING:
        return None
    return _rounded(_dot_of((0.0, max(0.0, min(1.0, place))), rows, 1)[1]) // 4


def rows_for(up: Axis, room: int) -> int:
    """How many rows of the room are taken, so that the ticks stand at even distances where little is lost by it."""
    steps = max(1, len(up.ticks) - 1)
    even = (room - 1) // steps * steps + 1
    return even if even >= _MOST_OF_THE_ROOM * room else room


def side_of(up: Axis) -> int:
    """How many cells stand left of the plane: the words of the axis, and the axis itself."""
    return max((cells(plain(tick.text)) for tick in up.ticks), default=0) + 2


def overhang_of(across: Axis) -> int:
    """How many cells the last word of the axis wants right of the plane."""
    last = max(across.ticks, key=lambda tick: tick.at, default=Tick(0.0, ""))
    return min(_MOST_OVERHANG, cells(plain(last.text)) // 2) if last.at > 1 - 1 / _MOST_OVERHANG else 0


def framed(plane: Plane, across: Axis, up: Axis) -> list[Text]:
    """The plane with its axes and what is written at them."""
    side = side_of(up)
    said: dict[int, str] = {}
    for tick in up.ticks:
        at = _row_of(tick.at, plane.rows)
        if at is not None:
            said.setdefault(at, plain(tick.text))
    lines = []
    for number, row in enumerate(plane.lines()):
        corner = "├" if number in said else "│"
        edge = text(f"{padded(said.get(number, ''), side - 2, to_the_right=True)} {corner}", Tone.QUIET)
        line = Text.assemble(edge, row, end="")
        line.rstrip()
        lines.append(line)
    return [*lines, *_drawn_across(across, plane.columns, side)]


def _drawn_across(across: Axis, columns: int, side: int) -> list[Text]:
    """The line below, its ticks and what is written there as far as there is room, and the word for it all."""
    width = side + columns + overhang_of(across)
    line = ["─"] * columns
    labels = ""
    for tick, begins in _with_room(across.ticks, columns, side, width):
        line[column_of(tick.at, columns) or 0] = "┬"
        labels += " " * (begins - cells(labels)) + plain(tick.text)
    lines = [text(" " * (side - 1) + "└" + "".join(line), Tone.QUIET)]
    if labels:
        lines.append(text(labels, Tone.QUIET))
    if across.label:
        label = shortened(across.label, width)
        lines.append(text(" " * (width - cells(label)) + label, Tone.QUIET))
    return lines


def _with_room(ticks: tuple[Tick, ...], columns: int, side: int, width: int) -> list[tuple[Tick, int]]:
    """Ticks that can be written, and where: at even steps where the ticks are even, else as many as possible."""
    inside = [tick for tick in ticks if 0 <= tick.at <= 1 and cells(plain(tick.text)) <= width]
    gaps = [after.at - before.at for before, after in pairwise(inside)]
    if gaps and max(gaps) - min(gaps) < 1 / (2 * columns):
        for step in range(1, len(inside)):
            kept = _placed(inside[::step], columns, side, width)
            if len(kept) == len(inside[::step]):
                return kept
    return _placed(inside, columns, side, width)


def _placed(ticks: list[Tick], columns: int, side: int, width: int) -> list[tuple[Tick, int]]:
    """From left to right every tick that does not run into the one before."""
    kept: list[tuple[Tick, int]] = []
    free = 0
    for tick in ticks:
        long = cells(plain(tick.text))
        at = side + (column_of(tick.at, columns) or 0)
        begins = max(0, min(at - long // 2, width - long))
        if begins >= free:
            kept.append((tick, begins))
            free = begins + long + _GAP
    return kept


def shortened(said: str, width: int) -> str:
    """A text on one line of at most so many cells; what is cut off leaves two dots."""
    said = plain(said).replace(NO_BREAK, " ")
    if cells(said) <= width:
        return said
    while said and cells(said) > width - 2:
        said = said[:-1]
    return f"{said.rstrip()}.."[: max(0, width)]
