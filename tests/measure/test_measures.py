"""What is measured of a run, on schedules small enough to be worked by hand."""

from __future__ import annotations

import math

import pytest
from told import ALWAYS, Told, scenario

from sim.measure.catalogue import PATH, Measure, Subject
from sim.measure.measure import measure

TWO_CASES = Told(
    scenario(
        """
        - {step: prepare, by: clerk, takes: 20 min, documents: {form: 2, proof: 1}, filings: 1, department: firm}
        - trip: hall
          takes: 30 min
          do: [{step: check, by: window, takes: 40 min, department: hall}]
        - {wait: register, for: 2 h}
        """,
        on="{cohort: 2, on: 2026-03-02 09:00}",
        staff="window: {count: 1}, clerk: {count: 1, per: case}",
        case="limit: {promised: 1 workday, statutory: 2 workdays}, items: 3",
        horizon="{start: 2026-03-02, length: 2 workdays}",
    )
)
"""Both prepare 09:00-09:20 and travel until 09:50. A is checked 09:50-10:30, B 10:30-11:10. Home at 11:00 and 11:40,
registered at 13:00 and 13:40."""

MINUTES = 60
NAN = math.nan


class TestTwoCases:
    """One window, two cases at once; all means are over the two."""

    @pytest.mark.parametrize(
        ("measure", "expected"),
        [
            (Measure.LEAD_TIME_MEAN, 260 * MINUTES),
            (Measure.LEAD_TIME_MEDIAN, 260 * MINUTES),
            (Measure.LEAD_TIME_P90, 280 * MINUTES),
            (Measure.WORKING_DAYS_MEAN, 0),
            (Measure.PROMISED_LIMIT, 1),
            (Measure.STATUTORY_LIMIT, 2),
            (Measure.ON_TIME_PROMISED, 1),
            (Measure.ON_TIME_STATUTORY, 1),
            (Measure.PATH_APPLICANT_WORK, 20 * MINUTES),
            (Measure.PATH_TRAVEL, 60 * MINUTES),
            (Measure.PATH_QUEUE, 20 * MINUTES),
            (Measure.PATH_STAFF_WORK, 40 * MINUTES),
            (Measure.PATH_WAITING, 120 * MINUTES),
            (Measure.PATH_CLOSED, 0),
            (Measure.APPLICANT_EFFORT, 140 * MINUTES),
            (Measure.STAFF_EFFORT, 40 * MINUTES),
            (Measure.COUNTER_TIME, 40 * MINUTES),
            (Measure.WAITING_MEAN, 20 * MINUTES),
            (Measure.WAITING_P90, 40 * MINUTES),
            (Measure.STEPS, 2),
            (Measure.DOCUMENTS, 3),
            (Measure.FILINGS, 1),
            (Measure.TRIPS, 1),
            (Measure.DEPARTMENTS, 2),
            (Measure.CORRECTIONS, 0),
            (Measure.FIRST_PASS_YIELD, 1),
            (Measure.ARRIVED_PER_WORKDAY, 1),
            (Measure.FINISHED_PER_WORKDAY, 1),
            (Measure.ITEMS_PER_WORKDAY, 3),
            (Measure.MEASURED, 2),
            (Measure.UNFINISHED, 0),
            (Measure.REFUSED, 0),
            (Measure.WITHDRAWN, 0),
            (Measure.REVOKED, 0),
        ],
    )
    def test_of_cases(self, measure: Measure, expected: float):
        """240 and 280 min of lead time: 20 applicant, 60 travel, 0 and 40 queue, 40 window, 120 register."""
        assert TWO_CASES.value(measure) == pytest.approx(expected)

    @pytest.mark.parametrize(
        ("measure", "expected"),
        [
            (Measure.UTILISATION, 80 / 780),
            (Measure.LOAD, 80 / 780),
            (Measure.QUEUE_MEAN, 40 / 780),
            (Measure.QUEUE_MAX, 1),
            (Measure.OVERTIME_PER_WORKDAY, 0),
        ],
    )
    def test_of_the_window(self, measure: Measure, expected: float):
        """80 of the 2 x 390 min are worked, one case waits for 40."""
        assert TWO_CASES.value(measure, "window") == pytest.approx(expected)

    def test_pools_of_applicants_are_not_measured_as_staff(self):
        """They are nobody's capacity."""
        assert TWO_CASES.measured.pools == ("window",)

    def test_lead_times_by_case(self):
        """In the order of their numbers."""
        assert TWO_CASES.measured.lead_times["visit"].tolist() == [240 * MINUTES, 280 * MINUTES]

    def test_everything_in_the_catalogue_is_measured(self):
        """Except what many runs or a hall have, adoption, told where not all adopt, and what files count."""
        measured = {key for key, _ in TWO_CASES.measured.values}
        counted = {key for key in Measure if key.subject is Subject.TALLY}
        elsewhere = {
            Measure.CAPACITY_PER_WORKDAY,
            Measure.ADOPTED,
            Measure.STAFF_EFFORT_PER_WORKDAY,
            Measure.APPLICANT_EFFORT_PER_WORKDAY,
        }
        assert measured == set(Measure) - elsewhere - counted


