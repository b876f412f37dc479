"""Adoption: some applicants use the new process, the others the old one, and nothing else is shifted by it."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.run_report import run_report
from reports.show_report import show_report
from reports.terminal import render_text
from sim.engine.records import Records
from sim.engine.simulate import simulate
from sim.experiment.compare import compare
from sim.measure.catalogue import Measure
from sim.measure.measure import measure
from sim.scenario.load import load, load_text
from sim.scenario.model import Scenario
from tests.told import clock

pytestmark = pytest.mark.slow

SEEDS = (1, 7)
BEFORE = ", from: 2020-01-01"
"""A date long before everything: no shortcut is taken, both flows are there."""

HALL = """
title: A hall
calendar: {days: mon-fri, hours: [09:00-12:00, 13:30-17:00], holidays: CN}
horizon: {start: 2026-03-02, warm_up: 1 workday, length: 10 workdays, run_out: 20 workdays}
staff:
  window: {count: 2, at_closing: finish, order: earliest limit}
  reviewer: {count: 2, order: earliest limit}
  applicant: {count: 1, per: case}
cases:
  permit:
    arrivals: {rate: 8 per workday}
    items: 1..4
    limit: {promised: 10 workdays}
  everyday:
    arrivals: {rate: 20 per workday}
    flow: [{step: serve, by: window, takes: 5..25 min}]
processes:
  old:
    permit:
      - {step: check, by: reviewer, takes: 10..30 min}
      - until_passed: item
        do:
          - {step: look, per: item, by: window, takes: 5..9 min, fails: 30%, documents: {form: 2}}
          - {step: mend, per: item, only: failed, by: applicant, takes: 1..2 h}
      - {step: check, by: reviewer, takes: 10..30 min}
  new:
    ADOPTION
    limit: {permit: {promised: 2 workdays}}
    permit:
      - {step: check, by: reviewer, takes: 10..30 min, documents: {form: 1}}
      - {wait: rest, for: 10..90 min, stream: look}
      - {step: decide, by: [reviewer, window], takes: 5..10 min, accepts: yes, decides: yes}
