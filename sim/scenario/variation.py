"""What is varied, and through which values: `windows=4..12`, `devices=1,10,102,500`, `reading=in turn,side by side`."""

from __future__ import annotations

import math
from collections.abc import Sequence

from attrs import evolve, frozen

from sim.scenario.load import reloaded
from sim.scenario.message import told
from sim.scenario.model import Scenario
from sim.scenario.problem import Path, Place, Problem, ScenarioError
from sim.scenario.quantity import Kind
from sim.scenario.varied import Varied

MOST_LEVELS = 1000
"""Most values of one variation."""

MOST_POINTS = 2000
"""Most combinations of values of several variations."""

_SET, _VARY = "--set ", "--vary "


@frozen
class Level:
    """One value of a variation.

    `text` is the value as after `--set NAME=`, `shown` what a reader is shown, and `amount` its number in the unit of
    the kind: of a distribution its typical amount, of a word None.
    """

    text: str
    shown: str
    amount: float | None = None


@frozen
class Variation:
    """A parameter, or any value of the file, and the values it is to have, numbers in rising order.

    `name` is what stands before `=` after `--set`; `path` where in the file that is. `kind` is that of the amounts,
    `Kind.WORD` where not all values are numbers. `present` is what the scenario says, if that is a number or a word.
    `varied` is the range, if a range was asked for and not single values: any number of it may be set.
    """

    name: str
    path: Path
    kind: Kind
    levels: tuple[Level, ...]
    present: Level | None = None
    varied: Varied | None = None

    def setting(self, level: Level) -> str:
        """What sets a value from outside, as after `--set`."""
        return f"{self.name}={level.text}"


def require_different(variations: Sequence[Variation], texts: Sequence[str]) -> None:
    """Raises `ScenarioError` if two variations, written like that, are of the same value."""
    seen: dict[Path, str] = {}
    for variation, text in zip(variations, texts, strict=True):
        if variation.path in seen:
            wrong = told("{name} is varied twice", name=variation.name)
            raise ScenarioError((Problem(place_of(text), "", wrong, "each value once"),))
        seen[variation.path] = text


def points(variations: Sequence[Variation]) -> int:
    """The number of combinations of all values.

    Raises:
        ScenarioError: there are more than `MOST_POINTS`.
    """
    count = math.prod(len(variation.levels) for variation in variations)
    if count > MOST_POINTS:
        wrong = told("{count} combinations of values are too many", count=f"{count:,}")
        allowed = told("at most {most}; fewer values, or --points N", most=f"{MOST_POINTS:,}")
        raise ScenarioError((Problem(Place("--vary"), "", wrong, allowed),))
    return count


def varied_scenario(scenario: Scenario, settings: Sequence[str]) -> Scenario:
    """The scenario with these values set on top of its own.

    Raises:
        ScenarioError: the scenario cannot be used with them. As it can without them, every fault is told as of
            `--vary`, wherever in the file it shows.
    """
    try:
        return reloaded(scenario, settings)
    except ScenarioError as error:
        guilty = _guilty(scenario, settings) if len(settings) > 1 else settings
        raise ScenarioError(tuple(_of_variation(problem, settings, guilty) for problem in error.problems)) from None


def place_of(text: str) -> Place:
    """What is varied, as problems with it name their place."""
    shown = text if len(text) <= 120 else f"{text[:120]}..."  # noqa: PLR2004
    return Place(_VARY + shown)


def _guilty(scenario: Scenario, settings: Sequence[str]) -> Sequence[str]:
    """The first value that cannot be used even without the others; all of them where each can."""
    for setting in settings:
        try:
            reloaded(scenario, [setting])
        except ScenarioError:
            return [setting]
    return settings


def _of_variation(problem: Problem, settings: Sequence[str], guilty: Sequence[str]) -> Problem:
    setting = problem.place.source.removeprefix(_SET)
    told_of = [setting] if problem.place == Place(_SET + setting) and setting in settings else guilty
    return evolve(problem, place=Place(" ".join(place_of(own).source for own in told_of)))
