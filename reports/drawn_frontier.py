"""Frontiers in a terminal: a letter to every point on it, and what the letters stand for below."""

from __future__ import annotations

import string
from collections.abc import Iterator

from rich.text import Text

from reports.charts import Candidate, Frontier
from reports.document import Tone
from reports.drawn_line_chart import (
    HEIGHT,
    LEAST_COLUMNS,
    LEAST_ROWS,
    MOST_ROWS,
    WHISKER,
    LegendItem,
    drawn_legend_line,
    put_level,
    word_levels,
)
from reports.drawn_plane import Plane, framed, overhang_of, rows_for, side_of
from reports.drawn_text import STYLES

_OTHER, _CHOSEN, _LINE = "∙", "●", "⠒⠒"
_KEYS = string.ascii_lowercase + string.ascii_uppercase


def drawn_frontier(frontier: Frontier, width: int) -> list[Text]:
    """The chart in at most `width` cells; none where there is no room or nothing was tried."""
    columns = width - side_of(frontier.up) - overhang_of(frontier.across)
    if columns < LEAST_COLUMNS or not frontier.candidates:
        return []
    keyed = list(_keyed(frontier))
    head = drawn_legend_line(frontier.up.label, list(_legend(frontier, keyed)), width)
    room = HEIGHT - len(head) - 2 - bool(frontier.across.label)
    plane = Plane(frontier.across, frontier.up, rows_for(frontier.up, max(LEAST_ROWS, min(MOST_ROWS, room))), columns)
    _draw(frontier, keyed, plane)
    names = drawn_legend_line("", list(_names(frontier, keyed)), width)
    return [*head, *framed(plane, frontier.across, frontier.up), *names]


def _keyed(frontier: Frontier) -> Iterator[tuple[str, Candidate]]:
    """What has a name in the chart, from left to right, with its letter; the chosen one has a glyph of its own."""
    named = [each for each in frontier.candidates if each.is_on_frontier or each.is_chosen]
    letters = iter(_KEYS)
    for each in sorted(named, key=lambda each: (each.reading.at, each.reading.amount)):
        yield (_CHOSEN if each.is_chosen else next(letters, "+")), each


def _names(frontier: Frontier, keyed: list[tuple[str, Candidate]]) -> Iterator[LegendItem]:
    for key, each in keyed:
        label = frontier.words.chosen.format(label=each.label) if each.is_chosen else each.label
        yield LegendItem(key, label, _style(frontier, each))


def _legend(frontier: Frontier, keyed: list[tuple[str, Candidate]]) -> Iterator[LegendItem]:
    words, style = frontier.words, STYLES[frontier.tone]
    if sum(each.is_on_frontier for each in frontier.candidates) > 1:
        yield LegendItem(_LINE, words.frontier, style)
    if len(keyed) < len(frontier.candidates):
        yield LegendItem(_OTHER, words.others, STYLES[Tone.QUIET])
    if words.interval and any(each.reading.high > each.reading.low for _, each in keyed):
        yield LegendItem(WHISKER, words.interval, STYLES[Tone.QUIET])


def _style(frontier: Frontier, candidate: Candidate) -> str:
    return STYLES[Tone.STRONG] if candidate.is_chosen else STYLES[frontier.tone]


def _draw(frontier: Frontier, keyed: list[tuple[str, Candidate]], plane: Plane) -> None:
    """Targets below the frontier, that below intervals, these below points; names on top."""
    for marker in frontier.levels:
        put_level(plane, marker.at, STYLES[marker.tone])
    joined = [each.reading for _, each in keyed if each.is_on_frontier]
    plane.draw_line(((each.at, each.amount) for each in joined), STYLES[frontier.tone])
    for _, each in keyed:
        for row in plane.rows_between(each.reading.low, each.reading.high):
            plane.put(row, plane.column(each.reading.at), WHISKER, _style(frontier, each))
    for each in frontier.candidates:
        plane.put(plane.row(each.reading.amount), plane.column(each.reading.at), _OTHER, STYLES[Tone.QUIET])
    for key, each in sorted(keyed, key=lambda pair: pair[1].is_chosen):
        plane.put(plane.row(each.reading.amount), plane.column(each.reading.at), key, _style(frontier, each))
    word_levels(frontier.levels, plane)
