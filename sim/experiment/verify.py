"""Verification: scenarios of which theory knows the numbers, simulated, and their intervals held against theory."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from attrs import frozen

from sim.engine.simulate import simulate
from sim.experiment.runner import Runner
from sim.experiment.theory_model import Given, Known, Model
from sim.experiment.theory_networks import NETWORKS
from sim.experiment.theory_queues import QUEUES
from sim.measure.catalogue import Measure
from sim.measure.estimate import Estimate, estimate
from sim.measure.measure import measure
from sim.scenario.model import Scenario

MODELS = (*QUEUES, *NETWORKS)
"""All that is verified, in the order of the table."""

FALSE_ALARMS = 0.01
"""The chance that a right program shows any deviation in the whole table."""

_ROUNDING = 1e-9
"""How far a number that is known exactly may lie from theory, as a share of it: floating point, and nothing else."""


@frozen
class Check:
    """One number: what theory says, and what came out over the replications."""

    known: Known
    theory: float
    estimate: Estimate

    @property
    def agrees(self) -> bool:
        """Whether theory lies in the interval; of an exact number, whether it came out, every time."""
        off = abs(self.estimate.mean - self.theory)
        if self.known.is_exact:
            return max(off, self.estimate.half_width) <= _ROUNDING * abs(self.theory)
        return off <= self.estimate.half_width


@frozen(eq=False)
class Verified:
    """A model with its scenario as run, how many cases were measured in all, and the checks of its numbers."""

    model: Model
    scenario: Scenario
    cases: int
    checks: tuple[Check, ...]


@frozen(eq=False)
class Verification:
    """All models. `confidence` is that of each interval; `false_alarms` the chance of any deviation by chance."""

    seed: int
    false_alarms: float
    confidence: float
    models: tuple[Verified, ...]

    @property
    def checks(self) -> tuple[Check, ...]:
        """The checks of all models."""
        return tuple(check for model in self.models for check in model.checks)

    @property
    def agrees(self) -> bool:
        """Whether every number agrees with theory."""
        return all(check.agrees for check in self.checks)


def confidence(models: Sequence[Model] = MODELS) -> float:
    """Confidence of each interval, so that the chance that any of them misses theory is at most `FALSE_ALARMS`.

    Bonferroni: the chance is shared out equally. It holds however the numbers of one run depend on each other.
    """
    by_chance = sum(not known.is_exact for model in models for known in model.known)
    return 1 - FALSE_ALARMS / by_chance


def verify(*, seed: int, runner: Runner | None = None) -> Verification:
    """Simulate all models and hold them against theory.

    The result depends on the seed alone, not on the `runner`.
    """
    level = confidence()
    return Verification(seed, FALSE_ALARMS, level, verify_models(MODELS, level, seed, runner))


def verify_models(
    models: Sequence[Model], level: float, seed: int, runner: Runner | None = None
) -> tuple[Verified, ...]:
    """Some models, with intervals of a confidence `level`. What comes out of one does not depend on the others."""
    scenarios = [model.scenario() for model in models]
    runs = [
        _Run(scenario, model.process, number, _wanted(model, scenario))
        for model, scenario in zip(models, scenarios, strict=True)
        for number in range(model.replications)
    ]
    results = iter((runner or Runner()).each(partial(_measured, tuple(runs), seed), len(runs)))
    found = []
    for model, scenario in zip(models, scenarios, strict=True):
        rows = [next(results) for _ in range(model.replications)]
        series = list(zip(*rows, strict=True))
        checks = tuple(
            Check(known, known.theory(Given(scenario)), estimate(series[column], level))
            for column, known in enumerate(model.known)
        )
        cases = round(sum(sum(counts) for counts in series[len(model.known) :]))
        found.append(Verified(model, scenario, cases, checks))
    return tuple(found)


@frozen
class _Run:
    """One replication of one model, and which of its measures are wanted."""

    scenario: Scenario
    process: str
    replication: int
    wanted: tuple[tuple[Measure, str], ...]


def _wanted(model: Model, scenario: Scenario) -> tuple[tuple[Measure, str], ...]:
    """What is known of a model, and behind it the numbers of cases."""
    known = ((known.measure, known.subject) for known in model.known)
    return (*known, *((Measure.MEASURED, name) for name in scenario.cases))


def _measured(runs: tuple[_Run, ...], seed: int, number: int) -> tuple[float, ...]:
    """The numbers of one run; only they go back from a worker, and not what they were computed from."""
    run = runs[number]
    measured = measure(run.scenario, run.process, simulate(run.scenario, run.process, seed, run.replication))
    return tuple(measured.values[key] for key in run.wanted)
