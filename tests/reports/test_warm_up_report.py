"""The report about a warm-up, the warning of a run, the figure, and JSON."""

from __future__ import annotations

import json

import pytest
from attrs import evolve
from rich.cells import cell_len

from reports.json_report import json_report
from reports.phrase import LANGUAGES, Language
from reports.run_report import run_report
from reports.terminal import render_text
from reports.warm_up_json import warm_up_json
from reports.warm_up_report import warm_up_report
from sim.experiment.chunk import Failed
from sim.experiment.compare import compare
from sim.experiment.comparison import Comparison, Overload
from sim.experiment.settling import NotJudged, Settling
from sim.experiment.warm_up import WarmUp, warm_up
from sim.scenario.model import Scenario
from tests.experiment.test_settling import made

MORE = """\
chinese: {One window: 一个窗口, window: 窗口, visit: 来访, serve: 接待, post: 邮寄}
"""


def scenario(warm_up: int = 0, arrivals: str = "{rate: 3 per workday}") -> Scenario:
    one = made(arrivals, warm_up=warm_up, more=MORE)
    titles = {"old": "slow", "new": "quick"}
    chinese = {"slow": "慢", "quick": "快"}
    return evolve(
        one,
        translations=one.translations | chinese,
        processes={name: evolve(own, title=titles[name]) for name, own in one.processes.items()},
    )


@pytest.fixture(scope="module")
def found() -> WarmUp:
    return warm_up(scenario(), seed=6, replications=6)


@pytest.fixture(scope="module")
def run() -> Comparison:
    return compare(scenario(), seed=6, replications=6)


def told(result: WarmUp, language: Language = "en") -> str:
    """The report in one line, as sentences are broken anywhere."""
    lines = render_text(warm_up_report(result, language), width=100).splitlines()
    return " ".join(" ".join(lines).split()) if language == "en" else "".join(line.strip() for line in lines)


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_looks_as_it_did(found: WarmUp, snapshot, language: Language, width: int):
    """Six replications with seed 6."""
    assert render_text(warm_up_report(found, language), width=width) == snapshot


@pytest.mark.parametrize("width", [24, 40, 80, 120])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wider_than_the_terminal(found: WarmUp, language: Language, width: int):
    """In both languages."""
    text = render_text(warm_up_report(found, language), width=width)
    assert max(cell_len(line) for line in text.splitlines()) <= width


class TestAnswer:
    """The first sentence."""

    def with_suggestions(self, found: WarmUp, chosen: int, *suggestions: int | None) -> WarmUp:
        pairs = zip(found.series, suggestions, strict=True)
        own = tuple(evolve(series, suggested=suggestion) for series, suggestion in pairs)
        return evolve(found, scenario=scenario(chosen), series=own, settling=Settling(()))

    def test_too_short(self, found: WarmUp):
        """With what is suggested, and what changes."""
        assert "The warm-up of 0 workdays is too short: the measured days still change. MSER-5 suggests" in told(found)
        assert "预热 0 个工作日不够:观测期内仍有变化。MSER-5 建议" in told(found, "zh")
        assert "! slow: there is no warm-up, and the run begins empty. In the first 5 measured workdays" in told(found)
        unknown = evolve(found, series=tuple(evolve(series, suggested=None) for series in found.series))
        assert "the 100 workdays that were simulated are too few to suggest a longer one." in told(unknown)

    def test_long_enough(self, found: WarmUp):
        """The longest of all suggestions counts; one day is one day."""
        made_up = self.with_suggestions(found, 20, 1, 5, 0, 15)
        assert "The warm-up of 20 workdays is long enough: MSER-5 suggests 15 workdays." in told(made_up)
        assert "预热 20 个工作日足够:MSER-5 建议 15 个工作日。" in told(made_up, "zh")
        assert "1 workday " in told(made_up)

    def test_shorter_than_suggested(self, found: WarmUp):
        """Though nothing is seen to change."""
        made_up = self.with_suggestions(found, 20, 0, 25, 0, 0)
        assert "is shorter than the 25 workdays that MSER-5 suggests, but no change is shown" in told(made_up)
        unjudged = told(evolve(made_up, settling=Settling((), NotJudged.FIXED_DATES)))
        assert "is shorter than the 25 workdays that MSER-5 suggests. " in unjudged
        assert "no change is shown" not in unjudged

    def test_too_short_to_tell(self, found: WarmUp):
        """Which series, why, and what to do."""
        made_up = self.with_suggestions(found, 20, 0, None, 0, None)
        assert "Whether the warm-up of 20 workdays is long enough cannot be said" in told(made_up)
        assert "! slow, cases under way: no suggestion, because the series still changes in its second half" in told(
            made_up
        )
        assert '--set "horizon.length=180 workdays"' in told(made_up)
        few = tuple(evolve(series, has_too_few=True) for series in made_up.series)
        assert "there are too few days with cases" in told(evolve(made_up, series=few))
        assert "有到件的日子太少" in told(evolve(made_up, series=few), "zh")

    def test_a_process_that_cannot_keep_up(self, found: WarmUp):
        """Nothing is asked of its series; if no process can, no warm-up helps."""
        one = evolve(self.with_suggestions(found, 20, None, None, 0, 0), overloads=(Overload("old", "window", 1.3),))
        assert "is long enough" in told(one)
        assert "! slow: window of “slow” cannot keep up, so its series never settle" in told(one)
        both = evolve(one, overloads=(Overload("old", "window", 1.3), Overload("new", "window", 1.1)))
        assert "No warm-up is long enough: window of “slow” and window of “quick” cannot keep up" in told(both)
        assert "任何预热期都不够:“慢”的窗口和“快”的窗口办不过来" in told(both, "zh")

    @pytest.mark.parametrize("why", NotJudged)
    def test_why_measured_days_are_not_judged(self, found: WarmUp, why: NotJudged):
        """In both languages, and without a column for it."""
        made_up = evolve(found, settling=Settling((), why))
        assert "Whether the measured days change is not judged: " in told(made_up)
        assert "未作判断:" in told(made_up, "zh")
        assert "Mean after it Change" not in told(made_up)

    def test_case_types_at_fixed_dates_are_named(self, found: WarmUp):
        """They are not watched."""
        cohort = scenario(20, "{cohort: 5, on: 2026-03-02 09:00}")
        assert "! visit: cases come at fixed dates and are not watched" in told(evolve(found, scenario=cohort))


