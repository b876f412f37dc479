"""Policy briefings: 25 sessions of twelve departments reach more than 100 firms. What follows from the flow."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from math import ceil

import numpy as np
import pytest
from chinese_calendar import is_workday

from sim.engine.draws import Attributes, Source
from sim.engine.records import Records
from sim.engine.simulate import simulate
from sim.experiment.compare import compare
from sim.experiment.comparison import Verdict
from sim.measure.frame import CASE, FINISHED, STARTED, WORK
from sim.scenario.load import load

pytestmark = pytest.mark.slow

BRIEFINGS = "policy-briefings"
FIRMS, SESSIONS, EVERY, YEAR = 400, 25, 2, 250
DAY, WORKDAY = 86_400, 23_400
SEED = 3


@cache
def run(process: str, *overrides: str, replication: int = 0) -> Records:
    return simulate(load(BRIEFINGS, overrides), process, SEED, replication)


def visits(records: Records, name: str) -> np.ndarray:
    numbers = [node.number for node in records.nodes if node.name == name]
    assert numbers, f"no node {name}"
    return records.visits[np.isin(records.visits[:, 1], numbers)]


def reached(records: Records) -> set[int]:
    """Firms that were counted as reached."""
    return set(visits(records, "reached by a briefing")[:, CASE].tolist())


def session_starts(records: Records) -> list[int]:
    return sorted(set(visits(records, "hold a briefing")[:, STARTED].tolist()))


def needs(replication: int = 0) -> np.ndarray:
    """Working days after which each firm needs to know, as drawn for it."""
    attributes = load(BRIEFINGS).cases["firm"].attributes
    return Attributes(attributes, Source(SEED, replication), "firm").column("need", 0, FIRMS)


def workday_numbers(records: Records, days: int) -> list[int]:
    """Days after the first on which the first `days` working days fall, counted by the holiday table."""
    return [n for n in range(2 * days + 30) if is_workday(records.first_day + timedelta(days=n))][:days]


def test_there_are_exactly_25_sessions():
    """Every second working day in the afternoon, and never one more, though firms are left that do not know."""
    records = run("new", "come=20")
    days = workday_numbers(records, SESSIONS * EVERY + 1)[EVERY::EVERY]
    assert session_starts(records) == [day * DAY + 14 * 3600 + 1800 for day in days]
    assert len(days) == SESSIONS
    assert len(reached(records)) < FIRMS


def test_a_session_takes_two_hours_of_twelve_departments():
    """However many firms come; each takes its share."""
    records = run("new")
    rows = visits(records, "hold a briefing")
    (node,) = (node for node in records.nodes if node.name == "hold a briefing")
    assert [(need.pool, need.count) for need in node.needs] == [("speaker", 12)]
    for start in session_starts(records):
        assert rows[rows[:, STARTED] == start, WORK].sum() == 2 * 3600


def test_nobody_speaks_where_there_are_no_briefings():
    """In the old way no firm is reached by one."""
    assert "hold a briefing" not in {node.name for node in run("old").nodes}


def test_firms_are_counted_once():
    """More than 100 are distinct firms: whoever was at a briefing was there once, and is one of 400."""
    records = run("new")
    rows = visits(records, "reached by a briefing")[:, CASE].tolist()
    assert len(rows) == len(set(rows)) > 100
    assert set(visits(records, "hold a briefing")[:, CASE].tolist()) == set(rows)
    assert len(records.arrivals) == FIRMS


def test_every_firm_learns_in_exactly_one_way():
    """By a briefing, or by asking around; in the end all know."""
    records = run("new")
    asked = set(visits(records, "department asked")[:, CASE].tolist())
    assert asked | reached(records) == set(range(FIRMS))
    assert not asked & reached(records)
    assert len(records.ends) == FIRMS


def test_who_is_reached_did_not_need_it_before():
    """A firm comes to briefings up to the day of its need, and asks from that moment on."""
    records, need = run("new"), needs()
    days = workday_numbers(records, YEAR + 60)
    for row in visits(records, "hold a briefing").tolist():
        assert days.index(row[STARTED] // DAY) < need[row[CASE]]
    beginning = {row[CASE]: row[FINISHED] for row in visits(records, "until the need arises").tolist()}
    for firm, moment in beginning.items():
        assert records.hours.between(9 * 3600, moment) == pytest.approx(need[firm] * WORKDAY, abs=1)


def test_in_the_old_way_a_firm_begins_to_ask_when_the_need_arises():
    """Not before, and at that very moment."""
    records, need = run("old"), needs()
    for row in visits(records, "until the need arises").tolist():
        assert records.hours.between(9 * 3600, row[FINISHED]) == pytest.approx(need[row[CASE]] * WORKDAY, abs=1)


def test_the_number_of_firms_follows_from_chances():
    """400 x the sum over sessions of: needs it later, came to none before, comes to this. False alarms: 1 in 10,000."""
    share = 6 / FIRMS
    chances = [(1 - EVERY * j / YEAR) * share * (1 - share) ** (j - 1) for j in range(1, SESSIONS + 1)]
    expected = FIRMS * sum(chances)
    assert ceil(expected) in range(110, 118)
    runs = 20
    found = [len(reached(run("new", replication=n))) for n in range(runs)]
    error = (expected * (1 - expected / FIRMS) / runs) ** 0.5
    assert np.mean(found) == pytest.approx(expected, abs=3.9 * error)


def test_nobody_asks_more_departments_than_there_are():
    """Even if none ever knows the answer: twelve, and no more."""
    asked = visits(run("old", "found=8%", "departments=3", "clerks=60"), "department asked")[:, CASE]
    assert np.bincount(asked).max() == 3


def test_what_is_said_of_the_reform_holds():
    """In a run as it is shipped, more than 100 firms are reached."""
    comparison = compare(load(BRIEFINGS), seed=7, replications=8)
    assert [check.verdict for check in comparison.claims] == [Verdict.HOLDS]
