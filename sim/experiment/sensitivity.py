"""What the conclusion rests on: how the difference between two processes moves over the range of every assumption."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from attrs import define, frozen

from sim.experiment.break_even import BreakEven, Question, break_even
from sim.experiment.chunk import Failed
from sim.experiment.compare import compared
from sim.experiment.comparison import Comparison
from sim.experiment.explained import Amount, explained, points_of
from sim.experiment.factors import Factor, factors
from sim.experiment.failures import ReplicationFailedError
from sim.experiment.moved import change_between
from sim.experiment.replicate import Replication
from sim.experiment.runner import Found, Runner, Wanted
from sim.experiment.series import number_in
from sim.experiment.sobol import Indices
from sim.experiment.stages import Stages
from sim.experiment.sweep import NOTHING
from sim.measure.catalogue import Better
from sim.measure.estimate import CONFIDENCE, Difference
from sim.measure.values import Key
from sim.scenario.load import reloaded
from sim.scenario.message import told
from sim.scenario.model import Scenario
from sim.scenario.problem import ScenarioError
from sim.scenario.varied import Varied


@frozen(eq=False)
class End:
    """A factor at one of its ends: the difference between the processes, and how far that is from the present one.

    `change` bears the confidence of all ends together. `refused` says why the scenario does not allow the value.
    `comparison` is of all processes there, None where nothing came out.
    """

    value: str
    gap: Difference
    change: Difference
    refused: str = ""
    comparison: Comparison | None = None

    @property
    def sign(self) -> int:
        """Sign of the difference between the processes, 0 where none is shown."""
        return sign_of(self.gap)

    def loses(self, sign: int) -> bool:
        """Whether a present sign is not shown any more, because the difference is shown to move away from it."""
        return self.sign != sign and sign_of(self.change) == -sign

    def leaves_open(self, sign: int) -> bool:
        """Whether a present sign is not shown any more, though nothing shows that the difference moves from it."""
        return not self.refused and self.sign != sign and not self.loses(sign)


@frozen(eq=False)
class Effect:
    """What a factor does. `switch` is the search for the value at which the sign turns, where it does."""

    factor: Factor
    ends: tuple[End, ...]
    switch: BreakEven | None = None

    @property
    def size(self) -> float:
        """The greatest distance of the difference at an end from the present one."""
        return max(map(abs, self._changes), default=0.0)

    @property
    def span(self) -> float:
        """How far the difference moves in all, from its least to its greatest over the ends and the present value."""
        return max(0.0, *self._changes) - min(0.0, *self._changes) if self._changes else 0.0

    @property
    def _changes(self) -> list[float]:
        return [end.change.estimate.mean for end in self.ends if not math.isnan(end.change.estimate.mean)]

    @property
    def is_shown(self) -> bool:
        """Whether it does anything at all, beyond chance."""
        return any(end.change.is_shown for end in self.ends)


@frozen(eq=False)
class Sensitivity:
    """All assumptions, the one that moves the difference most first, as far as it does in all (`Effect.span`).

    `present` are all processes with the present values, None where nothing came out; `gap` is process minus baseline
    there. `without_range` are assumptions that were not varied. `explained` are Sobol indices by factor, if asked for:
    None where they cannot be told; `samples` so many were asked for.
    """

    scenario: Scenario
    process: str
    key: Key
    seed: int
    replications: int
    present: Comparison | None
    gap: Difference
    effects: tuple[Effect, ...]
    without_range: tuple[str, ...]
    confidence: float
    failed: tuple[Failed, ...] = ()
    samples: int = 0
    explained: dict[str, Indices] | None = None

    @property
    def sign(self) -> int:
        """Sign of the present difference, 0 where none is shown."""
        return sign_of(self.gap)

    @property
    def turning(self) -> tuple[Effect, ...]:
        """Effects at an end of which the present sign is lost: the difference is shown to move away from it."""
        return tuple(
            effect for effect in self.effects if self.sign and any(end.loses(self.sign) for end in effect.ends)
        )

    @property
    def open(self) -> tuple[tuple[Effect, End], ...]:
        """Ends of the other effects at which the present sign may hold or not: too little is known there."""
        turning = self.turning
        return tuple(
            (effect, end)
            for effect in self.effects
            for end in effect.ends
            if self.sign and effect not in turning and end.leaves_open(self.sign)
        )

    def to_dicts(self) -> list[dict[str, Any]]:
        """A flat row for every end, for a data frame; amounts in the unit of the measure."""
        return [
            {
                "parameter": effect.factor.name,
                "value": end.value,
                "difference": end.gap.estimate.mean,
                "difference_half_width": end.gap.estimate.half_width,
                "change": end.change.estimate.mean,
                "change_half_width": end.change.estimate.half_width,
                "is_shown": end.change.is_shown,
            }
            for effect in self.effects
            for end in effect.ends
        ]


def sign_of(difference: Difference) -> int:
    """The sign of a difference that is shown, else 0."""
    if not difference.is_shown:
        return 0
    return 1 if difference.estimate.mean > 0 else -1


def sensitivity(
    scenario: Scenario,
    process: str,
    key: Key,
    *,
    seed: int,
    replications: int,
    samples: int = 0,
    runner: Runner | None = None,
) -> Sensitivity:
    """Vary one assumption at a time to the ends of its range, all else as it is, on the same applicants.

    Where the sign of the difference is another at an end, the value at which it turns is searched (`break_even`).
    With `samples` (a power of two), Sobol indices over all ranges together. Raises `ValueError` for fewer than two
    replications.
    """
    if replications < 2:  # noqa: PLR2004
        raise ValueError("at least two replications are needed")
    runs = runner or Runner()
    chosen, without = factors(scenario)
    ranged = [factor.varied for factor in chosen if factor.varied is not None]
    study = _Study(scenario, process, key, seed, replications, runs, ranged, samples, Stages(runs.progress))
    base, effects, failed, confidence = study.effects(chosen)
    present = study.compared(base)
    gap = study.gap(present)
    effects = [study.with_switch(effect, sign_of(gap)) for effect in effects]
    indices = study.explained() if samples else None
    ordered = tuple(sorted(effects, key=lambda effect: -effect.span))
    return Sensitivity(
        scenario, process, key, seed, replications, present, gap, ordered, without, confidence, failed, samples, indices
    )


@define(eq=False)
class _Study:
    """One scenario, two processes, one measure, always the same replications."""

    _scenario: Scenario
    _process: str
    _key: Key
    _seed: int
    _replications: int
    _runner: Runner
    _ranged: Sequence[Varied]
    _samples: int
    _stages: Stages

    @property
    def _at_last(self) -> int:
        """Replications that Sobol indices take."""
        return points_of(len(self._ranged), self._samples) * self._replications if self._ranged else 0

    def compared(self, found: Found) -> Comparison | None:
        """All processes; None where every replication failed."""
        return compared(self._scenario, self._seed, found) if found.replications else None

    def gap(self, found: Comparison | None) -> Difference:
        """Process minus baseline."""
        return NOTHING if found is None else found.differences[self._process].get(self._key, NOTHING)

    def effects(self, chosen: Sequence[Factor]) -> tuple[Found, list[Effect], tuple[Failed, ...], float]:
        """What comes out now, what every factor does, what failed, and the confidence of every change."""
        settings = [setting for factor in chosen for setting in factor.settings]
        scenarios: dict[str, Scenario | str] = {setting: self._with(setting) for setting in settings}
        allowed = {setting: one for setting, one in scenarios.items() if isinstance(one, Scenario)}
        base, *found = self._runner.points(
            [self._wanted(one) for one in (self._scenario, *allowed.values())],
            seed=self._seed,
            progress=self._stages.stage(later=self._at_last),
        )
        by_setting = dict(zip(allowed, found, strict=True))
        confidence = 1 - (1 - CONFIDENCE) / max(len(allowed), 1)
        effects = []
        for factor in chosen:
            ends = []
            for setting, value in zip(factor.settings, factor.values, strict=True):
                refused = scenarios[setting]
                if isinstance(refused, str):
                    ends.append(End(value, NOTHING, NOTHING, refused))
                else:
                    came = by_setting[setting]
                    change = change_between(base.replications, came.replications, self._gap_in, confidence)
                    comparison = self.compared(came)
                    ends.append(End(value, self.gap(comparison), change, comparison=comparison))
            effects.append(Effect(factor, tuple(ends)))
        failed = tuple(failure for one in (base, *found) for failure in one.failed)
        return base, effects, failed, confidence

    def with_switch(self, effect: Effect, sign: int) -> Effect:
        """The effect, with the search for the value at which the sign turns, if it does at an end.

        Without it where a number between the ends is not allowed, or a replication failed: the ends are known anyway.
        """
        varied = effect.factor.varied
        turns = any(end.loses(sign) for end in effect.ends)
        is_refused = any(end.refused for end in effect.ends)
        of_subject = self._key[1] == self._scenario.subject and self._key[0].better is not Better.NEITHER
        if not sign or not turns or varied is None or is_refused or not of_subject:
            return effect
        question = Question(self._scenario, varied, self._key[0], self._process)
        try:
            found = break_even(
                question,
                lambda amount: reloaded(self._scenario, [varied.setting(amount)]),
                seed=self._seed,
                replications=self._replications,
                runner=self._runner,
                progress=self._stages.stage(later=self._at_last),
            )
        except (ReplicationFailedError, ScenarioError):
            return effect
        return Effect(effect.factor, effect.ends, found)

    def explained(self) -> dict[str, Indices] | None:
        """Sobol indices of what has a range."""
        amount = Amount(lambda settings: self._wanted(reloaded(self._scenario, settings)), self._gap_in)
        return explained(
            amount,
            self._ranged,
            samples=self._samples,
            seed=self._seed,
            runner=self._runner,
            progress=self._stages.stage(),
        )

    def _wanted(self, scenario: Scenario) -> Wanted:
        return Wanted(scenario, range(self._replications), (self._scenario.baseline, self._process))

    def _with(self, setting: str) -> Scenario | str:
        """The scenario with a value set, or why it does not allow it."""
        try:
            return reloaded(self._scenario, [setting])
        except ScenarioError as error:
            problem = error.problems[0]
            wrong = told(problem.wrong)
            return told("{source}: {wrong}", source=problem.where, wrong=wrong) if problem.where else wrong

    def _gap_in(self, one: Replication) -> float:
        return number_in(one, self._process, self._key) - number_in(one, self._scenario.baseline, self._key)
