"""Line charts: what is drawn where, that nothing leaves the frame, and how it looks."""

import io
import math

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from reports.axes import amount_axis, named_axis, tried_axis
from reports.charts import LineChart, Marker, Series, Spread
from reports.document import Document, Tone
from reports.drawn_line_chart import GLYPHS, HEIGHT
from reports.figures import Reading
from reports.line_chart import line_chart, reading
from reports.phrase import LANGUAGES, Language
from reports.quantities import Shown
from reports.terminal import render
from sim.measure.estimate import Estimate
from tests.reports.made_charts import drawn, keeps_to_the_rules

HOUR, DAY = 3600.0, 86_400.0
WINDOWS = range(4, 13)
LABELS = {
    "en": ("time from start to finish", "windows", "Eight approvals", "One pledge", "now 6", "break-even 9.5"),
    "zh": ("从开始到办结的时间", "窗口数", "八项分别审批", "一份承诺书", "现值 6", "平衡点 9.5"),
}


def old_and_new(language: Language, *, is_log: bool = False) -> LineChart:
    """Two processes over the number of windows."""
    label, across, old, new, now, even = LABELS[language]

    def course(name: str, tone: Tone, least: float) -> Series:
        estimates = [Estimate(HOUR * (least + 15 * least / (n - 3)), 3 * HOUR * least / (n - 3), 20) for n in WINDOWS]
        return Series(name, tuple(map(reading, WINDOWS, estimates)), tone)

    return line_chart(
        [course(old, Tone.OLD, 2), course(new, Tone.NEW, 1)],
        tried_axis(WINDOWS, "{:g}".format, label=across),
        Shown.ELAPSED,
        language,
        label=label,
        is_log=is_log,
        uprights=[Marker(6, now), Marker(9.5, even, Tone.WARNING)],
        levels=[Marker(10 * HOUR, now[:2], Tone.GOOD)],
    )


def dense(count: int = 300) -> LineChart:
    """Bands of many points."""
    courses = [[base + 30 * math.exp(-at / 60) + 5 * math.sin(at / 9) for at in range(count)] for base in (50, 80)]
    series = [
        Series(name, tuple(Reading(at * DAY, y, y - 4, y + 9) for at, y in enumerate(course)), tone, Spread.BAND)
        for name, tone, course in zip(("running mean", "窗口"), (Tone.NEW, Tone.OLD), courses, strict=True)
    ]
    across = amount_axis([0, count * DAY], Shown.ELAPSED, "en", steps=8)
    return line_chart(series, across, Shown.COUNT, "en", label="in the house", uprights=[Marker(60 * DAY, "warm-up")])


def six() -> LineChart:
    """Six series with long Chinese names over three districts."""
    series = [
        Series(f"很长的中文流程名称第{number}种办法", tuple(Reading(at, 0.1 * number + 0.02 * at) for at in range(3)))
        for number in range(6)
    ]
    return line_chart(series, named_axis(["甲区", "乙区", "丙区"], label="地区"), Shown.SHARE, "zh", label="按时办结率")


def one(*readings: Reading, shown: Shown = Shown.COUNT, is_log: bool = False) -> LineChart:
    """A series without a name over 0 to 10."""
    return line_chart([Series("", readings)], amount_axis([0, 10], Shown.COUNT, "en"), shown, "en", is_log=is_log)


EXTREMES = {
    "one point": one(Reading(5, 7)),
    "equal values": one(*(Reading(at, 7, 7, 7) for at in range(11))),
    "zeros": one(Reading(0, 0), Reading(10, 0)),
    "missing": one(Reading(0, 1), Reading(3, math.nan), Reading(6, 2, math.nan, 3), Reading(9, 4, -math.inf, math.inf)),
    "huge": one(Reading(0, 1e15), Reading(10, 3e18)),
    "small": one(Reading(0, 1e-9), Reading(10, 2e-9)),
    "negative": one(Reading(0, -5, -6, -4), Reading(10, -1, -3, 1)),
    "over nine decades": one(Reading(0, 1e-3, 0, 1), Reading(5, 0), Reading(10, 1e6), is_log=True),
}


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("language", LANGUAGES)
def test_old_and_new(snapshot, language: Language, width: int):
    """How two series look, on an even and on a logarithmic axis."""
    charts = [old_and_new(language), old_and_new(language, is_log=True)]
    assert "\n".join(line for chart in charts for line in [*drawn(chart, width), ""]) == snapshot


@pytest.mark.parametrize("chart", [dense(), six()], ids=["dense", "six"])
@pytest.mark.parametrize("width", [80, 120])
def test_many_points_and_many_series(snapshot, chart: LineChart, width: int):
    """How bands and six series look."""
    assert "\n".join(drawn(chart, width)) == snapshot


@pytest.mark.parametrize("name", EXTREMES)
def test_extremes(snapshot, name: str):
    """How little, much, and nothing look."""
    assert "\n".join(drawn(EXTREMES[name], 60)) == snapshot


def test_in_colour(snapshot):
    """The same characters with the colours of their tones."""
    assert "\n".join(drawn(old_and_new("en"), 80, "standard")) == snapshot


@pytest.mark.parametrize("width", [24, 40, 80, 120])
@pytest.mark.parametrize("chart", [old_and_new("en"), old_and_new("zh"), dense(), six(), *EXTREMES.values()])
def test_nothing_is_too_wide_or_too_high(chart: LineChart, width: int):
    """In cells, and at most 16 lines where there is room for the words."""
    lines = drawn(chart, width)
    keeps_to_the_rules(lines, width)
    assert len(lines) <= HEIGHT or width < 80


