"""Where scenarios are found."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
from permit import PERMIT

from sim.scenario.library import find, shipped, summary_of
from sim.scenario.load import load
from sim.scenario.problem import ScenarioError

ROOT = Path(__file__).parents[2]


def refusal(name: str) -> str:
    with pytest.raises(ScenarioError) as caught:
        find(name)
    return str(caught.value)


def test_every_shipped_scenario_loads_without_a_warning():
    """What is shipped is an example."""
    for summary in shipped():
        assert load(summary.name).warnings == ()


def test_a_list_of_scenarios_has_names_titles_and_what_they_are_about():
    """In both languages."""
    found = {summary.name: summary for summary in shipped()}
    assert found["special-equipment"].title == "Special equipment – change of the user's name"
    assert found["special-equipment"].chinese_title == "特种设备使用单位更名"
    assert found["construction-start"].about.startswith("Before building may start")


@pytest.mark.parametrize("number", range(3))
def test_a_scenario_is_found_by_name_title_and_chinese_title(number):
    """However it was called in the list."""
    for summary in shipped():
        name = (summary.name, summary.title.upper(), summary.chinese_title)[number]
        assert find(name).source == f"{summary.name}.yaml"


def test_a_file_is_found_by_its_path(tmp_path):
    """With its folder, in which files with observed values may stand."""
    path = tmp_path / "permit.yaml"
    path.write_text(PERMIT, encoding="utf-8")
    found = find(str(path))
    assert (found.text, found.source, found.folder) == (PERMIT, str(path), tmp_path)
    assert load(str(path)).name == "permit"


def test_a_file_needs_no_ending(tmp_path, monkeypatch):
    """If it is there, it was meant."""
    monkeypatch.chdir(tmp_path)
    Path("permit").write_text(PERMIT, encoding="utf-8")
    assert load("permit").title == "A permit"


def test_a_shipped_name_is_not_hidden_by_a_folder(tmp_path, monkeypatch):
    """Results of a run may stand in a folder of the scenario's name."""
    monkeypatch.chdir(tmp_path)
    Path("special-equipment").mkdir()
    assert load("special-equipment").name == "special-equipment"


def test_an_unknown_name_is_told_with_those_that_are_known():
    """And with what was probably meant."""
    told = refusal("special-equipement")
    assert told.startswith("'special-equipement'  there is no such scenario; shipped scenarios: bid-evaluation")
    assert told.endswith("did you mean special-equipment?")


@pytest.mark.parametrize("name", ["", "x" * 5000, "\0", "\0.yaml", "a/b/c", "x" * 5000 + ".yaml"])
def test_strange_names_are_no_crash(name):
    """Whatever comes from a command line."""
    assert refusal(name)


def test_a_list_of_scenarios_needs_no_heavy_library():
    """So that it is there at once."""
    script = (
        "import sys; from sim.scenario.library import shipped; from sim.scenario.load import load; shipped(); "
        "load('special-equipment'); print({'numpy', 'scipy', 'simpy', 'rich', 'cattrs'} & set(sys.modules))"
    )
    printed = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert printed.stdout.strip() == "set()"


def test_the_index_says_what_the_files_say() -> None:
    """So that a list of scenarios need not read them all. It is a list of these summaries, written as JSON."""
    assert shipped() == tuple(summary_of(own.name) for own in shipped())
    written = json.loads((files("scenarios") / "index.json").read_text(encoding="utf-8"))
    assert [own["name"] for own in written] == [own.name for own in shipped()]
