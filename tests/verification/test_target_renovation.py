"""The renovation filing: what follows from one joint meeting instead of three rounds in turn.

Seeds are fixed, so nothing here can fail by chance.
"""

from __future__ import annotations

from datetime import datetime, time
from itertools import pairwise

import numpy as np
import pytest
from told import Told

from sim.measure.catalogue import Measure
from sim.scenario.load import load

pytestmark = pytest.mark.slow

ITEMS = ("housing", "fire protection", "urban management")
JOINT = "review jointly"
NO_COMMENTS = ("comments=0%", "comments_joint=0%")


def told(process: str, *overrides: str) -> Told:
    """One run with some values changed."""
    return Told(load("renovation", overrides), process)


def both(measure: Measure, *overrides: str) -> list[float]:
    """A measure of old and new."""
    return [told(process, *overrides).value(measure, "renovation") for process in ("old", "new")]


def per_case(run: Told, name: str) -> dict[int, int]:
    """How often each finished case visited a node of this name."""
    visited = run.visited(name)
    return {row: visited.count(row) for row, _, _ in run.ends}


@pytest.mark.parametrize(("papers", "expected"), [(5, [15, 7]), (4, [12, 7])])
def test_documents_are_counted_per_filing(papers: int, expected: list[int]):
    """Three filings with papers of their own, or one set of seven."""
    assert both(Measure.DOCUMENTS, f"papers={papers}") == expected


@pytest.mark.parametrize("measure", [Measure.FILINGS, Measure.TRIPS, Measure.DEPARTMENTS])
def test_three_become_one(measure: Measure):
    """Filings, trips, departments."""
    assert both(measure) == [3, 1]


def test_one_meeting_instead_of_three_rounds():
    """Every case waits for three rounds, or goes through one meeting."""
    old, new = told("old", *NO_COMMENTS), told("new", *NO_COMMENTS)
    for item in ITEMS:
        assert set(per_case(old, f"round of {item}").values()) == {1}
    assert set(per_case(new, JOINT).values()) == {1}


def test_the_rounds_come_in_turn():
    """A reviewer's papers are not prepared before the reviewer ahead has decided."""
    old = told("old")
    for ahead, behind in pairwise(ITEMS):
        decided = {row: finish for row, _, finish in old.visits(f"review by {ahead}")}
        begun = {row: start for row, start, _ in old.visits(f"prepare the papers for {behind}")}
        assert len(begun) > 30
        assert all(decided[row] <= start for row, start in begun.items())


@pytest.mark.parametrize("every", [1, 2])
def test_a_meeting_begins_at_two_on_its_days(every: int):
    """No case is reviewed before the hour, and meetings that lie two days apart leave a day without one."""
    new = told("new", *NO_COMMENTS, f"meeting_every={every} workdays", "renovations=0.5 per workday")
    starts = [datetime.strptime(f"2026-{start}", "%Y-%m-%d %H:%M:%S") for _, start, _ in new.visits(JOINT)]  # noqa: DTZ007
    assert len(starts) > 15
    assert {start.time() for start in starts} == {time(14)}
    seconds = np.array([(start - datetime(2026, 3, 2)).total_seconds() for start in starts], dtype=np.int64)  # noqa: DTZ001
    parities = new.records.workdays.used(np.zeros_like(seconds), seconds) % every
    assert set(parities.tolist()) == {0}


def test_all_reviewers_and_the_chair_are_there():
    """Staff work adds up: half an hour of four people, instead of an hour of three."""
    constant = (*NO_COMMENTS, "take_in=8 min", "review=60 min", "joint_review=30 min")
    assert both(Measure.STAFF_EFFORT, *constant) == [3 * (8 + 60) * 60, (8 + 4 * 30) * 60]


@pytest.mark.parametrize("every", [1, 2])
def test_the_meeting_bounds_the_legal_time(every: int):
    """Without comments a case is decided at the next meeting, and never before three rounds in the old process."""
    constant = (*NO_COMMENTS, "round=3 workdays", f"meeting_every={every} workdays", "renovations=0.5 per workday")
    old, new = (told(process, *constant) for process in ("old", "new"))
    assert old.value(Measure.WORKING_DAYS_MEAN, "renovation") >= 9
    assert 0 < new.value(Measure.WORKING_DAYS_P90, "renovation") <= every


def test_comments_bring_the_case_to_the_next_meeting():
    """A case with comments goes through one meeting more for each of them, on another day."""
    new = told("new", "comments_joint=30%")
    meetings = per_case(new, JOINT)
    answers = per_case(new, "answer the joint comments")
    assert max(answers.values()) >= 1
    assert meetings == {row: 1 + count for row, count in answers.items()}
    days = {(row, start[:5]) for row, start, _ in new.visits(JOINT)}
    assert len(days) == len(new.visits(JOINT))


def test_the_promised_limit_is_that_of_the_process():
    """Whatever limits are set: the reduction of the limit is no result of the simulation."""
    assert both(Measure.PROMISED_LIMIT) == [10, 2]
    assert both(Measure.PROMISED_LIMIT, "limit_before=8 workdays", "limit_after=3 workdays") == [8, 3]


def test_the_limits_are_kept_in_the_new_process_and_not_in_the_old():
    """Three rounds of three days on average fill ten days; a daily meeting leaves room in two."""
    old, new = both(Measure.ON_TIME_PROMISED)
    assert old < 0.8
    assert new > 0.9


def test_nothing_is_left_over():
    """All cases are through in both."""
    assert both(Measure.UNFINISHED) == [0, 0]
