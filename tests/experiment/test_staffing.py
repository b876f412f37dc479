"""The cheapest staffing: the same answer as by simulating everything, in few replications, and seldom a wrong one."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from attrs import define, evolve, field

from sim.experiment.candidates import Candidate
from sim.experiment.chunk import Failed
from sim.experiment.evidence import Decision, Evidence, Finding, Overloaded
from sim.experiment.queueing_formulas import mmc_wait
from sim.experiment.runner import Found, Runner, Wanted
from sim.experiment.staffing import ERROR, MOST, ProcessStaffing, Staffings, Tried, _errors, looks, staffing
from sim.experiment.staffing_search import Inferred
from sim.experiment.target import read_targets
from sim.measure.bounds import Bounds
from sim.measure.catalogue import Measure
from sim.measure.estimate import Estimate
from sim.scenario.variation_reader import read_variations
from tests.experiment.halls_to_staff import CASES, Case, exhaustive, hall
from tests.experiment.made_queues import runs


def searched(
    case: Case, *, runner: Runner | None = None, is_exhaustive: bool = False, most: int | None = None
) -> Staffings:
    return staffing(
        case.scenario,
        read_variations(case.scenario, case.vary),
        read_targets(case.scenario, case.targets),
        costs=case.costs,
        seed=1,
        most=most or case.most,
        is_exhaustive=is_exhaustive,
        runner=runner,
    )


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
def test_the_answer_is_that_of_an_exhaustive_search_in_a_third_of_the_replications(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of every process the least cost, and all that have it; the seed is fixed, so it never fails by chance."""
    case, asked = CASES[name], {}
    real = Runner.points

    def counted(runner: Runner, wanted: list[Wanted], **how: Any) -> list[Found]:
        for one in wanted:
            for process in one.names():
                place = one.scenario.overrides, process
                asked[place] = max(len(one.numbers), asked.get(place, 0))
        return real(runner, wanted, **how)

    monkeypatch.setattr(Runner, "points", counted)
    found = searched(case)
    assert sum(asked.values()) == found.replications
    assert found.replications <= found.exhaustive / 3
    asked = {}
    everything = exhaustive(case, seed=1)
    assert sum(asked.values()) == found.exhaustive
    for own in found.processes:
        least, those = everything[own.process]
        assert (own.chosen[0].cost if own.chosen else None) == least
        assert {one.candidate.amounts for one in own.chosen} == those
    assert found.is_met == any(those for _, those in everything.values())


@define
class Queues:
    """In the place of a runner: mean waits of M/M/c queues, of customers who come once the empty start is over."""

    waits: dict[int, np.ndarray]
    progress: None = None
    asked: list[int] = field(factory=list)

    def points(self, wanted: list[Wanted], *, seed: int, **_how: object) -> list[Found]:
        """As a runner does: `seed` is the number of the experiment."""
        found = []
        for one in wanted:
            servers = one.scenario.staff["window"].count
            waits = self.waits[servers][seed, : len(one.numbers)]
            self.asked.append(servers)
            found.append(Found(runs((Measure.WAITING_MEAN, "visit"), list(waits))))
        return found


OFFERED = 2.4
SERVERS = range(3, 9)
EXPERIMENTS, REPLICATIONS, WARM_UP, CUSTOMERS = 100, 40, 150, 150


def waits_of(servers: int) -> np.ndarray:
    """Mean waits, in services, of customers in queues that are simulated side by side (Kiefer and Wolfowitz)."""
    random = np.random.default_rng(servers)
    free = np.zeros((EXPERIMENTS * REPLICATIONS, servers))
    total = np.zeros(len(free))
    for customer in range(WARM_UP + CUSTOMERS):
        free = np.maximum(free - random.exponential(1 / OFFERED, (len(free), 1)), 0)
        total += free[:, 0] * (customer >= WARM_UP)
        free[:, 0] += random.exponential(1.0, len(free))
        free.sort(axis=1)
    return (total / CUSTOMERS).reshape(EXPERIMENTS, REPLICATIONS)


