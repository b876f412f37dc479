"""Opening hours as a scenario states them: weekdays, hours of the day, holidays, single days that differ."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import field, frozen

SECONDS_PER_DAY = 86_400
DAYS_PER_WEEK = 7


@frozen
class Hours:
    """A stretch of one day in seconds after midnight; `opens` belongs to it, `closes` does not."""

    opens: int
    closes: int

    @property
    def seconds(self) -> int:
        """Length of the stretch."""
        return self.closes - self.opens


def _in_order(days: Iterable[int] | Iterable[date]) -> str:
    """A set as text, in an order that does not change with the seed of hashes: keys of courses are made of it."""
    return repr(sorted(days))


@frozen
class CalendarRule:
    """When a place is open.

    `weekdays` are numbered as by `date.weekday` (Monday is 0). `holidays` names a table of public holidays
    (`CN`: mainland China with its make-up workdays) or is empty. `closed` and `opened` are single dates that
    differ from both. `years` are years whose holidays nobody has announced and which the scenario accepts as
    having none but `closed`.
    """

    weekdays: frozenset[int] = field(default=frozenset(range(5)), repr=_in_order)
    hours: tuple[Hours, ...] = (Hours(9 * 3600, 12 * 3600), Hours(13 * 3600 + 1800, 17 * 3600))
    holidays: str = ""
    closed: frozenset[date] = field(default=frozenset(), repr=_in_order)
    opened: frozenset[date] = field(default=frozenset(), repr=_in_order)
    years: frozenset[int] = field(default=frozenset(), repr=_in_order)

    @property
    def seconds_per_workday(self) -> int:
        """Open seconds of one working day."""
        return sum(stretch.seconds for stretch in self.hours)

    @property
    def never_closes(self) -> bool:
        """Whether the place is open around the clock, every day."""
        whole_day = self.seconds_per_workday == SECONDS_PER_DAY
        return whole_day and len(self.weekdays) == DAYS_PER_WEEK and not self.holidays and not self.closed


@frozen
class Horizon:
    """What is simulated: from `start`, `warm_up` working days unmeasured, then `length` working days measured.

    Cases that arrive in the measured days are followed until they are through, at most `run_out` working days
    beyond the end; what is unfinished then is counted as such. Arrivals go on meanwhile, so that the load stays.
    """

    start: date
    length: int
    warm_up: int = 0
    run_out: int = field(default=60)
