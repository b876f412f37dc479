"""Arrivals: when cases come, made in blocks; and the source that brings them into the plan."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from datetime import date, datetime
from heapq import heappush

import numpy as np

from sim.engine.clock import WORK_PRIORITY
from sim.engine.draws import Attributes, Draw
from sim.engine.nodes.amounts import Number
from sim.engine.nodes.node import Node, Run
from sim.engine.opening_hours import NEVER, AroundTheClock, OpeningHours, Seconds
from sim.engine.recorder import ArrivalColumns
from sim.engine.token import Token
from sim.scenario.calendar import SECONDS_PER_DAY
from sim.scenario.cases import Arrivals, CohortArrivals, DatedArrivals, IntervalArrivals, RateArrivals
from sim.scenario.quantity import Kind
from sim.scenario.value import Exponential

FIRST_BLOCK = 256
LARGEST_BLOCK = 1 << 16

Prepare = Callable[[Token, int], None]
"""Makes a token carry what its plan needs, given the time of arrival."""


class Timetable:
    """Times at which the cases of one type arrive, in order."""

    def __init__(self, arrivals: Arrivals, run: Run, stream: str, first_day: date, attributes: Attributes) -> None:
        self._run = run
        self._stream = stream
        self._first_day = first_day
        self._attributes = attributes
        self.times = array("q")
        self._open_seconds = 0.0
        self._in_round = 0.0
        self._left_of_round = 0
        self._exhausted = False
        self._backlog = arrivals.backlog if isinstance(arrivals, RateArrivals) else 0
        self.times.extend([run.hours.next_open(0)] * self._backlog)
        self._extend(arrivals)
        self._arrivals = arrivals

    def at(self, number: int) -> int:
        """When case `number` arrives; `NEVER` if it does not."""
        while number >= len(self.times) and not self._exhausted:
            self._extend(self._arrivals)
        return self.times[number] if number < len(self.times) else NEVER

    def _extend(self, arrivals: Arrivals) -> None:
        match arrivals:
            case IntervalArrivals():
                self._by_interval(arrivals)
            case RateArrivals():
                self._by_rate(arrivals)
            case DatedArrivals():
                self._by_dates(arrivals)
            case CohortArrivals():
                self._as_cohort(arrivals)

    def _by_interval(self, arrivals: IntervalArrivals) -> None:
        draw = Draw(arrivals.interval, self._run.source, self._stream, self._attributes)
        self._append(_open_times(self._run.hours, self._next_sums(draw)))

    def _by_rate(self, arrivals: RateArrivals) -> None:
        draw = Draw(Exponential(1.0, Kind.COUNT), self._run.source, self._stream, self._attributes)
        per_day = arrivals.per_open_second * self._run.seconds_per_workday
        sums = self._next_sums(draw) / per_day
        days = np.floor(sums)
        shares = np.concatenate(([0.0], np.cumsum(arrivals.profile)))
        slices = np.linspace(0.0, 1.0, len(shares))
        day_passed = np.interp(sums - days, shares / shares[-1], slices)
        self._append(_open_times(self._run.hours, (days + day_passed) * self._run.seconds_per_workday))

    def _by_dates(self, arrivals: DatedArrivals) -> None:
        self.times.extend(sorted(self._second(at) for at in arrivals.times))
        self._exhausted = True

    def _as_cohort(self, arrivals: CohortArrivals) -> None:
        self.times.extend([self._second(arrivals.at)] * arrivals.count)
        self._exhausted = True

    def _next_sums(self, draw: Draw) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        """Open seconds until the next arrivals.

        Added up in rounds, each as long as all before it, so that rounding errors stay small; drawn in pieces, so that
        memory does.
        """
        known = len(self.times) - self._backlog
        if not self._left_of_round:
            self._open_seconds += self._in_round
            self._in_round = 0.0
            self._left_of_round = max(known, FIRST_BLOCK)
        size = min(self._left_of_round, LARGEST_BLOCK)
        self._left_of_round -= size
        sums = np.cumsum(np.concatenate(([self._in_round], draw.of_cases(known, size))))[1:]
        self._in_round = float(sums[-1])
        return self._open_seconds + sums

    def _append(self, times: Seconds) -> None:
        self.times.frombytes(times.tobytes())
        self._exhausted = self.times[-1] >= NEVER

    def _second(self, at: datetime) -> int:
        return second_of(at, self._first_day)


def second_of(at: datetime, first_day: date) -> int:
    """A moment in seconds after midnight of the first day; negative before."""
    days = (at.date() - first_day).days
    return days * SECONDS_PER_DAY + at.hour * 3600 + at.minute * 60 + at.second


def _open_times(hours: OpeningHours, passed: np.ndarray[tuple[int], np.dtype[np.float64]]) -> Seconds:
    seconds = np.floor(np.minimum(passed, float(NEVER))).astype(np.int64)
    return seconds if isinstance(hours, AroundTheClock) else hours.at_open_second_each(seconds)


class Arrival(Token):
    """Brings one case after another into the plan. Like a token, it is itself the event of the next arrival."""

    __slots__ = (
        "_agenda",
        "_clock",
        "_first",
        "_items",
        "_next",
        "_next_number",
        "_next_row",
        "_note_items",
        "_note_type",
        "_prepare",
        "_spare",
        "_times",
        "_timetable",
        "_type_alone",
    )

    def __init__(
        self, run: Run, type_number: int, timetable: Timetable, first: Node, items: Number, prepare: Prepare | None
    ) -> None:
        self._clock = run.clock
        self._type_alone = (type_number,)
        self._timetable = timetable
        self._times = timetable.times
        self._first = first
        self._items = None if items.constant is not None else items
        self._prepare = prepare
        arrivals = run.recorder.arrivals[type_number] = ArrivalColumns(timetable.times, items.constant)
        self._note_items = arrivals.drawn.add
        self._note_type = run.recorder.types.add
        self._next_row = run.next_row
        self._spare = run.spare
        self._agenda = run.clock.agenda
        self._next_number = run.clock.next_number
        self._next = 0
        self.callbacks = [self.arrived]
        at = timetable.at(0)
        if at < NEVER:
            heappush(self._agenda, (at, WORK_PRIORITY, self._next_number(), self))

    def arrived(self, _event: Token) -> None:
        """The next case is there: record it and send it on its way. Written out, as every case passes here."""
        number = self._next
        row = self._next_row()
        self._note_type(self._type_alone)
        if self._items is not None:
            self._note_items((self._items.of_case(number),))
        self._next = following = number + 1
        try:
            at = self._times[following]
        except IndexError:
            at = self._timetable.at(following)
        if at < NEVER:
            heappush(self._agenda, (at, WORK_PRIORITY, self._next_number(), self))
        if self._spare:
            token = self._spare.pop()
            token.row = row
            token.number = number
        else:
            token = Token(row, number)
        if self._prepare is not None:
            self._prepare(token, self._clock.second)
        self._first.enter(token)
