"""Heat maps in a terminal: every field has a shade before its number, so that it reads without colour."""

from __future__ import annotations

import math

from rich.text import Text

from reports.charts import Heat, HeatMap, Scale
from reports.document import Paragraph, Tone
from reports.drawn_line_chart import LegendItem, drawn_legend_line
from reports.drawn_plane import shortened
from reports.drawn_text import STYLES, drawn_paragraph, padded, text
from reports.line_breaking import cells, plain
from reports.quantities import NOTHING

_SHADES = ("░░", "▒▒", "▓▓", "██")
_NOT_SHOWN, _BLANK = "~~", "  "
_OPEN, _CLOSE = "[", "]"
_LONGEST_VALUE = 16
_RISING = {
    Tone.GOOD: ("green", "cyan", "yellow", "red"),
    Tone.BAD: ("red", "yellow", "cyan", "green"),
    Tone.PLAIN: ("blue", "cyan", "magenta", "magenta"),
}
"""The colours of levels by the tone of what is little."""


def drawn_heat_map(heat_map: HeatMap, width: int) -> list[Text]:
    """The map in at most `width` cells: where its columns find no room, in panels below each other."""
    field = _field_width(heat_map, width)
    labels = [plain(label) for label in (heat_map.down.label, *heat_map.down.values)]
    side = max(2, min(max(map(cells, labels)), width // 3, width - field))
    most = max(1, (width - side) // field)
    count = len(heat_map.across.values)
    each = -(-count // -(-count // most)) if count else 1
    lines = drawn_paragraph(Paragraph(heat_map.title, Tone.QUIET), width)
    for first in range(0, count, each):
        if first:
            lines.append(Text(end=""))
        lines.extend(_panel(heat_map, range(first, min(first + each, count)), side, field))
    return [*lines, Text(end=""), *drawn_legend_line("", _legend(heat_map), width)]


def _field_width(heat_map: HeatMap, width: int) -> int:
    """Shade, number, and the marks of the present values around them; a heading may be longer, but not much."""
    headings = max((cells(plain(value)) for value in heat_map.across.values), default=1)
    return max(2 + len(_SHADES[0]) + 1 + _number_width(heat_map), min(headings + 2, _LONGEST_VALUE, width // 2))


def _panel(heat_map: HeatMap, columns: range, side: int, field: int) -> list[Text]:
    """Some of the columns under their headings."""
    whole = side + field * len(columns)
    over = shortened(heat_map.across.label, whole - side - 1)
    lines = [text(f"{' ' * (side + 1)}{over}", Tone.QUIET)] if over else []
    heading = text(padded(shortened(heat_map.down.label, side), side), Tone.QUIET)
    for column in columns:
        value = shortened(heat_map.across.values[column], field - 2)
        heading.append(padded(value, field - 1, to_the_right=True) + " ")
    heading.rstrip()
    lines += [heading, text("─" * whole, Tone.QUIET)]
    for number, (value, row) in enumerate(zip(heat_map.down.values, heat_map.rows, strict=True)):
        line = Text(padded(shortened(value, side), side), end="")
        for column in columns:
            is_present = heat_map.present == (number, column)
            line.append_text(_drawn_field(heat_map, row[column], field, is_present=is_present))
        line.rstrip()
        lines.append(line)
    return lines


def _drawn_field(heat_map: HeatMap, heat: Heat, field: int, *, is_present: bool) -> Text:
    shade, style = _shade(heat_map, heat)
    left, right = (_OPEN, _CLOSE) if is_present else (" ", " ")
    number = padded(_number(heat), _number_width(heat_map), to_the_right=True)
    before = " " * (field - len(shade) - cells(number) - 3)
    edges = "bold" if is_present else ""
    return Text.assemble(before, (left, edges), (f"{shade} {number}", style), (right, edges), end="")


def _number_width(heat_map: HeatMap) -> int:
    return max((cells(_number(heat)) for row in heat_map.rows for heat in row), default=1)


def _number(heat: Heat) -> str:
    return NOTHING if math.isnan(heat.amount) else plain(heat.number)


def _shade(heat_map: HeatMap, heat: Heat) -> tuple[str, str]:
    """What stands before the number, and its style."""
    if math.isnan(heat.amount):
        return _BLANK, STYLES[Tone.QUIET]
    if not heat.is_shown:
        return _NOT_SHOWN, STYLES[Tone.QUIET]
    if not heat_map.bounds:
        return _BLANK, ""
    is_difference = heat_map.scale is Scale.DIFFERENCES
    size = abs(heat.amount) if is_difference else heat.amount
    level = next((level for level, bound in enumerate(heat_map.bounds) if size <= bound), len(heat_map.bounds) - 1)
    if is_difference:
        return _SHADES[level], STYLES[heat_map.less if heat.amount < 0 else heat_map.more]
    return _SHADES[level], _RISING[heat_map.less][level]


def _legend(heat_map: HeatMap) -> list[LegendItem]:
    """The shades, and whatever marks there are."""
    quiet = STYLES[Tone.QUIET]
    heats = [heat for row in heat_map.rows for heat in row]
    is_difference = heat_map.scale is Scale.DIFFERENCES
    styles = ("",) * len(_SHADES) if is_difference else _RISING[heat_map.less]
    items = [LegendItem(*each) for each in zip(_SHADES, heat_map.shades, styles, strict=False)]
    if any(not heat.is_shown and not math.isnan(heat.amount) for heat in heats):
        items.append(LegendItem(_NOT_SHOWN, heat_map.said_not_shown, quiet))
    if any(math.isnan(heat.amount) for heat in heats):
        items.append(LegendItem(NOTHING, heat_map.said_missing, quiet))
    if heat_map.present is not None:
        items.append(LegendItem(_OPEN + _CLOSE, heat_map.said_present, ""))
    if heat_map.note:
        items.append(LegendItem("±", heat_map.note, quiet))
    return items
