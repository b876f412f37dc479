"""Sensitivity finds what was planted: what dominates, what has no effect, where the sign turns."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from sim.experiment.chunk import Failed
from sim.experiment.factors import factors
from sim.experiment.failures import ReplicationFailedError
from sim.experiment.runner import Found, Runner, Wanted
from sim.experiment.sensitivity import Effect, End, Sensitivity, sensitivity
from sim.experiment.sweep import NOTHING
from sim.measure.catalogue import Measure
from sim.measure.estimate import Difference, Estimate
from sim.scenario.load import load_text

TEXT = """\
title: Planted
parameters:
  large:   {value: 20 min, range: 5..60 min, origin: assumed}
  small:   {value: 10 min, range: 8..12 min, origin: assumed}
  idle:    {value: 3, range: 1..5, origin: assumed}
  spread:  {value: 5..10..15 min, range: 8..12 min, origin: assumed}
  way:     {value: usual, choices: [usual, long, none], origin: assumed}
  told:    {value: 30 min, origin: reported}
  loose:   {value: 2 min, origin: assumed}
calendar: {days: mon-fri, hours: [09:00-17:00]}
horizon: {start: 2026-03-02, length: 10 workdays}
staff: {window: {count: 20}, archive: {count: idle}}
cases:
  visit: {arrivals: {rate: 6 per workday}, attributes: {walk: way}}
processes:
  old:
    title: Old
    visit: [{step: serve, by: window, takes: told + small + loose}, {step: sign, by: window, takes: spread}]
  new:
    title: New
    visit:
      - {step: decide, by: window, takes: large}
      - choose: way
        options:
          - {when: walk is long, do: [{step: walk, by: window, takes: 5 min}]}
"""
CHANCES = """\
parameters:
  one: {value: 20%, range: 5..60%, origin: assumed}
  two: {value: 20%, range: 5..60%, origin: assumed}
"""
LOT = """\
choose: lot
        options: [{chance: one, do: [{finish: refused}]}, {chance: two, do: [{finish: withdrawn}]}]
      - choose: way"""
KEY = (Measure.STAFF_EFFORT_TOTAL, "visit")


@cache
def found() -> Sensitivity:
    return sensitivity(load_text(TEXT), "new", KEY, seed=1, replications=4)


def effect(name: str) -> Effect:
    return next(effect for effect in found().effects if effect.factor.name == name)


def test_only_assumptions_are_varied() -> None:
    """What is reported stays; what has no range is named."""
    chosen, without = factors(load_text(TEXT))
    assert [factor.name for factor in chosen] == ["large", "small", "idle", "spread", "way"]
    assert without == ("loose",)


@pytest.mark.slow
def test_what_dominates_comes_first() -> None:
    """It moves the difference by 40 minutes, the others by a few."""
    assert found().effects[0].factor.name == "large"
    assert effect("large").ends[0].change.estimate.mean == pytest.approx(-15 * 60)
    assert effect("large").ends[1].change.estimate.mean == pytest.approx(40 * 60)


def test_what_has_no_effect_shows_none() -> None:
    """The archive has nothing to do."""
    assert not effect("idle").is_shown
    assert effect("idle").size == 0.0


def test_a_switch_is_found_where_it_was_planted() -> None:
    """The new process takes as long as the old one, 30 + 10 + 2 + about 10 minutes, at about 52 minutes."""
    switch = effect("large").switch
    assert switch is not None
    assert switch.root == pytest.approx(52 * 60, abs=30)
    assert [own.factor.name for own in found().turning] == ["large"]


def test_a_distribution_is_scaled_as_a_whole() -> None:
    """Its typical amount goes to the ends of the range; more work in the old process is a greater saving."""
    assert effect("spread").factor.settings == ("spread=4..8..12 min", "spread=6..12..18 min")
    low, high = (end.change.estimate.mean for end in effect("spread").ends)
    assert low == pytest.approx(2 * 60, rel=0.2)
    assert high == pytest.approx(-2 * 60, rel=0.2)


def test_words_are_tried_one_after_the_other() -> None:
    """All but the present one."""
    ends = effect("way").ends
    assert [end.value for end in ends] == ["long", "none"]
    assert [end.change.estimate.mean for end in ends] == pytest.approx([5 * 60, 0])


def known(mean: float, half_width: float) -> Difference:
    return Difference(Estimate(mean, half_width, 4), 1.0, 0.0)


@pytest.mark.parametrize(
    ("gap", "change", "loses", "leaves_open"),
    [
        (known(-2, 1), known(1, 0.5), False, False),
        (known(2, 1), known(5, 2), True, False),
        (known(-0.5, 1), known(2.5, 1), True, False),
        (known(2, 1), known(5, 6), False, True),
        (known(-3, 8), known(0, 9), False, True),
        (known(-9, 10), known(-6, 2), False, True),
        (NOTHING, NOTHING, False, True),
    ],
    ids=["holds", "turned", "vanished", "turned by chance", "wide", "wide and further away", "unknown"],
)
def test_a_sign_is_lost_where_the_difference_is_shown_to_move(
    gap: Difference, change: Difference, *, loses: bool, leaves_open: bool
) -> None:
    """An interval that merely became wide says nothing of the sign."""
    end = End("1 h", gap, change)
    assert (end.loses(-1), end.leaves_open(-1)) == (loses, leaves_open)


def test_confidence_is_of_all_ends_together() -> None:
    """Ten ends share five per cent."""
    assert found().confidence == pytest.approx(1 - 0.05 / 10)
    assert effect("large").ends[0].change.estimate.confidence == pytest.approx(1 - 0.05 / 10)


def test_an_end_that_is_not_allowed_is_told() -> None:
    """And the others are looked at all the same."""
    text = TEXT.replace("idle:    {value: 3, range: 1..5", "idle:    {value: 3, range: 0.5..5")
    own = next(
        effect
        for effect in sensitivity(load_text(text), "new", KEY, seed=1, replications=2).effects
        if effect.factor.name == "idle"
    )
    assert own.ends[0].refused == "staff.archive.count: 0.5 is not allowed here"
    assert own.ends[0].gap.estimate.n == 0
    assert own.ends[1].gap.estimate.n == 2


@pytest.mark.slow
def test_one_core_and_several_give_the_same() -> None:
    """Every number."""
    two = sensitivity(load_text(TEXT), "new", KEY, seed=1, replications=4, runner=Runner(2))
    assert two.to_dicts() == found().to_dicts()


@pytest.mark.slow
def test_indices_tell_the_same_story() -> None:
    """What dominates explains nearly everything, what has no effect nothing."""
    own = sensitivity(load_text(TEXT), "new", KEY, seed=1, replications=2, samples=16)
    assert own.explained is not None
    assert own.explained["large"].in_all.value > 0.8
    assert own.explained["idle"].in_all.value == 0.0
    assert "way" not in own.explained


@pytest.mark.slow
def test_progress_never_goes_back() -> None:
    """Over ends, the search of a switch, and the points for Sobol indices."""
    told: list[tuple[int, int]] = []
    runner = Runner(progress=lambda *numbers: told.append(numbers))
    sensitivity(load_text(TEXT), "new", KEY, seed=1, replications=2, samples=16, runner=runner)
    assert told[0] == (0, 2 * (11 + 16 * 6))
    assert told == sorted(told, key=lambda one: one[0])
    assert told[-1][0] == told[-1][1]


@pytest.mark.slow
def test_points_for_sobol_indices_are_not_remembered() -> None:
    """There may be very many; what was known before still is."""
    once, again = Runner(), Runner()
    sensitivity(load_text(TEXT), "new", KEY, seed=1, replications=2, runner=once)
    sensitivity(load_text(TEXT), "new", KEY, seed=1, replications=2, samples=16, runner=again)
    assert set(again._known) == set(once._known)


def test_a_failure_on_the_way_costs_the_search_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The ends were known before, and say that the sign turns."""

    def failing(*_arguments: object, **_named: object) -> None:
        raise ReplicationFailedError(0, "it is late")

    monkeypatch.setattr("sim.experiment.break_even.PairedRuns.point", failing)
    own = sensitivity(load_text(TEXT), "new", KEY, seed=1, replications=2)
    assert [effect.factor.name for effect in own.turning] == ["large"]
    assert own.effects[0].switch is None


