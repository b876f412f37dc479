"""Shares of cases: intervals that few events do not make too narrow."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.experiment.compare import summarise
from sim.experiment.replicate import Replication
from sim.experiment.runner import Runner
from sim.measure.catalogue import Measure, Subject, Unit
from sim.measure.column import Column
from sim.measure.enough import never_seen_at_most
from sim.measure.estimate import Estimate, difference, estimate, relative_change, unpaired_difference
from sim.measure.share import (
    NO_SHARE,
    Share,
    ShareGap,
    gap_difference,
    share_change,
    share_difference,
    share_estimate,
    share_of,
    unpaired_gap_difference,
    unpaired_share_difference,
)
from sim.scenario.load import load_text

COUNTS = st.lists(st.integers(0, 20), min_size=2, max_size=12)


def of_twenty(*counts: int) -> list[Share]:
    """Events among twenty cases in each replication."""
    return [Share(count / 20, count, 20 - count) for count in counts]


def values(shares: list[Share]) -> list[float]:
    return [share.value for share in shares]


class TestShareOf:
    """One replication."""

    def test_counts_both_kinds(self):
        """Three of four."""
        assert share_of(np.array([True, True, False, True])) == Share(0.75, 3, 1)

    def test_of_no_case_there_is_no_share(self):
        """Not 0 % either."""
        assert math.isnan(share_of(np.array([], dtype=bool)).value)


class TestEstimate:
    """Mean and interval."""

    def test_by_hand(self):
        """2 of 40: Wilson's interval at 95 % is 1.38 % to 16.50 % (z = 1.96), and 16.50 % is 11.50 points away."""
        found = share_estimate(of_twenty(1, 1))
        assert found.mean == 0.05
        assert found.half_width == pytest.approx(0.1150, abs=1e-4)

    def test_that_of_rare_gaps_is_the_same(self):
        """What is seen in all but two is as uncertain."""
        rare, usual = share_estimate(of_twenty(1, 1)), share_estimate(of_twenty(19, 19))
        assert usual.half_width == pytest.approx(rare.half_width)

    @pytest.mark.parametrize("count", [0, 20])
    def test_nothing_and_all_have_no_width(self, count: int):
        """What that leaves open is told by the number of cases."""
        assert share_estimate(of_twenty(count, count)) == Estimate(count / 20, 0, 2)

    def test_replications_that_depend_keep_their_t_interval(self):
        """All or nothing: few replications say less than many cases would."""
        shares = of_twenty(20, 0, 0, 20)
        assert share_estimate(shares) == estimate(values(shares))

    def test_ten_replications_alike_are_not_chance(self):
        """One item of two in every case: the flow decides; nine might be chance."""
        assert share_estimate(of_twenty(*[6] * 10)).half_width == pytest.approx(0, abs=1e-12)
        assert share_estimate(of_twenty(*[6] * 9)).half_width > 0.05

    def test_one_replication_has_no_interval(self):
        """Nor does an interval come from its cases."""
        assert math.isnan(share_estimate(of_twenty(3)).half_width)

    def test_replications_without_cases_are_left_out(self):
        """And missing in n."""
        assert share_estimate([*of_twenty(1, 1), NO_SHARE]) == share_estimate(of_twenty(1, 1))

    def test_items_that_come_together_are_one_event(self):
        """A hundred items of one case among 4000 of forty: as uncertain as one case of forty, not as 100 of 4000."""
        items = [Share(100 / 2000, 1, 19), Share(0.0, 0, 20)]
        cases = share_estimate(of_twenty(1, 0))
        assert share_estimate(items).half_width == pytest.approx(cases.half_width)

    def test_so_are_items_that_are_missing_together(self):
        """All but a hundred of one case: in a case each of nine others none is missing."""
        items = [Share(1 - 100 / 2000, 20, 1), *[Share(1.0, 20, 0)] * 9]
        cases = share_estimate(of_twenty(19, *[20] * 9))
        assert share_estimate(items).half_width == pytest.approx(cases.half_width)

    @given(COUNTS)
    def test_is_never_narrower_than_the_t_interval(self, counts: list[int]):
        """Whatever was seen."""
        shares = of_twenty(*counts)
        assert share_estimate(shares).half_width >= estimate(values(shares)).half_width


