"""Doubts in reports: the headline, the warnings, the columns; on small scenarios that were made for them."""

from __future__ import annotations

import json
from functools import cache

import pytest
from attrs import evolve
from made_comparison import made_comparison
from rich.cells import cell_len

from reports.break_even_report import break_even_report
from reports.gains_report import gains_report
from reports.hall_report import hall_report
from reports.json_report import json_report
from reports.phrase import LANGUAGES, Language
from reports.run_report import run_report
from reports.terminal import render_text
from sim.experiment.chunk import Failed
from sim.experiment.compare import compare
from sim.experiment.comparison import Comparison, Overload, Strain, Verdict
from sim.experiment.gains import gains
from sim.measure.catalogue import Measure
from sim.measure.estimate import Difference, Estimate
from sim.scenario import message
from sim.scenario.load import load_text
from tests.reports.test_break_even_report import found as found_break_even
from tests.scenario.halls import hall

TEXT = """\
title: A window that cannot keep up
calendar: {days: mon-fri, hours: [09:00-12:00, 13:30-17:00]}
horizon: {start: 2026-03-02, length: 10 workdays, run_out: RUN_OUT}
staff: {window: {count: 1}, desk: {count: 1}}
cases: {visit: {arrivals: ARRIVALS}}
processes:
  old: {title: Slow, visit: [{step: serve, by: window, takes: OLD}]}
  new: {title: Quick, visit: [{step: serve, by: desk, takes: NEW}]}
chinese: {A window that cannot keep up: 忙不过来的窗口, window: 窗口, desk: 柜台, visit: 来访, Slow: 慢, Quick: 快}
"""
LOST = """\
title: Some are lost
calendar: {days: mon-fri, hours: [09:00-17:00], holidays: none}
horizon: {start: 2026-03-02, length: 60 workdays, run_out: 20 workdays}
staff: {window: {count: 9}}
cases: {visit: {arrivals: {every: 60 min}}}
processes:
  old:
    visit:
      - {step: serve, by: window, takes: 10..20 min}
      - choose: lost
        options: [{chance: SHARE, do: [{wait: for ever, for: 400 days}]}]
  new: {visit: [{step: serve, by: window, takes: 10..20 min}]}
claims: [{measure: lead time, reduction: less than 10%, origin: assumed}]
"""
TWENTY_A_DAY = "{rate: 20 per workday}"


@cache
def compared(
    arrivals: str = TWENTY_A_DAY,
    old: str = "30..50 min",
    new: str = "5..10 min",
    run_out: str = "5 workdays",
    replications: int = 4,
) -> Comparison:
    text = TEXT.replace("ARRIVALS", arrivals).replace("OLD", old).replace("NEW", new).replace("RUN_OUT", run_out)
    return compare(load_text(text), seed=1, replications=replications)


def told(comparison: Comparison, language: Language = "en", width: int = 100) -> str:
    """The report in one line, as sentences are broken anywhere."""
    lines = render_text(run_report(comparison, language), width=width).replace("\u00a0", " ").splitlines()
    return (" " if language == "en" else "").join(line.strip() for line in lines)


def headline(comparison: Comparison, language: Language = "en") -> str:
    """What stands above the warnings."""
    return told(comparison, language).split("!")[0]


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("new", ["5..10 min", "29..49 min"])
def test_an_overloaded_report_looks_as_it_did(snapshot, new, language, width):
    """Every line of it; the old process is overloaded, the new one is or is not."""
    text = render_text(run_report(compared(new=new), language), width=width)
    assert max(map(cell_len, text.splitlines())) <= width
    assert text == snapshot


