"""The days of one case as a report, line by line."""

from __future__ import annotations

import json

import pytest
from told import scenario

from reports.document import Column, Table
from reports.drawn_days import drawn_days
from reports.figures import DayPiece, DayRow, Days
from reports.line_breaking import cells
from reports.phrase import LANGUAGES
from reports.terminal import render_text
from reports.trace_json import trace_json
from reports.trace_report import trace_report
from sim.experiment.trace import trace
from sim.scenario.load import load, load_text
from sim.scenario.model import Scenario

WAITING = """
- {step: take in, by: window, takes: 30 min}
- {wait: notice, for: 9 days}
- {step: hand out, by: window, takes: 10 min}
"""
TWO_WAYS = """
title: A small hall
calendar: {days: mon-fri, hours: [09:00-12:00, 13:30-17:00], holidays: CN}
horizon: {start: 2026-03-02, length: 10 workdays, run_out: 10 workdays}
staff: {window: {count: 1}, clerk: {count: 1, per: case, role: applicant}}
cases: {visit: {arrivals: {on: [2026-03-05 15:00]}, items: 3}}
processes:
  old:
    title: On paper
    visit:
      - each: item
        do:
          - {step: write, by: clerk, takes: 2 h}
      - trip: hall
        by: clerk
        takes: 30 min
        do:
          - {step: read, by: window, takes: 5 min}
  new:
    title: By wire
    visit:
      - {step: send, by: clerk, takes: 20 min}
      - {step: read, by: window, takes: 5 min}
chinese: {A small hall: 小厅, On paper: 纸质, By wire: 网上, write: 填写, read: 审阅, send: 发送, hall: 大厅,
  visit: 办事, window: 窗口, clerk: 经办人}
"""


def report(made: Scenario, language="en", width=80, number=1) -> str:
    return render_text(trace_report(made, trace(made, None, number, 1), language, seed=1), width=width)


def picture(rendered: str) -> list[str]:
    lines = rendered.splitlines()
    begin = next(number for number, line in enumerate(lines) if line.startswith("Day by day")) + 2
    return lines[begin : lines.index("", begin)]


def test_two_processes_below_each_other():
    """One axis for both; who is through is no longer there; five minutes at the window are seen."""
    assert picture(report(load_text(TWO_WAYS))) == [
        "                09:00 10:00 11:00 12:00 13:00 14:00 15:00 16:00",
        "                ┬─────┬─────┬─────┬─────┬─────┬─────┬─────┬─────",
        "Thu 5 Mar  old                                      ████████████",
        "           new                                      ██▓",
        "Fri 6 Mar  old  ██████████████████·········██████╱╱╱▓╱╱╱",
    ]


def test_the_answer_and_the_steps():
    """Who is through first stands first; the same step for three items is one line; the same day is not said again."""
    lines = report(load_text(TWO_WAYS), width=120).splitlines()
    assert "Case 1 of visit: arrives Thu 2026-03-05 15:00, 3 items · seed 1 · replication 1" in lines
    answer = (
        "“By wire” is through on Thu 5 Mar 15:25, after 25 min; “On paper” is through on Fri 6 Mar 15:35, after 24.6 h."
    )
    assert answer in lines
    assert "write × 3        clerk   5 Mar 15:00  6 Mar 14:30     6 h" in lines
    assert "way back: hall   clerk   6 Mar 15:05        15:35  30 min" in lines


def test_in_chinese_the_axis_stands_above_its_hours():
    """Cells, not characters, are counted."""
    rendered = report(load_text(TWO_WAYS), "zh")
    assert "“网上”于3月5日 周四 15:25办结,历时 25 分钟" in rendered
    lines = rendered.splitlines()
    axis = next(line for line in lines if "┬" in line)
    arrived = next(line for line in lines if line.startswith("3月5日 周四  原流程"))
    assert cells(arrived[: arrived.index("█")]) == cells(axis[: axis.index("┬")]) + 6 * 6


def test_days_of_waiting_are_one_line():
    """Eight days of nothing but the notice, its weekend included."""
    days = picture(report(scenario(WAITING)))
    assert days[2][:17] == "Mon 2 Mar   old  "
    assert days[3:] == [
        "Tue 3 Mar – Tue 10 Mar  8 days: old waits: notice",
        "Wed 11 Mar  old  ░░░▓",
    ]


def test_a_weekend_is_one_quiet_line():
    """Between Friday's and Monday's work."""
    made = scenario("- {step: read, by: window, takes: 8 h}", on="2026-03-06 13:30")
    assert [line.rstrip("▓· ") for line in picture(report(made))[2:]] == [
        "Fri 6 Mar  old",
        "Sat 7 Mar – Sun 8 Mar  closed",
        "Mon 9 Mar  old",
    ]


def test_an_unfinished_case_says_so():
    """In the answer and in the table."""
    made = scenario(WAITING, horizon="{start: 2026-03-02, length: 1 workday, run_out: 1 workday}")
    rendered = report(made, width=120)
    assert "“only” is not through when the simulation ends on Wed 4 Mar 00:00, 39 h after the arrival." in rendered
    assert "not over" in rendered
    assert "仍未办结" in report(made, "zh")


def test_what_is_short_is_not_lost():
    """A minute at the window between two long ways takes a cell of ten minutes."""
    pieces = (DayPiece(32_400, 36_030, 1), DayPiece(36_030, 36_090, 3), DayPiece(36_090, 39_600, 1))
    days = Days(9, 11, (DayRow("Mon", "old", pieces),), Table((Column(""),), ()))
    assert "▓" in drawn_days(days, 30)[2].plain
    shorter = (DayPiece(32_400, 36_030, 1), DayPiece(36_030, 36_089, 3), DayPiece(36_089, 39_600, 1))
    days = Days(9, 11, (DayRow("Mon", "old", shorter),), Table((Column(""),), ()))
    assert "▓" not in drawn_days(days, 30)[2].plain


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [24, 40, 60, 80, 120])
def test_no_line_is_wider_than_asked(language, width):
    """Of a long case with many steps."""
    made = load("construction-start")
    rendered = render_text(trace_report(made, trace(made, None, 11, 1), language, seed=1), width=width)
    for line in rendered.splitlines():
        assert cells(line) <= width, line


def test_json_tells_the_same():
    """It can be written, and its ledger adds up to the time from the arrival to the end."""
    made = load_text(TWO_WAYS)
    told = json.loads(json.dumps(trace_json(made, trace(made, None, 1, 1), seed=1)))
    assert (told["case"], told["replication"], told["arrived"]) == (1, 1, "2026-03-05T15:00:00")
    new = told["processes"]["new"]
    assert new["finished"] == "2026-03-05T15:25:00"
    assert sum(new["ledger"].values()) == new["seconds"] == 25 * 60
    assert [visit["name"] for visit in new["visits"]] == ["send", "read"]
    assert new["visits"][1]["by"] == {"window": 1}
