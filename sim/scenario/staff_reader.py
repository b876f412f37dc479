"""The forms of calendar, horizon and staff."""

from __future__ import annotations

from typing import Any

from attrs import evolve, frozen

from sim.scenario.amount_reader import Whole
from sim.scenario.calendar import CalendarRule, Horizon, Hours
from sim.scenario.flow import Needs
from sim.scenario.form import Entry, Form
from sim.scenario.message import told
from sim.scenario.part import Part
from sim.scenario.quantity import Kind
from sim.scenario.reader import Choice, Converted, ListOf, OneOrList, Schema, Text, one_of
from sim.scenario.scope import UNREAD_DAY, Scope
from sim.scenario.staff import AtClosing, Pool, Role, ServiceOrder, Shift
from sim.scenario.time_reader import Day, OpeningHours, Stretch, Weekdays, clock_text, read_stretch

LONGEST_HORIZON = 25_000
"""Working days, about a hundred years."""


def _dates(about: str, key: str) -> Entry:
    return Entry(key, Converted(OneOrList(Day(), "a list of dates"), frozenset), about)


_CALENDAR_ENTRIES = (
    Entry("days", Weekdays(), "weekdays that are open, such as mon-fri", "weekdays"),
    Entry("hours", OpeningHours(), "opening hours, such as [09:00-12:00, 13:30-17:00], or around the clock"),
    Entry("holidays", Choice({"CN": "CN", "none": ""}), "public holidays: CN (mainland China) or none"),
    _dates("dates that are closed", "closed"),
    _dates("dates that are open", "opened"),
    Entry(
        "years",
        Converted(OneOrList(Whole(1990, most=2200), "a list of years"), frozenset),
        "years without announced holidays, whose days off stand under closed",
    ),
)

CALENDAR = Form(CalendarRule, "the calendar", "When the place is open.", _CALENDAR_ENTRIES)

_WORKDAYS = Whole(0, Kind.WORKDAYS, LONGEST_HORIZON)

HORIZON = Form(
    Horizon,
    "the horizon",
    "What is simulated and measured.",
    (
        Entry("start", Day(), "the first day, such as 2026-03-02", required=True, stand_in=UNREAD_DAY),
        Entry("warm_up", _WORKDAYS, "working days at the beginning that are not measured, such as 10 workdays"),
        Entry(
            "length",
            Whole(1, Kind.WORKDAYS, LONGEST_HORIZON),
            "working days that are measured, such as 60 workdays",
            required=True,
            stand_in=1,
        ),
        Entry(
            "run_out", _WORKDAYS, "working days at the end in which cases may still be finished, such as 60 workdays"
        ),
    ),
)


@frozen
class PoolCalendar:
    """What differs from the main calendar."""

    def read(self, part: Part, scope: Scope) -> CalendarRule | None:
        """The main calendar with the changes."""
        return Form(_changed(scope.calendar), "the pool's calendar", "", _CALENDAR_ENTRIES).read(part, scope)

    def schema(self) -> Schema:
        """As the main calendar."""
        return CALENDAR.schema()


def _changed(calendar: CalendarRule) -> Any:
    return lambda **changes: evolve(calendar, **changes)


@frozen
class Shifts:
    """Numbers of people by hours."""

    what: str = "numbers of people by hours, such as {09:00-12:00: 4}"

    def read(self, part: Part, scope: Scope) -> tuple[Shift, ...] | None:
        """The shifts."""
        children = part.children(self.what)
        if not children:
            if children is not None:
                part.needs(self.what)
            return None
        shifts: list[Shift] = []
        for key, child in children.items():
            hours, count = read_stretch(child, key), Whole(0).read(child, scope)
            if hours is not None and count is not None:
                self._check_overlap(child, hours, shifts)
                shifts.append(Shift(hours, count))
        return tuple(shifts)

    def _check_overlap(self, part: Part, hours: Hours, shifts: list[Shift]) -> None:
        for shift in shifts:
            if hours.opens < shift.hours.closes and shift.hours.opens < hours.closes:
                part.report_at_key(
                    told(
                        "the shift {hours} overlaps the shift {other}",
                        hours=clock_text(hours),
                        other=clock_text(shift.hours),
                    )
                )

    def schema(self) -> Schema:
        """An object whose keys are hours."""
        return {
            "type": "object",
            "propertyNames": Stretch().schema(),
            "additionalProperties": Whole(0).schema(),
            "minProperties": 1,
        }


def _with_role(pool: Pool, part: Part, scope: Scope) -> Pool:  # noqa: ARG001
    if pool.per_case and pool.at_closing is AtClosing.REFUSE:
        part.child("at_closing").report("people of a case refuse nobody", "pause or finish")
    if pool.per_case and not part.has("role"):
        return evolve(pool, role=Role.APPLICANT)
    return pool


POOL = Form(
    Pool,
    "a pool",
    "People who can stand in for each other.",
    (
        Entry("count", Whole(), "how many people", required=True, stand_in=1),
        Entry("per", Choice({"case": True}), "case, if every case has people of its own", "per_case"),
        Entry("calendar", PoolCalendar(), "what differs from the main calendar"),
        Entry("shifts", Shifts(), "numbers of people by hours, such as {09:00-12:00: 4}"),
        Entry("at_closing", one_of(AtClosing), "what happens to work at closing time: pause, finish or refuse"),
        Entry("order", one_of(ServiceOrder), "who is served first: arrival, priority or earliest limit"),
        Entry("role", one_of(Role), "whose time it is: staff or applicant"),
    ),
    finish=_with_role,
)


@frozen
class PeopleNeeded:
    """A pool, a list of pools, or numbers by pool."""

    what: str = "a pool, a list of pools, or numbers by pool"

    def read(self, part: Part, scope: Scope) -> tuple[Needs, ...] | None:
        """The people."""
        if isinstance(part.data, list):
            names = ListOf(Text("the name of a pool"), self.what).read(part, scope)
            return tuple(Needs(name) for name in names) if names else None
        if isinstance(part.data, dict) and part.data:
            children = part.children() or {}
            return tuple(Needs(name, Whole().read(child, scope) or 1) for name, child in children.items())
        name = part.text(self.what)
        return None if name is None else (Needs(name),)

    def schema(self) -> Schema:
        """A text, an array or an object."""
        name: Schema = {"type": "string", "minLength": 1}
        numbers: Schema = {"type": "object", "additionalProperties": Whole().schema(), "minProperties": 1}
        return {"anyOf": [name, {"type": "array", "items": name, "minItems": 1}, numbers]}
