"""What can be wrong with a scenario file, and how it is told."""

from __future__ import annotations

from attrs import field, frozen

PathKey = str | int
Path = tuple[PathKey, ...]


@frozen(order=True)
class Place:
    """Where something stands: a file (or `--set name=value`) with line and column from 1; 0 where there is no line."""

    source: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.source}:{self.line}:{self.column}" if self.line else self.source


@frozen
class Problem:
    """One fault: where it is, what is wrong, what is allowed, and what was probably meant."""

    place: Place
    where: str
    wrong: str
    allowed: str = ""
    meant: str = ""
    is_warning: bool = field(default=False, kw_only=True)

    def __str__(self) -> str:
        told = f"{self.place}  {self.where}  {self.wrong}" if self.where else f"{self.place}  {self.wrong}"
        if self.allowed:
            told += f"; {self.allowed}"
        if self.meant:
            told += f"; did you mean {self.meant}?"
        return told


class ScenarioError(Exception):
    """A scenario cannot be used. `problems` holds every fault that was found, in the order of the file."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def path_text(path: Path) -> str:
    """A path as a user writes it after `--set`: `processes.old.rename[0].takes`."""
    text = ""
    for key in path:
        text += f"[{key}]" if isinstance(key, int) else (f".{key}" if text else key)
    return text
