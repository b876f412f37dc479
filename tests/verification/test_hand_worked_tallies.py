"""Counts and stopwatches worked out by hand: what is counted, of whom, and how long."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pytest

from reports.phrase import Language
from reports.run_report import run_report
from reports.terminal import render_text
from sim.experiment.compare import compare
from sim.experiment.runner import Runner
from sim.measure.catalogue import Measure
from sim.measure.values import Key
from sim.scenario.load import load_text
from tests.told import ALWAYS, Told, scenario

HOUR = 3600.0
TWO = "2026-03-02 09:00, 2026-03-02 10:00"


def test_each_passing_adds_one():
    """Two cases that pass twice each: two a case, four in all; what nobody reaches is nothing."""
    told = Told(
        scenario(
            """
            - repeat: rounds
              times: 2
              do: [{count: round}]
            - choose: never
              options: [{chance: 0%, do: [{count: missed}]}]
            - {step: serve, by: window, takes: 10 min}
            """,
            on=TWO,
        )
    )
    assert told.value(Measure.TALLY, "round") == 2
    assert told.value(Measure.TALLY_TOTAL, "round") == 4
    assert told.value(Measure.TALLY, "missed") == 0
    assert told.ends == [(0, "03-02 09:10:00", "granted"), (1, "03-02 10:10:00", "granted")]


def test_a_case_is_counted_once_as_a_share_of_the_cases():
    """Those of five cases that are large pass three times, and count once."""
    told = Told(
        scenario(
            """
            - choose: size
              options:
                - when: area > 100
                  do: [{repeat: r, times: 3, do: [{count: large, share_of: cases}]}]
            - {step: serve, by: window, takes: 10 min}
            """,
            on=", ".join(f"2026-03-0{day} 09:00" for day in range(2, 7)),
            case="attributes: {area: one of 50 50% 200 50%}",
        )
    )
    large = sum(told.records.visits[:, 1] == _number(told, "large")) / 3
    assert 0 < large < 5
    assert told.value(Measure.TALLY_SHARE, "large") == large / 5
    assert told.value(Measure.TALLY_TOTAL, "large") == large


def test_items_are_counted_each_for_itself():
    """All three items are seen twice, one of them is big, and a case passes with all of its items."""
    told = Told(
        scenario(
            """
            - {count: filed, share_of: items}
            - each: item
              do:
                - {count: seen, share_of: items}
                - count: looks
                - {count: seen, share_of: items}
            - each: [big]
              do: [{count: "{item} ones", share_of: items}]
            - {step: serve, by: window, takes: 10 min}
            """,
            case="items: [big, small, tiny]",
            on=TWO,
        )
    )
    assert told.value(Measure.TALLY_SHARE, "filed") == 1
    assert told.value(Measure.TALLY_SHARE, "seen") == 1
    assert told.value(Measure.TALLY_TOTAL, "seen") == 6
    assert told.value(Measure.TALLY, "looks") == 3
    assert told.value(Measure.TALLY_SHARE, "big ones") == pytest.approx(1 / 3)
    assert (Measure.TALLY_SHARE, "small ones") not in told.measured.values


def test_of_a_case_with_one_item_all_is_counted():
    """One of one: the whole share."""
    told = Told(scenario("- {count: filed, share_of: items}\n- {step: serve, by: window, takes: 10 min}"))
    assert told.value(Measure.TALLY_SHARE, "filed") == 1


def test_a_stopwatch_runs_on_the_calendar_and_over_closing():
    """From 16:30 an hour of work: half of it the next morning, seventeen hours in all."""
    told = Told(
        scenario(
            """
            - {step: before, by: window, takes: 30 min}
            - stopwatch: open file
              do: [{step: serve, by: window, takes: 1 h}]
            - {wait: after, for: 5 h}
            """,
            on="2026-03-02 16:00",
        )
    )
    assert told.visits("open file") == [(0, "03-02 16:30:00", "03-03 09:30:00")]
    assert told.value(Measure.STOPWATCH, "open file") == 17 * HOUR


def test_passes_of_a_stopwatch_add_up_and_items_side_by_side_too():
    """Twice an hour in turn; three items of two hours side by side."""
    told = Told(
        scenario(
            """
            - repeat: rounds
              times: 2
              do:
                - stopwatch: in turn
                  do: [{wait: w, for: 1 h}]
            - each: item
              order: side by side
              do:
                - stopwatch: side by side
                  do: [{wait: v, for: 2 h}]
            """,
            case="items: 3",
            calendar=ALWAYS,
        )
    )
    assert told.value(Measure.STOPWATCH, "in turn") == 2 * HOUR
    assert told.value(Measure.STOPWATCH, "side by side") == 6 * HOUR
    assert told.value(Measure.LEAD_TIME_MEAN) == 4 * HOUR


def test_a_finish_inside_stops_the_watch():
    """The case ends after one hour of the two; a watch around both, and at a counter, stops as well."""
    told = Told(
        scenario(
            """
            - stopwatch: outer
              do:
                - {wait: first, for: 30 min}
                - at: window
                  do:
                    - stopwatch: inner
                      do:
                        - {step: begin, takes: 1 h}
                        - choose: c
                          options: [{chance: 100%, do: [{finish: refused}]}]
                        - {step: go on, takes: 1 h}
            """
        )
    )
    assert told.ends == [(0, "03-02 10:30:00", "refused")]
    assert told.value(Measure.STOPWATCH, "inner") == HOUR
    assert told.value(Measure.STOPWATCH, "outer") == 1.5 * HOUR


def test_what_happens_after_the_decision_is_counted_as_well():
    """An inspection two days later, of one hour."""
    told = Told(
        scenario(
            """
            - {step: serve, by: window, takes: 10 min, decides: yes}
            - afterwards: inspection
              after: 2 days
              counting: calendar time
              do:
                - count: inspected
                - stopwatch: inspecting
                  do: [{step: inspect, by: window, takes: 1 h}]
            """
        )
    )
    assert told.value(Measure.TALLY, "inspected") == 1
    assert told.value(Measure.STOPWATCH, "inspecting") == HOUR


def test_counting_and_timing_change_nothing_else():
    """With and without them, every other measure is the same."""
    flow = """
        - {step: look, by: window, takes: 5..10 min}
        - repeat: rounds
          again: 50%
          do: [{step: serve, by: window, takes: 5..20 min}]
        """
    counting = """
        - stopwatch: all of it
          do:
            - {step: look, by: window, takes: 5..10 min}
            - repeat: rounds
              again: 50%
              do:
                - {step: serve, by: window, takes: 5..20 min}
                - count: served
        """
    arrivals = "{rate: 20 per workday}"
    without = Told(scenario(flow, on=arrivals)).measured.values
    within = Told(scenario(counting, on=arrivals)).measured.values
    assert len(within) == len(without) + 3
    for key, value in without.items():
        assert within[key] == value or (math.isnan(value) and math.isnan(within[key])), key


def test_what_only_one_process_counts_is_nothing_in_the_other():
    """One a case in the old process, none in the new: a difference of minus one, of the hour too."""
    comparison = compare(load_text(TWO_PROCESSES), seed=1, replications=2)
    for measure, name, amount in ((Measure.TALLY, "lapsed", 1), (Measure.STOPWATCH, "closed", HOUR)):
        assert comparison.estimate("old", measure, name).mean == amount
        assert comparison.estimate("new", measure, name).mean == 0
        assert comparison.difference("new", measure, name).estimate.mean == -amount
    assert comparison.estimate("old", Measure.TALLY_TOTAL, "lapsed").mean == 2
    assert [check.verdict.value for check in comparison.claims] == ["holds"] * 6


TWO_PROCESSES = """
title: Counted in one process only
calendar: {days: mon-sun, hours: around the clock, holidays: none}
horizon: {start: 2026-03-02, length: 5 workdays}
staff: {window: {count: 2}}
cases:
  visit: {arrivals: {on: [2026-03-02 09:00, 2026-03-02 10:00]}}
