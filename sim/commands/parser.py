"""The parser of the command line. Importing it takes longer than most of what is asked of it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyclopts import App, CycloptsError

from sim import __version__
from sim.commands.first_page import ABOUT
from sim.commands.spoken import Language
from sim.commands.table import COMMANDS

if TYPE_CHECKING:
    from sim.commands.chinese_help import ChineseHelp

app = App(
    name="onething",
    help=ABOUT,
    version=f"onething {__version__}",
    help_format="plaintext",
    suppress_keyboard_interrupt=False,
)
for command in COMMANDS:
    app.command(command.place, name=command.name, help=command.help)


def message_of(error: CycloptsError, language: Language) -> str:
    """What is wrong with a command line."""
    from sim.commands.parser_words import in_chinese, in_plain_english

    return in_chinese(error) if language == "zh" else in_plain_english(error)


def help_formatter(language: Language) -> ChineseHelp | None:
    """What shows help in a language; None for the parser's own."""
    if language == "en":
        return None
    from sim.commands.chinese_help import ChineseHelp

    return ChineseHelp()
