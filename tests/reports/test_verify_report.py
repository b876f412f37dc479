"""The report of the verification."""

from __future__ import annotations

import json
import re

import pytest
from attrs import evolve

from reports.phrase import LANGUAGES, Language
from reports.terminal import render_text
from reports.verify_json import verify_json
from reports.verify_report import verify_report
from sim.experiment.theory_model import Given
from sim.experiment.verify import MODELS, Check, Verification, Verified
from sim.measure.estimate import Estimate

THREE_SERVERS = next(model for model in MODELS if "servers=3" in model.overrides)
LOGNORMAL = next(model for model in MODELS if model.process == "lognormal")
REGULAR = next(model for model in MODELS if model.file == "dd1")


def checked(model, share: float) -> Verified:
    """A model of which all numbers came out with this share too much, give or take two per cent."""
    made = model.scenario()
    checks = []
    for known in model.known:
        theory = known.theory(Given(made))
        half = 0.0 if known.is_exact else 0.02 * theory
        checks.append(Check(known, theory, Estimate(theory * (1 + share), half, model.replications, 0.999)))
    return Verified(model, made, 123_456, tuple(checks))


@pytest.fixture
def good() -> Verification:
    """Nine numbers that agree, six of them by their intervals."""
    models = (checked(THREE_SERVERS, 0.01), checked(LOGNORMAL, -0.01), checked(REGULAR, 0))
    return Verification(7, 0.01, 0.999, models)


@pytest.fixture
def bad(good: Verification) -> Verification:
    """The numbers of one model are far off."""
    return evolve(good, models=(good.models[0], checked(LOGNORMAL, 0.5), good.models[2]))


def told(verification: Verification, language: Language = "en", width: int = 120) -> str:
    return " ".join(render_text(verify_report(verification, language), width=width).split())


def test_the_answer_comes_first(good: Verification) -> None:
    """How many agree, and how likely a false alarm is."""
    text = told(good)
    expected = "9 of 9 numbers agree with theory; the chance that a right program shows any deviation is at most 1%."
    assert 0 < text.index(expected) < 200
    assert "3 models, 66 replications, 370,368 cases · seed 7" in text
    assert "99.900% t interval" in text
    assert "Each of the 6 intervals misses theory by chance with a probability of 0.100%" in text


def test_a_row_of_a_number(good: Verification) -> None:
    """Under its model with its parameters: theory, what came out, and how far that is off."""
    text = told(good)
    assert "M/M/c · servers = 3, load = 70% · 32 replications, 123,456 cases waiting, mean: customer 32.8 min" in text
    assert "queue, mean: server 1.15 1.16 ± 0.02 +1% ✓ agrees" in text
    assert "M/G/1 · Lognormal · load = 70%, spread = 0.8 h" in text
    assert "waiting, mean: customer 0 min 0 min 0% ✓ agrees" in text


def test_what_differs_is_told(bad: Verification) -> None:
    """In the answer and at the number."""
    assert "! 7 of 9 numbers agree with theory" in told(bad)
    assert told(bad).count("✗ differs") == 2
    assert told(bad).count("✓ agrees") == 7
    assert "waiting, mean: customer 1.91 h 2.87 ± 0.04 h +50% ✗ differs" in told(bad)


def test_chinese(bad: Verification) -> None:
    """But for names of models, functions of statistics and files, nothing is English."""
    text = told(bad, "zh")
    assert "9 个数中有 7 个与理论相符;程序无误时,出现任何一处不符的概率至多为 1%。" in text
    assert "服务台:平均排队 1.15 1.16 ± 0.02 +1% ✓ 相符" in text
    assert "负荷 = 70%、标准差 = 0.8 小时" in text
    words = set(re.findall(r"[A-Za-z_]{2,}", text))
    assert words <= {
        "Bonferroni",
        "scenarios",
        "theory",
        "sim",
        "experiment",
        "queueing_formulas",
        "network_formulas",
        "py",
    }


@pytest.mark.parametrize("width", [24, 40, 80, 100, 120])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wider_than_the_terminal(bad: Verification, language: Language, width: int) -> None:
    """And no number is lost."""
    from rich.cells import cell_len

    drawn = render_text(verify_report(bad, language), width=width)
    assert max(cell_len(line) for line in drawn.splitlines()) <= width
    assert "".join(drawn.split()).count("✗") == 2


def test_as_json(bad: Verification) -> None:
    """Everything that the report shows, numbers in their units."""
    found = json.loads(json.dumps(verify_json(bad), allow_nan=False))
    assert (found["format"], found["seed"], found["agrees"], found["confidence"]) == (1, 7, False, 0.999)
    model = found["models"][1]
    assert (model["file"], model["process"], model["cases"]) == ("mg1.yaml", "lognormal", 123_456)
    assert {"path": "parameters.spread.value", "value": "0.8 h"} in model["overrides"]
    number = model["numbers"][0]
    assert (number["measure"], number["unit"], number["subject"]) == ("waiting_mean", "s", "customer")
    assert number["theory"] == pytest.approx(6888)
    assert number["simulated"]["mean"] == pytest.approx(6888 * 1.5)
    assert (number["is_exact"], number["agrees"]) == (False, False)
    assert found["models"][2]["numbers"][0]["is_exact"]
