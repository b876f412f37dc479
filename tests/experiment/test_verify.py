"""Verification: when a number agrees with theory, and that nothing but the seed decides what comes out."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from attrs import evolve
from jsonschema import Draft202012Validator

from sim.experiment.runner import Runner
from sim.experiment.theory_model import Given, Known
from sim.experiment.verify import MODELS, Check, verify_models
from sim.measure.catalogue import Measure
from sim.measure.estimate import Estimate
from sim.scenario.library import PACKAGE
from sim.scenario.schema import json_schema
from sim.scenario.translation import untranslated
from tests.scenario.test_schema import ROOT, read

FOLDER = ROOT / PACKAGE / "theory"
KNOWN = Known(Measure.WAITING_MEAN, "customer", lambda _: 4.0)
EXACT = evolve(KNOWN, is_exact=True)
REGULAR = next(model for model in MODELS if model.file == "dd1")
RANDOM = evolve(next(model for model in MODELS if model.file == "machine-repair"), replications=3)


@pytest.mark.parametrize(
    ("known", "mean", "half_width", "agrees"),
    [
        (KNOWN, 4.5, 0.6, True),
        (KNOWN, 3.5, 0.6, True),
        (KNOWN, 4.5, 0.4, False),
        (KNOWN, 3.5, 0.4, False),
        (KNOWN, math.nan, math.nan, False),
        (EXACT, 4.0, 0.0, True),
        (EXACT, 4.0, 0.1, False),
        (EXACT, 4.1, 0.2, False),
        (EXACT, math.nan, math.nan, False),
    ],
)
def test_what_agrees(known: Known, mean: float, half_width: float, agrees: bool) -> None:  # noqa: FBT001
    """An interval that reaches theory; a number known exactly must be it, every time. What is not there does not."""
    assert Check(known, 4.0, Estimate(mean, half_width, 10)).agrees is agrees


@pytest.mark.slow
def test_any_number_of_cores_gives_the_same() -> None:
    """And a model alone the same as among others."""
    one, two = (verify_models([REGULAR, RANDOM], 0.99, seed=5, runner=Runner(jobs)) for jobs in (1, 2))
    [alone] = verify_models([RANDOM], 0.99, seed=5)
    told = [[(own.cases, own.checks) for own in found] for found in (one, two)]
    assert told[0] == told[1]
    assert alone.checks == one[1].checks


@pytest.mark.slow
def test_another_seed_gives_other_numbers() -> None:
    """But where nothing is left to chance."""
    one, two = (verify_models([REGULAR, RANDOM], 0.99, seed=seed) for seed in (5, 6))
    assert one[0].checks == two[0].checks
    assert one[1].checks != two[1].checks


def test_cases_are_those_of_all_replications() -> None:
    """Eight machines, three times."""
    [found] = verify_models([RANDOM], 0.99, seed=5)
    assert found.cases == 24


def test_progress_is_told() -> None:
    """In replications of all models."""
    told: list[tuple[int, int]] = []
    verify_models(
        [REGULAR, REGULAR],
        0.99,
        seed=5,
        runner=Runner(progress=lambda done, everything: told.append((done, everything))),
    )
    assert told[0] == (0, 4)
    assert told[-1] == (4, 4)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: f"{model.file} {model.process}")
def test_scenarios_of_theory_are_without_a_doubt(model) -> None:
    """No warning, all names with their Chinese, and theory knows a number of everything that is measured."""
    made = model.scenario()
    assert made.warnings == ()
    assert set(untranslated(made)) <= {"M/M/c", "M/D/1", "M/G/1", "D/D/1"}
    assert all(math.isfinite(known.theory(Given(made))) for known in model.known)
    subjects = {*made.cases, *made.staff, "repairs"}
    assert {known.subject for known in model.known} <= subjects


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_scenarios_of_theory_fit_the_schema(path: Path) -> None:
    """An editor finds nothing wrong with them."""
    assert list(Draft202012Validator(json_schema()).iter_errors(read(path.read_text(encoding="utf-8")))) == []


def test_every_scenario_of_theory_is_verified() -> None:
    """In each of its processes."""
    verified = {(model.file, model.process) for model in MODELS}
    scenarios = {model.file: model.scenario() for model in MODELS}
    assert set(scenarios) == {path.stem for path in FOLDER.glob("*.yaml")}
    assert verified == {(name, process) for name, made in scenarios.items() for process in made.processes}
