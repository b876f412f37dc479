"""Parameters of distributions from what a person has, held against SciPy's own distributions."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sim.scenario import fitting
from sim.scenario.notation_error import NotationError

PERCENTILES = [(10, 30), (600, 620), (1, 500)]
MOMENTS = [(10, 5), (600, 30), (1, 3)]


@pytest.mark.parametrize(("median", "p90"), PERCENTILES)
def test_lognormal_has_the_median_and_p90(median: float, p90: float) -> None:
    """Half of the amounts lie below the median and nine of ten below the p90."""
    fitted_median, sigma = fitting.lognormal_from_median(median, p90)
    family = stats.lognorm(sigma, scale=fitted_median)
    assert family.ppf([0.5, 0.9]) == pytest.approx([median, p90])


@pytest.mark.parametrize(("mean", "sd"), MOMENTS)
def test_lognormal_has_the_mean_and_sd(mean: float, sd: float) -> None:
    """The fitted lognormal distribution has the mean and the standard deviation asked for."""
    median, sigma = fitting.lognormal_from_mean(mean, sd)
    family = stats.lognorm(sigma, scale=median)
    assert (family.mean(), family.std()) == pytest.approx((mean, sd))


@pytest.mark.parametrize(("mean", "sd"), MOMENTS)
def test_gamma_has_the_mean_and_sd(mean: float, sd: float) -> None:
    """The fitted gamma distribution has the mean and the standard deviation asked for."""
    shape, scale = fitting.gamma_from_mean(mean, sd)
    family = stats.gamma(shape, scale=scale)
    assert (family.mean(), family.std()) == pytest.approx((mean, sd))


def test_erlang_divides_the_mean_among_its_phases() -> None:
    """Three phases of a mean of ten are a gamma distribution of shape three with that mean."""
    assert fitting.gamma_from_phases(12.0, 3.0) == (3.0, 4.0)


@pytest.mark.parametrize(("median", "p90"), PERCENTILES)
def test_weibull_has_the_median_and_p90(median: float, p90: float) -> None:
    """Half of the amounts lie below the median and nine of ten below the p90."""
    shape, scale = fitting.weibull_from_median(median, p90)
    family = stats.weibull_min(shape, scale=scale)
    assert family.ppf([0.5, 0.9]) == pytest.approx([median, p90])


@pytest.mark.parametrize(("mean", "sd"), MOMENTS)
def test_weibull_has_the_mean_and_sd(mean: float, sd: float) -> None:
    """The fitted Weibull distribution has the mean and the standard deviation asked for."""
    shape, scale = fitting.weibull_from_mean(mean, sd)
    family = stats.weibull_min(shape, scale=scale)
    assert (family.mean(), family.std()) == pytest.approx((mean, sd))


def test_weibull_with_equal_mean_and_sd_is_exponential() -> None:
    """A Weibull distribution whose mean is its standard deviation has shape one."""
    assert fitting.weibull_from_mean(5.0, 5.0) == pytest.approx((1.0, 5.0))


def test_beta_has_the_mean_and_sd_between_its_ends() -> None:
    """The fitted beta distribution has the mean and the standard deviation asked for."""
    alpha, beta = fitting.beta_from_mean(10.0, 110.0, 40.0, 10.0)
    family = stats.beta(alpha, beta, loc=10, scale=100)
    assert (family.mean(), family.std()) == pytest.approx((40, 10))


@pytest.mark.parametrize(
    ("fit", "numbers", "wrong"),
    [
        (fitting.lognormal_from_median, (0, 5), "the median is zero"),
        (fitting.lognormal_from_median, (5, 5), "the p90 is not greater than the median"),
        (fitting.lognormal_from_median, (1e9, 1e9 + 1e-3), "too near"),
        (fitting.lognormal_from_mean, (0, 5), "the mean is zero"),
        (fitting.lognormal_from_mean, (5, 0), "the sd is zero"),
        (fitting.gamma_from_mean, (1e6, 1e-6), "the sd is too small"),
        (fitting.gamma_from_phases, (0, 2), "the mean is zero"),
        (fitting.gamma_from_phases, (5, 0), "0 phases"),
        (fitting.gamma_from_phases, (5, 1.5), "1.5 phases"),
        (fitting.weibull_from_median, (5, 3), "the p90 is not greater than the median"),
        (fitting.weibull_from_median, (1e-9, 1e12), "no usable weibull"),
        (fitting.weibull_from_mean, (1e-9, 1e12), "no weibull"),
        (fitting.beta_from_mean, (5, 5, 5, 1), "the ends of beta are equal"),
        (fitting.beta_from_mean, (0, 10, 10, 1), "the mean is not between the ends"),
        (fitting.beta_from_mean, (0, 10, 5, 0), "the sd is zero"),
        (fitting.beta_from_mean, (0, 10, 5, 5), "the sd is too large"),
        (fitting.beta_from_mean, (0, 10, 5, 1e-6), "the sd is too small"),
    ],
)
def test_what_no_distribution_has_is_a_fault(fit, numbers: tuple[float, ...], wrong: str) -> None:
    """Numbers that no distribution of the family has are told with the reason."""
    with pytest.raises(NotationError) as caught:
        fit(*numbers)
    assert wrong in caught.value.wrong


@given(mean=st.floats(1e-6, 1e9), spread=st.floats(0.05, 20))
def test_weibull_moments_hold_over_a_wide_range(mean: float, spread: float) -> None:
    """Bisection finds the shape wherever the standard deviation is a twentieth to twenty times the mean."""
    shape, scale = fitting.weibull_from_mean(mean, mean * spread)
    ratio = math.exp(math.lgamma(1 + 2 / shape) - 2 * math.lgamma(1 + 1 / shape)) - 1
    assert scale * math.gamma(1 + 1 / shape) == pytest.approx(mean)
    assert math.sqrt(ratio) == pytest.approx(spread, rel=1e-6)
