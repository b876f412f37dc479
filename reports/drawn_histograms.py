"""Histograms in a terminal: columns of eighths of a cell above a common axis."""

from __future__ import annotations

from rich.text import Text

from reports.document import Tone
from reports.drawn_text import STYLES, drawn_caption, text
from reports.figures import Histogram, Histograms, Tick
from reports.line_breaking import cells

_HEIGHT = 3
_EIGHTHS = " ▁▂▃▄▅▆▇█"
_WIDE_ENOUGH_TO_DOUBLE = 2


def drawn_histograms(histograms: Histograms, width: int) -> list[Text]:
    """Every histogram under its label, each as high as its own largest class; the axis below the last."""
    lines: list[Text] = []
    across = 0
    for histogram in histograms.histograms:
        if lines:
            lines.append(Text(end=""))
        counts, each = _fitted(histogram.counts, width)
        across = len(counts) * each
        lines.extend(drawn_caption(histogram.label, histogram.text, (histogram.tone, Tone.QUIET), width))
        lines.extend(_columns(counts, each, histogram))
    if across:
        lines.extend(drawn_axis(histograms.ticks, across))
    return lines


def _fitted(counts: tuple[int, ...], width: int) -> tuple[list[int], int]:
    """The classes, merged until they fit, and how many cells each takes."""
    fitted = list(counts)
    while len(fitted) > width and len(fitted) > 1:
        fitted = [sum(fitted[at : at + 2]) for at in range(0, len(fitted), 2)]
    return fitted, 2 if width >= _WIDE_ENOUGH_TO_DOUBLE * len(fitted) else 1


def _columns(counts: list[int], each: int, histogram: Histogram) -> list[Text]:
    highest = max(counts, default=0)
    lines = []
    for level in reversed(range(_HEIGHT)):
        line = "".join(_block(count, highest, level) * each for count in counts)
        lines.append(Text(line.rstrip(), style=STYLES[histogram.tone], end=""))
    while lines and not lines[0].plain:
        lines.pop(0)
    return lines


def _block(count: int, highest: int, level: int) -> str:
    """What a column shows on a level; a class that is not empty shows something."""
    if not count:
        return " "
    eighths = max(1, round(count / highest * _HEIGHT * 8))
    return _EIGHTHS[max(0, min(8, eighths - level * 8))]


def drawn_axis(ticks: tuple[Tick, ...], across: int) -> list[Text]:
    """A line with its ticks, and what is written there as far as there is room."""
    line = ["─"] * across
    labels = ""
    for tick in ticks:
        at = min(across - 1, round(tick.at * across))
        line[at] = "┬"
        begins = max(0, min(at - cells(tick.text) // 2, across - cells(tick.text)))
        if begins < cells(labels) + 1 and labels:
            line[at] = "─"
            continue
        labels += " " * (begins - cells(labels)) + tick.text
    return [text("".join(line), Tone.QUIET), text(labels, Tone.QUIET)]