class TestDifference:
    """New minus old."""

    def test_what_was_the_same_in_all_replications_makes_no_difference(self):
        """Common random numbers: exactly none."""
        found = share_difference(of_twenty(1, 0, 2), of_twenty(1, 0, 2))
        assert found.estimate == Estimate(0, 0, 3)

    def test_common_events_say_nothing(self):
        """Ten of twenty before and after, and one that went away: as uncertain as the one, not as twenty-one."""
        many = share_difference(of_twenty(11, *[10] * 11), of_twenty(*[10] * 12))
        few = share_difference(of_twenty(1, *[0] * 11), of_twenty(*[0] * 12))
        assert many.estimate.half_width == pytest.approx(few.estimate.half_width, rel=0.02)

    def test_the_same_loss_in_two_replications_may_be_chance(self):
        """The t interval would have no width, and show a difference."""
        old, new = of_twenty(1, 1), of_twenty(0, 0)
        assert difference(values(old), values(new)).is_shown
        assert not share_difference(old, new).is_shown

    def test_by_hand(self):
        """5 less in some replications, 2 more in others, of 400: Wilson's bounds are 2.13 and 11.5; 0.55 and 7.2.

        Half the interval reaches as far as the farther side: less by the root of (11.5 - 5)^2 + (2 - 0.55)^2.
        """
        old, new = of_twenty(*[1] * 5, *[0] * 15), of_twenty(*[0] * 18, 1, 1)
        assert difference(values(old), values(new)).estimate.half_width < 0.014
        assert share_difference(old, new).estimate.half_width * 400 == pytest.approx(6.73, abs=0.05)

    def test_from_none_to_all_is_certain(self):
        """In every replication."""
        assert share_difference(of_twenty(0, 0), of_twenty(20, 20)).estimate == Estimate(1, 0, 2)

    @given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), min_size=2, max_size=12))
    def test_is_never_narrower_than_the_t_interval(self, pairs: list[tuple[int, int]]):
        """Whatever was seen."""
        old, new = (of_twenty(*counts) for counts in zip(*pairs, strict=True))
        usual = difference(values(old), values(new))
        found = share_difference(old, new)
        assert found.estimate.half_width >= usual.estimate.half_width
        assert (found.ratio, found.estimate.mean) == pytest.approx((usual.ratio, usual.estimate.mean), nan_ok=True)


class TestUnpairedDifference:
    """Between runs of other applicants."""

    def test_the_same_count_in_few_replications_may_be_chance(self):
        """Welch's interval would have no width, and show a difference."""
        old, new = of_twenty(1, 1), of_twenty(0, 0)
        assert unpaired_difference(values(old), values(new)).is_shown
        assert not unpaired_share_difference(old, new).is_shown

    def test_by_hand(self):
        """2 of 40, 1.38 % to 16.50 %, and none, up to 8.76 %: the root of 11.50^2 + 0^2, or of 3.62^2 + 8.76^2."""
        found = unpaired_share_difference(of_twenty(1, 1), of_twenty(0, 0)).estimate
        assert found.half_width == pytest.approx(0.1150, abs=1e-4)
        assert found.mean == -0.05

    def test_what_was_not_seen_may_yet_be(self):
        """Half of 40, to within 14.80 points, and none, up to 8.76 %: the root of 14.80^2 + 8.76^2."""
        found = unpaired_share_difference(of_twenty(10, 10), of_twenty(0, 0)).estimate
        assert found.half_width == pytest.approx(0.1720, abs=1e-4)

    def test_other_numbers_of_replications(self):
        """Those without cases are left out; what is certain stays so; one replication has no interval."""
        found = unpaired_share_difference([*of_twenty(1, 2, 1), NO_SHARE], of_twenty(1, 1))
        assert found.estimate.n == 2
        assert unpaired_share_difference(of_twenty(0, 0), of_twenty(20, 20, 20)).estimate == Estimate(1, 0, 2)
        assert math.isnan(unpaired_share_difference(of_twenty(1), of_twenty(1, 1)).estimate.half_width)

    @given(COUNTS, COUNTS)
    def test_is_never_narrower_than_welchs(self, old: list[int], new: list[int]):
        """And the same the other way round."""
        found = unpaired_share_difference(of_twenty(*old), of_twenty(*new)).estimate
        back = unpaired_share_difference(of_twenty(*new), of_twenty(*old)).estimate
        usual = unpaired_difference(values(of_twenty(*old)), values(of_twenty(*new))).estimate
        assert found.half_width >= usual.half_width
        assert found.half_width == pytest.approx(back.half_width)


