"""Heat maps: every number, its shade, and the marks, with and without colour."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.charts import Heading, HeatMap, Scale
from reports.heat_map import heat_map
from reports.phrase import LANGUAGES, Language
from reports.quantities import Shown
from sim.measure.catalogue import Better
from sim.measure.estimate import Estimate
from tests.reports.made_charts import drawn, keeps_to_the_rules

HOUR = 3600.0
WINDOWS, DEVICES = range(4, 9), (1, 10, 50, 102, 200, 300, 500)
NONE = Estimate(math.nan, math.nan, 0)
LABELS = {
    "en": ("difference in waiting", "windows", "devices", "{} a firm"),
    "zh": ("等候时间之差", "窗口数", "每家单位的特种设备台数", "{} 台设备"),
}


def differences(language: Language, *, is_long: bool = False) -> HeatMap:
    """New minus old over windows and devices; one point is missing."""
    title, down, across, unit = LABELS[language]
    rows = [
        [Estimate(HOUR * (0.8 - math.sqrt(devices) / (windows - 2)), HOUR / 2, 20) for devices in DEVICES]
        for windows in WINDOWS
    ]
    rows[3][2] = NONE
    return heat_map(
        rows,
        Heading(down, tuple(map(str, WINDOWS))),
        Heading(across, tuple(unit.format(devices) if is_long else str(devices) for devices in DEVICES)),
        Shown.WORK,
        language,
        title=title,
        scale=Scale.DIFFERENCES,
        better=Better.LESS,
        present=(2, 3),
    )


def plain_map(*rows: list[float], shown: Shown = Shown.COUNT, scale: Scale = Scale.LEVELS) -> HeatMap:
    """Amounts without intervals worth the name."""
    estimates = [[Estimate(amount, 0.0, 20) for amount in row] for row in rows]
    down = Heading("down", tuple(f"r{number}" for number in range(len(rows))))
    across = Heading("across", tuple(f"c{number}" for number in range(len(rows[0]))))
    return heat_map(estimates, down, across, shown, "en", title="amount", scale=scale, better=Better.MORE)


EXTREMES = {
    "one": plain_map([5.0]),
    "equal": plain_map([5.0, 5.0], [5.0, 5.0]),
    "zeros": plain_map([0.0, 0.0], scale=Scale.DIFFERENCES),
    "missing": plain_map([math.nan, math.nan]),
    "endless": plain_map([math.inf, 1.0, -math.inf]),
    "huge": plain_map([1e15, 3e18, -2e15]),
    "small": plain_map([1e-9, 2e-9, -3e-9], scale=Scale.DIFFERENCES),
    "shares": plain_map([0.91, 0.999, 1.0], shown=Shown.SHARE),
}


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("language", LANGUAGES)
def test_differences(snapshot, language: Language, width: int):
    """How differences look; long headings make panels where the width is small."""
    maps = [differences(language), differences(language, is_long=True)]
    assert "\n".join(line for each in maps for line in [*drawn(each, width), ""]) == snapshot


@pytest.mark.parametrize("name", EXTREMES)
def test_extremes(snapshot, name: str):
    """How little, much, and nothing look."""
    assert "\n".join(drawn(EXTREMES[name], 60)) == snapshot


def test_in_colour(snapshot):
    """The same characters with the colours of better and worse."""
    assert "\n".join(drawn(differences("en"), 80, "standard")) == snapshot


@pytest.mark.parametrize("width", [24, 40, 80, 120])
@pytest.mark.parametrize("each", [differences("en"), differences("zh"), differences("zh", is_long=True)])
def test_every_field_is_there_once(each: HeatMap, width: int):
    """Whatever the width, no line is too wide and no number is cut."""
    lines = drawn(each, width)
    keeps_to_the_rules(lines, width)
    body = " ".join(line for line in lines if line[:1].isdigit())
    written = body.replace("[", " ").replace("]", " ").split()
    for row in each.rows:
        for heat in row:
            assert math.isnan(heat.amount) or heat.number in written


def test_what_is_not_shown_is_marked():
    """An interval with zero in it, a missing result, the present values: each has its mark and its word."""
    told = "\n".join(drawn(differences("en"), 120))
    assert "~~  +0.3" in told
    assert "~~ no difference shown" in told
    assert "– no result" in told
    assert "[░░  −1.7]" in told
    assert "[] the scenario as it is" in told


def test_marks_that_are_not_there_are_not_explained():
    """A legend is of what is seen."""
    told = "\n".join(drawn(plain_map([1.0, 2.0])))
    assert not any(mark in told for mark in ("~~", "–", "[]"))


def test_shades_rise_with_the_amounts():
    """Four of them between the least and the greatest."""
    (row,) = (line for line in drawn(plain_map([0.0, 4.0, 8.0, 12.0, 16.0])) if line.startswith("r0"))
    assert [row.count(shade) for shade in "░▒▓█"] == [4, 2, 2, 2]


def test_of_differences_the_shade_is_the_size():
    """The sign stands before the number."""
    (row,) = (line for line in drawn(plain_map([-16.0, 4.0], scale=Scale.DIFFERENCES)) if line.startswith("r0"))
    assert "██ −16.0" in row
    assert "░░  +4.0" in row


def test_half_widths_are_told():
    """No estimate without its interval."""
    assert "± half-width of the 95% intervals: 30 min" in "\n".join(drawn(differences("en"), 120))


def test_panels_are_of_the_same_size():
    """Seven columns where four find room are four and three."""
    headings = [line for line in drawn(differences("zh", is_long=True), 80) if line.startswith("窗口数")]
    assert [line.count("台设备") for line in headings] == [4, 3]


AMOUNT = st.one_of(st.floats(-1e9, 1e9), st.sampled_from([math.nan, math.inf, -math.inf, 0.0, 1e300, 1e-300]))


@given(
    st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(AMOUNT, min_size=n, max_size=n), min_size=1, max_size=4)),
    st.sampled_from(Shown),
    st.sampled_from(Scale),
    st.integers(24, 130),
)
def test_every_map_finds_room(rows: list[list[float]], shown: Shown, scale: Scale, width: int):
    """Whatever the numbers are."""
    keeps_to_the_rules(drawn(plain_map(*rows, shown=shown, scale=scale), width), width)
