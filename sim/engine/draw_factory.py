"""Draws for the nodes of one case type: which stream each takes its numbers from."""

from __future__ import annotations

from collections.abc import Sequence

from sim.engine.addresses import SEPARATOR, stream_name
from sim.engine.draws import Attributes, Draw
from sim.engine.nodes.amounts import Chance, Duration, Number, Visits
from sim.engine.nodes.wait import Elapse, Timer
from sim.engine.plan import Around, Plan, named
from sim.scenario.flow import Counting
from sim.scenario.quantity import Kind
from sim.scenario.value import Uniform, Value


class DrawFactory:
    """Makes draws, each from a stream named by case type, purpose and the construct's name or `stream`."""

    def __init__(self, plan: Plan, case_type: str, attributes: Attributes, *, has_named_items: bool) -> None:
        self._plan = plan
        self._has_named_items = has_named_items
        self._run = plan.run
        self._case_type = case_type
        self._owners: dict[str, str] = {}
        self.attributes = attributes

    def stream(self, construct: object, around: Around, purpose: str = "") -> str:
        """Name of the stream of a construct, for its time or for another purpose.

        A stream used in several courses belongs to the main one, or else to the first in the order of their names.
        """
        name = getattr(construct, "stream", "") or getattr(construct, "name", "") or getattr(construct, "pool", "")
        stream = stream_name(self._case_type, purpose, named(name, around))
        self._owners[stream] = min(self._owners.get(stream, around.course), around.course)
        return stream

    def visits(self, stream: str) -> Visits:
        """Counts the visits of a stream."""
        return Visits(stream, self._owners)

    def draw(self, value: Value, stream: str) -> Draw:
        """Draws of a value from a stream."""
        return Draw(value, self._run.source, stream, self.attributes, has_named_items=self._has_named_items)

    def share(self, value: Value) -> Draw:
        """A share that is constant or follows from attributes."""
        return self.draw(value, stream_name(self._case_type, "share"))

    def number(self, value: Value) -> Number:
        """A whole number that is constant or follows from attributes."""
        return Number(self.draw(value, stream_name(self._case_type, "number")))

    def sum(self, values: Sequence[Value]) -> Number:
        """The sum of such numbers."""
        return Sum([self.number(value) for value in values])

    def duration(self, value: Value, stream: str) -> Duration:
        """Whole seconds."""
        return Duration(self.draw(value, stream), self.visits(stream), self._plan.next_block())

    def chance(self, share: Value, stream: str) -> Chance:
        """Something that happens with a chance."""
        uniform = self.draw(Uniform(0.0, 1.0, Kind.COUNT), stream)
        shares = self.draw(share, f"{stream}{SEPARATOR}share")
        return Chance(uniform, shares, self.visits(stream), self._plan.next_block())

    def timer(self, value: Value, counting: Counting, stream: str) -> Timer:
        """A time that passes."""
        return Elapse(self._run, self.draw(value, stream), self.visits(stream), value.kind, counting)


class Sum(Number):
    """Several whole numbers added up."""

    def __init__(self, numbers: Sequence[Number]) -> None:
        self._numbers = numbers
        self.constant = None

    def of_case(self, number: int) -> int:
        """The sum for a case."""
        return sum(part.of_case(number) for part in self._numbers)
