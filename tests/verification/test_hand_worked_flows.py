"""Flow constructs, worked by hand: what waits for what, and when, with constant times.

The hall is open 09:00-12:00 and 13:30-17:00; one case comes on Monday the 2nd of March 2026 at 09:00 where nothing
else is said.
"""

from __future__ import annotations

import pytest
from told import ALWAYS, Told, scenario

from sim.measure.catalogue import Measure


class TestApplicant:
    """Work of the applicant, in hours of its own."""

    def test_private_calendar(self):
        """The clerk works 18:00-21:00. 4 h: three on Monday, one on Tuesday. The window goes on Wednesday morning."""
        told = Told(
            scenario(
                """
                - {step: prepare, by: clerk, takes: 4 h}
                - {step: serve, by: window, takes: 10 min}
                """,
                staff="window: {count: 1}, clerk: {count: 1, per: case, calendar: {hours: [18:00-21:00]}}",
            )
        )
        assert told.visits("prepare") == [(0, "03-02 18:00:00", "03-03 19:00:00")]
        assert told.visits("serve") == [(0, "03-04 09:00:00", "03-04 09:10:00")]

    def test_every_case_has_a_clerk_of_its_own(self):
        """Two cases at 09:00 are prepared at the same time."""
        told = Told(
            scenario(
                "- {step: prepare, by: clerk, takes: 10 min}",
                on="{cohort: 2, on: 2026-03-02 09:00}",
                staff="clerk: {count: 1, per: case}",
            )
        )
        assert told.visits("prepare") == [
            (0, "03-02 09:00:00", "03-02 09:10:00"),
            (1, "03-02 09:00:00", "03-02 09:10:00"),
        ]

    def test_a_clerk_does_one_thing_at_a_time(self):
        """Two items side by side, one clerk: 09:00-09:10 and 09:10-09:20."""
        told = Told(
            scenario(
                """
                - each: item
                  order: side by side
                  do: [{step: prepare, by: clerk, takes: 10 min}]
                """,
                staff="clerk: {count: 1, per: case}",
                case="items: 2",
            )
        )
        assert told.visits("prepare") == [
            (0, "03-02 09:00:00", "03-02 09:10:00"),
            (0, "03-02 09:10:00", "03-02 09:20:00"),
        ]

    def test_a_window_and_the_clerk_together(self):
        """The clerk comes at 10:00 (own hours); the window is needed from then on, 20 min."""
        told = Told(
            scenario(
                "- {step: sign, by: [clerk, window], takes: 20 min}",
                staff="window: {count: 1}, clerk: {count: 1, per: case, calendar: {hours: [10:00-11:00]}}",
            )
        )
        assert told.ends == [(0, "03-02 10:20:00", "granted")]


class TestTrip:
    """Travel of half an hour each way, so as to arrive in open hours."""

    TRIP = """
    - trip: hall
      takes: 30 min
      do: [{step: serve, by: window, takes: 10 min}]
    """

    def travel(self, arrival: str, clerk: str = ALWAYS) -> list[tuple[int, str, str]]:
        """Both ways of the trip."""
        staff = f"window: {{count: 1}}, clerk: {{count: 1, per: case, calendar: {clerk}}}"
        return Told(scenario(self.TRIP, on=arrival, staff=staff)).visits("hall")[:]

    @pytest.mark.parametrize(
        ("ready", "there", "back"),
        [
            ("09:00", ("03-02 09:00:00", "03-02 09:30:00"), ("03-02 09:40:00", "03-02 10:10:00")),
            ("11:20", ("03-02 11:20:00", "03-02 11:50:00"), ("03-02 12:00:00", "03-02 12:30:00")),
            ("11:30", ("03-02 13:00:00", "03-02 13:30:00"), ("03-02 13:40:00", "03-02 14:10:00")),
            ("12:10", ("03-02 13:00:00", "03-02 13:30:00"), ("03-02 13:40:00", "03-02 14:10:00")),
            ("16:40", ("03-03 08:30:00", "03-03 09:00:00"), ("03-03 09:10:00", "03-03 09:40:00")),
        ],
    )
    def test_arrives_in_open_hours(self, ready: str, there: tuple[str, str], back: tuple[str, str]):
        """Who would arrive at 12:00 or later arrives at 13:30; who would arrive after 17:00, at 09:00."""
        visits = self.travel(f"2026-03-02 {ready}")
        ways = [(start, finish) for _, start, finish in visits]
        assert there in ways
        assert back in ways

    def test_a_clerk_leaves_early_to_be_there_at_nine(self):
        """With office hours, too: ready at 16:40, the clerk leaves at 08:30, before the office opens."""
        visits = self.travel("2026-03-02 16:40", "{days: mon-fri}")
        assert (0, "03-03 08:30:00", "03-03 09:00:00") in visits

    def test_costs_the_applicant_the_time_away(self):
        """From leaving at 08:30 to being back at 09:40: 70 min, not the night before."""
        staff = f"window: {{count: 1}}, clerk: {{count: 1, per: case, calendar: {ALWAYS}}}"
        told = Told(scenario(self.TRIP, on="2026-03-02 16:40", staff=staff))
        assert told.value(Measure.APPLICANT_EFFORT) == 70 * 60
        assert told.value(Measure.COUNTER_TIME) == 10 * 60
        assert told.value(Measure.TRIPS) == 1

    def test_a_trip_that_ends_the_case_goes_home_first(self):
        """Refused at the hall at 09:30: the case ends at home at 10:00."""
        told = Told(
            scenario(
                """
                - trip: hall
                  takes: 30 min
                  do: [{finish: refused}]
                - {step: serve, by: clerk, takes: 10 min}
                """,
                staff="clerk: {count: 1, per: case}",
            )
        )
        assert told.ends == [(0, "03-02 10:00:00", "refused")]


