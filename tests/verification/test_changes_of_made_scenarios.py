"""What must stay the same when a made-up scenario is changed: the numbers that others draw, and all of the rest.

Examples are derived from the test itself and not from the day's luck, so nothing here fails by chance.
"""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from attrs import evolve
from hypothesis import HealthCheck, assume, given, note, settings
from hypothesis import strategies as st

from sim.engine.records import Records
from sim.engine.simulate import simulate
from sim.experiment.compare import compare
from sim.experiment.runner import Runner
from tests.verification.common_numbers import arrivals, assert_same_where_shared, work
from tests.verification.laws import bytes_of
from tests.verification.made_flows import Construct, Flow
from tests.verification.made_scenarios import Made, made

pytestmark = pytest.mark.slow

EXAMPLES = settings(max_examples=12, suppress_health_check=list(HealthCheck))
SEED = 4
EXTRA: Construct = {"step": "extra", "by": "desk", "takes": "exponential(12 min)"}
CLERK_ONLY = {"arrivals": {"rate": "7 per workday"}, "flow": [{"step": "apart", "by": "spare", "takes": "30 min"}]}


def run(example: Made) -> Records:
    """The new process of a scenario."""
    return simulate(example.scenario(), "new", SEED, 0)


def fewer_windows(example: Made) -> Made:
    """One window, or five instead of one; no shifts."""
    windows = dict(example.pools)["window"]
    others = {key: value for key, value in windows.items() if key != "shifts"}
    others["count"] = 5 if windows["count"] == 1 else 1
    return evolve(example, pools=tuple((dict(example.pools) | {"window": others}).items()))


def other_order(example: Made) -> Made:
    """Another order of service at the windows and desks."""
    orders = ["arrival", "priority", "earliest limit"]
    order = orders[(orders.index(dict(example.pools)["window"]["order"]) + 1) % 3]
    return example.with_pool("window", order=order).with_pool("desk", order=order)


def one_less(example: Made) -> Made:
    """Without the first part that follows no flow: a stream used in one place less may belong to another course."""
    whole = [part for part in example.flow if "follow" not in json.dumps(part)]
    rest = [part for part in example.flow if part is not whole[0]] if whole else example.flow
    return evolve(example, flow=rest or [EXTRA])


CHANGES: dict[str, Callable[[Made], Made]] = {
    "fewer or more people": fewer_windows,
    "another order of service": other_order,
    "another closing rule": lambda example: example.with_pool("window", at_closing="finish"),
    "steps in another order": lambda example: evolve(example, flow=example.flow[::-1]),
    "a step added before": lambda example: evolve(example, flow=[EXTRA, *example.flow]),
    "a step added behind": lambda example: evolve(example, flow=[*example.flow, EXTRA]),
    "a step removed": one_less,
    "inside a trip": lambda example: evolve(example, flow=[{"trip": "there", "takes": "9 min", "do": example.flow}]),
}


@pytest.mark.parametrize("change", CHANGES)
@EXAMPLES
@given(made())
def test_what_is_drawn_depends_on_its_address_alone(change: str, example: Made):
    """Arrivals, and the work of every case, step, item and visit that is in both runs."""
    changed = CHANGES[change](example)
    note(changed.text())
    one, other = run(example), run(changed)
    assert_same_where_shared(arrivals(one), arrivals(other))
    assert_same_where_shared(work(one), work(other), least=0)


def test_enough_is_shared_to_mean_something():
    """A change of the number of windows leaves most of the work to compare."""
    flow: Flow = [{"step": f"step {number}", "by": "window", "takes": "exponential(9 min)"} for number in range(3)]
    visit = {"arrivals": {"rate": "20 per workday"}}
    pools = (("window", {"count": 2, "order": "arrival"}), ("desk", {"count": 2}))
    example = Made("office hours", pools, visit, (), flow, flow)
    one, other = run(example), run(fewer_windows(example))
    assert bytes_of(one) != bytes_of(other)
    assert_same_where_shared(work(one), work(other), least=150)


def steps_of(flow: Flow) -> list[Construct]:
    """All steps, at any depth, that have not a name for each item."""
    found: list[Construct] = []
    for part in flow:
        if "step" in part and "{item}" not in part["step"]:
            found.append(part)
        for inside in ("do", "otherwise", "revoke"):
            found += steps_of(part.get(inside, []))
        for option in part.get("options", []):
            found += steps_of(option["do"])
        for branch in part.get("branches", {}).values():
            found += steps_of(branch)
    return found


@settings(EXAMPLES, max_examples=25)
@given(made(), st.integers(0, 9))
def test_a_step_renamed_with_its_stream_kept_changes_no_number(example: Made, chosen: int):
    """Not one byte of the record."""
    copy: Flow = json.loads(json.dumps(example.flow))
    steps = steps_of(copy)
    assume(steps)
    step = steps[chosen % len(steps)]
    step["step"], step["stream"] = "called otherwise", step["step"]
    renamed = evolve(example, flow=copy)
    note(renamed.text())
    records = run(renamed)
    assert any(node.name == "called otherwise" for node in records.nodes)
    assert bytes_of(records) == bytes_of(run(example))


@settings(EXAMPLES, max_examples=25)
@given(made())
def test_people_whom_nobody_asks_change_nothing(example: Made):
    """Not one byte of the record."""
    assert bytes_of(run(example.with_pool("spare", count=3, order="priority"))) == bytes_of(run(example))


@settings(EXAMPLES, max_examples=25)
@given(made(), st.booleans())
def test_cases_that_share_no_people_change_nothing(example: Made, is_first: bool):  # noqa: FBT001
    """All that happened to the others by the end of the shorter run, at the same seconds."""
    more = (("apart", CLERK_ONLY),)
    cases = more + example.more_cases if is_first else example.more_cases + more
    one, other = run(example), run(evolve(example.with_pool("spare", count=1), more_cases=cases))
    end = min(one.ended, other.ended)
    assert len(happened(one, end))
    assert happened(one, end) == happened(other, end)


def happened(records: Records, end: int) -> list[tuple[object, ...]]:
    """Visits that were over before a second, of the cases that share people, told without numbers of rows."""
    cases = records.arrivals.tolist()
    told = []
    for case, number, _, item, asked, started, finished, seconds in records.visits.tolist():
        node = records.nodes[number]
        if finished < end and node.case_type != "apart":
            told.append((node.case_type, cases[case][1], node.name, item, asked, started, finished, seconds))
    return sorted(told)


@settings(EXAMPLES, max_examples=3)
@given(made())
def test_one_core_and_two_give_the_same(example: Made):
    """The same estimates, differences and lead times, to the last digit."""
    scenario = example.scenario()
    one, two = (compare(scenario, seed=3, replications=3, runner=Runner(jobs)) for jobs in (1, 2))
    assert repr(one.estimates) == repr(two.estimates)
    assert repr(one.differences) == repr(two.differences)
    for process in scenario.processes:
        assert one.lead_times[process].tobytes() == two.lead_times[process].tobytes()
