"""The forms of the flow constructs: every key that may be written in a flow stands here, and nowhere else."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from sim.scenario import construct_rule as rule
from sim.scenario.amount_reader import COUNTS, SHARES, TIMES, Amount, When, Whole
from sim.scenario.flow import (
    Afterwards,
    At,
    Batch,
    Branch,
    Choose,
    Construct,
    Each,
    Flow,
    Option,
    Order,
    Parallel,
    Per,
    Repeat,
    Revoke,
    Stopwatch,
    Trip,
    UntilPassed,
)
from sim.scenario.form import Entry, Form, Recognised
from sim.scenario.part import Part
from sim.scenario.patience_form import with_patience
from sim.scenario.reader import ByName, ListOf, Schema, one_of
from sim.scenario.scope import UNREAD, Scope
from sim.scenario.work_form import (
    COUNT,
    COUNTING,
    FINISH,
    FOLLOW,
    MEETING,
    NAME,
    STEP,
    STREAM,
    WAIT,
    WAIT_UNTIL,
    name_entry,
)


@frozen
class FlowReader:
    """A list of constructs."""

    what: str = "a list of constructs (each begins with `- `)"

    def read(self, part: Part, scope: Scope) -> Flow | None:
        """The constructs that could be read; None if there is no list."""
        constructs: ListOf[Construct] = ListOf(CONSTRUCT, self.what)
        return constructs.read(part, scope)

    def schema(self) -> Schema:
        """A reference, as flows contain flows."""
        return {"$ref": "#/$defs/flow"}


@frozen
class BranchesReader:
    """Branches by name."""

    def read(self, part: Part, scope: Scope) -> tuple[Branch, ...] | None:
        """The branches that could be read."""
        flows = ByName(FLOW, "branches by name, each with its flow").read(part, scope)
        return None if flows is None else tuple(Branch(name, flow) for name, flow in flows.items())

    def schema(self) -> Schema:
        """An object of flows."""
        return ByName(FLOW, "").schema()


@frozen
class ItemsReader:
    """`item` for all items of the case, or the names of some."""

    def read(self, part: Part, scope: Scope) -> tuple[str, ...] | None:
        """The names; none for all."""
        if part.data == "item":
            return ()
        return ListOf(NAME, "item, or a list of names of items").read(part, scope)

    def schema(self) -> Schema:
        """The word, or an array."""
        return {"anyOf": [{"const": "item"}, ListOf(NAME, "").schema()]}


FLOW = FlowReader()


def _do(about: str) -> Entry:
    return Entry("do", FLOW, about, "body", required=True, stand_in=())


_AT_MOST = Entry("at_most", Whole(), "the greatest number of rounds", stand_in=1)

EACH = Form(
    Each,
    "an each",
    "Every item of the case goes through the flow.",
    (
        Entry("each", ItemsReader(), "item, or names of items", "items", required=True, stand_in=()),
        Entry("order", one_of(Order), "in turn, or side by side"),
        Entry(
            "before",
            ByName(ListOf(NAME, "a list of names of items"), "items, each with those that come before it"),
            "item: those that must be through before it",
        ),
        _do("what every item goes through"),
    ),
)

PARALLEL = Form(
    Parallel,
    "a parallel",
    "All branches are gone through.",
    (
        name_entry("parallel", "the name of the fork"),
        Entry("branches", BranchesReader(), "branches by name, each with its flow", required=True, stand_in=()),
        Entry("order", one_of(Order), "in turn, or side by side"),
    ),
)

OPTION = Form(
    Option,
    "an option",
    "A way that may be taken.",
    (
        Entry("chance", Amount(SHARES, "a share", drawn=False), "the chance that this way is taken", stand_in=UNREAD),
        Entry("when", When(), "the condition under which this way is taken"),
        _do("what happens then"),
    ),
    one_of=(("chance", "when"),),
)

CHOOSE = Form(
    Choose,
    "a choose",
    "Exactly one way is taken.",
    (
        name_entry("choose", "the name of the choice"),
        Entry(
            "options",
            ListOf(OPTION, "a list of options, each with chance or when"),
            "the ways, each with chance or when",
            required=True,
            stand_in=(),
        ),
        Entry("otherwise", FLOW, "what happens if no other way is taken"),
        STREAM,
    ),
)

REPEAT = Form(
    Repeat,
    "a repeat",
    "The flow again and again.",
    (
        name_entry("repeat", "the name of the loop"),
        Entry("times", Amount(COUNTS, "a number", drawn=False, least=1), "how many times", stand_in=UNREAD),
        Entry("again", Amount(SHARES, "a share", drawn=False), "the chance of another round", stand_in=UNREAD),
        _AT_MOST,
        _do("what is repeated"),
        STREAM,
    ),
    one_of=(("times", "again"),),
)

UNTIL_PASSED = Form(
    UntilPassed,
    "an until_passed",
    "The flow is repeated until nothing fails in it.",
    (
        Entry(
            "until_passed",
            one_of(Per),
            "item or case: what comes again if it fails",
            "per",
            required=True,
            stand_in=Per.CASE,
        ),
        Entry(
            "in_batches_of",
            Amount(COUNTS, "a number", drawn=False, least=1),
            "items that go through together",
            stand_in=UNREAD,
        ),
        _AT_MOST,
        Entry("otherwise", FLOW, "what happens to what still fails; the case is refused if nothing is said"),
        _do("what is repeated"),
    ),
)

BATCH = Form(
    Batch,
    "a batch",
    "Cases wait for each other and go through the flow together.",
    (
        name_entry("batch", "the name of the batch"),
        Entry(
            "size", Amount(COUNTS, "a number", drawn=False, least=1), "cases that make a batch leave", stand_in=UNREAD
        ),
        Entry(
            "or_after",
            Amount(TIMES, "a duration"),
            "how long the oldest waits at most",
            "oldest_waits",
            stand_in=UNREAD,
        ),
        COUNTING,
        Entry("at", MEETING, "when it leaves at the latest: {every, at}", "meeting", stand_in=rule.SOME_MEETING),
        Entry("grouped_by", NAME, "the attribute that all cases of a batch share"),
        _do("what they go through together"),
    ),
    any_of=(("size", "or_after", "at"),),
    finish=rule.finish_batch,
)

TRIP = Form(
    Trip,
    "a trip",
    "The applicant travels somewhere and back.",
    (
        name_entry("trip", "where to"),
        Entry("takes", Amount(TIMES, "a duration"), "the time of one way", required=True, stand_in=UNREAD),
        Entry("by", NAME, "the pool that travels; the only pool of applicants if nothing is said", stand_in=""),
        _do("what happens there"),
        STREAM,
    ),
    finish=rule.finish_trip,
)

AT = Form(
    At,
    "an at",
    "One person of a pool is held through the flow.",
    (name_entry("at", "the pool", "pool"), _do("what that person does"), STREAM),
    within=rule.within_at,
)

AFTERWARDS = Form(
    Afterwards,
    "an afterwards",
    "What happens after the decision: effort of people, not lead time of the case.",
    (
        name_entry("afterwards", "the name of it"),
        Entry("after", Amount(TIMES, "a duration"), "time from the decision to its beginning", stand_in=UNREAD),
        COUNTING,
        _do("what happens"),
        STREAM,
    ),
    finish=rule.finish_afterwards,
)

REVOKE = Form(
    Revoke,
    "a revoke",
    "The decision is revoked; the case must go through the flow to stand again.",
    (Entry("revoke", FLOW, "what the case goes through", "body", required=True, stand_in=()),),
)

STOPWATCH = Form(
    Stopwatch,
    "a stopwatch",
    "Measures the calendar time that a case spends in the flow.",
    (name_entry("stopwatch", "the name of the time"), _do("what is timed")),
)

# `at` is last, as it is a key of a batch too
CONSTRUCT_FORMS: tuple[tuple[tuple[str, ...], Form[Any]], ...] = (
    (("step",), with_patience(STEP, FLOW)),
    (("wait", "until"), WAIT_UNTIL),
    (("wait",), WAIT),
    (("each",), EACH),
    (("parallel",), PARALLEL),
    (("choose",), CHOOSE),
    (("repeat",), REPEAT),
    (("until_passed",), UNTIL_PASSED),
    (("batch",), BATCH),
    (("trip",), TRIP),
    (("afterwards",), AFTERWARDS),
    (("revoke",), REVOKE),
    (("finish",), FINISH),
    (("follow",), FOLLOW),
    (("count",), COUNT),
    (("stopwatch",), STOPWATCH),
    (("at",), with_patience(AT, FLOW)),
)
CONSTRUCT: Recognised[Construct] = Recognised(CONSTRUCT_FORMS, "a construct")