class TestHeadline:
    """What it claims, and what it does not."""

    def test_a_bound_where_only_the_old_process_has_unfinished_cases(self):
        """They count with the time they have spent."""
        text = headline(compared())
        assert "“Quick” instead of “Slow” saves at least" in text
        assert "of the cases of “Slow” were not finished and count with the time they have spent so far)" in text
        assert "a case that was finished" in text
        assert "每件全程时间至少节省" in headline(compared(), "zh")

    def test_what_cannot_be_said(self):
        """Both have unfinished cases: no difference of lead times is named."""
        text = headline(compared(new="29..49 min"))
        assert "leaves open whether a case takes less time from start to finish, because" in text
        assert "of the cases of “Slow” and" in text
        assert "of the cases of “Quick” were not finished" in text
        assert "save" not in text.split("because")[0]
        assert "全程时间是否缩短无法判断" in headline(compared(new="29..49 min"), "zh")

    def test_a_cost_at_least(self):
        """The new process cannot keep up, and loses even so."""
        text = headline(compared(old="5..10 min", new="30..50 min"))
        assert "costs at least" in text
        assert "of the cases of “Quick” were not finished" in text

    def test_all_finished_but_overloaded(self):
        """The amount belongs to these days."""
        text = headline(compared(run_out="60 workdays"))
        assert (
            "over these 10 workdays only, another amount over others, because window of “Slow” cannot keep up" in text
        )

    def test_nothing_to_doubt(self):
        """Nothing is said of doubts."""
        text = told(compared("{rate: 5 per workday}"))
        assert "from start to finish and" in text
        assert "!" not in text.split("The four reductions")[0]

    def test_shown_but_tiny(self):
        """Thirty minutes and ten seconds more or less: less than 1 %, and said to be."""
        text = headline(compared("{rate: 5 per workday}", "30 min", "29.9 min"))
        assert "by less than 1%" in text
        assert "saves" not in text

    def test_one_process_alone(self):
        """A bound, or that there is nothing."""
        both = compared()
        alone = evolve(
            both,
            scenario=evolve(both.scenario, processes={"old": both.scenario.processes["old"]}),
            estimates={"old": both.estimates["old"]},
            differences={},
            faster={},
            lead_times={"old": both.lead_times["old"]},
            overloads=tuple(one for one in both.overloads if one.process == "old"),
            bottlenecks=tuple(one for one in both.bottlenecks if one.process == "old"),
        )
        assert "of the cases were not finished: a case takes at least" in headline(alone)
        nothing = {key: one for key, one in both.estimates["old"].items() if key[0] is not Measure.LEAD_TIME_MEAN}
        nothing[Measure.UNFINISHED, "visit"] = Estimate(0.0, 0.0, 4)
        assert "nothing can be said, because no case was finished" in headline(
            evolve(alone, estimates={"old": nothing})
        )


class TestWarnings:
    """Below the headline."""

    def test_by_how_much(self):
        """Work asked for and hours there, with their interval, and how the queue grows."""
        text = told(compared())
        assert "! Slow: window is asked for" in text
        assert "of work a working day and has 6.5 h" in text
        assert "too much (load " in text
        assert "say nothing about a lasting state." in text
        assert "慢:窗口每个工作日所需工时" in told(compared(), "zh")

    @pytest.mark.parametrize(
        ("strain", "en", "zh"),
        [
            (Strain.AT_THE_LIMIT, "is near its limit or beyond it", "接近或超过极限"),
            (Strain.NEVER_IDLE, "is busy in all of its", "全部占满"),
        ],
    )
    def test_other_strains(self, strain: Strain, en: str, zh: str):
        """Each has its words."""
        made = evolve(compared(), overloads=(Overload("old", "window", 0.99, strain, ("visit",)),))
        assert en in told(made)
        assert zh in told(made, "zh")

    def test_unfinished_cases_and_what_they_do_to_means(self):
        """How many, in which direction, and a bound."""
        text = told(compared())
        assert "were not finished when the run ended" in text
        assert "too low, because the longest are missing" in text
        assert "and at least" in text

    def test_none_finished(self):
        """No times are told."""
        text = told(compared("{rate: 2 per workday}", old="90 workdays"))
        assert "none was finished when the run ended; on average they had been under way for" in text
        assert "saves at least" in text

    def test_no_case_at_all(self):
        """Nothing to measure, in both languages, and no fault."""
        empty = compared("{on: 2026-05-06 09:00}")
        assert "! No visit case came in the measured days: there is nothing to measure." in told(empty)
        assert "观测期内没有来访到件" in told(empty, "zh")
        json.dumps(json_report(empty), allow_nan=False)

    def test_some_replications_without_a_case(self):
        """Numbers are of the others."""
        text = told(compared("{rate: 0.05 per workday}", replications=6))
        assert "of 6 replications no visit case was finished; numbers per case are of the other replications." in text

    def test_one_replication(self):
        """No change is shown in its tables."""
        text = told(compared("{rate: 5 per workday}", replications=1))
        assert "! One replication says nothing of chance" in text
        assert "%" not in next(
            line
            for line in render_text(
                run_report(compared("{rate: 5 per workday}", replications=1), "en"), width=80
            ).splitlines()
            if line.startswith("  mean")
        )