class TestRun:
    """The warning below the answer of a run."""

    def text(self, comparison: Comparison, language: Language) -> str:
        lines = render_text(run_report(comparison, language), width=100).splitlines()
        return " ".join(" ".join(lines).split()) if language == "en" else "".join(line.strip() for line in lines)

    def test_too_short(self, run: Comparison):
        """What is seen, what it spoils, and where to look."""
        text = self.text(run, "en")
        assert "! slow: there is no warm-up, and the run begins empty. In the first 5 measured workdays" in text
        assert (
            "finished cases a workday, queues and utilisation mix both. No such change is shown in the lead time."
            in text
        )
        assert "`onething warmup` suggests one." in text
        assert "没有预热,模拟从空场开始。观测期前 5 个工作日平均在办" in self.text(run, "zh")

    def test_lead_times_and_a_short_warm_up(self, run: Comparison):
        """Times are told as open hours."""
        (drift,) = run.settling.too_short
        lead = run.settling.drifts[0]
        times = evolve(lead, change=evolve(drift.change, mean=lead.late.mean, half_width=1.0))
        one = evolve(run, scenario=scenario(2), settling=Settling((times,)))
        assert "slow: the warm-up of 2 workdays is too short. A visit case that comes in the first 5" in self.text(
            one, "en"
        )
        assert "预热 2 个工作日不够。观测期前 5 个工作日到来的来访平均历时" in self.text(one, "zh")

    def test_nothing_to_warn_of(self, run: Comparison):
        """Nothing is said."""
        assert "warm-up" not in self.text(evolve(run, settling=Settling((), NotJudged.BACKLOG)), "en")

    def test_json(self, run: Comparison):
        """The same for programs; null where nothing is judged."""
        report = json.loads(json.dumps(json_report(run)["warm_up"], allow_nan=False))
        assert report["is_too_short"] is True
        assert report["not_judged"] is None
        assert [one["is_too_short"] for one in report["changes"]] == [False, True, False, False]
        assert {one["unit"] for one in report["changes"]} == {"s", "count"}
        quiet = json_report(evolve(run, settling=Settling((), NotJudged.BACKLOG)))["warm_up"]
        assert quiet == {"is_too_short": None, "not_judged": "backlog", "false_alarms": 0.01, "changes": []}


def test_failed_replications_are_told(found: WarmUp):
    """With the reason."""
    assert "! Some replications failed and are missing: oh" in told(evolve(found, failed=(Failed(1, "oh"),)))
    assert warm_up_json(evolve(found, failed=(Failed(1, "oh"),)))["failed"] == [{"replication": 2, "reason": "oh"}]


def test_both_warm_ups_are_marked(found: WarmUp):
    """Above the lines that stand for them, in every chart."""
    lines = render_text(warm_up_report(found, "en"), width=80).splitlines()
    assert sum("chosen: 0" in line for line in lines) == 4
    assert sum("suggested: 10" in line for line in lines) >= 1


def test_json(found: WarmUp):
    """Everything that the report shows, and its keys are documented."""
    report = json.loads(json.dumps(warm_up_json(found), allow_nan=False))
    assert (report["chosen"], report["verdict"], report["days"]) == (0, "too short", 100)
    assert [len(series["means"]) for series in report["series"]] == [100] * 4
    assert report["suggested"] == max(series["suggested"] for series in report["series"])
    for key in report:
        assert key in (warm_up_json.__doc__ or ""), key
