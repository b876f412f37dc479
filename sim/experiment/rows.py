"""Results as flat rows for a data frame: what the columns of every one of them are called."""

from __future__ import annotations

from typing import Any

from sim.measure.estimate import Difference, Estimate
from sim.measure.values import Key


def key_row(key: Key) -> dict[str, Any]:
    """Of what a number is: `measure`, `subject` (case type, pool, count or stopwatch) and `unit`."""
    measure, subject = key
    return {"measure": measure.key, "subject": subject, "unit": measure.unit.value}


def estimate_row(estimate: Estimate) -> dict[str, Any]:
    """`mean`, `half_width` and `n`."""
    return {"mean": estimate.mean, "half_width": estimate.half_width, "n": estimate.n}


def difference_row(found: Difference | None, name: str = "difference") -> dict[str, Any]:
    """A difference under its name, with its half-width, and whether it is shown; None of what has none."""
    return {
        name: None if found is None else found.estimate.mean,
        f"{name}_half_width": None if found is None else found.estimate.half_width,
        f"{name}_is_shown": None if found is None else found.is_shown,
    }
