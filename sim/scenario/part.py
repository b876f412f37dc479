"""A part of a scenario file while it is being read: its data, its path, and the sheet on which problems are noted."""

from __future__ import annotations

from attrs import define, field, frozen

from sim.scenario.document import Data, Document, inside, shape_of
from sim.scenario.message import told
from sim.scenario.problem import Path, Problem, path_text


@define
class Sheet:
    """What is found out about a file while it is read: its problems, and where each thing that was built stands."""

    document: Document
    _problems: dict[Problem, None] = field(factory=dict)
    _paths: dict[int, tuple[object, Path]] = field(factory=dict)
    _troubled: set[Path] = field(factory=set)

    def remember(self, thing: object, path: Path) -> None:
        """Remember where this very object stands (two equal ones may stand in two places)."""
        self._paths[id(thing)] = (thing, path)

    def path_of(self, thing: object) -> Path:
        """Where an object that was remembered stands."""
        _, path = self._paths[id(thing)]
        return path

    def part(self, path: Path) -> Part:
        """The part at a path, or what is left of it."""
        data = self.document.data
        for depth, key in enumerate(path):
            found = inside(data, key)
            if found is None:
                return Part(data, path[:depth], self)
            data = found
        return Part(data, path, self)

    def report(self, problem: Problem) -> None:
        """Note a problem, once."""
        self._problems[problem] = None

    def mark_troubled(self, path: Path) -> None:
        """Note that something is wrong at a path, and so with everything around it."""
        self._troubled.update(path[:depth] for depth in range(len(path) + 1))

    def is_troubled(self, path: Path) -> bool:
        """Whether something was found wrong at a path or inside; what is missing there may be missing for that."""
        return path in self._troubled

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that was noted, in the order in which it was found."""
        return tuple(self._problems)

    def part_of(self, thing: object) -> Part:
        """The part that an object was read from."""
        return self.part(self.path_of(thing))


@frozen
class Part:
    """A value of the file with everything in it."""

    data: Data
    path: Path
    sheet: Sheet = field(repr=False, eq=False)

    def report(self, wrong: str, allowed: str = "", meant: str = "", *, is_warning: bool = False) -> None:
        """Note a problem with this value."""
        place = self.sheet.document.place_of(self.path)
        self._report(Problem(place, path_text(self.path), wrong, allowed, meant, is_warning=is_warning))

    def report_at_key(self, wrong: str, allowed: str = "", meant: str = "", *, is_warning: bool = False) -> None:
        """Note a problem with what the key of this value names, or with what is missing in it."""
        place = self.sheet.document.place_of_key(self.path)
        self._report(Problem(place, path_text(self.path), wrong, allowed, meant, is_warning=is_warning))

    def _report(self, problem: Problem) -> None:
        self.sheet.report(problem)
        if not problem.is_warning:
            self.sheet.mark_troubled(self.path)

    def needs(self, what: str) -> None:
        """Note that something else is needed here."""
        is_empty = self.data in ("", [], {})
        if is_empty:
            self.report_at_key("nothing is written here", told("needed: {what}", what=told(what)))
        else:
            self.report(told("this is {shape}", shape=shape_of(self.data)), told("needed: {what}", what=told(what)))

    def text(self, what: str = "a text") -> str | None:
        """The text of a scalar; None, and a problem, if it is something else or nothing."""
        if isinstance(self.data, str) and self.data:
            return self.data
        self.needs(what)
        return None

    def children(self, what: str = "a mapping") -> dict[str, Part] | None:
        """The parts of a mapping by their keys; None, and a problem, if it is none."""
        if isinstance(self.data, dict):
            return {key: Part(data, (*self.path, key), self.sheet) for key, data in self.data.items()}
        self.needs(what)
        return None

    def items(self, what: str = "a list") -> list[Part] | None:
        """The parts of a list; None, and a problem, if it is none."""
        if isinstance(self.data, list):
            return [Part(data, (*self.path, index), self.sheet) for index, data in enumerate(self.data)]
        self.needs(what)
        return None

    def child(self, key: str) -> Part:
        """The part under a key; where there is none, this part itself."""
        if isinstance(self.data, dict) and key in self.data:
            return Part(self.data[key], (*self.path, key), self.sheet)
        return self

    def has(self, key: str) -> bool:
        """Whether this is a mapping with the key."""
        return isinstance(self.data, dict) and key in self.data
