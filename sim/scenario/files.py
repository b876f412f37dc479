"""The files that a scenario is read from besides its own text: where they are looked for, and a note of each."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path as FilePath

from attrs import evolve, field, frozen


@frozen
class SourceFile:
    """A file that was read for a scenario: how the scenario names it, where it stands (absolute), and what it said."""

    reference: str
    path: FilePath
    text: str = field(repr=False)


@frozen
class Files:
    """Where a scenario may find files, and those that were read so far.

    `folder` is the one in which references begin, None where no file may be named. What is `kept` from an earlier
    reading is taken instead of what stands on the disk now, so that a scenario can be read again as it was. `opened`
    are the scenarios that led here one after the other, by path and by what messages call them.
    """

    folder: FilePath | None = None
    kept: Mapping[FilePath, SourceFile] = field(factory=dict, repr=False)
    opened: tuple[tuple[FilePath, str], ...] = ()
    _read: dict[FilePath, SourceFile] = field(factory=dict, repr=False)

    @classmethod
    def of(cls, folder: FilePath | None, kept: Iterable[SourceFile] = ()) -> Files:
        """The files in a folder, with those that were kept from an earlier reading."""
        return cls(None if folder is None else _absolute(folder), {file.path: file for file in kept})

    def beside(self, folder: FilePath | None) -> Files:
        """The files of another folder, noted in the same place; None stands for this one."""
        return self if folder is None else evolve(self, folder=_absolute(folder))

    def opening(self, folder: FilePath | None, source: str) -> Files:
        """The files of the folder of another scenario, which is read because of this one."""
        files = self.beside(folder)
        return evolve(files, opened=(*self.opened, (files.path_of(FilePath(source).name), source)))

    def circle_to(self, folder: FilePath | None, source: str) -> tuple[str, ...]:
        """The scenarios that lead from this one to itself again; none if it is not open."""
        path = self.beside(folder).path_of(FilePath(source).name)
        paths = [opened for opened, _ in self.opened]
        if path not in paths:
            return ()
        return (*(name for _, name in self.opened[paths.index(path) :]), source)

    def path_of(self, reference: str) -> FilePath:
        """Where a reference leads; links are not followed, so that the path is the same when they are gone."""
        return _absolute((self.folder or FilePath()) / reference)

    def kept_text(self, reference: str) -> str | None:
        """The text of a file as it was read earlier, which counts as reading it now; None if it was not."""
        known = self.kept.get(self.path_of(reference))
        if known is None:
            return None
        self.note(reference, known.text)
        return known.text

    def note(self, reference: str, text: str) -> None:
        """Note that a file was read."""
        path = self.path_of(reference)
        self._read[path] = SourceFile(reference, path, text)

    @property
    def read(self) -> tuple[SourceFile, ...]:
        """Everything that was read, in the order of reading."""
        return tuple(self._read.values())


def _absolute(path: FilePath) -> FilePath:
    return FilePath(os.path.abspath(path))  # noqa: PTH100 - pathlib's own leaves `..` in place
