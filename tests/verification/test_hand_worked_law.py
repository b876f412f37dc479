"""Legal time, worked by hand: waits and limits in working days as the law counts them.

The day on which something begins is not counted; a limit ends at close of business (17:00) of its last working day;
time in which the clock stands is not counted. Monday is the 2nd of March 2026.
"""

from __future__ import annotations

import math

import pytest
from told import Told, scenario

from sim.measure.catalogue import Measure

TWO_WEEKS = "{start: 2026-03-02, length: 10 workdays, run_out: 20 workdays}"


class TestWait:
    """Waiting for working days."""

    @pytest.mark.parametrize(
        ("begun", "days", "over"),
        [
            ("2026-03-02 09:00", "1 workday", "03-03 17:00:00"),
            ("2026-03-02 16:59", "1 workday", "03-03 17:00:00"),
            ("2026-03-02 10:00", "3 workdays", "03-05 17:00:00"),
            ("2026-03-02 10:00", "2.5 workdays", "03-05 17:00:00"),
            ("2026-03-06 10:00", "1 workday", "03-09 17:00:00"),
            ("2026-03-07 10:00", "1 workday", "03-09 17:00:00"),
            ("2026-03-07 10:00", "2 workdays", "03-10 17:00:00"),
            ("2026-03-02 10:00", "0 workdays", "03-02 10:00:00"),
        ],
    )
    def test_legal_days(self, begun: str, days: str, over: str):
        """From Monday: Tuesday, Wednesday, Thursday. Days begun count as whole, weekends not. No days are no wait."""
        assert self._over(begun, f"- {{wait: notice, for: {days}, counting: legal days}}") == over

    @pytest.mark.parametrize(
        ("begun", "days", "over"),
        [
            ("2026-02-13 10:00", "1 workday", "02-14 17:00:00"),
            ("2026-02-14 10:00", "1 workday", "02-24 17:00:00"),
            ("2026-02-13 10:00", "6 workdays", "02-28 17:00:00"),
            ("2026-09-30 10:00", "3 workdays", "10-10 17:00:00"),
        ],
    )
    def test_legal_days_over_holidays(self, begun: str, days: str, over: str):
        """Spring Festival 15-23 February (14 and 28 are worked), National Day 1-7 October (10 is worked)."""
        assert self._over(begun, f"- {{wait: notice, for: {days}, counting: legal days}}") == over

    @pytest.mark.parametrize(
        ("wait", "over"),
        [
            ("{wait: notice, for: 90 min}", "03-02 18:00:00"),
            ("{wait: notice, for: 90 min, counting: open hours}", "03-03 10:00:00"),
            ("{wait: notice, for: 1 workday, counting: open hours}", "03-03 16:30:00"),
            ("{wait: notice, for: 2 days}", "03-04 16:30:00"),
            ("{wait: board, until: {every: 1 workday, at: 10:00}}", "03-03 10:00:00"),
        ],
    )
    def test_other_ways_of_counting(self, wait: str, over: str):
        """From Monday 16:30: by the clock; 30 min today and 60 tomorrow; 6.5 open hours; the next meeting."""
        assert self._over("2026-03-02 16:30", f"- {wait}") == over

    def _over(self, begun: str, flow: str) -> str:
        told = Told(
            scenario(flow, on=begun, horizon=f"{{start: {begun[:10]}, length: 10 workdays, run_out: 20 workdays}}")
        )
        return told.ends[0][1]


def days(flow: str, *, on: str = "2026-03-02 09:00", limit: float = 5, closing: str = "pause") -> tuple[float, float]:
    """Working days of the legal clock, and the share of cases on time with this promised limit."""
    told = Told(
        scenario(
            flow,
            on=on,
            staff=f"window: {{count: 1, at_closing: {closing}}}, clerk: {{count: 1, per: case}}",
            case=f"limit: {{promised: {limit} workdays}}",
            horizon=TWO_WEEKS if on.startswith("2026-03") else f"{{start: {on[:10]}, length: 10 workdays}}",
        )
    )
    return told.value(Measure.WORKING_DAYS_MEAN), told.value(Measure.ON_TIME_PROMISED)


ACCEPT = "- {step: accept, by: window, takes: 10 min, accepts: yes}"
DECIDE = "- {step: decide, by: window, takes: 10 min, decides: yes}"


