"""A curve in a terminal: points with upright intervals on both sides of a line at zero."""

from __future__ import annotations

import math

from rich.text import Text

from reports.document import Curve, Tone
from reports.drawn_histograms import drawn_axis
from reports.drawn_text import STYLES, padded, text
from reports.line_breaking import cells, plain

_HEIGHT = 13
_LEAST_ACROSS = 10
_POINT, _INTERVAL, _ZERO = "●", "│", "─"


def drawn_curve(curve: Curve, width: int) -> list[Text]:
    """The curve in at most `width` cells, with its levels on the left and its ticks below."""
    side = max((cells(plain(level.text)) for level in curve.levels), default=0) + 1
    across = width - side
    if across < _LEAST_ACROSS or not curve.readings:
        return []
    amounts = [0.0, *(end for reading in curve.readings for end in (reading.low, reading.high, reading.amount))]
    known = [amount for amount in amounts if math.isfinite(amount)]
    scale = _Scale(min(known), max(known))
    labels = _labels(curve, scale)
    rows = _rows(curve, scale, across)
    lines = []
    for number, row in enumerate(rows):
        line = text(padded(labels.get(number, ""), side - 1, to_the_right=True) + " ", Tone.QUIET)
        for content, tone in row:
            line.append(content, style=STYLES[tone])
        line.rstrip()
        lines.append(line)
    axis = [Text.assemble(" " * side, line, end="") for line in drawn_axis(curve.ticks, across)]
    return [*lines, *axis]


class _Scale:
    """From amounts to rows, the greatest in row 0."""

    def __init__(self, low: float, high: float) -> None:
        self._high = high
        self._span = high - low

    def row(self, amount: float) -> int:
        if not self._span:
            return _HEIGHT // 2
        return round((self._high - amount) / self._span * (_HEIGHT - 1))


def _labels(curve: Curve, scale: _Scale) -> dict[int, str]:
    """What is written beside the rows; where two levels meet, the one that comes first in the list."""
    labels: dict[int, str] = {}
    for level in curve.levels:
        labels.setdefault(scale.row(level.amount), plain(level.text))
    return labels


def _rows(curve: Curve, scale: _Scale, across: int) -> list[list[tuple[str, Tone]]]:
    rows = [[(" ", Tone.PLAIN)] * across for _ in range(_HEIGHT)]
    rows[scale.row(0.0)] = [(_ZERO, Tone.QUIET)] * across
    columns = [min(across - 1, round(reading.at * (across - 1))) for reading in curve.readings]
    for reading, column in zip(curve.readings, columns, strict=True):
        if math.isfinite(reading.low) and math.isfinite(reading.high):
            for number in range(scale.row(reading.high), scale.row(reading.low) + 1):
                rows[number][column] = (_INTERVAL, reading.tone)
    for reading, column in zip(curve.readings, columns, strict=True):
        if math.isfinite(reading.amount):
            rows[scale.row(reading.amount)][column] = (_POINT, reading.tone)
    return rows
