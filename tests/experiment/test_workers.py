"""Replications on several cores."""

from __future__ import annotations

import re
import time
from functools import partial
from pathlib import Path

import pytest

from sim.experiment.failures import ReplicationFailedError
from sim.experiment.runner import Runner


def squared(number: int) -> int:
    return number * number


def slow_at_first(folder: Path, number: int) -> int:
    """Number 0 waits until number 1 is done, so that results come in another order than they are asked for."""
    done = folder / "done"
    if number == 0:
        deadline = time.monotonic() + 20
        while not done.exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        assert done.exists(), "the other worker never came"
    else:
        done.touch()
    return number


class StrangeError(Exception):
    """A fault that only this test knows."""


def faulty(number: int) -> int:
    if number == 1:
        raise StrangeError(f"replication {number}")
    return number


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_results_stand_in_the_order_of_their_numbers(jobs: int):
    """With fewer and with more workers than there is work."""
    assert Runner(jobs).each(squared, 4) == [0, 1, 4, 9]


def test_who_is_done_first_does_not_come_first(tmp_path: Path):
    """The second is done before the first."""
    assert Runner(2).each(partial(slow_at_first, tmp_path), 2) == [0, 1]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_says_which_replication_failed(jobs: int):
    """Counted from 1, with what was raised and where, also out of another process."""
    with pytest.raises(ReplicationFailedError) as raised:
        Runner(jobs).each(faulty, 3)
    assert raised.value.number == 1
    assert re.fullmatch(
        r"replication 2 failed: StrangeError: replication 1 \(test_workers\.py:\d+\)", str(raised.value)
    )


@pytest.mark.parametrize("jobs", [1, 2])
def test_progress_is_told_from_nothing_to_all(jobs: int):
    """Never backwards, always of all."""
    told: list[tuple[int, int]] = []
    Runner(jobs, progress=lambda done, everything: told.append((done, everything))).each(squared, 5)
    assert told[0] == (0, 5)
    assert told[-1] == (5, 5)
    assert told == sorted(told)
    if jobs == 1:
        assert told == [(done, 5) for done in range(6)]


def test_one_job_stays_in_this_process():
    """So what is asked for need not be picklable, and can be debugged."""
    seen: list[int] = []
    Runner(1).each(seen.append, 3)
    assert seen == [0, 1, 2]


def test_one_replication_needs_no_worker():
    """However many are there."""
    seen: list[int] = []
    Runner(8).each(seen.append, 1)
    assert seen == [0]
