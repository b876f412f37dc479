"""Observed amounts in a file beside the scenario."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from sim.scenario.files import Files
from sim.scenario.message import told
from sim.scenario.notation_error import NotationError
from sim.scenario.units import GREATEST_NUMBER, NO_UNIT, UNIT_LIST, Unit, find_unit
from sim.scenario.value import Observed

LARGEST_FILE_BYTES = 10_000_000

_AMOUNT = re.compile(r"(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?")


def read_observations(text: str, files: Files | None) -> Observed:
    """The amounts in `file.csv` or `file.csv min`: one a line, in the first column, below an optional heading.

    Raises:
        NotationError: the file is not in the scenario's folder, cannot be read, or holds something else.
    """
    name, unit = _name_and_unit(text)
    lines = _lines(name, files)
    cells = [(number, re.split(r"[,;\t]", line, maxsplit=1)[0].strip().strip('"')) for number, line in lines]
    if cells and not _AMOUNT.fullmatch(cells[0][1]):
        cells = cells[1:]
    if not cells:
        raise NotationError(told("{name} holds no numbers", name=name), "one number a line")
    return Observed(tuple(_amount(name, number, cell, unit) for number, cell in cells), unit.kind)


def _name_and_unit(text: str) -> tuple[str, Unit]:
    words = text.split()
    for length in (3, 2, 1):
        unit = find_unit(" ".join(words[-length:])) if len(words) > length else None
        if unit is not None:
            return " ".join(words[:-length]), unit
    if len(words) > 1 and "." in words[0] and "." not in words[-1]:
        raise NotationError(told("unknown unit '{unit}'", unit=words[-1]), told("units: {units}", units=UNIT_LIST))
    return " ".join(words), NO_UNIT


def _lines(name: str, files: Files | None) -> list[tuple[int, str]]:
    """Line number and text of every line that is not blank."""
    if not name:
        raise NotationError("the file is not named", "empirical(file.csv min)")
    if files is None or files.folder is None:
        raise NotationError("a file cannot be named here", "a value without a file, or empirical( ) in a scenario file")
    _refuse_elsewhere(name)
    text = files.kept_text(name)
    if text is None:
        text = _read(name, files.folder)
        files.note(name, text)
    return [(number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]


def _read(name: str, folder: Path) -> str:
    path = _path(name, folder)
    try:
        if not path.is_file():
            raise NotationError(told("there is no file {name}", name=name), "a file in the scenario's folder")
        if path.stat().st_size > LARGEST_FILE_BYTES:
            raise NotationError(
                told("{name} is too large", name=name), told("at most {most} MB", most=LARGEST_FILE_BYTES // 1_000_000)
            )
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise NotationError(told("{name} cannot be read", name=name), "a file that may be read") from error
    except ValueError as error:  # bytes that are no UTF-8
        raise NotationError(told("{name} is not a text file in UTF-8", name=name), "one number a line") from error


def _refuse_elsewhere(name: str) -> None:
    relative = PurePosixPath(name)
    has_strange_signs = any(sign in name for sign in "\\:\0")
    if relative.is_absolute() or ".." in relative.parts or has_strange_signs or name.startswith("~"):
        raise NotationError(
            told("{name} is outside the scenario's folder", name=name), "a file in the scenario's folder or below it"
        )


def _path(name: str, folder: Path) -> Path:
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise NotationError(
            told("{name} leads outside the scenario's folder", name=name), "a file in the scenario's folder or below it"
        )
    return path


def _amount(name: str, line: int, cell: str, unit: Unit) -> float:
    if not _AMOUNT.fullmatch(cell):
        raise NotationError(
            told("line {line} of {name} is '{text}'", line=line, name=name, text=cell[:30]), "a number, zero or more"
        )
    if float(cell) > GREATEST_NUMBER:
        raise NotationError(
            told("line {line} of {name} is too large", line=line, name=name), "numbers up to 1000000000000"
        )
    return unit.amount(float(cell))
