"""Scenarios that are read once more, with other values, from the very texts they came from."""

from __future__ import annotations

from pathlib import Path

import pytest
from halls import hall
from permit import PERMIT

from sim.scenario.load import load, load_text, reloaded
from sim.scenario.problem import ScenarioError
from sim.scenario.quantity import Kind
from sim.scenario.value import Observed

OBSERVED = PERMIT.replace("takes: 10 min", "takes: empirical(times.csv min)", 1)


@pytest.fixture
def observed(tmp_path: Path) -> Path:
    """A scenario file whose first step takes what a file beside it says."""
    assert OBSERVED != PERMIT
    (tmp_path / "times.csv").write_text("5\n7\n", encoding="utf-8")
    path = tmp_path / "permit.yaml"
    path.write_text(OBSERVED, encoding="utf-8")
    return path


def test_a_shipped_scenario_is_the_same_again():
    """With everything that was set, in the words in which it was set."""
    scenario = load("special-equipment", ["devices=10", "staff.window.count=5"])
    again = reloaded(scenario)
    assert again == scenario
    assert again.typed == ("devices=10", "staff.window.count=5")


def test_further_values_come_on_top():
    """What was set remains, unless it is set anew."""
    scenario = reloaded(load("special-equipment", ["devices=10", "windows=5"]), ["windows=7"])
    assert scenario.parameters["devices"].value.amount == 10
    assert scenario.staff["window"].count == 7
    assert reloaded(scenario, ["windows=8"]).staff["window"].count == 8


def test_a_file_says_what_it_said(observed, monkeypatch):
    """From another folder too, and when its files have changed or gone."""
    monkeypatch.chdir(observed.parent)
    scenario = load("permit.yaml")
    monkeypatch.chdir("/")
    (observed.parent / "times.csv").write_text("99\n", encoding="utf-8")
    observed.unlink()
    again = reloaded(scenario, ["officers=4"])
    assert again.staff["officer"].count == 4
    assert again.processes["old"].flows["permit"][0].takes == Observed((300, 420), Kind.DURATION)


def test_observations_are_among_the_files(observed):
    """By the name under which the scenario knows them."""
    (file,) = load(str(observed)).files
    assert (file.reference, file.path, file.text) == ("times.csv", observed.parent / "times.csv", "5\n7\n")


def test_a_text_with_files_kept_elsewhere_needs_no_disk(observed):
    """So that a saved run can be read again on another machine."""
    scenario = load(str(observed))
    (observed.parent / "times.csv").unlink()
    assert load_text(scenario.text, scenario.source, (), scenario.folder, scenario.files) == scenario


def test_a_hall_keeps_the_files_of_its_reforms(tmp_path):
    """And is put together from them again."""
    scenario = hall(tmp_path, "licences.reading=40 min")
    assert {file.reference for file in scenario.files} == {"lift.yaml", "licence.yaml"}
    for file in scenario.files:
        file.path.unlink()
    assert reloaded(scenario) == scenario
    assert reloaded(reloaded(scenario)).files == scenario.files


def test_faults_of_further_values_are_told(observed):
    """As they would be on the command line."""
    with pytest.raises(ScenarioError, match="--set officers=many"):
        reloaded(load(str(observed)), ["officers=many"])


def test_shipped_scenarios_are_not_kept():
    """They come with the program."""
    assert load("hall").files == ()


def test_the_whole_path_of_a_value_that_a_hall_does_not_set(tmp_path):
    """Leads to the parameter of the reform as its short name does."""
    scenario = hall(tmp_path, "lifts.lifts=5")
    ((path, value),) = scenario.overrides
    assert path == "reforms.lifts.set.lifts"
    assert hall(tmp_path, f"{path}={value}").parameters["lifts.lifts"].text == "5"


@pytest.mark.slow
@pytest.mark.parametrize(
    "setting", ["renovation=off", "renovation.comments=20%", "windows=8", "cases.everyday business.items=2"]
)
def test_what_was_set_can_be_set_by_its_whole_path(setting):
    """The paths in results lead where the typed ones led."""
    prefix = "reforms." if setting == "renovation=off" else ""
    scenario = load("hall", [f"{prefix}{setting}"])
    ((path, value),) = scenario.overrides
    again = load("hall", [f"{path}={value}"])
    assert again.overrides == scenario.overrides
    assert again == scenario