class TestAt:
    """One window held over several steps."""

    HOLD = """
    - at: window
      do:
        - {step: first, takes: 10 min}
        - {wait: printer, for: 5 min}
        - {step: second, takes: 20 min}
    """

    def test_serves_nobody_else_meanwhile(self):
        """Held 09:00-09:35 by the first; the second, there at 09:05, is served 09:35-10:10."""
        told = Told(scenario(self.HOLD, on="2026-03-02 09:00, 2026-03-02 09:05"))
        assert told.visits("window") == [
            (0, "03-02 09:00:00", "03-02 09:35:00"),
            (1, "03-02 09:35:00", "03-02 10:10:00"),
        ]
        assert told.visits("second") == [
            (0, "03-02 09:15:00", "03-02 09:35:00"),
            (1, "03-02 09:50:00", "03-02 10:10:00"),
        ]

    def test_pauses_at_closing(self):
        """From 11:45: first until 11:55, printer until 12:00, second from 13:30 on."""
        told = Told(scenario(self.HOLD, on="2026-03-02 11:45"))
        assert told.visits("second") == [(0, "03-02 13:30:00", "03-02 13:50:00")]
        assert told.value(Measure.STAFF_EFFORT) == 35 * 60

    def test_finishes_after_closing(self):
        """From 16:45 the window stays until 17:20."""
        told = Told(scenario(self.HOLD, on="2026-03-02 16:45", staff="window: {count: 1, at_closing: finish}"))
        assert told.visits("window") == [(0, "03-02 16:45:00", "03-02 17:20:00")]

    def test_a_case_that_ends_inside_gives_the_window_back(self):
        """The first is refused at 09:10; the second begins then."""
        told = Told(
            scenario(
                """
                - at: window
                  do:
                    - {step: first, takes: 10 min}
                    - {finish: refused}
                """,
                on="2026-03-02 09:00, 2026-03-02 09:05",
            )
        )
        assert told.visits("first") == [
            (0, "03-02 09:00:00", "03-02 09:10:00"),
            (1, "03-02 09:10:00", "03-02 09:20:00"),
        ]
        assert told.ends == [(0, "03-02 09:10:00", "refused"), (1, "03-02 09:20:00", "refused")]


