"""Common random numbers: whatever is changed, the same applicants come at the same seconds with the same work.

What a case meets at a step depends on seed, replication, step, case, item and visit alone; not on the order in which
the simulation asks, nor on which other steps there are.
"""

from __future__ import annotations

from collections import Counter
from textwrap import dedent, indent

import pytest

from sim.engine.records import Mark, Records
from sim.engine.simulate import simulate
from sim.scenario.load import load, load_text
from sim.scenario.model import Scenario
from tests.told import Told, scenario
from tests.verification.common_numbers import arrivals, assert_same_where_shared, work

pytestmark = pytest.mark.slow

SEED = 11
MORNING = "2026-03-02 09:00, 2026-03-02 09:00, 2026-03-02 09:00"


@pytest.mark.parametrize("process", ["old", "new"])
class TestFewerWindows:
    """Eight windows or six, same seed."""

    def both(self, process: str) -> tuple[Records, Records]:
        """The runs with eight and six windows."""
        eight, six = load("special-equipment"), load("special-equipment", ["windows=6"])
        return simulate(eight, process, SEED, 0), simulate(six, process, SEED, 0)

    def test_the_same_applicants_arrive_at_the_same_seconds(self, process: str):
        """All measured cases, of both types."""
        eight, six = self.both(process)
        assert_same_where_shared(arrivals(eight), arrivals(six), least=8_000)

    def test_every_case_brings_the_same_work(self, process: str):
        """Per case, step, item and visit."""
        eight, six = self.both(process)
        assert_same_where_shared(work(eight), work(six), least=8_000)

    def test_but_they_wait_longer(self, process: str):
        """The change does change something."""
        eight, six = self.both(process)
        queued = [(run.visits[:, 5] - run.visits[:, 4]).clip(0, 10**6).sum() for run in (eight, six)]
        assert queued[1] > queued[0]


def test_old_and_new_share_arrivals():
    """The same firms, and the same everyday cases with the same service, walk through both processes."""
    scenario = load("special-equipment")
    old, new = (simulate(scenario, process, SEED, 3) for process in ("old", "new"))
    assert_same_where_shared(arrivals(old), arrivals(new), least=8_000)
    assert_same_where_shared(work(old), work(new), least=8_000)


BASE = """
- {step: prepare, by: clerk, takes: 5..10..20 min}
- {step: check, by: window, takes: exponential(10 min)}
- each: item
  do: [{step: stamp, by: window, takes: 1..3 min}]
- until_passed: item
  in_batches_of: 2
  do:
    - {step: examine, by: window, takes: 2..4 min, per: item, fails: 30%}
    - {step: correct, by: clerk, takes: 1..2 min, per: item, only: failed}
- {wait: post, for: 1..3 days}
"""


def hall(flow: str, other: str = "", staff: str = "window: {count: 2}") -> Scenario:
    """Cases with one to four items; a second flow as a second process."""
    process = indent(dedent(flow).strip("\n"), " " * 6)
    second = f"\n  other:\n    visit:\n{indent(dedent(other).strip(chr(10)), ' ' * 6)}" if other else ""
    return load_text(f"""\
title: A hall
calendar: {{holidays: CN}}
horizon: {{start: 2026-03-02, length: 10 workdays}}
staff:
  {staff}
  clerk: {{count: 1, per: case}}
  desk: {{count: 3}}
cases:
  visit:
    arrivals: {{rate: 12 per workday}}
    items: one of 1 25% 2 25% 3 25% 4 25%
    attributes: {{size: 1..5}}
processes:
  base:
    visit:
{process}{second}
""")


def run(scenario: Scenario, process: str = "base", replication: int = 0) -> Records:
    """A run with the seed of this file."""
    return simulate(scenario, process, SEED, replication)


EXTRA = "- {step: extra, by: desk, takes: exponential(7 min)}\n"
CHECK = "- {step: check, by: window, takes: exponential(10 min)}\n"

