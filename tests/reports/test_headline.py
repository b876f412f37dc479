"""Answers of scenarios that are about something else than the lead time."""

from __future__ import annotations

from functools import cache

import pytest
from attrs import evolve

from reports.headline import headline
from reports.phrase import Language, Voice
from sim.experiment.compare import compare
from sim.experiment.comparison import Comparison
from sim.experiment.measure_names import usual_measure
from sim.scenario.load import load_text
from sim.scenario.problem import ScenarioError

TEXT = """\
title: Who comes late
calendar: {days: mon-fri, hours: [09:00-12:00, 13:30-17:00]}
horizon: {start: 2026-03-02, length: 20 workdays, run_out: RUN_OUT}
staff: {clerk: {count: 90}}
cases: {visit: {arrivals: {rate: 40 per workday}}}
headline: HEADLINE
processes:
  old:
    title: Slow
    visit:
      - choose: whether late
        options:
          - chance: OLD
            do: [{count: late, share_of: cases}, {stopwatch: delay, do: [{wait: a day, for: 1 day}]}]
      - {step: serve, by: clerk, takes: 10 min}
  new:
    title: Quick
    visit:
      - choose: whether late
        options:
          - chance: NEW
            do: [{count: late, share_of: cases}, {stopwatch: delay, do: [{wait: a day, for: 1 day}]}]
      - {step: serve, by: clerk, takes: 8 min}
chinese: {Who comes late: 谁来晚了, Slow: 慢, Quick: 快, late: 迟到, delay: 延误, clerk: 职员, visit: 来访,
  whether late: 是否迟到, a day: 一天, serve: 办理}
"""


def scenario(headline: str, old: str = "50%", new: str = "10%", run_out: str = "5 workdays"):
    text = TEXT.replace("HEADLINE", headline).replace("OLD", old).replace("NEW", new).replace("RUN_OUT", run_out)
    return load_text(text)


@cache
def compared(headline: str, **values: str) -> Comparison:
    return compare(scenario(headline, **values), seed=1, replications=5)


def answer(found: Comparison, language: Language = "en") -> str:
    voice = Voice(language, found.scenario.translations)
    return headline(found, "new", voice).replace("\u00a0", " ")


def test_it_begins_with_what_the_reform_is_about():
    """By how much, from what, to what; then the work, and of the lead time nothing."""
    text = answer(compared("count of late"))
    assert text.startswith("“Quick” instead of “Slow” lowers the share counted as “late” by ")
    assert "points, from 4" in text or "points, from 5" in text
    assert "; it saves 2 min (20%) of staff work a case." in text
    assert "start to finish" not in text
    chinese = answer(compared("count of late"), "zh")
    assert chinese.startswith("以“快”代替“慢”:“迟到”占比下降 ")
    assert "个百分点(原 " in chinese


def test_what_becomes_more_is_said():
    """Raised, not saved."""
    assert "raises the share counted as “late” by" in answer(compared("count of late", old="10%", new="50%"))
    assert "“迟到”占比上升 " in answer(compared("count of late", old="10%", new="50%"), "zh")


def test_no_difference_is_shown():
    """With the rest of which none is shown; both have the same luck here."""
    text = answer(compared("[count of late, time of delay]", new="50%"))
    assert (
        "shows no difference in the share counted as “late” (0 points) and the time of “delay” a case (0 min)" in text
    )


def test_several_and_the_lead_time_among_them():
    """Those of which no answer speaks otherwise come first."""
    text = answer(compared("[lead time, total of late, staff effort]"))
    assert "lowers the number of “late” in all by " in text
    assert text.index("in all") < text.index("from start to finish") < text.index("staff work")
    assert text.count("staff work") == 1


def test_only_finished_cases_are_counted():
    """Which is said where many are not finished."""
    text = answer(compared("[count of late, lead time]", run_out="0 workdays", old="90%"))
    assert "among the cases that were finished lowers the share counted as “late” by" in text


def test_what_sweeps_look_at():
    """The first of them, or the lead time."""
    assert usual_measure(scenario("[count of late, trips]")) == "count of late"
    assert usual_measure(evolve(scenario("trips"), headline=())) == "lead time"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("led time", "'led time' is not allowed here"),
        ("[trips, trips]", "'trips' is there twice; each value once"),
        ("count of lat", "nothing in the file is counted as 'lat'"),
        ("[]", "a list of measures"),
        ("{a: 1}", "this is a mapping"),
    ],
)
def test_what_cannot_be_spoken_of(written: str, told: str):
    """One problem with its place."""
    with pytest.raises(ScenarioError) as caught:
        scenario(written)
    (problem,) = caught.value.problems
    assert told in str(problem)
    assert problem.place.line == 6