class TestBatch:
    """Cases that wait for each other."""

    def told(self, rule: str, on: str, per: str = "", staff: str = "window: {count: 1}", case: str = "") -> Told:
        """Cases gathered by a rule, then checked for 30 min."""
        flow = f"""
        - batch: gather
          {rule}
          do: [{{step: check, by: window, takes: 30 min{per}}}]
        """
        return Told(scenario(flow, on=on, staff=staff, case=case))

    def test_by_size(self):
        """The third case, at 09:25, makes the batch leave; three times 30 min by one window are 90 min."""
        told = self.told("size: 3", "2026-03-02 09:00, 2026-03-02 09:10, 2026-03-02 09:25")
        assert told.visits("gather") == [
            (0, "03-02 09:00:00", "03-02 09:25:00"),
            (1, "03-02 09:10:00", "03-02 09:25:00"),
            (2, "03-02 09:25:00", "03-02 09:25:00"),
        ]
        assert told.ends == [(case, "03-02 10:55:00", "granted") for case in range(3)]
        assert told.value(Measure.STAFF_EFFORT) == 30 * 60

    def test_a_step_per_batch_takes_its_time_once(self):
        """Two cases, 30 min in all, of which each case costs 15."""
        told = self.told("size: 2", "2026-03-02 09:00, 2026-03-02 09:10", per=", per: batch")
        assert told.ends == [(case, "03-02 09:40:00", "granted") for case in range(2)]
        assert told.value(Measure.STAFF_EFFORT) == 15 * 60

    def test_the_next_batch_begins_anew(self):
        """Of three cases two leave at 09:10; the third leaves with the fourth at 11:00."""
        told = self.told(
            "size: 2", "2026-03-02 09:00, 2026-03-02 09:10, 2026-03-02 09:20, 2026-03-02 11:00", per=", per: batch"
        )
        assert told.visits("check") == [
            (0, "03-02 09:10:00", "03-02 09:40:00"),
            (1, "03-02 09:10:00", "03-02 09:40:00"),
            (2, "03-02 11:00:00", "03-02 11:30:00"),
            (3, "03-02 11:00:00", "03-02 11:30:00"),
        ]

    @pytest.mark.parametrize(
        ("rule", "on", "left"),
        [
            ("or_after: 1 h", "2026-03-02 09:00, 2026-03-02 09:10", "03-02 10:00:00"),
            ("or_after: 1 h", "2026-03-02 16:30", "03-02 17:30:00"),
            ("{or_after: 1 h, counting: open hours}", "2026-03-02 16:30", "03-03 09:30:00"),
            ("{or_after: 1 workday, counting: legal days}", "2026-03-02 16:30", "03-03 17:00:00"),
            ("{or_after: 1 workday, counting: open hours}", "2026-03-02 10:30", "03-03 10:30:00"),
        ],
    )
    def test_by_the_time_the_oldest_has_waited(self, rule: str, on: str, left: str):
        """An hour by the clock, in open hours, the next working day's close of business, 6.5 open hours."""
        written = rule.strip("{}").replace(", ", "\n          ")
        told = self.told(written, on)
        assert {finish for _, _, finish in told.visits("gather")} == {left}

    @pytest.mark.parametrize(
        ("arrival", "left"),
        [
            ("2026-03-02 13:59", "03-02 14:00:00"),
            ("2026-03-02 14:00", "03-02 14:00:00"),
            ("2026-03-02 14:01", "03-04 14:00:00"),
            ("2026-03-05 09:00", "03-06 14:00:00"),
            ("2026-03-06 15:00", "03-10 14:00:00"),
        ],
    )
    def test_by_meeting(self, arrival: str, left: str):
        """Meetings at 14:00 every second working day: Monday, Wednesday, Friday, Tuesday. One that is now counts."""
        told = self.told("at: {every: 2 workdays, at: 14:00}", arrival)
        assert told.visits("gather")[0][2] == left

    def test_whatever_is_first(self):
        """Size 2 at 09:10; then the oldest has waited an hour at 10:20, before the second comes at 10:30."""
        told = self.told("size: 2\n          or_after: 1 h", "2026-03-02 09:00, 2026-03-02 09:10, 2026-03-02 09:20")
        assert [finish for _, _, finish in told.visits("gather")] == [
            "03-02 09:10:00",
            "03-02 09:10:00",
            "03-02 10:20:00",
        ]

    def test_a_batch_that_left_does_not_leave_again(self):
        """The oldest of the first batch (09:00, full at 09:10) has no say over the second (09:50): it leaves 10:50."""
        told = self.told("size: 2\n          or_after: 1 h", "2026-03-02 09:00, 2026-03-02 09:10, 2026-03-02 09:50")
        assert told.visits("gather")[2] == (2, "03-02 09:50:00", "03-02 10:50:00")

    def test_a_batch_takes_one_window(self):
        """One of the two windows works 30 min of the 6.5 h of one day: 30 of 780 min."""
        flow = "- {batch: gather, size: 3, do: [{step: check, by: window, takes: 30 min, per: batch}]}"
        on = "{cohort: 3, on: 2026-03-02 09:00}"
        for closing in ("pause", "finish"):
            staff = f"window: {{count: 2, at_closing: {closing}}}"
            told = Told(scenario(flow, on=on, staff=staff, horizon="{start: 2026-03-02, length: 1 workday}"))
            assert told.value(Measure.UTILISATION, "window") == pytest.approx(30 / 780)
            assert told.value(Measure.OVERTIME_PER_WORKDAY, "window") == 0

    def test_grouped_by_an_attribute(self):
        """Whoever leaves together has the same zone, and leaves when the second of the zone comes."""
        told = self.told(
            "size: 2\n          grouped_by: zone",
            ", ".join(f"2026-03-02 09:{minute:02}" for minute in range(20)),
            case="attributes: {zone: one of 1 50% 2 50%}",
            per=", per: batch",
        )
        left: dict[str, list[int]] = {}
        for case, _, finish in told.visits("gather"):
            left.setdefault(finish, []).append(case)
        zones = _zones(20)
        pending: dict[float, list[int]] = {1.0: [], 2.0: []}
        expected: dict[str, list[int]] = {}
        for case, zone in enumerate(zones):
            pending[zone].append(case)
            if len(pending[zone]) == 2:
                expected[f"03-02 09:{case:02}:00"] = pending[zone]
                pending[zone] = []
        finished = {when: cases for when, cases in left.items() if when != "-"}
        assert finished == expected


