"""The forms of case types: arrivals, items, attributes, limits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from attrs import evolve, frozen

from sim.scenario.amount_reader import (
    ANY,
    COUNTS,
    RATES,
    SHARES,
    TIMES,
    WORKDAYS,
    Amount,
    Fixed,
    Whole,
    in_seconds,
    read_amount,
)
from sim.scenario.cases import (
    Arrivals,
    CaseType,
    CohortArrivals,
    DatedArrivals,
    IntervalArrivals,
    Limits,
    RateArrivals,
)
from sim.scenario.construct_form import FLOW
from sim.scenario.document import short
from sim.scenario.form import Entry, Form, Recognised
from sim.scenario.message import told
from sim.scenario.part import Part
from sim.scenario.quantity import Kind
from sim.scenario.reader import ByName, Converted, ListOf, OneOrList, Schema, Text
from sim.scenario.scope import UNREAD, UNREAD_MOMENT, Scope, is_name
from sim.scenario.time_reader import Moment
from sim.scenario.value import Constant, Observed, OneOf, Value, Word

NO_ARRIVALS = DatedArrivals(())
"""Stands in for arrivals that could not be read."""

PROFILE_TOLERANCE = 0.02
MOST_CASES = 1_000_000
MOST_CASES_PER_DAY = 20_000
MOST_ITEMS = 100_000


def _interval_in_seconds(arrivals: IntervalArrivals, part: Part, scope: Scope) -> IntervalArrivals:
    interval = in_seconds(arrivals.interval, scope.calendar.seconds_per_workday, part.child("every"))
    if interval is not UNREAD and _is_never_positive(interval):
        part.child("every").report(
            "with no time between them, cases never stop coming", "a time above zero, such as 2 h"
        )
    return IntervalArrivals(interval)


def _is_never_positive(value: Value) -> bool:
    if isinstance(value, Constant):
        return value.amount <= 0
    if isinstance(value, Observed):
        return max(value.amounts) <= 0
    if isinstance(value, OneOf):
        pairs = zip(value.options, value.shares, strict=True)
        return all(share == 0 or _is_never_positive(option) for option, share in pairs)
    return False


def _rate_arrivals(rate: Constant, profile: tuple[Constant, ...] = (Constant(1.0),), backlog: int = 0) -> RateArrivals:
    return RateArrivals(rate.amount, tuple(share.amount for share in profile), backlog)


def _finish_rate(arrivals: RateArrivals, part: Part, scope: Scope) -> RateArrivals:
    rate = Fixed(RATES, "a rate").read(part.child("rate"), scope) if part.has("rate") else None
    per_second = arrivals.per_open_second
    if rate is not None and rate.kind is Kind.RATE_PER_WORKDAY:
        per_second /= scope.calendar.seconds_per_workday or 1
    if rate is not None and per_second * scope.calendar.seconds_per_workday > MOST_CASES_PER_DAY:
        wrong = "more cases come in a working day than can be simulated"
        part.child("rate").report(wrong, told("at most {most} per workday", most=MOST_CASES_PER_DAY))
    if rate is not None and per_second <= 0:
        part.child("rate").report("nobody ever comes at this rate", "a rate over zero, such as 150 per workday")
    total = sum(arrivals.profile)
    if abs(total - 1) > PROFILE_TOLERANCE:
        part.child("profile").report(
            told("the shares add up to {total}", total=f"{total:.4g}"), "shares of a day's cases that add up to 1"
        )
        return RateArrivals(per_second, backlog=arrivals.backlog)
    return RateArrivals(per_second, tuple(share / total for share in arrivals.profile), arrivals.backlog)


_MOMENTS = OneOrList(Moment(), "a list of dates, each with or without a time")

BY_INTERVAL = Form(
    IntervalArrivals,
    "arrivals",
    "One case after another, with intervals counted in open hours.",
    (
        Entry(
            "every",
            Amount(TIMES, "a duration"),
            "the time between two cases",
            "interval",
            required=True,
            stand_in=UNREAD,
        ),
    ),
    finish=_interval_in_seconds,
)
BY_RATE = Form(
    _rate_arrivals,
    "arrivals",
    "Cases at random, so many a working day on average.",
    (
        Entry("rate", Fixed(RATES, "a rate"), "cases per workday or per hour", required=True, stand_in=UNREAD),
        Entry(
            "profile",
            ListOf(Fixed(SHARES, "a share"), "a list of shares"),
            "shares of a day's cases in equal slices of the open hours",
        ),
        Entry("backlog", Whole(least=0, most=MOST_CASES), "cases already waiting when the run starts"),
    ),
    finish=_finish_rate,
)
BY_DATE = Form(
    DatedArrivals,
    "arrivals",
    "One case at each of these moments.",
    (
        Entry(
            "on",
            Converted(_MOMENTS, lambda times: tuple(sorted(times))),
            "dates, each with or without a time",
            "times",
            required=True,
            stand_in=(),
        ),
    ),
)
COHORT = Form(
    CohortArrivals,
    "arrivals",
    "A number of cases that are all there at one moment.",
    (
        Entry("cohort", Whole(most=MOST_CASES), "how many cases", "count", required=True, stand_in=1),
        Entry("on", Moment(), "a date with or without a time", "at", required=True, stand_in=UNREAD_MOMENT),
    ),
)
ARRIVALS: Recognised[Arrivals] = Recognised(
    ((("every",), BY_INTERVAL), (("rate",), BY_RATE), (("cohort",), COHORT), (("on",), BY_DATE)),
    "a mapping",
    NO_ARRIVALS,
)


def _days(constant: Constant) -> float:
    return constant.amount


LIMITS = Form(
    Limits,
    "a limit",
    "Time limits in working days by the legal counting rule.",
    (
        Entry(
            "promised",
            Converted(Fixed(WORKDAYS, "working days"), _days),
            "the limit that is promised, such as 15 workdays",
        ),
        Entry(
            "statutory",
            Converted(Fixed(WORKDAYS, "working days"), _days),
            "the limit that the law sets, such as 20 workdays",
        ),
    ),
    any_of=(("promised", "statutory"),),
)


@frozen
class ItemsOfCase:
    """A number of items, or their names."""

    def read(self, part: Part, scope: Scope) -> Value | tuple[str, ...] | None:
        """The number or the names."""
        if not isinstance(part.data, list):
            return Amount(COUNTS, "a number of items", least=1, most=MOST_ITEMS).read(part, scope)
        names = ListOf(Text("the name of an item"), "a number of items, or a list of their names").read(part, scope)
        for name, count in Counter(names).items():
            if count > 1:
                part.report(
                    told("the item {name} is there {count} times", name=short(name), count=count), "each item once"
                )
        return names

    def schema(self) -> Schema:
        """A number or an array of names."""
        return {"anyOf": [Amount(COUNTS, "").schema(), ListOf(Text(), "").schema()]}


@frozen
class Attributes:
    """Attributes by name, each with the value or distribution from which it is drawn."""

    def read(self, part: Part, scope: Scope) -> dict[str, Value] | None:
        """The attributes; `UNREAD` where one could not be read."""
        children = part.children("a mapping from names to values")
        if children is None:
            return None
        attributes: dict[str, Value] = {}
        plain = evolve(scope, attributes={})
        for name, child in children.items():
            if not is_name(name):
                child.report_at_key(
                    told("{name} cannot be the name of an attribute", name=short(name)), "letters, digits and _"
                )
            elif name in scope.names.parameters or name in scope.names.unread:
                child.report_at_key(
                    told("{name} is the name of a parameter", name=short(name)), "another name for the attribute"
                )
            else:
                attributes[name] = read_amount(child, plain, ANY, "a value")
                if isinstance(attributes[name], Word) and child.data in children:
                    child.report(told("{name} is another attribute", name=short(str(child.data))), "a value of its own")
        return attributes

    def schema(self) -> Schema:
        """An object of values."""
        return ByName(Amount(ANY, ""), "").schema()


def _within_case(part: Part, scope: Scope) -> Scope:
    """The attributes of a case type are known in its other entries. Their problems are noted once."""
    return scope_with(Attributes().read(part.child("attributes"), scope) if part.has("attributes") else None, scope)


def scope_with(attributes: Mapping[str, Value] | None, scope: Scope) -> Scope:
    """The scope in which these attributes are known."""
    kinds = {name: value.kind for name, value in (attributes or {}).items()}
    unread = frozenset(name for name, value in (attributes or {}).items() if value is UNREAD)
    return evolve(scope, attributes=kinds, unread_attributes=unread)


CASE = Form(
    CaseType,
    "a case type",
    "A kind of case: who comes, when, with what.",
    (
        Entry("arrivals", ARRIVALS, "when cases come: every, rate, on or cohort", required=True, stand_in=NO_ARRIVALS),
        Entry("items", ItemsOfCase(), "the number of items of a case, or their names"),
        Entry("attributes", Attributes(), "values drawn once per case, the same in all processes"),
        Entry("limit", LIMITS, "time limits: {promised, statutory}", "limits"),
        Entry("priority", Amount(COUNTS, "a number", drawn=False), "the smaller number is served first"),
        Entry("flow", FLOW, "what cases of this type do in every process", stand_in=()),
    ),
    within=_within_case,
)


def read_case(part: Part, scope: Scope, name: str) -> CaseType:
    """A case type; an empty one, that needs no flow, if it could not be read."""
    case: Any = CASE.read(part, scope, name=name)
    return CaseType(name, NO_ARRIVALS, flow=()) if case is None else case
