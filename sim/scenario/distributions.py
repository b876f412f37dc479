"""Distributions by name: from what stands between the parentheses to the value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from attrs import field, frozen

from sim.scenario import fitting
from sim.scenario.arithmetic import KIND_NAMES, with_kind
from sim.scenario.message import joined, told
from sim.scenario.notation_error import NotationError
from sim.scenario.quantity import Kind
from sim.scenario.units import GREATEST_NUMBER, LEAST_AMOUNT
from sim.scenario.value import (
    Beta,
    Constant,
    Exponential,
    Gamma,
    LogNormal,
    Normal,
    Observed,
    Pert,
    Triangular,
    Uniform,
    Value,
    Weibull,
)

KEYWORDS = ("mean", "sd", "median", "p90", "phases")

USAGE = {
    "uniform": "uniform(5..10 min)",
    "triangular": "triangular(8..14..20 min)",
    "pert": "pert(8..14..20 min)",
    "exponential": "exponential(3 workdays)",
    "normal": "normal(10 ± 2 min) or normal(mean 10 min sd 2 min)",
    "lognormal": "lognormal(median 10 min p90 30 min) or lognormal(mean 10 min sd 5 min)",
    "erlang": "erlang(mean 10 min phases 3)",
    "gamma": "gamma(mean 10 min sd 5 min)",
    "weibull": "weibull(median 10 min p90 30 min) or weibull(mean 10 min sd 5 min)",
    "beta": "beta(0..100 min mean 30 min sd 10 min)",
    "observed": "observed(5 7 9 min)",
    "empirical": "empirical(file.csv min)",
}


@frozen
class Arguments:
    """What stands between the parentheses: amounts in order, named amounts, and the deviation behind `±`."""

    name: str
    plain: tuple[Value, ...] = ()
    named: Mapping[str, Constant] = field(factory=dict)
    deviation: Constant | None = None

    @property
    def kind(self) -> Kind:
        """The kind of the amounts."""
        return next(iter(self._amounts())).kind

    def require_one_kind(self) -> None:
        """Raises `NotationError` if the amounts are not all of one kind, or are words."""
        kinds = [value.kind for value in self._amounts()]
        if Kind.WORD in kinds:
            raise NotationError(told("{name} takes amounts, not words", name=self.name), self.usage)
        if len(set(kinds)) > 1:
            names = joined(dict.fromkeys(KIND_NAMES[kind] for kind in kinds), " and ")
            raise NotationError(
                told("{name} mixes {names}", name=self.name, names=names),
                told("one kind of amount with its unit, as in {usage}", usage=told(self.usage)),
            )

    @property
    def usage(self) -> str:
        """How this distribution is written."""
        return USAGE[self.name]

    def _amounts(self) -> Iterable[Value]:
        yield from self.plain
        if self.deviation is not None:
            yield self.deviation
        yield from (amount for keyword, amount in self.named.items() if keyword != "phases")

    def has(self, *keywords: str, plain: int = 0) -> bool:
        """Whether exactly these keywords and so many plain amounts are there."""
        return set(self.named) == set(keywords) and len(self.plain) == plain and self.deviation is None

    def __getitem__(self, keyword: str) -> float:
        return self.named[keyword].amount

    def refusal(self) -> NotationError:
        """That the amounts are not those the distribution takes."""
        return NotationError(told("{name} needs other amounts", name=self.name), self.usage)


def distribution(arguments: Arguments) -> Value:
    """The distribution with this name and these amounts.

    Raises:
        NotationError: amounts are missing, superfluous, negative, of different kinds, or fit no such distribution.
    """
    values = (*arguments.plain, *arguments.named.values(), *((arguments.deviation,) if arguments.deviation else ()))
    if not values:
        raise arguments.refusal()
    arguments.require_one_kind()
    for value in values:
        if isinstance(value, Constant):
            refuse_negative(value)
    try:
        value = _BUILDERS[arguments.name](arguments)
    except (ArithmeticError, ValueError) as error:
        raise NotationError(
            told("no {name} distribution has these amounts", name=arguments.name), arguments.usage
        ) from error
    if isinstance(value, LogNormal | Gamma | Weibull) and not _is_usable(value):
        raise NotationError(
            told("no usable {name} distribution has these amounts", name=arguments.name), arguments.usage
        )
    return value


def between(amounts: tuple[Constant, ...]) -> Value:
    """The distribution written as `low..high` or `least..most likely..most`."""
    kind = amounts[0].kind
    numbers = [amount.amount for amount in amounts]
    for amount in amounts:
        if amount.kind is not kind:
            raise NotationError(
                told("a range from {kind} to {other}", kind=KIND_NAMES[kind], other=KIND_NAMES[amount.kind]),
                "ends of one kind, as in 5..10 min",
            )
        refuse_negative(amount)
    if sorted(numbers) != numbers:
        raise NotationError("the range does not rise", "the least amount first, as in 5..10 min or 8..14..20 min")
    if numbers[0] == numbers[-1]:
        return amounts[0]
    if len(numbers) == 2:  # noqa: PLR2004
        return Uniform(numbers[0], numbers[1], kind)
    return Triangular(numbers[0], numbers[1], numbers[2], kind)


def refuse_negative(amount: Constant) -> None:
    """Raises `NotationError` if the amount is below zero."""
    if amount.amount < 0:
        what = {Kind.COUNT: "an amount in a distribution", Kind.WORKDAYS: "a duration"}.get(
            amount.kind, "a rate" if amount.kind.is_rate else KIND_NAMES[amount.kind]
        )
        raise NotationError(told("{what} cannot be negative", what=told(what)), "zero or more")


def _is_usable(value: LogNormal | Gamma | Weibull) -> bool:
    """Whether the fitted parameters are over zero and in the range in which quantiles can be reckoned."""
    pair = (value.median, value.sigma) if isinstance(value, LogNormal) else (value.shape, value.scale)
    return all(LEAST_AMOUNT <= number <= GREATEST_NUMBER for number in pair)


def _uniform(arguments: Arguments) -> Value:
    if arguments.has(plain=1) and isinstance(arguments.plain[0], Uniform | Constant):
        return arguments.plain[0]
    raise arguments.refusal()


def _triangular(arguments: Arguments) -> Value:
    if arguments.has(plain=1) and isinstance(arguments.plain[0], Triangular | Constant):
        return arguments.plain[0]
    raise arguments.refusal()


def _pert(arguments: Arguments) -> Value:
    spread = _triangular(arguments)
    return Pert(spread.low, spread.mode, spread.high, spread.kind) if isinstance(spread, Triangular) else spread


def _exponential(arguments: Arguments) -> Value:
    mean = arguments.named["mean"] if arguments.has("mean") else _constant(arguments)
    if mean.amount == 0:
        raise NotationError("the mean is zero", "a mean over zero, or 0 alone")
    return Exponential(mean.amount, arguments.kind)


def _normal(arguments: Arguments) -> Value:
    if arguments.has("mean", "sd"):
        mean, sd = arguments["mean"], arguments["sd"]
    elif arguments.deviation is not None and not arguments.named and len(arguments.plain) == 1:
        first = arguments.plain[0]
        if not isinstance(first, Constant):
            raise arguments.refusal()
        mean, sd = first.amount, arguments.deviation.amount
    else:
        raise arguments.refusal()
    kind = arguments.kind
    return Normal(mean, sd, kind) if sd > 0 else Constant(mean, kind)


def _lognormal(arguments: Arguments) -> Value:
    if arguments.has("median", "p90"):
        median, sigma = fitting.lognormal_from_median(arguments["median"], arguments["p90"])
    elif arguments.has("mean", "sd"):
        median, sigma = fitting.lognormal_from_mean(arguments["mean"], arguments["sd"])
    else:
        raise arguments.refusal()
    return LogNormal(median, sigma, arguments.kind)


def _erlang(arguments: Arguments) -> Value:
    if not arguments.has("mean", "phases"):
        raise arguments.refusal()
    if arguments.named["phases"].kind is not Kind.COUNT:
        raise NotationError("phases is a number without unit", arguments.usage)
    shape, scale = fitting.gamma_from_phases(arguments["mean"], arguments["phases"])
    return Gamma(shape, scale, arguments.kind)


def _gamma(arguments: Arguments) -> Value:
    if not arguments.has("mean", "sd"):
        raise arguments.refusal()
    shape, scale = fitting.gamma_from_mean(arguments["mean"], arguments["sd"])
    return Gamma(shape, scale, arguments.kind)


def _weibull(arguments: Arguments) -> Value:
    if arguments.has("median", "p90"):
        shape, scale = fitting.weibull_from_median(arguments["median"], arguments["p90"])
    elif arguments.has("mean", "sd"):
        shape, scale = fitting.weibull_from_mean(arguments["mean"], arguments["sd"])
    else:
        raise arguments.refusal()
    return Weibull(shape, scale, arguments.kind)


def _beta(arguments: Arguments) -> Value:
    if not arguments.has("mean", "sd", plain=1) or not isinstance(arguments.plain[0], Uniform):
        raise arguments.refusal()
    ends = arguments.plain[0]
    kind = arguments.kind
    alpha, beta = fitting.beta_from_mean(ends.low, ends.high, arguments["mean"], arguments["sd"])
    return Beta(ends.low, ends.high, alpha, beta, kind)


def _observed(arguments: Arguments) -> Value:
    if not arguments.has(plain=len(arguments.plain)):
        raise arguments.refusal()
    amounts = [value.amount for value in arguments.plain if isinstance(value, Constant)]
    if len(amounts) < len(arguments.plain):
        raise arguments.refusal()
    return with_kind(Observed(tuple(amounts), Kind.COUNT), arguments.kind)


def _constant(arguments: Arguments) -> Constant:
    if arguments.has(plain=1) and isinstance(arguments.plain[0], Constant):
        return arguments.plain[0]
    raise arguments.refusal()


_BUILDERS: Mapping[str, Callable[[Arguments], Value]] = {
    "uniform": _uniform,
    "triangular": _triangular,
    "pert": _pert,
    "exponential": _exponential,
    "normal": _normal,
    "lognormal": _lognormal,
    "erlang": _erlang,
    "gamma": _gamma,
    "weibull": _weibull,
    "beta": _beta,
    "observed": _observed,
}
