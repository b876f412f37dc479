"""Laws of every run, on the record: what holds of people and of those who wait for them."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

import numpy as np
from attrs import frozen

from sim.engine.opening_hours import NEVER
from sim.engine.records import NodeKind, Records, StaffedPool
from sim.measure.catalogue import Measure
from sim.measure.measure import measure
from sim.scenario.model import Scenario
from sim.scenario.staff import AtClosing, ServiceOrder
from tests.verification.laws import TAKING


@frozen
class Service:
    """People of one pool taken: by whom, asked for and there when, how many; `alone`: one person of this pool only."""

    case: int
    node: str
    asked: int
    started: int
    finished: int
    work: int
    people: int
    alone: bool
    is_step: bool
    in_batch: bool
    served: bool


def services(records: Records, staffed: StaffedPool) -> list[Service]:
    """Every time that people of a pool were there for a case, or will be; of a batch, once for every case."""
    return [request for request in requests(records, staffed) if request.served]


def requests(records: Records, staffed: StaffedPool) -> list[Service]:
    """Everything for which people of a pool were asked; where a case gave up, its `started` is when it did."""
    found = []
    for case, number, _, _, asked, started, finished, work in records.visits.tolist():
        node = records.nodes[number]
        people = sum(need.count for need in node.needs if need.pool == staffed.pool.name)
        served = node.kind in TAKING
        if people and (served or node.kind is NodeKind.GIVEN_UP):
            alone = people == 1 and len(node.needs) == 1
            is_step = node.kind is NodeKind.STEP
            found.append(
                Service(case, node.name, asked, started, finished, work, people, alone, is_step, node.in_batch, served)
            )
    return found


def shared_pools(records: Records) -> list[tuple[StaffedPool, list[Service]]]:
    """The pools that cases share, with what was asked of them."""
    return [(staffed, requests(records, staffed)) for staffed in records.pools if not staffed.pool.per_case]


def present(staffed: StaffedPool, at: int) -> int:
    """How many people of a pool are there."""
    return sum(people for opens, closes, people in staffed.stretches.tolist() if opens <= at < closes)


def nobody_begins_while_closed(records: Records) -> None:
    """People begin while they are there."""
    for staffed in records.pools:
        for service in services(records, staffed):
            if service.started < NEVER:
                assert staffed.hours.is_open(service.started), (staffed.pool.name, service)


def closing_is_kept(records: Records) -> None:
    """At closing a step of one person pauses, is finished, or was not begun: as the pool's rule says."""
    for staffed in records.pools:
        longest = max((closes - opens for opens, closes in staffed.hours.stretches), default=NEVER)
        for service in services(records, staffed):
            if not service.is_step or not service.alone or service.in_batch or service.started == NEVER:
                continue
            _check_closing(staffed, service, longest)


def _check_closing(staffed: StaffedPool, service: Service, longest: int) -> None:
    rule = staffed.pool.at_closing
    straight = service.started + service.work
    if rule is AtClosing.REFUSE and service.work <= longest:
        assert service.finished == straight <= staffed.hours.closing(service.started), service
    elif rule is AtClosing.FINISH:
        assert service.finished == straight, service
    elif service.finished < NEVER:
        assert service.finished == staffed.hours.add(service.started, service.work), service


def never_more_than_there_are(records: Records) -> None:
    """Whenever somebody begins, at most as many are busy as are there; who stays on from a larger shift counts as well.

    The own people of a case are never more either.
    """
    for staffed in records.pools:
        of_owner: defaultdict[int, list[Service]] = defaultdict(list)
        for service in _once_each_batch(services(records, staffed)):
            if service.started < NEVER and service.finished > service.started:
                of_owner[service.case if staffed.pool.per_case else -1].append(service)
        for own in of_owner.values():
            changes = [(one.started, 1, one.people) for one in own]
            changes += [(one.finished, 0, -one.people) for one in own]
            busy = 0
            for at, is_start, people in sorted(changes):
                busy += people
                assert not is_start or busy <= present(staffed, at), (staffed.pool.name, at)


def _once_each_batch(found: list[Service]) -> list[Service]:
    """The services, those of a batch once. Two batches that are begun with in one second count as one."""
    batches = {(one.node, one.asked, one.started): one for one in found if one.in_batch}
    return [one for one in found if not one.in_batch] + list(batches.values())