def _zones(count: int) -> list[float]:
    """The zones of the first cases, as their address says."""
    from sim.engine.draws import Attributes, Source
    from sim.scenario.value import Constant, OneOf

    zone = OneOf((Constant(1.0), Constant(2.0)), (0.5, 0.5))
    return Attributes({"zone": zone}, Source(1, 0), "visit").column("zone", 0, count).tolist()


class TestEach:
    """Three items with a reviewer each: a must follow c."""

    STAFF = "reviewer of a: {count: 1}, reviewer of b: {count: 1}, reviewer of c: {count: 1}"

    def reviews(self, order: str, before: str = "") -> list[tuple[str, str, str]]:
        """Item, start and finish of the reviews."""
        flow = f"""
        - each: item
          order: {order}
          {before}
          do: [{{step: "review {{item}}", by: "reviewer of {{item}}", takes: 30 min}}]
        """
        told = Told(scenario(flow, staff=self.STAFF, case="items: [a, b, c]"))
        return [(item, *told.visits(f"review {item}")[0][1:]) for item in "abc"]

    def test_in_turn(self):
        """One after the other in the order of the file."""
        assert self.reviews("in turn") == [
            ("a", "03-02 09:00:00", "03-02 09:30:00"),
            ("b", "03-02 09:30:00", "03-02 10:00:00"),
            ("c", "03-02 10:00:00", "03-02 10:30:00"),
        ]

    def test_in_turn_with_before(self):
        """As a waits for c, b comes first, then c, then a."""
        assert self.reviews("in turn", "before: {a: [c]}") == [
            ("a", "03-02 10:00:00", "03-02 10:30:00"),
            ("b", "03-02 09:00:00", "03-02 09:30:00"),
            ("c", "03-02 09:30:00", "03-02 10:00:00"),
        ]

    def test_side_by_side(self):
        """All at once."""
        assert {(start, finish) for _, start, finish in self.reviews("side by side")} == {
            ("03-02 09:00:00", "03-02 09:30:00")
        }

    def test_side_by_side_with_before(self):
        """b and c at once, a when c is through."""
        assert self.reviews("side by side", "before: {a: [c]}") == [
            ("a", "03-02 09:30:00", "03-02 10:00:00"),
            ("b", "03-02 09:00:00", "03-02 09:30:00"),
            ("c", "03-02 09:00:00", "03-02 09:30:00"),
        ]

    def test_a_chain_of_befores(self):
        """c, then a, then b: the lead time is 90 min, all of it on the critical path."""
        flow = """
        - each: item
          order: side by side
          before: {a: [c], b: [a]}
          do: [{step: "review {item}", by: "reviewer of {item}", takes: 30 min}]
        """
        told = Told(scenario(flow, staff=self.STAFF, case="items: [a, b, c]"))
        assert told.ends == [(0, "03-02 10:30:00", "granted")]
        assert told.value(Measure.PATH_STAFF_WORK) == 90 * 60

    def test_only_the_items_named(self):
        """`each: [c, a]` leaves b out and keeps the order it is written in."""
        flow = """
        - each: [c, a]
          do: [{step: "review {item}", by: "reviewer of {item}", takes: 30 min}]
        """
        told = Told(scenario(flow, staff=self.STAFF, case="items: [a, b, c]"))
        assert told.visits("review c") == [(0, "03-02 09:00:00", "03-02 09:30:00")]
        assert told.visits("review a") == [(0, "03-02 09:30:00", "03-02 10:00:00")]
        assert told.ends == [(0, "03-02 10:00:00", "granted")]

    def test_items_that_failed_come_again_alone(self):
        """`each: item` inside `until_passed: item` deals with the items of the round: one at a time, in two rounds."""
        flow = """
        - until_passed: item
          in_batches_of: 1
          at_most: 2
          do:
            - each: item
              order: ORDER
              do: [{step: "look at {item}", by: "reviewer of {item}", takes: 10 min}]
            - {step: check, by: reviewer of a, takes: 5 min, per: item, fails: 100%}
        """
        for order in ("in turn", "side by side"):
            told = Told(scenario(flow.replace("ORDER", order), staff=self.STAFF, case="items: [a, b, c]"))
            assert told.visits("look at b") == [
                (0, "03-02 09:15:00", "03-02 09:25:00"),
                (0, "03-02 10:00:00", "03-02 10:10:00"),
            ]

    def test_before_counts_among_the_items_of_the_round(self):
        """a waits for c, but not in a round of which c is no part."""
        flow = """
        - until_passed: item
          in_batches_of: 1
          at_most: 1
          otherwise: [{wait: moment, for: 0 min}]
          do:
            - each: item
              order: side by side
              before: {a: [c]}
              do: [{step: "look at {item}", by: "reviewer of {item}", takes: 10 min}]
            - {step: check, by: reviewer of a, takes: 5 min, per: item, fails: 100%}
        """
        told = Told(scenario(flow, staff=self.STAFF, case="items: [a, b, c]"))
        assert told.visits("look at a") == [(0, "03-02 09:00:00", "03-02 09:10:00")]
        assert told.ends == [(0, "03-02 09:45:00", "granted")]

    def test_counted_items(self):
        """Three items in turn at one window, 10 min each."""
        told = Told(
            scenario("- {each: item, do: [{step: check, by: window, takes: 10 min}]}", case="items: 3"),
        )
        assert told.ends == [(0, "03-02 09:30:00", "granted")]

    def test_per_item(self):
        """One step `per: item` over three items: three times 10 min at a stretch."""
        told = Told(scenario("- {step: check, by: window, takes: 10 min, per: item}", case="items: 3"))
        assert told.visits("check") == [(0, "03-02 09:00:00", "03-02 09:30:00")]

    @pytest.mark.parametrize(("order", "end"), [("in turn", "09:20:00"), ("side by side", "09:20:00")])
    def test_an_item_that_ends_the_case(self, order: str, end: str):
        """a is refused at 09:10. In turn, b and c are not begun; side by side they end first, at 09:20."""
        flow = f"""
        - each: item
          order: {order}
          do:
            - {{step: "review {{item}}", by: "reviewer of {{item}}", takes: 20 min}}
            - {{finish: refused}}
        - {{step: after all, by: reviewer of a, takes: 20 min}}
        """
        told = Told(scenario(flow, staff=self.STAFF, case="items: [a, b, c]"))
        assert told.ends == [(0, f"03-02 {end}", "refused")]
        assert told.visits("after all") == []
        assert len(told.visits("review b")) == (order == "side by side")

    def test_an_item_that_ends_the_case_keeps_back_those_that_wait_for_it(self):
        """a waits for c, which is refused at 09:30: a is never begun."""
        flow = """
        - each: item
          order: side by side
          before: {a: [c]}
          do:
            - {step: "review {item}", by: "reviewer of {item}", takes: 30 min}
            - {finish: refused}
        """
        told = Told(scenario(flow, staff=self.STAFF, case="items: [a, b, c]"))
        assert told.visits("review a") == []
        assert told.ends == [(0, "03-02 09:30:00", "refused")]