def test_nobody_came():
    """Means of nothing are not known; counts are zero."""
    told = Told(scenario("- {step: serve, by: window, takes: 10 min}", on="2026-03-30"))
    assert math.isnan(told.value(Measure.LEAD_TIME_MEAN))
    assert math.isnan(told.value(Measure.LEAD_TIME_MEDIAN))
    assert told.value(Measure.MEASURED) == 0
    assert told.value(Measure.UTILISATION, "window") == 0
    assert told.measured.lead_times["visit"].tolist() == []


def test_nobody_came_and_nobody_works():
    """A flow without any visit can be measured as well."""
    told = Told(scenario("- {finish: withdrawn}", on="2026-03-02 09:00"))
    assert told.value(Measure.WITHDRAWN) == 1
    assert told.value(Measure.LEAD_TIME_MEAN) == 0
    assert told.value(Measure.STEPS) == 0


class TestTimeLedger:
    """Where the time went."""

    def parts(self, flow: str, **more: str) -> list[float]:
        """Applicant, travel, queue, staff, waiting, closed, in minutes."""
        told = Told(scenario(flow, **more))
        return [told.value(part) / 60 for part in PATH]

    def test_closed_hours_are_neither_queue_nor_work(self):
        """45 min from 16:30: 30 and 15 min of work, 16 h closed."""
        flow = "- {step: serve, by: window, takes: 45 min}"
        assert self.parts(flow, on="2026-03-02 16:30") == [0, 0, 0, 45, 0, 960]

    def test_the_queue_at_night_is_closed_time(self):
        """The second waits 16:50-17:00, the night, and 09:00-09:20: 30 min of queue. Means over both cases."""
        flow = "- {step: serve, by: window, takes: 30 min}"
        parts = self.parts(flow, on="2026-03-02 16:50, 2026-03-02 16:50")
        assert parts == [0, 0, 15, 30, 0, 960]

    def test_a_wait_by_the_clock_is_waiting_at_night_too(self):
        """Whoever waits for two days waits for two days."""
        assert self.parts("- {wait: post, for: 2 days}") == [0, 0, 0, 0, 2880, 0]

    def test_a_wait_in_open_hours_is_not(self):
        """From 16:30 an hour: 30 min, the night, 30 min."""
        flow = "- {wait: post, for: 1 h, counting: open hours}"
        assert self.parts(flow, on="2026-03-02 16:30") == [0, 0, 0, 0, 60, 960]

    def test_leaving_later_is_closed_time(self):
        """Ready at 16:40, on the way at 08:30: 950 min; 60 of travel."""
        flow = "- {trip: hall, takes: 30 min, do: [{step: serve, by: window, takes: 10 min}]}"
        staff = f"window: {{count: 1}}, clerk: {{count: 1, per: case, calendar: {ALWAYS}}}"
        assert self.parts(flow, on="2026-03-02 16:40", staff=staff) == [0, 60, 0, 10, 0, 950]

    def test_gathering_is_waiting(self):
        """The first waits 30 min for the second; both are served 20 min: 15 min of waiting on average."""
        flow = "- {batch: pair, size: 2, do: [{step: serve, by: window, takes: 20 min, per: batch}]}"
        assert self.parts(flow, on="2026-03-02 09:00, 2026-03-02 09:30") == [0, 0, 0, 20, 15, 0]

    def test_work_of_several_with_different_hours(self):
        """60 min from 15:30, but the expert leaves at 16:00: 60 min of work, 17 h of nobody's work."""
        flow = "- {step: sit, by: [chair, expert], takes: 60 min}"
        staff = "chair: {count: 1}, expert: {count: 1, calendar: {hours: [09:00-12:00, 13:30-16:00]}}"
        assert self.parts(flow, on="2026-03-02 15:30", staff=staff) == [0, 0, 0, 60, 0, 1020]


