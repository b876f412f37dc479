"""Parts of a case that want the same person, and people who work together, worked by hand."""

from __future__ import annotations

import numpy as np
import pytest
from told import ALWAYS, Told, scenario

from sim.measure.catalogue import PATH, Measure
from sim.measure.frame import Frame
from sim.measure.ledger import ledger
from sim.scenario.problem import ScenarioError

OWN = "window: {count: 1}, clerk: {count: 1, per: case}"


def adds_up(told: Told) -> bool:
    """Whether the parts of the ledger are the lead time of every finished case."""
    frame = Frame(told.records)
    done = frame.finished >= 0
    return bool(np.array_equal(sum(ledger(frame)[part] for part in PATH)[done], (frame.finished - frame.arrived)[done]))


def test_own_and_shared_people_are_taken_together():
    """The clerk is not taken while the window is held by the other branch, which needs the clerk: no deadlock."""
    flow = """
    - parallel: papers
      branches:
        held: [{at: window, do: [{wait: look, for: 10 min}, {step: sign, by: clerk, takes: 10 min}]}]
        both: [{step: hand in, by: [clerk, window], takes: 10 min}]
    """
    told = Told(scenario(flow, staff=OWN))
    assert told.visits("sign") == [(0, "03-02 09:10:00", "03-02 09:20:00")]
    assert told.visits("hand in") == [(0, "03-02 09:20:00", "03-02 09:30:00")]
    assert told.value(Measure.APPLICANT_EFFORT) == 1200
    assert told.value(Measure.STAFF_EFFORT) == 1800
    assert adds_up(told)


def test_whose_own_person_is_off_is_served_when_both_are_there():
    """The clerk is there from 14:00 on; the window serves somebody else meanwhile and both begin at 14:00."""
    staff = "window: {count: 1}, clerk: {count: 1, per: case, calendar: {hours: [14:00-16:00]}}"
    told = Told(scenario("- {step: hand in, by: [clerk, window], takes: 10 min}", staff=staff))
    assert told.visits("hand in") == [(0, "03-02 14:00:00", "03-02 14:10:00")]


def test_who_is_held_at_the_counter_does_one_thing_at_a_time():
    """Two branches at one window: 10 and 20 minutes one after the other, in the order of the file."""
    flow = """
    - at: window
      do:
        - parallel: papers
          branches:
            first: [{step: stamp, takes: 10 min}]
            second: [{step: copy, takes: 20 min}]
    """
    told = Told(scenario(flow))
    assert told.visits("stamp") == [(0, "03-02 09:00:00", "03-02 09:10:00")]
    assert told.visits("copy") == [(0, "03-02 09:10:00", "03-02 09:30:00")]
    assert told.value(Measure.STAFF_EFFORT) == 1800
    assert adds_up(told)


def test_who_travels_is_in_one_place_at_a_time():
    """Items side by side on a trip, each with work of the applicant at a window of two: one after the other."""
    flow = """
    - trip: hall
      takes: 10 min
      do:
        - each: item
          order: side by side
          do: [{step: explain, by: [applicant, window], takes: 15 min}]
    """
    told = Told(scenario(flow, case="items: 2", staff="window: {count: 2}, applicant: {count: 1, per: case}"))
    assert [begun for _, begun, _ in told.visits("explain")] == ["03-02 09:10:00", "03-02 09:25:00"]
    assert told.value(Measure.APPLICANT_EFFORT) == 3000
    assert told.ends == [(0, "03-02 09:50:00", "granted")]


def test_trips_of_branches_are_made_in_turn():
    """On a trip, two branches each travel on, 5 minutes one way and 10 minutes there: 40 minutes in all, not 20."""
    flow = """
    - trip: town
      takes: 10 min
      do:
        - parallel: places
          branches:
            a: [{trip: bank, takes: 5 min, do: [{step: pay, by: window, takes: 10 min}]}]
            b: [{trip: court, takes: 5 min, do: [{step: swear, by: window, takes: 10 min}]}]
    """
    told = Told(scenario(flow, staff="window: {count: 2}, applicant: {count: 1, per: case}"))
    assert told.visits("pay") == [(0, "03-02 09:15:00", "03-02 09:25:00")]
    assert told.visits("swear") == [(0, "03-02 09:35:00", "03-02 09:45:00")]
    assert told.ends == [(0, "03-02 10:00:00", "granted")]
    assert told.value(Measure.APPLICANT_EFFORT) == 3600
    assert adds_up(told)


@pytest.mark.parametrize("first", ["refused", "withdrawn", "granted"])
@pytest.mark.parametrize("second", ["refused", "withdrawn", "granted"])
def test_the_strongest_outcome_counts(first: str, second: str):
    """Refusal goes before withdrawal, and both before granting, whichever branch comes first."""
    flow = f"""
    - parallel: papers
      branches:
        a: [{{wait: short, for: 1 min}}, {{finish: {first}}}]
        b: [{{wait: long, for: 2 min}}, {{finish: {second}}}]
    """
    strongest = next(outcome for outcome in ("refused", "withdrawn", "granted") if outcome in (first, second))
    assert Told(scenario(flow)).ends == [(0, "03-02 09:02:00", strongest)]


