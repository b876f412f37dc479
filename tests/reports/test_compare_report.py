"""The report about two runs at the width of a usual terminal."""

from __future__ import annotations

import pytest

from reports.compare_report import compare_report
from reports.phrase import Language
from reports.terminal import render_text
from sim.experiment.compare import compare
from sim.experiment.moved import moves_between
from sim.experiment.recalled import RunsCompared
from sim.scenario.load import load_text, reloaded

TEXT = """\
title: A busy counter
parameters:
  windows: {value: 1, range: 1..8, origin: assumed}
  serve: {value: 20..50 min, range: 2..60 min, origin: assumed}
calendar: {days: mon-fri, hours: [09:00-12:00, 13:30-17:00], holidays: none}
horizon: {start: 2026-03-02, length: 10 workdays, run_out: 10 workdays}
staff: {window: {count: windows}}
cases: {licence: {arrivals: {rate: 12 per workday}, limit: {promised: 3 workdays}}}
processes:
  old: {title: Two visits, licence: [{step: take in, by: window, takes: serve}]}
  new: {title: One visit, licence: [{step: take in, by: window, takes: serve * 0.5}]}
chinese: {A busy counter: 忙碌的窗口, Two visits: 跑两次, One visit: 跑一次, licence: 许可}
"""


@pytest.fixture(scope="module")
def found() -> RunsCompared:
    """One window more: every time, load and queue is another one."""
    scenario = load_text(TEXT, "counter.yaml")
    before, after = (compare(reloaded(scenario, [f"windows={count}"]), seed=1, replications=3) for count in (1, 2))
    return RunsCompared(("a", "b"), before, after, (), has_other_changes=False, moves=moves_between(before, after))


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("en", ("Two visits: window", "utilisation", "queue, mean", "One visit, difference from Two visits: window")),
        ("zh", ("跑两次:window", "利用率", "平均排队", "跑一次与跑两次之差:window")),
    ],
)
def test_no_word_is_broken(found: RunsCompared, language: Language, labels: tuple[str, ...]) -> None:
    """Pools stand above their numbers, not in every label."""
    lines = render_text(compare_report(found, language), width=80).splitlines()
    for label in labels:
        assert any(line.strip() == label or line.startswith(f"  {label}  ") for line in lines), label
    assert not [line for line in lines if "utilisatio" in line and "utilisation" not in line]


@pytest.mark.parametrize(
    ("language", "headings"), [("en", ["before", "after", "Change", "in", "%"]), ("zh", ["前", "后", "变化量", "变幅"])]
)
@pytest.mark.parametrize("width", [80, 120])
def test_every_number_stands_under_a_heading(
    found: RunsCompared, language: Language, headings: list[str], width: int
) -> None:
    """The change in per cent, too; at both widths it is a table."""
    lines = render_text(compare_report(found, language), width=width).splitlines()
    assert headings in [line.split() for line in lines]
