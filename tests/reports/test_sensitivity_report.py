"""The report of sensitivity, as it looks."""

from __future__ import annotations

from functools import cache

import pytest
from attrs import evolve
from syrupy.assertion import SnapshotAssertion

from reports.json_file import as_text
from reports.phrase import LANGUAGES, Language
from reports.quantities import Shown, estimate_text
from reports.sensitivity_json import sensitivity_json
from reports.sensitivity_report import sensitivity_report
from reports.terminal import render_text
from sim.cli import main
from sim.experiment.sensitivity import Effect, Sensitivity, sensitivity
from sim.measure.catalogue import Measure
from sim.scenario.load import load_text
from tests.experiment.test_sensitivity import KEY, TEXT

CHINESE = """\
chinese:
  {Planted: 埋藏的真相, large: 主要用时, small: 次要用时, idle: 档案室人数, spread: 签字用时, way: 走法, long: 绕远}
"""


@cache
def found(samples: int = 0) -> Sensitivity:
    return sensitivity(load_text(TEXT + CHINESE), "new", KEY, seed=1, replications=3, samples=samples)


def report(language: Language = "en", width: int = 100) -> str:
    return " ".join(render_text(sensitivity_report(found(), language), width=width).replace("\u00a0", " ").split())


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_looks_as_it_did(language: Language, width: int, snapshot: SnapshotAssertion) -> None:
    """In both languages and widths, with Sobol indices."""
    assert render_text(sensitivity_report(found(16), language), width=width) == snapshot


def test_the_answer_names_what_the_conclusion_rests_on() -> None:
    """With the value at which it turns, what matters most, and what does not matter."""
    text = report()
    assert "That rests on large (turns at 52" in text
    assert "it holds over the whole range of the other 4." in text
    assert "What matters most: large" in text
    assert "No effect is shown of idle" in text
    assert "Not varied, as they have no range: loose." in text


@pytest.mark.parametrize(
    ("language", "holds", "open_end", "rests", "no_effect"),
    [
        (
            "en",
            "That holds over the whole range of 4 of the 5 assumptions.",
            "From 3 replications it is not certain whether it holds with large = 1 h (+8.",
            "rests on",
            "No effect is shown of idle",
        ),
        (
            "zh",
            "在 5 项假定中的 4 项的整个范围内均成立。",
            "仅凭 3 次重复,尚不能确定以下取值时是否成立:主要用时 = 1 小时(+8.",
            "取决于",
            "档案室人数未见影响",
        ),
    ],
)
def test_an_end_of_which_too_little_is_known_is_neither_decisive_nor_without_effect(
    language: Language, holds: str, open_end: str, rests: str, no_effect: str
) -> None:
    """What it does is not beyond chance for all ends together: so nothing is said to rest on it, nor to hold there."""
    drowned = tuple(_drowned(effect) if effect.factor.name == "large" else effect for effect in found().effects)
    text = render_text(sensitivity_report(evolve(found(), effects=drowned), language), width=500)
    told = " ".join(text.replace("\u00a0", " ").split())
    assert holds in told
    assert open_end in told
    assert rests not in told
    assert no_effect in told
    results = sensitivity_json(evolve(found(), effects=drowned))["factors"][0]
    assert (results["rests_on"], [end["is_open"] for end in results["ends"]]) == (False, [False, True])


def _drowned(effect: Effect) -> Effect:
    """With intervals so wide that nothing is shown."""
    ends = tuple(
        evolve(end, change=evolve(end.change, estimate=evolve(end.change.estimate, half_width=1e9)))
        for end in effect.ends
    )
    return evolve(effect, ends=ends)


BUSY = """\
title: Busy
parameters:
  serve: {value: 60 min, range: 5..90 min, origin: assumed}
  sign:  {value: 5 min, range: 1..50 min, origin: assumed}
calendar: {days: mon-fri, hours: [09:00-17:00]}
horizon: {start: 2026-03-02, length: 10 workdays}
staff: {window: {count: 1}, archive: {count: 1}}
cases:
  visit: {arrivals: {rate: 60 per workday}}
processes:
  old:
    title: Old
    visit: [{step: serve, by: window, takes: serve}, {step: sign, by: archive, takes: sign}]
  new:
    title: New
    visit: [{step: serve, by: window, takes: serve * 0.05}]
"""


@cache
def busy() -> Sensitivity:
    return sensitivity(load_text(BUSY), "new", (Measure.LEAD_TIME_MEAN, "visit"), seed=1, replications=3)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "en",
            (
                "! Old: window is asked for",
                "! Old: 41 ± 88 of 591",
                "pools are asked for more hours than they have: archive of “Old” at sign = 50 min. Their queues",
                "! At serve = 1.5 h, sign = 1 min and sign = 50 min, up to 37% of the cases",
            ),
        ),
        (
            "zh",
            (
                "! Old:window每个工作日所需工时",
                "! Old:每次重复",
                "所需工时超过现有工时:“Old”的archive(sign = 50 分钟)。",
                "! serve = 1.5 小时、sign = 1 分钟和 sign = 50 分钟 时,某一流程最多有 37% 的办件到期未办结",
            ),
        ),
    ],
)
def test_who_cannot_keep_up_and_which_cases_are_missing_is_told(language: Language, expected: tuple[str, ...]) -> None:
    """With the present values at length, of the ends in a line each."""
    text = render_text(sensitivity_report(busy(), language), width=900).replace("\u00a0", " ")
    for line in expected:
        assert line in text


