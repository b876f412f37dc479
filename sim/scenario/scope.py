"""What is known while a part of the file is read: parameters, attributes, calendar, staff."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time

from attrs import define, field, frozen

from sim.scenario.calendar import CalendarRule
from sim.scenario.files import Files
from sim.scenario.parameter import Parameter
from sim.scenario.quantity import Kind
from sim.scenario.staff import Pool, Role
from sim.scenario.value import Constant, Value

_NAME = re.compile(r"[^\W\d]\w*")

UNREAD = Constant(0.0)
"""Stands in for a value that could not be read, so that the rest of the file can be checked; told by identity."""

UNREAD_DAY = date.min
"""Stands in for a date that could not be read."""

UNREAD_MOMENT = datetime.combine(UNREAD_DAY, time())


@define
class Names(Mapping[str, Value]):
    """Parameters by name, so far as they have been read; remembers which of them were used."""

    parameters: dict[str, Parameter] = field(factory=dict)
    unread: set[str] = field(factory=set)
    used: set[str] = field(factory=set)

    def __getitem__(self, name: str) -> Value:
        value = self.parameters[name].value
        self.used.add(name)
        return value

    def __contains__(self, name: object) -> bool:
        return name in self.parameters

    def __iter__(self) -> Iterator[str]:
        return iter(self.parameters)

    def __len__(self) -> int:
        return len(self.parameters)


@frozen
class Scope:
    """Everything that the reading of a value or construct may refer to.

    `held` is the pool of the `at` around what is read, as far as it stands in the same flow.
    """

    names: Names = field(factory=Names)
    attributes: Mapping[str, Kind] = field(factory=dict)
    calendar: CalendarRule = field(factory=CalendarRule)
    pools: Mapping[str, Pool] = field(factory=dict)
    case_types: tuple[str, ...] = ()
    processes: tuple[str, ...] = ()
    held: str = ""
    unread_attributes: frozenset[str] = frozenset()
    files: Files = field(factory=Files)

    def mentions_unread(self, text: str) -> bool:
        """Whether a text names a parameter or attribute that could not be read: what it says is not known then."""
        return bool(names_in(text) & (self.names.unread | self.unread_attributes))

    @property
    def applicants(self) -> list[str]:
        """Pools that stand for applicants."""
        return [pool.name for pool in self.pools.values() if pool.role is Role.APPLICANT]

    def seconds_per_workday(self, pool: str) -> int:
        """Open seconds of a working day of a pool; of the main calendar for a pool that is not known here."""
        calendar = self.pools[pool].calendar if pool in self.pools else self.calendar
        return calendar.seconds_per_workday


def is_name(text: str) -> bool:
    """Whether a text can be named in a value: letters, digits and underscores, a letter first."""
    return _NAME.fullmatch(text) is not None


def names_in(text: str) -> set[str]:
    """All words of a text that could be names of parameters or attributes."""
    return set(_NAME.findall(text))
