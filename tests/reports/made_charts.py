"""What the tests of charts share: how a chart looks, and what every chart must keep to."""

from __future__ import annotations

import unicodedata

from rich.cells import cell_len

from reports.document import Document, Figure
from reports.terminal import render_text

ALREADY_USED = set("─│├└┬●█▓▒░")
"""Glyphs that the older figures of the reports have as well."""


def drawn(figure: Figure, width: int = 80, color_system: str | None = None) -> list[str]:
    """The lines of the figure alone."""
    return render_text(Document("", (figure,)), width=width, color_system=color_system).splitlines()[2:]


def keeps_to_the_rules(lines: list[str], width: int) -> None:
    """No line is too wide, and every glyph that is no letter is one cell wide in every terminal."""
    for line in lines:
        assert cell_len(line) <= width, line
        assert line == line.rstrip()
        for char in line:
            if unicodedata.east_asian_width(char) == "A":
                assert char in ALREADY_USED | set("±×∞→·–"), char
