"""A parameter that is varied: its number runs through a range while all else stays."""

from __future__ import annotations

from attrs import frozen

from sim.scenario.document import short
from sim.scenario.message import joined, listed, told
from sim.scenario.model import Scenario
from sim.scenario.notation import NotationError, read_value
from sim.scenario.notation_error import nearest
from sim.scenario.parameter import Parameter
from sim.scenario.problem import Place, Problem, ScenarioError
from sim.scenario.quantity import Kind
from sim.scenario.scaling import scaled, typical
from sim.scenario.spelling import spell
from sim.scenario.value import Constant, Value, Word


@frozen
class Varied:
    """A parameter between `low` and `high`, both in the unit of its kind; `is_whole` where only whole numbers are.

    `present` is the number that the scenario gives it. With a `spread`, the parameter is that distribution, scaled as a
    whole: the numbers are its typical amounts (see `scaling.py`).
    """

    name: str
    kind: Kind
    present: float
    low: float
    high: float
    is_whole: bool = False
    spread: Value | None = None

    def setting(self, amount: float) -> str:
        """What sets the parameter to an amount from outside, as after `--set`."""
        return f"{self.name}={self.written(amount)}"

    def written(self, amount: float) -> str:
        """The value at an amount, as a scenario has it; a distribution at zero is zero."""
        if self.spread is None:
            return spell(Constant(amount, self.kind))
        return spell(scaled(self.spread, amount))


def varied(scenario: Scenario, name: str, low: str | None = None, high: str | None = None) -> Varied:
    """The parameter of this name from `low` to `high`, which are written as in a scenario.

    Ends that are not given are those of all shares, or else of the parameter's declared range. Counts and working
    days run through whole numbers if the present number and both ends are whole.

    Raises:
        ScenarioError: there is no such parameter, it is not a single number, or the ends are none or out of order.
    """
    parameter = _parameter(scenario, name)
    name = parameter.name
    if isinstance(parameter.value, Word):
        raise _error(
            name,
            told("{name} is a word ({value})", name=name, value=parameter.text),
            _that_can_be_varied(scenario),
        )
    if not isinstance(parameter.value, Constant):
        raise _error(
            name,
            told("{name} is a distribution ({value})", name=name, value=parameter.text),
            _that_can_be_varied(scenario),
        )
    kind, present = parameter.value.kind, parameter.value.amount
    first = _end("--from", low, kind, _usual(parameter, kind, 0))
    last = _end("--to", high, kind, _usual(parameter, kind, 1))
    if first is None or last is None:
        missing = joined((option for option, end in (("--from", first), ("--to", last)) if end is None), " and ")
        raise _error(name, told("{name} has no range", name=name), told("give {missing}", missing=missing))
    if first >= last:
        wrong = told("{low} is not below {high}", low=spell(Constant(first, kind)), high=spell(Constant(last, kind)))
        raise _error(name, wrong, "a range from low to high")
    return Varied(name, kind, present, first, last, is_whole_between(kind, present, first, last))


def declared(scenario: Scenario, name: str) -> Varied | None:
    """A parameter between the ends of its declared range; None where there is none, or nothing to vary in it.

    Other than in `varied`, the range of a share goes before 0% to 100%, and distributions are scaled.
    """
    parameter = scenario.parameters[name]
    own = parameter.range
    if own is None or not own.low < own.high:
        return None
    return between_ends(name, parameter.value, own.low, own.high)


def between_ends(name: str, value: Value, low: float, high: float) -> Varied | None:
    """A value that is varied from `low` to `high`; None if it has no typical amount over zero that could be scaled."""
    present = typical(value)
    if present is None or value.kind is Kind.WORD:
        return None
    if isinstance(value, Constant):
        return Varied(name, value.kind, present, low, high, is_whole_between(value.kind, present, low, high))
    return Varied(name, value.kind, present, low, high, spread=value) if present > 0 else None


def is_whole_between(kind: Kind, *amounts: float) -> bool:
    """Whether only whole numbers are meant between these: of things and of working days, if all of them are whole."""
    return kind in (Kind.COUNT, Kind.WORKDAYS) and all(amount == int(amount) for amount in amounts)


def single_numbers(scenario: Scenario) -> list[str]:
    """Names of the parameters that can be varied."""
    return [name for name, parameter in scenario.parameters.items() if isinstance(parameter.value, Constant)]


def _parameter(scenario: Scenario, name: str) -> Parameter:
    """The parameter of a name, or of its Chinese name."""
    chinese = {scenario.translations.get(own, own): own for own in scenario.parameters}
    known = scenario.parameters.get(name) or scenario.parameters.get(chinese.get(name, ""))
    if known is None:
        wrong = told("{name} is not a parameter", name=short(name))
        raise _error(name, wrong, _that_can_be_varied(scenario), nearest(name, [*scenario.parameters, *chinese]))
    return known


def _that_can_be_varied(scenario: Scenario) -> str:
    names = single_numbers(scenario)
    if not names:
        return told("no parameter can be varied")
    return told("parameters that can be varied: {names}", names=listed(names, "and"))


def _usual(parameter: Parameter, kind: Kind, end: int) -> float | None:
    """The end of the range of all shares, or of the parameter's own."""
    if kind is Kind.SHARE:
        return (0.0, 1.0)[end]
    return (parameter.range.low, parameter.range.high)[end] if parameter.range else None


def _end(option: str, text: str | None, kind: Kind, usual: float | None) -> float | None:
    if text is None:
        return usual
    place = Place(f"{option} {text}")
    try:
        value = read_value(text, kinds=frozenset({kind}), names={}, attributes={})
    except NotationError as error:
        raise ScenarioError((Problem(place, "", error.wrong, error.allowed, error.meant),)) from None
    if not isinstance(value, Constant):
        raise ScenarioError((Problem(place, "", "this varies", "one amount"),))
    return value.amount


def _error(name: str, wrong: str, allowed: str = "", meant: str = "") -> ScenarioError:
    return ScenarioError((Problem(Place(told("parameter {name}", name=name)), "", wrong, allowed, meant),))
