"""Targets of a service: `on time >= 95%`, `waiting p90 of everyday <= 30 min`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import Enum

from attrs import evolve, frozen

from sim.experiment.measure_names import asked_measure
from sim.measure.catalogue import Measure, Unit
from sim.measure.values import Key
from sim.scenario.document import short
from sim.scenario.message import told
from sim.scenario.model import Scenario
from sim.scenario.notation import NotationError, read_value
from sim.scenario.problem import Place, Problem, ScenarioError
from sim.scenario.quantity import Kind
from sim.scenario.spelling import spell
from sim.scenario.value import Constant


class Sense(Enum):
    """On which side of its amount a target wants a measure."""

    AT_MOST = "<="
    AT_LEAST = ">="


class Help(Enum):
    """What may move a measure towards its target."""

    MORE_PEOPLE = "more people"
    FEWER_PEOPLE = "fewer people"
    NEITHER = "neither"


@frozen
class Target:
    """A measure that is to be at most or at least an amount, in the measure's unit.

    `name` is what it was called, `said` the amount in the notation of scenarios.
    """

    name: str
    key: Key
    sense: Sense
    amount: float
    said: str

    @property
    def measure(self) -> Measure:
        """What is measured."""
        return self.key[0]

    @property
    def subject(self) -> str:
        """The case type, pool, count or stopwatch of which it is measured."""
        return self.key[1]

    @property
    def text(self) -> str:
        """The target in a file for programs, with the amount in the measure's unit."""
        return f"{self.name} {self.sense.value} {self.amount:.12g} {self.measure.unit.value}"

    @property
    def help(self) -> Help:
        """Whether more people help, or fewer; neither where that depends."""
        if self.measure in _LESS_WITH_MORE_PEOPLE:
            return Help.MORE_PEOPLE if self.sense is Sense.AT_MOST else Help.FEWER_PEOPLE
        if self.measure in _MORE_WITH_MORE_PEOPLE:
            return Help.MORE_PEOPLE if self.sense is Sense.AT_LEAST else Help.FEWER_PEOPLE
        return Help.NEITHER


TIMES = frozenset(
    {
        Measure.LEAD_TIME_MEAN,
        Measure.LEAD_TIME_MEDIAN,
        Measure.LEAD_TIME_P90,
        Measure.WORKING_DAYS_MEAN,
        Measure.WORKING_DAYS_MEDIAN,
        Measure.WORKING_DAYS_P90,
        Measure.WAITING_MEAN,
        Measure.WAITING_P90,
    }
)
"""Times of finished cases, which are too short where those who take longest are missing."""

ON_TIME = frozenset({Measure.ON_TIME_PROMISED, Measure.ON_TIME_STATUTORY})
QUEUES = frozenset({Measure.QUEUE_MEAN, Measure.QUEUE_MAX})

_LESS_WITH_MORE_PEOPLE = TIMES | frozenset(
    {
        Measure.LEAD_TIME_AT_LEAST,
        Measure.PATH_QUEUE,
        Measure.UNFINISHED,
        Measure.UTILISATION,
        Measure.LOAD,
        Measure.QUEUE_MEAN,
        Measure.QUEUE_MAX,
        Measure.OVERTIME_PER_WORKDAY,
    }
)
_MORE_WITH_MORE_PEOPLE = ON_TIME | frozenset(
    {
        Measure.THROUGH_1_DAY,
        Measure.THROUGH_7_DAYS,
        Measure.THROUGH_30_DAYS,
        Measure.THROUGH_90_DAYS,
        Measure.FINISHED_PER_WORKDAY,
        Measure.ITEMS_PER_WORKDAY,
        Measure.CAPACITY_PER_WORKDAY,
    }
)
_SENSES: Mapping[str, Sense] = {
    "<=": Sense.AT_MOST,
    "≤": Sense.AT_MOST,
    "at most": Sense.AT_MOST,
    "至多": Sense.AT_MOST,
    "不超过": Sense.AT_MOST,
    ">=": Sense.AT_LEAST,
    "≥": Sense.AT_LEAST,
    "at least": Sense.AT_LEAST,
    "至少": Sense.AT_LEAST,
    "不低于": Sense.AT_LEAST,
}
_FORM = re.compile(r"(.*?)\s*(<=|>=|≤|≥|\bat most\b|\bat least\b|至多|不超过|至少|不低于)\s*(.*)", re.DOTALL)
_NEARLY = re.compile(r"(.*?)\s*(=<|=>|==|<|>|=)\s*(.*)", re.DOTALL)
_MEANT = {"<": "<=", "=<": "<=", ">": ">=", "=>": ">="}
_KINDS: Mapping[Unit, frozenset[Kind]] = {
    Unit.SECONDS: frozenset({Kind.DURATION}),
    Unit.WORKDAYS: frozenset({Kind.WORKDAYS}),
    Unit.COUNT: frozenset({Kind.COUNT}),
    Unit.SHARE: frozenset({Kind.SHARE}),
    Unit.PER_WORKDAY: frozenset({Kind.COUNT, Kind.RATE_PER_WORKDAY}),
}
_LONGEST = 200


