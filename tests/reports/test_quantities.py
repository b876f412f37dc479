"""Amounts as a reader meets them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.quantities import (
    Shown,
    amount_text,
    change_text,
    difference_text,
    estimate_text,
    one_unit,
    round_time_text,
    saving_text,
    share_text,
    shown_of,
)
from sim.measure.catalogue import Measure
from sim.measure.estimate import Difference, Estimate

NAN = math.nan
MIN, HOUR, DAY = 60.0, 3600.0, 86_400.0


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def english(mean: float, half_width: float, shown: Shown, n: int = 10) -> str:
    return plain(estimate_text(Estimate(mean, half_width, n), shown, "en"))


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (0, "0 min"),
        (36, "36 s"),
        (6.4 * MIN, "6.4 min"),
        (89 * MIN, "89 min"),
        (3.2 * HOUR, "3.2 h"),
        (47 * HOUR, "47 h"),
        (2.1 * DAY, "2.1 days"),
        (-2.1 * DAY, "−2.1 days"),
        (1234 * DAY, "1,234 days"),
        (math.inf, "∞ days"),
        (NAN, "–"),
    ],
)
def test_a_time_is_written_in_its_best_unit(seconds, expected):
    """Seconds, minutes, hours, days: the largest in which it is not a fraction."""
    assert expected == plain(amount_text(seconds, Shown.ELAPSED, "en"))


def test_work_is_never_written_in_days():
    """A day of work is not a day of the calendar."""
    assert plain(amount_text(60 * HOUR, Shown.WORK, "en")) == "60 h"
    assert shown_of(Measure.APPLICANT_EFFORT) is Shown.WORK


@pytest.mark.parametrize(
    ("mean", "half_width", "shown", "expected"),
    [
        (3.21 * DAY, 0.08 * DAY, Shown.ELAPSED, "3.21 ± 0.08 days"),
        (29.83 * HOUR, 0.42 * HOUR, Shown.WORK, "29.8 ± 0.4 h"),
        (5.0, 0.12, Shown.WORKDAYS, "5.00 ± 0.12 workdays"),
        (0.974, 0.0041, Shown.SHARE, "97.4 ± 0.4%"),
        (0.31, 0.02, Shown.PER_WORKDAY, "0.31 ± 0.02/workday"),
        (123.0, 46.0, Shown.COUNT, "123 ± 46"),
        (0.2 * HOUR, 3 * HOUR, Shown.WORK, "0 ± 3 h"),
        (-0.01, 2.0, Shown.COUNT, "0 ± 2"),
        (5.0, math.inf, Shown.COUNT, "5 ± ∞"),
        (7.0, 1e-7, Shown.COUNT, "7.0000 ± 0.0001"),
    ],
)
def test_digits_are_those_that_the_half_width_warrants(mean, half_width, shown, expected):
    """One digit of the half-width, two where the first is a one; the mean ends where it ends."""
    assert expected == english(mean, half_width, shown)


def test_a_mean_that_never_varied_stands_alone():
    """No ± where every replication gave the same."""
    assert english(306.0, 0.0, Shown.COUNT) == "306"
    assert english(0.1 + 0.2, 1e-17, Shown.COUNT) == "0.3"


def test_one_replication_has_no_interval():
    """The question mark says that there might be one."""
    assert english(3.2 * HOUR, NAN, Shown.WORK, n=1) == "3.2 ± ? h"


def test_nothing_measured_is_a_dash():
    """No case finished: no number."""
    assert english(NAN, NAN, Shown.WORK, n=0) == "–"


def test_one_is_singular_only_where_it_stands_alone():
    """`1 workday`, but `1 ± 2 workdays`."""
    assert english(1.0, 0.0, Shown.WORKDAYS) == "1 workday"
    assert english(1.0, 2.0, Shown.WORKDAYS) == "1 ± 2 workdays"


@pytest.mark.parametrize(
    ("amount", "shown", "expected"),
    [
        (6.4 * MIN, Shown.WORK, "6.4 分钟"),
        (3.2 * HOUR, Shown.WORK, "3.2 小时"),
        (2.1 * DAY, Shown.ELAPSED, "2.1 天"),
        (5.0, Shown.WORKDAYS, "5 个工作日"),
        (0.05, Shown.POINTS, "5 个百分点"),
    ],
)
def test_chinese_units(amount, shown, expected):
    """Units are those of the reader's language."""
    assert expected == plain(amount_text(amount, shown, "zh"))


