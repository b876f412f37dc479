"""Trees in a terminal, side by side where there is room."""

from __future__ import annotations

from itertools import zip_longest

from rich.text import Text

from reports.document import Tone
from reports.drawn_text import text
from reports.figures import Abreast, Branch, Tree
from reports.line_breaking import wrapped

_BETWEEN = 4
_LEAST = 46
"""Trees narrower than this stand under each other."""


def drawn_abreast(abreast: Abreast, width: int) -> list[Text]:
    """The trees in columns, or one below the other."""
    count = len(abreast.trees)
    each = (width - _BETWEEN * (count - 1)) // count if count else width
    if count < 2 or each < _LEAST:  # noqa: PLR2004
        return _stacked(abreast, width)
    columns = [drawn_tree(tree, each) for tree in abreast.trees]
    lines = []
    for parts in zip_longest(*columns):
        line = Text(end="")
        for part in parts:
            piece = part.copy() if part is not None else Text(end="")
            piece.pad_right(each + _BETWEEN - piece.cell_len)
            line.append_text(piece)
        line.rstrip()
        lines.append(line)
    return lines


def _stacked(abreast: Abreast, width: int) -> list[Text]:
    lines: list[Text] = []
    for tree in abreast.trees:
        if lines:
            lines.append(Text(end=""))
        lines.extend(drawn_tree(tree, width))
    return lines


def drawn_tree(tree: Tree, width: int) -> list[Text]:
    """A tree under its title; what is said of a line stands below it, quiet."""
    lines = [text(line, tree.tone) for line in wrapped(tree.title, width)]
    lines.extend(_branches(tree.branches, "", width))
    return lines


def _branches(branches: tuple[Branch, ...], before: str, width: int) -> list[Text]:
    lines: list[Text] = []
    for number, branch in enumerate(branches):
        is_last = number == len(branches) - 1
        follows = before + ("   " if is_last else "│  ")
        guides = [before + ("└─ " if is_last else "├─ ")]
        stem = follows + ("│  " if branch.children else "   ")
        for guide, part in zip_longest(guides, wrapped(branch.label, width - len(follows)), fillvalue=follows):
            lines.append(Text.assemble(text(guide, Tone.QUIET), text(part), end=""))
        if branch.said:
            said = wrapped(branch.said, width - len(stem))
            lines.extend(text(stem + part, Tone.QUIET) for part in said)
        lines.extend(_branches(branch.children, follows, width))
    return lines