def busy_within_staffed(scenario: Scenario, process: str, records: Records) -> None:
    """Time busy in hours staffed is at most the time staffed, but for those who stay on from a larger shift.

    Utilisation and overtime of the measured days agree with the record, where batches can be told apart.
    """
    values = measure(scenario, process, records).values
    first, last = records.window[0], min(records.window[1], records.ended)
    days = max(records.workdays.from_to(*records.window), 1)
    for staffed, found in shared_pools(records):
        name = staffed.pool.name
        own = [one for one in _once_each_batch(found) if one.served and one.started < last and one.finished > first]
        open_busy, closed_busy, stayed = _busy(staffed, own, first, last)
        there = sum(
            max(min(closes, last) - max(opens, first), 0) * people
            for opens, closes, people in staffed.stretches.tolist()
        )
        assert open_busy - stayed <= there, name
        if any(one.in_batch for one in found) and staffed.stretches[:, 2].max(initial=0) > 1:
            continue  # two batches that begin in one second cannot be told from one
        if there:
            np.testing.assert_allclose(values[Measure.UTILISATION, name] * there, open_busy, rtol=1e-9, atol=1e-6)
        overtime = values[Measure.OVERTIME_PER_WORKDAY, name] * days
        if not staffed.straight:
            assert overtime == 0, name
        elif all(one.work >= one.finished - one.started for one in own):
            np.testing.assert_allclose(overtime, closed_busy, rtol=1e-9, atol=1e-6)


def _busy(staffed: StaffedPool, own: list[Service], first: int, last: int) -> tuple[int, int, int]:
    """Person-seconds busy while open, while closed, and while open beyond the number there, by sweeping all changes."""
    changes: dict[int, int] = {first: 0, last: 0}
    for one in own:
        for at, people in ((one.started, one.people), (one.finished, -one.people)):
            within = min(max(at, first), last)
            changes[within] = changes.get(within, 0) + people
    for at in staffed.stretches[:, :2].ravel().tolist():
        if first < at < last:
            changes.setdefault(at, 0)
    busy = in_hours = beyond = stayed = 0
    for at, until in pairwise(sorted(changes)):
        busy += changes[at]
        there = present(staffed, at)
        if there:
            in_hours += busy * (until - at)
            stayed += max(busy - there, 0) * (until - at)
        else:
            beyond += busy * (until - at)
    return in_hours, beyond, stayed


def littles_law(scenario: Scenario, process: str, records: Records) -> None:
    """The length of a queue over all time is the sum of the waits in it; so says its mean length in the measured days.

    The length is swept event by event: one more who asks, one less whose service begins. The mean is over open hours.
    """
    values = measure(scenario, process, records).values
    for staffed, found in shared_pools(records):
        if not found:
            continue
        name = staffed.pool.name
        waits = sum(min(one.started, records.ended) - one.asked for one in found)
        assert _swept(found, [(0, records.ended)]) == waits, name
        first, last = records.window[0], records.window[1]
        cut = min(last, records.ended)
        stretches = [(max(a, first), min(b, cut)) for a, b in staffed.hours.stretches if a < cut and b > first]
        seconds = sum(closes - opens for opens, closes in stretches)
        if seconds:
            mean = values[Measure.QUEUE_MEAN, name]
            np.testing.assert_allclose(mean * seconds, _swept(found, stretches), rtol=1e-9, atol=1e-6, err_msg=name)


def _swept(found: list[Service], stretches: list[tuple[int, int]]) -> int:
    """Number who wait, integrated over stretches of time."""
    changes = sorted([(one.asked, 1) for one in found] + [(one.started, -1) for one in found])
    area = 0
    for opens, closes in stretches:
        at, waiting = opens, sum(change for moment, change in changes if moment <= opens)
        for moment, change in changes:
            if opens < moment < closes:
                area += waiting * (moment - at)
                at = moment
                waiting += change
        area += waiting * (closes - at)
    return area


def nobody_idles_while_somebody_waits(records: Records) -> None:
    """Where everybody needs one person of one pool, nobody is idle while somebody waits; the first is served first.

    Not of pools that refuse before closing, nor of those that deal with batches.
    """
    for staffed, found in shared_pools(records):
        pool = staffed.pool
        if pool.at_closing is AtClosing.REFUSE or not all(one.alone and not one.in_batch for one in found):
            continue
        times = {moment for one in found for moment in (one.asked, one.started, one.finished)}
        times |= set(staffed.stretches[:, :2].ravel().tolist())
        changes: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0])
        for one in found:
            for moment, waiting, busy in ((one.asked, 1, 0), (one.started, -1, 1), (one.finished, 0, -1)):
                changes[moment][0] += waiting
                changes[moment][1] += busy
        waiting = busy = 0
        for at in sorted(moment for moment in times if moment < records.ended):
            waiting += changes[at][0]
            busy += changes[at][1]
            assert waiting == 0 or busy >= present(staffed, at), (pool.name, at)
        if pool.order is ServiceOrder.ARRIVAL:
            served = [one for one in found if one.served]
            starts = [one.started for one in sorted(served, key=lambda one: (one.asked, one.started))]
            assert starts == sorted(starts), pool.name
