"""Waiting: time that passes without work, counted on the clock, in open hours or in legal days; meetings."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from datetime import time

from sim.engine.draws import Draw, bounded
from sim.engine.nodes.amounts import Visits
from sim.engine.nodes.node import Node, Run
from sim.engine.opening_hours import NEVER, Workdays
from sim.engine.token import NO_ITEM, Token
from sim.scenario.calendar import SECONDS_PER_DAY
from sim.scenario.flow import Counting, Meeting
from sim.scenario.quantity import Kind

Timer = Callable[[Token, int], int]
"""From a token and a second to the second at which something that begins now is over."""


class Wait(Node):
    """Goes on when a timer says so."""

    def __init__(self, run: Run, number: int, timer: Timer, *, stops_clock: bool) -> None:
        self._run = run
        self._number = number
        self._timer = timer
        self._stops_clock = stops_clock
        self._over = [self.over]

    def enter(self, token: Token) -> None:
        """Begin to wait."""
        now = self._run.clock.second
        end = self._timer(token, now)
        self._run.visit(token, self._number, now, now, end, 0)
        if self._stops_clock:
            for member in token.members or (token,):
                _stop_clock(member)
        self._run.call(token, self._over, end)  # type: ignore[arg-type]

    def over(self, token: Token) -> None:
        """The time is over."""
        if self._stops_clock:
            for member in token.members or (token,):
                if member.legal is not None and member.stopped:
                    member.legal.start(member)
        self.then.enter(token)


def _stop_clock(token: Token) -> None:
    if token.legal is not None:
        token.stopped = token.running
        token.legal.stop(token)


class Elapse:
    """A timer for a drawn duration."""

    def __init__(self, run: Run, draw: Draw, visits: Visits, kind: Kind, counting: Counting) -> None:
        self._draw = draw
        self._visits = visits
        self._run = run
        self._counting = counting
        self._seconds = run.seconds_per_workday if kind is Kind.WORKDAYS else 1

    def __call__(self, token: Token, now: int) -> int:
        """When the duration is over, counted as the scenario says."""
        amount = bounded(self._amount(token))
        if self._counting is Counting.LEGAL_DAYS:
            days = _whole_days(amount)
            return self._run.workdays.end_of(now, days) if days else now
        seconds = round(amount * self._seconds)
        if self._counting is Counting.OPEN_HOURS:
            return self._run.hours.add(now, seconds)
        return now + seconds

    def _amount(self, token: Token) -> float:
        if self._draw.constant is not None:
            return self._draw.constant
        if token.item != NO_ITEM:
            visit = self._visits.next(token, token.item)
            return self._draw.of_items(token.number, token.item, 1, visit)[0]
        return self._draw.of_case(token.number, self._visits.next(token, NO_ITEM))


def _whole_days(amount: float) -> int:
    """Days as the law counts them: a day begun is a day."""
    return -int(-amount // 1)


class NextMeeting:
    """A timer for periodic meetings, on every so many-th working day from the start; one that is now counts."""

    def __init__(self, workdays: Workdays, meeting: Meeting) -> None:
        days = workdays.indices[:: meeting.every_workdays]
        self._times = [day * SECONDS_PER_DAY + _seconds(meeting.at) for day in days]

    def __call__(self, _token: Token, now: int) -> int:
        """When the next meeting is."""
        place = bisect_left(self._times, now)
        return self._times[place] if place < len(self._times) else NEVER


def _seconds(at: time) -> int:
    return at.hour * 3600 + at.minute * 60 + at.second
