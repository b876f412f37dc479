"""Values changed in a scenario's text: what comes out says what `--set` says, and is checked before."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from permit import PERMIT

from sim.scenario.library import Found, find, is_shipped, shipped
from sim.scenario.load import load, load_text
from sim.scenario.model import Scenario
from sim.scenario.problem import ScenarioError
from sim.scenario.spelling import spell
from sim.scenario.tuning import Change, tuned
from sim.scenario.value import Constant

NAMES = [summary.name for summary in shipped()]
SHIPPED = {name: load(name) for name in NAMES}


def permit(*typed: str, text: str = PERMIT):
    return tuned(Found(text, "permit.yaml", None), typed)


def said(scenario: Scenario) -> Scenario:
    """What the scenario says, whoever said it."""
    return evolve(scenario, text="", overrides=(), warnings=())


@pytest.mark.slow
@settings(max_examples=30)
@given(data=st.data())
def test_a_tuned_file_says_what_set_says(data):
    """For any few numbers of any shipped scenario, those of a hall's reforms included."""
    name = data.draw(st.sampled_from(NAMES))
    parameters = [own for own in SHIPPED[name].parameters.values() if isinstance(own.value, Constant) and own.range]
    chosen = data.draw(st.lists(st.sampled_from(parameters), min_size=1, max_size=3, unique_by=lambda own: own.name))
    typed = []
    for own in chosen:
        amount = data.draw(st.sampled_from([own.range.low, own.range.high]))
        typed.append(f"{own.name}={spell(Constant(amount, own.value.kind))}")
    try:
        by_set = load(name, typed)
    except ScenarioError:
        return  # numbers that do not go together
    result = tuned(find(name), typed)
    assert said(result.scenario) == said(by_set)
    assert comments(result.text) == comments(by_set.text)


def comments(text: str) -> list[str]:
    return [line.partition("#")[2] for line in text.split("\n") if " #" in line or line.startswith("#")]


def test_values_before_and_after_are_told():
    """Of what was not there, nothing."""
    result = permit("officers=4", "horizon.warm_up=2 workdays", "staff.applicant.count=1")
    assert result.changes == (
        Change("parameters.officers.value", "2", "4"),
        Change("horizon.warm_up", None, "2 workdays"),
        Change("staff.applicant.count", "1", "1"),
    )
    assert [change.is_change for change in result.changes] == [True, True, False]
    assert result.text == PERMIT.replace("{value: 2,", "{value: 4,").replace(
        "length: 20 workdays}", "length: 20 workdays, warm_up: 2 workdays}"
    )


def test_a_value_may_be_asked_for_twice():
    """The last one counts, as with `--set`."""
    assert permit("officers=4", "officers=5").changes == (Change("parameters.officers.value", "2", "5"),)


def test_a_value_that_is_there_changes_nothing():
    """Not even how it is written."""
    text = PERMIT.replace("{value: 2,", "{value:   '2',")
    assert permit("officers=2", text=text).text == text


def test_chinese_names_are_known():
    """As everywhere."""
    result = permit("人数=3", text=PERMIT + "chinese: {officers: 人数}\n")
    assert "{value: 3, range: 1..5" in result.text


def test_block_style_works_too():
    """A parameter over several lines, with a comment at the value."""
    text = PERMIT.replace(
        "  officers: {value: 2, range: 1..5, origin: assumed}\n",
        "  officers:\n    value: 2   # they are few\n    range: 1..5\n    origin: assumed\n",
    )
    assert permit("officers=3", text=text).text == text.replace("value: 2  ", "value: 3  ")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("officers=many", "officers=many  parameters.officers.value  'many' is a word"),
        ("officer=3", "officer=3  'officer' is not a parameter; parameters: officers; did you mean officers?"),
        ("officers", "officers  'officers' sets nothing; path=value, such as devices=300"),
        ("officers=[", "officers=[  "),
        ("staff.officer.kount=3", "staff.officer.kount=3  staff.officer.kount  'kount' is not a key of a pool"),
        ("processes.old.permit=[]", "processes.old.permit=[]  "),
    ],
)
def test_faults_are_told_where_they_were_typed(typed, told):
    """Not in a line of the file that does not say so."""
    with pytest.raises(ScenarioError) as caught:
        permit("staff.applicant.count=1", typed)
    assert str(caught.value.problems[0]).startswith(told)


def test_faults_of_the_file_are_told_in_the_file():
    """A file must be right before and after."""
    with pytest.raises(ScenarioError, match=r"^permit.yaml:\d+:\d+  horizon"):
        permit("officers=3", text=PERMIT.replace("length", "lenght"))


def test_a_fault_may_be_mended():
    """What counts is what comes out."""
    broken = PERMIT.replace("{value: 2,", "{value: many,")
    assert permit("officers=2", text=broken).text == PERMIT


def test_a_value_out_of_its_range_is_a_doubt():
    """As on checking."""
    (warning,) = permit("officers=9").scenario.warnings
    assert str(warning.place).startswith("permit.yaml:3:")
    assert load_text(permit("officers=9").text).staff["officer"].count == 9


def test_shipped_scenarios_are_known_by_name_title_and_path(tmp_path, monkeypatch):
    """A file of one's own is none, whatever it is called."""
    found = find("hall")
    assert all(is_shipped(name) for name in ("hall", "特种设备使用单位更名", str(found.folder / "hall.yaml")))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "hall.yaml").write_text(found.text, encoding="utf-8")
    assert not any(is_shipped(name) for name in ("hall.yaml", "no such scenario", str(tmp_path / "hall.yaml")))