CHANGES = {
    "added at the beginning": EXTRA + BASE,
    "added at the end": BASE + EXTRA,
    "removed": BASE.replace(CHECK, ""),
    "in another order": CHECK + BASE.replace(CHECK, ""),
    "by another pool": BASE.replace("check, by: window", "check, by: desk"),
    "by two pools": BASE.replace("check, by: window", "check, by: [window, desk]"),
    "held": BASE.replace(CHECK, f"- at: window\n  do:\n    {CHECK.replace('by: window, ', '')}"),
    "with a choice before": f"- {{choose: way, options: [{{chance: 50%, do: [{EXTRA[2:-1]}]}}]}}\n{BASE}",
    "beside another branch": BASE.replace(
        CHECK,
        "- parallel: both\n  branches:\n    one:\n      "
        + CHECK
        + "    two: [{step: extra, by: desk, takes: exponential(7 min)}]\n",
    ),
    "followed by an inspection": BASE + "- {afterwards: look, do: [{step: inspect, by: desk, takes: 5..9 min}]}\n",
    "checked once more afterwards": f"- {{afterwards: again, do: [{CHECK[2:-1]}]}}\n" + BASE,
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_flow_changes_no_other_draw(change: str):
    """A step added, removed, moved or given to others: arrivals and all other work stay the same."""
    base, changed = run(hall(BASE)), run(hall(CHANGES[change]))
    assert (
        arrivals(changed).items() >= {key: at for key, at in arrivals(base).items() if key in arrivals(changed)}.items()
    )
    assert_same_where_shared(arrivals(base), arrivals(changed), least=100)
    assert_same_where_shared(work(base), work(changed), least=800)


def test_the_same_items_fail():
    """What fails depends on the case and the item: with one window more, the same are corrected as often."""
    few, many = run(hall(BASE)), run(hall(BASE, staff="window: {count: 9}"))

    def failures(records: Records) -> Counter[int]:
        return Counter(case for case, mark, *_ in records.marks.tolist() if mark == Mark.FAILED)

    measured = len([at for at in arrivals(few).values() if at < few.window[1]])
    assert {case: count for case, count in failures(few).items() if case < measured} == {
        case: count for case, count in failures(many).items() if case < measured
    }


CHECKED_TWICE = "- follow: check\n- repeat: looks\n  times: 3\n  do: [{afterwards: look, do: [{follow: check}]}]\n"


def test_what_happens_afterwards_draws_apart_from_the_rest_and_each_time_anew():
    """However few windows there are: who comes first to a stream does not matter, and no number comes twice."""
    flows = "flows: {check: [{step: check, by: window, takes: exponential(10 h)}]}"
    few, many = (Told(scenario(CHECKED_TWICE, staff=f"window: {{count: {n}}}", more=flows)) for n in (1, 9))
    drawn = work(few.records)
    assert len(set(drawn.values())) == len(drawn) == 4
    assert_same_where_shared(drawn, work(many.records), least=4)


def test_a_check_moved_behind_the_decision_brings_the_same_work():
    """The same applicant, the same check: before the decision, or after it."""
    before = "- {step: check, by: window, takes: exponential(10 h)}\n"
    behind = "- {afterwards: look, after: 2 h, do: [{step: check, by: window, takes: exponential(10 h)}]}\n"
    first, later = (list(work(Told(scenario(flow, on=MORNING)).records).values()) for flow in (before, behind))
    assert first == later
    assert len(set(first)) == 3


def test_two_processes_share_steps_of_one_name():
    """In another process, with its steps in another order, `check` and `stamp` take the same cases as long."""
    scenario = hall(BASE, other=EXTRA + CHECK + "- {each: item, do: [{step: stamp, by: desk, takes: 1..3 min}]}\n")
    base, other = run(scenario), run(scenario, "other")
    assert_same_where_shared(arrivals(base), arrivals(other), least=100)
    assert_same_where_shared(work(base), work(other), least=300)


def test_a_stream_is_shared_by_name():
    """A step of another name that names the stream of `check` takes as long as `check` would."""
    renamed = BASE.replace(CHECK, "- {step: look, by: desk, takes: exponential(10 min), stream: check}\n")
    base, other = work(run(hall(BASE))), work(run(hall(renamed)))
    looks = {(*key[:2], "check", *key[3:]): seconds for key, seconds in other.items() if key[2] == "look"}
    assert_same_where_shared({key: base[key] for key in base if key[2] == "check"}, looks, least=100)


def test_case_types_do_not_share_draws():
    """Two types with equal steps draw their own numbers."""
    text = """\
title: Two types
calendar: {holidays: CN}
horizon: {start: 2026-03-02, length: 10 workdays}
staff: {window: {count: 5}}
cases:
  one: {arrivals: {rate: 20 per workday}, flow: [{step: serve, by: window, takes: exponential(10 min)}]}
  two: {arrivals: {rate: 20 per workday}, flow: [{step: serve, by: window, takes: exponential(10 min)}]}
processes: {only: {title: Only}}
"""
    records = simulate(load_text(text), "only", SEED, 0)
    came, served = arrivals(records), work(records)
    assert [came["one", k] for k in range(50)] != [came["two", k] for k in range(50)]
    ones, twos = ([served[name, k, "serve", -1, (), 0] for k in range(50)] for name in ("one", "two"))
    assert ones != twos


@pytest.mark.parametrize("what", ["seed", "replication"])
def test_another_seed_or_replication_is_another_world(what: str):
    """Arrivals differ."""
    scenario = hall(BASE)
    one = simulate(scenario, "base", SEED, 0)
    other = simulate(scenario, "base", SEED + (what == "seed"), int(what == "replication"))
    assert arrivals(one) != arrivals(other)
