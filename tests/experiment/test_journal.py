"""Replications that are kept: the same numbers to the last bit, and never run twice."""

from __future__ import annotations

import gc
import importlib
import os
import pkgutil
import re
import subprocess
import sys
import tracemalloc
from pathlib import Path

import attrs
import numpy as np
import pytest

import sim.scenario
from sim.experiment.failures import RunError, WorkersWarning
from sim.experiment.journal import Journal, JournalError
from sim.experiment.replicate import Course
from sim.experiment.runner import Runner, Wanted
from sim.measure.catalogue import Measure
from sim.measure.measure import Measured
from sim.scenario.load import load
from sim.scenario.spelling import spell
from sim.scenario.value import Constant

SMALL = load("special-equipment", ["devices=2", "horizon.length=10 workdays"])
MORE_WINDOWS = load("special-equipment", ["devices=2", "horizon.length=10 workdays", "windows=9"])
OTHER_TITLE = load("special-equipment", ["devices=2", "horizon.length=10 workdays", "title=Other"])
NEW_ONLY = load("special-equipment", ["devices=2", "horizon.length=10 workdays", "prepare_filing=15 min"])
OLD_ONLY = load("special-equipment", ["devices=2", "horizon.length=10 workdays", "sets_per_trip=30"])
HALF = ("devices=2", "horizon.length=10 workdays", "adoption=50%")


def same(one: Measured, two: Measured) -> None:
    assert list(one.values) == list(two.values)
    assert np.array(list(one.values.values())).tobytes() == np.array(list(two.values.values())).tobytes()
    assert (dict(one.seen), dict(one.unseen)) == (dict(two.seen), dict(two.unseen))
    assert {name: times.tobytes() for name, times in one.lead_times.items()} == {
        name: times.tobytes() for name, times in two.lead_times.items()
    }
    for array in ("demand", "staffed", "arrived"):
        assert getattr(one, array).tolist() == getattr(two, array).tolist()
    assert one.pools == two.pools


