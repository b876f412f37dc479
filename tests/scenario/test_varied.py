"""Parameters that are varied: which can be, and between which ends."""

from __future__ import annotations

import pytest

from sim.scenario.load import load, load_text
from sim.scenario.problem import ScenarioError
from sim.scenario.quantity import Kind
from sim.scenario.varied import Varied, varied
from tests.told import scenario

PARAMETERS = """\
parameters:
  share:    {value: 5%, range: 2%..10%, origin: assumed}
  windows:  {value: 2, range: 1..9, origin: assumed}
  factor:   {value: 1.5, range: 1..9, origin: assumed}
  length:   {value: 15 min, range: 10..90 min, origin: assumed}
  pause:    {value: 3 workdays, range: 0.5..9 workdays, origin: assumed}
  free:     {value: 3 h, origin: assumed}
  spread:   {value: 1..2 h, range: 1..9 h, origin: assumed}
  way:      {value: in turn, choices: [in turn, side by side], origin: assumed}
"""
SCENARIO = scenario(
    "- {step: serve, by: window, takes: 1 h}",
    more=PARAMETERS,
)


@pytest.mark.parametrize(
    ("name", "low", "high", "expected"),
    [
        ("share", None, None, Varied("share", Kind.SHARE, 0.05, 0, 1)),
        ("share", "1%", "20%", Varied("share", Kind.SHARE, 0.05, 0.01, 0.2)),
        ("windows", None, None, Varied("windows", Kind.COUNT, 2, 1, 9, is_whole=True)),
        ("windows", "1.5", None, Varied("windows", Kind.COUNT, 2, 1.5, 9)),
        ("factor", None, None, Varied("factor", Kind.COUNT, 1.5, 1, 9)),
        ("length", None, "2 h", Varied("length", Kind.DURATION, 900, 600, 7200)),
        ("pause", None, None, Varied("pause", Kind.WORKDAYS, 3, 0.5, 9)),
        ("pause", "1 workday", None, Varied("pause", Kind.WORKDAYS, 3, 1, 9, is_whole=True)),
        ("free", "1 h", "4 h", Varied("free", Kind.DURATION, 10800, 3600, 14400)),
    ],
)
def test_ends(name: str, low: str | None, high: str | None, expected: Varied):
    """All shares, or the parameter's own range, or what is said."""
    assert varied(SCENARIO, name, low, high) == expected


@pytest.mark.parametrize(
    ("name", "low", "high", "told"),
    [
        ("windos", None, None, "parameter windos  'windos' is not a parameter; parameters that can be varied: share, "),
        ("windos", None, None, "did you mean windows?"),
        (
            "spread",
            None,
            None,
            "parameter spread  spread is a distribution (1..2 h); parameters that can be varied: share, ",
        ),
        ("way", None, None, "parameter way  way is a word (in turn); parameters that can be varied: share, "),
        ("free", None, None, "parameter free  free has no range; give --from and --to"),
        ("free", "1 h", None, "parameter free  free has no range; give --to"),
        ("length", "2 h", None, "parameter length  2 h is not below 1.5 h; a range from low to high"),
        ("length", "2 h", "2 h", "parameter length  2 h is not below 2 h; a range from low to high"),
        ("length", "5%", None, "--from 5%  '5%' is a share; a duration such as 90 min"),
        ("length", None, "1..2 h", "--to 1..2 h  this varies; one amount"),
    ],
)
def test_what_cannot_be_varied(name: str, low: str | None, high: str | None, told: str):
    """Each fault is told with what is allowed."""
    with pytest.raises(ScenarioError) as caught:
        varied(SCENARIO, name, low, high)
    assert told in str(caught.value)


@pytest.mark.parametrize("amount", [0.0, 0.613, 1 / 3, 1.0])
def test_a_setting_sets_the_number(amount: float):
    """What is written is read again."""
    number = varied(load("construction-start"), "breach")
    changed = load("construction-start", [number.setting(amount)])
    assert varied(changed, "breach").present == pytest.approx(amount, rel=1e-14)


def test_a_scenario_without_numbers():
    """There is nothing to choose from."""
    bare = load_text(SCENARIO.text.replace(PARAMETERS, ""))
    with pytest.raises(ScenarioError, match="no parameter can be varied"):
        varied(bare, "windows")


def test_names_in_chinese():
    """They do as well as those in the file, and one that was misspelt is found among them."""
    special = load("special-equipment")
    assert varied(special, "窗口数").name == "windows"
    with pytest.raises(ScenarioError, match=r"did you mean 窗口数\?"):
        varied(special, "窗口")
    with pytest.raises(ScenarioError, match=r"did you mean 窗口数\?"):
        load("special-equipment", ["窗口=3"])
