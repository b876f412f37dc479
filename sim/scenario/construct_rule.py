"""What completes a construct once its keys have been read: workdays into seconds, the pool that travels."""

from __future__ import annotations

from datetime import time

from attrs import evolve

from sim.scenario.amount_reader import in_seconds
from sim.scenario.flow import Afterwards, Batch, Counting, Meeting, Needs, Step, Trip, Wait
from sim.scenario.message import listed, told
from sim.scenario.part import Part
from sim.scenario.quantity import Kind
from sim.scenario.scope import UNREAD, Scope
from sim.scenario.value import Value

SOMEBODY: tuple[Needs, ...] = (Needs(""),)
"""Stands in for people that could not be read."""

SOME_MEETING = Meeting(1, time())
"""Stands in for a meeting that could not be read."""


def finish_step(step: Step, part: Part, scope: Scope) -> Step:
    """A step whose work is in seconds: a workday of work is a workday of the pool that does it."""
    pool = step.by[0].pool if step.by else scope.held
    return evolve(step, takes=in_seconds(step.takes, scope.seconds_per_workday(pool), part.child("takes")))


def finish_wait(wait: Wait, part: Part, scope: Scope) -> Wait:  # noqa: ARG001
    """A wait that says how it is counted."""
    require_counting(part, "for", wait.duration, wait.counting)
    return wait


def finish_batch(batch: Batch, part: Part, scope: Scope) -> Batch:  # noqa: ARG001
    """A batch that says how waiting is counted."""
    if batch.oldest_waits is not None:
        require_counting(part, "or_after", batch.oldest_waits, batch.counting)
    return batch


def finish_afterwards(afterwards: Afterwards, part: Part, scope: Scope) -> Afterwards:  # noqa: ARG001
    """An inspection whose date can be counted."""
    if part.has("after"):
        counting = afterwards.counting if part.has("counting") else Counting.CALENDAR_TIME
        require_counting(part, "after", afterwards.after, counting)
    return afterwards


def finish_trip(trip: Trip, part: Part, scope: Scope) -> Trip:
    """A trip of somebody: of the applicant, if there is one."""
    by = trip.by
    if not by and not part.has("by"):
        applicants = scope.applicants
        if len(applicants) == 1:
            by = applicants[0]
        elif applicants:
            part.report_at_key(
                "'by' is missing in a trip",
                told("there are several applicants: {applicants}", applicants=listed(applicants)),
            )
        else:
            part.report_at_key(
                "nobody is there to make this trip", "`by`, or a pool with `per: case` or `role: applicant`"
            )
    return evolve(trip, by=by, takes=in_seconds(trip.takes, scope.seconds_per_workday(by), part.child("takes")))


def within_at(part: Part, scope: Scope) -> Scope:
    """Inside `at`, the person who is held does the work."""
    pool = part.child("at").data
    return evolve(scope, held=pool if isinstance(pool, str) else "")


def require_counting(part: Part, key: str, duration: Value, counting: Counting) -> None:
    """Note where it is not said how working days are counted, or where hours are to be counted as legal days."""
    if duration is UNREAD:
        return
    if duration.kind is Kind.WORKDAYS and counting is Counting.CALENDAR_TIME:
        part.child(key).report(
            "it is not said how these working days are counted", "counting: open hours, or counting: legal days"
        )
    if duration.kind is Kind.DURATION and counting is Counting.LEGAL_DAYS:
        part.child(key).report("legal days are whole working days", "an amount in workdays, or counting: open hours")
