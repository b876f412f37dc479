"""Cases that give up queueing, worked by hand: who leaves when, who is served instead, and where the time went."""

from __future__ import annotations

import numpy as np
import pytest
from told import ALWAYS, Told, scenario

from sim.engine.records import NodeKind
from sim.measure.catalogue import PATH, Measure
from sim.measure.frame import Frame
from sim.measure.ledger import ledger
from sim.measure.trace import trace_of
from sim.scenario.load import load_text
from sim.scenario.problem import ScenarioError

THREE = "2026-03-02 09:00, 2026-03-02 09:10, 2026-03-02 09:20"
PATIENT = "- {step: serve, by: window, takes: 1 h, patience: 30 min}"


def given_up(told: Told) -> list[tuple[int, int, int]]:
    """Row, seconds in the queue and work of those who gave up."""
    nodes = {node.number for node in told.records.nodes if node.kind is NodeKind.GIVEN_UP}
    return [(row[0], row[6] - row[4], row[7]) for row in told.records.visits.tolist() if row[1] in nodes]


def adds_up(told: Told) -> bool:
    """Whether the parts of the ledger are the lead time of every finished case."""
    frame = Frame(told.records)
    lead = (frame.finished - frame.arrived)[frame.finished >= 0]
    return bool(np.array_equal(sum(ledger(frame)[part] for part in PATH)[frame.finished >= 0], lead))


def test_who_has_waited_so_long_is_gone():
    """One window, an hour each: the second gives up at 09:40, the third at 09:50, before the window is free."""
    told = Told(scenario(PATIENT, on=THREE))
    assert told.ends == [
        (0, "03-02 10:00:00", "granted"),
        (1, "03-02 09:40:00", "withdrawn"),
        (2, "03-02 09:50:00", "withdrawn"),
    ]
    assert given_up(told) == [(1, 1800, 0), (2, 1800, 0)]
    assert adds_up(told)


def test_who_stands_behind_moves_up():
    """The second gives up at 09:40; the third, who came at 09:35, is served at 10:00."""
    told = Told(scenario(PATIENT, on="2026-03-02 09:00, 2026-03-02 09:10, 2026-03-02 09:35"))
    assert told.ends[1:] == [(1, "03-02 09:40:00", "withdrawn"), (2, "03-02 11:00:00", "granted")]


def test_who_can_be_served_in_the_last_second_is_served():
    """The second, patient for 50 minutes from 09:10 on, is served at 10:00:00."""
    told = Told(
        scenario("- {step: serve, by: window, takes: 1 h, patience: 50 min}", on="2026-03-02 09:00, 2026-03-02 09:10")
    )
    assert told.ends[1] == (1, "03-02 11:00:00", "granted")


def test_patience_in_open_hours_stands_still_at_lunch():
    """Asked at 11:50, 30 minutes of open hours are over at 13:50; calendar time at 12:20; a workday the next day."""
    on = "2026-03-02 11:00, 2026-03-02 11:50"
    ends = {}
    for patience in ("30 min, counting: open hours", "30 min", "1 workday"):
        flow = f"- {{step: serve, by: window, takes: 9 h, patience: {patience}}}"
        ends[patience] = Told(scenario(flow, on=on)).ends[1][1]
    assert ends == {
        "30 min, counting: open hours": "03-02 13:50:00",
        "30 min": "03-02 12:20:00",
        "1 workday": "03-03 11:50:00",
    }


def test_queueing_is_queueing_and_waiting():
    """Both who gave up waited for 30 minutes: a mean of 20 minutes over three cases, and no work, step or document."""
    told = Told(scenario("- {step: serve, by: window, takes: 1 h, patience: 30 min, documents: {form: 2}}", on=THREE))
    assert told.value(Measure.WAITING_MEAN) == 1200
    assert told.value(Measure.PATH_QUEUE) == 1200
    assert told.value(Measure.STEPS) == pytest.approx(1 / 3)
    assert told.value(Measure.DOCUMENTS) == pytest.approx(2 / 3)
    assert told.value(Measure.STAFF_EFFORT) == 1200
    assert told.value(Measure.WITHDRAWN) == pytest.approx(2 / 3)
    assert told.value(Measure.QUEUE_MAX, "window") == 2


