"""Opening hours and people, worked by hand: with constant times, every start and finish is known to the second.

The hall is open 09:00-12:00 and 13:30-17:00 from Monday to Friday, with the public holidays of China. Monday is the
2nd of March 2026 where nothing else is said.
"""

from __future__ import annotations

import pytest
from told import ALWAYS, WEEK, Told, scenario

from sim.scenario.load import load_text
from sim.scenario.model import Scenario

SERVE_45 = """
- step: serve
  by: window
  takes: 45 min
"""
SERVE_20 = """
- step: serve
  by: window
  takes: 20 min
"""


def one_visit(arrival: str, flow: str = SERVE_45, closing: str = "pause", start: str = "2026-03-02") -> tuple[str, str]:
    """Start and finish of the only case, at one window with this closing rule."""
    told = Told(
        scenario(
            flow,
            on=arrival,
            staff=f"window: {{count: 1, at_closing: {closing}}}",
            horizon=f"{{start: {start}, length: 5 workdays, run_out: 20 workdays}}",
        )
    )
    ((_, begun, finished),) = told.visits("serve")
    assert told.ends == [(0, finished, "granted")]
    return begun, finished


class TestClosing:
    """The window closes at 17:00 (or 12:00) in the middle of a service."""

    def test_pause_goes_on_the_next_morning(self):
        """45 min from 16:30: 30 min until 17:00, the other 15 min from 09:00 on."""
        assert one_visit("2026-03-02 16:30") == ("03-02 16:30:00", "03-03 09:15:00")

    def test_finish_works_on(self):
        """45 min from 16:30 end at 17:15."""
        assert one_visit("2026-03-02 16:30", closing="finish") == ("03-02 16:30:00", "03-02 17:15:00")

    def test_refuse_does_not_begin(self):
        """45 min do not fit between 16:30 and 17:00: the service begins at 09:00."""
        assert one_visit("2026-03-02 16:30", closing="refuse") == ("03-03 09:00:00", "03-03 09:45:00")

    def test_refuse_begins_what_just_fits(self):
        """45 min from 16:15 end at 17:00 sharp."""
        assert one_visit("2026-03-02 16:15", closing="refuse") == ("03-02 16:15:00", "03-02 17:00:00")

    def test_refuse_pauses_what_never_fits(self):
        """Four hours fit into no stretch: 30 min until 17:00, three hours until 12:00, 30 min from 13:30 on."""
        four_hours = "- {step: serve, by: window, takes: 4 h}"
        assert one_visit("2026-03-02 16:30", four_hours, "refuse") == ("03-02 16:30:00", "03-03 14:00:00")

    def test_refuse_lets_a_short_service_overtake(self):
        """At 16:30 there are 30 min left: not enough for 45 min asked at 16:30, enough for 20 min asked at 16:35."""
        told = Told(
            _types(
                "window: {count: 1, at_closing: refuse}",
                "long: {arrivals: {on: 2026-03-02 16:30}, flow: [{step: long service, by: window, takes: 45 min}]}",
                "short: {arrivals: {on: 2026-03-02 16:35}, flow: [{step: short service, by: window, takes: 20 min}]}",
            )
        )
        assert told.visits("long service") == [(0, "03-03 09:00:00", "03-03 09:45:00")]
        assert told.visits("short service") == [(1, "03-02 16:35:00", "03-02 16:55:00")]

    @pytest.mark.parametrize(
        ("closing", "expected"),
        [
            ("pause", ("03-02 11:50:00", "03-02 13:40:00")),
            ("finish", ("03-02 11:50:00", "03-02 12:10:00")),
            ("refuse", ("03-02 13:30:00", "03-02 13:50:00")),
        ],
    )
    def test_lunch(self, closing: str, expected: tuple[str, str]):
        """20 min from 11:50: 10 before and 10 after lunch; through lunch; or all after it."""
        assert one_visit("2026-03-02 11:50", SERVE_20, closing) == expected

    @pytest.mark.parametrize("arrival", ["2026-03-02 12:00", "2026-03-02 12:45", "2026-03-02 13:30"])
    def test_who_comes_at_lunch_is_served_after_it(self, arrival: str):
        """The closing second is closed, the opening second is open."""
        assert one_visit(arrival, SERVE_20) == ("03-02 13:30:00", "03-02 13:50:00")

    def test_the_last_second_counts(self):
        """A service of one minute begun at 11:59 ends at 12:00:00, without waiting for the afternoon."""
        one_minute = "- {step: serve, by: window, takes: 1 min}"
        assert one_visit("2026-03-02 11:59", one_minute) == ("03-02 11:59:00", "03-02 12:00:00")

    def test_who_finishes_through_lunch_serves_the_next_after_it(self):
        """The first is served 11:50-12:10; the second asked at 11:55, but the window is off until 13:30."""
        told = Told(
            scenario(SERVE_20, on="2026-03-02 11:50, 2026-03-02 11:55", staff="window: {count: 1, at_closing: finish}")
        )
        assert told.visits("serve") == [
            (0, "03-02 11:50:00", "03-02 12:10:00"),
            (1, "03-02 13:30:00", "03-02 13:50:00"),
        ]

    def test_a_window_that_finishes_overnight_is_back_in_the_morning(self):
        """17 h from 16:30 run until 09:30; the next begins then, not at 09:00."""
        long = "- {step: serve, by: window, takes: 17 h}"
        told = Told(
            scenario(long, on="2026-03-02 16:30, 2026-03-02 16:40", staff="window: {count: 1, at_closing: finish}")
        )
        assert told.visits("serve") == [
            (0, "03-02 16:30:00", "03-03 09:30:00"),
            (1, "03-03 09:30:00", "03-04 02:30:00"),
        ]


