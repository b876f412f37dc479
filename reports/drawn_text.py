"""Tones as terminal styles, and texts as lines."""

from __future__ import annotations

from rich.text import Text

from reports.document import Paragraph, Tone
from reports.line_breaking import NO_BREAK, cells, plain, wrapped

STYLES = {
    Tone.PLAIN: "",
    Tone.STRONG: "bold",
    Tone.QUIET: "dim",
    Tone.OLD: "blue",
    Tone.NEW: "green",
    Tone.GOOD: "green",
    Tone.BAD: "red",
    Tone.WARNING: "yellow",
}


def text(content: str, tone: Tone = Tone.PLAIN) -> Text:
    """A piece of a line, never read as markup."""
    return Text(plain(content).replace(NO_BREAK, " "), style=STYLES[tone], end="")


def padded(content: str, width: int, *, to_the_right: bool = False) -> str:
    """The text filled up with spaces to so many cells."""
    gap = " " * max(0, width - cells(content))
    return gap + content if to_the_right else content + gap


def drawn_caption(label: str, said: str, tones: tuple[Tone, Tone], width: int) -> list[Text]:
    """What stands above a figure: its label and a word beside it, or below where there is no room."""
    if cells(plain(label)) + cells(plain(said)) + 2 <= width:
        return [Text.assemble(text(label, tones[0]), "  ", text(said, tones[1]), end="")]
    return [text(line, tone) for part, tone in zip((label, said), tones, strict=True) for line in wrapped(part, width)]


def drawn_paragraph(paragraph: Paragraph, width: int) -> list[Text]:
    """Running text; what is marked hangs behind its mark."""
    indent = cells(paragraph.mark) + 1 if paragraph.mark else 0
    lines = wrapped(paragraph.text, width - indent)
    marks = [padded(paragraph.mark, indent)] + [" " * indent] * (len(lines) - 1)
    return [text(mark + line, paragraph.tone) for mark, line in zip(marks, lines, strict=True)]
