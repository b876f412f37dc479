"""Axes: round ticks, worded like the amounts of the report."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.axes import ACROSS, amount_axis, named_axis, tried_axis
from reports.charts import Axis
from reports.phrase import Language
from reports.quantities import Shown

MIN, HOUR, DAY = 60.0, 3600.0, 86_400.0


def words(axis: Axis) -> list[str]:
    return [tick.text.replace("\u00a0", " ") for tick in axis.ticks]


@pytest.mark.parametrize(
    ("amounts", "shown", "language", "expected"),
    [
        ([0, 47 * HOUR], Shown.ELAPSED, "en", ["0 h", "10 h", "20 h", "30 h", "40 h", "50 h"]),
        ([3 * DAY, 5 * DAY], Shown.ELAPSED, "zh", ["3.0 天", "3.5 天", "4.0 天", "4.5 天", "5.0 天"]),
        ([0.91, 0.99], Shown.SHARE, "en", ["90%", "92%", "94%", "96%", "98%", "100%"]),
        ([-0.02, 0.03], Shown.POINTS, "en", ["−2 points", "−1 point", "0 points", "1 point", "2 points", "3 points"]),
        ([1e15, 3e15], Shown.COUNT, "en", ["0", "1e+15", "2e+15", "3e+15"]),
        ([1e-7, 2e-7], Shown.COUNT, "en", ["1e−07", "1.2e−07", "1.4e−07", "1.6e−07", "1.8e−07", "2e−07"]),
        ([0], Shown.WORK, "en", ["0.0 min", "0.2 min", "0.4 min", "0.6 min", "0.8 min", "1.0 min"]),
        ([7, 7], Shown.COUNT, "en", ["0", "2", "4", "6", "8"]),
        ([-7], Shown.COUNT, "en", ["−8", "−6", "−4", "−2", "0"]),
        ([], Shown.COUNT, "en", ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
        (
            [math.nan, math.inf, 3, 10],
            Shown.PER_WORKDAY,
            "zh",
            [f"{number}/工作日" for number in (0, 2, 4, 6, 8, 10)],
        ),
    ],
)
def test_ticks_are_round_in_the_unit_of_the_greatest(
    amounts: list[float], shown: Shown, language: Language, expected: list[str]
):
    """One unit for all, and no more digits than they need."""
    assert words(amount_axis(amounts, shown, language)) == expected


def test_differences_bear_their_sign():
    """As in the tables."""
    assert words(amount_axis([-HOUR, 2 * HOUR], Shown.WORK, "en", is_signed=True)) == ["−1 h", "0 h", "+1 h", "+2 h"]


@pytest.mark.parametrize(
    ("amounts", "shown", "expected"),
    [
        ([30, 3 * DAY], Shown.ELAPSED, ["10 s", "1 min", "10 min", "1 h", "10 h", "1 day", "10 days"]),
        ([3 * MIN, 45 * MIN], Shown.WORK, ["2 min", "5 min", "10 min", "20 min", "50 min"]),
        ([3, 300], Shown.COUNT, ["1", "10", "100", "1,000"]),
        ([0.02, 0.4], Shown.SHARE, ["2%", "5%", "10%", "20%", "50%"]),
        ([5], Shown.COUNT, ["5", "10"]),
        ([-1, 0, 5], Shown.COUNT, ["5", "10"]),
    ],
)
def test_logarithmic_axes(amounts: list[float], shown: Shown, expected: list[str]):
    """From one round amount to another; what is not positive has no place."""
    axis = amount_axis(amounts, shown, "en", is_log=True)
    assert words(axis) == expected
    assert axis.is_log
    assert math.isnan(axis.place(0))


def test_without_positive_amounts_no_axis_is_logarithmic():
    """Then it is an even one."""
    assert not amount_axis([-1, 0], Shown.COUNT, "en", is_log=True).is_log


def test_tried_numbers_are_ticks():
    """Each once, at its place, in the words of its parameter."""
    axis = tried_axis([1, 100, 10, 10], "{:g} x".format, is_log=True)
    assert [(tick.at, tick.text) for tick in axis.ticks] == [(0, "1 x"), (0.5, "10 x"), (1, "100 x")]
    assert tried_axis([math.nan], str).ticks == ()


def test_names_stand_at_whole_numbers():
    """With half a step on both sides."""
    axis = named_axis(["a", "b"])
    assert [axis.place(number) for number in (0, 1)] == [tick.at for tick in axis.ticks] == [0.25, 0.75]


AMOUNTS = st.lists(st.floats(-1e190, 1e190), min_size=1, max_size=5)


@given(AMOUNTS, st.sampled_from(Shown), st.booleans(), st.sampled_from([5, ACROSS]))
def test_every_amount_has_its_place(amounts: list[float], shown: Shown, is_log: bool, steps: int):  # noqa: FBT001
    """Between the ends, whatever the amounts are; and the ticks are few and in order."""
    axis = amount_axis(amounts, shown, "en", is_log=is_log, steps=steps)
    places = [axis.place(amount) for amount in amounts if not axis.is_log or amount >= 1e-190]
    assert all(-1e-9 <= place <= 1 + 1e-9 for place in places)
    at = [tick.at for tick in axis.ticks]
    assert at == sorted(at)
    assert 2 <= len(at) <= steps + 2
