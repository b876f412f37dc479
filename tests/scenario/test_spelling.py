"""Values back as text."""

import math
from collections.abc import Callable

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.scenario import arithmetic
from sim.scenario.notation import NotationError, read_value
from sim.scenario.quantity import Kind
from sim.scenario.spelling import spell, spell_amount
from sim.scenario.value import (
    Attribute,
    Beta,
    Constant,
    Exponential,
    Gamma,
    LogNormal,
    Normal,
    Observed,
    OneOf,
    Operator,
    Pert,
    Triangular,
    Uniform,
    Value,
    Weibull,
    Word,
)

ATTRIBUTES = {"area": Kind.COUNT, "travel": Kind.DURATION}


def read(text: str) -> Value:
    return read_value(text, kinds=frozenset(Kind), names={}, attributes=ATTRIBUTES)


@pytest.mark.parametrize(
    ("amount", "kind", "text"),
    [
        (102, Kind.COUNT, "102"),
        (1_234_567.891, Kind.COUNT, "1234568"),
        (0.05, Kind.SHARE, "5%"),
        (0.07, Kind.SHARE, "7%"),
        (0, Kind.DURATION, "0 min"),
        (0.5, Kind.DURATION, "0.5 s"),
        (45, Kind.DURATION, "45 s"),
        (90, Kind.DURATION, "1.5 min"),
        (14 * 60, Kind.DURATION, "14 min"),
        (5400, Kind.DURATION, "1.5 h"),
        (6000, Kind.DURATION, "100 min"),
        (850.3333, Kind.DURATION, "14.1722 min"),
        (100_000, Kind.DURATION, "27.7778 h"),
        (86_400, Kind.DURATION, "1 day"),
        (172_800, Kind.DURATION, "2 days"),
        (1_209_600, Kind.DURATION, "2 weeks"),
        (1, Kind.WORKDAYS, "1 workday"),
        (3, Kind.WORKDAYS, "3 workdays"),
        (150, Kind.RATE_PER_WORKDAY, "150 per workday"),
        (20 / 3600, Kind.RATE_PER_SECOND, "20 per hour"),
        (3 / 86_400, Kind.RATE_PER_SECOND, "3 per day"),
        (math.inf, Kind.WORKDAYS, "inf workdays"),
    ],
)
def test_an_amount_is_told_in_the_unit_that_suits_it(amount: float, kind: Kind, text: str) -> None:
    """An amount is told in the largest unit in which it is short, with six digits at most."""
    assert spell_amount(amount, kind) == text


@pytest.mark.parametrize(
    "text",
    [
        "8..14..20 min",
        "30..60..120 min",
        "3..3.5..6 min",
        "0.2..0.6..1.5 workdays",
        "2%..10%",
        "50..250 per workday",
        "pert(8..14..20 min)",
        "exponential(3 workdays)",
        "normal(10 ± 2 min)",
        "normal(10% ± 2%)",
        "lognormal(median 10 min p90 30 min)",
        "weibull(median 10 min p90 30 min)",
        "erlang(mean 10 min phases 3)",
        "gamma(mean 10 min sd 3 min)",
        "beta(0..100 min mean 30 min sd 10 min)",
        "observed(5 7 9 min)",
        "one of inside 70% out of town 30%",
        "one of 5 min 50% 1 h 50%",
        "in turn",
        "area * 2 min",
        "area * -5",
        "(area + 1) * 2 min",
        "area - (area - 1)",
        "area / (area * 2)",
        "max(5 min, travel)",
        "ceil(area / 40)",
        "travel * (one of 1 50% 2 50%) / area",
    ],
)
def test_canonical_text_comes_back_as_it_was(text: str) -> None:
    """What is written the usual way is spelled the same way."""
    assert spell(read(text)) == text


