"""Tables in a terminal: numbers are never broken.

Where the width ends, words wrap first, then remarks go below their rows, ± moves closer to its numbers, columns move
closer to each other, headings wrap at every word, words are broken, and at last every row becomes a short list.
"""

from __future__ import annotations

from itertools import product, zip_longest

from rich.text import Text

from reports.document import Cell, Holds, Paragraph, Row, Table, Tone
from reports.drawn_text import drawn_paragraph, padded, text
from reports.line_breaking import NO_BREAK, cells, plain, widest_word, wrapped

_GAP = 2
_NARROW_GAP = 1
_INDENT = 2
_LEAST_WORDS = 12
_LONGEST_VALUE = 28
_LEAST_REMARKS = 24
_CLOSE_GROUP = 3
"""Groups stand apart where one of them has more rows than this."""
_PLUS_MINUS = f"{NO_BREAK}±{NO_BREAK}"


def drawn_table(table: Table, width: int) -> list[Text]:
    """The table in at most `width` cells."""
    closer = _closer(table)
    tries = (
        (table, _GAP, _LEAST_WORDS),
        (closer, _GAP, _LEAST_WORDS),
        (closer, _NARROW_GAP, _LEAST_WORDS),
        (closer, _GAP, 0),
        (closer, _NARROW_GAP, 0),
    )
    for is_broken, (candidate, gap, shortest) in product((False, True), tries):
        widths = _widths(candidate, width, gap, shortest, is_broken=is_broken)
        if widths is not None:
            lines = _drawn(candidate, widths, gap)
            break
    else:
        lines = _as_list(table, width)
    for note in table.notes:
        lines.extend(drawn_paragraph(Paragraph(note, Tone.QUIET), width))
    return lines


def _closer(table: Table) -> Table:
    """The same with the half-widths right behind the means."""
    rows = tuple(Row(tuple(Cell(_tight(cell.text), cell.tone) for cell in row.cells)) for row in table.rows)
    return Table(table.columns, rows, table.notes)


def _tight(content: str) -> str:
    return content.replace(_PLUS_MINUS, "±")


