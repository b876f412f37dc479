"""Tables in a terminal: numbers are never broken; where the width ends, first ± moves closer, then words wrap, and
at last every row becomes a short list."""

from __future__ import annotations

from itertools import zip_longest

from rich.text import Text

from reports.document import Cell, Row, Table, Tone
from reports.drawn_text import drawn_paragraph, padded, text
from reports.document import Paragraph
from reports.line_breaking import NO_BREAK, cells, plain, widest_word, wrapped

GAP = 2
_INDENT = 2
_LEAST_WORDS = 12
_PLUS_MINUS = f"{NO_BREAK}±{NO_BREAK}"


def drawn_table(table: Table, width: int) -> list[Text]:
    """The table in at most `width` cells."""
    for candidate in (table, _closer(table)):
        widths = _widths(candidate, width)
        if widths is not None:
            lines = _drawn(candidate, widths)
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


def _widths(table: Table, width: int) -> list[int] | None:
    """Widths of the columns; None where the numbers do not find a place."""
    natural = [_natural(table, number) for number in range(len(table.columns))]
    least = [
        wide if column.is_number else min(wide, max(_LEAST_WORDS, _unbroken(table, number)))
        for number, (column, wide) in enumerate(zip(table.columns, natural, strict=True))
    ]
    room = width - GAP * (len(natural) - 1)
    if sum(least) > room:
        least = [
            wide if column.is_number else min(wide, _LEAST_WORDS)
            for column, wide in zip(table.columns, natural, strict=True)
        ]
    if sum(least) > room:
        return None
    return _shared(least, natural, room)


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


def _natural(table: Table, number: int) -> int:
    """The width that a column would like: of its cells, and of the longest word of its heading."""
    column = table.columns[number]
    heading = widest_word(column.heading) if column.is_number else cells(plain(column.heading))
    return max([heading, *(cells(plain(content)) for content in _contents(table, number))])


def _unbroken(table: Table, number: int) -> int:
    return max([0, *(widest_word(content) for content in _contents(table, number))])


def _contents(table: Table, number: int) -> list[str]:
    indent = " " * _INDENT if number == 0 and _has_groups(table) else ""
    return [indent + row.cells[number].text for row in table.rows if not row.is_heading or len(table.columns) == 1]


def _has_groups(table: Table) -> bool:
    return len(table.columns) > 1 and any(row.is_heading for row in table.rows)


def _drawn(table: Table, widths: list[int]) -> list[Text]:
    lines = _headings(table, widths)
    is_grouped = False
    for row in table.rows:
        if row.is_heading and len(table.columns) > 1:
            is_grouped = True
            whole = sum(widths) + GAP * (len(widths) - 1)
            lines.extend(text(line) for line in wrapped(row.cells[0].text, whole))
        else:
            lines.extend(_row_lines(table, row, widths, _INDENT if is_grouped else 0))
    return lines


def _headings(table: Table, widths: list[int]) -> list[Text]:
    """Headings stand on the rule below them."""
    if not any(column.heading for column in table.columns):
        return []
    columns = [
        wrapped(column.heading, wide) if column.heading else []
        for column, wide in zip(table.columns, widths, strict=True)
    ]
    height = max(len(column) for column in columns)
    columns = [[""] * (height - len(column)) + column for column in columns]
    lines = []
    for level in range(height):
        line = Text(end="")
        for number, (column, wide) in enumerate(zip(table.columns, widths, strict=True)):
            content = padded(columns[number][level], wide, to_the_right=column.is_number)
            line.append_text(text(content, column.tone)).append(" " * GAP)
        lines.append(_trimmed(line))
    lines.append(text("─" * (sum(widths) + GAP * (len(widths) - 1)), Tone.QUIET))
    return lines


def _row_lines(table: Table, row: Row, widths: list[int], indent: int) -> list[Text]:
    columns = []
    for number, (column, cell, wide) in enumerate(zip(table.columns, row.cells, widths, strict=True)):
        inset = indent if number == 0 else 0
        broken = [cell.text] if column.is_number else wrapped(cell.text, wide - inset)
        columns.append([padded(" " * inset + part, wide, to_the_right=column.is_number) for part in broken])
    lines = []
    for parts in zip_longest(*columns):
        line = Text(end="")
        for part, cell, wide in zip(parts, row.cells, widths, strict=True):
            line.append_text(text(part if part is not None else " " * wide, cell.tone)).append(" " * GAP)
        lines.append(_trimmed(line))
    return lines


def _trimmed(line: Text) -> Text:
    line.rstrip()
    return line


def _as_list(table: Table, width: int) -> list[Text]:
    """Every row as its label and a line for each of its other cells."""
    lines: list[Text] = []
    for row in table.rows:
        label, *others = row.cells
        lines.extend(drawn_paragraph(Paragraph(label.text, Tone.STRONG if row.is_heading else Tone.PLAIN), width))
        for column, cell in zip(table.columns[1:], others, strict=False):
            if not cell.text:
                continue
            content = f"{column.heading} {cell.text}".strip()
            lines.extend(
                text(" " * _INDENT + part, cell.tone) for part in wrapped(_tight(content), width - _INDENT)
            )
    return lines