class TestOvertime:
    """Work beyond the hours."""

    def test_of_a_window_that_finishes(self):
        """Until 17:15: 15 min over five working days; the 30 min before count as busy."""
        told = Told(
            scenario(
                "- {step: serve, by: window, takes: 45 min}",
                on="2026-03-02 16:30",
                staff="window: {count: 1, at_closing: finish}",
            )
        )
        assert told.value(Measure.OVERTIME_PER_WORKDAY, "window") == 15 * MINUTES / 5
        assert told.value(Measure.UTILISATION, "window") == pytest.approx(30 / (5 * 390))

    def test_applicants_travel_outside_their_hours(self):
        """Office hours. 08:30-09:00 travel, 10 min at the window, back until 09:40: 70 min, though hired from 09:00."""
        told = Told(
            scenario(
                "- {trip: hall, takes: 30 min, do: [{step: serve, by: window, takes: 10 min}]}",
                on="2026-03-02 16:40",
                staff="window: {count: 1}, clerk: {count: 1, per: case}",
            )
        )
        assert told.value(Measure.APPLICANT_EFFORT) == 70 * MINUTES


class TestRepeatedVisits:
    """What is counted once and what each time."""

    FLOW = """
    - until_passed: case
      at_most: 3
      do:
        - {step: file, by: window, takes: 10 min, documents: {form: 2}, filings: 1, department: hall}
        - {step: check, by: window, takes: 10 min, fails: 100%, department: hall}
    """

    def test_steps_and_departments_are_counted_once(self):
        """Three rounds of two steps of one department."""
        told = Told(scenario(self.FLOW))
        assert told.value(Measure.STEPS) == 2
        assert told.value(Measure.DEPARTMENTS) == 1

    def test_documents_and_filings_each_time(self):
        """Three times two, and three."""
        told = Told(scenario(self.FLOW))
        assert told.value(Measure.DOCUMENTS) == 6
        assert told.value(Measure.FILINGS) == 3

    def test_corrections(self):
        """Three failures, no first pass, refused."""
        told = Told(scenario(self.FLOW))
        assert told.value(Measure.CORRECTIONS) == 3
        assert told.value(Measure.FIRST_PASS_YIELD) == 0
        assert told.value(Measure.REFUSED) == 1

    def test_what_fails_after_the_decision_passed_before_it(self):
        """An inspection that fails three times is no correction on the way to the decision."""
        inspection = self.FLOW.replace("\n", "\n    ")
        told = Told(scenario(f"- {{step: decide, by: window, takes: 10 min}}\n- afterwards: later\n  do:{inspection}"))
        assert told.value(Measure.FIRST_PASS_YIELD) == 1


class TestLimits:
    """Cases that are not over at the end of the run: Wednesday, midnight, two working days after they came."""

    HORIZON = "{start: 2026-03-02, length: 1 workday, run_out: 1 workday}"

    @pytest.mark.parametrize(("limit", "on_time"), [(1, 0), (2, NAN)])
    def test_a_limit_that_is_not_over_yet_may_still_be_kept(self, limit: int, on_time: float):
        """One working day is over, and the case late; two are not."""
        case = f"limit: {{promised: {limit} workdays}}"
        told = Told(scenario("- {wait: post, for: 90 days}", case=case, horizon=self.HORIZON))
        assert told.value(Measure.ON_TIME_PROMISED) == pytest.approx(on_time, nan_ok=True)

    @pytest.mark.parametrize(("limit", "on_time"), [(1, 0), (2, NAN)])
    def test_an_accepted_case_has_used_the_days_up_to_the_end(self, limit: int, on_time: float):
        """As above, with a clock that was started on Monday and runs on."""
        flow = "- {step: accept, by: window, takes: 10 min, accepts: yes}\n- {wait: post, for: 90 days}"
        told = Told(scenario(flow, case=f"limit: {{promised: {limit} workdays}}", horizon=self.HORIZON))
        assert told.value(Measure.ON_TIME_PROMISED) == pytest.approx(on_time, nan_ok=True)

    def test_what_is_over_in_the_first_second_is_over(self):
        """Through at midnight of the first day, with no time spent, working days neither."""
        told = Told(
            scenario("- {wait: nothing, for: 0 min}", on="2026-03-02 00:00", calendar=ALWAYS, horizon=self.HORIZON)
        )
        assert told.value(Measure.LEAD_TIME_MEAN) == 0
        assert told.value(Measure.LEAD_TIME_AT_LEAST) == 0
        assert told.value(Measure.WORKING_DAYS_MEAN) == 0
        assert told.value(Measure.UNFINISHED) == 0


