"""The grammar of values: a recursive-descent parser over the tokens.

sum      = product (("+" | "-") product)*
product  = signed (("*" | "/") signed)*
signed   = "-" signed | spread
spread   = bound [".." bound [".." bound]]
bound    = ["-"] amount | name | call | one of | "(" sum ")"
amount   = number [unit] | number unit number unit ...
"""

from __future__ import annotations

from collections.abc import Sequence

from sim.scenario.arithmetic import combine
from sim.scenario.cursor import CALLS, FUNCTIONS, Cursor
from sim.scenario.distributions import USAGE, Arguments, between, distribution
from sim.scenario.message import joined, told
from sim.scenario.notation_error import NotationError, nearest
from sim.scenario.observations import read_observations
from sim.scenario.pieces import Piece, arguments_of, one_of, with_units
from sim.scenario.quantity import Kind
from sim.scenario.tokens import Sort
from sim.scenario.value import Attribute, Constant, Operator, Value, Word

_RANGE_ENDS = 3


class Parser(Cursor):
    """Reads one text. Parameter names stand for their values, attribute names for an `Attribute`."""

    def whole(self) -> Value:
        """The value of the whole text.

        Raises:
            NotationError: the text is not a value, or more follows behind it.
        """
        value = self._sum()
        if self._token.sort is not Sort.END:
            raise self._surplus()
        return value

    def ends(self) -> tuple[Constant, ...]:
        """The one, two or three amounts of a range such as `1..500`, without making a distribution of them."""
        bounds = self._bounds()
        if self._token.sort is not Sort.END:
            raise self._surplus()
        return bounds

    def _sum(self) -> Value:
        value = self._product()
        while sign := self._taken("+", "-"):
            self._count_operator()
            value = combine(Operator(sign.text), (value, self._product()))
        return value

    def _product(self) -> Value:
        value = self._signed()
        while sign := self._taken("*", "/"):
            self._count_operator()
            value = combine(Operator(sign.text), (value, self._signed()))
        return value

    def _signed(self) -> Value:
        if self._token.is_sign("-") and self._after.sort is not Sort.NUMBER:
            self._take()
            self._enter()
            value = combine(Operator.MULTIPLY, (Constant(-1.0), self._signed()))
            self._depth -= 1
            return value
        return self._spread()

    def _spread(self) -> Value:
        first = self._bound()
        if not self._token.is_sign(".."):
            return first.value
        return between(self._bounds(first))

    def _bounds(self, first: Piece | None = None) -> tuple[Constant, ...]:
        pieces = [first or self._bound()]
        while self._token.is_sign(".."):
            if len(pieces) == _RANGE_ENDS:
                raise NotationError("a range with more than three amounts", "low..high or least..most likely..most")
            self._take()
            if self._token.sort is Sort.END:
                raise NotationError("nothing follows '..'", "two ends, as in 5..10 min")
            pieces.append(self._bound())
        for piece in pieces:
            if not isinstance(piece.value, Constant):
                raise NotationError("an end of a range is not a fixed amount", "fixed amounts, as in 5..10 min")
        return tuple(value for value in with_units(pieces) if isinstance(value, Constant))

    def _bound(self) -> Piece:
        token = self._token
        if token.sort is Sort.NUMBER or (token.is_sign("-") and self._after.sort is Sort.NUMBER):
            return self._amount()
        if token.sort is Sort.FILE:
            return Piece(read_observations(self._take().text, self._files))
        if token.sort is Sort.NAME:
            return Piece(self._named())
        if token.is_sign("("):
            return Piece(self._parenthesis())
        raise self._missing()

    def _named(self) -> Value:
        token = self._token
        if self._after.is_sign("("):
            return self._call()
        if token.text in self._names:
            return self._names[self._take().text]
        if token.text in self._attributes:
            return Attribute(token.text, self._attributes[self._take().text])
        if token.text == "one" and self._after.text == "of":
            return self._one_of()
        raise self._unknown_name()

    def _parenthesis(self) -> Value:
        self._take()
        self._enter()
        keywords_open, self._keywords_open = self._keywords_open, False
        value = self._sum()
        self._close()
        self._keywords_open = keywords_open
        return value

    def _close(self) -> None:
        self._depth -= 1
        if self._taken(")"):
            return
        if self._token.sort is Sort.END:
            raise NotationError("a parenthesis is not closed", "as many ) as (")
        raise self._surplus()

    def _call(self) -> Value:
        name = self._take().text
        if name not in CALLS:
            raise NotationError(
                told("unknown distribution '{name}'", name=name),
                told(
                    "distributions: {usage}; functions: {functions}",
                    usage=joined(USAGE, ", "),
                    functions=joined(FUNCTIONS, ", "),
                ),
                nearest(name, CALLS),
            )
        self._take()
        self._enter()
        keywords_open, self._keywords_open = self._keywords_open, name in USAGE
        arguments = self._arguments(name)
        self._close()
        self._keywords_open = keywords_open
        if name in FUNCTIONS:
            return self._function(name, arguments.plain)
        return distribution(arguments)

    def _function(self, name: str, operands: Sequence[Value]) -> Value:
        operator = FUNCTIONS[name]
        if operator is Operator.CEIL and len(operands) != 1:
            raise NotationError(
                told("ceil has {count} amounts", count=len(operands)), "one amount, as in ceil(devices / 40)"
            )
        if operator is not Operator.CEIL and len(operands) < 2:  # noqa: PLR2004
            raise NotationError(
                told("{name} has fewer than two amounts", name=name),
                told("two or more, as in {name}(5 min, 10 min)", name=name),
            )
        return combine(operator, operands)

    def _arguments(self, name: str) -> Arguments:
        plain: list[Piece] = []
        named: dict[str, Piece] = {}
        deviation: Piece | None = None
        while not self._token.is_sign(")") and self._token.sort is not Sort.END:
            if self._is_keyword(self._token):
                keyword = self._take().text
                if keyword in named:
                    raise NotationError(told("{name} has {keyword} twice", name=name, keyword=keyword), USAGE[name])
                named[keyword] = self._piece()
            elif name == "normal" and plain and deviation is None and self._taken("±"):
                deviation = self._piece()
            else:
                plain.append(self._piece())
            self._taken(",")
        return arguments_of(name, plain, named, deviation, in_one_unit=name in USAGE)

    def _piece(self) -> Piece:
        """One argument, with its unit if it is nothing but a number and a unit."""
        start = self._next
        value = self._sum()
        length = self._next - start
        is_bare = length == 1 and self._before.sort is Sort.NUMBER
        is_amount = length == 2 and self._before.sort is Sort.UNIT  # noqa: PLR2004
        return Piece(value, bare=is_bare, unit=self._before.unit if is_amount else None)

    def _one_of(self) -> Value:
        self._take()
        self._take()
        pieces: list[Piece] = []
        shares: list[float] = []
        while self._token.sort in (Sort.NUMBER, Sort.NAME) or self._token.is_sign("("):
            pieces.append(self._option())
            shares.append(self._share())
            self._taken(",")
        return one_of(with_units(pieces), shares)

    def _option(self) -> Piece:
        token = self._token
        if token.sort is Sort.NUMBER:
            return self._amount()
        is_call = token.text in CALLS and self._after.is_sign("(")
        is_name = is_call or (token.text in self._names and self._after.sort is not Sort.NAME)
        if token.sort is not Sort.NAME or is_name:
            return self._bound()
        start = self._next
        while self._token.sort is Sort.NAME or self._token.is_sign("-") or self._is_number_in_words():
            self._take()
        return Piece(Word(self._text_between(self._tokens[start], self._before)))

    def _is_number_in_words(self) -> bool:
        return self._token.sort is Sort.NUMBER and self._after.sort is not Sort.UNIT

    def _share(self) -> float:
        before = self._before
        if self._token.sort is Sort.NUMBER:
            share: Value = self._amount().value
        elif self._token.is_sign("("):
            share = self._parenthesis()
        else:
            raise NotationError(
                told("no share follows '{before}'", before=before.text), "one of inside 70% outside 30%"
            )
        if not isinstance(share, Constant) or share.kind is not Kind.SHARE:
            raise NotationError(
                told("no share follows '{before}'", before=before.text), "one of inside 70% outside 30%"
            )
        if share.amount < 0:
            raise NotationError("a share cannot be negative", "shares that sum to 100%")
        return share.amount
