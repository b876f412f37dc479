"""Divisors: whether an amount divides by something that a case may carry as zero."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from sim.scenario.arithmetic import bounds, may_be_zero
from sim.scenario.cases import CaseType
from sim.scenario.document import short
from sim.scenario.flow import Choose, Construct, Step
from sim.scenario.message import told
from sim.scenario.part import Part, Sheet
from sim.scenario.value import Arithmetic, Attribute, Constant, Observed, OneOf, Operator, Value, attributes_of

Attributes = Mapping[str, Value]


def check_divisors(construct: Construct, part: Part, attributes: Attributes) -> None:
    """Nothing may take for ever because a case divides by zero."""
    for key, value in _amounts_of(construct):
        _look_at(value, part.child(key), attributes)


def check_divisors_of_case(case: CaseType, sheet: Sheet) -> None:
    """Nor may a case have infinitely many items, or a priority that is no number."""
    for key, value in (("items", case.items), ("priority", case.priority)):
        if isinstance(value, Arithmetic):
            _look_at(value, sheet.part(("cases", case.name, key)), case.attributes)


def _look_at(value: object, part: Part, attributes: Attributes) -> None:
    if not isinstance(value, Arithmetic):
        return
    for divisor in _divisors(value):
        if _may_be_zero(divisor, attributes):
            names = short(", ".join(sorted(attributes_of(divisor))))
            part.report(told("this divides by zero where {names} is zero", names=names), "a divisor that is never zero")
            return


def _amounts_of(construct: Construct) -> Iterator[tuple[str, object]]:
    for attribute in attrs.fields(type(construct)):
        yield attribute.name, getattr(construct, attribute.name)
    if isinstance(construct, Step):
        yield from (("documents", amount) for amount in construct.documents.values())
    if isinstance(construct, Choose):
        yield from (("options", option.chance) for option in construct.options)


def _divisors(value: Value) -> Iterator[Value]:
    if isinstance(value, Arithmetic):
        if value.operator is Operator.DIVIDE:
            yield value.operands[1]
        for operand in value.operands:
            yield from _divisors(operand)


def _may_be_zero(value: Value, attributes: Attributes) -> bool:
    """Whether zero has a chance of its own, for a case with these attributes; continuous amounts never meet it."""
    if isinstance(value, Attribute):
        carried = attributes.get(value.name)
        return carried is not None and _may_be_zero(carried, attributes)
    if not isinstance(value, Arithmetic):
        return may_be_zero(value)
    are_zero = [_may_be_zero(operand, attributes) for operand in value.operands]
    match value.operator:
        case Operator.ADD:
            return all(are_zero)
        case Operator.SUBTRACT:
            return all(_is_discrete(operand, attributes) for operand in value.operands) and _meet(value, attributes)
        case Operator.DIVIDE:
            return are_zero[0]
        case _:
            return any(are_zero)


def _meet(difference: Arithmetic, attributes: Attributes) -> bool:
    """Whether both sides of a difference may be the same."""
    (low, high), (other_low, other_high) = (_bounds(operand, attributes) for operand in difference.operands[:2])
    return low <= other_high and other_low <= high


def _is_discrete(value: Value, attributes: Attributes) -> bool:
    carried = attributes.get(value.name, value) if isinstance(value, Attribute) else value
    return isinstance(carried, Constant | Observed | OneOf)


def _bounds(value: Value, attributes: Attributes) -> tuple[float, float]:
    carried = attributes.get(value.name, value) if isinstance(value, Attribute) else value
    return bounds(carried)
