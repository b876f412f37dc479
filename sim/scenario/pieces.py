"""Pieces of a value with the way they were written, and what is built of several of them."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from sim.scenario.arithmetic import KIND_NAMES
from sim.scenario.distributions import USAGE, Arguments
from sim.scenario.message import joined, told
from sim.scenario.notation_error import NotationError
from sim.scenario.units import Unit
from sim.scenario.value import Constant, OneOf, Value, Word


@frozen
class Piece:
    """A value with how it was written: `bare` if it is a number without unit, `unit` if it is a number with one."""

    value: Value
    bare: bool = False
    unit: Unit | None = None


def with_units(pieces: Sequence[Piece]) -> list[Value]:
    """The values, where a bare number has the unit of the next amount that is written with one."""
    values: list[Value] = []
    unit: Unit | None = None
    for piece in reversed(pieces):
        value = piece.value
        if piece.bare and unit is not None and isinstance(value, Constant):
            value = Constant(unit.amount(value.amount), unit.kind)
        else:
            unit = piece.unit
        values.append(value)
    return values[::-1]


def arguments_of(
    name: str, plain: list[Piece], named: dict[str, Piece], deviation: Piece | None, *, in_one_unit: bool
) -> Arguments:
    """The arguments with the units of bare numbers filled in from the right."""
    keywords = [keyword for keyword in named if keyword != "phases"]
    pieces = [*plain, *([deviation] if deviation else []), *(named[keyword] for keyword in keywords)]
    values = with_units(pieces) if in_one_unit else [piece.value for piece in pieces]
    rest = values[len(plain) :]
    deviations = [_fixed(name, value) for value in rest[:1]] if deviation else []
    amounts = dict(zip(keywords, (_fixed(name, value) for value in rest[len(deviations) :]), strict=True))
    if "phases" in named:
        amounts["phases"] = _fixed(name, named["phases"].value)
    return Arguments(name, tuple(values[: len(plain)]), amounts, deviations[0] if deviations else None)


def _fixed(name: str, value: Value) -> Constant:
    if not isinstance(value, Constant):
        raise NotationError(told("{name} takes fixed amounts, not amounts that vary", name=name), USAGE[name])
    return value


def one_of(values: Sequence[Value], shares: Sequence[float]) -> OneOf:
    """The choice between these amounts or words.

    Raises:
        NotationError: the options are not alike, repeat each other or vary, or the shares do not sum to one.
    """
    options = tuple(value for value in values if isinstance(value, Constant | Word))
    usage = "one of inside 70% outside 30%"
    if not values:
        raise NotationError("no option follows 'one of'", usage)
    if len(options) < len(values):
        raise NotationError("one of takes fixed amounts or words, not amounts that vary", usage)
    kinds = list(dict.fromkeys(option.kind for option in options))
    if len(kinds) > 1:
        raise NotationError(
            told("one of mixes {kinds}", kinds=joined((KIND_NAMES[kind] for kind in kinds), " and ")),
            "options of one kind",
        )
    if len(set(options)) < len(options):
        raise NotationError("one of has an option twice", "each option once, with its share")
    if any(isinstance(option, Constant) and option.amount < 0 for option in options):
        raise NotationError("an amount in a distribution cannot be negative", "zero or more")
    if abs(sum(shares) - 1) > 1e-9:  # noqa: PLR2004
        raise NotationError(
            told("the shares sum to {total}%", total=f"{sum(shares) * 100:.6g}"), "shares that sum to 100%"
        )
    return OneOf(options, tuple(shares))
