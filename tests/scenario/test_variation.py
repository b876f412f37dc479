"""What is varied: names, ranges, lists, steps, and every way to write that wrong."""

from __future__ import annotations

import pytest

from sim.scenario.beyond_range import beyond_ranges
from sim.scenario.load import load, load_text, reloaded
from sim.scenario.problem import ScenarioError
from sim.scenario.quantity import Kind
from sim.scenario.value import Triangular
from sim.scenario.variation import MOST_LEVELS, points, varied_scenario
from sim.scenario.variation_reader import read_variation, read_variations
from tests.scenario.test_varied import SCENARIO

RANGED = """\
title: Ranges
parameters:
  windows: {value: 3, range: 1..8, origin: assumed}
  serve:   {value: 5..10..20 min, range: 2..30 min, origin: assumed}
  one:     {value: 20%, origin: assumed}
  two:     {value: 20%, origin: assumed}
horizon: {start: 2026-03-02, length: 1 workday}
staff: {window: {count: windows}}
cases: {visit: {arrivals: {rate: 6 per workday}}}
processes:
  old:
    visit:
      - choose: lot
        options: [{chance: one, do: [{finish: refused}]}, {chance: two, do: [{finish: withdrawn}]}]
      - {step: serve, by: window, takes: serve}
chinese: {windows: 窗口数}
"""


def texts(name: str, vary: str) -> list[str]:
    return [level.text for level in read_variation(load(name), vary).levels]


def shown(name: str, vary: str) -> list[str]:
    return [level.shown for level in read_variation(load(name), vary).levels]


def faults(*vary: str, name: str = "special-equipment") -> str:
    with pytest.raises(ScenarioError) as caught:
        read_variations(load(name), vary)
    return str(caught.value)


@pytest.mark.parametrize(
    ("vary", "expected"),
    [
        ("windows=4..6", ["4", "5", "6"]),
        ("windows", ["4", "5", "6", "7", "8", "9", "10", "11", "12"]),
        ("窗口数=4..6", ["4", "5", "6"]),
        ("staff.window.count=4..6", ["4", "5", "6"]),
        ("windows=4..12 by 4", ["4", "8", "12"]),
        ("windows=4..12 步长 4", ["4", "8", "12"]),
        ("windows=4..12 by 3", ["4", "7", "10"]),
        ("devices=500,1,10", ["1", "10", "500"]),
        ("devices=500、1,10", ["1", "10", "500"]),
        ("devices", ["1", "51", "101", "151", "201", "250", "300", "350", "400", "450", "500"]),
        ("defect", ["2%", "3%", "4%", "5%", "6%", "7%", "8%", "9%", "10%"]),
        ("defect=2..10% by 4%", ["2%", "6%", "10%"]),
        ("defect=0.02,0.05", ["2%", "5%"]),
        ("everyday_cases=50,75 per workday", ["50 per workday", "75 per workday"]),
        ("devices=min(3, 4),10", ["3", "10"]),
    ],
)
def test_numbers(vary: str, expected: list[str]):
    """A range, steps or a list; the unit may stand behind the last number only."""
    assert texts("special-equipment", vary) == expected


@pytest.mark.parametrize(
    ("name", "vary", "expected"),
    [
        ("construction-start", "reading", ["in turn", "side by side"]),
        ("construction-start", "reading=side by side", ["side by side"]),
        ("construction-start", "reading=同时办理", ["side by side"]),
        ("hall", "reforms.renovation", ["on", "off"]),
        ("hall", "reforms.renovation=off", ["off"]),
        ("hall", "special-equipment.devices=1,10", ["1", "10"]),
    ],
)
def test_words_switches_and_parameters_of_reforms(name: str, vary: str, expected: list[str]):
    """Whatever `--set` sets can be varied; words in Chinese, too."""
    assert texts(name, vary) == expected


def test_a_share_without_a_range_may_be_any():
    """From nothing to all, in round steps."""
    bare = load_text(SCENARIO.text.replace("5%, range: 2%..10%", "5%"))
    assert [level.shown for level in read_variation(bare, "share").levels][::5] == ["0%", "50%", "100%"]


def test_a_distribution_is_scaled_as_a_whole():
    """Its most likely amount runs over the range."""
    variation = read_variation(load("special-equipment"), "prepare_set=7,14,28 min")
    assert [level.text for level in variation.levels] == ["4..7..10 min", "8..14..20 min", "16..28..40 min"]
    assert [level.shown for level in variation.levels] == ["7 min", "14 min", "28 min"]
    assert variation.kind is Kind.DURATION


