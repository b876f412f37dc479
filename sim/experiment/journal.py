"""Replications kept in a file as soon as they are done, so that what was interrupted goes on where it stopped.

The file is an SQLite database: it stays whole whenever the program is killed.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from sim.experiment.failures import RunError
from sim.measure.catalogue import Measure
from sim.measure.measure import Measured
from sim.measure.values import Key, Values
from sim.measure.warm_up import Onset
from sim.scenario.message import told

_TABLES = """
create table if not exists layouts (id integer primary key, text text unique not null);
create table if not exists replications (
    course text not null, number integer not null, layout integer not null,
    numbers blob not null, pools blob not null, lead_times blob not null, onset blob not null,
    primary key (course, number)
) without rowid;
"""
_MEASURES = {measure.key: measure for measure in Measure}
_PATIENCE_SECONDS = 5


class JournalError(RunError):
    """The file cannot be read or written."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        wrong = "{path}: this file of kept replications cannot be used ({reason})"
        self.message = told(wrong, path=path, reason=reason)


class Journal:
    """The replications that a file holds, by the key of their course (see `Course`) and their number.

    Raises `JournalError` where the file cannot be opened, read or written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._layouts: dict[str, int] = {}
        try:
            self._file = sqlite3.connect(path, timeout=_PATIENCE_SECONDS, isolation_level=None)
            self._file.executescript(_TABLES)
        except sqlite3.Error as error:
            raise JournalError(str(path), str(error)) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self._file.close()

    def known(self, course: str, numbers: Sequence[int]) -> dict[int, Measured]:
        """Those of the replications of a course that are here."""
        wanted = set(numbers)
        if not wanted:
            return {}
        query = (
            "select number, text, numbers, pools, lead_times, onset from replications join layouts on id = layout"
            " where course = ? and number between ? and ?"
        )
        try:
            rows = self._file.execute(query, (course, min(wanted), max(wanted))).fetchall()
        except sqlite3.Error as error:
            raise JournalError(str(self._path), str(error)) from error
        try:
            return {number: _measured(*row) for number, *row in rows if number in wanted}
        except (LookupError, OverflowError, RecursionError, TypeError, ValueError):
            raise JournalError(str(self._path), told("its replications are damaged")) from None

    def keep(self, course: str, number: int, measured: Measured) -> None:
        """Put a replication into the file."""
        values, seen = Values.of(measured.values), Values.of(measured.seen)
        unseen = np.array([measured.unseen[key] for key in seen])
        row = (
            course,
            number,
            self._layout(_layout_text(values, seen, measured)),
            np.concatenate((values.row, seen.row, unseen)).tobytes(),
            np.concatenate((measured.demand.ravel(), measured.staffed, measured.arrived)).tobytes(),
            _joined(measured.lead_times).tobytes(),
            _onset_row(measured.onset).tobytes(),
        )
        try:
            self._file.execute("insert or ignore into replications values (?, ?, ?, ?, ?, ?, ?)", row)
        except sqlite3.Error as error:
            raise JournalError(str(self._path), str(error)) from error

    def _layout(self, text: str) -> int:
        if text not in self._layouts:
            try:
                self._file.execute("insert or ignore into layouts (text) values (?)", (text,))
                (self._layouts[text],) = self._file.execute("select id from layouts where text = ?", (text,)).fetchone()
            except sqlite3.Error as error:
                raise JournalError(str(self._path), str(error)) from error
        return self._layouts[text]


def _layout_text(values: Values, seen: Values, measured: Measured) -> str:
    """What the numbers of a replication are of."""
    return json.dumps(
        {
            "numbers": [(measure.key, subject) for measure, subject in values.keys_in_order],
            "shares": [(measure.key, subject) for measure, subject in seen.keys_in_order],
            "pools": measured.pools,
            "lead_times": list(measured.lead_times),
        },
        ensure_ascii=False,
    )


def _joined(columns: dict[str, NDArray[np.float64]]) -> NDArray[np.float64]:
    """Columns of several lengths in one row, behind their lengths."""
    return np.concatenate(([float(len(column)) for column in columns.values()], *columns.values()))


def _parted(row: NDArray[np.float64], names: Sequence[str]) -> dict[str, NDArray[np.float64]]:
    """The columns of these names again."""
    lengths = [int(length) for length in row[: len(names)]]
    return dict(zip(names, _in_parts(row[len(names) :], *lengths), strict=True))


def _in_parts(row: NDArray[np.float64], *lengths: int) -> list[NDArray[np.float64]]:
    """A row in parts of these lengths, which must be all of it."""
    if len(row) != sum(lengths):
        raise ValueError
    return np.split(row, np.cumsum(lengths))[:-1]


def _onset_row(onset: Onset) -> NDArray[np.float64]:
    """The warm-up, then the series, which are equally long."""
    return np.concatenate(([float(onset.warm_up)], onset.under_way, onset.cases, onset.took))


def _onset_of(row: NDArray[np.float64]) -> Onset:
    under_way, cases, took = row[1:].reshape(3, -1)
    return Onset(under_way, cases, took, int(row[0]))


@lru_cache(maxsize=64)
def _read_layout(text: str) -> tuple[tuple[Key, ...], tuple[Key, ...], tuple[str, ...], tuple[str, ...]]:
    """What the numbers are of, which are shares, the pools, and the names of the lead times."""
    written = json.loads(text)
    numbers, shares = (
        tuple((_MEASURES[measure], subject) for measure, subject in written[kind]) for kind in ("numbers", "shares")
    )
    return numbers, shares, tuple(written["pools"]), tuple(written["lead_times"])


def _measured(text: str, numbers: bytes, pools: bytes, lead_times: bytes, onset: bytes) -> Measured:
    keys, shares, names, timed = _read_layout(text)
    values, seen, unseen = _in_parts(np.frombuffer(numbers), len(keys), len(shares), len(shares))
    count = len(names)
    amounts = np.frombuffer(pools)
    types = sum(measure is Measure.MEASURED for measure, _ in keys)
    demand, staffed, arrived = _in_parts(amounts, types * count, count, types)
    return Measured(
        Values(keys, values),
        _parted(np.frombuffer(lead_times), timed),
        demand.reshape(types, count),
        staffed,
        arrived,
        names,
        _onset_of(np.frombuffer(onset)),
        Values(shares, seen),
        Values(shares, unseen),
    )