def test_the_traveller_goes_home():
    """The second arrives at 09:20, gives up at 09:50 at the counter and is back at 10:00."""
    flow = """
    - trip: hall
      takes: 10 min
      do:
        - at: window
          patience: 30 min
          do: [{step: serve, takes: 1 h}]
    """
    staff = "window: {count: 1}, applicant: {count: 1, per: case}"
    told = Told(scenario(flow, on="2026-03-02 09:00, 2026-03-02 09:10", staff=staff))
    assert told.ends == [(0, "03-02 10:20:00", "granted"), (1, "03-02 10:00:00", "withdrawn")]
    assert told.value(Measure.TRIPS) == 1
    assert adds_up(told)


def test_otherwise_takes_the_place_of_withdrawing():
    """Who gives up at 09:40 is helped by telephone, 10 minutes, and then goes on behind the step."""
    flow = """
    - step: serve
      by: window
      takes: 1 h
      patience: 30 min
      otherwise: [{step: telephone, by: operator, takes: 10 min}]
    - {step: file, by: operator, takes: 5 min}
    """
    told = Told(
        scenario(flow, on="2026-03-02 09:00, 2026-03-02 09:10", staff="window: {count: 1}, operator: {count: 1}")
    )
    assert told.ends == [(0, "03-02 10:05:00", "granted"), (1, "03-02 09:55:00", "granted")]
    assert told.visits("telephone") == [(1, "03-02 09:40:00", "03-02 09:50:00")]
    assert adds_up(told)


def test_who_collected_people_frees_them():
    """The second collects both windows; when it gives up at 09:40, the third is served by the free one."""
    types = """
title: Two windows
calendar: {days: mon-fri, hours: [09:00-12:00, 13:30-17:00], holidays: CN}
horizon: {start: 2026-03-02, length: 5 workdays}
staff: {window: {count: 2}}
cases:
  one: {arrivals: {on: [2026-03-02 09:00, 2026-03-02 09:20]}, flow: [{step: alone, by: window, takes: 1 h}]}
  two:
    arrivals: {on: 2026-03-02 09:10}
    flow: [{step: together, by: {window: 2}, takes: 1 h, patience: 30 min}]
processes: {only: {title: Only}}
"""
    told = Told(load_text(types))
    assert told.ends == [
        (0, "03-02 10:00:00", "granted"),
        (1, "03-02 09:40:00", "withdrawn"),
        (2, "03-02 10:40:00", "granted"),
    ]


def test_the_parts_of_a_case_end_it_together():
    """Of two items at one window the second gives up: the case ends when the first is through."""
    flow = "- {each: item, order: side by side, do: [{step: serve, by: window, takes: 1 h, patience: 30 min}]}"
    told = Told(scenario(flow + "\n- {step: hand out, by: window, takes: 1 min}", case="items: 2"))
    assert told.ends == [(0, "03-02 10:00:00", "withdrawn")]
    assert given_up(told) == [(0, 1800, 0)]


def test_own_people_are_queued_for_as_well():
    """Two branches want the one clerk of the case: the second gives up after 20 minutes and is done by telephone."""
    flow = """
    - parallel: papers
      branches:
        a: [{step: first, by: clerk, takes: 1 h}]
        b: [{step: second, by: clerk, takes: 1 h, patience: 20 min, otherwise: [{wait: call, for: 5 min}]}]
    """
    told = Told(scenario(flow, staff="clerk: {count: 1, per: case}"))
    assert given_up(told) == [(0, 1200, 0)]
    assert told.ends == [(0, "03-02 10:00:00", "granted")]


def test_the_trace_tells_it():
    """The case that gave up has one visit: so long in the queue, and then gone."""
    told = Told(scenario(PATIENT, on=THREE))
    (visit,) = trace_of(told.records, "only", "visit", 2).visits
    assert (visit.name, visit.is_given_up, visit.queued + visit.spent) == ("serve", True, 1800)


