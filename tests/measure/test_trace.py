"""The days of one case, worked by hand, and beside the time ledger. Monday is the 2nd of March 2026."""

from __future__ import annotations

import numpy as np
import pytest
from told import ALWAYS, clock, scenario

from sim.engine.records import Records
from sim.engine.simulate import simulate
from sim.measure.case_path import path_of
from sim.measure.catalogue import PATH, Measure
from sim.measure.frame import Frame
from sim.measure.ledger import ledger
from sim.measure.trace import CaseTrace, trace_of
from sim.scenario.flow import Outcome
from sim.scenario.library import shipped
from sim.scenario.load import load
from sim.scenario.model import Scenario

PEOPLE = "window: {count: 1}, clerk: {count: 1, per: case, role: applicant}"
WORDS = {
    Measure.PATH_APPLICANT_WORK: "applicant",
    Measure.PATH_TRAVEL: "travel",
    Measure.PATH_QUEUE: "queue",
    Measure.PATH_STAFF_WORK: "staff",
    Measure.PATH_WAITING: "waiting",
    Measure.PATH_CLOSED: "closed",
}


def traced(made: Scenario, number: int = 1) -> CaseTrace:
    return trace_of(simulate(made, "only", 1, 0), "only", "visit", number)


def stretches(trace: CaseTrace, first_day) -> list[tuple[str, str, str, str]]:
    return [
        (clock(first_day, s.start)[:-3], clock(first_day, s.end)[6:-3], WORDS[s.kind], s.what) for s in trace.stretches
    ]