class TestLimit:
    """Working days between acceptance and decision."""

    FLOW = f"{ACCEPT}\n- {{wait: notice, for: 3 workdays, counting: legal days}}\n{DECIDE}"

    def test_the_day_of_acceptance_is_not_counted(self):
        """Accepted on Monday 09:10, three days until Thursday 17:00, decided on Friday 09:10: four working days."""
        assert days(self.FLOW)[0] == 4

    def test_a_limit_kept_to_the_day(self):
        """Four days are within four."""
        assert days(self.FLOW, limit=4)[1] == 1

    def test_a_limit_missed_by_a_day(self):
        """Four days are not within three."""
        assert days(self.FLOW, limit=3)[1] == 0

    def test_without_other_marks_a_failure_stops_the_clock(self):
        """Checked on Monday and, two days of correction later, on Wednesday, and refused: no day was used."""
        flow = """
        - until_passed: case
          at_most: 2
          do: [{step: check, by: window, takes: 10 min, fails: 100%}, {wait: correct, for: 2 days}]
        """
        assert days(flow)[0] == 0

    def test_what_is_over_before_close_of_business_needs_no_day(self):
        """Ten minutes from 16:50 end at 17:00, which still is Monday."""
        assert days(DECIDE, on="2026-03-02 16:50")[0] == 0

    def test_what_is_over_after_close_of_business_belongs_to_the_next_day(self):
        """Ten minutes from 16:55 end at 17:05: too late for Monday."""
        assert days(DECIDE, on="2026-03-02 16:55", closing="finish")[0] == 1

    def test_what_comes_on_a_day_off_belongs_to_the_next_working_day(self):
        """Handed in on Saturday the 7th, decided on Monday: the day of acceptance is Monday."""
        assert days(DECIDE, on="2026-03-07 10:00")[0] == 0

    def test_what_comes_before_acceptance_does_not_count(self):
        """Two days of waiting before the acceptance on Wednesday; decided at once."""
        assert days(f"- {{wait: papers, for: 2 days}}\n{ACCEPT}\n{DECIDE}")[0] == 0

    def test_what_comes_after_the_decision_does_not_count(self):
        """Decided on Monday, handed out on Wednesday."""
        assert days(f"{ACCEPT}\n{DECIDE}\n- {{wait: post, for: 2 days}}")[0] == 0

    def test_without_acceptance_the_clock_runs_from_arrival_to_end(self):
        """Two days by the clock from Monday to Wednesday."""
        assert days("- {wait: post, for: 2 days}")[0] == 2

    def test_holidays_are_not_counted(self):
        """Accepted on Friday the 13th of February; the third day after Saturday the 14th is Wednesday the 25th."""
        assert days(self.FLOW, on="2026-02-13 09:00")[0] == 4

    def test_a_stopped_clock_is_taken_out(self):
        """Accepted on Monday; the hearing takes until Wednesday 17:00 and is not counted; decided on Thursday."""
        hearing = "- {wait: hearing, for: 2 workdays, counting: legal days, stops_clock: yes}"
        assert days(f"{ACCEPT}\n{hearing}\n{DECIDE}")[0] == 1

    def test_a_hearing_before_acceptance_takes_nothing_out(self):
        """The clock that does not run cannot be stopped: accepted and decided on Wednesday."""
        hearing = "- {wait: hearing, for: 2 days, stops_clock: yes}"
        assert days(f"{hearing}\n{ACCEPT}\n{DECIDE}")[0] == 0

    def test_a_meeting_may_stop_the_clock(self):
        """The next meeting is on Wednesday 10:00; decided on Wednesday, the day from which the clock runs again."""
        meeting = "- {wait: board, until: {every: 2 workdays, at: 08:00}, stops_clock: yes}"
        assert days(f"{ACCEPT}\n{meeting}\n{DECIDE}")[0] == 0

    def test_corrections_are_taken_out(self):
        """Failed on Monday 09:10, corrected until Wednesday 09:10, failed again at 09:20, corrected until Friday."""
        flow = """
        - until_passed: case
          at_most: 2
          do:
            - {step: check, by: window, takes: 10 min, fails: 100%}
            - {step: correct, only: failed, by: clerk, takes: 2 workdays}
        """
        assert days(flow)[0] == 0

    def test_a_round_that_accepts_starts_the_clock_itself(self):
        """After the failure the clock stands until the next round's acceptance.

        Accepted on Monday, decided negatively (failed) on Tuesday: 1 day. Corrected, then a day's way to the office
        by post until Wednesday, accepted then, failed on Thursday: 1 day more.
        """
        flow = """
        - until_passed: case
          at_most: 2
          do:
            - {wait: post, for: 1 day}
            - {step: accept, by: window, takes: 10 min, accepts: yes}
            - {wait: desk, for: 1 day}
            - {step: check, by: window, takes: 10 min, fails: 100%, decides: yes}
        """
        assert days(flow)[0] == 2

    def test_side_by_side_the_clock_runs_while_any_part_is_undecided(self):
        """One opinion is there on Tuesday; the other's hearing, not counted, ends on Thursday, when it is given.

        Monday to Tuesday is one day; on Wednesday everything undecided stands; Thursday is the day of the restart.
        """
        flow = """
        - parallel: opinions
          branches:
            quick:
              - {wait: desk, for: 1 day}
              - {step: first opinion, by: window, takes: 10 min, decides: yes}
            slow:
              - {wait: hearing, for: 3 days, stops_clock: yes}
              - {step: second opinion, by: window, takes: 10 min, decides: yes}
        """
        assert days(flow)[0] == 1

    def test_side_by_side_an_undecided_part_keeps_the_clock_running(self):
        """Nothing stops the slow part: Monday to Thursday are three days, whatever the quick part does."""
        flow = """
        - parallel: opinions
          branches:
            quick: [{step: first opinion, by: window, takes: 10 min, decides: yes}]
            slow:
              - {wait: desk, for: 3 days}
              - {step: second opinion, by: window, takes: 10 min, decides: yes}
        """
        assert days(flow)[0] == 3

    def test_after_the_join_a_decided_case_stays_decided(self):
        """Both opinions are given on Monday; the post of two days does not count."""
        flow = """
        - parallel: opinions
          branches:
            quick: [{step: first opinion, by: window, takes: 10 min, decides: yes}]
            slow: [{step: second opinion, by: window, takes: 10 min, decides: yes}]
        - {wait: post, for: 2 days}
        """
        assert days(flow)[0] == 0

    def test_after_the_join_an_undecided_case_stays_undecided(self):
        """Side by side nothing is decided: the clock runs through the join until the decision on Wednesday."""
        flow = f"""
- parallel: opinions
  branches:
    quick: [{{step: first opinion, by: window, takes: 10 min}}]
    slow: [{{step: second opinion, by: window, takes: 20 min}}]
- {{wait: desk, for: 2 days}}
{DECIDE}
"""
        assert days(flow)[0] == 2

    def test_an_undecided_part_keeps_the_clock_running_while_it_waits_for_the_others(self):
        """The first part is through on Monday and undecided; the other, decided on Tuesday, takes until Wednesday.

        The case as a whole is decided by nobody, so that the clock runs to its end on Wednesday.
        """
        flow = """
        - parallel: opinions
          branches:
            undecided: [{step: look, by: window, takes: 10 min}]
            decided:
              - {wait: desk, for: 1 day}
              - {step: opinion, by: window, takes: 10 min, decides: yes}
              - {wait: post, for: 1 day}
        """
        assert days(flow)[0] == 2

    def test_a_decision_behind_the_join_stops_the_clock_of_all_parts(self):
        """Two undecided parts are joined, and decided as one on Monday; the post of two days does not count."""
        flow = f"""
- parallel: opinions
  branches:
    quick: [{{step: first opinion, by: window, takes: 10 min}}]
    slow: [{{step: second opinion, by: window, takes: 20 min}}]
{DECIDE}
- {{wait: post, for: 2 days}}
"""
        assert days(flow)[0] == 0

    def test_a_hearing_of_a_whole_batch_stops_the_clocks_of_all_its_cases(self):
        """Two cases wait for a hearing until Wednesday 17:00 together; both are decided on Thursday: one day each."""
        flow = """
        - batch: cases
          size: 2
          do: [{wait: hearing, for: 2 workdays, counting: legal days, stops_clock: yes}]
        - {step: decide, by: window, takes: 10 min, decides: yes}
        """
        assert days(flow, on="2026-03-02 09:00, 2026-03-02 09:00")[0] == 1

    def test_an_unfinished_case_is_late_as_soon_as_its_limit_is_over(self):
        """A case that waits for a year is known to be late; its working days are not known."""
        told_days, on_time = days("- {wait: forever, for: 365 days}", limit=5)
        assert on_time == 0
        assert math.isnan(told_days)

    def test_a_case_that_may_still_be_on_time_is_left_out(self):
        """With a limit of 300 working days nobody knows yet."""
        on_time = days("- {wait: forever, for: 365 days}", limit=300)[1]
        assert math.isnan(on_time)