def test_an_amount_never_breaks_between_number_and_unit():
    """All its spaces are non-breaking."""
    assert " " not in estimate_text(Estimate(3.2 * HOUR, 0.1 * HOUR, 5), Shown.WORK, "en")


def test_differences_carry_their_sign_and_shares_differ_by_points():
    """`+12 ± 3 points`, `−5.2 ± 0.3 days`."""
    more = Difference(Estimate(0.12, 0.03, 9), 1.2, 0.5)
    less = Difference(Estimate(-5.2 * DAY, 0.3 * DAY, 9), 0.03, 0.5)
    assert plain(difference_text(more, Shown.SHARE, "en")) == "+12 ± 3 points"
    assert plain(difference_text(less, Shown.ELAPSED, "en")) == "−5.2 ± 0.3 days"


@pytest.mark.parametrize(
    ("ratio", "expected"),
    [
        (0.03, "−97%"),
        (0.0066, "−99.3%"),
        (0.0001, "<−99.9%"),
        (0.0, "−100%"),
        (1.0, "0%"),
        (1.024, "+2.4%"),
        (1.78, "+78%"),
        (3.5, "×3.5"),
        (1234.0, "×1,234"),
        (NAN, "–"),
        (math.inf, "–"),
    ],
)
def test_change_in_per_cent(ratio, expected):
    """Nothing is called −100% of which something is left, and multiples are called so."""
    assert expected == change_text(ratio)


def test_savings_and_shares_have_no_sign():
    """For sentences: `(97%)`."""
    assert saving_text(0.03) == "97%"
    assert saving_text(0.0001) == ">99.9%"
    assert share_text(0.0) == "0%"
    assert share_text(0.041) == "4.1%"
    assert share_text(NAN) == "–"


def test_marks_of_an_axis_are_round():
    """Every mark is written in the unit in which it is whole."""
    texts = [plain(round_time_text(seconds, "en")) for seconds in (0, 30 * MIN, HOUR, 8 * HOUR, DAY, 20 * DAY)]
    assert texts == ["0 min", "30 min", "1 h", "8 h", "1 day", "20 days"]


@given(st.floats(-1e12, 1e12), st.floats(0, 1e12) | st.just(NAN), st.integers(1, 100), st.sampled_from(Shown))
def test_every_estimate_can_be_written(mean, half_width, n, shown):
    """Whatever comes out: no `nan`, no exponent, no space at which a line might end, no minus before zero."""
    for language in ("en", "zh"):
        text = estimate_text(Estimate(mean, half_width, n), shown, language, signed=True)
        assert text
        assert not any(part in text for part in ("nan", "e+", "e-", " ", "-"))
        assert not text.startswith("\u22120\u00a0")


def test_a_half_width_may_be_all_but_nothing():
    """The least number there is has digits, too."""
    assert english(0.0, 5e-324, Shown.ELAPSED, n=1) == "0.0000 ± 0.0001 s"


@pytest.mark.parametrize(
    ("amount", "decimals", "expected"),
    [(90 * MIN, 1, "+1.5 h"), (-HOUR, 0, "−1 h"), (0.0, 0, "0 h"), (-1.0, 1, "0.0 h"), (NAN, 0, "– h")],
)
def test_several_amounts_in_one_unit(amount, decimals, expected):
    """That of the greatest; what is rounded to nothing has no sign."""
    unit = one_unit([HOUR, 47 * HOUR, NAN, math.inf], Shown.ELAPSED, "en")
    assert plain(unit.text(amount, decimals, signed=True)) == expected
