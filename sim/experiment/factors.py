"""The assumptions of a scenario that can be varied: each through its range, or through its other words."""

from __future__ import annotations

from attrs import frozen

from sim.scenario.model import Scenario
from sim.scenario.parameter import Origin
from sim.scenario.spelling import spell
from sim.scenario.value import Constant
from sim.scenario.varied import Varied, declared


@frozen
class Factor:
    """An assumption that is varied: through a range, or through words."""

    name: str
    settings: tuple[str, ...]
    """What sets its ends, or its other words, as after `--set`."""

    values: tuple[str, ...]
    """The same values alone; of a distribution, which is scaled as a whole, its typical amount."""

    varied: Varied | None = None


def factors(scenario: Scenario) -> tuple[tuple[Factor, ...], tuple[str, ...]]:
    """The assumptions that can be varied, and the names of those that have neither range nor choice."""
    found, without = [], []
    for parameter in scenario.parameters.values():
        if parameter.origin is not Origin.ASSUMED:
            continue
        varied = declared(scenario, parameter.name)
        others = tuple(word for word in parameter.choices if word != parameter.text)
        if varied is not None:
            ends = (varied.low, varied.high)
            settings = tuple(varied.setting(amount) for amount in ends)
            values = tuple(spell(Constant(amount, varied.kind)) for amount in ends)
            found.append(Factor(parameter.name, settings, values, varied))
        elif others:
            found.append(Factor(parameter.name, tuple(f"{parameter.name}={word}" for word in others), others))
        else:
            without.append(parameter.name)
    return tuple(found), tuple(without)
