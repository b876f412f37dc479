"""Gains: what each reform of a hall adds to what all of them save together."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import permutations
from pathlib import Path

import pytest

from sim.experiment.gains import GAINED, Cost, gains, savings
from sim.experiment.journal import Journal
from sim.experiment.replicate import Course
from sim.experiment.runner import Runner
from sim.measure.catalogue import Measure
from tests.scenario.halls import LICENCE, hall

NAMES = ("a", "b", "c", "d")
ORDERS = list(permutations(NAMES))
ALONE = {"a": 10.0, "b": 4.0, "c": 0.0, "d": -3.0}
"""What each saves by itself; `d` costs something."""
IN_PAIRS = {frozenset("ab"): -3.0, frozenset("ac"): 5.0, frozenset("bd"): 2.0}
"""What two save in addition if both are there; below zero where one saves what the other has saved already."""
ALL_THREE = {frozenset("abc"): 6.0}
NEEDED = 100.0


def planted(together: Mapping[frozenset[str], float]) -> Cost:
    """A cost of which is known what every reform, and all that come together, save; twice that of the applicants."""

    def cost(switched_on: frozenset[str]) -> tuple[float, ...]:
        saved = sum(ALONE[name] for name in switched_on)
        saved += sum(amount for names, amount in together.items() if names <= switched_on)
        return NEEDED - saved, 2 * (NEEDED - saved)

    return cost


def shapley(cost: Cost) -> dict[str, float]:
    """By definition: the mean of what a reform adds, over all orders."""
    found = dict.fromkeys(NAMES, 0.0)
    for order in ORDERS:
        for position, name in enumerate(order):
            before = frozenset(order[:position])
            found[name] += (cost(before)[0] - cost(before | {name})[0]) / len(ORDERS)
    return found


class TestOrders:
    """The arithmetic of orders, on costs that are planted."""

    @pytest.mark.parametrize("order", ORDERS, ids="".join)
    def test_an_order_and_its_reverse_give_the_exact_value_of_pairs(self, order: tuple[str, ...]) -> None:
        """If reforms affect each other in pairs at most, whichever the order is."""
        cost = planted(IN_PAIRS)
        exact = shapley(cost)
        part = savings(order, cost).part
        assert {name: amounts[0] for name, amounts in part.items()} == pytest.approx(exact)
        assert {name: amounts[1] for name, amounts in part.items()} == pytest.approx(
            {name: 2 * amount for name, amount in exact.items()}
        )

    def test_three_that_work_together_need_all_orders(self) -> None:
        """One order and its reverse are not exact, but their mean over all orders is."""
        cost = planted({**IN_PAIRS, **ALL_THREE})
        exact = shapley(cost)
        parts = [savings(order, cost).part["a"][0] for order in ORDERS]
        assert min(parts) < exact["a"] < max(parts)
        assert sum(parts) / len(parts) == pytest.approx(exact["a"])

    @pytest.mark.parametrize("order", ORDERS, ids="".join)
    def test_the_parts_add_up_to_all(self, order: tuple[str, ...]) -> None:
        """However the reforms affect each other."""
        found = savings(order, planted({**IN_PAIRS, **ALL_THREE}))
        for column in (0, 1):
            assert sum(part[column] for part in found.part.values()) == found.together[column]

    def test_alone_is_without_any_other(self) -> None:
        """What is saved in pairs is not in it."""
        found = savings(NAMES, planted(IN_PAIRS))
        assert {name: amounts[0] for name, amounts in found.alone.items()} == ALONE
        assert found.together == (15.0, 30.0)

    def test_no_cost_is_asked_for_twice(self) -> None:
        """Each is a simulation: none, four alone, all, and those in between of two orders."""
        asked: list[frozenset[str]] = []
        cost = planted(IN_PAIRS)

        def counted(switched_on: frozenset[str]) -> tuple[float, ...]:
            asked.append(switched_on)
            return cost(switched_on)

        savings(NAMES, counted)
        assert len(asked) == len(set(asked)) == 1 + 4 + 2 * 2 + 1

    def test_twins_have_equal_parts(self) -> None:
        """Two of which either does the whole share what they save."""

        def cost(switched_on: frozenset[str]) -> tuple[float, ...]:
            return (0.0 if switched_on else 8.0, 0.0)

        found = savings(("a", "b"), cost)
        assert [found.alone[name][0] for name in "ab"] == [8, 8]
        assert [found.part[name][0] for name in "ab"] == [4, 4]


def same(text: str) -> str:
    """The reform of licences as one that changes nothing."""
    new = "  new:\n    title: In one step\n    licence:\n"
    head, tail = text.split(new)
    old = head.split("    licence:\n")[-1].split("  new:")[0]
    return head + new + old + tail[tail.index("baseline:") :]


class TestHall:
    """Gains that are simulated."""

    def test_the_parts_add_up_to_all(self, tmp_path: Path) -> None:
        """In every replication, and so in the mean."""
        for replications in (1, 3):
            found = gains(hall(tmp_path), seed=1, replications=replications)
            for column in range(len(GAINED)):
                parts = [gain.part[column].mean for gain in found.by_reform.values()]
                assert sum(parts) == pytest.approx(found.together[column].mean, rel=1e-12)

    def test_what_is_saved_is_what_is_not_worked(self, tmp_path: Path) -> None:
        """Four lifts in five days: twice 40 and 10 minutes each, then twice 20. That is 50 less each, 40 a day."""
        found = gains(hall(tmp_path), seed=1, replications=2)
        lifts = found.by_reform["lifts"]
        assert GAINED[0] is Measure.STAFF_EFFORT_PER_WORKDAY
        for estimate in (lifts.alone[0], lifts.part[0]):
            assert estimate.mean == pytest.approx(40 * 60)
            assert estimate.half_width == pytest.approx(0, abs=1e-6)
        assert lifts.part[1].mean == 0
        assert lifts.part[0].n == 2

    def test_both_reforms_of_the_hall_leave_the_work_of_each_other(self, tmp_path: Path) -> None:
        """They share the windows, which costs time, but no work: the part is what is saved alone."""
        found = gains(hall(tmp_path), seed=1, replications=2)
        for gain in found.by_reform.values():
            assert gain.part[0].mean == pytest.approx(gain.alone[0].mean)
        assert found.by_reform["licences"].part[0].mean > 0

    def test_a_reform_that_changes_nothing_gains_nothing(self, tmp_path: Path) -> None:
        """Exactly nothing, alone and as a part."""
        found = gains(hall(tmp_path, licence=same(LICENCE)), seed=1, replications=3)
        licences = found.by_reform["licences"]
        for estimate in (*licences.alone, *licences.part):
            assert (estimate.mean, estimate.half_width) == (0, 0)
        assert found.by_reform["lifts"].part[0].mean > 0

    def test_the_number_of_jobs_changes_nothing(self, tmp_path: Path) -> None:
        """Equal to the last digit."""
        scenario = hall(tmp_path)
        one, two = (gains(scenario, seed=5, replications=3, runner=Runner(jobs)) for jobs in (1, 2))
        assert (one.by_reform, one.together) == (two.by_reform, two.together)

    def test_the_seed_changes_who_comes(self, tmp_path: Path) -> None:
        """Other licences are asked for."""
        scenario = hall(tmp_path)
        first, second = (gains(scenario, seed=seed, replications=2) for seed in (1, 2))
        assert first.together[0] != second.together[0]

    def test_reforms_that_are_switched_off_are_left_out(self, tmp_path: Path) -> None:
        """All together is then what the others save."""
        all_on = gains(hall(tmp_path), seed=1, replications=2)
        found = gains(hall(tmp_path, "reforms.licences=off"), seed=1, replications=2)
        assert set(found.by_reform) == {"lifts"}
        assert found.together[0].mean == pytest.approx(40 * 60)
        assert found.together[0].mean < all_on.together[0].mean

    def test_without_reforms_there_is_nothing_to_gain(self, tmp_path: Path) -> None:
        """Nor with reforms that are all switched off."""
        off = hall(tmp_path, "reforms.licences=off", "reforms.lifts=off")
        with pytest.raises(ValueError, match="no reforms that are switched on"):
            gains(off, seed=1, replications=1)

    def test_one_replication_says_nothing_of_chance(self, tmp_path: Path) -> None:
        """Its interval is not known."""
        found = gains(hall(tmp_path), seed=1, replications=1)
        assert math.isnan(found.together[0].half_width) or math.isinf(found.together[0].half_width)

    def test_what_was_interrupted_goes_on(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Every run of a replication is kept for itself; with the same gains in the end."""
        scenario = hall(tmp_path)
        expected = gains(scenario, seed=1, replications=2)
        with Journal(tmp_path / "journal") as journal:
            assert gains(scenario, seed=1, replications=1, runner=Runner(journal=journal)).together
            assert gains(scenario, seed=1, replications=2, runner=Runner(journal=journal)).together
        monkeypatch.setattr(Course, "__call__", None)
        with Journal(tmp_path / "journal") as journal:
            found = gains(scenario, seed=1, replications=2, runner=Runner(journal=journal))
        assert (found.by_reform, found.together) == (expected.by_reform, expected.together)

    def test_a_seed_below_zero(self, tmp_path: Path) -> None:
        """Is a seed like any other."""
        assert gains(hall(tmp_path), seed=-1, replications=2).together[0].n == 2

    def test_progress_is_told(self, tmp_path: Path) -> None:
        """Replication by replication."""
        told: list[tuple[int, int]] = []
        gains(hall(tmp_path), seed=1, replications=2, runner=Runner(progress=lambda *numbers: told.append(numbers)))
        assert told == [(0, 2), (1, 2), (2, 2)]
