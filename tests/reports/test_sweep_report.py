"""The report of a sweep: the answer, its doubts, tables and figures."""

from __future__ import annotations

import pytest
from attrs import evolve
from syrupy.assertion import SnapshotAssertion

from reports.document import Document, Paragraph, Tone
from reports.phrase import Language
from reports.sweep_json import sweep_json
from reports.sweep_report import sweep_report
from reports.terminal import render_text
from sim.experiment.chunk import Failed
from sim.experiment.measure_names import asked_measure
from sim.experiment.sweep import Sweep, SweepPoint, sweep
from sim.scenario.load import reloaded
from sim.scenario.variation_reader import read_variations
from tests.experiment.varied_reform import REFORM

CHEAP = ("after=10,20 min",)


def swept(*vary: str, settings: tuple[str, ...] = (), replications: int = 3, points: int | None = None) -> Sweep:
    scenario = reloaded(REFORM, settings)
    return sweep(scenario, read_variations(scenario, vary), seed=1, replications=replications, points=points)


def report(
    found: Sweep, measure: str = "lead time", language: Language = "en", *, with_table: bool = False
) -> Document:
    return sweep_report(found, "new", asked_measure(found.scenario, measure), language, with_table=with_table)


def told(found: Sweep, measure: str = "lead time", language: Language = "en") -> str:
    """All paragraphs of the head."""
    texts = (block.text for block in report(found, measure, language).head if isinstance(block, Paragraph))
    return "\n".join(texts).replace("\u00a0", " ")


def drawn(document: Document, width: int = 80) -> str:
    return render_text(document, width=width)


ONE = swept("after=10,40,100 min")
TWO = swept("after=10..40 min by 10 min", "before=30,60 min")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("found", [ONE, TWO], ids=["one", "two"])
def test_reports_look_right(found: Sweep, language: Language, snapshot: SnapshotAssertion) -> None:
    """One parameter as lines, two as a map, in both languages at 80 columns."""
    assert drawn(report(found, language=language)) == snapshot


def test_three_parameters_and_hypercubes_have_a_figure_for_each(snapshot: SnapshotAssertion) -> None:
    """A grid is averaged, a Latin hypercube shows every point."""
    grid = drawn(report(swept("after=10,20 min", "before=30,60 min", "way", replications=2)), 100)
    cube = drawn(report(swept("after", "before", replications=2, points=6)), 100)
    assert grid.count("averaged over the values of the others") == 3
    assert cube.count("every point at its value") == 2
    assert cube == snapshot


def test_the_sign_changes() -> None:
    """Both sides are told, with where they are largest."""
    assert (
        "The sign changes: “New way” instead of “Old way” lowers the time from start to finish at 2 of 3 points, most "
        "at after = 10 min, by 50 min, but raises it at 1, most at after = 100 min, by 40 min."
    ) in told(ONE)


def test_the_sign_changes_in_chinese() -> None:
    """In natural Chinese, by the scenario's own names."""
    text = told(ONE, language="zh")
    assert "差值变号:以“新办法”代替“老办法”" in text
    assert "新用时 = 10 分钟 时下降最多" in text


def test_lower_everywhere() -> None:
    """Most and least are told."""
    text = told(swept("after=10,20 min"))
    assert "lowers the time from start to finish at all 2 points, most at after = 10 min, by 50 min" in text
    assert "least at after = 20 min, by 40 min." in text
    assert "the difference moves by up to 10 min, more than chance explains." in text
    assert "Bonferroni" not in text


def test_higher_everywhere() -> None:
    """Raised, then."""
    assert "raises the time from start to finish at all 2 points" in told(swept("after=80,100 min"))


def test_lower_at_some_and_no_difference_at_the_others() -> None:
    """Where nothing is shown is told as that."""
    assert "lowers the time from start to finish at 1 of 2 points" in told(swept("after=10,60 min"))
    assert "raises the time from start to finish at 1 of 2 points" in told(swept("after=60,70 min"))


def test_no_difference_anywhere() -> None:
    """And what is varied has no effect."""
    text = told(swept("spread=20,40 min", settings=("after=60 min",)))
    assert "No difference in the time from start to finish between “New way” and “Old way” is shown at any" in text
    assert "What is varied does not matter to what the reform changes here" in text


