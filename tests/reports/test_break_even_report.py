"""The report of a break-even: the sentence for every outcome, the table, the figure, and JSON."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from rich.cells import cell_len

from reports.break_even_json import break_even_json
from reports.break_even_report import break_even_report
from reports.drawn_curve import drawn_curve
from reports.figures import Curve, Level, Reading, Tick
from reports.phrase import Language
from reports.terminal import render_text
from sim.experiment.break_even import BreakEven, Question, _Search
from sim.experiment.comparison import Overload
from sim.experiment.paired_runs import Point
from sim.measure.catalogue import Measure
from sim.measure.estimate import Difference, Estimate
from sim.scenario.load import load
from sim.scenario.varied import Varied, varied

SCENARIO = load("construction-start")
BREACH = varied(SCENARIO, "breach")
REVIEWERS = varied(SCENARIO, "reviewers", "1", "41")
HOUR = 3600.0


def found(
    hours: Callable[[float], float],
    half: float = 0.5,
    *,
    number: Varied = BREACH,
    measure: Measure = Measure.STAFF_EFFORT_TOTAL,
    overloaded_from: float = 9e9,
) -> BreakEven:
    """A break-even of a difference, in hours, that is made up."""

    def point(x: float) -> Point:
        made = Estimate(hours(x) * HOUR, half * HOUR, 20)
        overloads = (Overload("new", "inspector", 1.2),) if x >= overloaded_from else ()
        old = Estimate(20 * HOUR, 0.0, 20)
        return Point(
            x,
            old,
            Estimate(old.mean + made.mean, made.half_width, 20),
            Difference(made, 0.5, 0.0),
            0.02 * len(overloads),
            overloads,
        )

    search = _Search(number, point)
    grid = search.grid()
    crossings = search.crossings(grid)
    points = tuple(search.points[x] for x in sorted(search.points))
    question = Question(SCENARIO, number, measure, "new")
    return BreakEven(question, 1, 20, grid, points, crossings, search.hidden(grid))


def text(result: BreakEven, language: Language = "en", width: int = 100) -> str:
    """The report in one line, as sentences are broken anywhere."""
    lines = render_text(break_even_report(result, language), width=width).splitlines()
    return " ".join(line.strip() for line in lines) if language == "en" else "".join(lines)


OUTCOMES = [
    (
        found(lambda x: 20 * x - 9),
        (
            "“One pledge” saves staff time as long as breach is below 45% (95% interval 42.5% to 47.5%); above that, "
            "“Eight approvals” takes less."
        ),
        "违诺率低于 45%(95% 置信区间 42.5% 至 47.5%)时,“一份承诺书”节省工作人员用时;高于此值时,“八项分别审批”",
    ),
    (
        found(lambda x: 9 - 20 * x, 0.0),
        (
            "“One pledge” saves staff time as long as breach is above 45% (the same in every replication); below that, "
            "“Eight approvals” takes less."
        ),
        "违诺率高于 45%(每次重复都相同)时,“一份承诺书”节省工作人员用时;低于此值时,“八项分别审批”所需更少。",
    ),
    (
        found(lambda x: x - 20.5, 2, number=REVIEWERS),
        "“One pledge” saves staff time as long as reviewers is at most 20 (95% interval 18 to 22); above that,",
        "每项审查人数不超过 20(95% 置信区间 18 至 22)时",
    ),
    (
        found(lambda x: 20.5 - x, 2, number=REVIEWERS),
        "“One pledge” saves staff time as long as reviewers is at least 21 (95% interval 19 to 23); below that,",
        "每项审查人数不低于 21(95% 置信区间 19 至 23)时",
    ),
    (
        found(lambda x: 6 * x - 12),
        (
            "“One pledge” saves staff time at any breach from 0% to 100%: by 12.0 ± 0.5 h a case at 0%, by 6.0 ± 0.5 h "
            "a case at 100%."
        ),
        "违诺率从 0% 到 100%,“一份承诺书”节省工作人员用时:在 0% 时每件 12.0 ± 0.5 小时,在 100% 时每件 6.0 ± 0.5 小时。",
    ),
    (
        found(lambda x: 6 * x + 12),
        "“Eight approvals” takes less staff time at any breach from 0% to 100%: by 12.0 ± 0.5 h a case at 0%,",
        "违诺率从 0% 到 100%,“八项分别审批”所需工作人员用时更少:在 0% 时每件 12.0 ± 0.5 小时",
    ),
    (
        found(lambda x: x, 3),
        "No difference in staff time is shown at any breach from 0% to 100%: 0 ± 3 h a case at 0%, +1 ± 3 h a case at",
        "违诺率从 0% 到 100%,工作人员用时均未见差异:在 0% 时每件 0 ± 3 小时",
    ),
    (
        found(lambda x: 10 * x - 9, 5),
        (
            "“One pledge” saves staff time as long as breach is below 40%; from there up to 100% no difference is "
            "shown. The break-even is estimated at 90% (95% interval 40% to beyond 100%)."
        ),
        (
            "违诺率低于 40%时,“一份承诺书”节省工作人员用时;此后直至 100%,未见差异。"
            "平衡点估计为 90%(95% 置信区间 40% 至 高于 100%)。"
        ),
    ),
    (
        found(lambda x: 1 - 10 * x, 5),
        (
            "“One pledge” saves staff time as long as breach is above 60%; from there down to 0% no difference is "
            "shown. The break-even is estimated at 10% (95% interval below 0% to 60%)."
        ),
        "违诺率高于 60%时,“一份承诺书”节省工作人员用时;由此往下直至 0%,未见差异。",
    ),
    (
        found(lambda x: 100 * (x - 0.3) * (x - 0.9)),
        (
            "There is more than one break-even in staff time between 0% and 100%: · at 30% (95% interval 29.2% to "
            "30.8%), from where “Eight approvals” takes less staff time to where “One pledge” saves staff time"
        ),
        (
            "违诺率从 0% 到 100%,工作人员用时的平衡点不止一个:· 30%(95% 置信区间 29.2% 至 30.8%):"
            "此前“八项分别审批”所需工作人员用时更少,此后“一份承诺书”节省工作人员用时"
        ),
    ),
    (
        found(lambda x: 20 * x - 9, measure=Measure.TRIPS),
        "“One pledge” is better in trips as long as breach is below 45%",
        "“一份承诺书”的跑动更优",
    ),
    (
        found(lambda x: 20 * x - 9, measure=Measure.FIRST_PASS_YIELD),
        "“One pledge” is better in first-pass yield as long as breach is above 45%",
        "“一份承诺书”的一次通过率更优",
    ),
]


@pytest.mark.parametrize(("result", "en", "zh"), OUTCOMES)
def test_the_answer(result: BreakEven, en: str, zh: str):
    """A sentence for every outcome, in both languages."""
    assert en.replace(" ", "") in text(result).replace(" ", "")
    assert zh.replace(" ", "") in text(result, "zh").replace(" ", "")


def test_whether_the_break_even_is_believable():
    """The parameter's own range says so."""
    assert "breach to be 3%, believable is 0%..30%. The break-even lies outside" in text(found(lambda x: 20 * x - 9))
    assert "The break-even lies within" in text(found(lambda x: 20 * x - 4))