def read_targets(scenario: Scenario, texts: Sequence[str]) -> tuple[Target, ...]:
    """Targets as after `--target`, in their order.

    Raises:
        ScenarioError: a text is none, its measure is unknown or never there, its amount is not in the measure's unit,
            or two ask the same; all such problems at once.
    """
    read: list[Target] = []
    problems: list[Problem] = []
    for text in texts:
        try:
            target = _target(scenario, text)
            if any((own.key, own.sense) == (target.key, target.sense) for own in read):
                raise NotationError(told("{name} has two targets", name=target.name), "each once")  # noqa: TRY301
            read.append(target)
        except ScenarioError as error:
            problems.extend(evolve(problem, place=_place(text)) for problem in error.problems)
        except NotationError as error:
            problems.append(Problem(_place(text), "", error.wrong, error.allowed, error.meant))
    if problems:
        raise ScenarioError(tuple(problems))
    return tuple(read)


def is_known(scenario: Scenario, process: str, target: Target) -> bool:
    """Whether a process can have such a number: nobody is on time where there is no limit."""
    if target.measure not in ON_TIME:
        return True
    limits = [scenario.limits_of(way, target.subject) for way in scenario.ways_of(process, target.subject)]
    is_promised = target.measure is Measure.ON_TIME_PROMISED
    return any((own.promised if is_promised else own.statutory) is not None for own in limits)


def _target(scenario: Scenario, text: str) -> Target:
    allowed = 'a measure, <= or >=, and an amount, such as "waiting <= 30 min"'
    found = _FORM.fullmatch(text) if len(text) <= _LONGEST else None
    if found is None:
        raise NotationError(told("{text} is not a target", text=short(text)), allowed, _meant(text))
    asked = asked_measure(scenario, found[1])
    if not found[3].strip():
        raise NotationError(told("{name} has no amount", name=asked.name), allowed)
    value = read_value(found[3], kinds=_KINDS[asked.key[0].unit], names={}, attributes={})
    if not isinstance(value, Constant):
        raise NotationError(told("'{text}' is not one amount", text=found[3]), allowed)
    target = Target(asked.name, asked.key, _SENSES[found[2]], value.amount, spell(value))
    if not any(is_known(scenario, process, target) for process in scenario.processes):
        other = "on time by statute" if target.measure is Measure.ON_TIME_PROMISED else "on time"
        raise NotationError(
            "no process has such a limit", "limits in the file, or another measure", _other(scenario, target, other)
        )
    return target


def _other(scenario: Scenario, target: Target, name: str) -> str:
    """The other way of being on time, if that is known."""
    other = asked_measure(scenario, f"{name} of {target.subject}")
    there = evolve(target, key=other.key)
    return name if any(is_known(scenario, process, there) for process in scenario.processes) else ""


def _meant(text: str) -> str:
    found = _NEARLY.fullmatch(text) if len(text) <= _LONGEST else None
    if found is None or found[2] not in _MEANT or not found[1] or not found[3]:
        return ""
    return f'"{found[1]} {_MEANT[found[2]]} {found[3]}"'


def _place(text: str) -> Place:
    return Place(f"--target {text if len(text) <= _LONGEST else f'{text[:_LONGEST]}...'}")