class TestParallel:
    """Branches and their join."""

    FLOW = """
    - parallel: opinions
      ORDER
      branches:
        fire: [{step: fire, by: fire desk, takes: 20 min}]
        water: [{step: water, by: water desk, takes: 50 min}]
    - {step: decide, by: fire desk, takes: 10 min}
    """
    STAFF = "fire desk: {count: 1}, water desk: {count: 1}"

    def test_joins_when_the_last_is_through(self):
        """20 and 50 min from 09:00: the decision is 09:50-10:00."""
        told = Told(scenario(self.FLOW.replace("ORDER", "order: side by side"), staff=self.STAFF))
        assert told.visits("decide") == [(0, "03-02 09:50:00", "03-02 10:00:00")]

    def test_critical_path(self):
        """The lead time of 60 min is 50 + 10 min of work; the effort is 80."""
        told = Told(scenario(self.FLOW.replace("ORDER", "order: side by side"), staff=self.STAFF))
        assert told.value(Measure.PATH_STAFF_WORK) == 60 * 60
        assert told.value(Measure.STAFF_EFFORT) == 80 * 60

    def test_in_turn(self):
        """Fire 09:00-09:20, water 09:20-10:10, the decision 10:10-10:20."""
        told = Told(scenario(self.FLOW.replace("ORDER", "order: in turn"), staff=self.STAFF))
        assert told.visits("water") == [(0, "03-02 09:20:00", "03-02 10:10:00")]
        assert told.ends == [(0, "03-02 10:20:00", "granted")]

    def test_a_refused_branch_lets_the_others_end(self):
        """Fire refuses at 09:20. Water goes on until 09:50; then the case is over, and nobody decides."""
        told = Told(
            scenario(
                """
                - parallel: opinions
                  branches:
                    fire: [{step: fire, by: fire desk, takes: 20 min}, {finish: refused}]
                    water: [{step: water, by: water desk, takes: 50 min}]
                - {step: decide, by: fire desk, takes: 10 min}
                """,
                staff=self.STAFF,
            )
        )
        assert told.visits("decide") == []
        assert told.ends == [(0, "03-02 09:50:00", "refused")]

    def test_a_refused_branch_does_not_cut_a_fork_in_another(self):
        """Fire refuses at 09:20. Water's own fork is joined at 09:30, and water goes on until 09:50."""
        told = Told(
            scenario(
                """
                - parallel: opinions
                  branches:
                    fire: [{step: fire, by: fire desk, takes: 20 min}, {finish: refused}]
                    water:
                      - parallel: inner
                        branches:
                          one: [{step: one, by: water desk, takes: 30 min}]
                          two: [{wait: two, for: 10 min}]
                      - {step: water, by: water desk, takes: 20 min}
                """,
                staff=self.STAFF,
            )
        )
        assert told.visits("water") == [(0, "03-02 09:30:00", "03-02 09:50:00")]
        assert told.ends == [(0, "03-02 09:50:00", "refused")]