@pytest.mark.slow
def test_a_chosen_staffing_seldom_misses_its_target() -> None:
    """Of 100 searches at most 11 are wrong: with an error of 5 %, more are in one of 200 seeds.

    The targets are the worst there are: just below the mean wait of a number of servers, so that it misses, and cannot
    be told from one that does not. Wrong is to choose it or fewer, and to call a number out that meets its target.
    """
    waits = {servers: waits_of(servers) for servers in SERVERS}
    truth = {servers: mmc_wait(servers, OFFERED, 1.0) for servers in SERVERS}
    scenario = hall("20..30 min")
    wrong = 0
    for experiment in range(EXPERIMENTS):
        misses = 4 + experiment % 3
        (target,) = read_targets(scenario, ["waiting <= 1 h"])
        target = evolve(target, amount=0.999 * truth[misses])
        found = staffing(
            scenario,
            read_variations(scenario, ["windows=3..8"]),
            [target],
            costs=[1.0],
            seed=experiment,
            most=REPLICATIONS,
            runner=Queues(waits),  # type: ignore[arg-type]
        )
        own = found.processes[0]
        chosen = {one.candidate.amounts[0] for one in own.chosen}
        out = {one.candidate.amounts[0] for one in own.tried if one.decision is Decision.MISSED}
        wrong += any(servers <= misses for servers in chosen) or any(servers > misses for servers in out)
    assert wrong <= 11


def test_looks_come_after_twice_as_many() -> None:
    """Up to the most that are allowed."""
    assert list(looks(10, 200)) == [10, 20, 40, 80, 160, 200]
    assert list(looks(20, 20)) == [20]
    assert list(looks(10, MOST))[-1] == MOST


QUICK = Case(hall("20..30 min", "8..12 min"), ("waiting <= 30 min",), {"windows": (2, 6)}, (1.0,), most=20)
"""Found out in a second or two."""


def test_old_and_new_have_an_answer_each() -> None:
    """Four windows for 25 minutes a visit: 60 a day are 3.1 at work, and three are too few; two for 10 minutes."""
    found = searched(QUICK, most=40)
    assert [own.chosen[0].candidate.amounts for own in found.processes] == [(4.0,), (2.0,)]
    assert found.processes[0].failing[0].candidate.amounts == (3.0,)
    assert not found.processes[0].undecided


@pytest.mark.slow
def test_one_core_and_several_give_the_same() -> None:
    """Every number."""
    assert searched(QUICK, runner=Runner(2)).to_dicts() == searched(QUICK).to_dicts()


def test_rows_for_a_data_frame() -> None:
    """One for every target of every staffing that was simulated."""
    found = searched(QUICK)
    rows = found.to_dicts()
    assert len(rows) == sum(len(own.tried) for own in found.processes)
    assert {row["windows"] for row in rows if row["process"] == "old" and row["is_chosen"]} <= {4.0, 5.0}
    json.dumps(rows)


def test_exhaustive_infers_nothing() -> None:
    """Every staffing that costs no more than the chosen one is simulated itself."""
    found = searched(QUICK, is_exhaustive=True)
    for own in found.processes:
        assert not own.inferred
        assert {one.candidate.amounts[0] for one in own.tried} >= set(range(2, 1 + int(own.chosen[0].cost)))


def test_too_little_for_the_work_is_known_from_the_largest_staffing() -> None:
    """60 visits of 25 minutes are 25 hours: one, two and three windows of 8 hours need no simulation."""
    case = Case(hall("20..30 min"), ("waiting <= 10 min",), {"windows": (1, 8)}, (1.0,), most=20)
    own = searched(case).processes[0]
    assert {place + 1: why.pool for place, why in own.inferred.items() if why.pool} == {1: "window", 2: "window"}