def test_doubts():
    """Overloaded pools, cases without an end, and changes that may hide."""
    overloaded = text(found(lambda x: 20 * x - 9, overloaded_from=0.7))
    assert "! One pledge: inspector is asked for more hours than it has where breach is 75% and 100%." in overloaded
    assert "Where breach is 75% and 100%, up to 2% of the cases of a process were not finished" in overloaded
    assert "! At 50% no difference is shown, though the same process" in text(found(lambda x: 40 * (x - 0.5) ** 2))
    assert "!" not in text(found(lambda x: 20 * x - 9))


def test_the_table_has_every_number():
    """With old, new, difference and change."""
    result = found(lambda x: 20 * x - 9)
    told = render_text(break_even_report(result, "en"), width=100)
    (row,) = (line.split() for line in told.splitlines() if line.split()[:1] == ["75%"] and "±" in line)
    assert row == ["75%", "20", "h", "26.0", "±", "0.5", "h", "+6.0", "±", "0.5", "h", "−50%"]
    assert sum("± 0.5 h" in line or "± 30 min" in line for line in told.splitlines()) == len(result.points)


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_is_wider_than_the_terminal(width: int, language: Language):
    """In both languages."""
    told = render_text(break_even_report(found(lambda x: 20 * x - 9), language), width=width)
    assert max(cell_len(line) for line in told.splitlines()) <= width


class TestCurve:
    """The figure."""

    CURVE = Curve(
        (Reading(0.0, -12, -13, -11), Reading(0.5, 0, -3, 3), Reading(1.0, 12, 11, 13)),
        (Level(0.0, "0 h"), Level(12, "+12 h"), Level(-12, "−12 h")),
        (Tick(0.0, "0%"), Tick(1.0, "100%")),
    )

    def lines(self, curve: Curve, width: int = 40) -> list[str]:
        """As drawn."""
        return [line.plain.rstrip() for line in drawn_curve(curve, width)]

    def test_points_stand_on_their_side_of_zero(self):
        """Below, on, and above the line, with their intervals."""
        drawn = self.lines(self.CURVE)
        (zero,) = (number for number, line in enumerate(drawn) if line.startswith("  0 h"))
        points = {line.index("●"): number for number, line in enumerate(drawn) if "●" in line}
        first, middle, last = (points[column] for column in sorted(points))
        assert last < middle == zero < first
        assert drawn[zero - 1][sorted(points)[1]] == drawn[zero + 1][sorted(points)[1]] == "│"

    def test_without_room_there_is_none(self):
        """A figure of a few cells says nothing."""
        assert self.lines(self.CURVE, 12) == []

    def test_all_the_same(self):
        """Nothing but zero."""
        drawn = self.lines(Curve((Reading(0.0, 0, 0, 0), Reading(1.0, 0, 0, 0)), (Level(0.0, "0 h"),), ()))
        assert sum("●" in line for line in drawn) == 1


def test_json():
    """What a program gets, with what it needs to repeat the search."""
    result = found(lambda x: 10 * x - 9, 5, overloaded_from=1)
    told = json.loads(json.dumps(break_even_json(result), allow_nan=False))
    assert told["break_even"] == {
        "root": pytest.approx(0.9, abs=0.005),
        "low": pytest.approx(0.4, abs=0.005),
        "high": None,
    }
    assert told["parameter"] == {
        "name": "breach",
        "unit": "share of one",
        "present": 0.03,
        "low": 0,
        "high": 1,
        "is_whole": False,
    }
    assert told["measure"] == {"name": "staff_effort_total", "unit": "s"}
    assert told["points"][-1]["overloads"] == [
        {"process": "new", "pool": "inspector", "load": 1.2, "strain": "overloaded", "case_types": []}
    ]
    assert told["points"][0]["difference"]["mean"] == -9 * HOUR
    assert [crossing["after"] for crossing in told["crossings"]] == [0]
