"""Numbers that span a range evenly, and are round where that can be."""

from __future__ import annotations

import math
from collections.abc import Callable

MOST_WHOLE = 20
"""Up to so many whole numbers are all taken."""

_MOST, _LEAST = 11, 5
_DIGITS = 12
_DUST = 1e-9


def evenly(low: float, high: float, *, is_whole: bool, written: Callable[[float], str]) -> tuple[float, ...]:
    """Every whole number where those are few; else 5 to 11 numbers: as many as can be written shortest, then most.

    Where only whole numbers are wanted, they are rounded. The ends are always there.
    """
    if is_whole and high - low < MOST_WHOLE:
        return stepped(low, high, 1.0)
    choices = [_parts(low, high, count) for count in range(_MOST, _LEAST - 1, -1)]
    best = min(choices, key=lambda numbers: max(len(written(number)) for number in numbers))
    return tuple(float(round(number)) for number in best) if is_whole else best


def steps_between(low: float, high: float, step: float) -> int:
    """How many numbers `stepped` gives."""
    return math.floor((high - low) / step + _DUST) + 1


def stepped(low: float, high: float, step: float) -> tuple[float, ...]:
    """From the low end in steps, up to the high end or what comes before it."""
    return tuple(_tidy(low + step * number) for number in range(steps_between(low, high, step)))


def _parts(low: float, high: float, count: int) -> tuple[float, ...]:
    between = (_tidy(low + (high - low) * number / (count - 1)) for number in range(1, count - 1))
    return (low, *between, high)


def _tidy(number: float) -> float:
    """Without the dust of reckoning, so that a number that comes out again is the same."""
    return float(f"{number:.{_DIGITS}g}")
