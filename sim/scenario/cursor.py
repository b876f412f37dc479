"""A place in the text of a value: takes tokens and amounts, and tells what is wrong with what stands there."""

from __future__ import annotations

from collections.abc import Mapping

from sim.scenario.distributions import KEYWORDS, USAGE
from sim.scenario.files import Files
from sim.scenario.message import joined, told
from sim.scenario.notation_error import NotationError, nearest
from sim.scenario.pieces import Piece
from sim.scenario.quantity import Kind
from sim.scenario.tokens import Sort, Token, tokenize
from sim.scenario.units import NO_UNIT, TIME_UNITS, UNIT_LIST, Unit, find_unit, nearest_unit
from sim.scenario.value import Constant, Operator, Value

DEEPEST_NESTING = 50
MOST_OPERATORS = 50

FUNCTIONS = {"min": Operator.MIN, "max": Operator.MAX, "ceil": Operator.CEIL}
CALLS = (*USAGE, *FUNCTIONS)


class Cursor:
    """Where the reading of a text stands, and how deep it is nested."""

    def __init__(
        self, text: str, *, names: Mapping[str, Value], attributes: Mapping[str, Kind], files: Files | None = None
    ) -> None:
        """Splits the text into tokens; raises `NotationError` if it holds what no value has."""
        self._tokens = tokenize(text)
        self._text = text
        self._names = names
        self._attributes = attributes
        self._files = files
        self._next = 0
        self._depth = 0
        self._operators = 0
        self._keywords_open = False

    @property
    def _token(self) -> Token:
        return self._tokens[self._next]

    @property
    def _before(self) -> Token:
        return self._tokens[self._next - 1]

    @property
    def _after(self) -> Token:
        return self._tokens[min(self._next + 1, len(self._tokens) - 1)]

    def _take(self) -> Token:
        token = self._token
        self._next += 1
        return token

    def _taken(self, *signs: str) -> Token | None:
        return self._take() if self._token.is_sign(*signs) else None

    def _text_between(self, start: Token, end: Token) -> str:
        return " ".join(self._text[start.start : end.end].split())

    def _enter(self) -> None:
        self._depth += 1
        if self._depth > DEEPEST_NESTING:
            raise NotationError("too many parentheses inside each other", told("at most {most}", most=DEEPEST_NESTING))

    def _count_operator(self) -> None:
        self._operators += 1
        if self._operators > MOST_OPERATORS:
            raise NotationError(
                "too much arithmetic in one value", told("at most {most} signs + - * /", most=MOST_OPERATORS)
            )

    def _amount(self) -> Piece:
        """A number with its unit, or several that add up, such as `1 h 30 min`."""
        sign = -1.0 if self._taken("-") else 1.0
        number, unit = self._number_and_unit()
        if unit is None:
            return Piece(Constant(sign * NO_UNIT.amount(number)), bare=True)
        amount, smallest = unit.amount(number), unit
        while following := self._smaller_part(smallest):
            amount += following.amount(self._take().number)
            self._take()
            smallest = following
        # of a compound it is not clear which unit a bare number before it should have
        return Piece(Constant(sign * amount, unit.kind), unit=unit if smallest is unit else None)

    def _smaller_part(self, unit: Unit) -> Unit | None:
        """The unit of a following amount that belongs to the same compound, if there is one."""
        following = self._after.unit if self._token.sort is Sort.NUMBER else None
        if following is None or unit.kind is not Kind.DURATION or following.kind is not Kind.DURATION:
            return None
        return following if following.times < unit.times else None

    def _number_and_unit(self) -> tuple[float, Unit | None]:
        number = self._take()
        if self._token.sort is Sort.UNIT:
            return number.number, self._take().unit
        if self._token.sort is Sort.NAME and not self._is_keyword(self._token):
            raise self._unknown_unit(number)
        return number.number, None

    def _unknown_unit(self, number: Token) -> NotationError:
        name = self._token.text
        if name in self._names or name in self._attributes or (name in CALLS and self._after.is_sign("(")):
            return NotationError(
                told("no sign stands between {number} and {name}", number=number.text, name=name),
                "one of + - * /",
                f"{number.text} * {name}",
            )
        if name == "per" and self._after.sort is Sort.NAME:
            unit = self._after.text
            meant = nearest_unit(unit)
            return NotationError(
                told("unknown unit 'per {unit}'", unit=unit),
                told("per one of: {units}", units=UNIT_LIST),
                meant and f"per {meant}",
            )
        return NotationError(
            told("unknown unit '{name}'", name=name), told("units: {units}, %", units=UNIT_LIST), nearest_unit(name)
        )

    def _is_keyword(self, token: Token) -> bool:
        return self._keywords_open and token.sort is Sort.NAME and token.text in KEYWORDS

    def _missing(self) -> NotationError:
        """That an amount should stand where something else, or nothing, stands."""
        token = self._token
        if token.sort is Sort.END:
            where = told("nothing follows '{before}'", before=self._before.text)
        elif self._next == 0:
            where = told("the value begins with '{found}'", found=token.text)
        else:
            where = told("'{found}' cannot follow '{before}'", found=token.text, before=self._before.text)
        return NotationError(where, "a number, an amount with its unit, a distribution or a name")

    def _unknown_name(self) -> NotationError:
        name = self._token.text
        if find_unit(name) is not None:
            return NotationError(
                told("'{name}' has no number before it", name=name), "a number and its unit, as in 5 min"
            )
        if name in CALLS:
            usage = USAGE.get(name, f"{name}(...)")
            return NotationError(told("{name} has no parentheses", name=name), usage)
        last = self._next
        while self._tokens[last + 1].sort is Sort.NAME:
            last += 1
        known = sorted({*self._names, *self._attributes})
        allowed = told("known names: {known}", known=joined(known, ", ")) if 0 < len(known) <= 12 else ""  # noqa: PLR2004
        words = self._text_between(self._token, self._tokens[last])
        return NotationError(
            told("unknown name '{words}'", words=words), allowed, nearest(words, (*known, *CALLS, *TIME_UNITS))
        )

    def _surplus(self) -> NotationError:
        """That something stands behind what is already complete."""
        token, before = self._token, self._before
        if token.is_sign(")"):
            return NotationError("a parenthesis is closed that was not opened", "as many ( as )")
        if token.is_sign(","):
            return NotationError(
                "a comma separates nothing here", "a comma inside parentheses only; digits alone, as in 1500"
            )
        if token.is_sign("±"):
            return NotationError("± stands outside normal( )", "normal(10 ± 2 min)")
        start = self._tokens[self._next - 2] if before.sort is Sort.UNIT else before
        piece = self._text_between(start, before)
        return NotationError(
            told("unexpected '{found}' after '{piece}'", found=token.text, piece=piece),
            "one value, or a sign + - * / between two",
        )