def test_a_day_and_a_half_worked_by_hand():
    """Preparing 2 h from Monday 15:30 pauses at 17:00; the second of two cases queues 40 min for the window."""
    made = scenario(
        """
        - {step: prepare, by: clerk, takes: 2 h}
        - trip: hall
          by: clerk
          takes: 30 min
          do:
            - at: window
              do:
                - {step: check, takes: 40 min}
        - {wait: ink, for: 20 min}
        - {step: sign, by: window, takes: 3 h}
        """,
        on="2026-03-02 15:30, 2026-03-02 15:30",
        staff=PEOPLE,
    )
    trace = traced(made, number=2)
    assert stretches(trace, made.horizon.start) == [
        ("03-02 15:30", "17:00", "applicant", "prepare"),
        ("03-02 17:00", "09:00", "closed", "prepare"),
        ("03-03 09:00", "09:30", "applicant", "prepare"),
        ("03-03 09:30", "10:00", "travel", "hall"),
        ("03-03 10:00", "10:40", "queue", "window"),
        ("03-03 10:40", "11:20", "staff", "check"),
        ("03-03 11:20", "11:50", "travel", "hall"),
        ("03-03 11:50", "12:10", "waiting", "ink"),
        ("03-03 12:10", "13:30", "closed", "sign"),
        ("03-03 13:30", "16:00", "queue", "sign"),
        ("03-03 16:00", "17:00", "staff", "sign"),
        ("03-03 17:00", "09:00", "closed", "sign"),
        ("03-04 09:00", "11:00", "staff", "sign"),
    ]
    assert (trace.outcome, trace.items, trace.case_number) == (Outcome.GRANTED, 1, 2)
    assert trace.finished == trace.end == trace.stretches[-1].end
    assert trace.spent(Measure.PATH_STAFF_WORK) == 220 * 60
    told = [(v.name, v.count, v.spent // 60, v.queued // 60, v.is_way_back) for v in trace.visits]
    assert told == [
        ("prepare", 1, 120, 0, False),
        ("hall", 1, 30, 0, False),
        ("window", 1, 40, 0, False),
        ("check", 1, 40, 0, False),
        ("hall", 1, 30, 0, True),
        ("ink", 1, 20, 0, False),
        ("sign", 1, 180, 150, False),
    ]
    assert [need.pool for need in trace.visits[3].by] == ["window"]
    kinds = ["applicant", "travel", "queue", "staff", "travel", "waiting", "staff"]
    assert [WORDS[visit.kind] for visit in trace.visits] == kinds


class TestFolding:
    """What repeats itself is told once."""

    def test_one_step_for_many_items(self):
        """Ten items one after the other, then all at once: a line each, the number of items behind it."""
        made = scenario(
            """
            - each: item
              do:
                - {step: prepare, by: clerk, takes: 6 min}
            - {step: check, per: item, by: window, takes: 2 min}
            """,
            case="items: 10",
            staff=PEOPLE,
        )
        trace = traced(made)
        assert [(v.name, v.count, v.spent) for v in trace.visits] == [("prepare", 10, 3600), ("check", 10, 1200)]

    def test_several_steps_in_turn_for_many_items(self):
        """Filling in and checking in turn for five items: two lines, from the first to the last."""
        made = scenario(
            """
            - each: item
              do:
                - {step: prepare, by: clerk, takes: 6 min}
                - {step: check, by: window, takes: 2 min}
            """,
            case="items: 5",
            staff=PEOPLE,
        )
        prepare, check = traced(made).visits
        assert (prepare.count, check.count) == (5, 5)
        assert (prepare.finished, check.started) == (prepare.started + 38 * 60, prepare.started + 6 * 60)

    def test_rounds_of_corrections_stay_apart(self):
        """Going to the hall again is not the same trip."""
        made = scenario(
            """
            - until_passed: item
              in_batches_of: 2
              do:
                - trip: hall
                  by: clerk
                  takes: 10 min
                  do:
                    - {step: check, per: item, by: window, takes: 2 min, fails: 0%}
            """,
            case="items: 4",
            staff=PEOPLE,
        )
        assert [(v.name, v.count) for v in traced(made).visits] == [("hall", 1), ("check", 2), ("hall", 1)] * 2

    @pytest.mark.parametrize(("length", "lines"), [(8, 8), (9, 18)])
    def test_long_bodies_are_told_visit_by_visit(self, length: int, lines: int):
        """Eight steps for two items in turn make eight lines, nine steps eighteen."""
        steps = "".join(f"    - {{step: s{k}, by: window, takes: 1 min}}\n" for k in range(length))
        made = scenario(f"- each: item\n  do:\n{steps}", case="items: 2", staff=PEOPLE)
        assert len(traced(made).visits) == lines

    def test_what_the_case_does_between_its_items_is_told_in_its_place(self):
        """Filing for the whole case between two rounds of one item each: not one body gone through twice."""
        made = scenario(
            """
            - {step: take in, by: window, takes: 2 min}
            - {step: sort, by: window, takes: 2 min}
            - until_passed: item
              in_batches_of: 1
              do:
                - each: item
                  do:
                    - {step: check, by: window, takes: 2 min, fails: 0%}
                - {step: file, by: window, takes: 1 min}
            """,
            case="items: 2",
            staff=PEOPLE,
        )
        names = [v.name for v in traced(made).visits]
        assert names == ["take in", "sort", "check", "file", "check", "file"]


def test_visits_are_told_in_the_order_in_which_they_began():
    """Both parts ask at 09:00; the one of the file's first branch begins when its people come, at ten."""
    made = scenario(
        """
        - parallel: both
          branches:
            one: [{step: late, by: expert, takes: 10 min}]
            two: [{wait: moment, for: 1 min}, {step: early, by: window, takes: 10 min}]
        """,
        staff="window: {count: 1}, expert: {count: 1, shifts: {10:00-12:00: 1}}",
    )
    assert [visit.name for visit in traced(made).visits] == ["moment", "early", "late"]


def test_work_lies_in_the_hours_of_who_does_it():
    """Two hours of an expert who is there from ten to eleven, in a hall that is open all day."""
    made = scenario(
        "- {step: examine, by: expert, takes: 2 h}",
        on="2026-03-02 10:00",
        staff="expert: {count: 1, shifts: {10:00-11:00: 1}}",
    )
    assert stretches(traced(made), made.horizon.start) == [
        ("03-02 10:00", "11:00", "staff", "examine"),
        ("03-02 11:00", "10:00", "closed", "examine"),
        ("03-03 10:00", "11:00", "staff", "examine"),
    ]


def test_a_case_that_is_through_at_once():
    """In the first second of all: it is over, without a stretch."""
    made = scenario("- {wait: nothing, for: 0 min}", on="2026-03-02 00:00", calendar=ALWAYS)
    trace = traced(made)
    assert (trace.arrived, trace.finished, trace.outcome, trace.stretches) == (0, 0, Outcome.GRANTED, ())


def test_what_comes_after_the_decision_is_marked_and_not_on_the_path():
    """The inspection a day later is a visit, but no stretch."""
    made = scenario(
        """
        - {step: approve, by: window, takes: 10 min, decides: yes}
        - afterwards: inspection
          after: 1 day
          do:
            - {step: inspect, by: window, takes: 1 h}
        """
    )
    trace = traced(made)
    assert [s.what for s in trace.stretches] == ["approve"]
    assert [(v.name, v.is_afterwards) for v in trace.visits] == [
        ("approve", False),
        ("inspection", True),
        ("inspect", True),
    ]


class TestUnfinished:
    """A case that is not through at the end of the simulation is told up to then."""

    HORIZON = "{start: 2026-03-02, length: 1 workday, run_out: 1 workday}"

    def test_a_wait_that_does_not_end(self):
        """Along the part that it was waiting for last."""
        made = scenario(
            """
            - {step: take in, by: window, takes: 10 min}
            - parallel: two
              branches:
                quick:
                  - {step: look, by: window, takes: 10 min}
                slow:
                  - {wait: notice, for: 90 days}
            """,
            horizon=self.HORIZON,
        )
        trace = traced(made)
        assert (trace.finished, trace.outcome) == (None, None)
        assert [(WORDS[s.kind], s.what) for s in trace.stretches] == [("staff", "take in"), ("waiting", "notice")]
        assert trace.end == 2 * 86_400
        assert [(v.name, v.finished is None) for v in trace.visits if v.name in ("look", "notice")] == [
            ("look", False),
            ("notice", True),
        ]

    def test_of_two_waits_the_first(self):
        """Nobody knows which of them the case will have to wait for."""
        made = scenario(
            """
            - parallel: two
              branches:
                one: [{wait: notice, for: 90 days}]
                two: [{wait: post, for: 90 days}]
            """,
            horizon=self.HORIZON,
        )
        assert [s.what for s in traced(made).stretches] == ["notice"]

    def test_a_queue_that_does_not_end(self):
        """The second case queues for a window that the first one holds for good, and soon waits for post besides."""
        made = scenario(
            """
            - parallel: two
              branches:
                one: [{at: window, do: [{step: read, takes: 500 workdays}]}]
                two: [{wait: moment, for: 1 min}, {wait: post, for: 90 days}]
            """,
            on="{cohort: 2, on: 2026-03-02 09:00}",
            horizon=self.HORIZON,
        )
        second = traced(made, number=2).stretches
        assert {(WORDS[s.kind], s.what) for s in second} == {("queue", "window"), ("closed", "window")}

    def test_work_that_is_cut_off(self):
        """Of three days of work, one open day is done; the night is closed."""
        trace = traced(scenario("- {step: read, by: window, takes: 3 workdays}", horizon=self.HORIZON))
        assert trace.spent(Measure.PATH_STAFF_WORK) == 2 * 6.5 * 3600
        (read,) = trace.visits
        assert (read.finished, read.spent) == (None, 2 * 6.5 * 3600)

    def test_parts_that_wait_for_others(self):
        """Of items of which one comes before the other, both are on the path of the second."""
        made = scenario(
            """
            - each: item
              order: side by side
              before: {b: [a]}
              do:
                - {step: "read {item}", by: window, takes: 2 h}
                - {wait: "dry {item}", for: 1 day}
            """,
            case="items: [a, b]",
            horizon=self.HORIZON,
        )
        trace = traced(made)
        names = [s.what for s in trace.stretches if s.kind is not Measure.PATH_CLOSED]
        assert names[:3] == ["read a", "dry a", "read b"]
        assert all(names)


def test_a_case_that_is_not_there():
    """Numbers begin with 1."""
    records = simulate(scenario("- {wait: a while, for: 1 h}"), "only", 1, 0)
    for number in (0, 2):
        with pytest.raises(IndexError):
            trace_of(records, "only", "visit", number)


def check_paths(records: Records, case_type: int) -> int:
    """Paths have no gap and add up to the ledger, part by part; gives how many were looked at."""
    frame = Frame(records)
    parts = ledger(frame)
    own = np.flatnonzero((frame.types == case_type) & (frame.arrived < records.window[1]))
    for case in own.tolist():
        at = frame.arrived[case]
        path = path_of(frame, case)
        for stretch in path:
            assert stretch.start == at
            assert stretch.end > stretch.start
            at = stretch.end
        if frame.finished[case] >= 0:
            assert at == frame.finished[case]
            for part in PATH:
                assert sum(s.seconds for s in path if s.kind is part) == parts[part][case]
    return len(own)


@pytest.mark.slow
@pytest.mark.parametrize("name", [summary.name for summary in shipped()])
def test_the_path_of_every_case_adds_up_to_its_ledger(name):
    """To the second, for the subject of every shipped scenario in two replications."""
    made = load(name, ["horizon.length=10 workdays", "horizon.run_out=20 workdays"])
    for process in made.processes:
        for replication in range(1 if made.reforms else 2):
            records = simulate(made, process, 3, replication)
            assert check_paths(records, records.case_types.index(made.subject))