def test_programs_are_told_who_cannot_keep_up_and_which_cases_are_missing() -> None:
    """With the present values, and at every end."""
    results = sensitivity_json(busy())
    assert [(one["process"], one["pool"]) for one in results["overloads"]] == [("old", "window")]
    assert [one["process"] for one in results["unfinished"]] == ["old"]
    ends = {(own["name"], end["value"]): end for own in results["factors"] for end in own["ends"]}
    assert {one["pool"] for one in ends["sign", "50 min"]["overloads"]} == {"window", "archive"}
    assert ends["serve", "1.5 h"]["unfinished"][0]["share"] > 0.3


def test_columns_of_the_table_have_one_unit() -> None:
    """Days here, though one end alone would be told in minutes."""
    table = render_text(sensitivity_report(busy(), "en"), width=120).replace("\u00a0", " ").split("In numbers")[1]
    lines = [line for line in table.splitlines() if "±" in line]
    assert len(lines) == 4
    assert all(line.split("±")[1].split()[1] == "days" for line in lines)
    assert "min" in busy_end_alone()


def busy_end_alone() -> str:
    least = min((end.gap.estimate for own in busy().effects for end in own.ends), key=lambda gap: abs(gap.mean))
    return estimate_text(least, Shown.ELAPSED, "en")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "not allowed: staff.archive.count: 0 is not allowed here"),
        ("zh", "不允许:staff.archive.count:此处不能写 0"),
    ],
)
def test_an_end_that_is_not_allowed_says_why(language: Language, expected: str) -> None:
    """And where the value is used."""
    text = TEXT.replace("idle:    {value: 3, range: 1..5", "idle:    {value: 3, range: 0..5")
    own = sensitivity(load_text(text), "new", KEY, seed=1, replications=2)
    assert expected in render_text(sensitivity_report(own, language), width=200)


def test_one_order_everywhere() -> None:
    """What moves the difference further in all comes first, though the other has the greatest distance from now."""
    text = TEXT.replace("small:   {value: 10 min, range: 8..12 min", "small:   {value: 10 min, range: 10..25 min")
    text = text.replace("large:   {value: 20 min, range: 5..60 min", "large:   {value: 20 min, range: 10..30 min")
    own = sensitivity(load_text(text), "new", KEY, seed=1, replications=2)
    assert [effect.factor.name for effect in own.effects[:2]] == ["large", "small"]
    answer, rest = render_text(sensitivity_report(own, "en"), width=100).split("What moves it")
    for part in (answer.split("What matters most")[1], *rest.split("In numbers")):
        assert part.index("large") < part.index("small")


def test_a_conclusion_that_holds_everywhere_is_said_to() -> None:
    """Where no end takes the sign away."""
    text = TEXT.replace("range: 5..60 min", "range: 5..30 min")
    own = sensitivity(load_text(text), "new", KEY, seed=1, replications=3)
    said = " ".join(render_text(sensitivity_report(own, "en"), width=100).split())
    assert "That holds over the whole range of each of the 5 assumptions." in said


def test_nothing_to_vary_is_said() -> None:
    """And the present difference all the same."""
    text = TEXT.replace("origin: assumed", "origin: reported")
    own = sensitivity(load_text(text), "new", KEY, seed=1, replications=3)
    said = " ".join(render_text(sensitivity_report(own, "en"), width=100).split())
    assert "Nothing can be varied" in said
    assert "lowers the staff time" in said


def test_too_few_replications_are_told_where_nothing_is_shown() -> None:
    """Nothing is drawn then: the answer has said it, and the numbers follow."""
    unshown = evolve(found(), effects=tuple(effect for effect in found().effects if not effect.is_shown))
    said = render_text(sensitivity_report(unshown, "en"), width=100)
    assert "None of them shows any effect in 3 replications." in said
    assert "What moves it" not in said
    assert "In numbers" in said


def test_measures_of_others_have_no_switch() -> None:
    """Break-even is about the subject; ends are looked at all the same."""
    own = sensitivity(load_text(TEXT), "new", (Measure.UTILISATION, "window"), seed=1, replications=3)
    assert all(effect.switch is None for effect in own.effects)
    text = " ".join(render_text(sensitivity_report(own, "en"), width=100).replace("\u00a0", " ").split())
    assert "large (the other way round at 1 h)" in text
    assert "lowers the utilisation of “window” by" in text


def test_results_for_programs() -> None:
    """Are JSON, with every end."""
    results = sensitivity_json(found(16))
    assert as_text(results)
    large = results["factors"][0]
    assert (large["name"], large["rests_on"], len(large["ends"])) == ("large", True, 2)
    assert results["sobol"]["indices"]["large"]["in_all"]["value"] > 0.8


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--replications", "1"], "a sensitivity study needs at least two replications"),
        (["--sobol", "20"], "--sobol 20: needed is a power of two from 16 to 4096, such as 64"),
        (["--process", "newer"], "newer is not a process to compare with the baseline; allowed: new"),
    ],
)
def test_what_cannot_be_asked(options: list[str], expected: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One line, before anything is run."""
    with pytest.raises(SystemExit) as stopped:
        main(["sensitivity", "special-equipment", *options, "--lang", "en"])
    assert (stopped.value.code, capsys.readouterr().err) == (2, f"onething: {expected}\n")
