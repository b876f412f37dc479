"""What a report of a run says, and in which order."""

import math

import numpy as np
import pytest
from attrs import evolve
from made_comparison import made_comparison

from reports.document import Paragraph, Table, Tone
from reports.figures import Bars, Histograms
from reports.lead_times import common_axis
from reports.phrase import LANGUAGES
from reports.run_report import run_report
from reports.terminal import render_text
from sim.experiment.compare import compare
from sim.experiment.comparison import Comparison
from sim.measure.catalogue import Measure
from sim.measure.estimate import Difference, Estimate
from sim.scenario.load import load_text
from sim.scenario.model import Process

LEAD = Measure.LEAD_TIME_MEAN, "rename"


def answer_of(comparison: Comparison, language: str = "en") -> str:
    document = run_report(comparison, language)
    told = [block.text for block in document.head if isinstance(block, Paragraph) and block.tone is Tone.STRONG]
    return " ".join(told).replace("\u00a0", " ")


def warnings_of(comparison: Comparison) -> list[str]:
    document = run_report(comparison, "en")
    return [block.text.replace("\u00a0", " ") for block in document.head if isinstance(block, Paragraph) and block.mark]


def with_difference(comparison: Comparison, mean: float, half_width: float, ratio: float) -> Comparison:
    own = comparison.differences["new"] | {LEAD: Difference(Estimate(mean, half_width, 30), ratio, 0.5)}
    return evolve(comparison, differences={"new": own})


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_looks_as_it_did(snapshot, language, width):
    """Every line of it; look at the difference before taking a new snapshot."""
    assert render_text(run_report(made_comparison(), language), width=width) == snapshot


def test_the_answer_is_one_sentence():
    """What is saved, what it costs, each with its interval and share."""
    assert answer_of(made_comparison()) == (
        "“All at once” instead of “One by one” saves 5.3 ± 0.3 days (99%) from start to finish, "
        "28.4 ± 0.4 h (93%) of the applicant's own work and 3.09 ± 0.10 h (97%) of staff work a case; "
        "it costs 30.0 ± 1.2 min more of staff work afterwards a case."
    )


def test_an_interval_around_zero_shows_no_difference():
    """The sentence does not claim what the runs do not show."""
    told = answer_of(with_difference(made_comparison(), -3600.0, 7200.0, 0.99))
    assert "it shows no difference in the time from start to finish (−1 ± 2 h)" in told


def test_what_got_worse_is_said():
    """More time is a cost."""
    assert "it costs 2.00 ± 0.10 days (37%) more from start to finish" in answer_of(
        with_difference(made_comparison(), 2 * 86_400, 0.1 * 86_400, 1.37)
    )


def test_unfinished_cases_and_overloads_stand_under_the_answer():
    """They change what the numbers mean."""
    told = warnings_of(made_comparison())
    assert told[0].startswith(
        "One by one: window is asked for 55.6 ± 0.6 h of work a working day and has 52 h: 7% too much "
        "(load 107.0 ± 1.2%). Its queue grows by about 3.6 ± 0.6 h of work a working day, so waiting and lead times"
    )
    assert told[1].startswith("All at once: 0.10 ± 0.08 of 24.0 ± 1.2 rename cases a replication were not finished")
    assert "a case takes 78 ± 2 min if it is finished, and at least 8 ± 5 h on average of all" in told[1]


def test_one_replication_is_warned_of():
    """There are no intervals then, and the table says so."""
    comparison = made_comparison(n=1)
    assert warnings_of(comparison)[0].startswith("One replication says nothing of chance")
    assert "saves 5.35 days" in answer_of(comparison)
    assert answer_of(comparison).endswith(" a case. One replication: no interval.")
    assert answer_of(comparison, "zh").endswith("。只重复运行一次,没有区间。")
    assert "±" not in answer_of(comparison)


def test_one_replication_of_a_single_process():
    """Has no interval either."""
    comparison = made_comparison(n=1)
    only = {"old": comparison.scenario.processes["old"]}
    alone = evolve(
        comparison,
        scenario=evolve(comparison.scenario, processes=only),
        estimates={"old": comparison.estimates["old"]},
        differences={},
        lead_times={"old": comparison.lead_times["old"]},
        claims=(),
        overloads=(),
        bottlenecks=(),
    )
    assert answer_of(alone).endswith("and the staff 3.2 h. One replication: no interval.")


