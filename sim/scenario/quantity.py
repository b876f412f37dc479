"""Kinds of quantity: what an amount in a scenario file measures, and in which unit it is kept."""

from __future__ import annotations

from enum import Enum

SECONDS_PER_UNIT = {"s": 1, "min": 60, "h": 3600, "day": 86_400, "week": 7 * 86_400}


class Kind(Enum):
    """What a value measures. The member's text is the unit in which amounts of this kind are kept."""

    COUNT = "number"
    SHARE = "share of one"
    DURATION = "seconds"
    WORKDAYS = "working days"
    RATE_PER_WORKDAY = "per working day"
    RATE_PER_SECOND = "per second"
    WORD = "word"

    @property
    def is_time(self) -> bool:
        """Whether the amount is a length of time, on the clock or in working days."""
        return self in (Kind.DURATION, Kind.WORKDAYS)

    @property
    def is_rate(self) -> bool:
        """Whether the amount is a number per time."""
        return self in (Kind.RATE_PER_WORKDAY, Kind.RATE_PER_SECOND)
