"""Values back as plain text: what `sim.scenario.notation` reads, this writes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal

from attrs import frozen

from sim.scenario.fitting import Z90
from sim.scenario.quantity import SECONDS_PER_UNIT, Kind
from sim.scenario.value import (
    Arithmetic,
    Attribute,
    Beta,
    Constant,
    Distribution,
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

_EXACT_DIGITS = 15
_SHOWN_DIGITS = 6
_SHOWN_IN_SECONDS = 600
_DECIMALS_OF_A_GOOD_UNIT = 1


@frozen
class _Scale:
    """A unit to write amounts in: what is written is `amount * over / times`, then `one` or `many`."""

    one: str
    many: str
    times: float = 1.0
    over: float = 1.0
    decimals: int = _DECIMALS_OF_A_GOOD_UNIT

    def number(self, amount: float) -> float:
        return amount * self.over / self.times

    def suits(self, amount: float) -> bool:
        """Whether the amount is at least one of this unit and short in it."""
        number = self.number(amount)
        return amount == 0 or (abs(number) >= 1 and abs(number - round(number, self.decimals)) <= 1e-9 * abs(number))


def _clock_scales() -> tuple[_Scale, ...]:
    spoken = {"week": ("week", "weeks", 0), "day": ("day", "days", 0), "h": ("h", "h", 1), "min": ("min", "min", 1)}
    scales = [
        _Scale(f" {one}", f" {many}", float(SECONDS_PER_UNIT[unit]), 1.0, decimals)
        for unit, (one, many, decimals) in spoken.items()
    ]
    return (*scales, _Scale(" s", " s"))


def _rate_scales() -> tuple[_Scale, ...]:
    spoken = {"h": "hour", "day": "day", "min": "min", "week": "week", "s": "s"}
    return tuple(
        _Scale(f" per {word}", f" per {word}", 1.0, float(SECONDS_PER_UNIT[unit])) for unit, word in spoken.items()
    )


_SCALES = {
    Kind.COUNT: (_Scale("", ""),),
    Kind.SHARE: (_Scale("%", "%", over=100.0),),
    Kind.DURATION: _clock_scales(),
    Kind.WORKDAYS: (_Scale(" workday", " workdays"),),
    Kind.RATE_PER_WORKDAY: (_Scale(" per workday", " per workday"),),
    Kind.RATE_PER_SECOND: _rate_scales(),
    Kind.WORD: (_Scale("", ""),),
}
_FALLBACK_UNITS = {Kind.DURATION: (" h", " min", " s")}
_PRECEDENCE = {Operator.ADD: 1, Operator.SUBTRACT: 1, Operator.MULTIPLY: 2, Operator.DIVIDE: 2}


def spell(value: Value) -> str:
    """The value in canonical notation; reading it again gives the same value up to the rounding of floats."""
    if isinstance(value, Constant):
        return _together([value.amount], value.kind)
    if isinstance(value, Word):
        return value.text
    if isinstance(value, Attribute):
        return value.name
    if isinstance(value, Arithmetic):
        return _arithmetic(value)
    return _distribution(value)


def spell_amount(amount: float, kind: Kind) -> str:
    """An amount for a reader, such as `14 min`, `1.5 h`, `3 workdays`, `5%` or `102`, with six digits at most.

    Digits before the point are never rounded away. To write an amount that is read again, use `spell`.
    """
    scale = _scale([amount], kind, in_seconds=abs(amount) < _SHOWN_IN_SECONDS)
    number = scale.number(amount)
    if not math.isfinite(number):
        return f"{number}{scale.many}"
    whole_digits = len(str(int(abs(number)))) if abs(number) >= 1 else 0
    return _with_unit([_digits(number, max(_SHOWN_DIGITS, whole_digits))], scale)


def _distribution(value: Distribution) -> str:  # noqa: C901, PLR0911 - one case a family
    match value:
        case Uniform(low, high, kind):
            return _together([low, high], kind, "..")
        case Triangular(low, mode, high, kind):
            return _together([low, mode, high], kind, "..")
        case Pert(low, mode, high, kind):
            return f"pert({_together([low, mode, high], kind, '..')})"
        case Exponential(mean, kind):
            return f"exponential({_together([mean], kind)})"
        case Normal(mean, sd, kind):
            return f"normal({_together([mean, sd], kind, ' ± ')})"
        case LogNormal(median, sigma, kind):
            return _named("lognormal", kind, median=median, p90=median * math.exp(Z90 * sigma))
        case Gamma(shape, scale, kind):
            return _gamma(shape, scale, kind)
        case Weibull(shape, scale, kind):
            median, p90 = (scale * math.log(odds) ** (1 / shape) for odds in (2, 10))
            return _named("weibull", kind, median=median, p90=p90)
        case Beta():
            return _beta(value)
        case Observed(amounts, kind):
            return f"observed({_together(amounts, kind, ' ')})"
        case OneOf(options, shares):
            pairs = zip(options, shares, strict=True)
            return "one of " + " ".join(f"{spell(option)} {_together([share], Kind.SHARE)}" for option, share in pairs)


def _gamma(shape: float, scale: float, kind: Kind) -> str:
    if shape == math.floor(shape):
        return f"erlang(mean {_together([shape * scale], kind)} phases {_digits(shape)})"
    return _named("gamma", kind, mean=shape * scale, sd=scale * math.sqrt(shape))


def _beta(value: Beta) -> str:
    total = value.alpha + value.beta
    span = value.high - value.low
    mean = value.low + span * value.alpha / total
    sd = span * math.sqrt(value.alpha * value.beta / (total + 1)) / total
    ends = _together([value.low, value.high], value.kind, "..")
    return f"beta({ends} mean {_together([mean], value.kind)} sd {_together([sd], value.kind)})"


def _named(name: str, kind: Kind, **amounts: float) -> str:
    return f"{name}({' '.join(f'{word} {_together([amount], kind)}' for word, amount in amounts.items())})"


def _arithmetic(value: Arithmetic) -> str:
    precedence = _PRECEDENCE.get(value.operator)
    if precedence is None:
        return f"{value.operator.value}({', '.join(_operand(operand, 0) for operand in value.operands)})"
    first, *rest = value.operands
    text = _operand(first, precedence)
    for operand in rest:
        text += f" {value.operator.value} {_operand(operand, precedence + 1)}"
    return text


def _operand(value: Value, precedence: int) -> str:
    """An operand, in parentheses where it would otherwise be torn apart."""
    binds = _PRECEDENCE.get(value.operator, 3) if isinstance(value, Arithmetic) else 3
    if isinstance(value, OneOf) or binds < precedence:
        return f"({spell(value)})"
    return spell(value)


def _together(amounts: Sequence[float], kind: Kind, between: str = "") -> str:
    """Amounts in one unit, which stands behind the last (behind each where a number before `%` would be bare)."""
    scale = _scale(amounts, kind)
    numbers = [_digits(scale.number(amount)) for amount in amounts]
    if kind is Kind.SHARE:
        return between.join(f"{number}%" for number in numbers)
    return _with_unit(numbers, scale, between)


def _with_unit(numbers: Sequence[str], scale: _Scale, between: str = "") -> str:
    return between.join(numbers) + (scale.one if numbers[-1] == "1" else scale.many)


def _scale(amounts: Sequence[float], kind: Kind, *, in_seconds: bool = True) -> _Scale:
    """The largest unit in which all amounts are short; else one in which the greatest is over one."""
    scales = [scale for scale in _SCALES[kind] if in_seconds or scale.many != " s"]
    if all(amount == 0 for amount in amounts):
        return next((scale for scale in scales if scale.many == " min"), scales[0])
    for scale in scales:
        if all(scale.suits(amount) for amount in amounts):
            return scale
    greatest = max(abs(amount) for amount in amounts)
    usual = [scale for scale in scales if scale.many in _FALLBACK_UNITS.get(kind, (scale.many,))]
    return next((scale for scale in usual if scale.number(greatest) >= 1), usual[-1])


def _digits(number: float, significant: int = _EXACT_DIGITS) -> str:
    """The number without exponent and without trailing zeros."""
    text = f"{Decimal(f'{number:.{significant}g}'):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