class TestCalendar:
    """Weekends, holidays and make-up workdays of 2026, by the State Council's notice."""

    def test_weekend(self):
        """Begun on Friday at 16:30, 45 min are over on Monday at 09:15."""
        assert one_visit("2026-03-06 16:30") == ("03-06 16:30:00", "03-09 09:15:00")

    @pytest.mark.parametrize(
        ("begun", "over"),
        [
            ("2025-12-31 16:30", "01-04 09:15:00"),
            ("2026-02-13 16:30", "02-14 09:15:00"),
            ("2026-02-27 16:30", "02-28 09:15:00"),
            ("2026-05-08 16:30", "05-09 09:15:00"),
            ("2026-09-18 16:30", "09-20 09:15:00"),
            ("2026-10-09 16:30", "10-10 09:15:00"),
        ],
    )
    def test_make_up_workdays(self, begun: str, over: str):
        """Saturdays and Sundays worked for a holiday: what was begun the workday before is over at 09:15."""
        assert one_visit(begun, start=begun[:10])[1] == over

    @pytest.mark.parametrize(
        ("begun", "over"),
        [("2026-02-14 16:30", "02-24 09:15:00"), ("2026-09-30 16:30", "10-08 09:15:00")],
    )
    def test_holiday_weeks(self, begun: str, over: str):
        """Spring Festival is the 15th to the 23rd of February, National Day the 1st to the 7th of October."""
        assert one_visit(begun, start=begun[:10])[1] == over

    def test_dates_of_the_scenario_go_before_the_table(self):
        """Tuesday the 3rd is closed, Saturday the 7th opened: begun on Friday, over on Saturday."""
        calendar = "{hours: [09:00-12:00, 13:30-17:00], holidays: CN, closed: 2026-03-03, opened: 2026-03-07}"
        told = Told(scenario(SERVE_45, on="2026-03-02 16:30, 2026-03-06 16:30", calendar=calendar))
        assert told.visits("serve") == [
            (0, "03-02 16:30:00", "03-04 09:15:00"),
            (1, "03-06 16:30:00", "03-07 09:15:00"),
        ]

    def test_a_pool_has_its_own_calendar(self):
        """This window is open on Saturdays from 10:00 to 11:00 only."""
        staff = "window: {count: 1, calendar: {days: sat, hours: [10:00-11:00], holidays: none}}"
        told = Told(scenario(SERVE_45, on="2026-03-02 09:00, 2026-03-02 09:01", staff=staff))
        assert told.visits("serve") == [
            (0, "03-07 10:00:00", "03-07 10:45:00"),
            (1, "03-07 10:45:00", "03-14 10:30:00"),
        ]


