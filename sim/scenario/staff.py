"""Staff pools: who does the work, how many they are, when they are there, whom they serve first."""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from sim.scenario.calendar import CalendarRule, Hours


class AtClosing(Enum):
    """What happens to a service that runs when the pool closes."""

    PAUSE = "pause"
    FINISH = "finish"
    REFUSE = "refuse"


class ServiceOrder(Enum):
    """Who is served first among those who wait; ties go by arrival in the queue."""

    ARRIVAL = "arrival"
    PRIORITY = "priority"
    EARLIEST_LIMIT = "earliest limit"


class Role(Enum):
    """Whose time a pool's work costs."""

    STAFF = "staff"
    APPLICANT = "applicant"


@frozen
class Shift:
    """A number of people who are there in these hours."""

    hours: Hours
    count: int


@frozen
class Pool:
    """People who can stand in for each other.

    `count` people are there whenever `calendar` is open, unless `shifts` state another number for hours of the
    day. With `per_case`, every case has a pool of its own (the firm's clerk).
    """

    name: str
    count: int
    calendar: CalendarRule
    role: Role = Role.STAFF
    per_case: bool = False
    shifts: tuple[Shift, ...] = ()
    at_closing: AtClosing = AtClosing.PAUSE
    order: ServiceOrder = ServiceOrder.ARRIVAL
