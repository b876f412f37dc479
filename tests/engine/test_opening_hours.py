"""Working time as arithmetic, against a model that counts second by second; and the legal way to count days."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sim.engine.opening_hours import (
    NEVER,
    AroundTheClock,
    OpeningHours,
    Workdays,
    common_hours,
    opening_hours,
    shift_hours,
)
from sim.scenario.calendar import SECONDS_PER_DAY, CalendarRule, Hours
from sim.scenario.holidays import day_after

OFFICE = CalendarRule(holidays="CN")
LAST = 60


@st.composite
def stretches(draw: st.DrawFn) -> list[tuple[int, int]]:
    """Open stretches within a minute, in order, none touching the next."""
    bounds = sorted(draw(st.sets(st.integers(0, LAST), max_size=8)))
    return [(opens, closes) for opens, closes in zip(bounds[::2], bounds[1::2], strict=False)]


class SecondBySecond:
    """The same questions, answered by looking at every second."""

    def __init__(self, stretches: list[tuple[int, int]]) -> None:
        self.open = [any(opens <= second < closes for opens, closes in stretches) for second in range(LAST + 1)]

    def next_open(self, at: int) -> int:
        """The first open second from here."""
        return next((second for second in range(at, LAST + 1) if self.open[second]), NEVER)

    def passed(self, at: int) -> int:
        """Open seconds before."""
        return sum(self.open[:at])

    def add(self, at: int, work: int) -> int:
        """Where the work is over."""
        second = at
        while work:
            if second > LAST:
                return NEVER
            work -= self.open[second]
            second += 1
        return second

    def closing(self, at: int) -> int:
        """The first closed second from here."""
        return next(second for second in range(at, LAST + 2) if second > LAST or not self.open[second])


MOMENTS = st.integers(0, LAST)


@example([(0, 10)], 3, 1)
@example([(0, 10), (20, 30)], 9, 2)
@given(stretches(), MOMENTS, st.integers(0, 80))
def test_add(hours: list[tuple[int, int]], at: int, work: int):
    """Work begun at any second is over when as many open seconds have gone by."""
    assert OpeningHours(hours).add(at, work) == SecondBySecond(hours).add(at, work)


@given(stretches(), MOMENTS)
def test_next_open(hours: list[tuple[int, int]], at: int):
    """The first open second, or never."""
    assert OpeningHours(hours).next_open(at) == SecondBySecond(hours).next_open(at)


@given(stretches(), MOMENTS)
def test_is_open(hours: list[tuple[int, int]], at: int):
    """The opening second is open, the closing second is not."""
    assert OpeningHours(hours).is_open(at) == SecondBySecond(hours).open[at]


@given(stretches(), MOMENTS)
def test_closing(hours: list[tuple[int, int]], at: int):
    """The end of the stretch; the moment itself where it is closed."""
    assert OpeningHours(hours).closing(at) == SecondBySecond(hours).closing(at)


@given(stretches(), MOMENTS)
def test_passed(hours: list[tuple[int, int]], at: int):
    """Open seconds before a moment."""
    assert OpeningHours(hours).passed(at) == SecondBySecond(hours).passed(at)


@given(stretches(), MOMENTS, MOMENTS)
def test_between(hours: list[tuple[int, int]], one: int, other: int):
    """Open seconds of a stretch of time."""
    start, end = sorted((one, other))
    assert OpeningHours(hours).between(start, end) == sum(SecondBySecond(hours).open[start:end])


@given(stretches())
def test_arrays_answer_like_single_moments(hours: list[tuple[int, int]]):
    """`passed_each` is `passed`, moment by moment."""
    moments = np.arange(LAST + 1)
    known = OpeningHours(hours)
    assert known.passed_each(moments).tolist() == [known.passed(int(at)) for at in moments]


@given(stretches().filter(bool))
def test_open_seconds_are_numbered_from_zero(hours: list[tuple[int, int]]):
    """Number k is the open second before which k open seconds have passed; there are `total` of them."""
    known = OpeningHours(hours)
    model = SecondBySecond(hours)
    numbers = np.arange(known.total + 2)
    open_seconds = [second for second in range(LAST + 1) if model.open[second]]
    assert known.at_open_second_each(numbers).tolist() == [*open_seconds, NEVER, NEVER]


@given(stretches())
def test_stretches_come_back(hours: list[tuple[int, int]]):
    """What goes in comes out."""
    known = OpeningHours(hours)
    assert known.stretches == hours
    assert known.total == sum(closes - opens for opens, closes in hours)


@given(stretches(), stretches(), MOMENTS)
def test_common_hours(one: list[tuple[int, int]], other: list[tuple[int, int]], at: int):
    """Open where both are open."""
    both = common_hours([OpeningHours(one), OpeningHours(other)])
    assert both.is_open(at) == (SecondBySecond(one).open[at] and SecondBySecond(other).open[at])


class TestAroundTheClock:
    """A place that never closes."""

    HOURS = opening_hours(
        CalendarRule(frozenset(range(7)), (Hours(0, SECONDS_PER_DAY),)), date(2026, 1, 1), date(2026, 1, 2)
    )

    def test_is_of_its_own_kind(self):
        """Arithmetic without search."""
        assert isinstance(self.HOURS, AroundTheClock)

    def test_is_always_open(self):
        """Also beyond the end."""
        assert self.HOURS.is_open(10**9)
        assert self.HOURS.next_open(10**9) == 10**9

    def test_adds_seconds(self):
        """Work takes as long as it takes; less than nothing is nothing."""
        assert self.HOURS.add(5, 7) == 12
        assert self.HOURS.add(5, -7) == 5

    def test_has_a_total(self):
        """Two days."""
        assert self.HOURS.total == 2 * SECONDS_PER_DAY


class TestCalendarHours:
    """Hours of a calendar between two days."""

    def test_of_days(self):
        """Friday the 13th and Saturday the 14th of February 2026 are worked, Sunday is not."""
        hours = opening_hours(OFFICE, date(2026, 2, 13), date(2026, 2, 15))
        day = SECONDS_PER_DAY
        assert hours.stretches == [
            (32_400, 43_200),
            (48_600, 61_200),
            (day + 32_400, day + 43_200),
            (day + 48_600, day + 61_200),
        ]

    def test_stretches_that_touch_are_one(self):
        """Hours around midnight of two days, written in two parts."""
        rule = CalendarRule(frozenset(range(7)), (Hours(0, 3600), Hours(82_800, 86_400)))
        hours = opening_hours(rule, date(2026, 3, 2), date(2026, 3, 3))
        assert hours.stretches == [(0, 3600), (82_800, 90_000), (169_200, 172_800)]

    def test_shifts_stand_in_any_order(self):
        """The order in which shifts are written does not matter."""
        afternoon, morning = Hours(50_000, 60_000), Hours(30_000, 40_000)
        hours = shift_hours(OFFICE, (afternoon, morning), date(2026, 3, 2), date(2026, 3, 2))
        assert hours.stretches == [(30_000, 40_000), (50_000, 60_000)]


def second(day: date, hour: int = 12) -> int:
    """A moment counted from the 1st of January 2026."""
    return (day - date(2026, 1, 1)).days * SECONDS_PER_DAY + hour * 3600


class TestWorkdays:
    """Civil Code art. 201 and 203; Administrative Licensing Law art. 82; the notice on holidays of 2026."""

    WORKDAYS = Workdays(OFFICE, date(2026, 1, 1), date(2026, 12, 31))

    @pytest.mark.parametrize(
        ("accepted", "workdays", "due"),
        [
            (date(2026, 3, 2), 1, date(2026, 3, 3)),
            (date(2026, 3, 2), 5, date(2026, 3, 9)),
            (date(2026, 3, 6), 1, date(2026, 3, 9)),
            (date(2026, 3, 7), 1, date(2026, 3, 9)),
            (date(2025 + 1, 2, 12), 2, date(2026, 2, 14)),
            (date(2026, 2, 12), 3, date(2026, 2, 24)),
            (date(2026, 2, 12), 7, date(2026, 2, 28)),
            (date(2026, 4, 3), 1, date(2026, 4, 7)),
            (date(2026, 4, 30), 1, date(2026, 5, 6)),
            (date(2026, 4, 30), 4, date(2026, 5, 9)),
            (date(2026, 9, 18), 1, date(2026, 9, 20)),
            (date(2026, 9, 29), 2, date(2026, 10, 8)),
            (date(2026, 9, 29), 4, date(2026, 10, 10)),
        ],
    )
    def test_end_of_a_limit(self, accepted: date, workdays: int, due: date):
        """The day of acceptance is not counted; the limit ends at close of business of its last working day."""
        assert self.WORKDAYS.end_of(second(accepted), workdays) == second(due, 17)

    def test_a_limit_beyond_the_calendar_never_ends(self):
        """A thousand working days from the middle of the year."""
        assert self.WORKDAYS.end_of(second(date(2026, 7, 1)), 1000) == NEVER

    def test_on_the_last_day_every_limit_ends_beyond_the_calendar(self):
        """The day of acceptance, Thursday the 31st of December, is not counted, and no other is known."""
        assert self.WORKDAYS.end_of(second(date(2026, 12, 30)), 1) == second(date(2026, 12, 31), 17)
        assert self.WORKDAYS.end_of(second(date(2026, 12, 31)), 1) == NEVER

    @pytest.mark.parametrize(
        ("accepted", "decided", "used"),
        [
            (second(date(2026, 3, 2), 9), second(date(2026, 3, 2), 16), 0),
            (second(date(2026, 3, 2), 9), second(date(2026, 3, 3), 9), 1),
            (second(date(2026, 3, 2), 9), second(date(2026, 3, 3), 17), 1),
            (second(date(2026, 3, 2), 9), second(date(2026, 3, 3), 18), 2),
            (second(date(2026, 3, 2), 18), second(date(2026, 3, 3), 9), 0),
            (second(date(2026, 3, 6), 9), second(date(2026, 3, 9), 9), 1),
            (second(date(2026, 3, 6), 9), second(date(2026, 3, 8), 9), 1),
            (second(date(2026, 2, 13), 9), second(date(2026, 2, 24), 9), 2),
            (second(date(2026, 9, 30), 9), second(date(2026, 10, 10), 9), 3),
        ],
    )
    def test_used(self, accepted: int, decided: int, used: int):
        """Working days between two moments; after close of business and on days off, the next working day counts."""
        assert self.WORKDAYS.used(np.array([accepted]), np.array([decided])).tolist() == [used]

    @given(st.integers(0, 330), st.integers(0, 86_399), st.integers(1, 20))
    def test_a_limit_used_to_the_end_is_used_up(self, day: int, of_day: int, workdays: int):
        """What is accepted in business hours and decided at the end of its limit has used exactly the limit."""
        accepted = day * SECONDS_PER_DAY + of_day
        due = self.WORKDAYS.end_of(accepted, workdays)
        if due == NEVER:
            return
        late = of_day > 17 * 3600 and day in self.WORKDAYS.indices
        is_off = day not in self.WORKDAYS.indices
        used = int(self.WORKDAYS.used(np.array([accepted]), np.array([due]))[0])
        assert used == workdays - (late or is_off)

    def test_from_to(self):
        """March 2026 has 22 working days."""
        first, last = second(date(2026, 3, 1), 0), second(date(2026, 4, 1), 0)
        assert self.WORKDAYS.from_to(first, last) == 22

    def test_the_last_day_is_counted(self):
        """Up to the midnight behind it, and no day beyond is asked for: 2027 is not known yet."""
        first, last = second(date(2026, 12, 31), 0), second(date(2027, 1, 1), 0)
        assert self.WORKDAYS.from_to(first, last) == 1
        assert Workdays(OFFICE, date(2026, 12, 31), date(2026, 12, 31)).indices == [0]

    def test_indices(self):
        """The first working day of 2026 is the make-up Sunday, the 4th of January."""
        assert self.WORKDAYS.indices[0] == 3


class TestDayAfter:
    """The day after so many working days."""

    def test_none(self):
        """No working days: the day itself, working day or not."""
        assert day_after(OFFICE, date(2026, 3, 1), 0) == date(2026, 3, 1)

    def test_over_a_weekend(self):
        """Five working days from Wednesday the 4th end on Tuesday the 10th."""
        assert day_after(OFFICE, date(2026, 3, 4), 5) == date(2026, 3, 11)

    def test_a_calendar_that_is_closed_for_good(self):
        """Is an error, not an endless loop."""
        closed = CalendarRule(weekdays=frozenset())
        with pytest.raises(ValueError, match="no working day"):
            day_after(closed, date(2026, 3, 2), 1)
