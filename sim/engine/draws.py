"""Draws: the amounts that cases meet, made in blocks from addressed random numbers."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from functools import reduce
from math import isnan

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from sim.engine.addresses import SEPARATOR, Stream, Uniforms, stream_name
from sim.engine.inverse import Amounts, amounts
from sim.scenario.value import Arithmetic, Attribute, Constant, OneOf, Operator, Value, Word

FIRST_BLOCK = 64
NEIGHBOURS = 64
"""How many cases are drawn at once where one is asked for: those next to it usually follow."""
MOST_BLOCKS = 256
"""How many such blocks a draw remembers, so that memory stays small however many cases come."""
LARGEST_BLOCK = 8192

NO_ITEM = -1
LONGEST = 1e15
"""Seconds that nobody lives to see, still exact as a float."""

Column = NDArray[np.float64]


@frozen
class Source:
    """Where draws get their numbers: seed and replication are in every address."""

    seed: int
    replication: int

    def stream(self, name: str) -> Stream:
        """The stream of this name."""
        return Stream(self.seed, self.replication, name)


class Draw:
    """Draws of one value for the cases of one type, from streams of one name.

    A value made of several distributions takes one stream for each: the name itself, then numbered ones.
    """

    def __init__(
        self, value: Value, source: Source, stream: str, attributes: Attributes, *, has_named_items: bool = False
    ) -> None:
        self._value = value
        self._attributes = attributes
        self.has_named_items = has_named_items
        count = _leaves(value)
        self._streams = [source.stream(f"{stream}{SEPARATOR}{k}" if k else stream) for k in range(count)]
        self.constant = float(value.amount) if isinstance(value, Constant) else None
        self._blocks: dict[tuple[int, int, int], list[float]] = {}

    def of_cases(self, first: int, count: int, visit: int = 0) -> Column:
        """Amounts of the cases `first`, `first + 1`, ... at one visit."""
        uniforms = iter([stream.of_cases(first, count, visit) for stream in self._streams])
        return self._evaluate(uniforms.__next__, first, count, count)

    def of_case(self, case: int, visit: int = 0) -> float:
        """The amount of one case at one visit."""
        if self.constant is not None:
            return self.constant
        block, place = divmod(case, NEIGHBOURS)
        known = self._blocks.get((visit, NO_ITEM, block))
        if known is None:
            known = self.of_cases(block * NEIGHBOURS, NEIGHBOURS, visit).tolist()
            self._remember((visit, NO_ITEM, block), known)
        return known[place]

    def of_items(self, case: int, first: int, count: int, visit: int = 0) -> list[float]:
        """Amounts of the items `first`, `first + 1`, ... of one case at one visit."""
        if self.has_named_items:
            return [self._of_named_item(case, item, visit) for item in range(first, first + count)]
        uniforms = iter([stream.of_items(case, first, count, visit) for stream in self._streams])
        drawn: list[float] = self._evaluate(uniforms.__next__, case, 1, count).tolist()
        return drawn

    def _of_named_item(self, case: int, item: int, visit: int) -> float:
        """Items with names are few and the same in every case: here, neighbours are the next cases."""
        block, place = divmod(case, NEIGHBOURS)
        known = self._blocks.get((visit, item, block))
        if known is None:
            first = block * NEIGHBOURS
            uniforms = iter([stream.of_item_in_cases(item, first, NEIGHBOURS, visit) for stream in self._streams])
            known = self._evaluate(uniforms.__next__, first, NEIGHBOURS, NEIGHBOURS).tolist()
            self._remember((visit, item, block), known)
        return known[place]

    def _remember(self, address: tuple[int, int, int], block: list[float]) -> None:
        if len(self._blocks) >= MOST_BLOCKS:
            self._blocks.clear()
        self._blocks[address] = block

    def _evaluate(self, uniforms: Callable[[], Uniforms], case: int, cases: int, count: int) -> Column:
        def attribute(name: str) -> Column:
            return self._attributes.column(name, case, cases)

        return np.broadcast_to(_evaluate(self._value, uniforms, attribute), (count,))


class Attributes:
    """What the cases of one type carry with them: drawn once per case, the same in every process."""

    def __init__(self, values: dict[str, Value], source: Source, case_type: str) -> None:
        self._values = values
        self._draws = {
            name: Draw(value, source, stream_name(case_type, "attribute", name), self) for name, value in values.items()
        }
        self._columns: dict[str, Column] = {}

    def column(self, name: str, first: int, count: int) -> Column:
        """The attribute of the cases `first`, `first + 1`, ...; a word is given as the index of its option."""
        known = self._columns.get(name)
        if known is None or len(known) < first + count:
            size = max(first + count, FIRST_BLOCK, 0 if known is None else 2 * len(known))
            known = self._columns[name] = self._draws[name].of_cases(0, size)
        return known[first : first + count]

    def of_case(self, name: str, case: int) -> float | str:
        """The attribute of one case: an amount, or a word."""
        value = self._values[name]
        if isinstance(value, Word):
            return value.text
        amount = float(self.column(name, case, 1)[0])
        if isinstance(value, OneOf) and isinstance(value.options[0], Word):
            return value.options[int(amount)].text  # type: ignore[union-attr]
        return amount


class WholeDraws:
    """Draws of whole seconds, kept in an array that grows as cases come: small, and the hot path asks it directly."""

    __slots__ = ("_draw", "known")

    def __init__(self, draw: Draw) -> None:
        self._draw = draw
        self.known = array("q")

    def up_to(self, case: int) -> int:
        """Extend `known` so that it holds the amount of `case`, and give that amount."""
        known = self.known
        while len(known) <= case:
            size = min(max(FIRST_BLOCK, len(known)), LARGEST_BLOCK)
            known.frombytes(whole(self._draw.of_cases(len(known), size)).tobytes())
        return known[case]


def whole_amount(amount: float) -> int:
    """An amount as a whole number, as `whole` has it."""
    return round(bounded(amount))


def bounded(amount: float) -> float:
    """An amount, or zero where it is less or not known, or a time that never ends where it is more."""
    return 0.0 if isnan(amount) else min(max(amount, 0.0), LONGEST)


def whole(column: Column) -> NDArray[np.int64]:
    """Amounts as whole numbers, none below zero; what divides by zero becomes a time that never ends."""
    return np.rint(np.clip(np.nan_to_num(column, nan=0.0), 0.0, LONGEST)).astype(np.int64)


def _leaves(value: Value) -> int:
    if isinstance(value, Arithmetic):
        return sum(_leaves(operand) for operand in value.operands)
    return 0 if isinstance(value, Constant | Word | Attribute) else 1


def _divided(operands: list[Amounts]) -> Amounts:
    """A quotient; by zero it is infinite, which nobody lives to see, or unknown, which counts as nothing."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return reduce(np.divide, operands)


