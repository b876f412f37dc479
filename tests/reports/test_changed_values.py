"""What a scenario changes of the one that it extends, as reports say it."""

from __future__ import annotations

import pytest
from attrs import evolve
from made_comparison import made_comparison, made_scenario

from reports.json_values import scenario_json
from reports.phrase import LANGUAGES
from reports.run_report import run_report
from reports.show_report import show_report
from reports.terminal import render_text
from sim.scenario.load import load, load_text
from sim.scenario.overlay import Difference, Overlay

OVERLAY = Overlay(
    "base",
    "A title of its own",
    ("between.yaml", "base.yaml"),
    (
        Difference("parameters.windows.value", "8", "6", "six.yaml"),
        Difference("staff.window.at_closing", None, "pause", "between.yaml"),
        Difference("reforms.renovation.switch", "on", "off", "six.yaml"),
    ),
)
TOLD = {
    "en": [
        "“A title of its own” (base) with other values:",
        "· windows: 8 → 6 (set in six.yaml)",
        "· staff.window.at_closing: pause (added in between.yaml)",
        "· reforms.renovation: on → off (set in six.yaml)",
    ],
    "zh": [
        "在“自己的名称”(base)的基础上改动:",
        "· 窗口数:8 → 6(见 six.yaml)",
        "· staff.window.at_closing:pause(增于 between.yaml)",
        "· reforms.renovation:on → off(见 six.yaml)",
    ],
}


def overlaid(overlay: Overlay = OVERLAY):
    made = made_scenario()
    names = {**made.translations, "A title of its own": "自己的名称", "windows": "窗口数"}
    return evolve(made, overlay=overlay, translations=names)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["show", "run"])
def test_the_difference_is_told_in_words(kind, language):
    """A line a value: before, after, and the file that says so."""
    scenario = overlaid()
    report = show_report(scenario, language) if kind == "show" else run_report(made_comparison(scenario), language)
    lines = render_text(report, width=100).splitlines()
    start = lines.index(TOLD[language][0])
    assert lines[start : start + 4] == TOLD[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_overlay_that_changes_no_value_says_so(language):
    """Such as one that only has a title."""
    told = {"en": "“A title of its own” (base) with the same values", "zh": "与“自己的名称”(base)取值相同"}
    shown = render_text(show_report(overlaid(evolve(OVERLAY, differences=())), language), width=100)
    assert told[language] in shown.splitlines()


def test_json_has_the_differences():
    """And null for a scenario that extends no other."""
    scenario = load_text("extends: special-equipment\nset: {windows: 6}\n", "six.yaml")
    assert scenario_json(scenario)["extends"] == {
        "name": "special-equipment",
        "title": "Special equipment – change of the user's name",
        "bases": ["special-equipment.yaml"],
        "differences": [{"path": "parameters.windows.value", "old": "8", "new": "6", "source": "six.yaml"}],
    }
    assert scenario_json(load("special-equipment"))["extends"] is None


def test_a_hall_tells_them_too():
    """Values of its reforms by the names that are typed."""
    hall = load_text("extends: hall\nset: {renovation.comments: 20%, windows: 9}\n", "nine.yaml")
    shown = render_text(show_report(hall, "en"), width=100)
    assert "· renovation.comments: 20% (added in nine.yaml)\n· windows: 8 → 9 (set in nine.yaml)\n" in shown


def test_of_what_was_set_twice_the_last_is_told():
    """As that is what was simulated."""
    twice = (("parameters.windows.value", "8"), ("horizon.length", "5 workdays"), ("parameters.windows.value", "7"))
    told = " ".join(
        render_text(run_report(made_comparison(evolve(made_scenario(), overrides=twice)), "en"), width=100).split()
    )
    assert "set from outside: windows = 7, horizon.length = 5 workdays" in told