AMOUNTS = st.floats(0.01, 100)  # products of three, per hour and at the 90th percentile, stay below the greatest number
KINDS = st.sampled_from([Kind.COUNT, Kind.DURATION, Kind.WORKDAYS, Kind.RATE_PER_WORKDAY, Kind.RATE_PER_SECOND])
RISING = st.lists(AMOUNTS, min_size=3, max_size=3, unique=True).map(sorted)
SHAPES = st.floats(0.5, 50)
SHARES = st.floats(0.01, 0.99) | st.sampled_from([0.0, 1.0])


def _family(build: Callable[..., Value], *numbers: st.SearchStrategy[float]) -> st.SearchStrategy[Value]:
    return st.builds(build, *numbers, KINDS)


DISTRIBUTIONS = st.one_of(
    _family(Constant, AMOUNTS),
    st.builds(lambda share: Constant(share, Kind.SHARE), SHARES),
    st.builds(lambda ends, kind: Uniform(ends[0], ends[2], kind), RISING, KINDS),
    st.builds(lambda ends, kind: Triangular(*ends, kind), RISING, KINDS),
    st.builds(lambda ends, kind: Pert(*ends, kind), RISING, KINDS),
    _family(Exponential, AMOUNTS),
    _family(Normal, AMOUNTS, AMOUNTS),
    _family(LogNormal, AMOUNTS, st.floats(0.01, 3)),
    _family(Gamma, st.integers(1, 50).map(float) | SHAPES, AMOUNTS),
    _family(Weibull, SHAPES, AMOUNTS),
    st.builds(
        lambda ends, alpha, beta, kind: Beta(ends[0], ends[0] + ends[2], alpha, beta, kind),
        RISING,
        SHAPES,
        SHAPES,
        KINDS,
    ),
    st.builds(Observed, st.lists(AMOUNTS, min_size=1, max_size=8).map(tuple), KINDS),
    st.builds(lambda share: OneOf((Word("inside"), Word("out of town")), (share, 1 - share)), SHARES),
    st.builds(
        lambda ends, share, kind: OneOf((Constant(ends[0], kind), Constant(ends[2], kind)), (share, 1 - share)),
        RISING,
        SHARES,
        KINDS,
    ),
)


def _combined(pair: tuple[Operator, Value, Value]) -> Value:
    operator, left, right = pair
    try:
        value = arithmetic.combine(operator, (left,) if operator is Operator.CEIL else (left, right))
    except NotationError:
        return left
    is_negative = isinstance(value, Constant) and value.amount < 0
    is_over = value.kind is Kind.SHARE and arithmetic.bounds(value)[1] > 1
    return left if is_negative or is_over else value


VALUES = st.recursive(
    DISTRIBUTIONS | st.sampled_from([Attribute(name, kind) for name, kind in ATTRIBUTES.items()]),
    lambda values: st.tuples(st.sampled_from(Operator), values, values).map(_combined),
    max_leaves=3,
)


def _amounts(value: object) -> list[object]:
    """All the fields of a value in order, for comparison up to rounding."""
    if isinstance(value, tuple):
        return [amount for item in value for amount in _amounts(item)]
    if attrs.has(type(value)):
        return [type(value), *(a for f in attrs.fields(type(value)) for a in _amounts(getattr(value, f.name)))]
    return [value]


@pytest.mark.slow
@settings(max_examples=400)
@given(value=VALUES)
def test_what_is_spelled_is_read_as_the_same_value(value: Value) -> None:
    """Reading what was spelled gives the same value up to the rounding of floats."""
    again = read(spell(value))
    for expected, found in zip(_amounts(value), _amounts(again), strict=True):
        if isinstance(expected, float):
            assert found == pytest.approx(expected, rel=1e-6, abs=1e-12)
        else:
            assert found == expected


@given(amount=st.floats(), kind=st.sampled_from(Kind))
def test_every_amount_can_be_told(amount: float, kind: Kind) -> None:
    """No amount, however large, small or undefined, fails to be told."""
    assert spell_amount(amount, kind)
