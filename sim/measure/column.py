"""One number over the replications of an experiment, and what follows from it."""

from __future__ import annotations

from attrs import frozen

from sim.measure.estimate import (
    Difference,
    Estimate,
    difference,
    estimate,
    relative_change,
    unpaired_difference,
)
from sim.measure.share import (
    Share,
    ShareGap,
    gap_difference,
    share_change,
    share_difference,
    share_estimate,
    unpaired_gap_difference,
    unpaired_share_difference,
)


@frozen
class Column:
    """A number in every replication, NaN where there is none; with the cases behind it if it is a share of cases.

    With `gaps` it is the difference of a share from the baseline's.
    """

    values: tuple[float, ...]
    shares: tuple[Share, ...] = ()
    gaps: tuple[ShareGap, ...] = ()

    def estimate(self) -> Estimate:
        """The mean with its interval."""
        if self.gaps:
            return share_difference([gap.baseline for gap in self.gaps], [gap.own for gap in self.gaps]).estimate
        return share_estimate(self.shares) if self.shares else estimate(self.values)

    def difference_from(self, old: Column) -> Difference:
        """This less the old one, paired by replication."""
        if self.shares and old.shares:
            return share_difference(old.shares, self.shares)
        if self.gaps and old.gaps:
            return gap_difference(old.gaps, self.gaps)
        return difference(old.values, self.values)

    def unpaired_difference_from(self, old: Column) -> Difference:
        """This less the old one, of other replications."""
        if self.shares and old.shares:
            return unpaired_share_difference(old.shares, self.shares)
        if self.gaps and old.gaps:
            return unpaired_gap_difference(old.gaps, self.gaps)
        return unpaired_difference(old.values, self.values)

    def change_from(self, old: Column) -> Estimate:
        """This over the old one, less one."""
        if self.shares and old.shares:
            return share_change(old.shares, self.shares)
        return relative_change(old.values, self.values)

    def less(self, baseline: Column) -> Column:
        """In every replication, this less that of the baseline."""
        gaps: tuple[ShareGap, ...] = ()
        if self.shares and baseline.shares:
            gaps = tuple(map(ShareGap, self.shares, baseline.shares))
        values = zip(self.values, baseline.values, strict=True)
        return Column(tuple(own - other for own, other in values), gaps=gaps)
