"""Help in Chinese says everything that help in English says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from rich.console import Console

from sim.cli import main
from sim.commands.help_words import CHINESE
from sim.commands.options import typed_language
from sim.commands.parser import app

COMMANDS = ["", *(name for name in app if not name.startswith("-"))]
PLACEHOLDERS = re.compile(
    r"`[^`]*`|--?[a-z-]+( [A-Z]{3,})?|\b[A-Z]{3,}\b|\S+=\S+|\S+://\S+|\b(JSON|Dask|Sobol|latest|en|zh|onething|h|breach|hall|special-equipment)\b"
)


def help_of(command: str, language: str, capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit):
        main([*command.split(), "--help", "--lang", language])
    return capsys.readouterr().out


@pytest.fixture
def _wide(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Help without line breaks, whatever width the app has seen before."""
    monkeypatch.setenv("COLUMNS", "1000")
    app.console = Console(width=1000)
    yield
    app.console = None


@pytest.mark.usefixtures("_wide")
@pytest.mark.parametrize("command", COMMANDS)
def test_help_in_chinese_holds_no_english(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Beside what is typed, and the names of commands, no English word is left."""
    shown = PLACEHOLDERS.sub("", help_of(command, "zh", capsys))
    words = set(re.findall(r"[A-Za-z][a-z-]+", shown)) - {
        word for command in COMMANDS for word in (command, *command.split("-"))
    }
    assert not words


def test_lines_break_as_chinese_does() -> None:
    """A word in Latin script ends no line before it is full, and no line begins with a comma."""
    command = [sys.executable, "-m", "sim.cli", "run", "--help", "--lang", "zh"]
    surroundings = {**os.environ, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"}
    shown = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, env=surroundings).stdout
    assert "代替 --replications:" in shown
    assert not re.search(r"^│ *[,。、;:)]", shown, flags=re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_in_english_holds_no_chinese(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """After help in Chinese, help in English is English again."""
    help_of(command, "zh", capsys)
    assert not re.search("[一-鿿]", help_of(command, "en", capsys))


@pytest.mark.usefixtures("_wide")
def test_no_translation_is_left_over(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Every English text of the translations is shown by some command."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    shown = "\n".join(help_of(command, "en", capsys) for command in COMMANDS)
    assert [text for text in CHINESE if text not in shown] == []


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["run", "x", "--lang", "zh"], "zh"),
        (["run", "x", "--lang=zh"], "zh"),
        (["run", "zh"], "en"),
        (["run", "--lang"], "en"),
        ([], "en"),
    ],
)
def test_the_language_is_known_before_parsing(
    arguments: list[str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The language that is typed, else that of the locale."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert typed_language(arguments) == expected
