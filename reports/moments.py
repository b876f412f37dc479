"""Seconds of a simulation as days and times of the calendar. Spaces inside are non-breaking."""

from __future__ import annotations

from datetime import date as Date  # noqa: N812 - a method says dates in words
from datetime import timedelta

from attrs import frozen

from reports import scenario_words, trace_words
from reports.opening_hours_text import clock_text
from reports.phrase import Voice
from sim.scenario.calendar import SECONDS_PER_DAY

NO_BREAK = "\u00a0"


@frozen
class Calendar:
    """The days of a simulation as they are written. Years are written where they are not that of the first day."""

    first_day: Date
    voice: Voice

    def date_of(self, day: int) -> Date:
        """The date of a day, counted from the first one."""
        return self.first_day + timedelta(days=day)

    def weekday(self, day: int) -> str:
        """`Thu`."""
        return self.voice.say(scenario_words.WEEKDAYS[self.date_of(day).weekday()])

    def date(self, day: int) -> str:
        """`5 Mar`."""
        on = self.date_of(day)
        month = self.voice.say(trace_words.MONTHS[on.month - 1])
        if on.year == self.first_day.year:
            said = self.voice.say(trace_words.DATE, day=on.day, month=month)
        else:
            said = self.voice.say(trace_words.DATE_OF_YEAR, day=on.day, month=month, year=on.year)
        return said.replace(" ", NO_BREAK)

    def day(self, day: int) -> str:
        """`Thu 5 Mar`."""
        return self.voice.say(trace_words.DAY, weekday=self.weekday(day), date=self.date(day)).replace(" ", NO_BREAK)

    def time(self, second: int) -> str:
        """`10:14`."""
        return clock_text(second % SECONDS_PER_DAY)

    def moment(self, second: int) -> str:
        """`Thu 5 Mar 10:14`."""
        return self._at(self.day(second // SECONDS_PER_DAY), second)

    def brief_moment(self, second: int) -> str:
        """`5 Mar 10:14`, for tables."""
        return self._at(self.date(second // SECONDS_PER_DAY), second)

    def _at(self, day: str, second: int) -> str:
        return self.voice.say(trace_words.MOMENT, day=day, time=self.time(second)).replace(" ", NO_BREAK)
