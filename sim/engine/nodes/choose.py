"""Choices: by chance, or by what the case carries with it."""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen

from sim.engine.draws import Attributes, Draw
from sim.engine.nodes.amounts import Chance
from sim.engine.nodes.node import Node
from sim.engine.token import Token
from sim.scenario.value import Comparison, Condition, Word

_COMPARE: dict[Comparison, Callable[[float, float], bool]] = {
    Comparison.LESS: lambda left, right: left < right,
    Comparison.AT_MOST: lambda left, right: left <= right,
    Comparison.MORE: lambda left, right: left > right,
    Comparison.AT_LEAST: lambda left, right: left >= right,
}


@frozen
class Way:
    """One way: its share of those who come here, or its condition."""

    body: Node
    share: Draw | None = None
    condition: Condition | None = None


class Choose(Node):
    """Sends a token one of several ways; what no way takes goes on with `otherwise`."""

    otherwise: Node | None = None

    def __init__(self, chance: Chance, attributes: Attributes, ways: tuple[Way, ...]) -> None:
        self._chance = chance
        self._attributes = attributes
        self._ways = ways

    def enter(self, token: Token) -> None:
        """Choose and go."""
        self._way(token).enter(token)

    def _way(self, token: Token) -> Node:
        number = -1.0
        passed = 0.0
        for way in self._ways:
            if way.condition is not None:
                if holds(way.condition, self._attributes, token):
                    return way.body
            elif way.share is not None:
                number = self._chance.number(token) if number < 0 else number
                passed += way.share.of_case(token.number)
                if number < passed:
                    return way.body
        return self.otherwise or self.then


def holds(condition: Condition, attributes: Attributes, token: Token) -> bool:
    """Whether a condition holds for the case of a token."""
    actual = attributes.of_case(condition.attribute, token.number)
    wanted = condition.value.text if isinstance(condition.value, Word) else condition.value.amount
    if condition.comparison is Comparison.EQUAL:
        return actual == wanted
    if condition.comparison is Comparison.NOT_EQUAL:
        return actual != wanted
    return _COMPARE[condition.comparison](float(actual), float(wanted))