def _widths(table: Table, width: int, gap: int, shortest: int, *, is_broken: bool) -> list[int] | None:
    """Widths of the columns; None where the numbers do not find a place, one fewer if remarks go below.

    Headings of numbers are not wrapped to less than `shortest` cells, and words not broken unless said.
    """
    natural = [_natural(table, number, shortest) for number in range(len(table.columns))]
    room = width - gap * (len(natural) - 1)
    words = [0] * len(natural) if is_broken else _unbroken_words(table)
    wanted = {Holds.VALUES: _LONGEST_VALUE // 2 if is_broken else _LONGEST_VALUE, Holds.REMARKS: _LEAST_REMARKS}
    least = [
        wide if column.is_number else min(wide, wanted.get(column.holds, max(_LEAST_WORDS, word)))
        for column, wide, word in zip(table.columns, natural, words, strict=True)
    ]
    if sum(least) <= room:
        return _shared(least, natural, room)
    if table.columns[-1].holds is Holds.REMARKS and sum(least[:-1]) + gap <= room + gap:
        return _shared(least[:-1], natural[:-1], room + gap)
    return None


def _shared(least: list[int], natural: list[int], room: int) -> list[int]:
    """What is left over goes to the columns that want most, cell by cell."""
    widths = list(least)
    for _ in range(room - sum(least)):
        wants = [(wish - wide, -number) for number, (wish, wide) in enumerate(zip(natural, widths, strict=True))]
        most, number = max(wants)
        if most <= 0:
            break
        widths[-number] += 1
    return widths


def _natural(table: Table, number: int, shortest: int) -> int:
    """The width that a column would like: of its cells, and of the longest word of its heading."""
    column = table.columns[number]
    heading = cells(plain(column.heading))
    if column.is_number:
        heading = max(widest_word(column.heading), min(heading, shortest))
    return max([heading, *(cells(plain(content)) for content in _contents(table, number))])


def _unbroken_words(table: Table) -> list[int]:
    """For every column the width in which no word of its cells is broken."""
    return [
        max((widest_word(content) for content in _contents(table, number)), default=0)
        for number in range(len(table.columns))
    ]


def _contents(table: Table, number: int) -> list[str]:
    indent = " " * _INDENT if number == 0 and _has_groups(table) else ""
    return [indent + row.cells[number].text for row in table.rows if len(row.cells) == len(table.columns)]


def _has_groups(table: Table) -> bool:
    return len(table.columns) > 1 and any(row.is_heading for row in table.rows)


def _drawn(table: Table, widths: list[int], gap: int) -> list[Text]:
    lines = _headings(table, widths, gap)
    is_grouped = False
    is_airy = _longest_group(table) > _CLOSE_GROUP
    for row in table.rows:
        if row.is_remark and len(table.columns) > 1:
            lines.extend(_remark_lines(row.cells[0], widths, gap))
        elif row.is_heading and len(table.columns) > 1:
            if is_airy and row is not table.rows[0]:
                lines.append(Text(end=""))
            is_grouped = True
            whole = sum(widths) + gap * (len(widths) - 1)
            head = row.cells[0]
            lines.extend(text(line, head.tone) for line in wrapped(head.text, whole))
        else:
            lines.extend(_row_lines(table, row, widths, gap, _INDENT if is_grouped else 0))
            for remark in row.cells[len(widths) :]:
                lines.extend(_remark_lines(remark, widths, gap))
    return lines


def _longest_group(table: Table) -> int:
    """The number of rows of the longest group."""
    longest = rows = 0
    for row in table.rows:
        rows = 0 if row.is_heading else rows + (not row.is_remark)
        longest = max(longest, rows)
    return longest


def _headings(table: Table, widths: list[int], gap: int) -> list[Text]:
    """Headings stand on the rule below them."""
    if not any(column.heading for column in table.columns):
        return []
    shown = table.columns[: len(widths)]
    columns = [
        wrapped(column.heading, wide) if column.heading else [] for column, wide in zip(shown, widths, strict=True)
    ]
    height = max(len(column) for column in columns)
    columns = [[""] * (height - len(column)) + column for column in columns]
    lines = []
    for level in range(height):
        line = Text(end="")
        for number, (column, wide) in enumerate(zip(shown, widths, strict=True)):
            content = padded(columns[number][level], wide, to_the_right=column.is_number)
            line.append_text(text(content, column.tone)).append(" " * gap)
        lines.append(_trimmed(line))
    lines.append(text("─" * (sum(widths) + gap * (len(widths) - 1)), Tone.QUIET))
    return lines


def _row_lines(table: Table, row: Row, widths: list[int], gap: int, indent: int) -> list[Text]:
    columns = []
    for number, (column, cell, wide) in enumerate(zip(table.columns, row.cells, widths, strict=False)):
        inset = indent if number == 0 else 0
        broken = [cell.text] if column.is_number else wrapped(cell.text, wide - inset)
        columns.append([padded(" " * inset + part, wide, to_the_right=column.is_number) for part in broken])
    lines = []
    for parts in zip_longest(*columns):
        line = Text(end="")
        for part, cell, wide in zip(parts, row.cells, widths, strict=False):
            line.append_text(text(part if part is not None else " " * wide, cell.tone)).append(" " * gap)
        lines.append(_trimmed(line))
    return lines


def _remark_lines(remark: Cell, widths: list[int], gap: int) -> list[Text]:
    """What is said of a row, below it."""
    if not remark.text:
        return []
    whole = sum(widths) + gap * (len(widths) - 1)
    return [text(" " * _INDENT + part, remark.tone) for part in wrapped(remark.text, whole - _INDENT)]


def _trimmed(line: Text) -> Text:
    line.rstrip()
    return line


def _as_list(table: Table, width: int) -> list[Text]:
    """Every row as its label and a line for each of its other cells."""
    lines: list[Text] = []
    for row in table.rows:
        label, *others = row.cells
        tone = Tone.STRONG if row.is_heading else Tone.QUIET if row.is_remark else Tone.PLAIN
        lines.extend(drawn_paragraph(Paragraph(label.text, tone), width))
        for column, cell in zip(table.columns[1:], others, strict=False):
            if not cell.text:
                continue
            content = f"{column.heading} {cell.text}".strip()
            lines.extend(text(" " * _INDENT + part, cell.tone) for part in wrapped(_tight(content), width - _INDENT))
    return lines
