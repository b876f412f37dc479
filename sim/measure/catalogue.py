"""Everything that is measured: names that stay, units, and which direction is better."""

from __future__ import annotations

from enum import Enum
from typing import Self


class Unit(Enum):
    """Unit of a measure's numbers."""

    SECONDS = "s"
    WORKDAYS = "workdays"
    COUNT = "count"
    SHARE = "share"
    PER_WORKDAY = "per workday"


class Better(Enum):
    """Which direction is an improvement."""

    LESS = "less"
    MORE = "more"
    NEITHER = "neither"


class Subject(Enum):
    """What a measure is about."""

    CASE_TYPE = "case type"
    POOL = "pool"
    TALLY = "count or stopwatch"


class Measure(Enum):
    """A measure. `key` is its stable name in files; times per case are means over the finished measured cases."""

    key: str
    unit: Unit
    better: Better
    subject: Subject

    def __new__(cls, key: str, unit: Unit, better: Better, subject: Subject = Subject.CASE_TYPE) -> Self:
        """A member whose value is its key."""
        member = object.__new__(cls)
        member._value_ = key
        member.key = key
        member.unit = unit
        member.better = better
        member.subject = subject
        return member

    LEAD_TIME_MEAN = "lead_time_mean", Unit.SECONDS, Better.LESS
    LEAD_TIME_MEDIAN = "lead_time_median", Unit.SECONDS, Better.LESS
    LEAD_TIME_P90 = "lead_time_p90", Unit.SECONDS, Better.LESS
    LEAD_TIME_AT_LEAST = "lead_time_at_least", Unit.SECONDS, Better.LESS
    THROUGH_1_DAY = "through_1_day", Unit.SHARE, Better.MORE
    THROUGH_7_DAYS = "through_7_days", Unit.SHARE, Better.MORE
    THROUGH_30_DAYS = "through_30_days", Unit.SHARE, Better.MORE
    THROUGH_90_DAYS = "through_90_days", Unit.SHARE, Better.MORE
    WORKING_DAYS_MEAN = "working_days_mean", Unit.WORKDAYS, Better.LESS
    WORKING_DAYS_MEDIAN = "working_days_median", Unit.WORKDAYS, Better.LESS
    WORKING_DAYS_P90 = "working_days_p90", Unit.WORKDAYS, Better.LESS
    PROMISED_LIMIT = "promised_limit", Unit.WORKDAYS, Better.LESS
    STATUTORY_LIMIT = "statutory_limit", Unit.WORKDAYS, Better.LESS
    ON_TIME_PROMISED = "on_time_promised", Unit.SHARE, Better.MORE
    ON_TIME_STATUTORY = "on_time_statutory", Unit.SHARE, Better.MORE

    PATH_APPLICANT_WORK = "path_applicant_work", Unit.SECONDS, Better.LESS
    PATH_TRAVEL = "path_travel", Unit.SECONDS, Better.LESS
    PATH_QUEUE = "path_queue", Unit.SECONDS, Better.LESS
    PATH_STAFF_WORK = "path_staff_work", Unit.SECONDS, Better.LESS
    PATH_WAITING = "path_waiting", Unit.SECONDS, Better.LESS
    PATH_CLOSED = "path_closed", Unit.SECONDS, Better.LESS

    APPLICANT_EFFORT = "applicant_effort", Unit.SECONDS, Better.LESS
    STAFF_EFFORT = "staff_effort", Unit.SECONDS, Better.LESS
    APPLICANT_EFFORT_AFTERWARDS = "applicant_effort_afterwards", Unit.SECONDS, Better.LESS
    STAFF_EFFORT_AFTERWARDS = "staff_effort_afterwards", Unit.SECONDS, Better.LESS
    APPLICANT_EFFORT_TOTAL = "applicant_effort_total", Unit.SECONDS, Better.LESS
    STAFF_EFFORT_TOTAL = "staff_effort_total", Unit.SECONDS, Better.LESS
    APPLICANT_EFFORT_PER_WORKDAY = "applicant_effort_per_workday", Unit.SECONDS, Better.LESS
    STAFF_EFFORT_PER_WORKDAY = "staff_effort_per_workday", Unit.SECONDS, Better.LESS
    COUNTER_TIME = "counter_time", Unit.SECONDS, Better.LESS
    WAITING_MEAN = "waiting_mean", Unit.SECONDS, Better.LESS
    WAITING_P90 = "waiting_p90", Unit.SECONDS, Better.LESS

    STEPS = "steps", Unit.COUNT, Better.LESS
    DOCUMENTS = "documents", Unit.COUNT, Better.LESS
    TRIPS = "trips", Unit.COUNT, Better.LESS
    FILINGS = "filings", Unit.COUNT, Better.LESS
    DEPARTMENTS = "departments", Unit.COUNT, Better.LESS
    CORRECTIONS = "corrections", Unit.COUNT, Better.LESS
    FIRST_PASS_YIELD = "first_pass_yield", Unit.SHARE, Better.MORE

    ARRIVED_PER_WORKDAY = "arrived_per_workday", Unit.PER_WORKDAY, Better.NEITHER
    FINISHED_PER_WORKDAY = "finished_per_workday", Unit.PER_WORKDAY, Better.MORE
    ITEMS_PER_WORKDAY = "items_per_workday", Unit.PER_WORKDAY, Better.MORE
    CAPACITY_PER_WORKDAY = "capacity_per_workday", Unit.PER_WORKDAY, Better.MORE
    MEASURED = "measured_cases", Unit.COUNT, Better.NEITHER
    UNFINISHED = "unfinished_cases", Unit.COUNT, Better.LESS
    GOING_ON = "unfinished_afterwards", Unit.COUNT, Better.LESS
    REFUSED = "refused_share", Unit.SHARE, Better.LESS
    WITHDRAWN = "withdrawn_share", Unit.SHARE, Better.LESS
    REVOKED = "revoked_share", Unit.SHARE, Better.LESS

    ADOPTED = "adopted_share", Unit.SHARE, Better.NEITHER

    TALLY = "tally", Unit.COUNT, Better.NEITHER, Subject.TALLY
    TALLY_SHARE = "tally_share", Unit.SHARE, Better.NEITHER, Subject.TALLY
    TALLY_TOTAL = "tally_total", Unit.COUNT, Better.NEITHER, Subject.TALLY
    STOPWATCH = "stopwatch", Unit.SECONDS, Better.NEITHER, Subject.TALLY

    UTILISATION = "utilisation", Unit.SHARE, Better.NEITHER, Subject.POOL
    LOAD = "load", Unit.SHARE, Better.LESS, Subject.POOL
    NEEDED_PER_WORKDAY = "needed_per_workday", Unit.SECONDS, Better.LESS, Subject.POOL
    STAFFED_PER_WORKDAY = "staffed_per_workday", Unit.SECONDS, Better.NEITHER, Subject.POOL
    QUEUE_MEAN = "queue_mean", Unit.COUNT, Better.LESS, Subject.POOL
    QUEUE_MAX = "queue_max", Unit.COUNT, Better.LESS, Subject.POOL
    OVERTIME_PER_WORKDAY = "overtime_per_workday", Unit.SECONDS, Better.LESS, Subject.POOL


PATH = (
    Measure.PATH_APPLICANT_WORK,
    Measure.PATH_TRAVEL,
    Measure.PATH_QUEUE,
    Measure.PATH_STAFF_WORK,
    Measure.PATH_WAITING,
    Measure.PATH_CLOSED,
)
"""The time ledger: what the lead time went into, on the critical path. The six add up to the lead time."""