def test_a_failed_replication_is_told() -> None:
    """And the others are taken."""

    @define
    class Failing:
        """A runner of whose first replication nothing comes."""

        real: Runner = field(factory=Runner)
        progress: None = None

        def points(self, wanted: list[Wanted], **how: object) -> list[Found]:
            return [
                Found(one.replications[1:], (Failed(0, "broken"),))
                for one in self.real.points(wanted, **how)  # type: ignore[arg-type]
            ]

    found = searched(QUICK, runner=Failing())  # type: ignore[arg-type]
    assert {failure.reason for failure in found.failed} == {"broken"}
    assert found.processes[0].tried[0].evidence.replications in (9, 19)


def test_nothing_asked_is_refused() -> None:
    """Nothing varied, no target, fewer than two replications, more at least than at most."""
    scenario = QUICK.scenario
    targets, variations = read_targets(scenario, QUICK.targets), read_variations(scenario, QUICK.vary)
    for varied, asked, least, most in (
        ((), targets, 10, 20),
        (variations, (), 10, 20),
        (variations, targets, 1, 20),
        (variations, targets, 30, 20),
    ):
        with pytest.raises(ValueError, match="needed"):
            staffing(scenario, varied, asked, costs=[1.0], seed=1, least=least, most=most)


def tried(place: int, cost: float, decision: Decision, *minutes: float, load: float = 0.5) -> Tried:
    """A staffing with these mean waits, of which half an hour is asked for."""
    (target,) = read_targets(hall("5 min"), ["waiting <= 30 min"])
    findings = tuple(
        Finding(target, Estimate(60 * own, 1.0, 10), Bounds(60 * own, 60 * own - 1, 60 * own + 1, 10), decision)
        for own in minutes
    )
    full = Bounds(load, load, load, 10)
    overloads = (Overloaded("window", full, Estimate(load, 0.0, 10)),) if load > 1 else ()
    return Tried(Candidate(place, (), (), cost), Evidence(10, findings, overloads))


def test_what_is_cheaper_than_the_answer_is_told_apart() -> None:
    """Missed ones the dearest first; open ones only where they were not ruled out after all."""
    own = ProcessStaffing(
        "old",
        (
            tried(0, 1.0, Decision.MISSED, 60),
            tried(1, 2.0, Decision.MISSED, 50),
            tried(2, 3.0, Decision.OPEN, 30),
            tried(3, 3.0, Decision.OPEN, 31),
            tried(4, 4.0, Decision.MET, 20),
            tried(5, 4.0, Decision.MISSED, 40),
            tried(6, 4.0, Decision.MET, 25),
        ),
        {3: Inferred(1)},
    )
    assert [one.candidate.place for one in own.chosen] == [4, 6]
    assert [one.candidate.place for one in own.failing] == [1, 0]
    assert [one.candidate.place for one in own.undecided] == [2]


def test_the_nearest_is_near_in_all_targets_and_overloads_nobody() -> None:
    """One that is far from one target is far; however near, an overloaded one comes last."""
    far, near, full = (
        tried(0, 1.0, Decision.MISSED, 60, 20),
        tried(1, 2.0, Decision.MISSED, 45, 40),
        tried(2, 3.0, Decision.MISSED, 31, 31, load=1.1),
    )
    assert ProcessStaffing("old", (far, near, full), {}).best == near
    assert ProcessStaffing("old", (), {}).best is None


def test_the_error_is_shared_by_all_that_is_said() -> None:
    """Of each process so often: each target; whether cases are left by target; each pool, seen or inferred."""
    scenario = hall("5 min", "4 min")
    targets = read_targets(scenario, ["waiting <= 30 min", "on time >= 95%", "lead time <= 1 h"])
    error, side = _errors(scenario, 7, targets)
    assert error * len(targets) == pytest.approx(0.9 * ERROR / 7 / 2)
    assert side * (len(targets) + 2 * 2) == pytest.approx(0.1 * ERROR / 7 / 2)
