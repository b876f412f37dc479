"""The shipped hall: eight reforms at the same windows.

Seeds are fixed, so nothing here can fail by chance. The days are fewer than those that are shipped, to be quick.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

import numpy as np
import pytest

from sim.engine.records import Records
from sim.engine.simulate import simulate
from sim.measure.burden import WHOLE_HOUSE
from sim.measure.catalogue import Measure
from sim.measure.estimate import difference
from sim.measure.frame import CASE, NODE, STARTED, WORK
from sim.measure.measure import Measured, measure
from sim.scenario.library import shipped
from sim.scenario.load import load
from sim.scenario.model import Scenario
from sim.scenario.whose_people import flow_by

pytestmark = pytest.mark.slow

SEED = 1
SHORT = ("horizon.warm_up=5 workdays", "horizon.length=20 workdays", "horizon.run_out=60 workdays")
REFORMS = [summary.name for summary in shipped() if summary.name != "hall"]
SUBJECTS = {
    "special-equipment": "rename",
    "construction-start": "project",
    "catering-change": "change",
    "renovation": "renovation",
    "bid-evaluation": "tender",
    "policy-briefings": "firm",
    "expiry-reminder": "renewal",
    "foreign-talent": "talent",
}
EVERYDAY = "everyday business"


@cache
def hall(*overrides: str) -> Scenario:
    return load("hall", [*SHORT, *overrides])


@cache
def run(process: str, *overrides: str, replication: int = 0) -> Records:
    return simulate(hall(*overrides), process, SEED, replication)


@cache
def measured(process: str, *overrides: str, replication: int = 0) -> Measured:
    return measure(hall(*overrides), process, run(process, *overrides, replication=replication))


def both(measure: Measure, case_type: str) -> tuple[float, float]:
    """Old and new."""
    old, new = (measured(process).values[measure, case_type] for process in ("old", "new"))
    return old, new


class TestComposition:
    """What the hall is made of."""

    def test_all_shipped_reforms_take_place(self):
        """One case type each, and the everyday business."""
        assert {name: reform.case_types for name, reform in hall().reforms.items()} == {
            name: (subject,) for name, subject in SUBJECTS.items()
        }
        assert set(SUBJECTS) == set(REFORMS)
        assert set(hall().cases) == {EVERYDAY, *SUBJECTS.values()}

    @pytest.mark.parametrize("name", REFORMS)
    @pytest.mark.parametrize("process", ["old", "new"])
    def test_flows_are_those_of_the_shipped_file(self, name: str, process: str):
        """Word for word, but for who does the work."""
        alone, subject = load(name), SUBJECTS[name]
        inside = hall().flow_of(process, subject)
        assert flow_by(inside, lambda _: "x") == flow_by(alone.flow_of(process, subject), lambda _: "x")
        assert hall().limits_of(process, subject) == alone.limits_of(process, subject)

    @pytest.mark.parametrize("name", REFORMS)
    def test_numbers_are_those_of_the_shipped_file(self, name: str):
        """All but at most two that the hall sets: how many come, and within which time firms need to know."""
        alone, inside = load(name).parameters, hall().parameters
        own = {one.removeprefix(f"{name}.") for one in hall().reforms[name].parameters}
        assert own <= set(alone)
        assert len(own) >= 5
        changed = [one for one in own if inside[f"{name}.{one}"].text != alone[one].text]
        assert set(changed) <= {"firms_every", "projects_every", "restaurants", "renovations", "tenders", "firms"} | {
            "need_after",
            "stock",
            "experts",
        }
        assert len(changed) <= 2


class TestTargets:
    """What each reform is known for comes out in the hall as it does alone."""

    @pytest.mark.parametrize(
        ("case_type", "of_case", "expected"),
        [
            ("rename", Measure.DOCUMENTS, (306, 2)),
            ("rename", Measure.FILINGS, (102, 1)),
            ("project", Measure.FILINGS, (8, 1)),
            ("project", Measure.DEPARTMENTS, (8, 1)),
            ("project", Measure.PROMISED_LIMIT, (5, 1)),
            ("change", Measure.DOCUMENTS, (2, 1)),
            ("change", Measure.FILINGS, (2, 1)),
            ("change", Measure.TRIPS, (2, 1)),
            ("renovation", Measure.DOCUMENTS, (15, 7)),
            ("renovation", Measure.FILINGS, (3, 1)),
            ("renovation", Measure.TRIPS, (3, 1)),
            ("renovation", Measure.DEPARTMENTS, (3, 1)),
            ("renovation", Measure.PROMISED_LIMIT, (10, 2)),
        ],
    )
    def test_numbers_of_a_case(self, case_type: str, of_case: Measure, expected: tuple[float, float]):
        """The same for every case, so that sharing people changes nothing of them."""
        assert both(of_case, case_type) == expected

    def test_trips_of_a_rename(self):
        """102 sets at 40 a visit are three at least; now one."""
        old, new = both(Measure.TRIPS, "rename")
        assert old >= 3
        assert new == 1

    def test_the_room_is_empty(self):
        """Four experts of a tender sat in one room; now nobody does."""
        old, new = run("old"), run("new")
        seats = Counter(visits(old, "expert in the same room")[:, CASE].tolist())
        assert set(seats.values()) == {4}
        assert "expert in the same room" not in {node.name for node in new.nodes}

    def test_twenty_five_briefings(self):
        """Never more; exactly as many where firms may need to know so late that always one comes.

        Each takes twelve reviewers of the house for two hours.
        """
        wide = "policy-briefings.need_after=0..250 workdays"
        assert "hold a briefing" not in {node.name for node in run("old", wide).nodes}
        for overrides, least in (((wide,), 25), ((), 20)):
            records = run("new", *overrides)
            rows = visits(records, "hold a briefing")
            starts = sorted(set(rows[:, STARTED].tolist()))
            assert least <= len(starts) <= 25
            for start in starts:
                assert rows[rows[:, STARTED] == start, WORK].sum() == 2 * 3600
        [node] = [node for node in records.nodes if node.name == "hold a briefing"]
        assert [(need.pool, need.count) for need in node.needs] == [("reviewer", 12)]

    def test_complete_filings_of_talents_are_decided_on_the_visit(self):
        """One set of papers and one trip where nothing is missing: fewer of both on average."""
        for of_case in (Measure.DOCUMENTS, Measure.TRIPS):
            old, new = both(of_case, "talent")
            assert old >= 2
            assert 1 <= new < 1.5

    def test_reminded_holders_lapse_less(self):
        """The reminders of the file, at the same desk as others; followed for long enough to see who lapses."""
        long = ("horizon.run_out=170 workdays", "permits=6000", "everyday=50 per workday")
        for process in ("old", "new"):
            assert measured(process, *long).values[Measure.UNFINISHED, "renewal"] <= 1
        old, new = (measured(process, *long).values[Measure.TALLY_SHARE, "lapsed"] for process in ("old", "new"))
        assert 0 <= new < old


def visits(records: Records, name: str) -> np.ndarray:
    """Finished visits of the nodes of this name."""
    numbers = [node.number for node in records.nodes if node.name == name]
    assert numbers, f"no node {name}"
    return records.visits[np.isin(records.visits[:, NODE], numbers) & (records.visits[:, STARTED] <= records.ended)]


def of_type(records: Records, case_type: str) -> dict[str, list[tuple[object, ...]]]:
    """Everything that happened to the cases of a type, whatever the numbers of rows and nodes are."""
    number = records.case_types.index(case_type)
    cases = {row: case[1] for row, case in enumerate(records.arrivals.tolist()) if case[0] == number}
    names = {node.number: node.name for node in records.nodes}
    own = [row for row in records.visits.tolist() if row[CASE] in cases]
    assert own
    return {
        "arrivals": [tuple(records.arrivals[row].tolist()) for row in cases],
        "visits": sorted((cases[row[CASE]], names[row[NODE]], *row[3:]) for row in own),
        "ends": sorted((cases[case], at, outcome) for case, at, outcome in records.ends.tolist() if case in cases),
    }


class TestSharing:
    """Who shares people, and who does not."""

    @pytest.mark.parametrize("switch", ["on", "off"])
    def test_a_reform_switched_off_is_as_before_bit_for_bit(self, switch: str):
        """Tenders have people of their own: nothing of the other seven reforms reaches them, to the second."""
        override = f"reforms.bid-evaluation={switch}"
        old, new = (of_type(run(process, override), "tender") for process in ("old", "new"))
        assert (old == new) is (switch == "off")
        assert old["arrivals"] == new["arrivals"]

    def test_with_all_switched_off_the_house_is_as_before(self):
        """Of every case type."""
        off = [f"reforms.{name}=off" for name in REFORMS]
        old, new = run("old", *off), run("new", *off)
        for case_type in old.case_types:
            assert of_type(old, case_type) == of_type(new, case_type)

    def test_the_old_way_does_not_know_of_switches(self):
        """What is switched off changes the reformed house alone."""
        without = run("old", "reforms.special-equipment=off")
        for table in ("arrivals", "visits", "ends"):
            assert np.array_equal(getattr(run("old"), table), getattr(without, table))

    def test_sharing_is_real(self):
        """Without the reform of special equipment the everyday business waits longer in the reformed house.

        Paired by replication, all other reforms switched on. If the reform made no difference, the interval of 95 %
        would lie above zero with one seed in forty.
        """
        waits = []
        for overrides in ((), ("reforms.special-equipment=off",)):
            runs = [measured("new", *overrides, replication=replication) for replication in range(5)]
            waits.append([one.values[Measure.WAITING_MEAN, EVERYDAY] for one in runs])
        longer = difference(*waits)
        assert longer.is_shown
        assert longer.estimate.low > 0

    def test_the_work_of_the_everyday_business_stays(self):
        """It waits less, but costs what it did."""
        old, new = both(Measure.STAFF_EFFORT, EVERYDAY)
        assert old == new

    @pytest.mark.parametrize("process", ["old", "new"])
    def test_the_house_is_the_sum_of_its_case_types(self, process: str):
        """Seconds of staff a working day."""
        of_day, values = Measure.STAFF_EFFORT_PER_WORKDAY, measured(process).values
        assert values[of_day, WHOLE_HOUSE] == pytest.approx(sum(values[of_day, name] for name in hall().cases))
