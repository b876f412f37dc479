"""Distributions moved to another typical amount."""

from __future__ import annotations

import pytest

from sim.scenario.notation import read_value
from sim.scenario.quantity import Kind
from sim.scenario.scaling import scaled, typical
from sim.scenario.spelling import spell
from sim.scenario.value import Value


def value(text: str) -> Value:
    return read_value(text, kinds=frozenset(Kind), names={}, attributes={})


@pytest.mark.parametrize(
    ("text", "amount", "expected"),
    [
        ("10 min", 10, "20 min"),
        ("8..14..20 min", 14, "16..28..40 min"),
        ("pert(8..14..20 min)", 14, "pert(16..28..40 min)"),
        ("0..0..30 min", 10, "0..0..1 h"),
        ("pert(0..0..30 min)", 5, "pert(0..0..1 h)"),
        ("10..30 min", 20, "20..60 min"),
        ("exponential(10 min)", 10, "exponential(20 min)"),
        ("normal(10 ± 2 min)", 10, "normal(20 ± 4 min)"),
        ("erlang(mean 10 min phases 3)", 10, "erlang(mean 20 min phases 3)"),
        ("lognormal(mean 10 min sd 5 min)", 10, None),
        ("weibull(mean 10 min sd 5 min)", 10, None),
        ("beta(0..100 min mean 30 min sd 10 min)", 30, "beta(0..200 min mean 1 h sd 20 min)"),
        ("observed(5 7 9 min)", 7, "observed(10 14 18 min)"),
        ("one of 5 min 50% 15 min 50%", 10, "one of 10 min 50% 30 min 50%"),
    ],
)
def test_every_distribution_doubles(text: str, amount: float, expected: str | None):
    """What speaks for it is the most likely amount or the mean; twice of that doubles all amounts."""
    assert typical(value(text)) == pytest.approx(amount * 60)
    doubled = scaled(value(text), amount * 120)
    assert typical(doubled) == pytest.approx(amount * 120)
    assert expected is None or spell(doubled) == expected


@pytest.mark.parametrize("text", ["in turn", "one of a 50% b 50%"])
def test_words_have_no_typical_amount(text: str):
    """They cannot be scaled."""
    assert typical(value(text)) is None
    with pytest.raises(ValueError, match="only amounts over zero"):
        scaled(value(text), 1.0)