class TestTables:
    """What a column does not claim."""

    def test_no_change_where_no_difference_is_shown(self):
        """A dash, and why; where there is none in any replication, 0 %."""
        made = made_comparison()
        key = Measure.TRIPS, "rename"
        unsure = evolve(
            made, differences={"new": made.differences["new"] | {key: Difference(Estimate(-0.1, 0.2, 30), 0.97, 0.5)}}
        )
        row = next(
            line for line in render_text(run_report(unsure, "en"), width=80).splitlines() if line.startswith("trips")
        )
        assert row.endswith("–")
        assert "– under Change: the interval of the difference contains zero" in told(unsure)
        certain = compared(old="6 min", new="6 min", arrivals="{rate: 5 per workday}")
        row = next(
            line for line in render_text(run_report(certain, "en"), width=80).splitlines() if line.startswith("steps")
        )
        assert row.endswith("0%")

    def test_too_few_cases_for_a_percentile(self):
        """A dash, and how many it takes."""
        few = compared("{cohort: 6, on: 2026-03-02 09:00}", "5 min")
        rows = render_text(run_report(few, "en"), width=80).splitlines()
        assert next(row for row in rows if row.startswith("  90% within")).split()[-4:] == ["–"] * 4
        assert "–" not in next(row for row in rows if row.startswith("  median"))[:40]
        assert "“90% within” 100 and 20." in told(few)
        assert "“90% 不超过”要 100 件和 20 件" in told(few, "zh")
        assert {"process": "old", "measure": "lead_time_p90", "case_type": "visit"} in json_report(few)["too_few"]

    def test_a_percentile_among_unfinished_cases(self):
        """It is not that of the finished ones, which lies far below."""
        lost = compare(load_text(LOST.replace("SHARE", "15%")), seed=1, replications=4)
        rows = render_text(run_report(lost, "en"), width=100).splitlines()
        assert next(row for row in rows if row.startswith("  90% within")).split()[2] == "–"
        assert next(row for row in rows if row.startswith("  median")).split()[1] != "–"
        assert "– hangs on cases that were not finished: a percentile lies among them" in told(lost)
        assert "分位数落在其中" in told(lost, "zh")
        for measure in ("lead_time_p90", "through_90_days"):
            assert {"process": "old", "measure": measure, "case_type": "visit"} in json_report(lost)["beyond"]

    def test_few_unfinished_cases_that_take_very_long(self):
        """Less than one in a hundred, which take longer than all others together: no mean of these is claimed."""
        lost = compare(load_text(LOST.replace("SHARE", "0.8%")), seed=1, replications=4)
        assert 0 < lost.unfinished_share("old", "visit") < 0.01
        assert "leaves open whether a case takes less time" in headline(lost) or "saves at least" in headline(lost)
        assert "no difference in the time from start" not in told(lost)
        assert [check.verdict for check in lost.claims] == [Verdict.CANNOT_BE_SAID]

    def test_never_seen_is_not_never(self):
        """A share of 100 % on time says so much as there are cases."""
        made = made_comparison()
        assert "what was never seen in 717 finished cases may still happen in up to 0.4% of them" in told(made)
        assert "未必是必然" in told(made, "zh")
        assert "never seen" not in told(compared("{rate: 5 per workday}", "5 min"))


