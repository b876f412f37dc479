"""Stacked bars in a terminal: every part has a fill of its own, so that they are told apart without colour."""

from __future__ import annotations

from rich.text import Text

from reports.document import Cell, Column, Holds, Row, Table, Tone
from reports.drawn_table import drawn_table
from reports.drawn_text import drawn_caption, text
from reports.figures import Bar, Bars
from reports.line_breaking import wrapped

FILLS = ("█", "╱", "▒", "▓", "░", "·")
COLOURS = ("magenta", "magenta", "yellow", "cyan", "yellow", "bright_black")
"""The applicant's time, waiting, the staff's time, closed hours: none of them the colour of a process."""
_SMALL = 1 / 8
"""A bar shorter than this share of the longest is drawn a second time, larger."""


def drawn_bars(bars: Bars, width: int) -> list[Text]:
    """The bars on one scale, small ones again enlarged, and the amounts of all parts behind their fills."""
    longest = max((bar.length for bar in bars.bars), default=0.0)
    lines: list[Text] = []
    for bar in bars.bars:
        lines.extend(drawn_caption(bar.label, bar.text, (bar.tone, Tone.STRONG), width))
        lines.append(_stretch(bar, longest, width))
        if 0 < bar.length < _SMALL * longest:
            times = _round_factor(longest / bar.length)
            enlarged = _stretch(bar, longest / times, width)
            again = wrapped(bars.enlarged.replace("{times}", f"{times:g}"), width)
            lines.extend(text(line, Tone.QUIET) for line in again)
            lines.append(enlarged)
        lines.append(Text(end=""))
    return [*lines, *drawn_legend(bars.amounts, width)]


def drawn_legend(amounts: Table, width: int) -> list[Text]:
    """The amounts of all parts behind their fills."""
    lines = drawn_table(_with_fills(amounts), width)
    for line in lines:
        if line.plain[:1] in FILLS:
            line.stylize(COLOURS[FILLS.index(line.plain[:1])], 0, 2)
    return lines


def shares_of_cells(amounts: list[float], whole: int) -> list[int]:
    """Cells for every amount, so that they add up to `whole` (largest remainders)."""
    total = sum(amounts)
    if not total or not whole:
        return [0] * len(amounts)
    exact = [amount * whole / total for amount in amounts]
    counts = [int(share) for share in exact]
    by_remainder = sorted(range(len(amounts)), key=lambda number: (counts[number] - exact[number], number))
    for number in by_remainder[: whole - sum(counts)]:
        counts[number] += 1
    return counts


def _stretch(bar: Bar, longest: float, width: int) -> Text:
    """A bar at its length; what is there at all takes a cell at least."""
    line = Text(end="")
    if not bar.length or not longest:
        return line
    whole = max(1, round(bar.length / longest * width))
    for part, count in zip(bar.parts, shares_of_cells([part.amount for part in bar.parts], whole), strict=True):
        number = part.legend % len(FILLS)
        line.append(FILLS[number] * count, style=COLOURS[number])
    return line


def _round_factor(factor: float) -> float:
    """The largest of 1, 2, 5, 10, 20, 50 ... that is not greater."""
    power = 10.0 ** (len(str(int(factor))) - 1)
    return max(step * power for step in (1, 2, 5) if step * power <= factor)


def _with_fills(table: Table) -> Table:
    """The table of amounts with the fill of every part before its name."""
    rows = tuple(
        Row((Cell(f"{FILLS[number % len(FILLS)] * 2} {row.cells[0].text}"), *row.cells[1:]))
        for number, row in enumerate(table.rows)
    )
    columns = (Column(table.columns[0].heading, Holds.WORDS), *table.columns[1:])
    return Table(columns, rows, table.notes)