class TestUntilPassed:
    """Corrections."""

    def told(self, rule: str, fails: str, per: str = "", case: str = "") -> Told:
        """A check of 10 min, and 5 min to correct what failed."""
        flow = f"""
        - {rule}
          do:
            - {{step: check, by: window, takes: 10 min, fails: {fails}{per}}}
            - {{step: correct, only: failed, by: window, takes: 5 min{per}}}
        - {{step: hand out, by: window, takes: 1 min}}
        """
        return Told(scenario(flow, case=case))

    def test_what_never_fails_goes_through_once(self):
        """One check, no correction, then 09:10-09:11."""
        told = self.told("until_passed: case", "0%")
        assert told.visits("correct") == []
        assert told.visits("hand out") == [(0, "03-02 09:10:00", "03-02 09:11:00")]

    def test_what_always_fails_is_refused_after_the_last_round(self):
        """Three rounds of 15 min: refused at 09:45."""
        told = self.told("until_passed: case\n          at_most: 3", "100%")
        assert len(told.visits("check")) == 3
        assert told.visits("hand out") == []
        assert told.ends == [(0, "03-02 09:45:00", "refused")]
        assert told.value(Measure.CORRECTIONS) == 3

    def test_otherwise(self):
        """What still fails after two rounds goes to the manager, and then on."""
        told = self.told(
            "until_passed: case\n          at_most: 2\n"
            "          otherwise: [{step: manager, by: window, takes: 30 min}]",
            "100%",
        )
        assert told.visits("manager") == [(0, "03-02 09:30:00", "03-02 10:00:00")]
        assert told.ends == [(0, "03-02 10:01:00", "granted")]

    def test_items_in_batches(self):
        """Five items by twos, nothing fails: 20, 20 and 10 min."""
        told = self.told("until_passed: item\n          in_batches_of: 2", "0%", ", per: item", "items: 5")
        assert told.visits("check") == [
            (0, "03-02 09:00:00", "03-02 09:20:00"),
            (0, "03-02 09:20:00", "03-02 09:40:00"),
            (0, "03-02 09:40:00", "03-02 09:50:00"),
        ]

    def test_items_that_fail_come_again_with_the_others(self):
        """Five items by twos, all fail, twice each: 12, 34, 51, 23, 45.

        Each round takes 2 x 10 min to check and 2 x 5 min to correct: five rounds of half an hour.
        """
        told = self.told(
            "until_passed: item\n          in_batches_of: 2\n          at_most: 2", "100%", ", per: item", "items: 5"
        )
        assert [start for _, start, _ in told.visits("check")] == [
            "03-02 09:00:00",
            "03-02 09:30:00",
            "03-02 10:00:00",
            "03-02 10:30:00",
            "03-02 11:00:00",
        ]
        assert told.ends == [(0, "03-02 11:30:00", "refused")]
        assert told.value(Measure.CORRECTIONS) == 10

    def test_a_step_for_what_passed(self):
        """Nothing passes, so the step for what passed is left out."""
        flow = """
        - until_passed: item
          at_most: 1
          do:
            - {step: check, by: window, takes: 10 min, fails: 100%, per: item}
            - {step: stamp, only: passed, by: window, takes: 5 min, per: item}
        """
        told = Told(scenario(flow, case="items: 2"))
        assert told.visits("stamp") == []

    def test_every_item_passed_or_failed(self):
        """Of twenty items some are stamped, a minute each, and all others corrected (fixed seed)."""
        flow = """
        - until_passed: item
          at_most: 1
          do:
            - {step: check, by: window, takes: 1 min, fails: 50%, per: item}
            - {step: stamp, only: passed, by: window, takes: 1 min, per: item}
            - {step: correct, only: failed, by: window, takes: 1 min, per: item}
        """
        told = Told(scenario(flow, case="items: 20"))
        failed = told.value(Measure.CORRECTIONS)
        assert 0 < failed < 20
        assert [visit[7] / 60 for visit in told.records.visits.tolist()] == [20, 20 - failed, failed]

    def test_loops_inside_loops(self):
        """Each of two items is corrected by itself: fails twice (2 x 15 min), then the next."""
        flow = """
        - each: item
          do:
            - until_passed: case
              at_most: 2
              otherwise: [{step: give in, by: window, takes: 1 min}]
              do:
                - {step: check, by: window, takes: 10 min, fails: 100%}
                - {step: correct, only: failed, by: window, takes: 5 min}
        """
        told = Told(scenario(flow, case="items: 2"))
        assert told.visits("give in") == [
            (0, "03-02 09:30:00", "03-02 09:31:00"),
            (0, "03-02 10:01:00", "03-02 10:02:00"),
        ]