def _evaluate(value: Value, uniforms: Callable[[], Uniforms], attribute: Callable[[str], Column]) -> Amounts:
    if isinstance(value, Constant):
        return np.array([value.amount])
    if isinstance(value, Word):
        return np.zeros(1)
    if isinstance(value, Attribute):
        return attribute(value.name)
    if isinstance(value, Arithmetic):
        operands = [_evaluate(operand, uniforms, attribute) for operand in value.operands]
        with np.errstate(over="ignore", invalid="ignore"):  # what is infinite never ends
            return _ARITHMETIC[value.operator](operands)
    drawn = amounts(value, uniforms())
    if isinstance(value, OneOf) and isinstance(value.options[0], Constant):
        options = np.array([option.amount for option in value.options if isinstance(option, Constant)])
        return options[drawn.astype(np.int64)]
    return drawn


_ARITHMETIC: dict[Operator, Callable[[list[Amounts]], Amounts]] = {
    Operator.ADD: lambda operands: reduce(np.add, operands),
    Operator.SUBTRACT: lambda operands: reduce(np.subtract, operands),
    Operator.MULTIPLY: lambda operands: reduce(np.multiply, operands),
    Operator.DIVIDE: _divided,
    Operator.MIN: lambda operands: reduce(np.minimum, operands),
    Operator.MAX: lambda operands: reduce(np.maximum, operands),
    Operator.CEIL: lambda operands: np.ceil(operands[0]),
}
