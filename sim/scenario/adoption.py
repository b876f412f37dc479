"""Adoption: that only a share of the applicants, or those from a date on, use a process."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen


@frozen
class Adoption:
    """Who uses a process: a share of the cases that arrive from a moment on; the others go through the baseline.

    `share` is between 0 and 1; without `since` it holds from the beginning.
    """

    share: float
    since: datetime | None = None

    @property
    def is_by_all(self) -> bool:
        """Whether every case uses the process, as if nothing were said of adoption."""
        return self.share >= 1 and self.since is None

    @property
    def is_by_none(self) -> bool:
        """Whether no case ever uses the process."""
        return self.share <= 0 and self.since is None
