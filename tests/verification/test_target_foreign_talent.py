"""The green channel: complete first filings end on the visit, others do not, and somebody waits for it.

Seeds are fixed, so nothing here can fail by chance later.
"""

from __future__ import annotations

from functools import cache

import pytest
from told import Told

from sim.measure.catalogue import Measure
from sim.measure.estimate import difference
from sim.scenario.load import load

pytestmark = pytest.mark.slow

BY_ARRIVAL = ("staff.window.order=arrival", "staff.officer.order=arrival")
TALENT = "talent"
EVERYDAY = "everyday"
FEW = 15


@cache
def told(process: str, *overrides: str, replication: int = 0) -> Told:
    """One run with some values changed."""
    return Told(load("foreign-talent", overrides), process, replication=replication)


def numbers(run: Told, name: str) -> set[int]:
    """Numbers of the talents who visited a node of this name."""
    return {int(run.records.arrivals[row, 1]) for row in run.visited(name)}


def day(clock: str) -> str:
    """The day of a moment."""
    return clock[:5]


@pytest.mark.parametrize("replication", range(4))
def test_a_complete_first_filing_ends_on_the_day_of_the_visit(replication: int):
    """From the window to both permits in hand and home again: one date."""
    new = told("new", replication=replication)
    begun = {row: start for row, start, _ in new.visits("accept both filings")}
    handed = {row: finish for row, _, finish in new.visits("hand out both permits")}
    ends = {row: end for row, end, _ in new.ends}
    assert len(handed) > FEW
    for row, finish in handed.items():
        assert day(begun[row]) == day(finish) == day(ends[row])


def test_an_incomplete_filing_takes_the_ordinary_way():
    """It is told what is missing, and is not through before the ordinary two weeks of the work permit."""
    new = told("new")
    incomplete = set(new.visited("name what is missing"))
    assert incomplete
    assert not incomplete & set(new.visited("accept both filings"))
    arrived = new.records.arrivals[:, 2]
    ended = {row: at for row, at, _ in new.records.ends.tolist()}
    assert all(ended[row] - arrived[row] > 14 * 24 * 3600 for row in incomplete if row in ended)


def test_the_same_filings_are_incomplete_in_both():
    """What is missing is missing, whichever process it is."""
    old, new = (numbers(told(process), "name what is missing") for process in ("old", "new"))
    assert len(new) > 3
    late = max(*old, *new) - 2
    assert {number for number in old if number < late} == {number for number in new if number < late}


@pytest.mark.parametrize("complete", ["50%", "80%", "100%"])
def test_the_share_decided_on_the_visit_is_that_of_complete_filings(complete: str):
    """Counted on the way, it is the share of those who were told nothing."""
    new = told("new", f"complete={complete}")
    first, last = new.records.window
    kind = new.records.case_types.index(TALENT)
    measured = {
        row for row, (own, _, at, _) in enumerate(new.records.arrivals.tolist()) if own == kind and first <= at < last
    }
    told_nothing = measured - set(new.visited("name what is missing"))
    counted = new.value(Measure.TALLY_SHARE, "decided on the visit")
    assert counted == pytest.approx(len(told_nothing) / len(measured))


def test_nobody_is_decided_on_the_visit_in_the_old_process():
    """Every talent makes two trips at least, one to each office, and waits ten working days for the work permit."""
    old = told("old", "complete=100%")
    assert old.value(Measure.TRIPS, TALENT) == 2
    assert old.value(Measure.WORKING_DAYS_MEAN, TALENT) >= 10


def test_one_trip_of_a_complete_filing():
    """Both permits are handed out at one window."""
    assert told("new", "complete=100%").value(Measure.TRIPS, TALENT) == 1
    assert told("new", "complete=100%").value(Measure.WORKING_DAYS_MEAN, TALENT) == 0


def test_everybody_is_served_in_order_of_arrival_in_the_old_process():
    """Nobody has a promise there, so that serving by limits is serving by arrival, to the second."""
    by_limit, by_arrival = told("old"), told("old", *BY_ARRIVAL)
    assert sorted(by_limit.records.visits.tolist()) == sorted(by_arrival.records.visits.tolist())


@cache
def waits(subject: str) -> tuple[list[float], list[float]]:
    """Mean waits in the new process, by arrival and with the green channel first, over replications."""
    changed = "experts=2 per workday"
    runs = range(16)
    plain = [told("new", changed, *BY_ARRIVAL, replication=run).value(Measure.WAITING_MEAN, subject) for run in runs]
    first = [told("new", changed, replication=run).value(Measure.WAITING_MEAN, subject) for run in runs]
    return plain, first


def test_the_others_wait_longer_for_the_green_channel():
    """The place in the queue alone: same people, same cases (paired, 99 % interval: a false alarm in 100 seeds)."""
    assert difference(*waits(EVERYDAY), confidence=0.99).estimate.low > 0


def test_the_green_channel_waits_less():
    """Likewise paired."""
    assert difference(*waits(TALENT), confidence=0.99).estimate.high < 0