def points(lines: list[str], glyph: str = GLYPHS[0]) -> list[tuple[int, int]]:
    """Rows and columns of a glyph within the frame."""
    framed = [line for line in lines if "├" in line or "│" in line]
    return [(row, column) for row, line in enumerate(framed) for column, char in enumerate(line) if char == glyph]


def test_points_stand_where_their_amounts_are():
    """The greater the higher, the later the further to the right; on a logarithmic axis by their logarithms."""
    rows = [row for row, _ in points(drawn(one(Reading(0, 1), Reading(5, 10), Reading(10, 100), is_log=True)))]
    assert rows[1] - rows[0] == pytest.approx(rows[2] - rows[1], abs=1)
    columns = [column for _, column in points(drawn(one(Reading(0, 1), Reading(5, 10), Reading(10, 100))))]
    assert columns[1] - columns[2] == pytest.approx(columns[0] - columns[1], abs=1)
    assert columns[2] < columns[1] < columns[0]


def test_an_interval_stands_above_and_below_its_point():
    """As far as it goes, in the column of the point."""
    lines = drawn(one(Reading(5, 5, 0, 10)))
    ((_, column),) = points(lines)
    assert sum(line[column : column + 1] in ("│", "●") for line in lines) == 11


def test_a_line_breaks_where_an_amount_is_missing():
    """No line leads over a gap."""
    known, gap = Reading(0, 5), Reading(5, math.nan)
    assert braille(drawn(one(known, Reading(10, 5))))
    assert not braille(drawn(one(known, gap, Reading(10, 5))))


def braille(lines: list[str]) -> str:
    return "".join(char for line in lines for char in line if "\u2800" <= char <= "\u28ff")


def test_series_at_the_same_place_do_not_hide_each_other():
    """Equal series stand side by side."""
    series = [Series(name, tuple(Reading(at, 5) for at in range(3))) for name in "abcdef"]
    lines = drawn(line_chart(series, named_axis("jkl"), Shown.COUNT, "en"))
    legend, *chart = lines
    assert all(f"{glyph} {name}" in legend for glyph, name in zip(GLYPHS, "abcdef", strict=True))
    assert all(sum(line.count(glyph) for line in chart) == 3 for glyph in GLYPHS)


def test_a_marked_place_has_its_word_above_it():
    """And a line through the chart; what lies beyond the axis is not marked."""
    lines = drawn(old_and_new("en"))
    (label,) = (line for line in lines if "now 6" in line)
    column = label.index("now 6") + 2
    assert sum(line[column : column + 1] == "╎" for line in lines) >= 6
    beyond = evolve(old_and_new("en"), uprights=(Marker(99, "beyond"),))
    assert not any("beyond" in line for line in drawn(beyond))


def test_marks_that_would_run_into_each_other_stand_above_one_another():
    """Both words are read whole."""
    close = evolve(old_and_new("en"), uprights=(Marker(6, "chosen 60 days"), Marker(6.2, "suggested 62 days")))
    lines = drawn(close)
    assert sum("chosen 60 days" in line or "suggested 62 days" in line for line in lines) == 2


def test_the_word_of_a_level_covers_no_point():
    """It is written where nothing else is."""
    chart = one(Reading(10, 5), Reading(0, 5))
    lines = drawn(evolve(chart, levels=(Marker(5, "target"),), series=(evolve(chart.series[0], is_joined=False),)))
    (line,) = (line for line in lines if "target" in line)
    assert line.count("●") == 2


def test_an_axis_does_not_follow_intervals_beyond_what_can_be():
    """A share has no less than nothing and no more than all."""
    chart = one(Reading(0, 0.01, -0.5, 0.5), Reading(10, 0.99, 0.5, 1.5), shown=Shown.SHARE)
    assert (chart.up.low, chart.up.high) == (0, 1)


def test_without_room_or_points_there_is_no_chart():
    """A figure of a few cells says nothing."""
    wide = line_chart([Series("", (Reading(0, 1e9),))], named_axis(["a"]), Shown.PER_WORKDAY, "en")
    assert drawn(wide, 24) == []
    assert drawn(one(Reading(0, math.nan))) == []


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "latin-1"])
def test_a_poor_encoding_gets_plain_characters(encoding: str):
    """Every glyph has a plain one; series and intervals can still be told apart."""
    buffer = io.BytesIO()
    file = io.TextIOWrapper(buffer, encoding=encoding)
    render(Document("", (old_and_new("en"), dense())), width=80, color=False, file=file)
    file.flush()
    told = buffer.getvalue().decode(encoding)
    assert "?" not in told.replace("窗口", "").replace("??", "")
    assert "o Eight approvals   + One pledge" in told
    assert "..." in told or "''" in told


POINT = st.builds(Reading, st.floats(0, 10), st.floats(-1e9, 1e9), st.floats(-1e9, 1e9), st.floats(-1e9, 1e9))


@given(
    st.lists(st.lists(POINT, min_size=1, max_size=8), min_size=1, max_size=6),
    st.sampled_from(Shown),
    st.sampled_from(Spread),
    st.booleans(),
    st.integers(24, 130),
)
def test_every_chart_stays_in_its_frame(made, shown: Shown, spread: Spread, is_log: bool, width: int):  # noqa: FBT001
    """Whatever the numbers are, no line is too wide and every series that is not covered is in the frame."""
    series = [
        Series(f"窗口{number}", tuple(sorted(readings, key=lambda each: each.at)), spread=spread)
        for number, readings in enumerate(made)
    ]
    across = amount_axis([0, 10], Shown.COUNT, "en")
    chart = line_chart(series, across, shown, "zh", is_log=is_log, uprights=[Marker(3, "三")])
    lines = drawn(chart, width)
    keeps_to_the_rules(lines, width)
    if lines and not is_log:
        head = next(number for number, line in enumerate(lines) if "├" in line)
        assert points(lines[head:], GLYPHS[len(made) - 1])
