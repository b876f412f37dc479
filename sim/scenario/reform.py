"""Reforms of a hall: scenarios that take place in one house, each of which may be switched on or off."""

from __future__ import annotations

from attrs import field, frozen

from sim.scenario.adoption import Adoption
from sim.scenario.cases import Limits
from sim.scenario.flow import Flow


@frozen
class Way:
    """What cases of a type go through: their flow, the limits that hold, and which of them do so (None: all)."""

    flow: Flow
    limits: Limits
    adoption: Adoption | None = None


@frozen
class Reform:
    """A scenario within another.

    `old` holds per case type the way before the reform, `new` per process and case type the way after it.
    `parameters` are the names that the scenario's parameters bear in the hall, as in `renovation.review`;
    `translations` are those of the scenario, with the names that its parameters have there.
    """

    name: str
    title: str
    is_on: bool
    old: dict[str, Way]
    new: dict[str, dict[str, Way]]
    parameters: tuple[str, ...] = ()
    translations: dict[str, str] = field(factory=dict)

    @property
    def case_types(self) -> tuple[str, ...]:
        """The case types that the reform brings along."""
        return tuple(self.old)