class TestGapDifference:
    """Of what a share differs from the baseline's."""

    def test_what_one_process_does_not_show_their_difference_does_not(self):
        """The new one has no event before and after: the change is that of the baseline, as uncertain."""
        old, new = of_twenty(1, 1, 1), of_twenty(0, 0, 0)
        before, after = ([ShareGap(none, own) for own, none in zip(run, new, strict=True)] for run in (old, new))
        found, alone = gap_difference(before, after), share_difference(old, new)
        assert not alone.is_shown
        assert found.estimate.mean == -alone.estimate.mean
        assert found.estimate.half_width == pytest.approx(alone.estimate.half_width)
        assert not unpaired_gap_difference(before, after).is_shown

    def test_what_is_certain_stays_so(self):
        """No gap before, one of all cases afterwards; or always the same; of one replication nothing is known."""
        none, all_of_them = of_twenty(0, 0), of_twenty(20, 20)
        before, after = list(map(ShareGap, none, none)), list(map(ShareGap, all_of_them, none))
        for found in (gap_difference(before, after), unpaired_gap_difference(before, after)):
            assert found.estimate == Estimate(1, 0, 2)
        some = list(map(ShareGap, of_twenty(3, 4), of_twenty(1, 2)))
        assert gap_difference(some, some).estimate == Estimate(0, 0, 2)
        assert math.isnan(unpaired_gap_difference(some[:1], some).estimate.half_width)

    @given(st.lists(st.tuples(*[st.integers(0, 20)] * 4), min_size=2, max_size=12))
    def test_is_never_narrower_than_usual(self, counts: list[tuple[int, int, int, int]]):
        """Whatever was seen, paired or not."""
        a, b, c, d = (of_twenty(*own) for own in zip(*counts, strict=True))
        before, after = list(map(ShareGap, a, b)), list(map(ShareGap, c, d))
        numbers = [[gap.value for gap in gaps] for gaps in (before, after)]
        paired, unpaired = gap_difference(before, after), unpaired_gap_difference(before, after)
        assert paired.estimate.half_width >= difference(*numbers).estimate.half_width
        assert unpaired.estimate.half_width >= unpaired_difference(*numbers).estimate.half_width


class TestChange:
    """New over old."""

    def test_is_as_much_wider_as_the_difference(self):
        """Here a tenth."""
        old, new = of_twenty(6, 8, 7, 9, 6), of_twenty(3, 4, 5, 2, 4)
        usual, wide = difference(values(old), values(new)).estimate, share_difference(old, new).estimate
        found, before = share_change(old, new), relative_change(values(old), values(new))
        assert found.half_width / before.half_width == pytest.approx(wide.half_width / usual.half_width)

    def test_without_a_shown_difference_no_change_is(self):
        """Two that went away may have been chance: the interval reaches beyond no change at all."""
        found = share_change(of_twenty(1, 1), of_twenty(0, 0))
        assert found.mean == -1
        assert found.high > 0

    def test_what_remained_every_time_may_go_next_time(self):
        """Of three events all were there afterwards: up to 63 % may go, by the rule for what was never seen."""
        found = share_change(of_twenty(1, 2), of_twenty(1, 2))
        assert found == Estimate(0, never_seen_at_most(3, 0.95), 2)

    def test_what_always_went_may_remain_next_time(self):
        """Of sixty events none was left: 5 % may remain."""
        found = share_change(of_twenty(14, 16, 15, 15), of_twenty(0, 0, 0, 0))
        assert found == Estimate(-1, never_seen_at_most(60, 0.95), 4)

    def test_what_was_always_seen_is_certain(self):
        """In every case before; in none, or in every one, afterwards."""
        assert share_change(of_twenty(20, 20), of_twenty(0, 0)) == Estimate(-1, 0, 2)
        assert share_change(of_twenty(20, 20), of_twenty(20, 20)) == Estimate(0, 0, 2)

    def test_from_nothing(self):
        """There is no change of what was not there."""
        assert share_change(of_twenty(0, 0), of_twenty(1, 0)).n == 0


