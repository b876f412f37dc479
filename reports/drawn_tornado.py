"""Tornadoes in a terminal: a bar to every end of a range, each end with a fill of its own."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import groupby

from attrs import frozen
from rich.text import Text

from reports.charts import Axis, End, Swing, Tornado, Turn
from reports.document import Paragraph, Tone
from reports.drawn_line_chart import LegendItem, drawn_legend_line
from reports.drawn_plane import UPRIGHT, column_of, shortened
from reports.drawn_text import STYLES, drawn_paragraph, padded, text
from reports.line_breaking import NO_BREAK, cells, plain

_LOW, _HIGH, _BOTH, _BASE = "░", "█", "▒", "│"
_COLOURS = {_LOW: "cyan", _HIGH: "magenta", _BOTH: "blue", _BASE: "", UPRIGHT: STYLES[Tone.QUIET], " ": ""}
_MARKS = {Turn.STAYS: "", Turn.FLIPS: "! ", Turn.UNSHOWN: "? "}
_TONES = {Turn.STAYS: Tone.PLAIN, Turn.FLIPS: Tone.WARNING, Turn.UNSHOWN: Tone.QUIET}
_ARROW = "→"
_GAP = 2
_LEAST_BARS, _ENOUGH_BARS = 10, 20
"""Cells of the bars: with fewer, labels get lines of their own, and with still fewer there are no bars."""


@frozen
class _Layout:
    """Where things stand: the labels, what is written left of the bars, and the bars."""

    labels: int
    left: int
    bars: int
    axis: Axis
    base: float
    is_tight: bool
    """Whether ± stands close to its numbers."""

    def column(self, amount: float) -> int | None:
        return column_of(self.axis.place(amount), self.bars)


def drawn_tornado(tornado: Tornado, width: int) -> list[Text]:
    """The tornado in at most `width` cells."""
    if not tornado.swings:
        return []
    lines = drawn_paragraph(Paragraph(tornado.title, Tone.QUIET), width) if tornado.title else []
    labels, layout = _fitted(tornado, width)
    if layout.bars < _LEAST_BARS:
        lines.extend(_as_list(tornado, width))
    else:
        lines.append(_head(tornado, layout))
        for label, swing in zip(labels, tornado.swings, strict=True):
            if not layout.labels:
                lines.append(text(shortened(label, width)))
            lines.append(_bar(swing, padded(label, layout.labels) if layout.labels else "", layout))
    return [*lines, Text(end=""), *drawn_legend_line("", list(_legend(tornado)), width)]


def _fitted(tornado: Tornado, width: int) -> tuple[list[str], _Layout]:
    """Labels beside the bars where these have room then: aligned, or else closer, or with closer numbers, too."""
    aligned, close = _aligned(tornado), _close(tornado)
    for labels, is_tight in ((aligned, False), (close, False), (close, True)):
        layout = _layout(tornado, max(map(cells, labels)) + _GAP, width, is_tight=is_tight)
        if layout.bars >= _ENOUGH_BARS:
            return labels, layout
    roomy = _layout(tornado, 0, width, is_tight=False)
    return close, roomy if roomy.bars >= _ENOUGH_BARS else _layout(tornado, 0, width, is_tight=True)


def _aligned(tornado: Tornado) -> list[str]:
    """Names and their ends below each other."""
    names, lows, highs = (
        [_plain(said) for said in column]
        for column in zip(*((each.label, each.low.value, each.high.value) for each in tornado.swings), strict=True)
    )
    name, low, high = (max(map(cells, column)) for column in (names, lows, highs))
    return [
        f"{padded(a, name)}  {padded(b, low, to_the_right=True)} {_ARROW} {padded(c, high)}"
        for a, b, c in zip(names, lows, highs, strict=True)
    ]


def _close(tornado: Tornado) -> list[str]:
    """Names right before their ends."""
    return [
        f"{_plain(each.label)}  {_plain(each.low.value)} {_ARROW} {_plain(each.high.value)}" for each in tornado.swings
    ]


def _plain(said: str) -> str:
    return plain(said).replace(NO_BREAK, " ")


def _layout(tornado: Tornado, labels: int, width: int, *, is_tight: bool) -> _Layout:
    """Everything that has its width; what is left is for the bars."""
    sides = [_sides(swing) for swing in tornado.swings]
    left, right = (max(cells(_said(pair[side], is_tight=is_tight)) for pair in sides) + 1 for side in (0, 1))
    amounts = [tornado.base, *(end.amount for swing in tornado.swings for end in (swing.low, swing.high))]
    known = [amount for amount in amounts if math.isfinite(amount)] or [0.0]
    return _Layout(labels, left, width - labels - left - right, Axis(min(known), max(known)), tornado.base, is_tight)


def _sides(swing: Swing) -> tuple[End, End]:
    """The end with the smaller amount, which stands on the left, and the other."""
    is_falling = swing.low.amount > swing.high.amount
    return (swing.high, swing.low) if is_falling else (swing.low, swing.high)


def _said(end: End, *, is_tight: bool) -> str:
    said = _MARKS[end.turn] + _plain(end.text)
    return said.replace(" ± ", "±") if is_tight else said


def _head(tornado: Tornado, layout: _Layout) -> Text:
    """What comes out now, above the line at which the bars begin."""
    room = layout.labels + layout.left + layout.bars
    said = shortened(tornado.base_text, room)
    at = layout.labels + layout.left + (layout.column(layout.base) or 0)
    return text(" " * max(0, min(at - cells(said) // 2, room - cells(said))) + said, Tone.STRONG)


def _bar(swing: Swing, label: str, layout: _Layout) -> Text:
    glyphs = [" "] * layout.bars
    base = layout.column(layout.base)
    ends = {_LOW: layout.column(swing.low.amount), _HIGH: layout.column(swing.high.amount)}
    filled = [base]
    for glyph, column in ends.items():
        if column is not None and base is not None:
            for at in range(min(base, column), max(base, column) + 1):
                glyphs[at] = glyph if glyphs[at] == " " else _BOTH
            filled.append(column)
    zero = layout.column(0.0)
    if zero is not None and glyphs[zero] != " ":
        glyphs[zero] = UPRIGHT
    if base is not None:
        glyphs[base] = _BASE
    columns = [column for column in filled if column is not None] or [0]
    first, last = min(columns), max(columns)
    left, right = _sides(swing)
    line = Text(label, end="")
    line.append(
        padded(_said(left, is_tight=layout.is_tight), layout.left - 1 + first, to_the_right=True) + " ",
        style=STYLES[_TONES[left.turn]],
    )
    for glyph, run in groupby(glyphs[first : last + 1]):
        line.append("".join(run), style=_COLOURS[glyph])
    line.append(f" {_said(right, is_tight=layout.is_tight)}", style=STYLES[_TONES[right.turn]])
    return line


def _as_list(tornado: Tornado, width: int) -> Iterator[Text]:
    """Where there is no room for bars: every end on a line of its own."""
    yield from drawn_paragraph(Paragraph(tornado.base_text, Tone.STRONG), width)
    for swing in tornado.swings:
        yield from drawn_paragraph(Paragraph(swing.label), width)
        for glyph, end in ((_LOW, swing.low), (_HIGH, swing.high)):
            said = f"{end.value}: {_said(end, is_tight=True)}"
            yield from drawn_paragraph(Paragraph(said, _TONES[end.turn], mark=f"  {glyph}"), width)


def _legend(tornado: Tornado) -> Iterator[LegendItem]:
    """The fills, and whatever turns there are."""
    words = tornado.words
    turns = {end.turn for swing in tornado.swings for end in (swing.low, swing.high)}
    yield LegendItem(_LOW, words.low, _COLOURS[_LOW])
    yield LegendItem(_HIGH, words.high, _COLOURS[_HIGH])
    if any(_crosses_zero(swing, tornado.base) for swing in tornado.swings):
        yield LegendItem(UPRIGHT, words.zero, _COLOURS[UPRIGHT])
    if any((s.low.amount - tornado.base) * (s.high.amount - tornado.base) > 0 for s in tornado.swings):
        yield LegendItem(_BOTH, words.both, _COLOURS[_BOTH])
    for turn, said in ((Turn.FLIPS, words.flips), (Turn.UNSHOWN, words.unshown)):
        if turn in turns:
            yield LegendItem(_MARKS[turn].strip(), said, STYLES[_TONES[turn]])
    if words.interval and "±" in "".join(end.text for swing in tornado.swings for end in (swing.low, swing.high)):
        yield LegendItem("±", words.interval, STYLES[Tone.QUIET])


def _crosses_zero(swing: Swing, base: float) -> bool:
    known = [amount for amount in (swing.low.amount, swing.high.amount, base) if math.isfinite(amount)]
    return bool(known) and min(known) < 0 < max(known)
