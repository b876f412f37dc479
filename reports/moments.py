"""Seconds of a simulation as days and times of the calendar. Spaces inside are non-breaking."""

from __future__ import annotations

from datetime import date, timedelta

from attrs import frozen

from reports import scenario_words, trace_words
from reports.opening_hours_text import clock_text
from reports.phrase import Voice
from sim.scenario.calendar import SECONDS_PER_DAY

NO_BREAK = "\u00a0"


@frozen
class Calendar:
    """The days of a simulation as they are written. Years are written where they are not that of the first day."""

    first_day: date
    voice: Voice

    def date_of(self, day: int) -> date:
        """The date of a day, counted from the first one."""
        return self.first_day + timedelta(days=day)

    def weekday(self, day: int) -> str:
        """`Thu`."""
        return self.voice.say(scenario_words.WEEKDAYS[self.date_of(day).weekday()])

    def day(self, day: int) -> str:
        """`Thu 5 Mar`."""
        on = self.date_of(day)
        phrase = trace_words.DAY if on.year == self.first_day.year else trace_words.DAY_OF_YEAR
        gaps = {"day": on.day, "month": self.voice.say(trace_words.MONTHS[on.month - 1])}
        if phrase is trace_words.DAY_OF_YEAR:
            gaps["year"] = on.year
        return self.voice.say(phrase, weekday=self.weekday(day), **gaps).replace(" ", NO_BREAK)

    def time(self, second: int) -> str:
        """`10:14`."""
        return clock_text(second % SECONDS_PER_DAY)

    def moment(self, second: int) -> str:
        """`Thu 5 Mar 10:14`."""
        said = self.voice.say(trace_words.MOMENT, day=self.day(second // SECONDS_PER_DAY), time=self.time(second))
        return said.replace(" ", NO_BREAK)
