"""Bid evaluation: everybody in one room, or everybody at a seat nearby. What follows from the flow, in every case."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from sim.engine.records import Records
from sim.engine.simulate import simulate
from sim.experiment.compare import compare
from sim.experiment.comparison import Verdict
from sim.measure.frame import CASE, FINISHED, STARTED
from sim.scenario.load import load

pytestmark = pytest.mark.slow

BID = "bid-evaluation"
PROCESSES = ("old", "new")
MEMBERS = ("go to the room", "come for the tenderer")
SCORING = ("score the bids", "score for the tenderer")


@cache
def run(process: str, *overrides: str) -> Records:
    return simulate(load(BID, overrides), process, seed=3, replication=0)


def visits(records: Records, *names: str) -> np.ndarray:
    """Visits of the nodes of these names by cases that are through."""
    numbers = [node.number for node in records.nodes if node.name in names]
    table = records.visits
    return table[np.isin(table[:, 1], numbers) & np.isin(table[:, CASE], records.ends[:, 0])]


def per_case(rows: np.ndarray, column: int) -> dict[int, list[int]]:
    """Entries of a column, by case."""
    found: dict[int, list[int]] = {}
    for row in rows.tolist():
        found.setdefault(row[CASE], []).append(row[column])
    return found


@pytest.mark.parametrize("process", PROCESSES)
@pytest.mark.parametrize(("panel", "experts"), [(5, 4), (7, 5), (9, 6), (11, 8)])
def test_two_thirds_of_a_panel_are_experts(process, panel, experts):
    """Rounded up; the others stand for the tenderer."""
    seated = per_case(visits(run(process, f"panel={panel}"), SCORING[0]), CASE)
    assert {len(rows) for rows in seated.values()} == {experts}


@pytest.mark.parametrize("process", PROCESSES)
@pytest.mark.parametrize("no_show", ["5%", "20%"])
def test_the_evaluation_begins_when_all_members_are_there(process, no_show):
    """However often somebody had to be replaced: no one scores before the last has come."""
    records = run(process, f"no_show={no_show}")
    arrived, begun = per_case(visits(records, *MEMBERS), FINISHED), per_case(visits(records, *SCORING), STARTED)
    assert arrived.keys() == begun.keys()
    assert len(arrived) > 100
    assert {len(times) for times in arrived.values()} == {5}
    assert all(min(begun[case]) >= max(arrived[case]) for case in begun)


@pytest.mark.parametrize("process", PROCESSES)
def test_the_assembly_lasts_until_the_slowest_member_comes(process):
    """From the first call to the last arrival, to the second."""
    records = run(process)
    assembly = {row[CASE]: (row[STARTED], row[FINISHED]) for row in visits(records, "assembly").tolist()}
    called = per_case(visits(records, "draw and call an expert"), 4)
    arrived = per_case(visits(records, *MEMBERS), FINISHED)
    assert assembly == {case: (min(called[case]), max(arrived[case])) for case in arrived}


def test_the_room_is_held_from_the_call_on_only_where_all_come_to_it():
    """The old room stands empty during the assembly; the host of the virtual one comes when all are there."""
    for process in PROCESSES:
        records = run(process)
        held = {row[CASE]: row[STARTED] for row in visits(records, "evaluation room").tolist()}
        assembled = {row[CASE]: (row[STARTED], row[FINISHED]) for row in visits(records, "assembly").tolist()}
        if process == "old":
            assert all(held[case] == start for case, (start, _) in assembled.items())
        else:
            assert all(held[case] >= end for case, (_, end) in assembled.items())


def test_nobody_shares_a_room_any_more():
    """Four experts in one room, then none."""
    old, new = (run(process) for process in PROCESSES)
    together = per_case(visits(old, "expert in the same room"), CASE)
    assert {len(rows) for rows in together.values()} == {4}
    assert len(together) == len(old.ends)
    assert "expert in the same room" not in {node.name for node in new.nodes}


def test_an_expert_who_does_not_come_is_replaced():
    """One call more for each; whoever is called for the last time comes, and nobody else does."""
    for process in PROCESSES:
        records = run(process, "no_show=20%")
        calls = per_case(visits(records, "draw and call an expert"), CASE)
        replaced = sum(len(rows) - 4 for rows in calls.values())
        assert replaced / sum(map(len, calls.values())) == pytest.approx(0.2, abs=0.05)
        assert {len(rows) for rows in per_case(visits(records, MEMBERS[0]), CASE).values()} == {4}


def test_without_replacements_nobody_is_called_twice():
    """If everybody comes."""
    calls = per_case(visits(run("old", "no_show=0%"), "draw and call an expert"), CASE)
    assert {len(rows) for rows in calls.values()} == {4}


@pytest.mark.parametrize(("process", "minutes"), [("old", 10 + 150 + 45), ("new", 10 + 15 + 15)])
def test_an_assembly_by_hand(process, minutes):
    """Two dispatchers call four experts in two rounds of 5 minutes; the last gets away and comes. None is faster."""
    records = run(
        process, "no_show=0%", "call=5 min", "get_away=150 min", "one_way=45 min", "get_away_near=15 min",
        "one_way_near=15 min",
    )  # fmt: skip
    rows = visits(records, "assembly")
    assert (rows[:, FINISHED] - rows[:, STARTED]).min() == minutes * 60


def test_experts_come_from_outside_as_often_as_is_set():
    """The share is one of experts, not of panels."""
    for process, name in (("old", "outside"), ("new", "outside_virtual")):
        records = run(process, f"{name}=40%")
        outside, all_experts = (len(visits(records, n)) for n in ("expert from outside the zone", "score the bids"))
        assert outside / all_experts == pytest.approx(0.4, abs=0.05)


def test_what_is_said_of_the_reform_holds():
    """In a run as it is shipped: no co-location, and a shorter assembly and shorter ways."""
    comparison = compare(load(BID), seed=7, replications=4)
    assert {check.verdict for check in comparison.claims} == {Verdict.HOLDS}
    assert len(comparison.claims) == 6