def test_a_replication_that_fails_with_the_present_values_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not only those that fail at an end."""
    real = Runner.points

    def failing(runner: Runner, wanted: list[Wanted], **how: Any) -> list[Found]:
        base, *others = real(runner, wanted, **how)
        return [Found(base.replications[1:], (Failed(0, "broken"),)), *others]

    monkeypatch.setattr(Runner, "points", failing)
    own = sensitivity(load_text(TEXT), "new", (Measure.DOCUMENTS, "visit"), seed=1, replications=3)
    assert own.failed == (Failed(0, "broken"),)
    assert own.gap.estimate.n == 2


@pytest.mark.slow
def test_points_that_are_not_allowed_leave_no_indices() -> None:
    """Each end is, with the other as it is, but not both of them together: chances of 120 %."""
    text = TEXT.replace("parameters:", CHANCES).replace("choose: way", LOT)
    own = sensitivity(load_text(text), "new", KEY, seed=1, replications=2, samples=16)
    assert own.explained is None
    assert all(not end.refused for effect in own.effects for end in effect.ends)


def test_one_replication_is_refused() -> None:
    """It has no interval."""
    with pytest.raises(ValueError, match="two replications"):
        sensitivity(load_text(TEXT), "new", KEY, seed=1, replications=1)


def test_no_value_is_searched_for_what_is_not_of_the_subject() -> None:
    """A break-even is about the subject's cases; of others the ends alone are told."""
    other = "  other: {arrivals: {rate: 6 per workday}, attributes: {walk: way}}\nprocesses:"
    text = TEXT.replace("processes:", other)
    for title, takes in (("Old", "told"), ("New", "large")):
        flow = f"    other: [{{step: help, by: window, takes: {takes}}}]"
        text = text.replace(f"    title: {title}\n", f"    title: {title}\n{flow}\n")
    found = sensitivity(load_text(text), "new", (Measure.STAFF_EFFORT_TOTAL, "other"), seed=1, replications=2)
    assert [effect.factor.name for effect in found.turning] == ["large"]
    assert found.effects[0].switch is None
