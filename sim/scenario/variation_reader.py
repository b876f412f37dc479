"""Reading what is varied: the name before `=`, and behind it a range, a list, or nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from attrs import evolve, frozen

from sim.scenario.document import Data, Document, short
from sim.scenario.even_steps import evenly, stepped, steps_between
from sim.scenario.load import document_of
from sim.scenario.message import listed, told
from sim.scenario.model import Scenario
from sim.scenario.notation import NotationError, read_value
from sim.scenario.notation_error import nearest
from sim.scenario.overrides import present_at
from sim.scenario.parameter import Parameter
from sim.scenario.problem import Path, Place, Problem, ScenarioError
from sim.scenario.quantity import Kind
from sim.scenario.scaling import typical
from sim.scenario.spelling import spell, spell_amount
from sim.scenario.value import Constant, Value, Word
from sim.scenario.variation import MOST_LEVELS, Level, Variation, place_of, require_different
from sim.scenario.varied import Varied, between_ends, declared, is_whole_between

_ALL = frozenset(Kind)
_SWITCH = ("on", "off")
_ENDS = 2
_COMMA = re.compile(r"[,,、](?![^(]*\))")
_STEP = re.compile(r"(.*\.\..*?)\s+(?:by|步长)(?:\s+(.*))?", re.DOTALL)
_OTHERWISE = re.compile("(?!.*[.][.])([0-9][^-–—~\uff5e至(]*?) *[-–—~\uff5e至]+ *([0-9][^-–—~\uff5e至(]*)")
"""A range as people write it elsewhere."""
_BARE = re.compile(r"\d+(?:\.\d+)?")
_WITH_UNIT = re.compile(r"\d+(?:\.\d+)?(\s*[^\d\s.(*/+-][^(]*)", re.DOTALL)


def read_variations(scenario: Scenario, texts: Sequence[str]) -> tuple[Variation, ...]:
    """What is varied in a scenario, each as after `--vary`.

    Raises:
        ScenarioError: a name leads nowhere, values are none or not allowed, or something is varied twice; all such
            problems at once.
    """
    document = document_of(scenario)
    read: list[Variation] = []
    problems: list[Problem] = []
    for text in texts:
        try:
            read.append(_variation(scenario, document, text))
        except ScenarioError as error:
            problems.extend(error.problems)
        except NotationError as error:
            problems.append(Problem(place_of(text), "", error.wrong, error.allowed, error.meant))
    if problems:
        raise ScenarioError(tuple(problems))
    require_different(read, texts)
    return tuple(read)


def read_variation(scenario: Scenario, text: str) -> Variation:
    """What one text varies; see `read_variations`."""
    return read_variations(scenario, [text])[0]


@frozen
class _Target:
    """What is varied: where it stands, what it is now, and what is known of what it may be.

    `kinds` are those that are allowed, `choices` are words with what may be typed for them.
    """

    name: str
    path: Path
    value: Value | None
    kinds: frozenset[Kind]
    names: Mapping[str, Value]
    choices: Mapping[str, str]
    declared: Varied | None = None

    def read(self, text: str) -> Value:
        """A value as it is typed."""
        if not self.choices:
            return read_value(text, kinds=self.kinds, names=self.names, attributes={})
        if text not in self.choices:
            allowed = listed(dict.fromkeys(self.choices.values()))
            raise NotationError(
                told("{text} is not one of the choices", text=short(text)), allowed, nearest(text, self.choices)
            )
        return Word(self.choices[text])

    def level(self, value: Value) -> Level:
        """A value; a single number in the place of a distribution scales that."""
        amount = typical(value)
        if amount is None:
            return Level(spell(value), spell(value))
        if not isinstance(value, Constant):
            return Level(spell(value), spell(value), amount)
        return _level(self.between(amount, amount, value.kind), amount)

    def between(self, low: float, high: float, kind: Kind) -> Varied:
        """A range of what is varied: as plain numbers where there is nothing to scale."""
        known = self.value is not None and self.value.kind is kind
        found = between_ends(self.name, self.value, low, high) if self.value is not None and known else None
        return found or Varied(self.name, kind, low, low, high, is_whole_between(kind, low, high))


def _variation(scenario: Scenario, document: Document, text: str) -> Variation:
    typed, sign, values = text.partition("=")
    if not typed.strip() or (sign and not values.strip()):
        allowed = "name=values, such as windows=4..12 or devices=1,10,102"
        raise NotationError(told("{text} varies nothing", text=short(text)), allowed)
    target = _target(scenario, document, typed.strip(), place_of(text))
    found = _of_values(target, values.strip()) if sign else _of_declared(target)
    return evolve(found, present=_present(target))


def _target(scenario: Scenario, document: Document, typed: str, place: Place) -> _Target:
    path, data = present_at(document, typed, place)
    names = {name: parameter.value for name, parameter in scenario.parameters.items()}
    parameter = _parameter_at(scenario, path)
    if parameter is not None:
        chinese = {scenario.translations.get(choice, choice): choice for choice in parameter.choices}
        choices = {**chinese, **{choice: choice for choice in parameter.choices}}
        kinds = frozenset({parameter.value.kind})
        return _Target(parameter.name, path, parameter.value, kinds, names, choices, declared(scenario, parameter.name))
    if path[0] == "reforms" and path[-1] == "switch":
        now = Word(_SWITCH[not scenario.reforms[str(path[1])].is_on])
        return _Target(typed, path, now, _ALL, names, {word: word for word in _SWITCH})
    return _Target(typed, path, _present_value(data, names), _ALL, names, {})


def _parameter_at(scenario: Scenario, path: Path) -> Parameter | None:
    match path:
        case ("parameters", name, "value"):
            return scenario.parameters.get(str(name))
        case ("reforms", reform, "set", name):
            return scenario.parameters.get(f"{reform}.{name}")
        case _:
            return None


def _present_value(data: Data, names: Mapping[str, Value]) -> Value | None:
    """What stands in the file now, where that is a value that can be understood alone."""
    try:
        return read_value(data, kinds=_ALL, names=names, attributes={}) if isinstance(data, str) else None
    except NotationError:
        return None


def _present(target: _Target) -> Level | None:
    if target.value is None:
        return None
    amount = typical(target.value)
    text = spell(target.value)
    return Level(text, text if amount is None else spell_amount(amount, target.value.kind), amount)


def _of_declared(target: _Target) -> Variation:
    """All choices, or the declared range; a share without one may be any."""
    if target.choices:
        return _of_list(target, list(dict.fromkeys(target.choices.values())))
    if target.declared is not None:
        return _of_range(target, target.declared)
    if isinstance(target.value, Constant) and target.value.kind is Kind.SHARE:
        return _of_range(target, target.between(0.0, 1.0, Kind.SHARE))
    raise NotationError(
        told("{name} has no range", name=target.name), told("give values, as in {name}=1..10", name=target.name)
    )


def _of_values(target: _Target, values: str) -> Variation:
    otherwise = _OTHERWISE.fullmatch(values)
    if otherwise and not target.choices:
        allowed = "two dots between the ends of a range, as in 5..10 min"
        raise NotationError(told("'{text}' is not a range", text=values), allowed, f"{otherwise[1]}..{otherwise[2]}")
    items = [item.strip() for item in _COMMA.split(values)]
    stepping = _STEP.fullmatch(values)
    ends = (stepping[1] if stepping else values).split("..")
    if target.choices or len(items) > 1 or len(ends) != _ENDS or ")" in values:
        return _of_list(target, items)
    ends = [end.strip() for end in ends]
    if not stepping:
        low, high = _ends(target, _filled(ends))
        return _of_range(target, target.between(low.amount, high.amount, low.kind))
    *ends, step = _filled([*ends, (stepping[2] or "").strip()])
    low, high = _ends(target, ends)
    return _of_steps(target, target.between(low.amount, high.amount, low.kind), step)


def _of_range(target: _Target, varied: Varied) -> Variation:
    amounts = evenly(
        varied.low, varied.high, is_whole=varied.is_whole, written=lambda amount: spell(Constant(amount, varied.kind))
    )
    levels = tuple(_level(varied, amount) for amount in amounts)
    return Variation(target.name, target.path, varied.kind, levels, varied=varied)


def _of_steps(target: _Target, varied: Varied, text: str) -> Variation:
    step = _one_amount(evolve(target, kinds=frozenset({varied.kind})), text)
    if step.amount <= 0:
        raise NotationError(told("the step {step} leads nowhere", step=text), "a step over zero")
    count = steps_between(varied.low, varied.high, step.amount)
    if count == 1:
        raise NotationError(told("the step {step} is longer than the range", step=text), "a shorter step")
    _require_few(count)
    levels = tuple(_level(varied, amount) for amount in stepped(varied.low, varied.high, step.amount))
    return Variation(target.name, target.path, varied.kind, levels)


def _of_list(target: _Target, items: Sequence[str]) -> Variation:
    _require_few(len(items))
    values = [target.read(item) for item in _filled(items)]
    levels = [target.level(value) for value in values]
    for number, level in enumerate(levels):
        if level.text in {other.text for other in levels[:number]}:
            raise NotationError(told("{value} is there twice", value=level.shown), "each value once")
    kinds = {value.kind for value in values}
    if len(kinds) > 1 or any(level.amount is None for level in levels):
        levels = [evolve(level, amount=None) for level in levels]
        return Variation(target.name, target.path, Kind.WORD, tuple(levels))
    return Variation(
        target.name, target.path, kinds.pop(), tuple(sorted(levels, key=lambda level: level.amount or 0.0))
    )


def _level(varied: Varied, amount: float) -> Level:
    return Level(varied.written(amount), spell_amount(amount, varied.kind), amount)


def _ends(target: _Target, texts: Sequence[str]) -> tuple[Constant, Constant]:
    low, high = (_one_amount(target, text) for text in texts)
    if low.kind is not high.kind:
        text = "..".join(texts)
        raise NotationError(
            told("the ends of '{text}' are of different kinds", text=text), "a unit behind both, as in 5 min..1 h"
        )
    if low.amount >= high.amount:
        wrong = told("{low} is not below {high}", low=spell(low), high=spell(high))
        raise NotationError(wrong, "a range from low to high")
    return low, high


def _one_amount(target: _Target, text: str) -> Constant:
    if target.kinds == {Kind.WORD}:
        value = "" if target.value is None else spell(target.value)
        raise NotationError(told("{name} is a word ({value})", name=target.name, value=value), "words, as in a,b")
    value_read = read_value(text, kinds=target.kinds - {Kind.WORD}, names=target.names, attributes={})
    if not isinstance(value_read, Constant):
        raise NotationError(told("'{text}' is not one amount", text=text), "one amount, or two as in 3..10 min")
    return value_read


def _filled(items: Sequence[str]) -> list[str]:
    """Bare numbers with the unit of the next amount that is written with one."""
    filled: list[str] = []
    unit = ""
    for item in reversed(items):
        found = _WITH_UNIT.fullmatch(item)
        is_bare = _BARE.fullmatch(item) is not None
        filled.append(item + unit if is_bare else item)
        unit = unit if is_bare else (found[1] if found else "")
    return filled[::-1]


def _require_few(count: int) -> None:
    if count > MOST_LEVELS:
        raise NotationError(
            told("{count} values are too many", count=f"{count:,}"),
            told("at most {most} values", most=f"{MOST_LEVELS:,}"),
        )
