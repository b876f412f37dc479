"""Working time as arithmetic: when a place is open, and when a given amount of open time is over.

Times are whole seconds after midnight of the first day of the simulation. An opening second belongs to the open
time, a closing second does not.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from sim.scenario.calendar import SECONDS_PER_DAY, CalendarRule, Hours
from sim.scenario.holidays import is_workday

NEVER = 1 << 60
"""A time beyond every simulation: what is due then does not happen."""

AT_ONCE = 1 << 18
"""How many times are looked at together, so that what is worked out on the way takes little memory."""

Seconds = NDArray[np.int64]


class OpeningHours:
    """The open stretches of a calendar between two days, with the open time passed before each.

    Beyond the last day nothing is ever open: questions that lead there are answered with `NEVER`.
    """

    def __init__(self, stretches: Sequence[tuple[int, int]]) -> None:
        self._opens = [opens for opens, _ in stretches]
        self._closes = [closes for _, closes in stretches]
        self._passed = [0]
        for opens, closes in stretches:
            self._passed.append(self._passed[-1] + closes - opens)
        self._opens_array = np.array(self._opens, dtype=np.int64)
        self._passed_array = np.array(self._passed, dtype=np.int64)

    @property
    def stretches(self) -> list[tuple[int, int]]:
        """Open stretches as (opens, closes), in order, none touching the next."""
        return list(zip(self._opens, self._closes, strict=True))

    @property
    def total(self) -> int:
        """All open seconds."""
        return self._passed[-1]

    def is_open(self, at: int) -> bool:
        """Whether the place is open in the second that begins at `at`."""
        index = bisect_right(self._opens, at) - 1
        return index >= 0 and at < self._closes[index]

    def next_open(self, at: int) -> int:
        """The first open second from `at` on."""
        index = bisect_right(self._opens, at) - 1
        if index >= 0 and at < self._closes[index]:
            return at
        return self._opens[index + 1] if index + 1 < len(self._opens) else NEVER

    def closing(self, at: int) -> int:
        """When the stretch that is open at `at` closes; `at` itself if the place is closed."""
        index = bisect_right(self._opens, at) - 1
        return max(at, self._closes[index]) if index >= 0 else at

    def add(self, at: int, work: int) -> int:
        """When `work` open seconds from `at` on are over; with no work, `at` itself."""
        if work <= 0:
            return at
        return self.at_open_second(self.passed(at) + work)

    def at_open_second(self, passed: int) -> int:
        """The first time by which `passed` open seconds have gone by since the beginning."""
        if passed > self._passed[-1]:
            return NEVER
        index = bisect_right(self._passed, passed - 1) - 1
        return self._opens[index] + passed - self._passed[index]

    def passed(self, at: int) -> int:
        """Open seconds before `at`."""
        index = bisect_right(self._opens, at) - 1
        if index < 0:
            return 0
        return self._passed[index] + min(at, self._closes[index]) - self._opens[index]

    def between(self, start: int, end: int) -> int:
        """Open seconds from `start` to `end`."""
        return self.passed(end) - self.passed(start)

    def passed_each(self, times: Seconds) -> Seconds:
        """`passed` for an array of times."""
        if not self._opens:
            return np.zeros_like(times)
        index = np.searchsorted(self._opens_array, times, side="right") - 1
        known = np.maximum(index, 0)
        upper = self._passed_array[known + 1]
        passed = np.minimum(self._passed_array[known] + times - self._opens_array[known], upper)
        return np.where(index < 0, 0, passed)

    def at_open_second_each(self, passed: Seconds) -> Seconds:
        """The time of the open second number `passed` (from 0): the second itself is open. `NEVER` beyond the end."""
        index = np.searchsorted(self._passed_array, passed, side="right") - 1
        known = np.minimum(index, len(self._opens) - 1)
        times = self._opens_array[known] + passed - self._passed_array[known]
        return np.where(passed >= self._passed[-1], NEVER, times)


class AroundTheClock(OpeningHours):
    """Always open: arithmetic without search."""

    def __init__(self, last: int) -> None:
        super().__init__([(0, last)])

    def is_open(self, at: int) -> bool:  # noqa: ARG002
        """Always."""
        return True

    def next_open(self, at: int) -> int:
        """`at` itself."""
        return at

    def add(self, at: int, work: int) -> int:
        """`work` seconds later."""
        return at + max(work, 0)


class Workdays:
    """The working days of a calendar from the first day of the simulation on, and the legal way to count them.

    Source of the counting rule: Civil Code of the PRC, art. 201 and 203; Administrative Licensing Law, art. 82.
    """

    def __init__(self, rule: CalendarRule, first: date, last: date) -> None:
        self.first = first
        days = (last - first).days + 1
        self._open = np.array([is_workday(rule, first + timedelta(days=day)) for day in range(days)], dtype=bool)
        self._counted = np.concatenate(([0], np.cumsum(self._open)))
        self._indices = [int(day) for day in np.flatnonzero(self._open)]
        self._close_of_business = max(stretch.closes for stretch in rule.hours)

    @property
    def indices(self) -> list[int]:
        """Working days as numbers of days after the first day."""
        return self._indices

    def from_to(self, start: int, end: int) -> int:
        """Number of working days that begin in the seconds from `start` to `end`, both at midnight."""
        counted = self._counted
        last = len(counted) - 1
        return int(counted[min(end // SECONDS_PER_DAY, last)] - counted[min(start // SECONDS_PER_DAY, last)])

    def end_of(self, at: int, workdays: int) -> int:
        """Close of business on the last of `workdays` working days; the day of `at` is not counted."""
        counted = int(self._counted[min(at // SECONDS_PER_DAY + 1, len(self._counted) - 1)])
        wanted = counted + max(workdays, 1) - 1
        if wanted >= len(self._indices):
            return NEVER
        return self._indices[wanted] * SECONDS_PER_DAY + self._close_of_business

    def used(self, accepted: Seconds, decided: Seconds) -> Seconds:
        """Working days between two moments by the legal rule: the first day is not counted, the last one is.

        What happens after close of business, or on a day off, belongs to the next working day.
        """
        used = np.empty(len(accepted), dtype=np.int64)
        for begin in range(0, len(used), AT_ONCE):
            part = slice(begin, begin + AT_ONCE)
            used[part] = self._day_count(decided[part]) - self._day_count(accepted[part])
        return used

    def _day_count(self, times: Seconds) -> Seconds:
        day = np.clip(times // SECONDS_PER_DAY, 0, len(self._open) - 1)
        out_of_business = ~self._open[day] | (times % SECONDS_PER_DAY > self._close_of_business)
        return self._counted[day + 1] + out_of_business


def opening_hours(rule: CalendarRule, first: date, last: date) -> OpeningHours:
    """The open time of a calendar from `first` to `last`, both included."""
    if rule.never_closes:
        return AroundTheClock(((last - first).days + 1) * SECONDS_PER_DAY)
    return OpeningHours(_joined(_stretches(rule, rule.hours, first, last)))


def shift_hours(rule: CalendarRule, hours: tuple[Hours, ...], first: date, last: date) -> OpeningHours:
    """The open time of a calendar's days at other hours."""
    return OpeningHours(_joined(_stretches(rule, hours, first, last)))


def common_hours(hours: list[OpeningHours]) -> OpeningHours:
    """The time in which all are open."""
    common = hours[0].stretches
    for other in hours[1:]:
        common = [
            (max(a_opens, b_opens), min(a_closes, b_closes))
            for a_opens, a_closes in common
            for b_opens, b_closes in other.stretches
            if max(a_opens, b_opens) < min(a_closes, b_closes)
        ]
    return OpeningHours(common)


def _stretches(rule: CalendarRule, hours: tuple[Hours, ...], first: date, last: date) -> list[tuple[int, int]]:
    stretches = []
    for day in range((last - first).days + 1):
        if is_workday(rule, first + timedelta(days=day)):
            midnight = day * SECONDS_PER_DAY
            stretches += [(midnight + part.opens, midnight + part.closes) for part in sorted(hours, key=_opens)]
    return stretches


def _opens(hours: Hours) -> int:
    return hours.opens


def _joined(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for opens, closes in stretches:
        if joined and joined[-1][1] >= opens:
            joined[-1] = (joined[-1][0], max(closes, joined[-1][1]))
        else:
            joined.append((opens, closes))
    return joined