class TestChoose:
    """Ways by attribute or chance."""

    @pytest.mark.parametrize(
        ("condition", "way"),
        [
            ("area > 500", "large"),
            ("area >= 600", "large"),
            ("area is 600", "large"),
            ("area > 600", "small"),
            ("area < 600", "small"),
            ("area <= 600", "large"),
            ("area is not 600", "small"),
        ],
    )
    def test_by_attribute(self, condition: str, way: str):
        """A case of 600 square metres goes the way whose condition holds."""
        told = Told(
            scenario(
                f"""
                - choose: size
                  options: [{{when: {condition}, do: [{{step: large, by: window, takes: 10 min}}]}}]
                  otherwise: [{{step: small, by: window, takes: 20 min}}]
                """,
                case="attributes: {area: 600}",
            )
        )
        assert told.visited("large" if way == "large" else "small") == [0]
        assert told.visited("small" if way == "large" else "large") == []

    def test_by_word(self):
        """Every case lies outside."""
        told = Told(
            scenario(
                """
                - choose: place
                  options:
                    - {when: zone is inside, do: [{step: inside, by: window, takes: 10 min}]}
                    - {when: zone is not inside, do: [{step: outside, by: window, takes: 10 min}]}
                """,
                case="attributes: {zone: one of inside 0% outside 100%}",
            )
        )
        assert told.visited("outside") == [0]

    def test_by_a_chance_of_everything(self):
        """100 % take the first way; nothing follows it, so they go on behind the choice."""
        told = Told(
            scenario(
                """
                - choose: way
                  options: [{chance: 100%, do: [{step: first, by: window, takes: 10 min}]}]
                - {step: second, by: window, takes: 10 min}
                """
            )
        )
        assert told.visits("second") == [(0, "03-02 09:10:00", "03-02 09:20:00")]

    def test_by_no_chance_at_all(self):
        """0 % take the way, all go on behind the choice at once."""
        told = Told(
            scenario(
                """
                - choose: way
                  options: [{chance: 0%, do: [{step: first, by: window, takes: 10 min}]}]
                - {step: second, by: window, takes: 10 min}
                """
            )
        )
        assert told.visits("second") == [(0, "03-02 09:00:00", "03-02 09:10:00")]


class TestRepeat:
    """The same again."""

    def test_times(self):
        """Three times 10 min."""
        told = Told(scenario("- {repeat: call, times: 3, do: [{step: call, by: window, takes: 10 min}]}"))
        assert told.ends == [(0, "03-02 09:30:00", "granted")]

    def test_again_at_most(self):
        """Always again, at most four times: 40 min."""
        told = Told(
            scenario("- {repeat: call, again: 100%, at_most: 4, do: [{step: ring, by: window, takes: 10 min}]}")
        )
        assert told.ends == [(0, "03-02 09:40:00", "granted")]

    def test_never_again(self):
        """Once."""
        told = Told(scenario("- {repeat: call, again: 0%, do: [{step: ring, by: window, takes: 10 min}]}"))
        assert told.ends == [(0, "03-02 09:10:00", "granted")]

    def test_a_case_that_ends_inside(self):
        """Withdrawn in the first of three rounds."""
        told = Told(
            scenario(
                """
                - repeat: call
                  times: 3
                  do: [{step: ring, by: window, takes: 10 min}, {finish: withdrawn}]
                """
            )
        )
        assert told.ends == [(0, "03-02 09:10:00", "withdrawn")]
        assert told.value(Measure.WITHDRAWN) == 1


