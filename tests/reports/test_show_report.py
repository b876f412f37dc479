"""Scenarios explained."""

import pytest
from attrs import evolve
from made_comparison import made_scenario

from reports.list_report import list_report
from reports.phrase import LANGUAGES
from reports.problems import problem_line
from reports.show_report import show_report
from reports.terminal import render_text
from sim.scenario.library import ScenarioSummary, shipped
from sim.scenario.load import load
from sim.scenario.problem import Place, Problem


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_scenario_looks_as_it_did(snapshot, language, width):
    """Trees side by side at 120, under each other at 80."""
    assert render_text(show_report(made_scenario(), language), width=width) == snapshot


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [summary.name for summary in shipped()])
def test_every_shipped_scenario_can_be_shown(name, language):
    """Whatever constructs it uses; every parameter is there by the name that --set takes."""
    scenario = load(name)
    shown = render_text(show_report(scenario, language), width=100)
    for parameter in scenario.parameters:  # those of a hall's reforms stand below what goes before their names
        before, _, own = parameter.rpartition(".")
        assert own in shown
        assert not before or f"--set {before}." in shown


def test_a_bare_scenario_can_be_shown():
    """No parameters, no staff, no about."""
    bare = evolve(made_scenario(), parameters={}, staff={}, about="", warnings=(), overrides=())
    assert "How it goes" in render_text(show_report(bare, "en"), width=80)


def test_the_list_tells_name_title_and_about():
    """In the reader's language first."""
    summaries = (ScenarioSummary("rename", "Change of name", "更名", "What a firm does."),)
    english = render_text(list_report(summaries, "en"), width=80)
    chinese = render_text(list_report(summaries, "zh"), width=80)
    assert "rename  Change of name" in english
    assert "What a firm does." in english
    assert "rename  更名" in chinese
    assert "There are no scenarios." in render_text(list_report((), "en"), width=80)


def test_a_problem_is_a_line():
    """One a problem, with its place in front."""
    problem = Problem(Place("a.yaml", 2, 3), "staff", "is wrong")
    assert problem_line(problem, "en") == "a.yaml:2:3  staff  is wrong"
