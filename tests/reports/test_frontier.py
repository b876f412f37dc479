"""Frontiers: which points are on it, and that each of them is named."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.charts import Frontier, Marker
from reports.document import Tone
from reports.drawn_line_chart import HEIGHT
from reports.frontier import Tried, frontier, on_frontier
from reports.phrase import LANGUAGES, Language
from reports.quantities import Shown
from sim.measure.catalogue import Better
from sim.measure.estimate import Estimate
from tests.reports.made_charts import drawn, keeps_to_the_rules

LABELS = {
    "en": ("{} + {}", "staff, windows + reviewers", "on time", "target 90%"),
    "zh": ("{} 个窗口、{} 名审查员", "人数", "按时办结率", "目标 90%"),
}


def staffing(language: Language) -> Frontier:
    """Windows and reviewers against the share on time."""
    label, staff, on_time, target = LABELS[language]
    tried = [
        Tried(
            label.format(windows, reviewers),
            windows + 2 * reviewers,
            Estimate(1 - math.exp(-(windows - 2) / 4) * 0.8 - math.exp(-reviewers) / 2, 0.02, 20),
        )
        for windows in range(3, 9)
        for reviewers in range(1, 5)
    ]
    return frontier(
        tried,
        Shown.COUNT,
        Shown.SHARE,
        language,
        better=Better.MORE,
        cost_label=staff,
        service_label=on_time,
        chosen=21,
        targets=[Marker(0.9, target, Tone.WARNING)],
        tone=Tone.NEW,
    )


def of(*points: tuple[float, float], better: Better = Better.LESS, shown: Shown = Shown.COUNT) -> Frontier:
    """Points without intervals."""
    tried = [Tried(f"no. {number}", x, Estimate(y, 0.0, 20)) for number, (x, y) in enumerate(points)]
    return frontier(tried, Shown.COUNT, shown, "en", better=better, cost_label="cost", service_label="waiting")


EXTREMES = {
    "one": of((3, 7)),
    "equal": of((3, 7), (3, 7), (3, 7)),
    "zeros": of((0, 0)),
    "missing": of((1, math.nan), (2, 3), (math.nan, 4)),
    "huge": of((1, 1e15), (2e15, 1)),
    "small": of((1e-9, 2e-9), (3e-9, 1e-9)),
    "negative": of((1, -1), (2, -5)),
    "sixty": of(*((number, 100 - number) for number in range(60))),
}


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("language", LANGUAGES)
def test_staffing(snapshot, language: Language, width: int):
    """How staff against service looks."""
    assert "\n".join(drawn(staffing(language), width)) == snapshot


@pytest.mark.parametrize("name", EXTREMES)
def test_extremes(snapshot, name: str):
    """How little, much, and nothing look."""
    assert "\n".join(drawn(EXTREMES[name], 60)) == snapshot


def test_in_colour(snapshot):
    """The same characters with the colour of the process."""
    assert "\n".join(drawn(staffing("en"), 80, "standard")) == snapshot


@pytest.mark.parametrize(
    ("points", "better", "expected"),
    [
        ([(1, 9), (2, 5), (3, 6), (4, 2)], Better.LESS, {0, 1, 3}),
        ([(1, 9), (2, 5), (3, 6), (4, 2)], Better.MORE, {0}),
        ([(1, 5), (2, 5)], Better.LESS, {0}),
        ([(1, 5), (1, 4)], Better.LESS, {1}),
        ([(2, 3), (2, 3)], Better.LESS, {0}),
        ([(1, math.nan), (2, 3)], Better.MORE, {1}),
        ([], Better.LESS, set()),
    ],
)
def test_no_other_is_better_in_both(points: list[tuple[float, float]], better: Better, expected: set[int]):
    """Of equal ones the first is enough."""
    assert on_frontier([Tried("", x, Estimate(y, 0.0, 20)) for x, y in points], better) == expected


def test_every_point_of_the_frontier_is_named():
    """By a letter, the chosen one by its own glyph."""
    figure = staffing("en")
    lines = drawn(figure, 80)
    for candidate in figure.candidates:
        assert not candidate.is_on_frontier or any(candidate.label in line for line in lines)
    ((_, chosen),) = [(number, each) for number, each in enumerate(figure.candidates) if each.is_chosen]
    assert any(f"● {chosen.label}, chosen" in line for line in lines)


def test_names_may_have_braces():
    """They are names of a scenario."""
    tried = [Tried("{windows}", 1, Estimate(1, 0.0, 20))]
    texts = {"cost_label": "cost", "service_label": "waiting"}
    figure = frontier(tried, Shown.COUNT, Shown.COUNT, "en", better=Better.LESS, chosen=0, **texts)
    assert "● {windows}, chosen" in "\n".join(drawn(figure))


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("figure", [staffing("en"), staffing("zh"), *EXTREMES.values()])
def test_nothing_is_too_wide_or_too_high(figure: Frontier, width: int):
    """Without the names, 16 lines."""
    lines = drawn(figure, width)
    keeps_to_the_rules(lines, width)
    names = next(number for number, line in enumerate(lines) if line.strip() == figure.across.label) + 1
    assert names <= HEIGHT or width < 80


def test_nothing_tried_is_no_chart():
    """As is what has no result."""
    assert drawn(of()) == drawn(of((1, math.nan))) == []


AMOUNT = st.one_of(st.floats(-1e9, 1e9), st.sampled_from([math.nan, math.inf, 0.0]))


@given(
    st.lists(st.tuples(AMOUNT, AMOUNT), max_size=30),
    st.sampled_from(Better),
    st.sampled_from(Shown),
    st.integers(24, 130),
)
def test_every_frontier_stays_in_its_frame(points: list[tuple[float, float]], better: Better, shown: Shown, width: int):
    """Whatever the numbers are, and something is in it."""
    lines = drawn(of(*points, better=better, shown=shown), width)
    keeps_to_the_rules(lines, width)
    if lines:
        framed = [line.partition("├")[2] or line.partition("│")[2] for line in lines]
        assert any(line.strip(" ∙─┬╎") for line in framed[:-2])
