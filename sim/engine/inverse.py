"""Inverse transform: from uniform numbers to amounts of a distribution, so that equal numbers give ordered amounts.

SciPy is imported only by the distributions that need its special functions.
Source of the formulas: Law, Simulation Modeling and Analysis, 5th ed., chapter 8.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import singledispatch
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.scenario.value import (
    Beta,
    Distribution,
    Exponential,
    Gamma,
    LogNormal,
    Normal,
    Observed,
    OneOf,
    Pert,
    Triangular,
    Uniform,
    Weibull,
)

Amounts = NDArray[np.float64]


def amounts(distribution: Distribution, uniforms: Amounts) -> Amounts:
    """The amount below which a share `uniforms` of the distribution lies, element by element.

    For `OneOf`, the result is the index of the option (as a float), since options may be words.
    """
    return _amounts(distribution, uniforms)


@singledispatch
def _amounts(distribution: Any, uniforms: Amounts) -> Amounts:  # noqa: ARG001
    message = f"no inverse transform for {type(distribution).__name__}"
    raise TypeError(message)


@_amounts.register
def _uniform(law: Uniform, uniforms: Amounts) -> Amounts:
    return law.low + (law.high - law.low) * uniforms


@_amounts.register
def _triangular(law: Triangular, uniforms: Amounts) -> Amounts:
    width = law.high - law.low
    turn = (law.mode - law.low) / width
    rising = law.low + np.sqrt(uniforms * width * (law.mode - law.low))
    falling = law.high - np.sqrt((1 - uniforms) * width * (law.high - law.mode))
    return np.where(uniforms < turn, rising, falling)


@_amounts.register
def _pert(law: Pert, uniforms: Amounts) -> Amounts:
    width = law.high - law.low
    alpha = 1 + 4 * (law.mode - law.low) / width
    beta = 1 + 4 * (law.high - law.mode) / width
    return law.low + width * _special("betaincinv")(alpha, beta, uniforms)


@_amounts.register
def _exponential(law: Exponential, uniforms: Amounts) -> Amounts:
    return -law.mean * np.log1p(-uniforms)


@_amounts.register
def _normal(law: Normal, uniforms: Amounts) -> Amounts:
    if law.sd == 0:
        return np.full_like(uniforms, law.mean)
    below_zero = _special("ndtr")(-law.mean / law.sd)
    quantiles = _special("ndtri")(below_zero + uniforms * (1 - below_zero))
    return np.maximum(law.mean + law.sd * quantiles, 0.0)


@_amounts.register
def _lognormal(law: LogNormal, uniforms: Amounts) -> Amounts:
    return law.median * np.exp(law.sigma * _special("ndtri")(uniforms))


@_amounts.register
def _gamma(law: Gamma, uniforms: Amounts) -> Amounts:
    return law.scale * _special("gammaincinv")(law.shape, uniforms)


@_amounts.register
def _weibull(law: Weibull, uniforms: Amounts) -> Amounts:
    return law.scale * (-np.log1p(-uniforms)) ** (1 / law.shape)


@_amounts.register
def _beta(law: Beta, uniforms: Amounts) -> Amounts:
    return law.low + (law.high - law.low) * _special("betaincinv")(law.alpha, law.beta, uniforms)


@_amounts.register
def _observed(law: Observed, uniforms: Amounts) -> Amounts:
    ordered = np.sort(np.array(law.amounts, dtype=np.float64))
    return ordered[(uniforms * len(ordered)).astype(np.int64)]


@_amounts.register
def _one_of(law: OneOf, uniforms: Amounts) -> Amounts:
    bounds = np.cumsum(law.shares)[:-1]
    return np.searchsorted(bounds, uniforms, side="right").astype(np.float64)


def _special(name: str) -> Callable[..., Amounts]:
    from scipy import special

    function: Callable[..., Amounts] = getattr(special, name)
    return function
