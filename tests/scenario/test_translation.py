"""Whoever reads Chinese finds no English in what is shipped, but for what is to be typed."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest
import yaml
from attrs import evolve

from reports.hall_report import hall_report
from reports.list_report import list_report
from reports.run_report import run_report
from reports.show_report import show_report
from reports.terminal import render_text
from reports.trace_report import trace_report
from sim.experiment.compare import compare
from sim.experiment.trace import trace
from sim.scenario.library import shipped
from sim.scenario.load import load
from sim.scenario.model import Scenario
from sim.scenario.translation import Dictionary, texts_of, untranslated
from tests.scenario.halls import LICENCE, hall
from tests.told import scenario

NAMES = [summary.name for summary in shipped()]
WORD = re.compile(r"[A-Za-z][\w-]*", re.ASCII)
ALLOWED = {
    "onething": "the command, to be typed",
    "run": "a command, to be typed",
    "show": "a command, to be typed",
    "gains": "a command, to be typed",
    "set": "--set, to be typed",
    "e": "青e见, the proper name of the service",
    "min": "the notation of values, as the file has it",
    "max": "the notation of values, as the file has it",
    "ceil": "the notation of values, as the file has it",
    "exponential": "the notation of values, as the file has it",
}
EVERYTHING = """
- {step: examine, by: window, takes: 5 min, documents: {form: 1}, department: housing}
- {wait: notice, for: 1 h}
- {wait: meeting, until: {every: 1 workday, at: 14:00}}
- {repeat: rounds, times: 2, do: [{at: window, do: [{step: look, takes: 1 min}]}]}
- {trip: hall, takes: 10 min, by: runner, do: [{count: visits}]}
- {parallel: both, branches: {left: [{follow: shared}], right: [{finish: granted}]}}
- {choose: where, options: [{when: zone is outside, do: [{stopwatch: closed, do: [{wait: rest, for: 1 h}]}]}]}
- {batch: together, size: 2, grouped_by: zone, do: [{step: vote, by: window, takes: 1 min}]}
- {afterwards: inspection, do: [{step: inspect, by: window, takes: 1 min}]}
"""
MORE = """
about: About it.
parameters:
  taste: {value: sweet, choices: [sweet, sour], origin: sourced, source: A book, note: A note}
flows:
  shared: [{step: lend, by: window, takes: 1 min}]
claims:
  - {measure: trips, only: 1, origin: reported, source: A paper, note: A remark}
"""


@pytest.fixture(scope="module", params=NAMES)
def shipped_one(request: pytest.FixtureRequest) -> Scenario:
    return load(request.param)


def english_in(text: str, made: Scenario | None = None) -> set[str]:
    """Words of a report in Latin letters, but for those that are to be typed."""
    typed = {*ALLOWED, *NAMES}
    if made is not None:
        typed |= {part for name in made.parameters for part in name.split(".")}
    return set(WORD.findall(text)) - typed


def test_nothing_is_without_chinese(shipped_one: Scenario) -> None:
    """Every name, note and source. What is left over in the map is a warning, which no shipped scenario has."""
    assert untranslated(shipped_one) == ()


def test_the_list_is_chinese() -> None:
    """Titles and what the scenarios are about; the names are to be typed."""
    assert english_in(render_text(list_report(shipped(), "zh"), width=80)) == set()


def test_a_scenario_is_shown_in_chinese(shipped_one: Scenario) -> None:
    """Flows, parameters with notes and sources, cases, people."""
    assert english_in(render_text(show_report(shipped_one, "zh"), width=80), shipped_one) == set()


@pytest.mark.slow
def test_a_run_is_told_in_chinese(shipped_one: Scenario) -> None:
    """With claims and their remarks, and the assumptions."""
    report = hall_report if shipped_one.reforms else run_report
    short = evolve(shipped_one, horizon=evolve(shipped_one.horizon, length=20, run_out=20))
    told = report(compare(short, seed=1, replications=2), "zh")
    assert english_in(render_text(told, width=80), shipped_one) == set()


@pytest.mark.slow
def test_the_days_of_a_case_are_told_in_chinese(shipped_one: Scenario) -> None:
    """The first case that the report is about."""
    short = evolve(shipped_one, horizon=evolve(shipped_one.horizon, run_out=20))
    told = trace_report(short, trace(short, None, 1, 1), "zh", seed=1)
    assert english_in(render_text(told, width=80)) == set()


def test_the_reforms_of_the_hall_agree_on_words() -> None:
    """A text that two of them show, and the hall does not speak of, is the same in Chinese."""
    made = load("hall")
    spoken = defaultdict(set)
    for reform in made.reforms.values():
        own = {name.removeprefix(f"{reform.name}.") for name in reform.parameters}
        for text, chinese in reform.translations.items():
            if text not in own:
                spoken[text].add(chinese)
    of_the_house = yaml.safe_load(made.text)["chinese"]
    shown = set(texts_of(made)) - set(of_the_house)
    assert {text: spoken[text] for text in shown if len(spoken[text]) > 1} == {}


def test_a_parameter_of_a_reform_is_spoken_of_with_its_reform(tmp_path: Path) -> None:
    """By the name that the hall gives the reform, else by the title; its bare name is left to steps and pools."""
    licence = LICENCE.replace("licence: 许可证}", "licence: 许可证, every: 间隔, reading: 审阅}")
    made = hall(tmp_path, licence=licence)
    assert made.translations["licences.every"] == "许可·间隔"
    assert "every" not in made.translations
    assert made.translations["reading"] == "审阅"
    named = (tmp_path / "hall.yaml").read_text(encoding="utf-8").replace("lifts: 电梯", "lifts: 电梯, licences: 办证")
    assert hall(tmp_path, text=named, licence=licence).translations["licences.every"] == "办证·间隔"


def test_every_text_that_is_shown_is_looked_at() -> None:
    """Of everything that may stand in a file."""
    made = scenario(
        EVERYTHING,
        staff="window: {count: 2}, runner: {count: 1, per: case}",
        case="items: [fire, water], attributes: {zone: one of outside 50% inside 50%, kind: taste}",
        more=MORE,
    )
    assert set(texts_of(made)) == {
        *("A small hall", "About it.", "only", "visit", "window", "runner", "fire", "water", "zone", "outside"),
        *("inside", "kind", "sweet", "sour", "taste", "A book", "A note", "A paper", "A remark", "shared", "lend"),
        *("examine", "form", "housing", "notice", "meeting", "rounds", "look", "hall", "visits", "both", "left"),
        *("right", "where", "closed", "rest", "together", "vote", "inspection", "inspect"),
    }


def test_what_has_no_chinese_is_told_once() -> None:
    """A text that somebody translated, or that has no Latin letter, is not among them."""
    made = scenario("- {step: 受理, by: window, takes: 1 min}\n- {step: decide, by: window, takes: 1 min}")
    made = evolve(made, translations={"decide": "决定", "A small hall": "小厅", "only": "唯一"})
    assert untranslated(made) == ("window", "visit")


def test_the_longest_template_that_fits_counts() -> None:
    """Whatever comes first in the file; the item in it is translated as well."""
    words = {"review {item}": "审查{item}", "review by {item}": "{item}来审", "fire": "消防"}
    assert Dictionary(words).chinese("review by fire") == "消防来审"
    assert Dictionary(words).chinese("review water") == "审查water"
    assert Dictionary(words).chinese("look") is None