processes:
  old:
    visit:
      - follow: late
  new:
    visit:
      - {step: serve, by: window, takes: 1 h}
flows:
  late:
    - count: lapsed
    - stopwatch: closed
      do: [{step: serve, by: window, takes: 1 h}]
claims:
  - {measure: count of lapsed, old: 1, new: 0, reduction: 100%, origin: assumed}
  - {measure: total of lapsed, old: 2, origin: assumed}
  - {measure: time of closed, old: 1 h, origin: assumed}
  - {measure: lead time, increase: 0%, origin: assumed}
"""


def _number(told: Told, name: str) -> int:
    return next(node.number for node in told.records.nodes if node.name == name)


CUT_OFF = """\
title: An inspection that the end of the run cuts off
calendar: {days: mon-sun, hours: around the clock, holidays: none}
horizon: {start: 2026-03-02, length: 1 workday, run_out: 2 workdays}
staff: {window: {count: 1}}
cases: {visit: {arrivals: {on: [2026-03-02 09:00, 2026-03-02 12:00]}}}
processes:
  only:
    visit:
      - {step: serve, by: window, takes: 1 h, decides: yes}
      - afterwards: inspection
        after: 2 h
        do:
          - stopwatch: inspected
            do: [{wait: for papers, for: WAIT}]
          - {count: closed}
"""


def cut_off(text: str) -> Mapping[Key, float]:
    return Runner().replications(load_text(text), seed=1, numbers=[0]).replications[0].measured["only"].values


def test_a_stopwatch_that_the_end_of_the_run_cuts_off_counts_until_then():
    """Decided 10:00 and 13:00, inspected from 12:00 and 15:00; the run ends on the third day at 24:00."""
    values = (
        Runner()
        .replications(load_text(CUT_OFF.replace("WAIT", "30 days")), seed=1, numbers=[0])
        .replications[0]
        .measured["only"]
        .values
    )
    assert values[Measure.STOPWATCH, "inspected"] == (60 + 57) * HOUR / 2
    assert values[Measure.TALLY, "closed"] == 0
    assert values[Measure.GOING_ON, "visit"] == 2
    assert values[Measure.UNFINISHED, "visit"] == 0


def test_what_is_over_in_time_is_not_cut_off():
    """The second one ends after 58 hours, the first before."""
    values = (
        Runner()
        .replications(load_text(CUT_OFF.replace("WAIT", "58 h")), seed=1, numbers=[0])
        .replications[0]
        .measured["only"]
        .values
    )
    assert values[Measure.STOPWATCH, "inspected"] == (58 + 57) * HOUR / 2
    assert values[Measure.GOING_ON, "visit"] == 1


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "visit cases a replication, what happens after the decision was not over when the run ended."),
        ("zh", "决定之后的环节到运行结束仍未完成;其工时、次数和计时只算到那时,偏低。"),
    ],
)
def test_the_report_tells_what_was_cut_off(language: Language, told: str):
    """Below the answer."""
    found = compare(load_text(CUT_OFF.replace("WAIT", "30 days")), seed=1, replications=2)
    text = " ".join(render_text(run_report(found, language), width=120).split()).replace("\u00a0", " ")
    assert told in text or told in text.replace(" ", "")
