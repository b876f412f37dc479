"""Values set from outside the file."""

from __future__ import annotations

import pytest
from permit import PERMIT, loaded

from sim.scenario.load import load_text
from sim.scenario.problem import ScenarioError
from sim.scenario.quantity import Kind
from sim.scenario.value import Constant, Observed


def refusal(*overrides: str) -> str:
    with pytest.raises(ScenarioError) as caught:
        load_text(PERMIT, overrides=overrides)
    return str(caught.value)


def takes(*overrides: str):
    return loaded(overrides=overrides).processes["old"].flows["permit"][0].takes


def test_a_name_sets_the_value_of_a_parameter():
    """The common case is the short one."""
    scenario = loaded(overrides=("officers=4",))
    assert scenario.staff["officer"].count == 4
    assert scenario.parameters["officers"].text == "4"
    assert scenario.overrides == (("parameters.officers.value", "4"),)


@pytest.mark.parametrize("path", ["processes.old.permit[0].takes", "processes.old.permit.0.takes"])
def test_a_path_sets_any_value(path):
    """As it is printed in problems, and as shells like it better."""
    assert takes(f"{path}=20 min") == Constant(1200, Kind.DURATION)


def test_the_last_of_several_counts():
    """As on any command line."""
    assert takes("processes.old.permit[0].takes=20 min", "processes.old.permit[0].takes=5 min").amount == 300


def test_lists_and_mappings_may_be_set():
    """The value is a small YAML text."""
    assert takes("processes.old.permit[0].takes=[5 min, 7 min]") == Observed((300, 420), Kind.DURATION)
    assert loaded(overrides=("staff.officer={count: 7}",)).staff["officer"].count == 7


def test_a_key_may_be_added_and_is_then_checked():
    """What the mapping may hold, may be set."""
    assert loaded(overrides=("horizon.warm_up=3 workdays",)).horizon.warm_up == 3
    assert loaded(overrides=("baseline=old",)).baseline == "old"
    assert refusal("horizon.warmup=3 workdays") == (
        "--set horizon.warmup=3 workdays  horizon.warmup  'warmup' is not a key of the horizon; "
        "start, warm_up, length or run_out; did you mean warm_up?"
    )


def test_keys_may_hold_spaces_and_dots():
    """Names are words, not identifiers."""
    text = PERMIT.replace("  applicant:", "  clerk of room 1.2: {count: 1}\n  applicant:")
    scenario = load_text(text, overrides=("staff.clerk of room 1.2.count=2",))
    assert scenario.staff["clerk of room 1.2"].count == 2


def test_the_file_as_read_is_not_changed():
    """The text that is printed is the text of the file."""
    assert loaded(overrides=("officers=4",)).text == PERMIT


@pytest.mark.parametrize(
    ("override", "expected"),
    [
        ("officer=4", "--set officer=4  'officer' is not a parameter; parameters: officers; did you mean officers?"),
        ("officers=abc", "--set officers=abc  parameters.officers.value  'abc' is a word"),
        ("officers=[1", "--set officers=[1  this list in `[ ]` does not end"),
        ("officers=*x", "--set officers=*x  '*x' is an alias"),
        ("officers=&x 1", "--set officers=&x 1  '&x' is an anchor"),
        ("officers=", "--set officers=  parameters.officers.value  nothing is written here"),
        ("officers", "--set officers  'officers' sets nothing; path=value, such as devices=300"),
        ("=5", "'=5' sets nothing"),
        ("[]=5", "'[]' is not a path"),
        ("processes.odl.title=x", "there is no 'odl' in processes; old; did you mean old?"),
        (
            "processes.old.permit[1].takes=x",
            "there is no '1' in processes.old.permit, which is a list; a number from 0 to 0",
        ),
        ("title.short=x", "there is nothing in title, which is the value 'A permit'"),
        ("stff.officer.count=x", "there is no 'stff' in the file"),
        (
            "processes.old.permit[0].takes=5",
            "--set processes.old.permit[0].takes=5  processes.old.permit[0].takes  '5' has no unit",
        ),
    ],
)
def test_what_is_wrong_with_an_override_is_told_with_it(override, expected):
    """The place of the problem is the argument, not the file."""
    assert expected in refusal(override)


def test_all_overrides_are_told_at_once():
    """Two wrong paths, two problems."""
    assert refusal("officer=4", "officesr=5").count("\n") == 1
