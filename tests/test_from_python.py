"""onething from Python: `from sim import load, run, compare, sweep`."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import sim
from sim import compare, load, run, sweep
from sim.measure.catalogue import Measure
from sim.scenario.model import Scenario
from sim.scenario.problem import ScenarioError
from tests.experiment.varied_reform import TEXT

ROOT = Path(__file__).parent.parent
LEAD = (Measure.LEAD_TIME_MEAN, "visit")


@pytest.fixture
def reform(tmp_path: Path) -> Scenario:
    path = tmp_path / "reform.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return load(path)


def test_importing_sim_is_light() -> None:
    """Nothing heavy is imported before it is asked for."""
    code = "import sim, sys; assert not {'numpy', 'attrs', 'simpy', 'sim.interface'} & set(sys.modules), sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_names_are_those_that_are_promised() -> None:
    """And no others."""
    assert set(sim.__all__) == {"__version__", "compare", "load", "run", "sweep"}
    with pytest.raises(AttributeError, match="has no attribute 'simulate'"):
        _ = sim.simulate  # type: ignore[attr-defined]


def test_values_are_set_when_a_scenario_is_loaded() -> None:
    """As after --set; mistakes are told as on the command line."""
    assert load("special-equipment", "devices=3", "windows=4").overrides[0] == ("parameters.devices.value", "3")
    with pytest.raises(ScenarioError, match="did you mean devices"):
        load("special-equipment", "device=3")


def test_a_run_gives_a_comparison(reform: Scenario) -> None:
    """With numbers and rows."""
    told: list[tuple[int, int]] = []
    found = run(reform, 3, jobs=1, progress=lambda done, everything: told.append((done, everything)))
    assert found.difference("new", *LEAD).estimate.mean == pytest.approx(-2400)
    assert told[-1] == (3, 3)
    rows = {(row["process"], row["measure"], row["subject"]): row for row in found.to_dicts()}
    assert rows["new", "lead_time_mean", "visit"]["difference"] == pytest.approx(-2400)
    assert rows["new", "lead_time_mean", "visit"]["difference_is_shown"]
    assert rows["old", "lead_time_mean", "visit"]["difference"] is None
    assert rows["old", "lead_time_mean", "visit"]["n"] == 3


def test_a_run_may_be_asked_for_a_precision(reform: Scenario) -> None:
    """Then it takes as many replications as needed, 20 at least."""
    found = run(reform, 2, precision=0.5, jobs=1)
    assert found.precision is not None
    assert found.replications == 20


@pytest.mark.parametrize(
    ("wrong", "kind", "expected"),
    [
        ({"jobs": 0}, ValueError, "at least one job is needed"),
        ({"jobs": 1.5}, TypeError, "jobs=1.5: needed is a whole number"),
        ({"replications": "3"}, TypeError, "replications='3': needed is a whole number"),
        ({"seed": "1"}, TypeError, "seed='1': needed is a whole number"),
        ({"cluster": "x"}, ValueError, "cluster x: this is not an address such as tcp://host:8786"),
        ({"cluster": ""}, ValueError, "cluster '': this is not an address such as tcp://host:8786"),
    ],
)
def test_what_cannot_be_asked_is_refused_at_the_door(
    reform: Scenario, wrong: dict[str, object], kind: type[Exception], expected: str
) -> None:
    """By a run and by a sweep, with the name of what is wrong."""
    with pytest.raises(kind, match=f"^{re.escape(expected)}$"):
        run(reform, **wrong)  # type: ignore[arg-type]
    with pytest.raises(kind, match=f"^{re.escape(expected)}$"):
        sweep(reform, {"desks": [1, 50]}, **wrong)  # type: ignore[arg-type]


def test_a_precision_is_a_share(reform: Scenario) -> None:
    """Not a text."""
    with pytest.raises(TypeError, match="precision='5%': needed is a share of one"):
        run(reform, precision="5%")  # type: ignore[arg-type]


def test_points_of_a_sweep_are_a_whole_number(reform: Scenario) -> None:
    """Not a text."""
    with pytest.raises(TypeError, match="points='4': needed is a whole number"):
        sweep(reform, {"after": None}, points="4")  # type: ignore[arg-type]


def test_runs_with_other_settings_are_paired(reform: Scenario, tmp_path: Path) -> None:
    """Only what moved is shown."""
    before = run(reform, 3, jobs=1)
    moves = compare(before, run(load(tmp_path / "reform.yaml", "after=30 min"), 3, jobs=1))
    assert moves.is_paired
    changes = {(own.process, own.against): own.change.estimate.mean for own in moves.shown if own.key == LEAD}
    assert changes == pytest.approx({("new", ""): 600, ("new", "old"): 600})


def test_runs_of_another_seed_are_independent(reform: Scenario) -> None:
    """Their applicants are others."""
    moves = compare(run(reform, 3, jobs=1), run(reform, 3, 2, jobs=1))
    assert (moves.is_paired, moves.replications) == (False, None)


def test_runs_of_one_seed_are_paired_over_the_replications_that_both_have(reform: Scenario, tmp_path: Path) -> None:
    """As by the command; the others are left out."""
    before = run(reform, 3, jobs=1)
    moves = compare(before, run(load(tmp_path / "reform.yaml", "after=30 min"), 5, jobs=1))
    assert (moves.is_paired, moves.replications) == (True, 3)
    assert {own.after.n for own in moves.all if own.key == LEAD} == {3}


def test_unrelated_scenarios_cannot_be_compared(reform: Scenario, tmp_path: Path) -> None:
    """Of the same names of processes, but with no number in common."""
    other = tmp_path / "other.yaml"
    text = TEXT
    for name in ("visit", "other", "desk", "clerk"):
        text = text.replace(name, f"{name}x")
    other.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="the two runs have no number in common"):
        compare(run(reform, 2, jobs=1), run(load(other), 2, jobs=1))


@pytest.mark.parametrize(
    "vary",
    [
        {"after": "10,20 min", "desks": [1, 50]},
        {"after": ["10 min", "20 min"], "desks": "1,50"},
        ["after=10,20 min", "desks=1,50"],
        ("desks=1,50", "after=10..20 min by 10 min"),
    ],
)
def test_a_sweep_may_be_written_in_several_ways(reform: Scenario, vary: object) -> None:
    """Values as texts, numbers or lists."""
    found = sweep(reform, vary, 1, jobs=1)  # type: ignore[arg-type]
    values = {tuple(sorted(point.settings)) for point in found.points}
    assert values == {(f"after={a} min", f"desks={d}") for a in (10, 20) for d in (1, 50)}


def test_a_sweep_over_a_declared_range_or_one_value(reform: Scenario) -> None:
    """None is the range, a text alone is one variation."""
    assert len(sweep(reform, {"way": None, "desks": 50}, 1, jobs=1).points) == 2
    assert len(sweep(reform, "way", 1, jobs=1).points) == 2
    assert len(sweep(reform, {"after": None, "before": None}, 1, points=4, jobs=1).points) == 4


def test_the_example_in_the_readme_runs() -> None:
    """As it stands, but in fewer replications."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    example = re.search(r"## From Python.*?```python\n(.*?)```", readme, flags=re.DOTALL)
    assert example is not None
    code = re.sub(r"replications=\d+", "replications=2", example[1])
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
