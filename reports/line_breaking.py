"""Where lines of running text end, in English and in Chinese, in cells of a terminal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from rich.cells import cell_len, chop_cells

NO_BREAK = "\u00a0"
_NEVER_FIRST = ",。;:!?、)》”’%…·"
_NEVER_LAST = "[(《“‘"
_WEEKDAY = "周"
_DATE_MARKS = "年月日"
_TOGETHER = frozenset({"小时", "分钟", "个工", "工作", "作日", "个百", "百分", "分点", "名称", "默认"})
"""Two characters of a unit, or of what is typed as one, that no line parts."""
_PIECE = re.compile(r" +|[^ ]+(?:(?<=[0-9]) (?=[一-鿿])[^ ]+)*")
"""Spaces, or what is between them; the space between a number and its Chinese unit does not part them."""
_SPACES = re.compile(r"[\t\r\n\f\v]+")


def plain(text: str) -> str:
    """The text on one line, without anything that could steer a terminal."""
    text = _SPACES.sub(" ", text)
    return "".join(char for char in text if unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Zl", "Zp"))


def cells(text: str) -> int:
    """How many cells of the terminal the text takes."""
    return cell_len(text)


def wrapped(text: str, width: int) -> list[str]:
    """Lines of at most `width` cells; broken at spaces and between Chinese characters, words only if they must be."""
    width = max(width, 2)
    lines: list[str] = []
    line = ""
    for piece in _pieces(_single_spaced(text), width):
        if not line or cells(line) + cells(piece.rstrip(" ")) <= width:
            line = (line + piece) if line else piece.lstrip(" ")
        else:
            lines.append(line.rstrip(" "))
            line = piece.lstrip(" ")
    lines.append(line.rstrip(" "))
    return lines


def widest_word(text: str) -> int:
    """The narrowest width in which no word of the text is broken."""
    return max((cells(piece.strip(" ")) for piece in _pieces(_single_spaced(text), 10_000)), default=0)


def _single_spaced(text: str) -> str:
    return re.sub(" +", " ", plain(text))


def _pieces(text: str, width: int) -> Iterator[str]:
    """Stretches within which no line ends."""
    for match in _PIECE.finditer(text):
        for stretch in _chinese_apart(match[0]):
            if cells(stretch) > width:
                yield from chop_cells(stretch, width)
            else:
                yield stretch


def _chinese_apart(word: str) -> list[str]:
    """A word cut where a line may end: around wide characters, but not before a comma or behind a bracket."""
    pieces: list[str] = []
    for char in word:
        if pieces and not _may_end_between(pieces[-1][-1], char):
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces


def _may_end_between(before: str, after: str) -> bool:
    if NO_BREAK in (before, after) or before == " " or after in _NEVER_FIRST or before in _NEVER_LAST:
        return False
    if before + after in _TOGETHER or "=" in (before, after):
        return False
    if before == _WEEKDAY or (before in _DATE_MARKS and after.isdigit()) or (before.isdigit() and after in _DATE_MARKS):
        return False
    return _is_wide(before) or _is_wide(after)


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in ("W", "F")
