"""Tornadoes: their order, their ends, and the marks where the sign turns."""

import io
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.charts import Tornado, Turn
from reports.document import Document
from reports.phrase import LANGUAGES, Language
from reports.quantities import Shown
from reports.terminal import render
from reports.tornado import Swung, tornado
from sim.measure.estimate import Estimate
from tests.reports.made_charts import drawn, keeps_to_the_rules

HOUR = 3600.0
NONE = Estimate(math.nan, math.nan, 0)
NAMES = {
    "en": ("devices", "reviewers", "breach", "windows", "letter_incomplete", "cure", "workdays"),
    "zh": ("每家单位的特种设备台数", "每项审查人数", "违诺率", "窗口数", "承诺书不合格率", "整改期限", "个工作日"),
}


def hours(mean: float, half: float = 0.4) -> Estimate:
    return Estimate(HOUR * mean, HOUR * half, 20)


def savings(language: Language) -> Tornado:
    """One parameter turns the sign, one hides it, one moves nothing, one moves both ways, one has no result."""
    devices, reviewers, breach, windows, letter, cure, workdays = NAMES[language]
    swung = [
        Swung(letter, "5%", "20%", hours(-6.4), hours(-6.4)),
        Swung(cure, f"5 {workdays}", f"30 {workdays}", NONE, hours(-7)),
        Swung(breach, "0%", "30%", hours(-9), hours(-5)),
        Swung(devices, "1", "500", hours(2.1), hours(-18.4, 0.5)),
        Swung(windows, "4", "12", hours(-3), hours(-2.8)),
        Swung(reviewers, "1", "5", hours(0.1), hours(-8)),
    ]
    title = "工作人员用时,新减旧" if language == "zh" else "staff time, new less old"
    return tornado(swung, hours(-6.4), Shown.WORK, language, title=title, is_difference=True)


def single(low: float, high: float, base: float = 5.0, half: float = 0.0) -> Tornado:
    """One parameter, counts."""
    ends = (Estimate(low, half, 20), Estimate(high, half, 20))
    return tornado([Swung("p", "a", "b", *ends)], Estimate(base, half, 20), Shown.COUNT, "en", title="")


EXTREMES = {
    "one": single(2, 9),
    "equal": single(5, 5),
    "zeros": single(0, 0, 0),
    "missing": single(math.nan, math.nan),
    "nothing at all": single(math.nan, math.nan, math.nan),
    "endless": single(-math.inf, math.inf),
    "huge": single(-1e15, 3e18),
    "small": single(1e-9, -2e-9, 0),
}


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("language", LANGUAGES)
def test_savings(snapshot, language: Language, width: int):
    """How a tornado of differences looks."""
    assert "\n".join(drawn(savings(language), width)) == snapshot


def test_what_is_sorted_stays_in_its_order():
    """Such as where a choice has more words than the two that are drawn."""
    swung = [Swung("narrow", "a", "b", hours(1), hours(2)), Swung("wide", "a", "b", hours(0), hours(9))]
    drawn_as = [
        [swing.label for swing in tornado(swung, hours(1), Shown.WORK, "en", title="", is_sorted=is_sorted).swings]
        for is_sorted in (False, True)
    ]
    assert drawn_as == [["wide", "narrow"], ["narrow", "wide"]]


@pytest.mark.parametrize("width", [24, 50])
def test_where_there_is_little_room(snapshot, width: int):
    """Labels go above their bars, and at last there are no bars."""
    assert "\n".join(drawn(savings("zh"), width)) == snapshot


@pytest.mark.parametrize("name", EXTREMES)
def test_extremes(snapshot, name: str):
    """How little, much, and nothing look."""
    assert "\n".join(drawn(EXTREMES[name], 60)) == snapshot


def test_in_colour(snapshot):
    """The same characters with a colour for each end."""
    assert "\n".join(drawn(savings("en"), 120, "standard")) == snapshot