"""


def hall(adoption: str = "", text: str = HALL) -> Scenario:
    """The hall with an adoption of the new process, such as `share: 60%`."""
    return load_text(text.replace("ADOPTION", f"adoption: {{{adoption}}}" if adoption else "title: new"))


def special(adoption: str) -> Scenario:
    """The shipped scenario with another adoption of its new process."""
    text = load("special-equipment").text
    assert text.count("{share: adoption}") == 1
    return load_text(text.replace("{share: adoption}", f"{{{adoption}}}").replace("  adoption: 新流程采用率", ""))


def told(records: Records) -> dict[str, object]:
    """Everything that happened, with the nodes themselves for their numbers, of which a mixed run has more."""
    nodes = [(node.kind, node.name, node.case_type, node.needs, node.held) for node in records.nodes]
    assert len(records.visits)
    return {
        "arrivals": records.arrivals.tolist(),
        "visits": sorted((nodes[node], case, *rest) for case, node, *rest in records.visits.tolist()),
        "ends": sorted(records.ends.tolist()),
        "branches": records.branches.tolist(),
        "marks": [(*row[:4], nodes[row[4]] if row[4] >= 0 else None, row[5]) for row in records.marks.tolist()],
        "ended": records.ended,
    }


@pytest.mark.parametrize("since", ["", BEFORE])
@pytest.mark.parametrize(("share", "twin"), [("0%", "old"), ("100%", "new")])
@pytest.mark.parametrize("make", [hall, special])
def test_nobody_is_the_old_process_and_everybody_the_new(make, share: str, twin: str, since: str):
    """To the second, for the subject and for everyone else; whether or not both flows are built."""
    for seed in SEEDS:
        mixed, pure = make(f"share: {share}{since}"), make("share: 100%")
        run, same = simulate(mixed, "new", seed, 0), simulate(pure, twin, seed, 0)
        assert told(run) == told(same)
        assert bool(len(run.adopted)) == (share == "100%" and bool(since))
        values, expected = (measure(*of, records).values for *of, records in ((mixed, "new", run), (pure, twin, same)))
        values = {key: value for key, value in values.items() if key[0] is not Measure.ADOPTED}
        assert values.keys() == expected.keys()
        np.testing.assert_array_equal(list(values.values()), list(expected.values()))


def test_a_share_of_all_is_as_if_nothing_were_said():
    """Table of nodes, arrays and all."""
    said, unsaid = (simulate(scenario, "new", 3, 1) for scenario in (hall("share: 100%"), hall()))
    assert said.nodes == unsaid.nodes
    for column in ("arrivals", "visits", "ends", "branches", "marks", "adopted"):
        assert np.array_equal(getattr(said, column), getattr(unsaid, column)), column


def adopters(scenario: Scenario, seed: int) -> set[int]:
    """Numbers of the permits that use the new process, of the first 80 (runs end when their last case is through)."""
    records = simulate(scenario, "new", seed, 0)
    assert set(records.arrivals[records.adopted, 0].tolist()) <= {0}
    assert (records.arrivals[:, 0] == 0).sum() >= 80
    return {number for number in records.arrivals[records.adopted, 1].tolist() if number < 80}


def test_a_larger_share_only_adds_adopters():
    """Nested at any seed; and another seed has others."""
    for seed in SEEDS:
        some, more, most = (adopters(hall(f"share: {share}"), seed) for share in ("30%", "60%", "90%"))
        assert set() < some < more < most
    assert adopters(hall("share: 60%"), 1) != adopters(hall("share: 60%"), 7)


def test_adopters_are_the_same_cases_whatever_else_is_changed():
    """Their numbers do not depend on the staff, nor on the flows."""
    changed = HALL.replace("reviewer: {count: 2,", "reviewer: {count: 9,").replace("step: look", "step: peer")
    assert adopters(hall("share: 60%"), 1) == adopters(hall("share: 60%", changed), 1)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 100), st.integers(0, 3))
def test_any_share_has_the_same_arrivals(share: int, seed: int):
    """Seconds and items; and about so many adopters (off by five standard deviations once in a million)."""
    run = simulate(hall(f"share: {share}%{BEFORE}"), "new", seed, 0)
    pure = simulate(hall(), "old", seed, 0)
    known = min(len(run.arrivals), len(pure.arrivals))
    assert known > 200
    assert np.array_equal(run.arrivals[:known], pure.arrivals[:known])
    cases = int((run.arrivals[:, 0] == 0).sum())
    assert abs(len(run.adopted) - cases * share / 100) <= 5 * (cases * share / 100 * (1 - share / 100)) ** 0.5


TINY = """
title: Three visits
calendar: {days: mon-fri, hours: [09:00-12:00, 13:30-17:00], holidays: CN}
horizon: {start: 2026-03-02, length: 5 workdays, run_out: 20 workdays}
staff: {window: {count: 1}}
cases:
  visit:
    arrivals: {on: [2026-03-02 09:00, 2026-03-03 09:59, 2026-03-03 10:00, 2026-03-05 09:00]}
    limit: {promised: 4 workdays}
processes:
  old:
    visit:
      - {step: handle, by: window, takes: 30 min}
      - {wait: post, for: 2 workdays, counting: open hours}
  new:
    limit: {visit: {promised: 1 workday, statutory: 3 workdays}}
    ADOPTION
    visit:
      - {step: handle at once, by: window, takes: 10 min, accepts: yes, decides: yes}
