"""A document on a terminal, or in a pipe. rich is imported when something is drawn, not before."""

from __future__ import annotations

import os
import re
from io import StringIO
from typing import TYPE_CHECKING, TextIO

from reports.document import Block, Document, Figure, Paragraph, Section, Table, Tone

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

PIPED_WIDTH = 100
WIDEST = 120
NARROWEST = 24
_UPPER, _LOWER = 0b0001_1011, 0b1110_0100
"""The dots of a braille character, which fine lines are made of."""
_FOR_POOR_ENCODINGS = str.maketrans(
    dict(zip("−±–×·→≤≥“”’✓✗", '-~-x.><>""\'+x', strict=True))
    | dict(zip("━─│├└┬█▓▒░╱", "=-|+++#%=:/", strict=True))
    | dict(zip("▁▂▃▄▅▆▇", "__--==#", strict=True))
    | {"∞": "inf", "●": "o", "╎": ";", "∙": "."}
    | {
        chr(0x2800 + dots): ":" if dots & _UPPER and dots & _LOWER else "'" if dots & _UPPER else "."
        for dots in range(256)
    }
)
_IN_TEXT = "±“”’"
"""What a poor encoding may keep if it has it: figures are drawn in plain characters or in others, not in both."""


def render(document: Document, *, width: int | None = None, color: bool | None = None, file: TextIO) -> None:
    """Write the document to a file.

    Args:
        document: what is to be shown.
        width: cells of a line; None takes the terminal's, at most 120, or 100 (or COLUMNS) where there is none.
        color: whether to use colour; None uses it on a terminal that has not been told otherwise (NO_COLOR).
        file: where it goes; characters that its encoding lacks are replaced by plain ones.
    """
    from rich.console import Console

    target = Console(file=file)
    uses_color = _wants_color(target) if color is None else color
    system = (target.color_system or "standard") if uses_color else None
    rendered = render_text(document, width=width or _width(target), color_system=system)
    file.write(_writable(rendered, getattr(file, "encoding", None) or "utf-8"))


def render_text(document: Document, *, width: int, color_system: str | None = None) -> str:
    """The document as text of so many cells a line; with a colour system, with its escape sequences."""
    from rich.console import Console

    written = StringIO()
    console = Console(
        file=written,
        width=max(width, NARROWEST),
        color_system=color_system,  # type: ignore[arg-type]
        force_terminal=color_system is not None,
        no_color=False,
        legacy_windows=False,
        highlight=False,
        _environ={},
    )
    for line in _document(document, max(width, NARROWEST)):
        _print(console, line)
    return written.getvalue()


def _print(console: Console, line: Text) -> None:
    console.print(line, end="\n", no_wrap=True, overflow="ignore", crop=False)


def _document(document: Document, width: int) -> list[Text]:
    from rich.text import Text

    from reports.drawn_text import drawn_paragraph

    lines = [*drawn_paragraph(Paragraph(document.title, Tone.STRONG), width), Text("━" * width, style="dim", end="")]
    lines.extend(_blocks(document.head, width))
    for section in document.sections:
        lines += [Text(end=""), Text(end="")]
        lines.extend(_heading(section, width))
        lines.extend(_blocks(section.blocks, width))
    return lines


def _heading(section: Section, width: int) -> list[Text]:
    from rich.text import Text

    from reports.drawn_text import drawn_caption, drawn_paragraph

    if not section.aside:
        return [*drawn_paragraph(Paragraph(section.title, Tone.STRONG), width), Text(end="")]
    return [*drawn_caption(section.title, section.aside, (Tone.STRONG, Tone.QUIET), width), Text(end="")]


def _blocks(blocks: tuple[Block, ...], width: int) -> list[Text]:
    """Blocks with a blank line between them, but paragraphs of one kind close together."""
    from rich.text import Text

    lines: list[Text] = []
    before: Block | None = None
    for block in blocks:
        if before is not None and not _belong_together(before, block):
            lines.append(Text(end=""))
        lines.extend(_drawn(block, width))
        before = block
    return lines


def _belong_together(before: Block, block: Block) -> bool:
    return isinstance(before, Paragraph) and isinstance(block, Paragraph) and before.tone is block.tone


def _drawn(block: Block, width: int) -> list[Text]:
    match block:
        case Paragraph():
            from reports.drawn_text import drawn_paragraph

            return drawn_paragraph(block, width)
        case Table():
            from reports.drawn_table import drawn_table

            return drawn_table(block, width)
        case Figure():
            from reports.drawn_figures import drawn_figure

            return drawn_figure(block, width)


def _wants_color(target: Console) -> bool:
    return target.is_terminal and target.color_system is not None and not target.no_color


def _width(target: Console) -> int:
    if target.is_terminal:
        return min(target.width, WIDEST)
    columns = os.environ.get("COLUMNS", "")
    return int(columns) if re.fullmatch("[1-9][0-9]{0,3}", columns, re.ASCII) else PIPED_WIDTH


def _writable(rendered: str, encoding: str) -> str:
    try:
        rendered.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        kept = {ord(char) for char in _IN_TEXT if _has(encoding, char)}
        plain = {code: text for code, text in _FOR_POOR_ENCODINGS.items() if code not in kept}
        return rendered.translate(plain).encode(encoding, "replace").decode(encoding)
    return rendered


def _has(encoding: str, character: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
