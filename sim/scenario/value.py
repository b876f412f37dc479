"""Values of a scenario: constants, distributions, and arithmetic over them.

Every value is a frozen description; the engine turns descriptions into draws by inverse transform.
Amounts are kept in the unit of their `Kind`: seconds, working days, shares of one, plain numbers.
A distribution of times never yields a negative amount: `Normal` is conditioned on being at least zero.
"""

from __future__ import annotations

from enum import Enum

from attrs import field, frozen

from sim.scenario.quantity import Kind


@frozen
class Constant:
    """One amount, always the same."""

    amount: float
    kind: Kind = Kind.COUNT


@frozen
class Word:
    """A word: a category of an attribute, or a choice such as `in turn`."""

    text: str
    kind: Kind = field(default=Kind.WORD, init=False)


@frozen
class Uniform:
    """Every amount between `low` and `high` is equally likely."""

    low: float
    high: float
    kind: Kind


@frozen
class Triangular:
    """Least, most likely and greatest amount; density rises and falls in straight lines."""

    low: float
    mode: float
    high: float
    kind: Kind


@frozen
class Pert:
    """Least, most likely and greatest amount with the weight of a PERT beta distribution (weight 4 on the mode)."""

    low: float
    mode: float
    high: float
    kind: Kind


@frozen
class Exponential:
    """Memoryless amounts with this mean."""

    mean: float
    kind: Kind


@frozen
class Normal:
    """Bell-shaped amounts, conditioned on being zero or more (so the mean shifts when `sd` is large)."""

    mean: float
    sd: float
    kind: Kind


@frozen
class LogNormal:
    """Amounts whose logarithm is normal: `median` is their median, `sigma` the deviation of the logarithm."""

    median: float
    sigma: float
    kind: Kind


@frozen
class Gamma:
    """Gamma amounts; an Erlang distribution is a gamma with a whole-numbered shape. Mean is `shape * scale`."""

    shape: float
    scale: float
    kind: Kind


@frozen
class Weibull:
    """Weibull amounts with shape and scale as in Abernethy, The New Weibull Handbook."""

    shape: float
    scale: float
    kind: Kind


@frozen
class Beta:
    """Beta amounts between `low` and `high` with the usual shape parameters `alpha` and `beta`."""

    low: float
    high: float
    alpha: float
    beta: float
    kind: Kind


@frozen
class Observed:
    """Observed amounts, each as likely as any other (the empirical distribution, without interpolation)."""

    amounts: tuple[float, ...]
    kind: Kind


@frozen
class OneOf:
    """One of several constants or words, each with its share; the shares sum to one."""

    options: tuple[Constant | Word, ...]
    shares: tuple[float, ...]

    @property
    def kind(self) -> Kind:
        """The kind that all options have."""
        return self.options[0].kind


Distribution = (
    Uniform | Triangular | Pert | Exponential | Normal | LogNormal | Gamma | Weibull | Beta | Observed | OneOf
)


@frozen
class Attribute:
    """The value that a case carries under this name (drawn once per case, the same in every process)."""

    name: str
    kind: Kind


class Operator(Enum):
    """Arithmetic that a scenario may use."""

    ADD = "+"
    SUBTRACT = "-"
    MULTIPLY = "*"
    DIVIDE = "/"
    MIN = "min"
    MAX = "max"
    CEIL = "ceil"


@frozen
class Arithmetic:
    """An operator applied to values; at least one operand is not constant (constants are folded when read)."""

    operator: Operator
    operands: tuple[Value, ...]
    kind: Kind


Value = Constant | Word | Distribution | Attribute | Arithmetic


class Comparison(Enum):
    """How a condition compares."""

    EQUAL = "is"
    NOT_EQUAL = "is not"
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="


@frozen
class Condition:
    """`attribute comparison value`, as in `area > 500` or `zone is outside`."""

    attribute: str
    comparison: Comparison
    value: Constant | Word


def attributes_of(value: Value) -> frozenset[str]:
    """Names of the case attributes on which a value depends."""
    if isinstance(value, Attribute):
        return frozenset({value.name})
    if isinstance(value, Arithmetic):
        return frozenset().union(*(attributes_of(operand) for operand in value.operands))
    return frozenset()
