"""What a user calls a measure."""

from __future__ import annotations

import pytest

from reports.words import MEASURES
from sim.experiment.measure_names import CHINESE, NAMES, asked_measure
from sim.measure.catalogue import Measure, Subject
from sim.scenario.load import load, load_text
from sim.scenario.problem import ScenarioError
from tests.experiment.varied_reform import REFORM, TEXT

COUNTING = load_text(
    TEXT.replace(
        "- {step: check, by: clerk",
        "- {count: seen}\n      - {count: late, share_of: cases}\n"
        "      - {stopwatch: checked, do: [{step: look, by: clerk, takes: 1 min}]}\n      - {step: check, by: clerk",
    ),
    "reform.yaml",
)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("lead time", (Measure.LEAD_TIME_MEAN, "visit")),
        ("办理时长", (Measure.LEAD_TIME_MEAN, "visit")),
        ("lead_time_p90", (Measure.LEAD_TIME_P90, "visit")),
        ("on time", (Measure.ON_TIME_PROMISED, "visit")),
        ("waiting of other", (Measure.WAITING_MEAN, "other")),
        ("waiting  p90  of other", (Measure.WAITING_P90, "other")),
        ("来访的等候", (Measure.WAITING_MEAN, "visit")),
        ("等候 p90 of other", (Measure.WAITING_P90, "other")),
        ("90% 办理时长", (Measure.LEAD_TIME_P90, "visit")),
        ("utilisation of desk", (Measure.UTILISATION, "desk")),
        ("利用率 of 窗口", (Measure.UTILISATION, "desk")),
        ("窗口的排队", (Measure.QUEUE_MEAN, "desk")),
        ("load of clerk", (Measure.LOAD, "clerk")),
    ],
)
def test_measures_by_name(text: str, key: tuple[Measure, str]):
    """Alone of the subject, or of somebody else; in English, in Chinese, or as in files."""
    assert asked_measure(REFORM, text).key == key


def test_the_only_pool_need_not_be_named():
    """There is no other."""
    assert asked_measure(load("special-equipment"), "utilisation").key == (Measure.UTILISATION, "window")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("count of seen", (Measure.TALLY, "seen")),
        ("total of seen", (Measure.TALLY_TOTAL, "seen")),
        ("count of late", (Measure.TALLY_SHARE, "late")),
        ("time of checked", (Measure.STOPWATCH, "checked")),
    ],
)
def test_counts_and_stopwatches(text: str, key: tuple[Measure, str]):
    """As claims call them."""
    assert asked_measure(COUNTING, text).key == key


def test_the_whole_house_of_a_hall():
    """Hours a working day are of all case types together."""
    hall = load("hall")
    assert asked_measure(hall, "staff_effort_per_workday").key == (Measure.STAFF_EFFORT_PER_WORKDAY, "")
    assert asked_measure(hall, "staff_effort_per_workday of rename").key == (
        Measure.STAFF_EFFORT_PER_WORKDAY,
        "rename",
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("led time", "--measure led time  'led time' is not a measure; documents, filings"),
        ("led time", "did you mean lead time?"),
        (
            "waiting of othr",
            "there is nothing called 'othr' that has this measure; visit or other; did you mean other?",
        ),
        ("utilisation", "of which pool; utilisation of one of: desk or clerk"),
        ("load of visit", "there is nothing called 'visit' that has this measure; desk or clerk"),
        ("count of seen", "'count of seen' is not a measure; nothing in the file is counted or timed"),
        ("tally", "'tally' is not a measure"),
        ("staff_effort_per_workday", "'staff_effort_per_workday' is a measure of halls"),
    ],
)
def test_mistakes(text: str, told: str):
    """One line, with what is allowed and what was probably meant."""
    with pytest.raises(ScenarioError) as caught:
        asked_measure(REFORM, text)
    assert told in str(caught.value)


def test_a_count_that_is_misspelt():
    """Those that there are are told."""
    with pytest.raises(ScenarioError, match="did you mean count of seen"):
        asked_measure(COUNTING, "count of seem")


def test_every_chinese_name_is_of_a_measure_and_every_measure_has_its_label():
    """The tables go together."""
    assert set(CHINESE.values()) <= set(NAMES)
    assert set(NAMES.values()) <= set(MEASURES)
    assert all(measure.subject is not Subject.TALLY for measure in NAMES.values())