class TestShifts:
    """Numbers of people that change during the day."""

    def test_a_smaller_shift_finishes_what_was_begun(self):
        """Two windows until 10:00, then one. Two services run 09:30-10:10; the third and fourth follow one by one."""
        told = Told(
            scenario(
                "- {step: serve, by: window, takes: 40 min}",
                on="{cohort: 4, on: 2026-03-02 09:30}",
                staff="window: {count: 1, shifts: {09:00-10:00: 2, 10:00-12:00: 1, 13:30-17:00: 1}}",
            )
        )
        assert told.visits("serve") == [
            (0, "03-02 09:30:00", "03-02 10:10:00"),
            (1, "03-02 09:30:00", "03-02 10:10:00"),
            (2, "03-02 10:10:00", "03-02 10:50:00"),
            (3, "03-02 10:50:00", "03-02 11:30:00"),
        ]

    def test_who_is_too_many_leaves_after_the_service(self):
        """Two windows until 10:00, then one. The service until 10:20 ends its window's day; the other goes on."""
        told = Told(
            scenario(
                "- {step: serve, by: window, takes: 30 min}",
                on="2026-03-02 09:40, 2026-03-02 09:50, 2026-03-02 10:00, 2026-03-02 10:05",
                staff="window: {count: 1, shifts: {09:00-10:00: 2, 10:00-12:00: 1}}",
            )
        )
        assert told.visits("serve") == [
            (0, "03-02 09:40:00", "03-02 10:10:00"),
            (1, "03-02 09:50:00", "03-02 10:20:00"),
            (2, "03-02 10:20:00", "03-02 10:50:00"),
            (3, "03-02 10:50:00", "03-02 11:20:00"),
        ]

    def test_a_larger_shift_begins_at_its_second(self):
        """One window until 10:00, then two: of three 90-minute services the second begins at 10:00."""
        told = Told(
            scenario(
                "- {step: serve, by: window, takes: 90 min}",
                on="{cohort: 3, on: 2026-03-02 09:00}",
                staff="window: {count: 1, shifts: {09:00-10:00: 1, 10:00-12:00: 2, 13:30-17:00: 2}}",
            )
        )
        assert told.visits("serve") == [
            (0, "03-02 09:00:00", "03-02 10:30:00"),
            (1, "03-02 10:00:00", "03-02 11:30:00"),
            (2, "03-02 10:30:00", "03-02 12:00:00"),
        ]

    def test_a_shift_of_nobody_is_closed(self):
        """As above with the shift of nobody written out: the service pauses from 11:00 to 13:30."""
        shifts = "{09:00-11:00: 1, 11:00-12:00: 0, 13:30-17:00: 1}"
        told = Told(scenario(SERVE_20, on="2026-03-02 10:50", staff=f"window: {{count: 9, shifts: {shifts}}}"))
        assert told.visits("serve") == [(0, "03-02 10:50:00", "03-02 13:40:00")]

    def test_nobody_is_there_between_shifts(self):
        """The shift ends at 11:00: 20 min begun at 10:50 pause until the next shift at 13:30."""
        told = Told(
            scenario(
                SERVE_20, on="2026-03-02 10:50", staff="window: {count: 9, shifts: {09:00-11:00: 1, 13:30-17:00: 1}}"
            )
        )
        assert told.visits("serve") == [(0, "03-02 10:50:00", "03-02 13:40:00")]

    def test_shifts_in_a_house_that_never_closes(self):
        """The house is open day and night, the window until noon: 20 min from 11:50 are over at 09:10."""
        staff = f"window: {{count: 9, calendar: {ALWAYS}, shifts: {{09:00-12:00: 1}}}}"
        told = Told(scenario(SERVE_20, on="2026-03-02 11:50", staff=staff))
        assert told.visits("serve") == [(0, "03-02 11:50:00", "03-03 09:10:00")]