def test_what_is_varied_may_be_noise() -> None:
    """A difference between points that chance explains is not claimed."""
    text = told(swept("spread=20..28 min by 4 min", "desks=1,50"))
    assert "From 3 replications it is not certain that what is varied matters" in text
    assert "for all pairs of points at once" in text


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("10 min", "At after = 10 min, “New way” instead of “Old way” lowers the time from start to finish by 50 min."),
        ("100 min", "raises the time from start to finish by 40 min."),
        ("60 min", "At after = 1 h, no difference in the time from start to finish between"),
    ],
)
def test_one_point(value: str, said: str) -> None:
    """There is nothing to be most or least."""
    assert said in told(swept(f"after={value}"))


def test_how_it_is_now() -> None:
    """The present values and what comes of them."""
    text = told(ONE)
    assert "Now, with after = 20 min: “Old way”" in text
    assert "a difference of −40 min." in text


def test_one_replication_says_nothing_of_chance() -> None:
    """No answer is claimed."""
    text = told(swept(*CHEAP, replications=1))
    assert "One replication says nothing of chance" in text
    assert "lowers" not in text


def test_a_measure_of_somebody_else() -> None:
    """It is told of whom."""
    assert "the waiting of “other”" in told(swept("desks=1,50"), "waiting of other")
    assert "utilisation of “desk”" in told(swept(*CHEAP), "utilisation of desk")


def test_what_is_not_known() -> None:
    """No number, no claim."""
    text = told(swept(*CHEAP), "promised limit")
    assert "The promised limit is not known at any point" in text


def test_percentiles_of_too_few_cases_are_not_told() -> None:
    """As in a run."""
    found = swept(*CHEAP, settings=("cases.visit.arrivals.every=60 h",))
    assert "is not known at any point" in told(found, "lead time p90")


def test_a_pool_that_cannot_keep_up_is_named_with_the_points() -> None:
    """And cases that are not finished."""
    found = swept("desks=1,50", settings=("cases.other.arrivals.every=5 min", "horizon.run_out=1 workday"))
    text = told(found)
    assert "“Old way”: desk is asked for more hours than it has at desks = 1." in text
    assert "At desks = 1, up to" in text
    assert "the answer leaves these points out" in text
    assert "At desks = 50, “New way” instead of “Old way” lowers" in text
    assert "the answer leaves" not in told(found, "trips")


CROWDED = ("cases.other.arrivals.every=5 min", "horizon.run_out=1 workday")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "en",
            (
                "at all 2 points that can be compared, by the same amount, 40 min, everywhere.",
                "Among the 2 points that can be compared, what is varied does not matter to what the reform changes",
            ),
        ),
        (
            "zh",
            (
                "在全部 2 个可比的取值组合上全程时间均下降:幅度处处相同,为 40 分钟。",
                "在 2 个可比的取值组合中,所变动的参数不影响改革的效果:差值都相同。",
            ),
        ),
    ],
)
def test_what_holds_at_the_points_that_can_be_compared_is_not_said_of_all(
    language: Language, expected: tuple[str, ...]
) -> None:
    """The point with too many unfinished cases is another, and left out."""
    text = told(swept("desks=1,40,50", settings=CROWDED), language=language)
    for line in expected:
        assert line in text


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "parameters.desks.value: 91 and 99 are outside the range 1..90; the result may not be believable"),
        ("zh", "parameters.desks.value:91 和 99 超出可信范围 1..90;结果可能不可信"),
    ],
)
def test_values_outside_the_range_are_doubted(language: Language, expected: str) -> None:
    """As a value that is set is; programs are told, too."""
    found = swept("desks=50,91,99", replications=2)
    assert expected in told(found, language=language)
    warnings = sweep_json(found, "new", asked_measure(REFORM, "lead time"))["warnings"]
    assert [(one["place"], one["wrong"]) for one in warnings] == [
        ("--vary desks", "91 and 99 are outside the range 1..90")
    ]


def test_some_of_the_points_that_can_be_compared() -> None:
    """Their number is that of these, not of all."""
    text = told(swept("desks=1,50", "after=10,60 min", settings=CROWDED))
    assert "at 1 of 2 points that can be compared, most at desks = 50, after = 10 min, by 50 min" in text