class TestAfterwards:
    """Inspections after the decision."""

    FLOW = """
    - {step: approve, by: window, takes: 10 min}
    - afterwards: inspection
      after: 1 workday
      counting: open hours
      do:
        - {step: inspect, by: inspector, takes: 60 min}
        - choose: breach
          options:
            - chance: BREACH
              do:
                - revoke: [{step: approve again, by: window, takes: 30 min}]
    """
    STAFF = "window: {count: 1}, inspector: {count: 1}"

    def test_costs_no_lead_time(self):
        """Over at 09:10; inspected 6.5 open hours later, Tuesday 09:10-10:10."""
        told = Told(scenario(self.FLOW.replace("BREACH", "0%"), staff=self.STAFF))
        assert told.ends == [(0, "03-02 09:10:00", "granted")]
        assert told.visits("inspect") == [(0, "03-03 09:10:00", "03-03 10:10:00")]
        assert told.value(Measure.LEAD_TIME_MEAN) == 600
        assert told.value(Measure.STAFF_EFFORT) == 600
        assert told.value(Measure.STAFF_EFFORT_AFTERWARDS) == 3600
        assert told.value(Measure.UTILISATION, "inspector") == pytest.approx(60 / (5 * 390))

    def test_revoke(self):
        """Revoked at 10:10 on Tuesday, approved again 10:10-10:40; the lead time stays."""
        told = Told(scenario(self.FLOW.replace("BREACH", "100%"), staff=self.STAFF))
        assert told.ends == [(0, "03-02 09:10:00", "granted")]
        assert told.visits("approve again") == [(0, "03-03 10:10:00", "03-03 10:40:00")]
        assert told.value(Measure.REVOKED) == 1
        assert told.value(Measure.STAFF_EFFORT_AFTERWARDS) == 90 * 60
        assert told.value(Measure.STEPS) == 1

    def test_what_is_found_afterwards_does_not_change_the_decision(self):
        """The inspection refuses at 09:20; the case was granted at 10:10, and all its steps were gone through."""
        told = Told(
            scenario(
                """
                - afterwards: inspection
                  do: [{step: inspect, by: inspector, takes: 20 min}, {finish: refused}]
                - parallel: opinions
                  branches:
                    one: [{step: approve, by: window, takes: 60 min}]
                    two: [{wait: two, for: 10 min}]
                - {step: hand out, by: window, takes: 10 min}
                """,
                staff=self.STAFF,
            )
        )
        assert told.ends == [(0, "03-02 10:10:00", "granted")]

    def test_a_fork_afterwards_is_joined_though_the_case_is_over(self):
        """Granted at 09:00; what is done side by side afterwards (09:20) is followed by what comes behind it."""
        told = Told(
            scenario(
                """
                - afterwards: inspection
                  do:
                    - parallel: both
                      branches:
                        one: [{step: inspect, by: inspector, takes: 20 min}]
                        two: [{wait: two, for: 10 min}]
                    - {step: report, by: inspector, takes: 10 min}
                - {finish: granted}
                """,
                staff=self.STAFF,
            )
        )
        assert told.visits("report") == [(0, "03-02 09:20:00", "03-02 09:30:00")]

    def test_is_waited_for_at_the_end(self):
        """The run goes on until inspections of measured cases are over: here three weeks after the horizon."""
        flow = self.FLOW.replace("BREACH", "0%").replace("1 workday", "20 workdays")
        told = Told(scenario(flow, staff=self.STAFF))
        assert told.visits("inspect") == [(0, "03-30 09:10:00", "03-30 10:10:00")]
        assert told.value(Measure.STAFF_EFFORT_AFTERWARDS) == 3600


class TestFollow:
    """Flows written once."""

    def test_is_gone_through_where_it_stands(self):
        """Followed twice with a step between: 10, 5, 10 min."""
        told = Told(
            scenario(
                """
                - {follow: greeting}
                - {step: talk, by: window, takes: 5 min}
                - {follow: greeting}
                """,
                more="""
                flows:
                  greeting: [{step: greet, by: window, takes: 10 min}]
                """,
            )
        )
        assert told.visits("greet") == [
            (0, "03-02 09:00:00", "03-02 09:10:00"),
            (0, "03-02 09:15:00", "03-02 09:25:00"),
        ]
