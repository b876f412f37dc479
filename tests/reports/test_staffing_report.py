"""The report of the cheapest staffing: its sentences, tables and figures, at 80 and 120 columns, in both languages."""

from __future__ import annotations

import io
import json

import pytest

from reports.json_file import as_text
from reports.phrase import LANGUAGES, Language, voice_for
from reports.staffing_answer import answers, doubts
from reports.staffing_json import staffing_json
from reports.staffing_report import staffing_report
from reports.staffing_told import Told, confidence_text
from reports.terminal import render
from sim.experiment.staffing import Staffings, staffing
from sim.experiment.target import read_targets
from sim.scenario.load import load_text
from sim.scenario.variation_reader import read_variations
from tests.experiment.halls_to_staff import HALL
from tests.experiment.made_queues import Made

CHINESE = "chinese: {A hall: 大厅, windows: 窗口数, desks: 岗位数, window: 窗口, desk: 岗位, By hand: 手工办理}\n"


def made(
    *vary: str,
    targets: tuple[str, ...] = ("waiting <= 60 s",),
    costs: tuple[float, ...] = (1.0, 1.0),
    level: float = 300.0,
    is_exhaustive: bool = False,
) -> Staffings:
    """Waits that fall with the numbers of people."""
    text = HALL.replace("OLD", "5 min").replace("SIGN", "").replace("{visit: [{step", "{title: By hand, visit: [{step")
    scenario = load_text(text + CHINESE)

    def wait(windows: int, desks: int, number: int) -> float:
        desks = desks if len(vary) > 1 else 1
        return level / (windows * desks) + (number % 10 - 4.5) / 10

    return staffing(
        scenario,
        read_variations(scenario, vary),
        read_targets(scenario, targets),
        costs=costs[: len(vary)],
        seed=1,
        is_exhaustive=is_exhaustive,
        runner=Made(wait),  # type: ignore[arg-type]
    )


def shown(found: Staffings, language: Language, width: int) -> str:
    page = io.StringIO()
    render(staffing_report(found, language), width=width, color=False, file=page)
    return page.getvalue()


FOUND = {
    "one number": ("windows=1..8", "desks=1"),
    "two numbers": ("windows=1..6", "desks=1..4"),
}


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FOUND)
def test_report(snapshot, name: str, language: Language, width: int) -> None:
    """How it looks: an answer with one that is not decided, and one where desks cost more."""
    costs = (1.0, 2.5) if name == "two numbers" else (1.0, 1.0)
    assert shown(made(*FOUND[name], costs=costs), language, width) == snapshot


def said(found: Staffings, language: Language = "en") -> list[str]:
    told = Told(found, voice_for(found.scenario, language))
    return [text.replace("\u00a0", " ") for text in (*answers(told), *doubts(told))]


def test_what_nothing_meets_is_one_line_with_the_best() -> None:
    """The largest staffing comes nearest."""
    (text,) = said(made("windows=1..8", targets=("waiting <= 10 s",)))
    assert text.startswith("“By hand”: no staffing in these ranges meets waiting ≤ 10 s. 8 windows comes nearest")
    assert text.endswith("with waiting 37.5 ± 0.2 s.")


def test_what_cannot_be_decided_is_said() -> None:
    """All staffings are as good as their target."""
    (text,) = said(made("windows=5", "desks=1", level=300.0))
    assert "is shown to meet waiting ≤ 1 min, but not all are shown to miss" in text
    assert "More replications with --most" in text


def test_one_that_is_not_decided_is_a_doubt() -> None:
    """Five windows have a wait of 60 s."""
    answer, doubt = said(made("windows=1..8"))
    assert answer == "“By hand” needs 6 windows to meet waiting ≤ 1 min."
    assert doubt.startswith("Whether 5 windows would do for “By hand” cannot be decided in 200 replications (waiting 1")


def test_what_is_not_drawn_is_told_in_chinese() -> None:
    """Also of a measure whose name says already that it is a bound."""
    text = shown(made("windows=1..8", level=340.0, is_exhaustive=True), "zh", 200)
    assert "未画出 1 种配备:“平均等候”一项的结果超过 5 分钟,即目标的 5 倍。" in text


def test_ties_are_named() -> None:
    """Three and two are as good as two and three; of one person the name is that of one."""
    (text,) = said(made("windows=1..6", "desks=1..4", level=310.0))
    assert text == (
        "“By hand” needs 2 windows + 3 desks (5 in all) to meet waiting ≤ 1 min. As cheap, and as good: 3 windows + 2 "
        "desks."
    )
    (text,) = said(made("windows=1..8", "desks=1", level=280.0))
    assert text.startswith("“By hand” needs 5 windows + 1 desk (6 in all)")


def test_several_targets_are_named_once_above() -> None:
    """The answer speaks of them together."""
    found = made("windows=1..8", targets=("waiting <= 70 s", "load of window <= 90%"))
    assert said(found)[0] == "“By hand” needs 5 windows to meet its targets."


def test_a_pool_of_the_file_is_called_by_its_name() -> None:
    """In Chinese as well."""
    found = made("staff.window.count=1..8", level=310.0)
    assert said(found)[0] == "“By hand” needs 6 × window to meet waiting ≤ 1 min."
    assert said(found, "zh")[0] == "“手工办理”要达到平均等候 ≤ 1 分钟,至少需要 窗口 6。"


def test_confidence_is_never_rounded_up() -> None:
    """As many digits as it takes."""
    assert confidence_text(0.05) == "95%"
    assert confidence_text(0.000121) == "99.987%"
    assert confidence_text(0.00035) == "99.965%"


def test_json_has_it_all() -> None:
    """It is plain JSON; places lead to the staffings that were simulated."""
    found = made("windows=1..8")
    told = json.loads(as_text(staffing_json(found)))
    own = told["processes"]["old"]
    assert [own["staffings"][place]["numbers"] for place in own["chosen"]] == [{"windows": 6.0}]
    assert [own["staffings"][place]["numbers"] for place in own["undecided"]] == [{"windows": 5.0}]
    assert told["targets"][0] == {
        "text": "waiting <= 60 s",
        "measure": "waiting_mean",
        "subject": "visit",
        "sense": "<=",
        "amount": 60.0,
        "unit": "s",
    }
    assert (told["looks"], told["is_met"], told["replications"]) == (
        [10, 20, 40, 80, 160, 200],
        True,
        found.replications,
    )
    documented = (staffing_json.__doc__ or "").replace(",", " ").replace(":", " ").split()
    assert set(told) <= set(documented)


def test_numbers_of_people_that_are_not_believable() -> None:
    """Outside a declared range you are warned, as with a value that is set; in the JSON, too."""
    found = made("windows=7..20")
    (doubt,) = doubts(Told(found, voice_for(found.scenario, "en")))
    assert doubt.startswith("parameters.windows.value: 8 values from 13 to 20 are outside the range 1..12; ")
    (doubt,) = doubts(Told(found, voice_for(found.scenario, "zh")))
    assert doubt.startswith("parameters.windows.value:从 13 到 20 有 8 个取值超出可信范围 1..12;")
    assert [warning["where"] for warning in staffing_json(found)["warnings"]] == ["parameters.windows.value"]