def test_json_tells_the_same():
    """Strains, unfinished cases and bounds."""
    report = json_report(compared())
    json.dumps(report, allow_nan=False)
    assert report["overloads"][0]["strain"] == "overloaded"
    assert report["overloads"][0]["case_types"] == ["visit"]
    (unfinished,) = report["unfinished"]
    assert (unfinished["process"], unfinished["case_type"]) == ("old", "visit")
    assert 0 < unfinished["share"] < 1
    assert report["processes"]["old"]["measures"]["lead_time_at_least"]["visit"]["mean"] > 0
    assert 0 < report["never_seen_at_most"]["new"] < 0.02


class TestBreakEven:
    """Its answer and its doubts."""

    def test_the_answer_says_that_it_holds_for_finished_cases(self):
        """2 % were not finished where a pool is overloaded."""

        def text(language: Language) -> str:
            lines = render_text(
                break_even_report(found_break_even(lambda x: 20 * x - 9, overloaded_from=0.7), language), width=100
            )
            return " ".join(lines.split())

        assert "This holds for the cases that were finished only; up to 2% of those of a process were not" in text("en")
        assert "以上仅就已办结者而言" in text("zh")
        quiet = render_text(break_even_report(found_break_even(lambda x: 20 * x - 9), "en"), width=100)
        assert "cases that were finished only" not in " ".join(quiet.split())

    def test_at_the_limit(self):
        """It is told apart from overload."""
        made = found_break_even(lambda x: 20 * x - 9)
        last = evolve(made.points[-1], overloads=(Overload("new", "inspector", 1.0, Strain.AT_THE_LIMIT),))
        text = " ".join(
            render_text(break_even_report(evolve(made, points=(*made.points[:-1], last)), "en"), width=100).split()
        )
        assert "! One pledge: inspector is near its limit or beyond it where breach is 100%" in text

    def test_no_change_where_no_difference_is_shown(self):
        """The numbers around the break-even have a dash."""
        lines = render_text(break_even_report(found_break_even(lambda x: 20 * x - 10), "en"), width=100).splitlines()
        (row,) = (line for line in lines if line.split()[:1] == ["50%"] and "±" in line)
        assert row.rstrip().endswith("–")


class TestHalls:
    """Where hours of the house rest on the finished cases."""

    def test_the_headline_says_which_cases_are_missing(self, tmp_path):
        """Reading takes an hour of a reader who has six and a half a day, and a licence comes every hour."""
        house = hall(tmp_path, "a_licence_every=1 h", "licences.reading=60 min", "horizon.run_out=1 workdays")
        comparison = compare(house, seed=1, replications=2)
        assert comparison.is_censored("old", "licence")
        text = " ".join(render_text(hall_report(comparison, "en"), width=100).split())
        assert "Not certain: up to" in text.split("!")[0]
        assert "尚不确定" in render_text(hall_report(comparison, "zh"), width=100)

    def test_gains_tell_it_too(self, tmp_path):
        """With the pools that cannot keep up."""
        house = hall(tmp_path, "a_licence_every=1 h", "licences.reading=60 min", "horizon.run_out=1 workdays")
        found = gains(house, seed=1, replications=2)
        text = " ".join(render_text(gains_report(found, "en"), width=100).split())
        assert "of the cases were not finished (licence)" in text
        assert "asked for more hours than there are" in text
        assert "件未办结(" in render_text(gains_report(found, "zh"), width=100)


def test_replications_that_failed_are_told() -> None:
    """How many of how many, which, and why; in both languages and for programs."""
    reason = message.told("there is not enough memory")
    comparison = evolve(made_comparison(), failed=(Failed(3, reason), Failed(4, reason)))
    everything = comparison.replications + 2
    expected = f"2 of {everything} replications failed and are missing from all numbers (4–5): there is not enough"
    assert expected in told(comparison)
    assert f"{everything} 次重复中有 2 次失败,未计入任何数字(第 4–5 次):内存不足" in told(comparison, "zh")
    assert json_report(comparison)["failed"][0] == {"replication": 4, "reason": "there is not enough memory"}
