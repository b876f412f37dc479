"""Queues whose numbers are known: every number of `onething verify` agrees with theory, and the README shows them.

False alarms: the seed is fixed, so that what passes goes on passing. With another seed a right program would fail any
of these tests with a probability of at most 1 %: each interval has a confidence of 1 - 1 % / their number.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from told import ALWAYS, Told, scenario

from reports.terminal import render_text
from reports.verify_report import verify_report
from sim.experiment.theory_model import Given, Known, Model
from sim.experiment.verify import FALSE_ALARMS, MODELS, Check, Verification, Verified, confidence, verify_models
from sim.measure.catalogue import Measure
from sim.measure.estimate import Estimate

ROOT = Path(__file__).parents[2]
SEED = 1
NUMBERS = [(model, column) for model in MODELS for column in range(len(model.known))]
WIDEST = 0.07
"""Intervals are at most so wide, half of them as a share of the number: wider ones would prove nothing."""


def named(value: Model | int) -> str:
    if isinstance(value, int):
        return str(value)
    return " ".join((value.file, value.process, *value.overrides[:2]))


@pytest.fixture(scope="module")
def verified(tmp_path_factory: pytest.TempPathFactory, testrun_uid: str) -> Callable[[Model], Verified]:
    """A model as verified. What one worker of this run of the tests has simulated, another reads."""
    folder = tmp_path_factory.getbasetemp().parent / f"verified-{testrun_uid}"
    folder.mkdir(exist_ok=True)

    def get(model: Model) -> Verified:
        path = folder / f"{MODELS.index(model)}.json"
        if not path.exists():
            [found] = verify_models([model], confidence(), SEED)
            rows = [(own.mean, own.half_width, own.n) for own in (check.estimate for check in found.checks)]
            new = tmp_path_factory.mktemp("verified") / "new.json"
            new.write_text(json.dumps([found.cases, rows]), encoding="utf-8")
            new.replace(path)
        cases, rows = json.loads(path.read_text(encoding="utf-8"))
        made = model.scenario()
        estimates = [Estimate(*row, confidence()) for row in rows]
        checks = tuple(
            Check(known, known.theory(Given(made)), own) for known, own in zip(model.known, estimates, strict=True)
        )
        return Verified(model, made, cases, checks)

    return get


@pytest.mark.slow
@pytest.mark.parametrize(("model", "column"), NUMBERS, ids=named)
def test_theory(verified: Callable[[Model], Verified], model: Model, column: int) -> None:
    """The interval over independent replications reaches the number of theory, and is narrow; false alarms: above."""
    check = verified(model).checks[column]
    assert check.estimate.n == model.replications
    assert check.agrees, check
    assert check.known.is_exact or check.estimate.half_width < WIDEST * check.theory


@pytest.mark.slow
def test_the_table_in_the_readme_is_a_real_one(verified: Callable[[Model], Verified]) -> None:
    """To the last digit what `onething verify` says. Renew it: `COLUMNS=100 onething verify --lang en`."""
    text = (ROOT / "sim" / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"<!-- report: onething verify -->\n```text\n(.*?)```", text, flags=re.DOTALL)
    assert shown is not None
    verification = Verification(SEED, FALSE_ALARMS, confidence(), tuple(verified(model) for model in MODELS))
    assert shown[1] == render_text(verify_report(verification, "en"), width=100)


def test_the_chance_of_a_false_alarm_is_shared_out() -> None:
    """Each interval has its part of one per cent; exact numbers need none."""
    exact = Known(Measure.MEASURED, "", lambda _: 0, is_exact=True)
    random = Known(Measure.MEASURED, "", lambda _: 0)
    assert confidence([Model("", "", (random, exact)), Model("", "", (random,))]) == pytest.approx(0.995)


@pytest.mark.slow
def test_littles_law() -> None:
    """Arrivals per day times mean wait is the mean length of the queue, but for cases at the edges (within 2 %)."""
    hall = scenario(
        "- {step: serve, by: window, takes: exponential(300 min)}",
        on="{every: exponential(375 min)}",
        calendar=ALWAYS,
        horizon="{start: 2026-01-01, warm_up: 100 workdays, length: 4000 workdays}",
    )
    told = Told(hall, seed=2026)
    per_second = told.value(Measure.ARRIVED_PER_WORKDAY) / 86_400
    queued = told.value(Measure.QUEUE_MEAN, "window")
    assert queued == pytest.approx(per_second * told.value(Measure.WAITING_MEAN), rel=0.02)
