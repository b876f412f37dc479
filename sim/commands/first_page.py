"""What is there at once, before the parser is: the page of all commands, and the list of scenarios."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sim.commands.help_words import CHINESE
from sim.commands.output import write
from sim.commands.spoken import Language
from sim.commands.table import COMMANDS, Group

if TYPE_CHECKING:
    from reports.document import Document

ABOUT = "Simulate a procedure before and after its reform, on the same applicants: whose time is saved, and how much."
_USAGE = "Usage: onething COMMAND [OPTIONS]"
_FIRST = "To begin with: onething run special-equipment"
_MORE = "onething COMMAND --help tells what a command takes. --lang zh: in Chinese. --version: which version this is."


def shown_at_once(arguments: Sequence[str] | None, language: Language) -> bool:
    """Whether nothing but the page of all commands, or the list of scenarios, was asked for; it is shown then."""
    asked = _without_language(sys.argv[1:] if arguments is None else arguments)
    if not asked or asked[0] in ("--help", "-h"):
        write(first_page(language))
    elif asked == ["list"]:
        write(scenarios(language))
    else:
        return False
    return True


def scenarios(language: Language) -> Document:
    """The list of the shipped scenarios."""
    from reports.list_report import list_report
    from sim.scenario.library import shipped

    return list_report(shipped(), language)


def first_page(language: Language) -> Document:
    """All commands by what they are for."""
    from reports.document import Cell, Column, Document, Holds, Paragraph, Row, Table, Tone

    def say(text: str) -> str:
        return text if language == "en" else CHINESE[text]

    rows: list[Row] = []
    for group in Group:
        rows.append(Row((Cell(say(group.value)),)))
        own = [command for command in COMMANDS if command.group is group]
        rows += [Row((Cell(command.name, Tone.STRONG), Cell(say(command.help)))) for command in own]
    columns = (Column("", Holds.VALUES), Column("", Holds.WORDS))
    hints = [Paragraph(say(hint), Tone.QUIET) for hint in (_FIRST, _MORE)]
    return Document(say(ABOUT), (Paragraph(say(_USAGE)), Table(columns, tuple(rows)), *hints))


def _without_language(typed: Sequence[str]) -> list[str]:
    """What is typed beside the language."""
    left: list[str] = []
    words = iter(typed)
    for word in words:
        if word == "--lang":
            if next(words, "") not in ("en", "zh"):
                return list(typed)
        elif word not in ("--lang=en", "--lang=zh"):
            left.append(word)
    return left