def test_points_that_share_the_extreme_are_named_by_what_they_have_in_common() -> None:
    """It does not matter how many desks there are."""
    text = told(swept("after=10,20 min", "desks=40,50,60"))
    assert "at all 6 points, most at after = 10 min, by 50 min, least at after = 20 min, by 40 min." in text


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "en",
            (
                "most at before = 40 min, after = 10 min, among others, by 30 min, "
                "least at (before = 40 min, after = 20 min) and (before = 50 min, after = 30 min), by 20 min."
            ),
        ),
        (
            "zh",
            (
                "原用时 = 40 分钟、新用时 = 10 分钟 等 时最多,为 30 分钟;"
                "(原用时 = 40 分钟、新用时 = 20 分钟)和(原用时 = 50 分钟、新用时 = 30 分钟) 时最少,为 20 分钟。"
            ),
        ),
    ],
)
def test_points_that_share_the_extreme_alone_are_not_one(language: Language, expected: str) -> None:
    """Two are named, of more the first as one of several."""
    found = swept("before=40..60 min by 10 min", "after=10..30 min by 10 min")
    points = tuple(found.points[number] for number in (0, 1, 4, 5, 8))
    assert expected in told(evolve(found, points=points), language=language)


def test_amounts_that_look_alike_are_told_once() -> None:
    """They need not be the same."""
    assert "at all 2 points, by much the same amount, 49.7 ± 0.4 min, everywhere." in told(
        swept("after=5..10..15 min,5..10..15.01 min")
    )


def test_failed_replications_are_told() -> None:
    """How many, where, and why."""
    points = tuple(evolve(point, failed=(Failed(1, "no luck"),)) for point in ONE.points[:2])
    lost = SweepPoint(ONE.points[2].levels, ONE.points[2].settings, None, tuple(Failed(n, "no luck") for n in range(3)))
    found = evolve(ONE, points=(*points, lost))
    text = told(found)
    assert "5 of 12 replications failed, at after = 10 min, after = 40 min and after = 100 min" in text
    assert "First: no luck." in text
    assert "–" in drawn(report(found))
    json = sweep_json(found, "new", asked_measure(found.scenario, "lead time"))
    assert [len(point["failed"]) for point in json["points"]] == [0, 0, 3]


def test_failed_replications_at_the_present_values_are_told() -> None:
    """They are none of the points here."""
    found = evolve(ONE, present=evolve(ONE.present, failed=(Failed(1, "no luck"),)))
    assert "1 of 12 replications failed, at the present values;" in told(found)


def test_many_points_are_told_by_the_first_of_them() -> None:
    """A list that ran on would not be read."""
    found = swept("desks=1..7", settings=("cases.other.arrivals.every=1 min", "horizon.length=2 workdays"))
    assert "desks = 1, desks = 2, desks = 3, desks = 4 and 3 more points" in told(found)


def test_the_table_of_two_parameters_is_there_on_request() -> None:
    """The map alone says how to get it."""
    assert "--table adds every point" in drawn(report(TWO))
    assert "Point by point" not in drawn(report(TWO))
    with_table = drawn(report(TWO, with_table=True))
    assert "Point by point" in with_table
    assert "Against the values now" in with_table


def test_words_on_the_axis() -> None:
    """What is no number stands side by side."""
    text = drawn(report(swept("way", replications=2)))
    assert "short" in text
    assert "* short" in text


def test_values_of_a_file_without_a_present_number() -> None:
    """There is no row for now, and nothing breaks."""
    found = swept("processes.new.visit[1].by=clerk,desk", replications=2)
    assert "Point by point" in drawn(report(found))


def test_the_tone_of_doubts() -> None:
    """They are warnings."""
    found = swept("desks=1,50", settings=("cases.other.arrivals.every=5 min",))
    assert any(isinstance(block, Paragraph) and block.tone is Tone.WARNING for block in report(found).head)


def test_json_has_every_measure_of_every_point() -> None:
    """With differences, changes from the present values, and what sets the point."""
    json = sweep_json(ONE, "new", asked_measure(REFORM, "lead time"))
    first = json["points"][0]
    assert json["variations"] == [{"name": "after", "unit": "seconds", "values": [600, 2400, 6000], "present": 1200}]
    assert first["settings"] == ["after=10 min"]
    assert first["differences"]["new"]["lead_time_mean"]["visit"]["mean"] == pytest.approx(-3000)
    assert first["changes"]["new"]["lead_time_mean"]["visit"]["mean"] == pytest.approx(-600)
    assert first["changes"]["old"]["lead_time_mean"]["visit"]["mean"] == 0
    assert first["changes_of_differences"]["new"]["lead_time_mean"]["visit"]["mean"] == pytest.approx(-600)
    assert json["present"]["is_present"]
    assert json["measure"] == {"name": "lead time", "key": "lead_time_mean", "subject": "visit"}