class TestSeveralPools:
    """Two cases at 09:00 sit with one chair and one expert of two for an hour each."""

    TOLD = Told(
        scenario(
            "- {step: sit, by: [chair, expert], takes: 60 min}",
            on="{cohort: 2, on: 2026-03-02 09:00}",
            staff="chair: {count: 1}, expert: {count: 2}",
            horizon="{start: 2026-03-02, length: 1 workday}",
        )
    )

    def test_a_wait_for_several_is_one_wait(self):
        """The second waits an hour for both."""
        assert self.TOLD.value(Measure.WAITING_MEAN) == 30 * MINUTES

    def test_all_are_busy_and_loaded(self):
        """Two hours of 6.5, and of 13."""
        for pool, share in (("chair", 2 / 6.5), ("expert", 2 / 13)):
            assert self.TOLD.value(Measure.UTILISATION, pool) == pytest.approx(share)
            assert self.TOLD.value(Measure.LOAD, pool) == pytest.approx(share)


class TestQueue:
    """Lengths of queues."""

    def test_mean_and_greatest(self):
        """Four at 09:00, 30 min each: three, then two, then one wait for half an hour each: 180 of 390 min."""
        told = Told(
            scenario(
                "- {step: serve, by: window, takes: 30 min}",
                on="{cohort: 4, on: 2026-03-02 09:00}",
                horizon="{start: 2026-03-02, length: 1 workday}",
            )
        )
        assert told.value(Measure.QUEUE_MEAN, "window") == pytest.approx(180 / 390)
        assert told.value(Measure.QUEUE_MAX, "window") == 3

    def test_who_waits_since_the_warm_up_counts(self):
        """Nobody serves on Monday's 3 cases before Tuesday, the first measured day."""
        told = Told(
            scenario(
                "- {step: serve, by: window, takes: 30 min}",
                on="{cohort: 3, on: 2026-03-02 09:00}",
                staff="window: {count: 1, calendar: {closed: 2026-03-02}}",
                horizon="{start: 2026-03-02, warm_up: 1 workday, length: 1 workday}",
            )
        )
        assert told.value(Measure.QUEUE_MAX, "window") == 3
        assert told.value(Measure.QUEUE_MEAN, "window") == pytest.approx((60 + 30) / 390)

    def test_a_queue_of_later_days_does_not_count(self):
        """Tuesday's two wait for what was begun on Monday, the only measured day."""
        told = Told(
            scenario(
                "- {step: serve, by: window, takes: 10 h}",
                on="2026-03-02 09:00, 2026-03-03 09:00, 2026-03-03 09:00",
                horizon="{start: 2026-03-02, length: 1 workday, run_out: 5 workdays}",
            )
        )
        assert told.value(Measure.QUEUE_MAX, "window") == 0
        assert told.value(Measure.QUEUE_MEAN, "window") == 0


def test_measures_have_one_name_each():
    """Keys are unique, and every measure is about something."""
    keys = [member.key for member in Measure]
    assert len(set(keys)) == len(keys)
    assert {member.subject for member in Measure} == {Subject.CASE_TYPE, Subject.POOL, Subject.TALLY}


def test_measuring_twice_gives_the_same():
    """Measuring changes nothing in the records."""
    hall = scenario("- {step: serve, by: window, takes: 5..30 min}", on="{rate: 20 per workday}")
    told = Told(hall)
    again = measure(hall, "only", told.records)
    assert repr(again.values) == repr(told.measured.values)


def test_a_batch_that_is_not_over_at_the_end_takes_no_more_than_its_people():
    """Work that is never over keeps the one window busy in all its hours, and no second one."""
    told = Told(
        scenario(
            "- {batch: alone, size: 1, do: [{step: serve, by: window, takes: 500 workdays, per: batch}]}",
            horizon="{start: 2026-03-02, length: 1 workday, run_out: 1 workday}",
        )
    )
    assert told.value(Measure.UTILISATION, "window") == pytest.approx(1)


def test_what_is_over_in_the_last_second_of_the_run_is_over():
    """An inspection of an hour, after the decision of Monday 09:10, until Wednesday, midnight."""
    told = Told(
        scenario(
            """
            - {step: decide, by: window, takes: 10 min, decides: yes}
            - {afterwards: check, after: 37 h 50 min, do: [{step: inspect, by: window, takes: 1 h}]}
            """,
            calendar=ALWAYS,
            horizon="{start: 2026-03-02, length: 1 workday, run_out: 1 workday}",
        )
    )
    assert told.visits("inspect") == [(0, "03-03 23:00:00", "03-04 00:00:00")]
    assert told.value(Measure.STAFF_EFFORT_AFTERWARDS) == 60 * MINUTES