def test_a_distribution_over_its_declared_range():
    """Ends and round steps between them are those of the most likely amount."""
    assert shown("special-equipment", "prepare_set") == ["5 min", "10 min", "15 min", "20 min", "25 min", "30 min"]


def test_any_number_of_a_range_can_be_set():
    """A variation over a range scales the distribution to what lies between its values."""
    scenario = load("special-equipment")
    found = read_variation(scenario, "prepare_set").varied
    assert found is not None
    assert reloaded(scenario, [found.setting(12.25 * 60)]).parameters["prepare_set"].value == Triangular(
        pytest.approx(420), pytest.approx(735), pytest.approx(1050), Kind.DURATION
    )


def test_whole_distributions_as_values():
    """They are taken as they are, and stand where their typical amounts do."""
    assert shown("special-equipment", "prepare_set=5..30 min,8..14..20 min") == ["8..14..20 min", "5..30 min"]


def test_zero_is_zero():
    """A distribution at zero is no distribution."""
    assert texts("construction-start", "backlog")[0] == "0 workdays"


@pytest.mark.parametrize(
    ("vary", "present"), [("windows=1..3", "8"), ("prepare_set", "14 min"), ("staff.window.count=1..2", "8")]
)
def test_what_the_scenario_says_now(vary: str, present: str):
    """The present value is known, of a path that names a parameter as well."""
    found = read_variation(load("special-equipment"), vary).present
    assert found is not None
    assert found.shown == present


def test_what_was_set_is_the_present():
    """`--set` goes before the file."""
    found = read_variation(load("special-equipment", ["windows=5"]), "windows").present
    assert found is not None
    assert found.text == "5"


@pytest.mark.parametrize("vary", ["windows", "prepare_set", "one_way", "firms_every", "everyday_cases", "defect"])
def test_every_value_can_be_set(vary: str):
    """A scenario reads what a variation writes."""
    scenario = load("special-equipment")
    variation = read_variation(scenario, vary)
    for level in (variation.levels[0], variation.levels[-1]):
        changed = varied_scenario(scenario, [variation.setting(level)])
        found = read_variation(changed, vary).present
        assert found is not None
        assert found.amount == pytest.approx(level.amount, rel=1e-14)


@pytest.mark.parametrize(
    ("vary", "told"),
    [
        ("windws=4..12", "--vary windws=4..12  'windws' is not a parameter; parameters: devices, firms_every"),
        ("windws=4..12", "did you mean windows?"),
        ("staff.windo.count=1..2", "there is no 'windo' in staff; window or applicant; did you mean window?"),
        ("windows=", "--vary windows=  'windows=' varies nothing; name=values, such as windows=4..12"),
        ("=4", "'=4' varies nothing"),
        ("", "'' varies nothing"),
        (
            "windows=6-9",
            "'6-9' is not a range; two dots between the ends of a range, as in 5..10 min; did you mean 6..9?",
        ),
        ("defect=2%至10%", "did you mean 2%..10%?"),
        ("windows=12..4", "--vary windows=12..4  12 is not below 4; a range from low to high"),
        ("windows=4..4", "4 is not below 4"),
        ("windows=4..12 by 0", "the step 0 leads nowhere; a step over zero"),
        ("windows=4..12 by -1", "the step -1 leads nowhere; a step over zero"),
        ("windows=4..12 by 20", "the step 20 is longer than the range; a shorter step"),
        ("windows=4..12 by", "the value is empty"),
        ("windows=4,,5", "the value is empty"),
        ("windows=4,4", "4 is there twice; each value once"),
        ("devices=1..5000 by 1", f"5,000 values are too many; at most {MOST_LEVELS:,} values"),
        ("windows=4 min..12 min", "'4 min' is a duration; a number such as 12"),
        ("defect=2..10", "2 is not between 0% and 100%"),
        ("prepare_set=5..30", "'5' has no unit; write a unit: s, min, h, days, weeks; did you mean 5 min?"),
        ("horizon.start=5 min..1 workday", "the ends of '5 min..1 workday' are of different kinds"),
        ("prepare_set=uniform(1..2 min)..5 min", "an end of a range is not a fixed amount"),
        ("prepare_set=change_all..5 min", "'change_all' is not one amount"),
        ("horizon.length", "horizon.length has no range; give values, as in horizon.length=1..10"),
    ],
)
def test_what_cannot_be_varied(vary: str, told: str):
    """One line for each fault, with its place, what is allowed, and what was probably meant."""
    assert told in faults(vary)


