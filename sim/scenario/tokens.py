"""Tokens: the numbers, units, names and signs in the text of a value."""

from __future__ import annotations

import re
from enum import Enum

from attrs import frozen

from sim.scenario.message import told
from sim.scenario.notation_error import NotationError
from sim.scenario.units import GREATEST_NUMBER, LEAST_NUMBER, Unit, find_unit

LONGEST_TEXT = 1_000


class Sort(Enum):
    """What a token is."""

    NUMBER = "number"
    UNIT = "unit"
    NAME = "name"
    SIGN = "sign"
    FILE = "file"
    END = "end"


@frozen
class Token:
    """A piece of the text, `start` to `end`. `text` is the piece, or what is between the parentheses of a FILE."""

    sort: Sort
    text: str
    start: int
    end: int
    number: float = 0.0
    unit: Unit | None = None

    def is_sign(self, *signs: str) -> bool:
        """Whether the token is one of these signs."""
        return self.sort is Sort.SIGN and self.text in signs


_WIDE = str.maketrans(
    {
        "（": "(",
        "）": ")",
        "，": ",",
        "、": ",",
        "％": "%",
        "×": "*",
        "÷": "/",
        "＋": "+",
        "－": "-",
        "−": "-",
        "＊": "*",
    }
    | {chr(ord("０") + digit): str(digit) for digit in range(10)}
    | {"．": ".", "／": "/", "\u3000": " ", "\xa0": " "},
)
_SPACE = re.compile(r"\s+")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?|\.[0-9]+")
_NAME = re.compile(r"[^\W\d]\w*(?:['’·–]\w+)*")
_FILE = re.compile(r"empirical\s*\(([^()]*)\)")
_UNIT = re.compile(r"\s*(%|working\s+days?(?!\w)|per\s+working\s+day(?!\w)|per\s+[^\W\d_]+|[^\W\d_]+)(?!_)")
_SIGN = re.compile(r"±|\+/-|\+-|\.{2,}|[-+*/(),%]")
_TO = "~\uff5e—–"
"""What stands between the ends of a range elsewhere."""
RATE_FIRST = re.compile(r"(每个?(?:工作日|小时|天|日|周|分钟)) *([0-9]+(?:\.[0-9]+)?) *件?")
"""A rate as reports write it in Chinese."""
_PLUS_MINUS = ("±", "+/-", "+-")

_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?![0-9])")
_CLOCK = re.compile(r"[0-9]{1,2}:[0-9]{2}(?![0-9])")
_EXPONENT = re.compile(r"[0-9.]*[0-9][eE][+-]?[0-9]+(?!\w)")
_GROUPED = re.compile(r"[0-9]+(?:_[0-9]+)+")


def tokenize(text: str) -> tuple[Token, ...]:
    """The tokens of a text, with an END token behind them.

    Raises:
        NotationError: the text is empty or too long, or holds a piece that no value has.
    """
    if len(text) > LONGEST_TEXT:
        raise NotationError(
            told("the value is {length} characters long", length=len(text)),
            told("at most {most} characters", most=f"{LONGEST_TEXT:,}"),
        )
    plain = RATE_FIRST.sub(r"\2 \1", text.translate(_WIDE))
    if not plain.strip():
        raise NotationError("the value is empty", "a value such as 12, 5%, 90 min or 8..14..20 min")
    tokens: list[Token] = []
    position = 0
    while position < len(plain):
        space = _SPACE.match(plain, position)
        if space:
            position = space.end()
            continue
        tokens.append(_token(plain, position, tokens[-1] if tokens else None))
        position = tokens[-1].end
    tokens.append(Token(Sort.END, "", len(plain), len(plain)))
    return tuple(tokens)


def _token(text: str, position: int, before: Token | None) -> Token:
    """The token that starts at this position."""
    if before is not None and before.sort is Sort.NUMBER:
        unit = _unit_token(text, before.end)
        if unit is not None:
            return unit
    _refuse_other_notations(text, position)
    number = _NUMBER.match(text, position)
    if number:
        return Token(Sort.NUMBER, number[0], position, number.end(), number=_number(number[0]))
    file = _FILE.match(text, position)
    if file:
        return Token(Sort.FILE, file[1].strip(), position, file.end())
    name = _NAME.match(text, position)
    if name:
        return Token(Sort.NAME, name[0], position, name.end())
    return _sign_token(text, position)


def _unit_token(text: str, position: int) -> Token | None:
    """The unit behind a number. Only here is a unit a unit, so that a parameter may be called `h` or `day`."""
    found = _UNIT.match(text, position)
    if not found:
        return None
    unit = find_unit(found[1])
    return Token(Sort.UNIT, found[1], found.start(1), found.end(1), unit=unit) if unit else None


def _sign_token(text: str, position: int) -> Token:
    sign = _SIGN.match(text, position)
    if text[position] in _TO:
        raise NotationError(
            told("'{sign}' cannot stand in a value", sign=text[position]),
            "two dots between the ends of a range, as in 5..10 min",
        )
    if not sign:
        raise NotationError(
            told("'{sign}' cannot stand in a value", sign=text[position]), "numbers, units, names and + - * / ( ) .. ±"
        )
    if sign[0].startswith("...") or text[position] == "…":
        raise NotationError(
            told("'{sign}' has too many dots", sign=sign[0]), "two dots between the ends of a range, as in 5..10 min"
        )
    return Token(Sort.SIGN, "±" if sign[0] in _PLUS_MINUS else sign[0], position, sign.end())


def _number(digits: str) -> float:
    number = float(digits)
    if number > GREATEST_NUMBER:
        raise NotationError(told("{number} is too large", number=_shortened(digits)), "numbers up to 1000000000000")
    if 0 < number < LEAST_NUMBER:
        raise NotationError(told("{number} is too small", number=_shortened(digits)), "zero, or a number nearer to one")
    return number


def _shortened(digits: str) -> str:
    return digits if len(digits) <= 24 else f"{digits[:20]}..."  # noqa: PLR2004


def _refuse_other_notations(text: str, position: int) -> None:
    """Dates, times of day and program-like numbers, which would otherwise be read as sums or as unknown units."""
    date = _DATE.match(text, position)
    if date:
        raise NotationError(
            told("{text} is a date", text=date[0]), "a number, an amount with its unit, or a distribution"
        )
    clock = _CLOCK.match(text, position)
    if clock:
        raise NotationError(told("{text} is a time of day", text=clock[0]), "a duration such as 90 min or 1 h 30 min")
    exponent = _EXPONENT.match(text, position)
    if exponent:
        raise NotationError(
            told("{number} has an exponent", number=_shortened(exponent[0])),
            "the number written out, as in 1500 or 0.02",
        )
    grouped = _GROUPED.match(text, position)
    if grouped:
        raise NotationError(
            told("{number} has an underscore", number=_shortened(grouped[0])),
            "digits alone, as in 1500",
            grouped[0].replace("_", ""),
        )