"""


class TestByHand:
    """From the 3rd at 10:00 on, all use the new process: the first two visits the old one, the last two the new."""

    scenario = hall("share: 100%, from: 2026-03-03 10:00", TINY)

    def test_who_arrives_at_the_moment_itself_adopts(self):
        """The second visit, a minute earlier, does not; it keeps the window until 10:29."""
        records = simulate(self.scenario, "new", 1, 0)
        starts = {
            case: clock(date(2026, 3, 2), at) for case, _, _, _, _, at, _, _ in records.visits.tolist() if case > 1
        }
        assert records.adopted.tolist() == [2, 3]
        assert starts == {2: "03-03 10:29:00", 3: "03-05 09:00:00"}

    def test_everything_is_measured_by_the_way_that_the_case_took(self):
        """Limits 4, 4, 1, 1. Days used: by the old way two and three, by the new none."""
        values = measure(self.scenario, "new", simulate(self.scenario, "new", 1, 0)).values
        found = {key: values[key, "visit"] for key, _ in values if (key, "visit") in values}
        assert found[Measure.ADOPTED] == 0.5
        assert found[Measure.PROMISED_LIMIT] == 2.5
        assert found[Measure.STATUTORY_LIMIT] == 3
        assert found[Measure.ON_TIME_PROMISED] == found[Measure.ON_TIME_STATUTORY] == 1
        assert found[Measure.STAFF_EFFORT] == 20 * 60
        assert found[Measure.WORKING_DAYS_MEAN] == (2 + 2 + 0 + 0) / 4

    def test_a_limit_that_only_the_old_way_breaks(self):
        """With a day promised by the old way and two by the new, half are late."""
        text = TINY.replace("promised: 1 workday,", "promised: 2 workdays,").replace("promised: 4", "promised: 1")
        scenario = hall("share: 100%, from: 2026-03-03 10:00", text)
        values = measure(scenario, "new", simulate(scenario, "new", 1, 0)).values
        assert values[Measure.ON_TIME_PROMISED, "visit"] == 0.5

    def test_a_date_without_a_time_is_the_whole_day(self):
        """From midnight on."""
        records = simulate(hall("share: 100%, from: 2026-03-03", TINY), "new", 1, 0)
        assert records.adopted.tolist() == [1, 2, 3]

    def test_a_measure_of_adoption_is_there_only_where_some_adopt(self):
        """The baseline has 0% beside it."""
        scenario = self.scenario
        old = measure(scenario, "old", simulate(scenario, "old", 1, 0)).values
        assert old[Measure.ADOPTED, "visit"] == 0
        pure = hall("", TINY)
        assert (Measure.ADOPTED, "visit") not in measure(pure, "new", simulate(pure, "new", 1, 0)).values


class TestReport:
    """What the reader is told."""

    def test_the_head_and_the_table_say_who_adopts(self):
        """In both languages; the mean limit with its interval, as it is estimated."""
        comparison = compare(hall("share: 60%, from: 2026-03-09"), seed=1, replications=2)
        english = render_text(run_report(comparison, "en"), width=120).splitlines()
        assert "new  new  60% of the applicants use it from 2026-03-09" in english
        assert any(line.startswith("  use the new process") and " points" in line for line in english)
        assert any(line.startswith("promised limit") and line.count("±") == 2 for line in english)
        assert "2026-03-09 起 60% 的申请人使用" in render_text(run_report(comparison, "zh"), width=80)

    def test_nothing_is_said_where_all_adopt(self):
        """Neither in the head nor in the table."""
        comparison = compare(hall("share: 100%"), seed=1, replications=2)
        text = render_text(run_report(comparison, "en"), width=120)
        assert "applicants use it" not in text
        assert "use the new process" not in text
        limits = next(line for line in text.splitlines() if line.startswith("promised limit"))
        assert limits.split("  ", 1)[1].split() == ["10", "workdays", "2", "workdays", "−8", "workdays", "−80%"]

    def test_the_flows_say_who_adopts(self):
        """In the title of the tree."""
        assert "new · 60% of the applicants use it\n" in render_text(show_report(hall("share: 60%"), "en"), width=70)


@pytest.mark.parametrize("name", ["special-equipment", "construction-start"])
def test_shipped_scenarios_can_be_adopted_by_some(name: str):
    """With the parameter, from outside."""
    scenario = load(name, ["adoption=60%"])
    assert scenario.ways_of("new", scenario.subject) == ("old", "new")
    assert load(name).ways_of("new", scenario.subject) == ("new",)
