"""Laws of every run, on the record: what holds of cases, of time, of effort and of items.

Each is a function that raises an `AssertionError` where its law is broken. Those of people are in `laws_of_people.py`.
"""

from __future__ import annotations

from collections import Counter, defaultdict

import numpy as np

from sim.engine.records import OUTCOMES, Mark, NodeKind, Records
from sim.measure.catalogue import PATH, Measure
from sim.measure.effort import effort
from sim.measure.frame import Frame
from sim.measure.ledger import ledger
from sim.measure.measure import measure
from sim.scenario.flow import Batch, Repeat, UntilPassed
from sim.scenario.model import Scenario
from sim.scenario.staff import Role
from sim.scenario.walk import constructs_in

TABLES = ("arrivals", "visits", "ends", "branches", "marks", "adopted")
TAKING = (NodeKind.STEP, NodeKind.HOLD, NodeKind.TRIP)
IN_TURN = (NodeKind.STEP, NodeKind.TRAVEL, NodeKind.WAIT, NodeKind.GATHERING, NodeKind.COUNT, NodeKind.GIVEN_UP)
"""What a case does one after the other; holds, trips and stopwatches are around it."""

PLACES = {"before", "into", "out of", "behind"}
"""Where the counts of made-up scenarios stand around and in a loop over items (`made_flows.probed`)."""


def bytes_of(records: Records) -> list[bytes]:
    """All tables of a run."""
    return [getattr(records, table).tobytes() for table in TABLES]


# Cases


def every_case_is_through_or_inside(scenario: Scenario, process: str, records: Records) -> None:
    """Every case is finished once, or busy with something; all that came in the measured days are counted."""
    ended = records.ends[:, 0].tolist()
    assert len(set(ended)) == len(ended)
    assert set(records.ends[:, 2].tolist()) <= set(range(len(OUTCOMES)))
    visits = records.visits
    busy = set(visits[visits[:, 6] >= records.ended, 0].tolist())
    quiet = set(range(len(records.arrivals))) - set(ended) - busy
    if not _has_batches(scenario, process, inside=(Batch,)):
        assert not quiet
    elif not _has_batches(scenario, process, inside=(Repeat, UntilPassed)):
        _are_gathering(quiet, records)


def _are_gathering(quiet: set[int], records: Records) -> None:
    """Who gathers is not on the record yet, and each group is gone through once: so all have one before them."""
    gatherings = {node.number for node in records.nodes if node.kind is NodeKind.GATHERING}
    gathered = defaultdict(set)
    for case, node in records.visits[:, :2].tolist():
        if node in gatherings:
            gathered[case].add(node)
    assert all(gathered[case] < gatherings for case in quiet)


def every_case_is_counted(scenario: Scenario, process: str, records: Records) -> None:
    """Measured, unfinished, refused and withdrawn agree with the record."""
    values = measure(scenario, process, records).values
    outcomes = {row[0]: OUTCOMES[row[2]].value for row in records.ends.tolist()}
    first, last = records.window
    for number, name in enumerate(records.case_types):
        own = [(row, place, at) for row, (kind, place, at, _) in enumerate(records.arrivals.tolist()) if kind == number]
        assert [place for _, place, _ in own] == list(range(len(own)))
        measured = [row for row, _, at in own if first <= at < last]
        through = [outcomes[row] for row in measured if row in outcomes]
        assert values[Measure.MEASURED, name] == len(measured)
        assert values[Measure.UNFINISHED, name] == len(measured) - len(through)
        if through:
            for outcome, share in (("refused", Measure.REFUSED), ("withdrawn", Measure.WITHDRAWN)):
                np.testing.assert_allclose(values[share, name] * len(through), through.count(outcome), atol=1e-9)


def _has_batches(scenario: Scenario, process: str, inside: tuple[type, ...]) -> bool:
    """Whether there are batches in a process that are, or stand inside, such constructs; shared flows count as such."""
    flows = [scenario.flow_of(way, name) for name in scenario.cases for way in scenario.ways_of(process, name)]
    outer = [construct for flow in flows for construct in constructs_in(flow) if isinstance(construct, inside)]
    within = [*constructs_in(tuple(outer)), *(one for flow in scenario.flows.values() for one in constructs_in(flow))]
    return any(isinstance(construct, Batch) for construct in within)


# Time


