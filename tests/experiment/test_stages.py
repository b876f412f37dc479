"""Progress of several stages: counted together, never less than before."""

from __future__ import annotations

from sim.experiment.stages import Stages


def test_stages_are_counted_together() -> None:
    """What is foreseen stands in the total; what turns out otherwise changes the total alone."""
    told: list[tuple[int, int]] = []
    stages = Stages(lambda done, everything: told.append((done, everything)))
    first = stages.stage(later=30)
    first(0, 10)
    first(10, 10)
    second = stages.stage()
    second(5, 20)
    second(20, 20)
    assert told == [(0, 40), (10, 40), (15, 30), (30, 30)]


def test_nobody_need_listen() -> None:
    """Then nothing is told."""
    Stages(None).stage()(1, 2)
