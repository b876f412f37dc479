"""Laws that hold in every run: on the shipped scenarios, and on small ones made up by hypothesis.

Examples are derived from the test itself and not from the day's luck, so nothing here fails by chance.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from sim.engine.opening_hours import NEVER
from sim.engine.records import NodeKind, Records
from sim.engine.simulate import simulate
from sim.experiment.compare import compare
from sim.measure.catalogue import PATH, Measure
from sim.measure.frame import Frame
from sim.measure.ledger import ledger
from sim.measure.measure import measure
from sim.scenario.load import load, load_text
from sim.scenario.model import Scenario
from sim.scenario.staff import AtClosing

TABLES = ("arrivals", "visits", "ends", "branches", "marks")
PEOPLE = (NodeKind.STEP, NodeKind.HOLD, NodeKind.TRIP)


# The laws


def check_times(records: Records) -> None:
    """Times never run backwards: asked, started, finished; nothing before the arrival of the case."""
    _, _, _, _, asked, started, finished, work = records.visits.T
    assert (asked <= started).all()
    assert (started <= finished).all()
    assert (work >= 0).all()
    arrived = records.arrivals[:, 2]
    assert (arrived[records.visits[:, 0]] <= asked).all()
    assert (arrived[records.ends[:, 0]] <= records.ends[:, 1]).all()
    assert (np.diff(arrived) >= 0).all()
    assert (records.ends[:, 1] <= records.ended).all()


def check_cases(scenario: Scenario, process: str, records: Records) -> None:
    """Every case that arrived is finished once or unfinished; every case that came is counted."""
    ended = records.ends[:, 0]
    assert len(np.unique(ended)) == len(ended)
    values = measure(scenario, process, records).values
    first, last = records.window
    for number, name in enumerate(records.case_types):
        own = records.arrivals[records.arrivals[:, 0] == number]
        assert own[:, 1].tolist() == list(range(len(own)))
        measured = ((own[:, 2] >= first) & (own[:, 2] < last)).sum()
        rows = np.flatnonzero(records.arrivals[:, 0] == number)
        inside = rows[(own[:, 2] >= first) & (own[:, 2] < last)]
        through = np.isin(inside, ended).sum()
        assert values[Measure.MEASURED, name] == measured
        assert values[Measure.UNFINISHED, name] == measured - through


def check_ledger(records: Records) -> None:
    """The six parts of the path add up to the lead time, to the second, for every finished case; none is negative."""
    frame = Frame(records)
    parts = ledger(frame)
    assert set(parts) == set(PATH)
    total = sum(parts.values())
    done = frame.finished >= 0
    lead = frame.finished - frame.arrived
    np.testing.assert_array_equal(np.asarray(total)[done], lead[done])
    for seconds in parts.values():
        assert (seconds[done] >= 0).all()


def check_people(records: Records) -> None:
    """Nobody starts while a pool is closed; never are more people busy than there are."""
    for staffed in records.pools:
        pool = staffed.pool
        nodes = {node.number: node for node in records.nodes if node.kind in PEOPLE}
        busy: list[tuple[int, int, int, int]] = []
        batches: set[tuple[int, int, int]] = set()
        for case, number, _, _, asked, started, finished, _ in records.visits.tolist():
            need = sum(n.count for n in nodes[number].needs if n.pool == pool.name) if number in nodes else 0
            if need and started < NEVER:
                if nodes[number].in_batch and (number, asked, started) in batches:
                    continue
                batches.add((number, asked, started))
                busy.append((case if pool.per_case else -1, started, finished, need))
                assert staffed.hours.is_open(started), (pool.name, nodes[number].name, started)
        for owner in {visit[0] for visit in busy}:
            _check_count(staffed, [visit for visit in busy if visit[0] == owner])


def _check_count(staffed: Any, busy: list[tuple[int, int, int, int]]) -> None:
    """At the moment of each start, as many people as are busy are there (those who finish count as well)."""
    changes = sorted(
        [(started, 1, need) for _, started, finished, need in busy if finished > started]
        + [(finished, 0, -need) for _, started, finished, need in busy if finished > started]
    )
    working = 0
    for at, is_start, need in changes:
        working += need
        if is_start:
            present = sum(people for opens, closes, people in staffed.stretches.tolist() if opens <= at < closes)
            assert working <= present, (staffed.pool.name, at)


def check_utilisation(scenario: Scenario, process: str, records: Records) -> None:
    """Busy hours are within the hours staffed, but for those who stay on from a larger shift."""
    measured = measure(scenario, process, records)
    for name in measured.pools:
        if not scenario.staff[name].shifts:
            assert 0 <= measured.values[Measure.UTILISATION, name] <= 1 + 1e-9
        if scenario.staff[name].at_closing is AtClosing.PAUSE:
            assert measured.values[Measure.OVERTIME_PER_WORKDAY, name] == 0


def check_all(scenario: Scenario, process: str, records: Records) -> None:
    """All of the laws."""
    check_times(records)
    check_cases(scenario, process, records)
    check_ledger(records)
    check_people(records)
    check_utilisation(scenario, process, records)


def bytes_of(records: Records) -> list[bytes]:
    """All tables of a run."""
    return [getattr(records, table).tobytes() for table in TABLES]


# On the shipped scenarios

SHIPPED = [
    ("special-equipment", ()),
    ("construction-start", ("reading=in turn",)),
    ("construction-start", ("reading=side by side", "safety_items=by review", "breach=30%")),
]


@cache
def shipped(name: str, overrides: tuple[str, ...], process: str) -> tuple[Scenario, Records]:
    """A run of a shipped scenario."""
    scenario = load(name, overrides)
    return scenario, simulate(scenario, process, 5, 1)


@pytest.mark.parametrize("process", ["old", "new"])
@pytest.mark.parametrize(("name", "overrides"), SHIPPED)
class TestShipped:
    """Both reforms."""

    def test_times_never_run_backwards(self, name: str, overrides: tuple[str, ...], process: str):
        """Asked, started, finished."""
        check_times(shipped(name, overrides, process)[1])

    def test_cases_are_finished_or_unfinished(self, name: str, overrides: tuple[str, ...], process: str):
        """None is lost."""
        scenario, records = shipped(name, overrides, process)
        check_cases(scenario, process, records)

    def test_ledger_adds_up(self, name: str, overrides: tuple[str, ...], process: str):
        """To the second."""
        check_ledger(shipped(name, overrides, process)[1])

    def test_people(self, name: str, overrides: tuple[str, ...], process: str):
        """There when they start, and never more than there are."""
        check_people(shipped(name, overrides, process)[1])

    def test_utilisation(self, name: str, overrides: tuple[str, ...], process: str):
        """At most one."""
        scenario, records = shipped(name, overrides, process)
        check_utilisation(scenario, process, records)

    def test_same_seed_same_bytes(self, name: str, overrides: tuple[str, ...], process: str):
        """A run is a pure function of scenario, process, seed and replication."""
        _, records = shipped(name, overrides, process)
        assert bytes_of(simulate(load(name, overrides), process, 5, 1)) == bytes_of(records)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["special-equipment", "construction-start"])
def test_jobs_change_no_number(name: str):
    """One process or two: the same estimates, differences, lead times and verdicts, to the last digit."""
    scenario = load(name)
    one, two = (compare(scenario, seed=3, replications=3, jobs=jobs) for jobs in (1, 2))
    assert repr(one.estimates) == repr(two.estimates)
    assert repr(one.differences) == repr(two.differences)
    assert repr(one.faster) == repr(two.faster)
    assert [check.verdict for check in one.claims] == [check.verdict for check in two.claims]
    assert one.bottlenecks == two.bottlenecks
    assert one.overloads == two.overloads
    for process in scenario.processes:
        assert one.lead_times[process].tobytes() == two.lead_times[process].tobytes()


# On small scenarios made up


MINUTES = st.integers(0, 400).map(lambda minutes: f"{minutes} min")
DURATIONS = st.one_of(
    MINUTES,
    st.integers(1, 200).map(lambda mean: f"exponential({mean} min)"),
    st.tuples(st.integers(0, 60), st.integers(0, 200)).map(lambda ends: f"{ends[0]}..{ends[0] + ends[1] + 1} min"),
)
SHARES = st.sampled_from(["0%", "30%", "70%", "100%"])
CLOSINGS = st.sampled_from(["pause", "finish", "refuse"])
ORDERS = st.sampled_from(["arrival", "priority", "earliest limit"])
TURNS = st.sampled_from(["in turn", "side by side"])
BY = st.sampled_from(["window", "desk", "clerk", ["window", "desk"], {"desk": 2}, ["clerk", "window"]])

Construct = dict[str, Any]


@st.composite
def steps(draw: st.DrawFn, by: st.SearchStrategy[Any] = BY) -> Construct:
    """A step of some people."""
    step = {"step": "", "by": draw(by), "takes": draw(DURATIONS)}
    if draw(st.booleans()):
        step["per"] = "item"
    if draw(st.booleans()):
        step[draw(st.sampled_from(["accepts", "decides"]))] = "yes"
    return step


@st.composite
def waits(draw: st.DrawFn) -> Construct:
    """A wait, counted in one of the three ways, or until a meeting."""
    return draw(
        st.one_of(
            st.builds(lambda time: {"wait": "", "for": time}, DURATIONS),
            st.builds(
                lambda time: {"wait": "", "for": time, "counting": "open hours", "stops_clock": "yes"}, DURATIONS
            ),
            st.builds(
                lambda days: {"wait": "", "for": f"{days} workdays", "counting": "legal days"}, st.integers(0, 3)
            ),
            st.just({"wait": "", "until": {"every": "2 workdays", "at": "10:00"}}),
        )
    )


@st.composite
def held_work(draw: st.DrawFn) -> Construct:
    """One window held through steps of its own and of others, and waits."""
    own = st.builds(lambda time: {"step": "", "takes": time}, DURATIONS)
    others = steps(st.sampled_from(["desk", "clerk"]))
    return {"at": "window", "do": draw(st.lists(st.one_of(own, own, others, waits()), min_size=1, max_size=3))}


@st.composite
def batches(draw: st.DrawFn) -> Construct:
    """Cases that wait for each other, and are then dealt with together."""
    body = st.one_of(steps(st.sampled_from(["window", "desk"])), waits(), held_work())
    batch: Construct = {"batch": "", "do": draw(st.lists(body, min_size=1, max_size=2))}
    for construct in batch["do"]:
        if "step" in construct and draw(st.booleans()):
            construct["per"] = "batch"
    rules = [("size", 2), ("or_after", "3 h"), ("at", {"every": "1 workday", "at": "11:00"})]
    return batch | dict(draw(st.lists(st.sampled_from(rules), min_size=1, max_size=3)))


@st.composite
def corrections(draw: st.DrawFn, inner: st.SearchStrategy[list[Construct]]) -> Construct:
    """A loop that ends."""
    per = draw(st.sampled_from(["case", "item"]))
    check = {"step": "", "by": draw(BY), "takes": draw(DURATIONS), "fails": draw(SHARES), "per": per}
    correct = {"step": "", "by": "clerk", "takes": draw(DURATIONS), "only": draw(st.sampled_from(["failed", "passed"]))}
    loop = {"until_passed": per, "at_most": draw(st.integers(1, 3)), "do": [check, *draw(inner), correct]}
    if per == "item" and draw(st.booleans()):
        loop["in_batches_of"] = draw(st.integers(1, 3))
    if draw(st.booleans()):
        loop["otherwise"] = draw(inner)
    return loop


def composites(inner: st.SearchStrategy[list[Construct]]) -> st.SearchStrategy[Construct]:
    """Constructs around other constructs."""
    return st.one_of(
        st.builds(lambda order, do: {"each": "item", "order": order, "do": do}, TURNS, inner),
        st.builds(
            lambda order, a, b: {"parallel": "", "order": order, "branches": {"a": a, "b": b}}, TURNS, inner, inner
        ),
        st.builds(
            lambda share, a, b: {"choose": "", "options": [{"chance": share, "do": a}], "otherwise": b},
            SHARES,
            inner,
            inner,
        ),
        st.builds(lambda times, do: {"repeat": "", "times": times, "do": do}, st.integers(1, 3), inner),
        st.builds(lambda share, do: {"repeat": "", "again": share, "at_most": 3, "do": do}, SHARES, inner),
        st.builds(lambda do, time: {"trip": "", "takes": time, "do": do}, inner, DURATIONS),
        st.builds(lambda do, time: {"afterwards": "", "after": time, "do": do}, inner, DURATIONS),
        batches(),
        st.builds(
            lambda do, share: [*do, {"choose": "", "options": [{"chance": share, "do": [{"finish": "refused"}]}]}],
            inner,
            SHARES,
        ),
        corrections(inner),
    )


def flows() -> st.SearchStrategy[list[Any]]:
    """Flows of bounded depth."""
    leaves = st.one_of(steps(), waits(), held_work())
    level = st.lists(leaves, min_size=1, max_size=2)
    for _ in range(2):
        level = st.lists(st.one_of(leaves, composites(level)), min_size=1, max_size=3)
    return level


def named(part: Any, names: list[int]) -> Any:
    """Every construct gets a name of its own; nested lists become flat."""
    if isinstance(part, list):
        flat: list[Any] = []
        for one in part:
            inside = named(one, names)
            flat += inside if isinstance(inside, list) else [inside]
        return flat
    if isinstance(part, dict):
        named_part = {key: named(value, names) for key, value in part.items()}
        for key in ("step", "wait", "parallel", "choose", "repeat", "trip", "afterwards", "batch"):
            if key in named_part:
                names.append(0)
                named_part[key] = f"{key} {len(names)}"
        return named_part
    return part


@st.composite
def scenarios(draw: st.DrawFn) -> str:
    """A hall with three pools, two case types and a flow; as text."""
    flow = named(draw(flows()), [])
    closed = draw(st.booleans())
    staff = {
        "window": {"count": draw(st.integers(1, 3)), "at_closing": draw(CLOSINGS), "order": draw(ORDERS)},
        "desk": {"count": 2, "at_closing": draw(CLOSINGS)},
        "clerk": {"count": 1, "per": "case", "at_closing": draw(st.sampled_from(["pause", "finish"]))},
    }
    if draw(st.booleans()):
        staff["clerk"]["calendar"] = {"hours": ["18:00-21:00"]}
    if draw(st.booleans()):
        staff["window"]["shifts"] = {"09:00-10:30": 2, "10:30-12:00": 1, "13:30-17:00": 3}
    scenario = {
        "title": "Made up",
        "calendar": {"holidays": "CN"} if closed else {"days": "mon-sun", "hours": "around the clock"},
        "horizon": {"start": "2026-02-26", "warm_up": "1 workday", "length": "3 workdays", "run_out": "10 workdays"},
        "staff": staff,
        "cases": {
            "visit": {
                "arrivals": {"rate": "5 per workday"},
                "items": draw(st.integers(1, 3)),
                "limit": {"promised": "2 workdays"},
            },
            "other": {
                "arrivals": {"every": "exponential(90 min)"},
                "priority": 1,
                "flow": [{"step": "quick", "by": "window", "takes": "exponential(20 min)"}],
            },
        },
        "processes": {"only": {"visit": flow}},
    }
    if not closed:
        staff["window"].pop("shifts", None)
    return json.dumps(scenario, indent=1)


@pytest.mark.slow
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(scenarios(), st.integers(0, 5))
def test_laws_of_small_scenarios(text: str, seed: int):
    """All laws hold in whatever can be written."""
    note(text)
    scenario = load_text(text)
    records = simulate(scenario, "only", seed, 0)
    check_all(scenario, "only", records)
    assert bytes_of(simulate(scenario, "only", seed, 0)) == bytes_of(records)
