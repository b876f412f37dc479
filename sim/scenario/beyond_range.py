"""Doubts about what is varied: values outside the declared range of a parameter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sim.scenario.message import listed, told
from sim.scenario.model import Scenario
from sim.scenario.problem import Problem, path_text
from sim.scenario.variation import Variation, place_of

_MOST_NAMED = 4


def beyond_ranges(scenario: Scenario, variations: Sequence[Variation]) -> tuple[Problem, ...]:
    """A warning for every variation with values outside the range that the scenario declares for its parameter.

    A distribution is looked at by its typical amount, as its range is when it is scaled through that.
    """
    return tuple(_beyond(scenario, variations))


def _beyond(scenario: Scenario, variations: Sequence[Variation]) -> Iterator[Problem]:
    for variation in variations:
        parameter = scenario.parameters.get(variation.name)
        allowed = None if parameter is None else parameter.range
        if allowed is None:
            continue
        outside = [
            level.shown
            for level in variation.levels
            if level.amount is not None and not allowed.low <= level.amount <= allowed.high
        ]
        if outside:
            wrong = _outside(outside, allowed.text)
            place = place_of(variation.name)
            yield Problem(
                place, path_text(variation.path), wrong, told("the result may not be believable"), is_warning=True
            )


def _outside(values: Sequence[str], allowed: str) -> str:
    if len(values) == 1:
        return told("{value} is outside the range {range}", value=values[0], range=allowed)
    if len(values) <= _MOST_NAMED:
        return told("{values} are outside the range {range}", values=listed(values, "and"), range=allowed)
    gaps = {"count": f"{len(values):,}", "first": values[0], "last": values[-1], "range": allowed}
    return told("{count} values from {first} to {last} are outside the range {range}", **gaps)
