"""One unit for a column."""

from __future__ import annotations

import math

import pytest

from reports.column_unit import told_alike, told_like
from reports.quantities import Shown, amount_text, estimate_text
from sim.measure.estimate import Estimate

MINUTE, HOUR, DAY = 60.0, 3600.0, 86_400.0
NONE = Estimate(math.nan, math.nan, 0)


def column(*estimates: Estimate) -> list[str]:
    like = told_like(estimates, Shown.ELAPSED)
    texts = (estimate_text(own, Shown.ELAPSED, "en", signed=True, like=like) for own in estimates)
    return [text.replace("\u00a0", " ") for text in texts]


@pytest.mark.parametrize(
    ("estimates", "expected"),
    [
        (
            (Estimate(-63 * MINUTE, 51 * MINUTE, 5), Estimate(-3.5 * HOUR, 1.5 * HOUR, 5)),
            ["−1.1 ± 0.8 h", "−3.5 ± 1.5 h"],
        ),
        ((Estimate(57 * MINUTE, 51 * MINUTE, 5), Estimate(8 * DAY, DAY, 5)), ["+0.04 ± 0.04 days", "+8.0 ± 1.0 days"]),
        ((Estimate(20 * MINUTE, 0, 5), Estimate(2 * HOUR, 0, 5)), ["+0.333 h", "+2 h"]),
        ((NONE, Estimate(0, 0, 5), Estimate(2 * HOUR, HOUR, 5)), ["–", "0 h", "+2.0 ± 1.0 h"]),
        ((Estimate(20 * MINUTE, math.nan, 1), Estimate(2 * HOUR, math.nan, 1)), ["+0.333 ± ? h", "+2 ± ? h"]),
        ((Estimate(2 * MINUTE, MINUTE, 5), Estimate(8 * DAY, DAY, 5)), ["+2.0 ± 1.0 min", "+8.0 ± 1.0 days"]),
        ((NONE,), ["–"]),
    ],
    ids=["hours", "days", "certain", "nothing", "one replication", "too small", "unknown"],
)
def test_a_column_has_the_unit_of_its_greatest_amount(estimates: tuple[Estimate, ...], expected: list[str]) -> None:
    """Unless another could not be read in it: then each has its own."""
    assert column(*estimates) == expected


def test_columns_beside_each_other_have_one_unit_if_that_can_be() -> None:
    """So that old and new compare; else each its own."""
    minutes, hours, days = ([Estimate(size, 0, 5)] for size in (20 * MINUTE, 20 * HOUR, 20 * DAY))
    assert told_alike([minutes, hours], Shown.ELAPSED) == [20 * HOUR, 20 * HOUR]
    assert told_alike([hours, days], Shown.ELAPSED) == [20 * DAY, 20 * DAY]
    assert told_alike([minutes, [*hours, *days]], Shown.ELAPSED) == [20 * DAY, 20 * DAY]
    assert told_alike([[Estimate(2 * MINUTE, 0, 5)], days], Shown.ELAPSED) == [2 * MINUTE, 20 * DAY]


def test_an_amount_alone_has_its_own_unit() -> None:
    """Nothing else is to be compared with it."""
    assert amount_text(20 * MINUTE, Shown.ELAPSED, "zh").replace("\u00a0", " ") == "20 分钟"
