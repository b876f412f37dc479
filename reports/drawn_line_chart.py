"""Line charts in a terminal: every series has a glyph of its own, so that they are told apart without colour."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import pairwise

from attrs import frozen
from rich.text import Text

from reports.charts import LineChart, Marker, Series, Spread
from reports.document import Paragraph, Tone
from reports.drawn_plane import LEVEL, UPRIGHT, Grid, Plane, framed, overhang_of, rows_for, shortened, side_of
from reports.drawn_text import STYLES, drawn_paragraph
from reports.figures import Reading
from reports.line_breaking import cells

HEIGHT = 16
MOST_ROWS, LEAST_ROWS, LEAST_COLUMNS = 13, 5, 10
GLYPHS = ("●", "+", "x", "*", "#", "@")
WHISKER = "│"
_BANDS = ("░", "∙")
_COLOURS = ("cyan", "magenta", "yellow", "blue", "green", "red")
"""Of series that have no tone, where there are several."""
_EVERY = 12
"""A series of many points has its glyph at every so many columns."""
_MANY = 2
"""Where points stand in more than one column of so many, they are many."""
_MOST_LABEL_ROWS = 2
_ITEM_GAP = 3


@frozen
class LegendItem:
    """A glyph and what it stands for."""

    glyph: str
    text: str
    style: str


def drawn_line_chart(chart: LineChart, width: int) -> list[Text]:
    """The chart in at most `width` cells and, if its words are not many, 16 lines; none where there is no room."""
    columns = width - side_of(chart.up) - overhang_of(chart.across)
    if columns < LEAST_COLUMNS or not any(math.isfinite(each.amount) for each in _readings(chart)):
        return []
    head = drawn_legend_line(chart.up.label, _legend(chart), width)
    labels = _labels(chart, columns)
    below = 2 + bool(chart.across.label)
    rows = rows_for(chart.up, max(LEAST_ROWS, min(MOST_ROWS, HEIGHT - len(head) - labels.rows - below)))
    plane = Plane(chart.across, chart.up, rows, columns)
    _draw(chart, plane)
    indent = " " * side_of(chart.up)
    above = [Text.assemble(indent, line, end="") for line in labels.lines()]
    for line in above:
        line.rstrip()
    return [*head, *above, *framed(plane, chart.across, chart.up)]


def drawn_legend_line(label: str, items: list[LegendItem], width: int) -> list[Text]:
    """What stands above a chart: the word for its amounts, then its glyphs, on as few lines as they need."""
    pieces = [Text(shortened(label, width), style=STYLES[Tone.QUIET], end="")] if label else []
    pieces += [Text(f"{item.glyph} {item.text}".replace("\u00a0", " "), style=item.style, end="") for item in items]
    lines: list[Text] = []
    for piece in pieces:
        if lines and cells(lines[-1].plain) + _ITEM_GAP + cells(piece.plain) <= width:
            lines[-1].append(" " * _ITEM_GAP).append_text(piece)
        elif cells(piece.plain) <= width:
            lines.append(Text.assemble(piece, end=""))
        else:
            mark, _, said = piece.plain.partition(" ")
            hung = drawn_paragraph(Paragraph(said, Tone.PLAIN, mark), width)
            lines.extend(Text(line.plain, style=piece.style, end="") for line in hung)
    return lines


def _readings(chart: LineChart) -> Iterator[Reading]:
    for series in chart.series:
        yield from series.readings


def style_of(series: Series, number: int, count: int) -> str:
    """How a series looks where there is colour."""
    return STYLES[series.tone] if series.tone is not Tone.PLAIN or count == 1 else _COLOURS[number % len(_COLOURS)]


def _legend(chart: LineChart) -> list[LegendItem]:
    """Every series with a name, and what the intervals are."""
    count = len(chart.series)
    items = [
        LegendItem(GLYPHS[number % len(GLYPHS)], series.label, style_of(series, number, count))
        for number, series in enumerate(chart.series)
        if series.label
    ]
    if chart.interval:
        spreads = [(number, series) for number, series in enumerate(chart.series) if _has_intervals(series)]
        signs = dict.fromkeys(_sign(series, number) for number, series in spreads)
        if signs:
            items.append(LegendItem(" ".join(signs), chart.interval, STYLES[Tone.QUIET]))
    return items


def _has_intervals(series: Series) -> bool:
    return any(0 < reading.high - reading.low < math.inf for reading in series.readings)


def _sign(series: Series, number: int) -> str:
    """What an interval of the series is drawn with."""
    return _BANDS[number % len(_BANDS)] if series.spread is Spread.BAND else WHISKER


def _labels(chart: LineChart, columns: int) -> Grid:
    """What is said of the upright lines, above them on as few rows as they need, a line's foot below its word."""
    plane = Plane(chart.across, chart.up, 1, columns)
    placed: list[tuple[int, int, int, str, Marker]] = []
    ends = [0] * _MOST_LABEL_ROWS
    for marker in sorted(chart.uprights, key=lambda marker: marker.at):
        column = plane.column(marker.at)
        if column is None:
            continue
        said = shortened(marker.text, columns)
        begins = max(0, min(column - cells(said) // 2, columns - cells(said)))
        row = next((row for row, end in enumerate(ends) if begins >= end), None)
        if row is not None:
            ends[row] = begins + cells(said) + 1
            placed.append((row, column, begins, said, marker))
    height = max((row for row, *_ in placed), default=-1) + 1
    grid = Grid(height, columns)
    for row, column, _, _, marker in placed:
        for below in range(height - row, height):
            grid.put(below, column, UPRIGHT, STYLES[marker.tone])
    for row, _, begins, said, marker in placed:
        grid.write(height - 1 - row, begins, said, STYLES[marker.tone])
    return grid


def _mark(chart: LineChart, plane: Plane) -> None:
    """The line at zero, and what the chart marks."""
    if chart.up.low < 0 < chart.up.high:
        put_level(plane, 0.0, STYLES[Tone.QUIET])
    for marker in chart.levels:
        put_level(plane, marker.at, STYLES[marker.tone])
    for marker in chart.uprights:
        for row in range(plane.rows):
            plane.put(row, plane.column(marker.at), UPRIGHT, STYLES[marker.tone])


def word_levels(levels: Iterable[Marker], plane: Plane) -> None:
    """What is said of the level lines, as far to the right as nothing is covered by it."""
    for marker in levels:
        said, row = shortened(marker.text, plane.columns), plane.row(marker.at)
        last = plane.columns - cells(said)
        if row is not None:
            begins = (at for at in range(last, -1, -1) if plane.is_free(row, at, cells(said), (" ", LEVEL)))
            plane.write(row, next(begins, last), said, STYLES[marker.tone])


def put_level(plane: Plane, amount: float, style: str) -> None:
    """A line from side to side at an amount."""
    for column in range(plane.columns):
        plane.put(plane.row(amount), column, LEVEL, style)


def _draw(chart: LineChart, plane: Plane) -> None:
    """Bands below marks, marks below lines, lines below intervals, intervals below points."""
    count = len(chart.series)
    numbered = [(number, series, style_of(series, number, count)) for number, series in enumerate(chart.series)]
    for number, series, style in numbered:
        if series.spread is Spread.BAND:
            _put_band(series, plane, _sign(series, number), style)
    _mark(chart, plane)
    for _, series, style in numbered:
        if series.is_joined:
            plane.draw_line(((each.at, each.amount) for each in series.readings), style)
    shifts = _Shifts(chart, plane)
    for number, series, style in numbered:
        if series.spread is Spread.WHISKERS:
            _put_whiskers(series, number, style, shifts)
    for number, series, style in numbered:
        for each in _with_glyph(series, number, count, plane):
            glyph = GLYPHS[number % len(GLYPHS)]
            plane.put(plane.row(each.amount), shifts.column(each, number), glyph, _style(each, style))
    word_levels(chart.levels, plane)


def _put_whiskers(series: Series, number: int, style: str, shifts: _Shifts) -> None:
    for each in series.readings:
        for row in shifts.plane.rows_between(each.low, each.high):
            shifts.plane.put(row, shifts.column(each, number), WHISKER, _style(each, style))


def _style(reading: Reading, style: str) -> str:
    return style if reading.tone is Tone.PLAIN else STYLES[reading.tone]


def _put_band(series: Series, plane: Plane, glyph: str, style: str) -> None:
    """From point to point, column by column."""
    ends = [(plane.column(each.at), each) for each in series.readings if math.isfinite(each.high - each.low)]
    known = [(column, each) for column, each in ends if column is not None]
    for (left, before), (right, after) in zip(known, known[1:] or known, strict=False):
        for column in range(left, right + 1):
            share = (column - left) / (right - left) if right > left else 1.0
            low, high = (a + (b - a) * share for a, b in ((before.low, after.low), (before.high, after.high)))
            for row in plane.rows_between(low, high):
                plane.put(row, column, glyph, style)


class _Shifts:
    """Points of several series at the same place stand side by side, where there is room between the places."""

    def __init__(self, chart: LineChart, plane: Plane) -> None:
        self.plane, self._across, self._count = plane, chart.across, len(chart.series)
        columns = {plane.column(each.at) for each in _readings(chart)}
        gaps = [after - before for before, after in pairwise(sorted(at for at in columns if at is not None))]
        self._has_room = self._count > 1 and min(gaps, default=plane.columns) > self._count

    def column(self, reading: Reading, number: int) -> int | None:
        """Where a point of a series stands."""
        column = self.plane.column(reading.at)
        if column is None or not self._has_room:
            return column
        place = self._across.place(reading.at)
        return max(0, min(self.plane.columns - 1, math.floor(column + number - (self._count - 1) * place + 0.5)))


def _with_glyph(series: Series, number: int, count: int, plane: Plane) -> Iterable[Reading]:
    """All points, or of many some, so that the line between them is seen and the series can still be told."""
    known = [each for each in series.readings if math.isfinite(each.amount)]
    if not series.is_joined or len({plane.column(each.at) for each in known}) * _MANY <= plane.columns:
        return known
    kept: list[Reading] = []
    wanted = number * _EVERY // count
    for each in known:
        column = plane.column(each.at)
        if column is not None and column >= wanted:
            kept.append(each)
            wanted = column + _EVERY
    return kept
