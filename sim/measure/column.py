"""One number over the replications of an experiment, and what follows from it."""

from __future__ import annotations

from attrs import frozen

from sim.measure.estimate import Difference, Estimate, difference, estimate, relative_change
from sim.measure.share import Share, share_change, share_difference, share_estimate


@frozen
class Column:
    """A number in every replication, NaN where there is none; with the cases behind it if it is a share of cases."""

    values: tuple[float, ...]
    shares: tuple[Share, ...] = ()

    def estimate(self) -> Estimate:
        """The mean with its interval."""
        return share_estimate(self.shares) if self.shares else estimate(self.values)

    def difference_from(self, old: Column) -> Difference:
        """This less the old one, paired by replication."""
        if self.shares and old.shares:
            return share_difference(old.shares, self.shares)
        return difference(old.values, self.values)

    def change_from(self, old: Column) -> Estimate:
        """This over the old one, less one."""
        if self.shares and old.shares:
            return share_change(old.shares, self.shares)
        return relative_change(old.values, self.values)
