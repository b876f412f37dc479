"""Help in Chinese: what the commands say of themselves in English, translated as it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cyclopts.help import HelpEntry, HelpPanel
from cyclopts.help.formatters import DefaultFormatter

from reports.line_breaking import wrapped
from sim.commands.help_words import CHINESE

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

_WIDE = 10_000


class ChineseHelp:
    """Shows help as the parser's own formatter does, in Chinese."""

    def __init__(self) -> None:
        self._shown_by = DefaultFormatter()

    def __call__(self, console: Console, options: ConsoleOptions, panel: HelpPanel) -> None:
        """Show a panel of commands or options."""
        entries = [_entry(entry, console) for entry in panel.entries]
        title = translated(str(panel.title))
        self._shown_by(console, options, panel.copy(title=title, entries=entries))

    def render_usage(self, console: Console, _options: ConsoleOptions, usage: Any) -> None:
        """Show how the command is called."""
        if usage:
            called = str(usage).strip().removeprefix("Usage: ")
            words = [translated(word) for word in called.split(" ")]
            console.print("用法:" + " ".join(words) + "\n", markup=False, highlight=False)

    def render_description(self, console: Console, _options: ConsoleOptions, description: Any) -> None:
        """Show what the command is for."""
        if description:
            lines = wrapped(translated(_plain(description, console)), console.width)
            console.print("\n".join(lines) + "\n", markup=False, highlight=False)


class _Wrapped:
    """A text whose lines end where Chinese lines may, also between characters without a space."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw it in the width that there is."""
        from rich.text import Text

        yield from (Text(line) for line in wrapped(self._text, options.max_width))


def translated(text: str) -> str:
    """The Chinese of a text of the help; the text itself where there is none."""
    return CHINESE.get(text, text)


def _entry(entry: HelpEntry, console: Console) -> HelpEntry:
    told = translated(_plain(entry.description, console)) if entry.description else ""
    if entry.choices:
        told += f"[可选:{'、'.join(entry.choices)}]"
    if entry.default not in (None, "False"):
        told += f"[默认:{entry.default}]"
    if entry.required:
        told += "[必填]"
    return entry.copy(description=_Wrapped(told), choices=None, default=None, required=False)


def _plain(description: Any, console: Console) -> str:
    segments = console.render(description, console.options.update(width=_WIDE))
    return " ".join("".join(segment.text for segment in segments).split())
