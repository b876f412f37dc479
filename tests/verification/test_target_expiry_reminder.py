"""Expiry reminders: fewer permits lapse. Who lapses follows from what the holders carry with them, one by one."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cache

import numpy as np
import pytest
from chinese_calendar import is_workday

from sim.engine.draws import Attributes, Source
from sim.engine.records import Records
from sim.engine.simulate import simulate
from sim.experiment.compare import compare
from sim.experiment.comparison import Verdict
from sim.measure.frame import CASE, FINISHED, STARTED
from sim.scenario.load import load, load_text

pytestmark = pytest.mark.slow

EXPIRY = "expiry-reminder"
PROCESSES = ("old", "new")
FORGETS = {"old": 0.15, "new": 0.08}
SEED = 3
WORKDAY = 23_400
OPENS, CLOSES = 90, 15


@cache
def run(process: str, *overrides: str) -> Records:
    return simulate(load(EXPIRY, overrides), process, SEED, 0)


def carried(name: str, count: int) -> np.ndarray:
    """What was drawn for the first holders."""
    return Attributes(load(EXPIRY).cases["renewal"].attributes, Source(SEED, 0), "renewal").column(name, 0, count)


def visits(records: Records, name: str) -> list[list[int]]:
    """Visits of the nodes of a name by cases that are through."""
    numbers = [node.number for node in records.nodes if node.name == name]
    assert numbers, f"no node {name}"
    through = set(records.ends[:, 0].tolist())
    return [row for row in records.visits.tolist() if row[1] in numbers and row[CASE] in through]


def who(records: Records, name: str) -> set[int]:
    return {row[CASE] for row in visits(records, name)}


def expiry(records: Records, case: int) -> int:
    """90 working days after the case began."""
    return records.hours.add(int(records.arrivals[case, 2]), OPENS * WORKDAY)


@pytest.mark.parametrize("process", PROCESSES)
def test_who_lapses_follows_from_memory_and_lateness(process):
    """Those who forget and notice after expiry lapse; those who notice between deadline and expiry are late."""
    records = run(process)
    through = np.sort(records.ends[:, 0])
    count = int(through.max()) + 1
    forgets = carried("memory", count) < FORGETS[process]
    in_time = carried("lateness", count) < CLOSES
    assert who(records, "lapsed") == set(np.flatnonzero(forgets & ~in_time)) & set(through.tolist())
    assert who(records, "late renewal") == set(np.flatnonzero(forgets & in_time)) & set(through.tolist())
    assert len(who(records, "lapsed")) > 10


def test_nobody_forgets_with_reminders_who_remembers_without():
    """The holders are the same people: lapses with reminders are some of those without, and not all of them."""
    old, new = (run(process) for process in PROCESSES)
    both = set(old.ends[:, 0].tolist()) & set(new.ends[:, 0].tolist())
    assert who(new, "lapsed") & both < who(old, "lapsed") & both
    assert who(new, "late renewal") & both <= who(old, "late renewal") & both


def test_reminders_that_change_nothing_change_no_lapse():
    """If as many forget with reminders as without, the same permits lapse."""
    assert who(run("new", "forgets_reminded=14%", "forgets=14%"), "lapsed") == who(run("old", "forgets=14%"), "lapsed")


@pytest.mark.parametrize("process", PROCESSES)
def test_who_does_not_forget_files_between_window_and_deadline(process):
    """From 90 to 15 working days before expiry, and is never closed."""
    records = run(process)
    forgetful = who(records, "lapsed") | who(records, "late renewal")
    filed = {row[CASE]: row[4] for row in visits(records, "fill in the renewal")}
    for case in filed.keys() - forgetful:
        passed = records.hours.between(int(records.arrivals[case, 2]), filed[case])
        assert 0 <= passed <= (OPENS - CLOSES) * WORKDAY
    assert who(records, "closed") <= forgetful


@pytest.mark.parametrize("process", PROCESSES)
def test_a_lapsed_business_is_closed_from_expiry_until_granted(process):
    """To the second: until the case is over."""
    records = run(process)
    ends = {case: at for case, at, _ in records.ends.tolist()}
    lapsed = who(records, "lapsed")
    closed = {row[CASE]: (row[STARTED], row[FINISHED]) for row in visits(records, "closed") if row[CASE] in lapsed}
    assert closed == {case: (expiry(records, case), ends[case]) for case in lapsed}


@pytest.mark.parametrize("process", PROCESSES)
def test_a_late_business_is_closed_for_what_the_file_waits_beyond_expiry(process):
    """Its turn less the days that were left when it filed; not at all, if it comes before."""
    records = run(process, "decided_after=10 workdays")
    late = who(records, "late renewal")
    assert len(late) > 1
    lateness = carried("lateness", max(late) + 1)
    for row in visits(records, "closed"):
        if row[CASE] in late:
            left = CLOSES - lateness[row[CASE]]
            passed = records.hours.between(row[STARTED], row[FINISHED])
            assert passed == pytest.approx(max(0, 10 - left) * WORKDAY, abs=2)


def test_reminders_are_sent_until_one_is_answered():
    """One, two or three, as memory says; never a fourth."""
    records = run("new")
    sent = np.bincount([row[CASE] for row in visits(records, "reminder")])
    memory = carried("memory", len(sent))
    through = np.sort(records.ends[:, 0])
    wanted = np.where(memory >= 0.08 + 0.10 + 0.20, 1, np.where(memory >= 0.08 + 0.10, 2, 3))
    assert sent[through].tolist() == wanted[through].tolist()


def one_holder(memory: str) -> Records:
    """One permit that runs out, of a holder who notices 20 working days after the window closes."""
    text = load(EXPIRY).text
    for old, new in (
        ("{every: exponential(valid_for / stock)}", "{on: [2025-01-06 09:00]}"),
        ("memory: 0%..100%", f"memory: {memory}"),
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    constant = ("notices_after=20 workdays", "decided_after=1 workday", "fill_in=30 min", "desk_work=20 min")
    return simulate(load_text(text, overrides=(*constant, "online=100%")), "old", SEED, 0)


def test_days_closed_by_hand():
    """The 90th working day is the last; five later it is noticed; form, desk and a day for the turn; then granted."""
    records = one_holder("0%")
    midnight = datetime.combine(date(2025, 1, 6), time())
    days = [day for n in range(200) if is_workday(day := midnight + timedelta(days=n))]
    ((start, finish),) = [(row[STARTED], row[FINISHED]) for row in visits(records, "closed")]
    assert midnight + timedelta(seconds=start) == days[89] + timedelta(hours=17)
    granted = midnight + timedelta(seconds=finish)
    asked = days[96] + timedelta(hours=9, minutes=50)
    assert asked + timedelta(minutes=2) <= granted <= asked + timedelta(minutes=5)


def test_a_holder_who_remembers_is_not_closed():
    """The same permit, another memory."""
    records = one_holder("100%")
    assert visits(records, "closed") == []
    assert len(records.ends) == 1


def test_what_is_said_of_the_reform_holds():
    """In a run as it is shipped: fewer lapses, fewer days closed."""
    comparison = compare(load(EXPIRY), seed=7, replications=6)
    assert [check.verdict for check in comparison.claims] == [Verdict.HOLDS] * 2
