"""Readers for what a calendar is made of: dates, times of day, opening hours, weekdays."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from attrs import frozen

from sim.scenario.calendar import SECONDS_PER_DAY, Hours
from sim.scenario.document import short
from sim.scenario.message import told
from sim.scenario.notation_error import nearest
from sim.scenario.part import Part
from sim.scenario.reader import ListOf, Schema
from sim.scenario.scope import Scope

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
AROUND_THE_CLOCK = "around the clock"
FIRST_YEAR, LAST_YEAR = 1990, 2200

_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")
_HOURS = re.compile(r"(\d{1,2}:\d{2})\s*[-–~]\s*(\d{1,2}:\d{2})")


@frozen
class Day:
    """A date such as 2026-03-02."""

    def read(self, part: Part, scope: Scope) -> date | None:  # noqa: ARG002
        """The date."""
        text = part.text("a date such as 2026-03-02")
        day = None if text is None else _day(text.strip())
        if text is not None and day is None:
            part.report(
                told("{text} is not a date", text=short(text)),
                told("a date such as 2026-03-02, from {first} to {last}", first=FIRST_YEAR, last=LAST_YEAR),
            )
        return day

    def schema(self) -> Schema:
        """A text in this form."""
        return {"type": "string", "pattern": f"^{_DATE.pattern}$"}


@frozen
class Moment:
    """A date with or without a time of day; without, the place's opening time is meant, or the whole day from 0:00."""

    at_opening: bool = True

    def read(self, part: Part, scope: Scope) -> datetime | None:
        """The date and time."""
        text = part.text("a date such as 2026-03-02, or with a time, 2026-03-02 10:00")
        if text is None:
            return None
        words = text.replace("T", " ").split()
        day = _day(words[0])
        seconds = scope.calendar.hours[0].opens if self.at_opening and scope.calendar.hours else 0
        at = timedelta(seconds=seconds) if len(words) == 1 else _clock(words[1])
        if day is None or at is None or len(words) > 2 or at >= timedelta(days=1):  # noqa: PLR2004
            part.report(
                told("{text} is not a moment", text=short(text)),
                "a date, or a date and a time such as 2026-03-02 10:00",
            )
            return None
        return datetime.combine(day, time()) + at

    def schema(self) -> Schema:
        """A text in this form."""
        return {"type": "string", "pattern": rf"^{_DATE.pattern}([ T]{_CLOCK.pattern})?$"}


@frozen
class TimeOfDay:
    """A time of day such as 14:00."""

    def read(self, part: Part, scope: Scope) -> time | None:  # noqa: ARG002
        """The time."""
        text = part.text("a time of day such as 14:00")
        at = None if text is None else _clock(text.strip())
        if text is None:
            return None
        if at is None or at >= timedelta(days=1):
            part.report(told("{text} is not a time of day", text=short(text)), "a time of day such as 14:00")
            return None
        return time(at.seconds // 3600, at.seconds % 3600 // 60)

    def schema(self) -> Schema:
        """A text in this form."""
        return {"type": "string", "pattern": f"^{_CLOCK.pattern}$"}


@frozen
class Stretch:
    """Hours of one day, such as 09:00-12:00."""

    def read(self, part: Part, scope: Scope) -> Hours | None:  # noqa: ARG002
        """The hours."""
        text = part.text("hours such as 09:00-12:00")
        return None if text is None else read_stretch(part, text)

    def schema(self) -> Schema:
        """A text in this form."""
        return {"type": "string", "pattern": f"^{_HOURS.pattern}$"}


def read_stretch(part: Part, text: str) -> Hours | None:
    """The hours that a text says; `part` is where problems are noted."""
    found = _HOURS.fullmatch(text.strip())
    opens = None if found is None else _clock(found[1])
    closes = None if found is None else _clock(found[2])
    if opens is None or closes is None:
        part.report(
            told("{text} does not say from when to when", text=short(text)), "hours such as 09:00-12:00, up to 24:00"
        )
        return None
    if opens >= closes:
        part.report(
            told("{text} does not end after it begins", text=short(text)), "hours such as 09:00-12:00, within one day"
        )
        return None
    return Hours(int(opens.total_seconds()), int(closes.total_seconds()))


@frozen
class OpeningHours:
    """The hours of a day, in the order of the clock; or around the clock."""

    what: str = "opening hours such as [09:00-12:00, 13:30-17:00]"

    def read(self, part: Part, scope: Scope) -> tuple[Hours, ...] | None:
        """The hours."""
        if isinstance(part.data, str) and " ".join(part.data.split()).casefold() == AROUND_THE_CLOCK:
            return (Hours(0, SECONDS_PER_DAY),)
        if isinstance(part.data, str) and part.data:
            stretch = read_stretch(part, part.data)
            return None if stretch is None else (stretch,)
        stretches = ListOf(Stretch(), self.what).read(part, scope)
        if not stretches:
            return None
        for before, after in pairwise(stretches):
            if after.opens < before.closes:
                part.report(
                    told(
                        "{hours} overlaps {other} or stands behind it",
                        hours=clock_text(after),
                        other=clock_text(before),
                    ),
                    "hours in the order of the clock",
                )
        return stretches

    def schema(self) -> Schema:
        """The words, or an array."""
        stretch = Stretch().schema()
        return {"anyOf": [{"const": AROUND_THE_CLOCK}, stretch, ListOf(Stretch(), self.what).schema()]}


@frozen
class Weekdays:
    """Days of the week: `mon-fri`, or a list of them."""

    what: str = "weekdays such as mon-fri or [mon, wed]"

    def read(self, part: Part, scope: Scope) -> frozenset[int] | None:  # noqa: ARG002
        """The numbers of the days, Monday being 0."""
        is_list = isinstance(part.data, list) and part.data
        found = [self._days(item) for item in ((part.items(self.what) or []) if is_list else [part])]
        days = frozenset(day for some in found if some is not None for day in some)
        return days or None

    def _days(self, part: Part) -> set[int] | None:
        text = part.text(self.what)
        if text is None:
            return None
        ends = [end.strip().casefold() for end in re.split("[-–]", text)]
        unknown = [end for end in ends if end not in WEEKDAYS]
        if unknown or len(ends) > 2:  # noqa: PLR2004
            meant = nearest(unknown[0], WEEKDAYS) if unknown else ""
            part.report(
                told("{text} is not a weekday", text=short(text)),
                "mon, tue, wed, thu, fri, sat, sun, or mon-fri",
                meant,
            )
            return None
        first, last = WEEKDAYS.index(ends[0]), WEEKDAYS.index(ends[-1])
        return {(first + step) % 7 for step in range((last - first) % 7 + 1)}

    def schema(self) -> Schema:
        """A text in this form, or an array of them."""
        day = "|".join(WEEKDAYS)
        one: Schema = {"type": "string", "pattern": f"^({day})(-({day}))?$"}
        return {"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]}


def clock_text(hours: Hours) -> str:
    """Hours as they are written: 09:00-12:00."""
    ends = (f"{end // 3600:02}:{end % 3600 // 60:02}" for end in (hours.opens, hours.closes))
    return "-".join(ends)


def _day(text: str) -> date | None:
    found = _DATE.fullmatch(text)
    if found is None or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def _clock(text: str) -> timedelta | None:
    found = _CLOCK.fullmatch(text)
    if found is None or int(found[2]) > 59:  # noqa: PLR2004
        return None
    at = timedelta(hours=int(found[1]), minutes=int(found[2]))
    return at if at <= timedelta(days=1) else None
