"""Arithmetic over values: what kind comes out, and the value itself, folded where it can be exactly."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, cast

from attrs import evolve

from sim.scenario.message import joined, told
from sim.scenario.notation_error import NotationError
from sim.scenario.quantity import Kind
from sim.scenario.units import GREATEST_NUMBER, LEAST_AMOUNT
from sim.scenario.value import (
    Arithmetic,
    Attribute,
    Beta,
    Constant,
    Exponential,
    Gamma,
    LogNormal,
    Normal,
    Observed,
    OneOf,
    Operator,
    Pert,
    Triangular,
    Uniform,
    Value,
    Weibull,
    Word,
)

KIND_NAMES = {
    Kind.COUNT: told("a number"),
    Kind.SHARE: told("a share"),
    Kind.DURATION: told("a duration"),
    Kind.WORKDAYS: told("a number of working days"),
    Kind.RATE_PER_WORKDAY: told("a rate per working day"),
    Kind.RATE_PER_SECOND: told("a rate per hour"),
    Kind.WORD: told("a word"),
}

_DONE = {
    Operator.ADD: told("added"),
    Operator.SUBTRACT: told("subtracted"),
    Operator.MULTIPLY: told("multiplied"),
    Operator.DIVIDE: told("divided"),
    Operator.MIN: told("compared"),
    Operator.MAX: told("compared"),
}

# A kind as powers of (seconds, working days): products and quotients follow by adding and subtracting them.
_POWERS = {
    Kind.COUNT: (0, 0),
    Kind.SHARE: (0, 0),
    Kind.DURATION: (1, 0),
    Kind.WORKDAYS: (0, 1),
    Kind.RATE_PER_SECOND: (-1, 0),
    Kind.RATE_PER_WORKDAY: (0, -1),
}
_KINDS = {powers: kind for kind, powers in _POWERS.items() if kind is not Kind.SHARE}
_ON_THE_CLOCK = (Kind.DURATION, Kind.RATE_PER_SECOND)
_IN_WORKDAYS = (Kind.WORKDAYS, Kind.RATE_PER_WORKDAY)

_SCALED: Mapping[type, tuple[str, ...]] = {
    Uniform: ("low", "high"),
    Triangular: ("low", "mode", "high"),
    Pert: ("low", "mode", "high"),
    Exponential: ("mean",),
    Normal: ("mean", "sd"),
    LogNormal: ("median",),
    Gamma: ("scale",),
    Weibull: ("scale",),
    Beta: ("low", "high"),
}


def combine(operator: Operator, operands: Sequence[Value]) -> Value:
    """The operator applied to the operands: a constant or scaled distribution where that is exact, else `Arithmetic`.

    Raises:
        NotationError: the kinds do not go together, a divisor is zero, or a constant becomes too large.
    """
    if any(operand.kind is Kind.WORD for operand in operands):
        raise NotationError("a word cannot be reckoned with", "amounts on both sides of + - * /")
    operands = _matched(operator, operands)
    kind = _kind(operator, [operand.kind for operand in operands])
    if operator is Operator.DIVIDE and may_be_zero(operands[1]):
        raise NotationError("division by zero", "a divisor that is never zero")
    if all(isinstance(operand, Constant) for operand in operands):
        return Constant(_folded(operator, [o.amount for o in operands if isinstance(o, Constant)]), kind)
    scaled = _scaling(operator, operands, kind)
    return scaled if scaled is not None else Arithmetic(operator, tuple(operands), kind)


def as_share(value: Value) -> Value | None:
    """A plain number as a share; None if it can lie outside 0 to 1. What is not known before the run is believed."""
    if value.kind is not Kind.COUNT:
        return None
    low, high = bounds(value)
    if isinstance(value, Attribute | Arithmetic) or (low >= 0 and high <= 1):
        return with_kind(value, Kind.SHARE)
    return None


def with_kind(value: Value, kind: Kind) -> Value:
    """The same amounts, said to be of another kind."""
    if isinstance(value, Word):
        return value
    if isinstance(value, OneOf):
        options = tuple(evolve(option, kind=kind) for option in value.options if isinstance(option, Constant))
        return evolve(value, options=options)
    return evolve(value, kind=kind)


def bounds(value: Value) -> tuple[float, float]:
    """Least and greatest amount that a constant or distribution yields; infinite where there is no bound."""
    if isinstance(value, Constant):
        return value.amount, value.amount
    if isinstance(value, Uniform | Triangular | Pert | Beta):
        return value.low, value.high
    if isinstance(value, Observed):
        return min(value.amounts), max(value.amounts)
    if isinstance(value, OneOf) and value.kind is not Kind.WORD:
        amounts = _amounts(value)
        return min(amounts), max(amounts)
    if isinstance(value, Attribute | Arithmetic | Word | OneOf):
        return -math.inf, math.inf
    return 0.0, math.inf


def _amounts(value: OneOf) -> list[float]:
    return [option.amount for option in value.options if isinstance(option, Constant)]


def _matched(operator: Operator, operands: Sequence[Value]) -> Sequence[Value]:
    """Plain numbers beside shares become shares where like is needed with like, as in `1 - cured`."""
    kinds = {operand.kind for operand in operands}
    if operator in (Operator.MULTIPLY, Operator.DIVIDE) or kinds != {Kind.COUNT, Kind.SHARE}:
        return operands
    matched: list[Value] = []
    for operand in operands:
        known = not isinstance(operand, Attribute | Arithmetic)
        share = as_share(operand) if operand.kind is Kind.COUNT and known else operand
        matched.append(operand if share is None else share)
    return matched


def _kind(operator: Operator, kinds: Sequence[Kind]) -> Kind:
    """The kind of the result."""
    if operator is Operator.CEIL:
        if kinds[0] not in (Kind.COUNT, Kind.WORKDAYS):
            raise NotationError(
                told("ceil rounds up {kind}", kind=KIND_NAMES[kinds[0]]),
                "a number or working days; divide first, as in ceil(review / 1 h)",
            )
        return kinds[0]
    if any(kind in _ON_THE_CLOCK for kind in kinds) and any(kind in _IN_WORKDAYS for kind in kinds):
        raise NotationError(
            told(
                "working days and hours cannot be {done}: how many hours a working day has depends on the calendar",
                done=_DONE[operator],
            ),
            "all in hours or all in workdays",
        )
    if operator is Operator.MULTIPLY or operator is Operator.DIVIDE:
        return _product_kind(operator, kinds[0], kinds[1])
    if len(set(kinds)) > 1:
        names = list(dict.fromkeys(KIND_NAMES[kind] for kind in kinds))
        allowed = "like with like"
        if Kind.COUNT in kinds:
            allowed = (
                "a range with two dots, as in 5..10 min; or a unit behind every number"
                if operator is Operator.SUBTRACT
                else "like with like; write a unit behind every number"
            )
        raise NotationError(
            told("{names} cannot be {done}", names=joined(names, " and "), done=_DONE[operator]), allowed
        )
    return kinds[0]


def _product_kind(operator: Operator, left: Kind, right: Kind) -> Kind:
    sign = 1 if operator is Operator.MULTIPLY else -1
    (seconds, workdays), (more_seconds, more_workdays) = _POWERS[left], _POWERS[right]
    kind = _KINDS.get((seconds + sign * more_seconds, workdays + sign * more_workdays))
    if kind is None:
        by = told("multiplied by" if operator is Operator.MULTIPLY else "divided by")
        raise NotationError(
            told("{left} cannot be {by} {right}", left=KIND_NAMES[left], by=by, right=KIND_NAMES[right]),
            told("a number {by} {right}", by=by, right=KIND_NAMES[right]),
        )
    both_shares = left is right is Kind.SHARE and operator is Operator.MULTIPLY
    share_of_number = left is Kind.SHARE and right is Kind.COUNT and operator is Operator.DIVIDE
    return Kind.SHARE if both_shares or share_of_number else kind


def may_be_zero(value: Value) -> bool:
    """Whether zero has a chance of its own; a continuous distribution that starts at zero never yields it."""
    if isinstance(value, Constant):
        return value.amount == 0
    if isinstance(value, Observed):
        return 0 in value.amounts
    return isinstance(value, OneOf) and 0 in _amounts(value)


def _folded(operator: Operator, amounts: Sequence[float]) -> float:
    first = amounts[0]
    match operator:
        case Operator.MIN:
            result = min(amounts)
        case Operator.MAX:
            result = max(amounts)
        case Operator.CEIL:
            # 0.1 * 3 * 10 is three, whatever the last digit of the float says
            result = float(math.ceil(round(first, 9)))
        case Operator.ADD:
            result = _without_dust(first + amounts[1], first)
        case Operator.SUBTRACT:
            result = _without_dust(first - amounts[1], first)
        case Operator.MULTIPLY:
            result = first * amounts[1]
        case Operator.DIVIDE:
            result = first / amounts[1]
    if 0 < abs(result) < LEAST_AMOUNT and operator in (Operator.MULTIPLY, Operator.DIVIDE):
        raise NotationError("the result is too small", "zero, or a factor nearer to one")
    if not abs(result) <= GREATEST_NUMBER:
        raise NotationError("the result is too large", "amounts up to 1000000000000 seconds, working days or pieces")
    return result


def _without_dust(result: float, operand: float) -> float:
    """Zero where only rounding is left, so that `100% - 70% - 30%` is not a negative share."""
    return 0.0 if abs(result) <= 1e-12 * abs(operand) else result


def _scaling(operator: Operator, operands: Sequence[Value], kind: Kind) -> Value | None:
    """A distribution times or divided by a constant, as a distribution; None if it is something else."""
    if operator is Operator.MULTIPLY and isinstance(operands[0], Constant):
        return _scaled(operands[1], operator, operands[0].amount, kind)
    if operator in (Operator.MULTIPLY, Operator.DIVIDE) and isinstance(operands[1], Constant):
        return _scaled(operands[0], operator, operands[1].amount, kind)
    return None


def _scaled(value: Value, operator: Operator, factor: float, kind: Kind) -> Value | None:
    if factor < 0 and kind is not Kind.COUNT:
        raise NotationError(
            told("{kind} cannot be multiplied by a negative number", kind=KIND_NAMES[kind]), "zero or more"
        )
    if factor < 0 or isinstance(value, Attribute | Arithmetic):
        return None
    if factor == 0:
        return Constant(0.0, kind)
    if isinstance(value, Observed):
        return Observed(tuple(_folded(operator, [amount, factor]) for amount in value.amounts), kind)
    if isinstance(value, OneOf):
        return evolve(value, options=tuple(Constant(_folded(operator, [a, factor]), kind) for a in _amounts(value)))
    fields = _SCALED.get(type(value), ())
    return _changed(value, kind, {name: _folded(operator, [getattr(value, name), factor]) for name in fields})


def _changed(value: Value, kind: Kind, amounts: Mapping[str, float]) -> Value:
    # `evolve` of a union of classes cannot be typed
    changed: Value = evolve(cast("Any", value), **amounts, kind=kind)
    return changed