class TestColumn:
    """The same by what is known of a number."""

    def test_shares_go_their_own_way(self):
        """Where both sides know their cases."""
        old, new = (Column(tuple(values(shares)), tuple(shares)) for shares in (of_twenty(3, 3, 4), of_twenty(0, 1, 1)))
        assert old.estimate() == share_estimate(of_twenty(3, 3, 4)) != estimate(old.values)
        assert new.difference_from(old) == share_difference(of_twenty(3, 3, 4), of_twenty(0, 1, 1))
        assert new.difference_from(old).estimate != difference(old.values, new.values).estimate
        assert new.change_from(old) == share_change(of_twenty(3, 3, 4), of_twenty(0, 1, 1))
        assert new.unpaired_difference_from(old).estimate == unpaired_share_difference(old.shares, new.shares).estimate

    def test_the_difference_of_two_shares_knows_both(self):
        """Its mean is that of the paired difference, and so are changes of it; of other numbers it knows the values."""
        old, new = (Column(tuple(values(shares)), tuple(shares)) for shares in (of_twenty(3, 3, 4), of_twenty(0, 1, 1)))
        gap, none = new.less(old), new.less(new)
        assert gap.estimate() == share_difference(old.shares, new.shares).estimate
        assert gap.difference_from(none).estimate == gap_difference(none.gaps, gap.gaps).estimate
        unpaired = unpaired_gap_difference(none.gaps, gap.gaps)
        assert gap.unpaired_difference_from(none).estimate == unpaired.estimate
        plain = Column((3.0, 5.0)).less(Column((1.0, 2.0)))
        assert (plain, plain.estimate()) == (Column((2.0, 3.0)), estimate([2, 3]))
        assert (
            plain.unpaired_difference_from(Column((1.0, 2.0))).estimate == unpaired_difference([1, 2], [2, 3]).estimate
        )
        assert new.change_from(old) != relative_change(old.values, new.values)

    def test_other_numbers_have_t_intervals(self):
        """Times, counts."""
        old, new = Column((5.0, 7.0)), Column((4.0, 5.0))
        assert old.estimate() == estimate([5, 7])
        assert new.difference_from(old) == difference([5, 7], [4, 5])
        assert new.change_from(old) == relative_change([5, 7], [4, 5])


def replications(text: str, count: int) -> tuple[Replication, ...]:
    return Runner().replications(load_text(text), seed=1, numbers=range(count)).replications


class TestOfRuns:
    """What an experiment makes of it."""

    TEXT = """\
title: Forms with gaps
calendar: {holidays: none}
horizon: {start: 2026-03-02, length: 10 workdays}
staff: {window: {count: 3}}
cases:
  visit:
    arrivals: {rate: 10 per workday}
    items: 4
    limit: {promised: 5 workdays, statutory: 9 workdays}
processes:
  old:
    visit:
      - until_passed: case
        at_most: 2
        do: [{step: check, by: window, takes: 5 min, fails: 3%}]
        otherwise: [{finish: refused}]
      - each: item
        do:
          - choose: gap or not
            options: [{chance: 20%, do: [{count: gaps, share_of: items}, {count: any gap, share_of: cases}]}]
            otherwise: [{step: file, by: window, takes: 1 min}]
  new:
    adoption: {share: 50%}
    visit: [{step: check, by: window, takes: 5 min}]
"""

    def test_every_share_of_cases_knows_its_cases(self):
        """All measures that are shares, but for those of pools: seen or not, each case is one of the two at least."""
        for process, run in replications(self.TEXT, 1)[0].measured.items():
            expected = {key for key in run.values if key[0].unit is Unit.SHARE and key[0].subject is not Subject.POOL}
            assert set(run.seen) == set(run.unseen) == expected
            for key, seen in run.seen.items():
                assert seen + run.unseen[key] >= run.values[Measure.MEASURED, "visit"], process
                if key != (Measure.TALLY_SHARE, "gaps"):
                    assert run.values[key] == seen / (seen + run.unseen[key]), process
        names = {measure for measure, _ in expected}
        assert {Measure.ON_TIME_PROMISED, Measure.ADOPTED, Measure.TALLY_SHARE, Measure.REFUSED} <= names

    def test_a_share_of_items_counts_the_cases_that_have_some(self):
        """More items than cases, seen in as many cases as the share of cases says."""
        run = replications(self.TEXT, 1)[0].measured["old"]
        gaps, cases = ((Measure.TALLY_SHARE, name) for name in ("gaps", "any gap"))
        assert run.seen[gaps] == run.seen[cases] > 0
        assert run.values[gaps] < run.values[cases]

    def test_estimates_and_differences_are_those_of_shares(self):
        """Of the comparison of both."""
        runs = replications(self.TEXT, 3)
        found, key = summarise(load_text(self.TEXT), 1, runs), (Measure.TALLY_SHARE, "gaps")
        measured = {process: [run.measured[process] for run in runs] for process in ("old", "new")}
        old, new = (
            [Share(run.values[key], int(run.seen[key]), int(run.unseen[key])) for run in measured[process]]
            for process in ("old", "new")
        )
        assert found.estimates["old"][key] == share_estimate(old)
        assert found.differences["new"][key] == share_difference(old, new)
        before, after = ([run.measured[process].lead_times["visit"] for run in runs] for process in ("old", "new"))
        faster = [share_of(b < a) for a, b in zip(before, after, strict=True)]
        assert found.faster["new"] == share_estimate(faster)