def test_nobody_elses_draws_shift():
    """With patience that nobody loses, every visit is as without: the patience has numbers of its own."""
    twice = "- {{repeat: r, times: 2, do: [{{step: serve, by: window, takes: exponential(5 min){}}}]}}"
    flow = f"{twice}\n- {{{{step: note, by: clerk, takes: 1..9 min}}}}"
    settings = {"on": "{rate: 30 per workday}", "staff": "window: {count: 1}, clerk: {count: 1}", "calendar": ALWAYS}
    without, patient = (
        Told(scenario(flow.format(patience), **settings)) for patience in ("", ", patience: 1000..2000 days")
    )
    assert without.visits("serve") == patient.visits("serve")
    assert without.visits("note") == patient.visits("note")


def test_littles_law_holds_with_those_who_gave_up():
    """The time queued in the measured days, over their length, is the mean queue, exactly."""
    told = Told(
        scenario(
            "- {step: serve, by: window, takes: exponential(10 min), patience: exponential(10 min)}",
            on="{rate: 144 per workday}",
            calendar=ALWAYS,
        )
    )
    first, last = told.records.window
    rows = told.records.visits
    queued = np.clip(rows[:, 5], first, last) - np.clip(rows[:, 4], first, last)
    assert told.value(Measure.QUEUE_MEAN, "window") == pytest.approx(queued.sum() / (last - first))
    assert len(given_up(told)) > 50
    assert adds_up(told)


@pytest.mark.parametrize(
    ("flow", "wrong"),
    [
        ("- {step: serve, by: window, takes: 1 h, otherwise: [{wait: a, for: 1 h}]}", "nobody gives up here"),
        ("- {step: serve, by: window, takes: 1 h, counting: open hours}", "nobody gives up here"),
        ("- {at: window, do: [{step: serve, takes: 1 h, patience: 1 h}]}", "held already"),
        ("- {step: serve, by: window, takes: 1 h, patience: 1 h, counting: legal days}", "legal days are whole"),
        (
            "- {batch: review, size: 2, do: [{step: serve, by: window, takes: 1 h, patience: 1 h}]}",
            "go through it as one",
        ),
    ],
)
def test_what_makes_no_sense_is_refused(flow: str, wrong: str):
    """Patience where nobody queues, or what belongs to it without it."""
    with pytest.raises(ScenarioError, match=wrong):
        scenario(flow)


def test_patience_of_an_earlier_visit_is_forgotten():
    """Patient from 09:10 and served at 09:20, the case queues again at 09:30: it is not gone at 09:40, but served."""
    types = """
title: One window
calendar: {days: mon-fri, hours: [09:00-12:00, 13:30-17:00], holidays: CN}
horizon: {start: 2026-03-02, length: 5 workdays}
staff: {window: {count: 1}}
cases:
  early: {arrivals: {on: 2026-03-02 09:00}, flow: [{step: a, by: window, takes: 20 min}]}
  twice:
    arrivals: {on: 2026-03-02 09:10}
    flow: [{repeat: r, times: 2, do: [{step: b, by: window, takes: 10 min, patience: 30 min}]}]
  late: {arrivals: {on: 2026-03-02 09:15}, flow: [{step: c, by: window, takes: 25 min}]}
processes: {only: {title: Only}}
"""
    told = Told(load_text(types))
    assert told.ends[1] == (1, "03-02 10:05:00", "granted")


def test_patience_is_not_the_service_in_disguise():
    """Equally distributed, the patience of a case is another number than its service: the streams are two."""
    flow = "- {{step: serve, by: window, takes: exponential(10 min){}}}"
    settings = {"on": "{rate: 144 per workday}", "calendar": ALWAYS}
    served = Told(scenario(flow.format(""), staff="window: {count: 100}", **settings)).records.visits
    impatient = Told(scenario(flow.format(", patience: exponential(10 min)"), staff="window: {count: 1}", **settings))
    service = {row[0]: row[7] for row in served.tolist()}
    patience = given_up(impatient)
    assert len(patience) > 50
    assert sum(service[case] == seconds for case, seconds, _ in patience) < 5
