"""What a token draws at a node: durations in whole seconds, and chances.

The address of a draw holds the item, if the token stands for one, and the visit: how many times this case or item
has drawn from the stream before, in the course that the token is in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import copysign

from attrs import frozen

from sim.engine.addresses import first_visit
from sim.engine.draws import Draw, WholeDraws, bounded, whole_amount
from sim.engine.token import NO_ITEM, Token


@frozen
class Visits:
    """Counts how often a case or one of its items has drawn from a stream.

    `owners` names the course to which a stream belongs, of the flow that a case goes through.
    """

    stream: str
    owners: Mapping[str, str]

    def next(self, token: Token, item: int) -> int:
        """The number of this visit, counted from that of the first in its course."""
        case = token.case
        address = (self.stream, item)
        visit = case.visits.get(address)
        if visit is None:
            visit = 0 if case.course == self.owners[self.stream] else first_visit(case.course)
        case.visits[address] = visit + 1
        return visit


class Duration:
    """Whole seconds for a token at a node."""

    def __init__(self, draw: Draw, visits: Visits, block: int) -> None:
        self._draw = draw
        self._visits = visits
        self._block = block
        self._first = WholeDraws(draw)
        self._constant = None if draw.constant is None else round(max(draw.constant, 0.0))

    def of(self, token: Token) -> int:
        """For the case, or for the item that the token stands for."""
        if self._constant is not None:
            return self._constant
        if token.item != NO_ITEM:
            return self._of_item(token, token.item)
        visit = self._visits.next(token, NO_ITEM)
        if visit:
            return whole_amount(self._draw.of_case(token.number, visit))
        return self._first.up_to(token.number)

    def of_items(self, token: Token, items: Sequence[int]) -> int:
        """For several items together."""
        if self._constant is not None:
            return self._constant * len(items)
        return sum(self._of_item(token, item) for item in items)

    def _of_item(self, token: Token, item: int) -> int:
        visit = self._visits.next(token, item)
        if visit or self._draw.has_named_items:
            return whole_amount(self._draw.of_items(token.number, item, 1, visit)[0])
        blocks = token.case.blocks
        block = blocks.get(self._block)
        if block is None:
            count = max(token.case.item_count, item + 1)
            block = blocks[self._block] = [
                whole_amount(amount) for amount in self._draw.of_items(token.number, 0, count)
            ]
        return block[item]


class Chance:
    """Whether something happens to a token at a node: a uniform number falls below a share."""

    def __init__(self, uniform: Draw, share: Draw, visits: Visits, block: int) -> None:
        self._uniform = uniform
        self._share = share
        self._visits = visits
        self._block = block

    def happens(self, token: Token) -> bool:
        """For the case, or for the item that the token stands for."""
        if token.item != NO_ITEM:
            return bool(self.among(token, (token.item,)))
        return self.number(token) < self._share.of_case(token.number)

    def number(self, token: Token) -> float:
        """The uniform number that decides."""
        if token.item != NO_ITEM:
            return self._of_item(token, token.item)
        return self._uniform.of_case(token.number, self._visits.next(token, NO_ITEM))

    def among(self, token: Token, items: Sequence[int]) -> list[int]:
        """The items to which it happens."""
        share = self._share.of_case(token.number)
        return [item for item in items if self._of_item(token, item) < share]

    def _of_item(self, token: Token, item: int) -> float:
        visit = self._visits.next(token, item)
        if visit or self._uniform.has_named_items:
            return self._uniform.of_items(token.number, item, 1, visit)[0]
        blocks = token.case.chances
        block = blocks.get(self._block)
        if block is None:
            count = max(token.case.item_count, item + 1)
            block = blocks[self._block] = self._uniform.of_items(token.number, 0, count)
        return block[item]


class Number:
    """A whole number for a token: constant, or from the attributes of its case."""

    def __init__(self, draw: Draw) -> None:
        self._draw = draw
        self.constant = None if draw.constant is None else round(draw.constant)

    def of(self, token: Token) -> int:
        """The number, rounded to the nearest."""
        return self.constant if self.constant is not None else self.of_case(token.number)

    def of_case(self, number: int) -> int:
        """The number of a case that has no token yet."""
        if self.constant is not None:
            return self.constant
        amount = self._draw.of_case(number)
        return round(copysign(bounded(abs(amount)), amount))
