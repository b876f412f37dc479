"""Targets: what may be written, and one clear line for what may not."""

from __future__ import annotations

import pytest

from sim.experiment.target import Help, Sense, read_targets
from sim.measure.catalogue import Measure
from sim.scenario.load import load_text
from sim.scenario.model import Scenario
from sim.scenario.problem import ScenarioError

TEXT = """\
title: A hall
horizon: {start: 2026-03-02, length: 4 workdays}
staff: {window: {count: 2}, desk: {count: 1}}
cases:
  visit: {arrivals: {rate: 60 per workday}, limit: {statutory: 2 workdays}}
  other: {arrivals: {rate: 6 per workday}, flow: [{step: look, by: window, takes: 5 min}]}
processes:
  old: {visit: [{step: serve, by: window, takes: 5 min}]}
  new: {visit: [{step: serve by form, by: window, takes: 5 min}]}
chinese: {other: 其他}
"""


def hall() -> Scenario:
    return load_text(TEXT)


@pytest.mark.parametrize(
    ("text", "key", "sense", "amount"),
    [
        ("waiting <= 30 min", (Measure.WAITING_MEAN, "visit"), Sense.AT_MOST, 1800.0),
        ("  waiting p90   of other ≤ 1 h 30 min", (Measure.WAITING_P90, "other"), Sense.AT_MOST, 5400.0),
        ("on time by statute>=95%", (Measure.ON_TIME_STATUTORY, "visit"), Sense.AT_LEAST, 0.95),
        ("working days p90 at most 5 workdays", (Measure.WORKING_DAYS_P90, "visit"), Sense.AT_MOST, 5.0),
        ("utilisation of window at least 0.6", (Measure.UTILISATION, "window"), Sense.AT_LEAST, 0.6),
        ("queue of desk <= 3", (Measure.QUEUE_MEAN, "desk"), Sense.AT_MOST, 3.0),
        ("finished per workday >= 50 per workday", (Measure.FINISHED_PER_WORKDAY, "visit"), Sense.AT_LEAST, 50.0),
        ("其他的平均等候 不超过 20 分", (Measure.WAITING_MEAN, "other"), Sense.AT_MOST, 1200.0),
        ("其他的90% 等候不超过 10 分钟", (Measure.WAITING_P90, "other"), Sense.AT_MOST, 600.0),
    ],
)
def test_targets_are_read(text: str, key: tuple[Measure, str], sense: Sense, amount: float) -> None:
    """A measure as elsewhere, of the subject unless said; amounts in the notation of scenarios."""
    (target,) = read_targets(hall(), [text])
    assert (target.key, target.sense, target.amount) == (key, sense, amount)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("waitign <= 30 min", "--target waitign <= 30 min  'waitign' is not a measure"),
        ("waitign <= 30 min", "did you mean waiting?"),
        ("waiting <=", "waiting has no amount; a measure, <= or >=, and an amount"),
        ("waiting", "'waiting' is not a target"),
        ("waiting < 30 min", 'did you mean "waiting <= 30 min"?'),
        ("waiting =< 30 min", 'did you mean "waiting <= 30 min"?'),
        ("waiting => 30 min", 'did you mean "waiting >= 30 min"?'),
        ("waiting <= 30", "'30' has no unit"),
        ("waiting <= 95%", "'95%' is a share"),
        ("waiting <= soon", "soon"),
        ("waiting <= 10..20 min", "'10..20 min' is not one amount"),
        ("on time by statute >= 95", "95 is not between 0% and 100%"),
        (
            "on time >= 95%",
            "no process has such a limit; limits in the file, or another measure; did you mean on time by",
        ),
        ("waiting of nobody <= 30 min", "there is nothing called 'nobody'"),
        ("utilisation <= 80%", "of which pool"),
        ("x" * 500, "is not a target"),
    ],
)
def test_what_is_no_target_is_told(text: str, said: str) -> None:
    """In one line, with what was written."""
    with pytest.raises(ScenarioError) as caught:
        read_targets(hall(), [text])
    (problem,) = caught.value.problems
    assert said in str(problem)
    assert str(problem).startswith("--target ")
    assert "\n" not in str(problem)


def test_all_faults_are_told_at_once() -> None:
    """One that comes twice among them; from below and from above is no fault."""
    with pytest.raises(ScenarioError) as caught:
        read_targets(hall(), ["waiting <= 1 h", "waiting <= 2 h", "nothing >= 1"])
    assert ["waiting has two targets" in str(own) for own in caught.value.problems] == [True, False]
    assert len(read_targets(hall(), ["waiting <= 1 h", "waiting >= 1 min"])) == 2


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("waiting <= 1 h", Help.MORE_PEOPLE),
        ("waiting >= 1 h", Help.FEWER_PEOPLE),
        ("waiting p90 <= 1 h", Help.MORE_PEOPLE),
        ("on time by statute >= 90%", Help.MORE_PEOPLE),
        ("utilisation of desk >= 50%", Help.FEWER_PEOPLE),
        ("documents <= 3", Help.NEITHER),
    ],
)
def test_what_helps(text: str, by: Help) -> None:
    """More people shorten queues, and idle more."""
    (target,) = read_targets(hall(), [text])
    assert target.help is by
    assert target.text.split()[0] == text.split(maxsplit=1)[0]


@pytest.mark.parametrize("text", ["< 30 min", "waiting <", "on time >= 95%"])
def test_nothing_is_meant_that_would_be_no_target_either(text: str) -> None:
    """Half a target, or being on time where no case has a limit of any kind."""
    with pytest.raises(ScenarioError) as caught:
        read_targets(load_text(TEXT.replace(", limit: {statutory: 2 workdays}", "")), [text])
    assert [problem.meant for problem in caught.value.problems] == [""]
