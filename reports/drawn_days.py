"""Days in a terminal: one line a day for each who is followed, a cell for so many minutes, filled like the bars."""

from __future__ import annotations

from rich.text import Text

from reports.document import Tone
from reports.drawn_bars import COLOURS, FILLS, drawn_legend
from reports.drawn_text import STYLES, padded, text
from reports.figures import DayNote, DayPiece, DayRow, Days
from reports.line_breaking import cells, plain, wrapped

_GAP = 2
_LEAST_ROOM = 12
"""Where the labels leave less than this, the day stands on a line of its own."""
_MINUTE, _HOUR = 60, 3600
_CELLS = (300, 360, 600, 720, 900, 1200, 1800, 3600, 7200, 10_800, 14_400, 21_600, 43_200, 86_400)
"""Seconds that a cell may stand for: hours begin with a cell, or cells with an hour."""
_LEAST_SEEN = 60
"""What lasts so many seconds is seen, if need be at the cost of what lies around it."""
_TICKS = (1, 2, 3, 4, 6, 12, 24)


def drawn_days(days: Days, width: int) -> list[Text]:
    """The axis, the days below it, and the legend with its amounts."""
    rows = [row for row in days.rows if isinstance(row, DayRow)]
    day_width = max((cells(plain(row.day)) for row in rows), default=0)
    label_width = max((cells(plain(row.label)) for row in rows), default=0)
    indent = day_width + label_width + 2 * _GAP
    has_own_lines = width - indent < _LEAST_ROOM
    if has_own_lines:
        day_width, indent = 0, label_width + _GAP
    cell = _seconds_per_cell(days, max(1, width - indent))
    lines = _axis(days, cell, indent) if rows else []
    before = ""
    for row in days.rows:
        if isinstance(row, DayNote):
            lines.extend(_note(row, width))
            before = ""
            continue
        day = row.day if row.day != before else ""
        before = row.day
        if has_own_lines and day:
            lines.append(text(day))
        label = text(f"{padded('' if has_own_lines else plain(day), day_width)}{' ' * _GAP if day_width else ''}")
        label.append(padded(plain(row.label), label_width + _GAP), style=STYLES[row.tone])
        lines.append(_trimmed(label.append_text(_filled(_legend_of_cells(row.pieces, days, cell)))))
    return [*lines, Text(end=""), *drawn_legend(days.amounts, width)]


def _seconds_per_cell(days: Days, room: int) -> int:
    """The finest cell with which the hours find room."""
    span = (days.last_hour - days.first_hour) * _HOUR
    return next((cell for cell in _CELLS if -(-span // cell) <= room), _CELLS[-1])


def _axis(days: Days, cell: int, indent: int) -> list[Text]:
    """Hours as far as they do not run into each other, each above its mark."""
    count = -(-(days.last_hour - days.first_hour) * _HOUR // cell)
    step = next((hours for hours in _TICKS if hours * _HOUR // cell >= len("00") + 1), _TICKS[-1])
    is_roomy = step * _HOUR // cell > len("00:00")
    line = ["─"] * count
    labels = ""
    for hour in range(days.first_hour, days.last_hour, step):
        at = (hour - days.first_hour) * _HOUR // cell
        written = f"{hour:02d}:00" if is_roomy else f"{hour:02d}"
        if at + len(written) <= count:
            labels += " " * (at - len(labels)) + written
        line[at] = "┬"
    return [text(" " * indent + labels, Tone.QUIET), text(" " * indent + "".join(line), Tone.QUIET)]


def _note(note: DayNote, width: int) -> list[Text]:
    """Which days, and why they are not drawn: beside it, or below where there is little room."""
    hang = cells(plain(note.days)) + _GAP
    if width - hang < _LEAST_ROOM:
        return [text(line, Tone.QUIET) for part in (note.days, note.text) for line in wrapped(part, width)]
    first, *others = wrapped(note.text, width - hang)
    lines = [padded(plain(note.days), hang) + first, *(" " * hang + line for line in others)]
    return [text(line, Tone.QUIET) for line in lines]


def _legend_of_cells(pieces: tuple[DayPiece, ...], days: Days, cell: int) -> list[int]:
    """For every cell what takes most of it, -1 for nothing; but what lasts a minute or more is not lost."""
    begin = days.first_hour * _HOUR
    count = -(-(days.last_hour - days.first_hour) * _HOUR // cell)
    owners = [-1] * count
    largest = [0] * count
    for number, piece in enumerate(pieces):
        for at in _cells_of(piece, begin, cell, count):
            left = begin + at * cell
            covered = min(piece.end, left + cell) - max(piece.start, left)
            if covered > largest[at]:
                owners[at], largest[at] = number, covered
    for number in sorted(range(len(pieces)), key=lambda number: pieces[number].end - pieces[number].start):
        piece = pieces[number]
        if number not in owners and piece.end - piece.start >= _LEAST_SEEN:
            middle = ((piece.start + piece.end) // 2 - begin) // cell
            if 0 <= middle < count and owners.count(owners[middle]) > 1:
                owners[middle] = number
    return [pieces[owner].legend if owner >= 0 else -1 for owner in owners]


def _cells_of(piece: DayPiece, begin: int, cell: int, count: int) -> range:
    first = max(0, (piece.start - begin) // cell)
    return range(first, min(count, -(-(piece.end - begin) // cell)))


def _filled(legend: list[int]) -> Text:
    line = Text(end="")
    for number in legend:
        if number < 0:
            line.append(" ")
        else:
            line.append(FILLS[number % len(FILLS)], style=COLOURS[number % len(FILLS)])
    return line


def _trimmed(line: Text) -> Text:
    line.rstrip()
    return line
