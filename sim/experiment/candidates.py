"""Staffings that may be chosen: every combination of numbers, what it costs, and which has more people than which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from sim.experiment.design import Levels, grid
from sim.scenario.document import short
from sim.scenario.message import listed, told
from sim.scenario.model import Scenario
from sim.scenario.notation import NotationError, read_value
from sim.scenario.notation_error import nearest
from sim.scenario.problem import Place, Problem, ScenarioError
from sim.scenario.quantity import Kind
from sim.scenario.spelling import spell_amount
from sim.scenario.staff import Pool
from sim.scenario.value import Constant
from sim.scenario.variation import MOST_LEVELS, Level, Variation, varied_scenario

Flags = NDArray[np.bool_]

USUAL_COST = 1.0


@frozen
class Candidate:
    """A staffing: its place among all, the numbers in the order of the variations, and what they cost together."""

    place: int
    levels: Levels
    settings: tuple[str, ...]
    cost: float

    @property
    def amounts(self) -> tuple[float, ...]:
        """The numbers themselves."""
        return tuple(_amount(level) for level in self.levels)


@frozen(eq=False)
class Candidates:
    """All staffings, the last variation running fastest.

    `has_fewer[x]` are those that have nowhere more people than `x` and somewhere fewer, and otherwise differ in
    nothing. `hours[variation][pool]` are the person-seconds a day of a pool by the number of a variation, for pools
    that depend on that variation alone.
    """

    scenario: Scenario
    variations: tuple[Variation, ...]
    costs: tuple[float, ...]
    all: tuple[Candidate, ...]
    has_fewer: Flags
    hours: tuple[Mapping[str, tuple[float, ...]], ...]

    @property
    def largest(self) -> Candidate | None:
        """The one that has at least as many people as any other; None where they cannot all be compared."""
        return next((own for own in self.all if self.has_fewer[own.place].sum() == len(self.all) - 1), None)

    def scenario_of(self, candidate: Candidate) -> Scenario:
        """The scenario with these people; raises `ScenarioError` if it does not allow them."""
        return varied_scenario(self.scenario, candidate.settings)

    def are_neighbours(self, one: Candidate, other: Candidate) -> bool:
        """Whether they differ by one step of one variation."""
        places = range(len(self.variations))
        return sum(abs(self._level(number, one) - self._level(number, other)) for number in places) == 1

    def hours_less(self, pool: str, candidate: Candidate, than: Candidate) -> float:
        """Hours of a pool with a staffing, as a share of those with another one; 1 where that is not known."""
        for number, by_level in enumerate(self.hours):
            if pool in by_level:
                own, other = (by_level[pool][self._level(number, one)] for one in (candidate, than))
                return own / other if other else 1.0
        return 1.0

    def _level(self, number: int, candidate: Candidate) -> int:
        return self.variations[number].levels.index(candidate.levels[number])


def candidates(scenario: Scenario, variations: Sequence[Variation], costs: Sequence[float]) -> Candidates:
    """Every combination of numbers of people.

    Raises:
        ScenarioError: there are too many, what is varied is no number of people, or the scenario does not allow one.
    """
    everything = tuple(
        Candidate(
            place,
            levels,
            tuple(variation.setting(level) for variation, level in zip(variations, levels, strict=True)),
            sum(cost * _amount(level) for cost, level in zip(costs, levels, strict=True)),
        )
        for place, levels in enumerate(grid(variations))
    )
    staffs = [[varied_scenario(scenario, [own.setting(level)]) for level in own.levels] for own in variations]
    is_people = [_rises(scenarios) for scenarios in staffs]
    changed = [_changed_pools(scenarios) for scenarios in staffs]
    hours = tuple(
        {
            pool: tuple(_hours(one.staff[pool]) for one in scenarios)
            for pool in own
            if sum(pool in other for other in changed) == 1
        }
        for scenarios, own in zip(staffs, changed, strict=True)
    )
    amounts = np.array([one.amounts for one in everything])
    return Candidates(scenario, tuple(variations), tuple(costs), everything, _has_fewer(amounts, is_people), hours)


def with_every_number(variations: Sequence[Variation]) -> tuple[Variation, ...]:
    """Ranges with all their whole numbers: of people none may be skipped.

    Raises:
        ScenarioError: a range has too many.
    """
    return tuple(_with_every_number(own) for own in variations)


def _with_every_number(own: Variation) -> Variation:
    varied = own.varied
    if varied is None or not varied.is_whole or varied.kind is not Kind.COUNT:
        return own
    numbers = range(int(varied.low), int(varied.high) + 1)
    if len(numbers) > MOST_LEVELS:
        wrong = told("{count} values are too many", count=f"{len(numbers):,}")
        place = Place(f"--vary {own.name}")
        raise ScenarioError((Problem(place, "", wrong, told("at most {most} values", most=f"{MOST_LEVELS:,}")),))
    levels = tuple(Level(varied.written(number), spell_amount(number, Kind.COUNT), float(number)) for number in numbers)
    return evolve(own, levels=levels)


def read_costs(
    variations: Sequence[Variation], texts: Sequence[str], translations: Mapping[str, str]
) -> tuple[float, ...]:
    """What one more of each variation costs, as after `--cost`: `reviewers=2.5`; 1 unless said.

    Raises:
        ScenarioError: a cost is not of what is varied, is no number over zero, or is there twice; all of them at once.
    """
    costs: dict[str, float] = {}
    problems: list[Problem] = []
    by_name = {translations.get(own.name, own.name): own.name for own in variations} | {
        own.name: own.name for own in variations
    }
    for text in texts:
        typed, _, amount = (part.strip() for part in text.partition("="))
        try:
            if typed not in by_name:
                wrong = told("{name} is not varied", name=short(typed))
                raise NotationError(wrong, listed(own.name for own in variations), nearest(typed, by_name))  # noqa: TRY301
            if by_name[typed] in costs:
                raise NotationError(told("{name} has two costs", name=typed), "each once")  # noqa: TRY301
            costs[by_name[typed]] = _cost(amount)
        except NotationError as error:
            shown = text if len(text) <= 120 else f"{text[:120]}..."  # noqa: PLR2004
            problems.append(Problem(Place(f"--cost {shown}"), "", error.wrong, error.allowed, error.meant))
    if problems:
        raise ScenarioError(tuple(problems))
    return tuple(costs.get(own.name, USUAL_COST) for own in variations)


def require_people(scenario: Scenario, variations: Sequence[Variation]) -> None:
    """Raises `ScenarioError` if something that is varied is no number, or changes the number of nobody."""
    problems = []
    for own in variations:
        place = Place(f"--vary {own.name}")
        if own.kind is not Kind.COUNT:
            wrong = told("{name} is no number of people", name=own.name)
            problems.append(Problem(place, "", wrong, "numbers of people, as in windows=1..12"))
            continue
        ends = [varied_scenario(scenario, [own.setting(level)]).staff for level in (own.levels[0], own.levels[-1])]
        if len(own.levels) > 1 and ends[0] == ends[1]:
            wrong = told("{name} changes the number of nobody", name=own.name)
            problems.append(Problem(place, "", wrong, "numbers of people, as in windows=1..12"))
    if problems:
        raise ScenarioError(tuple(problems))


def _amount(level: Level) -> float:
    assert level.amount is not None
    return level.amount


def _cost(text: str) -> float:
    value = read_value(text, kinds=frozenset({Kind.COUNT}), names={}, attributes={}) if text else None
    if not isinstance(value, Constant) or value.amount <= 0:
        raise NotationError(told("{text} is not a cost", text=short(text)), "a number over zero, as in windows=2.5")
    return value.amount


def _has_fewer(amounts: NDArray[np.float64], is_people: Sequence[bool]) -> Flags:
    """By row: which staffings have nowhere more and somewhere fewer; numbers that are not of people must be equal."""
    found = np.ones((len(amounts), len(amounts)), dtype=np.bool_)
    for column, is_one in zip(amounts.T, is_people, strict=True):
        found &= (column[None, :] <= column[:, None]) if is_one else (column[None, :] == column[:, None])
    np.fill_diagonal(found, val=False)
    return found


def _rises(scenarios: Sequence[Scenario]) -> bool:
    """Whether each scenario has at least the people of the one before, and they differ in nothing else."""
    bare = [_without_people(scenario) for scenario in scenarios]
    counts = [[count for pool in scenario.staff.values() for count in _counts(pool)] for scenario in scenarios]
    return all(
        one == other and all(fewer <= more for fewer, more in zip(few, many, strict=True))
        for one, other, few, many in zip(bare, bare[1:], counts, counts[1:], strict=False)
    )


def _without_people(scenario: Scenario) -> Scenario:
    staff = {
        name: evolve(pool, count=0, shifts=tuple(evolve(shift, count=0) for shift in pool.shifts))
        for name, pool in scenario.staff.items()
    }
    return evolve(scenario, staff=staff, parameters={}, overrides=(), warnings=())


def _counts(pool: Pool) -> tuple[int, ...]:
    return (pool.count, *(shift.count for shift in pool.shifts))


def _changed_pools(scenarios: Sequence[Scenario]) -> set[str]:
    first = scenarios[0].staff
    return {pool for one in scenarios for pool in one.staff if _counts(one.staff[pool]) != _counts(first[pool])}


def _hours(pool: Pool) -> float:
    """Person-seconds a day of a pool, up to a factor that is the same for all its numbers of people."""
    if not pool.shifts:
        return float(pool.count)
    return float(sum(shift.count * shift.hours.seconds for shift in pool.shifts))