def test_the_widest_comes_first():
    """What moves nothing, or has no result, stands last."""
    assert [swing.label for swing in savings("en").swings] == [
        "devices",
        "reviewers",
        "breach",
        "windows",
        "cure",
        "letter_incomplete",
    ]
    assert drawn(tornado([], hours(1), Shown.WORK, "en", title="t")) == []


def test_ends_turn_where_the_sign_is_shown_to_be_another():
    """Or is not shown any more; without a sign of the base nothing turns."""
    turns = {swing.label: (swing.low.turn, swing.high.turn) for swing in savings("en").swings}
    assert turns["devices"] == (Turn.FLIPS, Turn.STAYS)
    assert turns["reviewers"] == (Turn.UNSHOWN, Turn.STAYS)
    assert turns["breach"] == turns["cure"] == (Turn.STAYS, Turn.STAYS)
    swung = [Swung("p", "a", "b", hours(-1), hours(1))]
    unsure = tornado(swung, hours(0.1), Shown.WORK, "en", title="", is_difference=True)
    assert unsure.swings[0].low.turn is unsure.swings[0].high.turn is Turn.STAYS


def bar(figure: Tornado) -> str:
    """The bar of the only parameter."""
    return next(line for line in drawn(figure) if line.startswith("p "))


def test_every_end_has_its_side_and_its_fill():
    """The lower end is light and the upper one dark, on whichever side of the base."""
    rising, falling = bar(single(0, 10)), bar(single(10, 0))
    assert rising.index("░") < rising.index("│") < rising.index("█")
    assert falling.index("█") < falling.index("│") < falling.index("░")
    assert rising.split()[4] == falling.split()[4] == "0"
    assert rising.split()[-1] == falling.split()[-1] == "10"


def test_lengths_are_in_proportion():
    """Twice the amount, twice the bar."""
    line = bar(single(-10, 20, 0))
    assert line.count("█") == pytest.approx(2 * line.count("░"), abs=1)


def test_ends_on_the_same_side_share_a_stretch():
    """Up to the nearer of them."""
    line = bar(single(10, 20, 0))
    assert line.count("▒") == pytest.approx(line.count("█"), abs=1)
    assert "▒ at both ends" in "\n".join(drawn(single(10, 20, 0)))


@pytest.mark.parametrize("width", [24, 40, 60, 80, 100, 120])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_too_wide_and_every_amount_is_there(language: Language, width: int):
    """Only the spaces around ± may go."""
    lines = drawn(savings(language), width)
    keeps_to_the_rules(lines, width)
    told = "".join(lines).replace(" ", "")
    for swing in savings(language).swings:
        for end in (swing.low, swing.high):
            assert end.text.replace("\u00a0", "") in told


AMOUNT = st.one_of(st.floats(-1e9, 1e9), st.sampled_from([math.nan, math.inf, -math.inf, 0.0, 1e300, -1e-300]))
ESTIMATE = st.builds(Estimate, AMOUNT, st.floats(0, 1e6), st.sampled_from([0, 1, 20]))


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_poor_encoding_keeps_the_marks_apart(encoding: str):
    """Everything in the legend has a sign of its own there, too."""
    buffer = io.BytesIO()
    file = io.TextIOWrapper(buffer, encoding=encoding)
    render(Document("", (savings("en"),)), width=24, color=False, file=file)
    file.flush()
    lines = buffer.getvalue().decode(encoding).splitlines()
    signs = [line[0] for line in lines[lines.index("") + 1 :] if line[1:2] == " " and line[0] != " "]
    assert len(signs) == len(set(signs)) == 7


NAME = st.sampled_from(["p", "很长的参数名称"])


@given(
    st.lists(st.builds(Swung, NAME, st.just("1"), st.just("500 台"), ESTIMATE, ESTIMATE)),
    ESTIMATE,
    st.sampled_from(Shown),
    st.integers(24, 130),
)
def test_every_tornado_finds_room(swung: list[Swung], base: Estimate, shown: Shown, width: int):
    """Whatever the numbers are."""
    keeps_to_the_rules(drawn(tornado(swung, base, shown, "zh", title="标题", is_difference=True), width), width)
