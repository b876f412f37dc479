"""The catering change: what follows from doing two things side by side instead of one after the other.

With constant times every saving is known exactly. Seeds are fixed, so nothing here can fail by chance.
"""

from __future__ import annotations

import pytest
from told import Told

from sim.engine.records import NodeKind
from sim.experiment.compare import compare
from sim.measure.catalogue import Measure
from sim.scenario.load import load

pytestmark = pytest.mark.slow

CONSTANT = (
    "calendar.days=mon-sun",
    "calendar.hours=around the clock",
    "calendar.holidays=none",
    "everyday_cases=0.1 per workday",
    "staff.licence desk.count=50",
    "staff.permit desk.count=50",
    "fill_in=30 min",
    "one_way=45 min",
    "counter=12 min",
    "decide=10 min",
    "conditions_change=0%",
)
"""No closed hours, no queue, no on-site check: every case takes as long as every other."""

DESKS_ALONE = ("fill_in=0 min", "one_way=0 min", "counter=0 min", "decide=0 min")


def told(process: str, *overrides: str) -> Told:
    """One run with some values changed."""
    return Told(load("catering-change", overrides), process)


def lead_times(process: str, *overrides: str) -> set[int]:
    """The lead times in seconds that occur among the finished changes."""
    records = told(process, *overrides).records
    change = records.case_types.index("change")
    arrived = {row: at for row, (kind, _, at, _) in enumerate(records.arrivals.tolist()) if kind == change}
    times = {at - arrived[row] for row, at, _ in records.ends.tolist() if row in arrived}
    assert times
    return times


def test_equal_branches_take_exactly_half():
    """Form, trip and counter once instead of twice, two equal desks side by side."""
    constant = (*CONSTANT, "licence_backlog=1 workday", "permit_backlog=3 workdays")
    (old,) = lead_times("old", *constant)
    (new,) = lead_times("new", *constant)
    assert old == 2 * (30 + 45 + 12 + 45 + 24 * 60 + 10) * 60
    assert new * 2 == old


@pytest.mark.parametrize(("licence", "permit"), [(1, 1), (2, 1), (1, 2), (1, 5)])
def test_unequal_branches_save_one_less_the_greater_over_the_sum(licence: int, permit: int):
    """1 - max / sum, of the two desks alone."""
    desks = (f"licence_backlog={licence} workdays", f"permit_backlog={permit} workdays", "branches=unequal")
    (old,) = lead_times("old", *CONSTANT, *DESKS_ALONE, *desks)
    (new,) = lead_times("new", *CONSTANT, *DESKS_ALONE, *desks)
    day = 24 * 3600
    assert old == (licence + permit) * day
    assert new == max(licence, permit) * day


def test_legal_time_is_halved_as_well():
    """The clock of the old process runs twice, that of the new one once, for as long."""
    constant = (*CONSTANT, *DESKS_ALONE, "licence_backlog=2 workdays")
    days = [told(process, *constant).value(Measure.WORKING_DAYS_MEAN, "change") for process in ("old", "new")]
    assert days == [4.0, 2.0]


def test_two_trips_become_one():
    """For every case, whatever is drawn; and two forms become one."""
    for measure in (Measure.TRIPS, Measure.FILINGS, Measure.DOCUMENTS):
        assert [told(process).value(measure, "change") for process in ("old", "new")] == [2, 1]


def test_the_second_trip_begins_after_the_licence_is_changed():
    """Nobody goes to ask for the permit without the new licence."""
    records = told("old").records
    named = {node.number: (node.name, node.kind) for node in records.nodes}
    decided: dict[int, int] = {}
    trips: dict[int, list[int]] = {}
    for case, node, _, _, asked, _, finished, _ in records.visits.tolist():
        if named[node] == ("change the licence", NodeKind.STEP):
            decided[case] = finished
        elif named[node] == ("hall", NodeKind.TRIP):
            trips.setdefault(case, []).append(asked)
    seconds = {case: sorted(asked)[1] for case, asked in trips.items() if len(asked) == 2}
    assert len(seconds) > 50
    assert all(decided[case] <= asked for case, asked in seconds.items())


def test_the_branches_of_the_new_process_begin_together():
    """The permit does not wait for the licence."""
    new = told("new")
    assert new.asked("licence backlog") == new.asked("as long as the licence")


def test_the_same_restaurants_are_checked_in_both():
    """Whether conditions change is drawn once per restaurant; about a fifth, and nobody twice."""
    old, new = told("old"), told("new")
    ended = [{row for row, _, _ in run.ends} for run in (old, new)]
    checked = [run.visited("check on site") for run in (old, new)]
    assert len(checked[0]) == len(set(checked[0]))
    numbers = [
        {tuple(run.records.arrivals[row, :2].tolist()) for row in rows if row in own}
        for run, rows, own in zip((old, new), checked, ended, strict=True)
    ]
    # a case that came late may be over in the faster process alone
    both = [
        {tuple(run.records.arrivals[row, :2].tolist()) for row in own}
        for run, own in zip((old, new), ended, strict=True)
    ]
    common = both[0] & both[1]
    assert numbers[0] & common == numbers[1] & common
    assert 10 < len(numbers[0]) < len(common) / 3


def test_the_wait_for_the_check_is_no_legal_time():
    """With nothing but a wait for the date of the check, cases wait, but no working day is used."""
    new = told(
        "new",
        *("conditions_change=100%", "licence_backlog=0 workdays", "everyday_cases=1 per workday"),
        *("staff.inspector.count=50", "staff.permit desk.count=50", "staff.licence desk.count=50"),
        *DESKS_ALONE,
    )
    assert new.value(Measure.PATH_WAITING, "change") > 3600
    assert new.value(Measure.WORKING_DAYS_MEAN, "change") == 0


class TestCapacity:
    """More cases with the same staff: only where the window, which is asked once instead of twice, is the limit."""

    PLENTY = ("staff.licence desk.count=50", "staff.permit desk.count=50", "staff.inspector.count=50")

    def capacities(self, *overrides: str) -> list[float]:
        """Of old and new, per working day, with a constant time at the window."""
        constant = ("counter=12 min", *overrides)
        comparison = compare(load("catering-change", constant), seed=1, replications=2)
        both = [comparison.estimate(process, Measure.CAPACITY_PER_WORKDAY, "change") for process in ("old", "new")]
        return [capacity.mean for capacity in both]

    def test_it_doubles_where_the_window_is_the_limit(self):
        """Half the time at the window is twice the cases."""
        old, new = self.capacities(*self.PLENTY)
        assert new == pytest.approx(2 * old, rel=0.02)

    def test_it_stays_where_a_desk_is_the_limit(self):
        """Side by side is no less work."""
        old, new = self.capacities("staff.inspector.count=50", "decide=30 min")
        assert new == pytest.approx(old, rel=0.02)