def test_the_legal_clock_runs_on_after_the_last_failure():
    """Accepted on Monday, failed for good; what then takes three working days is time of the authority."""
    flow = """
    - {step: accept, by: window, takes: 10 min, accepts: yes}
    - until_passed: case
      at_most: 1
      do: [{step: check, by: window, takes: 10 min, fails: 100%}]
      otherwise: [{wait: board, for: 3 workdays, counting: legal days}]
    - {step: decide, by: window, takes: 10 min, decides: yes}
    """
    told = Told(scenario(flow))
    assert told.value(Measure.WORKING_DAYS_MEAN) == 4


def test_a_batch_by_several_who_pause_goes_on_while_all_are_there():
    """One is there until 11:00 and from 13:30, the other 10:00-12:00 and from 14:00: an hour's work is 40 + 20 min."""
    staff = (
        "one: {count: 1, calendar: {hours: [09:00-11:00, 13:30-17:00]}}, "
        "two: {count: 1, calendar: {hours: [10:00-12:00, 14:00-17:00]}}"
    )
    flow = "- {batch: review, size: 2, do: [{step: look, by: [one, two], takes: 30 min}]}"
    told = Told(scenario(flow, staff=staff, on="2026-03-02 10:20, 2026-03-02 10:20"))
    assert told.visits("look") == [(row, "03-02 10:20:00", "03-02 14:20:00") for row in (0, 1)]
    assert told.value(Measure.PATH_STAFF_WORK) == 3600
    assert adds_up(told)


def test_who_refuses_begins_what_never_fits_into_the_common_hours():
    """Both are there together for an hour a day, each longer alone: two hours are done on two days, not never."""
    staff = (
        "one: {count: 1, at_closing: refuse, calendar: {hours: [09:00-12:00]}}, "
        "two: {count: 1, at_closing: refuse, calendar: {hours: [11:00-15:00]}}"
    )
    told = Told(scenario("- {step: look, by: [one, two], takes: 2 h}", staff=staff))
    assert told.visits("look") == [(0, "03-02 11:00:00", "03-03 12:00:00")]


@pytest.mark.parametrize(
    ("settings", "flow", "wrong"),
    [
        (
            {
                "staff": "a: {count: 1, calendar: {hours: [09:00-10:00]}},"
                " b: {count: 1, calendar: {hours: [10:00-12:00]}}"
            },
            "- {step: look, by: [a, b], takes: 5 min}",
            "'a' and 'b' are never there at the same time",
        ),
        (
            {"case": "attributes: {devices: one of 0 50% 5 50%}"},
            "- {step: look, by: window, takes: 10 min / devices}",
            "divides by zero where 'devices' is zero",
        ),
        (
            {"case": "attributes: {zone: one of inside 50% outside 50%, place: zone}"},
            "- {step: look, by: window, takes: 10 min}",
            "'zone' is another attribute",
        ),
        ({}, "- {repeat: r, again: 99.9999%, do: [{step: look, by: window, takes: 1 min}]}", "1,000,000 rounds"),
        (
            {
                "on": "{rate: 20000 per workday}",
                "horizon": "{start: 2026-03-02, length: 1200 workdays}",
                "calendar": ALWAYS,
            },
            "- {step: look, by: window, takes: 1 min}",
            "24,000,000 cases",
        ),
    ],
)
def test_what_would_never_end_is_refused(settings: dict[str, str], flow: str, wrong: str):
    """Told before the run, with the place, instead of cases that silently stay unfinished."""
    with pytest.raises(ScenarioError, match=wrong):
        scenario(flow, **settings)


def test_a_backlog_is_there_before_everybody_else():
    """Three cases wait when the window opens; who comes later comes when it would come without them."""
    flow = "- {step: look, by: window, takes: 1 min}"
    alone, after = (Told(scenario(flow, on=f"{{rate: 20 per workday{backlog}}}")) for backlog in ("", ", backlog: 3"))
    assert after.visits("look")[:3] == [(row, f"03-02 09:0{row}:00", f"03-02 09:0{row + 1}:00") for row in range(3)]
    assert after.records.arrivals[3:, 2].tolist() == alone.records.arrivals[:, 2].tolist()
    assert after.records.arrivals[3:, 1].tolist() == list(range(3, len(after.records.arrivals)))


def test_what_never_divides_by_zero_is_allowed():
    """A divisor that is zero for no case, or only by a chance of none."""
    for attributes in ("devices: one of 1 50% 5 50%", "devices: 0..5"):
        scenario("- {step: look, by: window, takes: 10 min / devices}", case=f"attributes: {{{attributes}}}")
