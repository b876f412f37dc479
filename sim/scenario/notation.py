"""The plain notation of values: `102`, `5%`, `90 min`, `8..14..20 min`, `exponential(3 workdays)`, `prepare_set * 2`.

Nothing is evaluated by Python; every fault is a `NotationError` that says what is wrong and what is allowed.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from sim.scenario.arithmetic import KIND_NAMES, as_share, bounds
from sim.scenario.claim import Interval
from sim.scenario.cursor import CALLS, DEEPEST_NESTING
from sim.scenario.distributions import refuse_negative
from sim.scenario.expression import Parser
from sim.scenario.files import Files
from sim.scenario.message import joined, told
from sim.scenario.notation_error import NotationError, nearest
from sim.scenario.parameter import Range
from sim.scenario.quantity import Kind
from sim.scenario.tokens import LONGEST_TEXT, RATE_FIRST, tokenize
from sim.scenario.units import CLOCK_UNIT_LIST, UNIT_LIST
from sim.scenario.value import Arithmetic, Comparison, Condition, Constant, Observed, OneOf, Value, Word

__all__ = ["NotationError", "read_condition", "read_interval", "read_list", "read_range", "read_value"]

LARGEST_VALUE = 300
"""Most operands in a value, those of the parameters it names included."""

_SUCH_AS = {
    Kind.COUNT: "a number such as 12",
    Kind.SHARE: "a share such as 5%",
    Kind.DURATION: "a duration such as 90 min or 1.5 h",
    Kind.WORKDAYS: "working days such as 5 workdays",
    Kind.RATE_PER_WORKDAY: "a rate such as 150 per workday",
    Kind.RATE_PER_SECOND: "a rate such as 20 per hour",
    Kind.WORD: "a word",
}
_WORDS = re.compile(r"(?!\d)\w+(?:[ '’·–-]\w+)*")
_CONDITION = re.compile(r"\s*(\S+?)\s*(?:(\bis\s+not\b|\bis\b)|(<=|>=|==|!=|≤|≥|≠|<|>|=))\s*(\S.*)", re.DOTALL)
_COMPARISONS = {"≤": "<=", "≥": ">=", "=": "is", "==": "is", "!=": "is not", "≠": "is not"}
_BOUND = re.compile(r"\s*(more than|less than|at least|at most|>=|<=|≥|≤|>|<)\s*(.*)", re.DOTALL)
_BELOW = ("less than", "at most", "<", "<=", "≤")


def read_value(
    text: str,
    *,
    kinds: frozenset[Kind],
    names: Mapping[str, Value],
    attributes: Mapping[str, Kind],
    files: Files | None = None,
) -> Value:
    """The value that a text says.

    Args:
        text: the notation.
        kinds: the kinds that are allowed here. A plain number from 0 to 1 may stand for a share.
        names: values of the parameters that the text may name.
        attributes: kinds of the case attributes that the text may name.
        files: where `empirical(file.csv)` looks for its file; None where files are not allowed.

    Raises:
        NotationError: the text is not a value, or not of an allowed kind.
    """
    value: Value | None = _word(text, kinds, {*names, *attributes})
    if value is None:
        value = Parser(text, names=names, attributes=attributes, files=files).whole()
    _refuse_large(value)
    return _fitted(value, text, kinds)


def read_list(
    texts: Sequence[str],
    *,
    kinds: frozenset[Kind],
    names: Mapping[str, Value],
    attributes: Mapping[str, Kind],
    files: Files | None = None,
) -> Value:
    """Observed amounts or words, each as likely as any other; arguments and faults as of `read_value`."""
    values = [read_value(text, kinds=kinds, names=names, attributes=attributes, files=files) for text in texts]
    if not values:
        raise NotationError("the list is empty", "observed amounts or words, as in [5 min, 7 min, 9 min]")
    for text, value in zip(texts, values, strict=True):
        if not isinstance(value, Constant | Word):
            raise NotationError(
                told("'{text}' in a list is not one fixed amount or word", text=_short(text)),
                "observed amounts or words",
            )
        if value.kind is not values[0].kind:
            raise NotationError(
                told(
                    "the list mixes {kind} and {other_kind}",
                    kind=KIND_NAMES[values[0].kind],
                    other_kind=KIND_NAMES[value.kind],
                ),
                "amounts of one kind",
            )
        if isinstance(value, Constant):
            refuse_negative(value)
    if isinstance(values[0], Word):
        counts = Counter(value for value in values if isinstance(value, Word))
        return OneOf(tuple(counts), tuple(count / len(values) for count in counts.values()))
    return Observed(tuple(value.amount for value in values if isinstance(value, Constant)), values[0].kind)


def read_condition(text: str, *, names: Mapping[str, Value], attributes: Mapping[str, Kind]) -> Condition:
    """A condition on an attribute of the case, such as `area > 500` or `zone is outside`.

    Raises:
        NotationError: the text is not a condition, or compares what cannot be compared.
    """
    found = _CONDITION.fullmatch(text) if len(text) <= LONGEST_TEXT else None
    if not found:
        raise NotationError(
            told("'{text}' is not a condition", text=_short(text)),
            "an attribute, then is, is not, <, <=, > or >=, then a value",
        )
    name, sign = found[1], " ".join((found[2] or found[3]).split())
    if name not in attributes:
        allowed = (
            told("attributes: {attributes}", attributes=joined(sorted(attributes), ", "))
            if attributes
            else "an attribute of the case type"
        )
        raise NotationError(told("unknown attribute '{name}'", name=_short(name)), allowed, nearest(name, attributes))
    comparison = Comparison(_COMPARISONS.get(sign, sign))
    kind = attributes[name]
    if kind is Kind.WORD and comparison not in (Comparison.EQUAL, Comparison.NOT_EQUAL):
        raise NotationError(
            told("'{name}' is a word and has no order", name=name), "is or is not", f"{name} is {_short(found[4])}"
        )
    value = read_value(found[4], kinds=frozenset({kind}), names=names, attributes={})
    if not isinstance(value, Constant | Word):
        raise NotationError(
            told("'{value}' varies", value=_short(found[4])), "one fixed amount or word to compare with"
        )
    return Condition(name, comparison, value)


def read_range(text: str, kind: Kind) -> Range:
    """The range of a parameter of this kind, such as `1..500` or `2%..10%`.

    Raises:
        NotationError: the text is not a range from low to high, or not of this kind.
    """
    low, high = _two_ends(text, frozenset({kind}))
    return Range(low.amount, high.amount, " ".join(text.split()))


def read_interval(text: str, kinds: frozenset[Kind]) -> tuple[Interval, Kind]:
    """What a claim says: one amount, a range, or `more than 1`, `less than 5 min`, `at least 10`, `at most 3`.

    An end that is not stated is infinite.

    Raises:
        NotationError: the text is none of these, or not of an allowed kind.
    """
    written = " ".join(text.split())
    found = _BOUND.fullmatch(text) if len(text) <= LONGEST_TEXT else None
    if found:
        amount = _one_amount(found[2], kinds)
        below = found[1] in _BELOW
        low, high = (-math.inf, amount.amount) if below else (amount.amount, math.inf)
        return Interval(low, high, written), amount.kind
    if any(token.is_sign("..") for token in tokenize(text)):
        least, most = _two_ends(text, kinds)
        return Interval(least.amount, most.amount, written), least.kind
    amount = _one_amount(text, kinds)
    return Interval(amount.amount, amount.amount, written), amount.kind


def _one_amount(text: str, kinds: frozenset[Kind]) -> Constant:
    value = read_value(text, kinds=kinds - {Kind.WORD}, names={}, attributes={})
    if not isinstance(value, Constant):
        raise NotationError(told("'{text}' is not one amount", text=_short(text)), "one amount, or two as in 3..10 min")
    return value


def _two_ends(text: str, kinds: frozenset[Kind]) -> tuple[Constant, Constant]:
    ends = Parser(text, names={}, attributes={}).ends()
    if len(ends) != 2:  # noqa: PLR2004
        raise NotationError(told("'{text}' is not a range", text=_short(text)), "two ends, as in 5..10 min")
    low, high = (_fitted(end, text, kinds) for end in ends)
    if not isinstance(low, Constant) or not isinstance(high, Constant) or low.kind is not high.kind:
        raise NotationError(
            told("the ends of '{text}' are of different kinds", text=_short(text)),
            "a unit behind both, as in 5 min..1 h",
        )
    if low.amount > high.amount:
        raise NotationError("the range does not rise", "the least amount first, as in 5..10 min")
    return low, high


def _word(text: str, kinds: frozenset[Kind], known: set[str]) -> Word | None:
    """The text as a word, if a word may stand here and the text cannot be meant as a name or a distribution."""
    words = " ".join(text.split())
    if (
        Kind.WORD not in kinds
        or words in known
        or len(text) > LONGEST_TEXT
        or RATE_FIRST.match(words)
        or not _WORDS.fullmatch(words)
    ):
        return None
    pieces = re.split(r"[\s-]+", words)
    is_call = pieces[0] in CALLS and any(character.isdigit() for character in words)
    is_choice = pieces[:2] == ["one", "of"]
    is_difference = "-" in words and any(piece in known for piece in pieces)
    return None if is_call or is_choice or is_difference else Word(words)


def _fitted(value: Value, text: str, kinds: frozenset[Kind]) -> Value:
    """The value if it is of an allowed kind and not out of bounds; a plain number becomes a share where one is due."""
    share = as_share(value) if Kind.SHARE in kinds and value.kind not in kinds else None
    value = value if share is None else share
    if value.kind not in kinds:
        raise _wrong_kind(value, text, kinds)
    if isinstance(value, Constant) and value.kind is not Kind.COUNT:
        refuse_negative(value)
    if value.kind is Kind.SHARE and not isinstance(value, Arithmetic):
        highest = bounds(value)[1]
        if 1 < highest < math.inf:
            raise NotationError("a share cannot be over 100%", "shares from 0% to 100%")
    return value


def _wrong_kind(value: Value, text: str, kinds: frozenset[Kind]) -> NotationError:
    allowed = [kind for kind in Kind if kind in kinds]
    times = [kind for kind in allowed if kind.is_time]
    if value.kind is Kind.COUNT and times:
        units = UNIT_LIST if len(times) > 1 else {Kind.DURATION: CLOCK_UNIT_LIST}.get(times[0], "workdays")
        is_literal = re.fullmatch(r"[\d.]{1,24}", text.strip()) is not None
        unit = "min" if Kind.DURATION in times else "workdays"
        return NotationError(
            told("'{text}' has no unit", text=_short(text)),
            told("write a unit: {units}", units=units),
            f"{text.strip()} {unit}" if is_literal else "",
        )
    if value.kind is Kind.COUNT and allowed == [Kind.SHARE]:
        return NotationError(told("{text} is not between 0% and 100%", text=_short(text)), "a share such as 5% or 0.05")
    return NotationError(
        told("'{text}' is {other_kind}", text=_short(text), other_kind=KIND_NAMES[value.kind]),
        joined((told(_SUCH_AS[kind]) for kind in allowed), " or "),
    )


def _refuse_large(value: Value) -> None:
    """Bounds what a chain of parameters that name each other can grow to."""
    count = 0
    waiting: list[tuple[Value, int]] = [(value, 0)]
    while waiting:
        following, depth = waiting.pop()
        count += 1
        if count > LARGEST_VALUE or depth > DEEPEST_NESTING:
            raise NotationError(
                "the value is too large, with the values it names", told("at most {most} amounts", most=LARGEST_VALUE)
            )
        if isinstance(following, Arithmetic):
            waiting.extend((operand, depth + 1) for operand in following.operands)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else f"{words[:57]}..."  # noqa: PLR2004