def test_nothing_finished_nothing_said():
    """No estimate of times in either process: no figures, no fault."""
    bare = evolve(
        made_comparison(),
        estimates={"old": {}, "new": {}},
        differences={"new": {}},
        lead_times={"old": np.empty(0), "new": np.empty(0)},
        faster={"new": Estimate(math.nan, math.nan, 0)},
        claims=(),
        overloads=(),
        bottlenecks=(),
    )
    assert "nothing can be said" in answer_of(bare)
    render_text(run_report(bare, "en"), width=80)


def test_a_single_process_stands_alone():
    """Its numbers are told without a comparison."""
    comparison = made_comparison()
    alone = evolve(
        comparison,
        scenario=evolve(comparison.scenario, processes={"old": comparison.scenario.processes["old"]}),
        estimates={"old": comparison.estimates["old"]},
        differences={},
        lead_times={"old": comparison.lead_times["old"]},
        faster={},
        claims=(),
        bottlenecks=comparison.bottlenecks[:1],
    )
    assert answer_of(alone).startswith("With “One by one” a case takes 5.4 ± 0.3 days from start to finish")
    assert "Difference" not in render_text(run_report(alone, "en"), width=80)


def test_three_processes_are_each_compared_with_the_baseline():
    """An answer and a table for each but the baseline."""
    two = made_comparison()
    third = Process("third", "By post", two.scenario.processes["new"].flows)
    three = evolve(
        two,
        scenario=evolve(two.scenario, processes={**two.scenario.processes, "third": third}),
        estimates={**two.estimates, "third": two.estimates["new"]},
        differences={**two.differences, "third": two.differences["new"]},
        lead_times={**two.lead_times, "third": two.lead_times["new"]},
        faster={**two.faster, "third": two.faster["new"]},
    )
    document = run_report(three, "en")
    assert answer_of(three).count("instead of “One by one”") == 2
    assert sum(isinstance(block, Table) for block in document.sections[1].blocks) == 2
    assert len(next(block for block in document.sections[2].blocks if isinstance(block, Bars)).bars) == 3
    assert len(next(block for block in document.sections[3].blocks if isinstance(block, Histograms)).histograms) == 3


def test_the_axis_is_logarithmic_where_medians_lie_far_apart():
    """And linear where they do not."""
    near = common_axis({"old": np.array([100.0, 200.0]), "new": np.array([80.0])})
    far = common_axis({"old": np.array([100_000.0, 200_000.0]), "new": np.array([80.0])})
    assert near is not None
    assert not near.is_logarithmic
    assert far is not None
    assert far.is_logarithmic
    assert common_axis({"old": np.empty(0)}) is None


def test_lead_times_of_zero_find_a_place():
    """A case that is through at once is not lost on a logarithmic axis."""
    comparison = evolve(made_comparison(), lead_times={"old": np.array([1e5, 2e5]), "new": np.zeros(3)})
    section = next(s for s in run_report(comparison, "en").sections if s.title.startswith("Lead times"))
    histograms = next(block for block in section.blocks if isinstance(block, Histograms))
    assert [sum(histogram.counts) for histogram in histograms.histograms] == [2, 3]


def test_runs_without_any_time_are_told_as_no_difference():
    """Where both processes take no time at all, nothing differs; that is not the same as nothing being known."""
    text = """
title: Nothing takes time
calendar: {days: mon-fri, hours: [09:00-12:00, 13:30-17:00]}
horizon: {start: 2026-03-02, length: 5 workdays}
staff: {w: {count: 9}}
cases: {c: {arrivals: {rate: 50 per workday}}}
processes:
  old: {title: Old, c: [{step: x, by: w, takes: 0 min}]}
  new: {title: New, c: [{step: x, by: w, takes: 0 min}]}
"""
    comparison = compare(load_text(text), seed=1, replications=2)
    assert "no difference" in render_text(run_report(comparison, "en"), width=100)