def counted_runs(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Notes which process is run in which replication."""
    runs: list[tuple[str, int]] = []
    real = Course.__call__

    def noted(course: Course, number: int) -> Measured:
        runs.append((course.process, number))
        return real(course, number)

    monkeypatch.setattr(Course, "__call__", noted)
    return runs


def test_what_is_kept_comes_back_as_it_was(tmp_path: Path) -> None:
    """NaNs, times of unfinished cases and all."""
    course = Course.of(SMALL, "old", 1)
    measured = course(0)
    with Journal(tmp_path / "journal") as journal:
        journal.keep(course.key, 0, measured)
    with Journal(tmp_path / "journal") as journal:
        same(journal.known(course.key, [0, 1])[0], measured)


def test_several_lead_times_come_back(tmp_path: Path) -> None:
    """Of whatever length, also of none."""
    from attrs import evolve

    times = {"one": np.array([1.0, np.nan]), "none": np.empty(0), "two": np.array([3.0])}
    measured = evolve(Course.of(SMALL, "old", 1)(0), lead_times=times)
    with Journal(tmp_path / "journal") as journal:
        journal.keep("course", 3, measured)
        same(journal.known("course", [3])[3], measured)


def test_only_what_is_asked_for_is_read(tmp_path: Path) -> None:
    """By course and number."""
    course = Course.of(SMALL, "new", 1)
    with Journal(tmp_path / "journal") as journal:
        for number in range(4):
            journal.keep(course.key, number, course(number))
        assert sorted(journal.known(course.key, [0, 3])) == [0, 3]
        assert journal.known("another", [0, 3]) == {}
        assert journal.known(course.key, []) == {}


def test_what_the_journal_knows_is_not_run_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an interruption only the rest is run, with the same numbers."""
    expected = Runner().replications(SMALL, seed=1, numbers=range(3)).replications
    with Journal(tmp_path / "journal") as journal:
        Runner(journal=journal).replications(SMALL, seed=1, numbers=[0, 2])
    runs = counted_runs(monkeypatch)
    with Journal(tmp_path / "journal") as journal:
        found = Runner(journal=journal).replications(SMALL, seed=1, numbers=range(3)).replications
    assert sorted(runs) == [("new", 1), ("old", 1)]
    for one, two in zip(expected, found, strict=True):
        for process in ("old", "new"):
            same(one.measured[process], two.measured[process])


def test_another_seed_is_another_course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And so is another value; another title is not."""
    runs = counted_runs(monkeypatch)
    with Journal(tmp_path / "journal") as journal:
        runner = Runner(journal=journal)
        runner.replications(SMALL, seed=1, numbers=[0])
        runner.replications(SMALL, seed=2, numbers=[0])
        runner.replications(MORE_WINDOWS, seed=1, numbers=[0])
        assert len(runs) == 6
        runner.replications(
            load("special-equipment", ["devices=2", "horizon.length=10 workdays", "title=Other"]), seed=1, numbers=[0]
        )
    assert len(runs) == 6


@pytest.mark.slow
def test_the_key_of_a_course_is_the_same_in_every_process() -> None:
    """Single days off stand in sets, whose order changes with the seed of hashes, which every process has anew."""
    script = """
from sim.experiment.replicate import Course
from sim.scenario.load import load
from sim.scenario.spelling import spell
from sim.scenario.value import Constant
days = "calendar.closed=[2026-03-03, 2026-03-09, 2026-03-11, 2026-04-08]"
print(Course.of(load("special-equipment", [days]), "old", 1).key)
"""
    keys = {
        subprocess.run(
            [sys.executable, "-c", script], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(keys) == 1


def test_no_set_of_a_scenario_is_written_in_the_order_of_hashes() -> None:
    """Whatever field is added: of keys it would make others in every process."""
    modules = [
        importlib.import_module(f"sim.scenario.{one.name}") for one in pkgutil.iter_modules(sim.scenario.__path__)
    ]
    names = {name: own for module in modules for name, own in vars(module).items()}
    seen, todo = set(), ["Scenario"]
    while todo:
        name = todo.pop()
        own = names.get(name)
        if name in seen or own is None:
            continue
        seen.add(name)
        if not attrs.has(own):
            todo += re.findall(r"\w+", str(own))
            continue
        for field in attrs.fields(own):
            assert "set[" not in str(field.type) or field.repr is not True, f"{name}.{field.name}"
            todo += re.findall(r"\w+", str(field.type))
    assert {"CalendarRule", "Adoption", "Observed", "Step", "RateArrivals"} <= seen


def test_points_share_what_they_have_in_common(monkeypatch: pytest.MonkeyPatch) -> None:
    """A parameter that the old process does not know does not make it run again."""
    runs = counted_runs(monkeypatch)
    Runner().points([Wanted(SMALL, range(2)), Wanted(NEW_ONLY, range(2))], seed=1)
    assert sorted(runs) == [("new", 0), ("new", 0), ("new", 1), ("new", 1), ("old", 0), ("old", 1)]


def test_the_new_process_does_not_run_again_for_the_old_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """But where some cases still go the old way in it, it does."""
    runs = counted_runs(monkeypatch)
    Runner().points([Wanted(SMALL, range(1)), Wanted(OLD_ONLY, range(1))], seed=1)
    assert sorted(runs) == [("new", 0), ("old", 0), ("old", 0)]
    runs.clear()
    partly = [load("special-equipment", HALF), load("special-equipment", [*HALF, "sets_per_trip=30"])]
    Runner().points([Wanted(one, range(1)) for one in partly], seed=1)
    assert sorted(runs) == [("new", 0), ("new", 0), ("old", 0), ("old", 0)]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["renovation", "special-equipment"])
def test_what_has_one_key_has_the_same_numbers(name: str) -> None:
    """At both ends of every range: a process whose key is as before comes out as before, though it is run again."""
    shorter = ["horizon.warm_up=2 workdays", "horizon.length=10 workdays", "horizon.run_out=15 workdays"]
    now = load(name, shorter)
    before = {process: Course.of(now, process, 1) for process in now.processes}
    measured = {process: course(0) for process, course in before.items()}
    runs = 0
    for parameter in now.parameters.values():
        for end in (parameter.range.low, parameter.range.high) if parameter.range else ():
            there = load(name, [*shorter, f"{parameter.name}={spell(Constant(end, parameter.value.kind))}"])
            for process, course in before.items():
                if (then := Course.of(there, process, 1)).key == course.key:
                    same(then(0), measured[process])
                    runs += 1
    assert runs >= 10


def test_a_file_that_is_no_journal_is_told(tmp_path: Path) -> None:
    """In a line."""
    path = tmp_path / "journal"
    path.write_text("something else, and long enough to be no empty database" * 9, encoding="utf-8")
    with pytest.raises(RunError, match="cannot be used"):
        Journal(path)


def test_a_failed_replication_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is named, with the reason."""
    real = Course.__call__

    def fails(course: Course, number: int) -> Measured:
        if number == 1:
            raise ValueError("it is late")
        return real(course, number)

    monkeypatch.setattr(Course, "__call__", fails)
    found = Runner().replications(SMALL, seed=1, numbers=range(3))
    assert [run.number for run in found.replications] == [0, 2]
    assert [failure.number for failure in found.failed] == [1]
    assert "ValueError: it is late" in found.failed[0].reason


@pytest.mark.slow
def test_memory_hardly_grows_with_replications() -> None:
    """A replication costs a few kilobytes, whatever it took to compute it."""
    small = load("special-equipment", ["devices=1", "horizon.length=2 workdays", "horizon.warm_up=1 workdays"])
    runner = Runner()
    runner.replications(small, seed=1, numbers=range(5))
    tracemalloc.start()
    try:
        runner.replications(small, seed=1, numbers=range(5, 25))
        gc.collect()
        grown, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert grown / 20 < 20_000


def test_what_only_the_other_process_counts_is_nothing_here() -> None:
    """Not unknown: nobody is decided on the visit in the old process."""
    quick = load("foreign-talent", ["horizon.length=15 workdays"])
    (one,) = Runner().replications(quick, seed=1, numbers=[0], processes=["old"]).replications
    assert one.measured["old"].values[Measure.TALLY_SHARE, "decided on the visit"] == 0.0


def test_two_that_go_on_with_one_run_keep_a_replication_once(tmp_path: Path) -> None:
    """Who comes second has the same numbers, and goes on."""
    measured = Course.of(SMALL, "old", 1)(0)
    with Journal(tmp_path / "journal") as one, Journal(tmp_path / "journal") as other:
        one.keep("course", 0, measured)
        other.keep("course", 0, measured)
        same(other.known("course", [0])[0], measured)


def test_several_pools_come_back(tmp_path: Path) -> None:
    """Demand by case type, then by pool."""
    from attrs import evolve

    pools = {"demand": np.arange(6.0).reshape(2, 3), "staffed": np.array([7.0, 8.0, 9.0]), "pools": ("a", "b", "c")}
    measured = evolve(Course.of(SMALL, "old", 1)(0), **pools)
    with Journal(tmp_path / "journal") as journal:
        journal.keep("course", 0, measured)
        same(journal.known("course", [0])[0], measured)


def test_a_journal_that_can_take_no_more_does_not_end_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said once, and what was kept before is there."""
    real = Journal.keep

    def full(journal: Journal, course: str, number: int, measured: Measured) -> None:
        if number:
            raise JournalError("journal", "database or disk is full")
        real(journal, course, number, measured)

    monkeypatch.setattr(Journal, "keep", full)
    with Journal(tmp_path / "journal") as journal:
        runner = Runner(journal=journal)
        with pytest.warns(WorkersWarning, match="disk is full.; the run goes on, but what follows is not kept") as told:
            found = runner.replications(SMALL, seed=1, numbers=range(3), processes=["new"])
        assert len(told) == 1
        assert len(found.replications) == 3
        assert runner.unkept is not None
        assert list(journal.known(Course.of(SMALL, "new", 1).key, range(3))) == [0]