def time_moves_forward(records: Records) -> None:
    """Asked, started, finished; nothing before a case arrives; nothing but what comes afterwards once it is through."""
    case, _, branch, _, asked, started, finished, work = records.visits.T
    assert (asked <= started).all()
    assert (started <= finished).all()
    assert (work >= 0).all()
    arrived = records.arrivals[:, 2]
    assert (np.diff(arrived) >= 0).all()
    assert (arrived[case] <= asked).all()
    assert (arrived[records.ends[:, 0]] <= records.ends[:, 1]).all()
    assert (records.ends[:, 1] <= records.ended).all()
    assert (asked <= records.ended).all()
    end = np.full(len(arrived), np.iinfo(np.int64).max)
    end[records.ends[:, 0]] = records.ends[:, 1]
    main = ~Frame(records).is_afterwards
    assert (finished[main] <= end[case[main]]).all()
    assert (branch < len(records.branches)).all()


def one_thing_at_a_time(records: Records) -> None:
    """What a case does on one branch does not overlap: each begins when the last is over, or later."""
    kinds = {node.number: node.kind for node in records.nodes}
    rows = [row for row in records.visits.tolist() if kinds[row[1]] in IN_TURN]
    last: dict[tuple[int, int], int] = {}
    for case, _, branch, _, asked, _, finished, _ in sorted(rows, key=lambda row: (row[4], row[6])):
        assert asked >= last.get((case, branch), 0)
        last[case, branch] = finished


def ledger_adds_up(records: Records) -> None:
    """The six parts of the path add up to the lead time, to the second, for every finished case; none is negative."""
    frame = Frame(records)
    parts = ledger(frame)
    assert set(parts) == set(PATH)
    done = frame.finished >= 0
    lead = (frame.finished - frame.arrived)[done]
    np.testing.assert_array_equal(np.sum([parts[part] for part in PATH], axis=0)[done], lead)
    for seconds in parts.values():
        assert (seconds[done] >= 0).all()


# Effort


def effort_is_the_sum_of_service(records: Records) -> None:
    """Work times people, of all that was over; for applicants also what a trip costs beyond their hours."""
    frame = Frame(records)
    roles = {staffed.pool.name: staffed.pool.role for staffed in records.pools}
    served: dict[Role, Counter[int]] = {Role.STAFF: Counter(), Role.APPLICANT: Counter()}
    for case, number, _, _, _, _, finished, seconds in records.visits.tolist():
        node = records.nodes[number]
        if node.kind in TAKING and finished <= records.ended:
            for need in node.needs:
                served[roles[need.pool]][case] += seconds * need.count
    travels = any(node.kind is NodeKind.TRIP for node in records.nodes)
    for role, sums in served.items():
        expected = np.array([sums[case] for case in range(len(records.arrivals))], dtype=float)
        measured = effort(frame, role, afterwards=False) + effort(frame, role, afterwards=True)
        if role is Role.APPLICANT and travels:
            assert (measured >= expected).all()
        else:
            np.testing.assert_array_equal(measured, expected)


def service_is_the_time_it_takes(records: Records) -> None:
    """A step of one person costs the open time between start and finish, or all of it if it runs on at closing."""
    pools = {staffed.pool.name: staffed for staffed in records.pools}
    for case, number, _, _, _, started, finished, seconds in records.visits.tolist():
        node = records.nodes[number]
        names = [need.pool for need in node.needs] or [node.held] * bool(node.held)
        if node.kind is not NodeKind.STEP or node.in_batch or len(names) != 1 or finished > records.ended:
            continue
        staffed = pools[names[0]]
        opened = staffed.hours.between(started, finished)
        assert seconds in ((finished - started, opened) if staffed.straight else (opened,)), (node.name, case)


# Items


def items_in_are_items_out(records: Records) -> None:
    """What enters a loop over items comes out of it; the same items go on behind it. Told by the counts around loops.

    Only of finished cases, of loops before the decision, and of loops in which no case may end.
    """
    counted: defaultdict[str, dict[str, Counter[tuple[int, int]]]] = defaultdict(lambda: defaultdict(Counter))
    ended = set(records.ends[:, 0].tolist())
    outcomes = {row[0] for row in records.ends.tolist() if OUTCOMES[row[2]].value != "granted"}
    marked = {row[0] for row in records.marks.tolist() if row[1] == Mark.FAILED}
    afterwards = Frame(records).is_afterwards.tolist()
    for later, (case, number, _, item, *_) in zip(afterwards, records.visits.tolist(), strict=True):
        node = records.nodes[number]
        place, _, loop = node.name.rpartition(" ")
        if place in PLACES and node.kind is NodeKind.COUNT and case in ended and case not in outcomes and not later:
            counted[loop][place][case, item] += 1
    for loop, places in counted.items():
        assert places.keys() == PLACES, loop
        assert places["into"] == places["out of"], loop
        assert places["before"] == places["behind"], loop
        assert places["before"].keys() == places["into"].keys(), loop
        for passage, times in places["into"].items():
            assert times >= places["before"][passage], loop
            if passage[0] not in marked:
                assert times == places["before"][passage], loop