class TestOrderOfService:
    """Who is served first among those who wait."""

    def test_equal_times_are_served_in_the_order_of_arrival(self):
        """Three come in the same second and are served one after the other."""
        told = Told(scenario(SERVE_20, on="{cohort: 3, on: 2026-03-02 09:00}"))
        assert told.visits("serve") == [
            (0, "03-02 09:00:00", "03-02 09:20:00"),
            (1, "03-02 09:20:00", "03-02 09:40:00"),
            (2, "03-02 09:40:00", "03-02 10:00:00"),
        ]

    def test_priority(self):
        """A and B come at 09:00, C at 09:05. C is urgent: it overtakes B, but nobody who is being served."""
        told = Told(_two_types(order="priority", urgent="priority: 0", other="priority: 1"))
        assert told.visits("serve") == [
            (0, "03-02 09:00:00", "03-02 09:20:00"),
            (1, "03-02 09:40:00", "03-02 10:00:00"),
        ]
        assert told.visits("serve first") == [(2, "03-02 09:20:00", "03-02 09:40:00")]

    def test_earliest_limit(self):
        """C must be answered within one workday, A and B within five: C overtakes B."""
        told = Told(
            _two_types(
                order="earliest limit",
                urgent="limit: {promised: 1 workday}",
                other="limit: {promised: 5 workdays}",
            )
        )
        assert told.visits("serve first") == [(2, "03-02 09:20:00", "03-02 09:40:00")]

    def test_who_has_no_limit_is_served_last(self):
        """A case without a promised limit has none that could be earlier than another's."""
        told = Told(_two_types(order="earliest limit", urgent="limit: {promised: 20 workdays}", other="priority: 0"))
        assert told.visits("serve first") == [(2, "03-02 09:20:00", "03-02 09:40:00")]

    def test_arrival(self):
        """Without such a rule C is served last."""
        told = Told(_two_types(order="arrival", urgent="priority: 0", other="priority: 1"))
        assert told.visits("serve first") == [(2, "03-02 09:40:00", "03-02 10:00:00")]

    def test_several_people_are_taken_together(self):
        """The committee needs both experts and the chair.

        One expert is busy with a consultation 09:00-09:30. The committee asks at 09:10 and waits, holding nobody:
        the chair, asked at 09:15 for 5 min, is free meanwhile. The committee sits 09:30-10:00.
        """
        told = Told(
            _types(
                "expert: {count: 2}, chair: {count: 1}",
                "consultation: {arrivals: {on: 2026-03-02 09:00}, flow: [{step: consult, by: expert, takes: 30 min}]}",
                "committee: {arrivals: {on: 2026-03-02 09:10},"
                " flow: [{step: sit, by: {expert: 2, chair: 1}, takes: 30 min}]}",
                "call: {arrivals: {on: 2026-03-02 09:15}, flow: [{step: call, by: chair, takes: 5 min}]}",
            )
        )
        assert told.visits("consult") == [(0, "03-02 09:00:00", "03-02 09:30:00")]
        assert told.visits("call") == [(2, "03-02 09:15:00", "03-02 09:20:00")]
        assert told.visits("sit") == [(1, "03-02 09:30:00", "03-02 10:00:00")]

    def test_who_needs_several_pools_keeps_the_place_of_asking(self):
        """The chair is busy 09:00-10:00. A meeting of chair and expert, asked at 09:20, comes before a call of 09:30.

        Nine consultations by experts have been asked for before; how many asked elsewhere does not matter.
        """
        told = Told(
            _types(
                "expert: {count: 20}, chair: {count: 1}",
                "talk: {arrivals: {on: 2026-03-02 09:00}, flow: [{step: talk, by: chair, takes: 60 min}]}",
                "consultation: {arrivals: {cohort: 9, on: 2026-03-02 09:10},"
                " flow: [{step: consult, by: {expert: 2}, takes: 5 min}]}",
                "meeting: {arrivals: {on: 2026-03-02 09:20}, flow: [{step: meet, by: [expert, chair], takes: 30 min}]}",
                "call: {arrivals: {on: 2026-03-02 09:30}, flow: [{step: call, by: chair, takes: 5 min}]}",
            )
        )
        assert told.visits("meet")[0][1:] == ("03-02 10:00:00", "03-02 10:30:00")
        assert told.visits("call")[0][1:] == ("03-02 10:30:00", "03-02 10:35:00")

    def test_people_of_two_pools_work_while_both_are_there(self):
        """The expert leaves at 16:00. 60 min from 15:30: 30 min until 16:00, the rest from 09:00."""
        told = Told(
            scenario(
                "- {step: sit, by: [chair, expert], takes: 60 min}",
                on="2026-03-02 15:30",
                staff="chair: {count: 1}, expert: {count: 1, calendar: {hours: [09:00-12:00, 13:30-16:00]}}",
            )
        )
        assert told.visits("sit") == [(0, "03-02 15:30:00", "03-03 09:30:00")]


def _two_types(order: str, urgent: str, other: str) -> Scenario:
    usual = "[{step: serve, by: window, takes: 20 min}]"
    first = "[{step: serve first, by: window, takes: 20 min}]"
    return _types(
        f"window: {{count: 1, order: {order}}}",
        f"usual: {{arrivals: {{cohort: 2, on: 2026-03-02 09:00}}, {other}, flow: {usual}}}",
        f"urgent: {{arrivals: {{on: 2026-03-02 09:05}}, {urgent}, flow: {first}}}",
    )


def _types(staff: str, *cases: str) -> Scenario:
    types = "\n".join(f"  {case}" for case in cases)
    return load_text(f"""\
title: Several case types
calendar: {{holidays: CN}}
horizon: {WEEK}
staff: {{{staff}}}
cases:
{types}
processes:
  only: {{title: Only}}
""")
