"""Which values the fields of questions may have: options keep to these, but somebody may have edited a kept run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from attrs import Attribute
from attrs.validators import and_, ge, le

MOST_REPLICATIONS = 100_000
FEWEST_POINTS, MOST_POINTS = 2, 2000
FEWEST_SAMPLES, MOST_SAMPLES = 16, 4096
FINEST, COARSEST = 0.001, 0.5
FEWEST_FOR_PRECISION = 20

Validator = Callable[[Any, "Attribute[Any]", Any], None]


def replications_from(least: int) -> Validator:
    """A number of replications that a command takes."""
    return and_(ge(least), le(MOST_REPLICATIONS))


def within(least: float, most: float) -> Validator:
    """From a number to another one."""
    return and_(ge(least), le(most))


def at_least_field(other: str) -> Validator:
    """No less than another field, which stands before."""

    def check(question: Any, _field: Attribute[Any], value: int) -> None:
        if value < getattr(question, other):
            raise ValueError

    return check


def is_samples(number: int) -> bool:
    """Whether Sobol indices can be made of so many samples: a power of two, or none at all."""
    return number == 0 or (FEWEST_SAMPLES <= number <= MOST_SAMPLES and number & (number - 1) == 0)


def samples(_question: Any, _field: Attribute[Any], value: int) -> None:
    """A number of samples, or none."""
    if not is_samples(value):
        raise ValueError