def test_words_that_are_not_allowed():
    """The choices are told."""
    assert "'in trn' is not one of the choices; in turn or side by side; did you mean in turn?" in faults(
        "reading=in trn", name="construction-start"
    )
    assert "'1..3' is not one of the choices" in faults("reading=1..3", name="construction-start")


def test_a_word_without_choices_has_no_range():
    """A word of a distribution cannot run from one number to another."""
    text = SCENARIO.text.replace("  free: ", "  zone: {value: one of a 70% b 30%, origin: assumed}\n  free: ")
    with pytest.raises(ScenarioError, match=r"zone is a word \(one of a 70% b 30%\); words, as in a,b"):
        read_variation(load_text(text), "zone=1..2")


def test_all_faults_at_once():
    """Several faults are told together."""
    assert len(faults("windws=1", "devices=").splitlines()) == 2


def test_twice_the_same():
    """By whatever name."""
    assert faults("windows=4..6", "窗口数=1..3") == "--vary 窗口数=1..3  windows is varied twice; each value once"


def test_a_value_that_the_scenario_refuses_is_told_of_the_variation():
    """What only reading shows is said of `--vary`, and faults of `--set` stay theirs."""
    scenario = load("special-equipment")
    variation = read_variation(scenario, "staff.window.count=0.5,1")
    with pytest.raises(ScenarioError, match=r"--vary staff.window.count=0.5  .*0.5 is not allowed here"):
        varied_scenario(scenario, [variation.setting(variation.levels[0])])


def test_a_value_that_is_refused_where_it_is_used_is_told_of_the_variation():
    """The file itself can be used: no fault is told of a line of it."""
    scenario = load_text(RANGED)
    with pytest.raises(ScenarioError, match=r"^--vary windows=0  staff.window.count  0 is not allowed here; a whole"):
        varied_scenario(scenario, ["windows=0"])
    with pytest.raises(ScenarioError, match=r"^--vary windows=0  staff.window.count  0 is not allowed here; a whole"):
        varied_scenario(scenario, ["serve=5 min", "windows=0"])


def test_values_that_are_refused_together_are_told_together():
    """Each of them can be used alone."""
    scenario = load_text(RANGED)
    with pytest.raises(ScenarioError, match=r"^--vary one=60% --vary two=60%  processes.old"):
        varied_scenario(scenario, ["one=60%", "two=60%"])


@pytest.mark.parametrize(
    ("vary", "told"),
    [
        ("windows=1..8", []),
        ("windows", []),
        ("serve=2..30 min", []),
        ("serve", []),
        ("staff.window.count=20", []),
        ("windows=8,9", ["9 is outside the range 1..8"]),
        ("窗口数=0.5,8,20", ["0.5 and 20 are outside the range 1..8"]),
        ("serve=1,40 min", ["1 min and 40 min are outside the range 2..30 min"]),
        ("windows=1..20", ["12 values from 9 to 20 are outside the range 1..8"]),
    ],
)
def test_values_outside_the_range_are_doubted(vary: str, told: list[str]):
    """Once for each variation; distributions by their typical amount."""
    scenario = load_text(RANGED)
    doubts = beyond_ranges(scenario, read_variations(scenario, [vary]))
    assert [problem.wrong for problem in doubts] == told
    assert all(problem.is_warning and problem.allowed == "the result may not be believable" for problem in doubts)


def test_every_variation_outside_its_range_is_doubted():
    """With its name and where it stands in the file."""
    scenario = load_text(RANGED)
    doubts = beyond_ranges(scenario, read_variations(scenario, ["windows=9", "one=10%", "serve=1 min"]))
    assert [(str(problem.place), problem.where) for problem in doubts] == [
        ("--vary windows", "parameters.windows.value"),
        ("--vary serve", "parameters.serve.value"),
    ]


def test_too_many_combinations():
    """A grid has its bound."""
    variations = read_variations(load("special-equipment"), ["windows=1..100 by 1", "devices=1..21 by 1"])
    with pytest.raises(ScenarioError, match="--vary  2,100 combinations of values are too many; at most 2,000; fewer"):
        points(variations)
    assert points(variations[:1]) == 100
